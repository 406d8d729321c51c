#include <algorithm>

#include "base/format.h"
#include "files/method_json.h"
#include "files/readers.h"
#include "json/json.h"
#include "rescore/json_io.h"

namespace rescore {
namespace {

using json::Cursor;

/// Far beyond any published index, and small enough for all sums to fit in an int.
constexpr std::size_t kMaxParts = 100;
constexpr std::size_t kMaxIndicators = 2000;
constexpr std::int64_t kMaxScore = 1000;
constexpr std::int64_t kMaxUnits = 1000;

std::vector<Part> read_parts(const Cursor& list) {
  std::vector<Part> parts;
  for (const Cursor& item : list.items(1, kMaxParts)) {
    item.allow_keys({"id", "name", "about"});
    parts.push_back({new_id(item, parts), item.key("name").line(60), item.key("about").line(200)});
  }
  return parts;
}

Scale read_scale(const Cursor& item, const std::vector<Scale>& earlier) {
  item.allow_keys({"id", "name", "options"});
  Scale scale{new_id(item, earlier), item.key("name").line(60), {}};
  std::int64_t least = 0;
  for (const Cursor& option : item.key("options").items(2, 20)) {
    option.allow_keys({"score", "label"});
    const std::int64_t score = option.key("score").integer(least, kMaxScore).value_or(least);
    scale.options.push_back({static_cast<int>(score), option.key("label").line(80)});
    least = score + 1;
  }
  return scale;
}

/// A reference to an entry of another list. Without one, a place beyond every list: what depends on
/// it is left unchecked, so that one fault is told once.
template <class I, class Find>
I reference(const Cursor& item, ErrorCode code, std::string_view what, Find find) {
  constexpr I kNowhere{UINT16_MAX};
  const auto id = item.id();
  if (!id) return kNowhere;
  const std::optional<I> found = find(*id);
  if (!found) item.fail(code, "There is no {} \"{}\".", {what, *id});
  return found.value_or(kNowhere);
}

class IndicatorReader {
 public:
  explicit IndicatorReader(Edition& edition)
      : edition_(edition), in_domain_(edition.domains.size()) {}

  void read(const Cursor& item, std::size_t total) {
    item.allow_keys(
        {"id", "number", "domain", "layer", "scale", "title", "question", "chosen", "skipped"});
    Indicator indicator{};
    indicator.id = new_id(item, edition_.indicators);
    indicator.number = read_number(item.key("number"), static_cast<std::int64_t>(total));
    indicator.domain =
        reference<DomainIndex>(item.key("domain"), ErrorCode::unknown_domain, "domain",
                               [&](const std::string& id) { return find_domain(edition_, id); });
    indicator.layer =
        reference<LayerIndex>(item.key("layer"), ErrorCode::unknown_layer, "layer",
                              [&](const std::string& id) { return find_layer(edition_, id); });
    indicator.scale =
        reference<ScaleIndex>(item.key("scale"), ErrorCode::unknown_scale, "scale",
                              [&](const std::string& id) { return find_scale(edition_, id); });
    check_id(item.key("id"), indicator);
    indicator.title = item.key("title").line(60);
    indicator.question = item.key("question").line(180);
    read_counts(item, indicator);
    edition_.indicators.push_back(std::move(indicator));
  }

 private:
  int read_number(const Cursor& item, std::int64_t total) const {
    const auto number = static_cast<int>(item.integer(1, total).value_or(0));
    const auto taken = std::any_of(edition_.indicators.begin(), edition_.indicators.end(),
                                   [&](const Indicator& i) { return i.number == number; });
    if (number != 0 && taken) {
      item.fail(ErrorCode::duplicate_id, "The number {} belongs to two indicators.", {number});
    }
    return number;
  }

  /// An indicator's id is its domain's id and its place in the domain, so that links last.
  void check_id(const Cursor& item, const Indicator& indicator) {
    if (indicator.domain.value >= in_domain_.size()) return;
    const int place = ++in_domain_[indicator.domain.value];
    const std::string wanted =
        edition_.domains[indicator.domain.value].id + (place < 10 ? "-0" : "-") + to_decimal(place);
    if (!indicator.id.empty() && indicator.id != wanted) {
      item.fail(ErrorCode::bad_id, "By its domain and place this is \"{}\".", {wanted});
    }
  }

  void read_counts(const Cursor& item, Indicator& indicator) const {
    const Cursor frequencies = item.key("chosen");
    const bool known = indicator.scale.value < edition_.scales.size();
    const std::size_t options =
        known ? edition_.scales[indicator.scale.value].options.size() : std::size_t{0};
    if (options > 0) {
      for (const Cursor& count : frequencies.items(options, options)) {
        indicator.frequencies.push_back(static_cast<int>(count.integer(0, kMaxUnits).value_or(0)));
      }
    }
    indicator.missing = static_cast<int>(item.key("skipped").integer(0, kMaxUnits).value_or(0));
  }

  Edition& edition_;
  std::vector<int> in_domain_;
};

std::optional<Source> read_source(const Cursor& item) {
  if (!item.present()) return std::nullopt;
  item.allow_keys({"publisher", "website", "data", "commit", "citation", "caveat"});
  return Source{item.key("publisher").line(120),      item.key("website").link().value_or(""),
                item.key("data").link().value_or(""), item.key("commit").line(40),
                item.key("citation").line(300),       item.optional("caveat").line(500)};
}

}  // namespace

std::optional<Edition> read_edition(std::string_view file, std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Cursor root(*value, file, errors);
  root.allow_keys({"edition", "title", "countries", "source", "domains", "layers", "scales",
                   "methods", "indicators"});
  Edition edition{};
  edition.file = file;
  edition.id = root.key("edition").id().value_or("");
  edition.title = root.key("title").line(100);
  edition.units = static_cast<int>(root.key("countries").integer(1, kMaxUnits).value_or(0));
  edition.source = read_source(root.optional("source"));
  edition.domains = read_parts(root.key("domains"));
  edition.layers = read_parts(root.key("layers"));
  for (const Cursor& item : root.key("scales").items(1, kMaxParts)) {
    edition.scales.push_back(read_scale(item, edition.scales));
  }
  const std::vector<Cursor> indicators = root.key("indicators").items(1, kMaxIndicators);
  IndicatorReader reader(edition);
  for (const Cursor& item : indicators) reader.read(item, indicators.size());
  // After the indicators, which a method may name.
  for (const Cursor& item : root.key("methods").items(1, kMaxParts)) {
    edition.methods.push_back(read_method(item, edition, edition.methods));
  }
  if (errors.size() > before) return std::nullopt;
  return edition;
}

}  // namespace rescore
