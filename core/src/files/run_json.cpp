#include "files/run_json.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "files/readers.h"

namespace rescore {
namespace run_json {
namespace {

using json::Cursor;
using json::Writer;

constexpr std::pair<WeightModel, std::string_view> kWeights[] = {
    {WeightModel::fixed, "fixed"},
    {WeightModel::dirichlet, "dirichlet"},
    {WeightModel::noise, "noise"}};
constexpr std::pair<bool, std::string_view> kDrawn[] = {{false, "fixed"}, {true, "drawn"}};

template <class Value, std::size_t N>
std::string_view word_of(const std::pair<Value, std::string_view> (&words)[N], Value value) {
  for (const auto& [known, word] : words) {
    if (known == value) return word;
  }
  return {};
}

template <class Value, std::size_t N>
Value read_word(const Cursor& item, const std::pair<Value, std::string_view> (&words)[N]) {
  const auto text = item.try_line(20);
  if (!text) return words[0].first;
  std::string all;
  for (const auto& [value, word] : words) {
    if (word == *text) return value;
    all += (all.empty() ? "" : ", ") + std::string(word);
  }
  item.fail(ErrorCode::unknown_word, "This is one of: {}.", {all});
  return words[0].first;
}

std::uint64_t read_seed(const Cursor& item) {
  const auto text = item.try_line(20);
  std::uint64_t seed = 0;
  if (!text) return seed;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), seed);
  if (problem != std::errc{} || *text != std::to_string(seed)) {
    item.fail(ErrorCode::out_of_range,
              "A seed is a whole number from 0 to 18446744073709551615, written as text.");
  }
  return seed;
}

UncertaintyOptions read_options(const Cursor& item, std::uint64_t most_draws) {
  item.allow_keys(
      {"seed", "draws", "weights", "concentration", "noise", "answers", "chance", "skips"});
  UncertaintyOptions options;
  const auto number = [&](std::string_view key, std::int64_t least, std::int64_t most) {
    return item.key(key).integer(least, most).value_or(least);
  };
  options.seed = read_seed(item.key("seed"));
  options.draws =
      static_cast<std::uint64_t>(number("draws", 1, static_cast<std::int64_t>(most_draws)));
  options.weights = read_word(item.key("weights"), kWeights);
  options.concentration = static_cast<int>(number("concentration", 1, 1000));
  options.noise = static_cast<int>(number("noise", 0, 100));
  options.answers = read_word(item.key("answers"), kDrawn);
  options.answer_chance = static_cast<int>(item.key("chance").decimal(2, 0, 10'000).value_or(0));
  options.skips = read_word(item.key("skips"), kDrawn);
  return options;
}

std::vector<DrawRange> read_ranges(const Cursor& list, std::uint64_t draws) {
  std::vector<DrawRange> ranges;
  std::uint64_t so_far = 0;
  for (const Cursor& item : list.items(0, 1'000'000)) {
    const std::vector<Cursor> ends = item.items(2, 2);
    if (ends.empty()) continue;
    const auto limit = static_cast<std::int64_t>(draws);
    const auto begin = ends[0].integer(0, limit);
    const auto end = ends[1].integer(0, limit);
    if (!begin || !end) continue;
    const DrawRange range{static_cast<std::uint64_t>(*begin), static_cast<std::uint64_t>(*end)};
    if (range.begin < so_far || range.end <= range.begin) {
      item.fail(ErrorCode::disagreement, "Ranges rise and do not overlap; none is empty.");
    }
    so_far = range.end;
    ranges.push_back(range);
  }
  return ranges;
}

/// As Writer::decimal writes it, in millionths.
std::int64_t millionths(double number) {
  const auto size = static_cast<std::int64_t>((number < 0 ? -number : number) * 1e6 + 0.5);
  return number < 0 ? -size : size;
}

}  // namespace

void write_head(Writer& out, std::string_view kind, const Head& head) {
  const UncertaintyOptions& options = head.options;
  out.key("kind").string(kind);
  out.key("edition").string(head.edition);
  out.key("fingerprint").string(head.fingerprint);
  out.key("method").string(head.method);
  out.key("options").begin_object();
  out.key("seed").string(std::to_string(options.seed));
  out.key("draws").integer(static_cast<std::int64_t>(options.draws));
  out.key("weights").string(word_of(kWeights, options.weights));
  out.key("concentration").integer(options.concentration);
  out.key("noise").integer(options.noise);
  out.key("answers").string(word_of(kDrawn, options.answers));
  out.key("chance").decimal(options.answer_chance / 100.0);
  out.key("skips").string(word_of(kDrawn, options.skips));
  out.end_object();
  out.key("ranges").begin_array();
  std::int64_t counted = 0;
  for (const DrawRange& range : head.ranges) {
    out.begin_array();
    out.integer(static_cast<std::int64_t>(range.begin));
    out.integer(static_cast<std::int64_t>(range.end));
    out.end_array();
    counted += static_cast<std::int64_t>(range.end - range.begin);
  }
  out.end_array();
  out.key("counted").integer(counted);
}

Head read_head(const Cursor& root, std::uint64_t most_draws) {
  Head head;
  head.edition = root.key("edition").id().value_or("");
  const Cursor fingerprint = root.key("fingerprint");
  head.fingerprint = fingerprint.try_line(8).value_or("");
  if (!head.fingerprint.empty() &&
      (head.fingerprint.size() != 8 ||
       head.fingerprint.find_first_not_of("0123456789abcdef") != std::string::npos)) {
    fingerprint.fail(ErrorCode::bad_text, "A fingerprint has eight digits of 0 to 9 and a to f.");
  }
  head.method = root.key("method").text(10'000).value_or("");
  head.options = read_options(root.key("options"), most_draws);
  head.ranges = read_ranges(root.key("ranges"), head.options.draws);
  std::int64_t counted = 0;
  for (const DrawRange& range : head.ranges) {
    counted += static_cast<std::int64_t>(range.end - range.begin);
  }
  check_whole(root.optional("counted"), counted);
  return head;
}

std::vector<Cursor> read_countries(const Cursor& root, std::vector<std::string>& codes) {
  std::vector<Cursor> entries = root.key("countries").items(1, kMaxRunUnits);
  for (const Cursor& item : entries) {
    const Cursor place = item.key("country");
    std::string code = read_unit_code(place);
    if (!code.empty() && std::find(codes.begin(), codes.end(), code) != codes.end()) {
      place.fail(ErrorCode::duplicate_country, "The country {} stands here twice.", {code});
    }
    codes.push_back(std::move(code));
  }
  return entries;
}

void check_whole(const Cursor& item, std::optional<std::int64_t> wanted) {
  if (!item.present() || (item.is_null() && !wanted)) return;
  const auto there = item.integer(INT64_MIN, INT64_MAX);
  if (there && there != wanted) fail_summary(item);
}

void check_decimal(const Cursor& item, std::optional<double> wanted) {
  if (!item.present() || (item.is_null() && !wanted)) return;
  const auto there = item.decimal(6, INT64_MIN, INT64_MAX);
  if (there && (!wanted || *there != millionths(*wanted))) fail_summary(item);
}

void fail_summary(const Cursor& item) {
  item.fail(ErrorCode::disagreement, "This does not follow from the counts; the file is damaged.");
}

void fail_counts(const Cursor& item) {
  item.fail(ErrorCode::disagreement,
            "These counts cannot be those of the draws; the file is damaged.");
}

}  // namespace run_json

namespace {

std::string read_kind(const json::Cursor& root) {
  return root.key("kind").try_line(40).value_or("");
}

/// Parses a file and hands its root on when it is of this kind.
template <class Read>
auto read_kind_of(std::string_view file, std::string_view text, std::string_view kind,
                  Errors& errors, Read read)
    -> decltype(read(std::declval<json::Cursor>(), errors)) {
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const json::Cursor root(*value, file, errors);
  const std::string found = read_kind(root);
  if (found == kind) return read(root, errors);
  if (!found.empty()) {
    root.key("kind").fail(ErrorCode::unknown_form, "This is no result of \"{}\" but of \"{}\".",
                          {kind, found});
  }
  return std::nullopt;
}

}  // namespace

std::optional<UncertaintyResult> read_uncertainty(std::string_view file, std::string_view text,
                                                  Errors& errors) {
  return read_kind_of(file, text, run_json::kRobustness, errors, [](const auto& root, Errors& e) {
    return run_json::read_uncertainty(root, e);
  });
}

std::optional<SensitivityResult> read_sensitivity(std::string_view file, std::string_view text,
                                                  Errors& errors) {
  return read_kind_of(file, text, run_json::kSensitivity, errors, [](const auto& root, Errors& e) {
    return run_json::read_sensitivity(root, e);
  });
}

std::optional<RunResult> read_run(std::string_view file, std::string_view text, Errors& errors) {
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const json::Cursor root(*value, file, errors);
  const std::string kind = read_kind(root);
  if (kind == run_json::kRobustness) return run_json::read_uncertainty(root, errors);
  if (kind == run_json::kSensitivity) return run_json::read_sensitivity(root, errors);
  if (!kind.empty()) {
    root.key("kind").fail(ErrorCode::unknown_form,
                          "Only results of \"robustness\" and \"sensitivity\" are read here.");
  }
  return std::nullopt;
}

}  // namespace rescore
