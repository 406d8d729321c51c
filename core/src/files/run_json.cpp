#include "files/run_json.h"

#include <charconv>

#include "files/readers.h"

namespace rescore {
namespace run_json {
namespace {

using json::Cursor;
using json::Writer;

/// In the order of the enumeration, and of false and true.
const std::initializer_list<std::string_view> kWeights = {"fixed", "dirichlet", "noise"};
const std::initializer_list<std::string_view> kDrawn = {"fixed", "drawn"};

std::uint64_t read_seed(const Cursor& item) {
  const auto text = item.try_line(20);
  std::uint64_t seed = 0;
  if (!text) return seed;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), seed);
  if (problem != std::errc{} || *text != to_decimal(seed)) {
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
  options.weights = static_cast<WeightModel>(item.key("weights").one_of(kWeights).value_or(0));
  options.concentration = static_cast<int>(number("concentration", 1, 1000));
  options.noise = static_cast<int>(number("noise", 0, 100));
  options.answers = item.key("answers").one_of(kDrawn) == 1;
  options.answer_chance = static_cast<int>(item.key("chance").decimal(2, 0, 10'000).value_or(0));
  options.skips = item.key("skips").one_of(kDrawn) == 1;
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

std::int64_t counted(const RunHead& head) {
  return static_cast<std::int64_t>(draws_of(head));
}

}  // namespace

void write_head(Writer& out, std::string_view kind, const RunHead& head) {
  const UncertaintyOptions& options = head.options;
  out.fields("kind", kind, "edition", head.edition, "fingerprint", head.fingerprint, "method",
             head.method);
  out.key("options").begin_object();
  out.fields("seed", to_decimal(options.seed), "draws", options.draws);
  out.fields("weights", kWeights.begin()[static_cast<std::size_t>(options.weights)]);
  out.fields("concentration", options.concentration, "noise", options.noise);
  out.fields("answers", kDrawn.begin()[options.answers ? 1 : 0]);
  out.key("chance").decimal(options.answer_chance / 100.0);
  out.fields("skips", kDrawn.begin()[options.skips ? 1 : 0]).end_object();
  out.key("ranges").list(head.ranges, [&](const DrawRange& range) {
    out.begin_array().put(range.begin).put(range.end).end_array();
  });
  out.fields("counted", counted(head));
}

std::vector<Cursor> read_head(const Cursor& root, std::uint64_t most_draws, RunHead& head) {
  head.edition = root.key("edition").id().value_or("");
  const Cursor fingerprint = root.key("fingerprint");
  head.fingerprint = fingerprint.line(8);
  if (!head.fingerprint.empty() &&
      (head.fingerprint.size() != 8 ||
       head.fingerprint.find_first_not_of("0123456789abcdef") != std::string::npos)) {
    fingerprint.fail(ErrorCode::bad_text, "A fingerprint has eight digits of 0 to 9 and a to f.");
  }
  head.method = root.key("method").text(10'000).value_or("");
  head.options = read_options(root.key("options"), most_draws);
  head.ranges = read_ranges(root.key("ranges"), head.options.draws);
  check_written(root.optional("counted"), to_decimal(counted(head)));
  std::vector<Cursor> entries = root.key("countries").items(1, kMaxRunUnits);
  Distinct codes;
  for (const Cursor& item : entries) {
    const Cursor place = item.key("country");
    head.units.push_back(read_unit_code(place));
    codes.add(place, head.units.back(), ErrorCode::duplicate_country,
              "The country {} stands here twice.");
  }
  return entries;
}

void check_written(const Cursor& item, std::string_view written) {
  Errors none;
  const Cursor different = item.difference(json::parse("", written, none).value());
  if (!different.present()) return;
  different.fail(ErrorCode::disagreement,
                 "This does not follow from the counts; the file is damaged.");
}

void fail_counts(const Cursor& item) {
  item.fail(ErrorCode::disagreement,
            "These counts cannot be those of the draws; the file is damaged.");
}

}  // namespace run_json

std::optional<RunResult> read_run(std::string_view file, std::string_view text, Errors& errors) {
  return json::read_file(file, text, errors, [&](const json::Cursor& root) -> RunResult {
    const json::Cursor kind = root.key("kind");
    const std::string name = kind.line(40);
    if (name == run_json::kRobustness) return run_json::read_uncertainty(root, errors);
    if (name == run_json::kSensitivity) return run_json::read_sensitivity(root, errors);
    if (!name.empty()) {
      kind.fail(ErrorCode::unknown_form,
                "Only results of \"robustness\" and \"sensitivity\" are read here.");
    }
    return {};
  });
}

}  // namespace rescore
