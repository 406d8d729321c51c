#include <algorithm>

#include "json.h"
#include "method_json.h"
#include "readers.h"
#include "rescore/json_io.h"
#include "sentence.h"

namespace rescore {
namespace {

using json::Node;

/// Far beyond any published index, and small enough for all sums to fit in an int.
constexpr std::size_t kMaxParts = 100;
constexpr std::size_t kMaxIndicators = 2000;
constexpr std::int64_t kMaxScore = 1000;
constexpr std::int64_t kMaxCountries = 1000;

std::vector<Part> read_parts(const Node& list) {
  std::vector<Part> parts;
  for (const Node& node : list.items(1, kMaxParts)) {
    node.only({"id", "name", "about"});
    parts.push_back(
        {new_id(node, parts), node.key("name").words(60), node.key("about").words(200)});
  }
  return parts;
}

Scale read_scale(const Node& node, const std::vector<Scale>& earlier) {
  node.only({"id", "name", "options"});
  Scale scale{new_id(node, earlier), node.key("name").words(60), {}};
  std::int64_t least = 0;
  for (const Node& option : node.key("options").items(2, 20)) {
    option.only({"score", "label"});
    const std::int64_t score = option.key("score").integer(least, kMaxScore).value_or(least);
    scale.options.push_back({static_cast<int>(score), option.key("label").words(80)});
    least = score + 1;
  }
  return scale;
}

/// A reference to an entry of another list. Without one, a place beyond every list: what depends on
/// it is left unchecked, so that one fault is told once.
template <class I, class Find>
I reference(const Node& node, ErrorCode code, std::string_view what, Find find) {
  constexpr I kNowhere{UINT16_MAX};
  const auto id = node.id();
  if (!id) return kNowhere;
  const std::optional<I> found = find(*id);
  if (!found) node.fail(code, "There is no {} \"{}\".", {what, *id});
  return found.value_or(kNowhere);
}

class IndicatorReader {
 public:
  explicit IndicatorReader(Edition& edition)
      : edition_(edition), in_domain_(edition.domains.size()) {}

  void read(const Node& node, std::size_t total) {
    node.only(
        {"id", "number", "domain", "layer", "scale", "title", "question", "chosen", "skipped"});
    Indicator indicator{};
    indicator.id = new_id(node, edition_.indicators);
    indicator.number = read_number(node.key("number"), static_cast<std::int64_t>(total));
    indicator.domain =
        reference<DomainIndex>(node.key("domain"), ErrorCode::unknown_domain, "domain",
                               [&](const std::string& id) { return find_domain(edition_, id); });
    indicator.layer =
        reference<LayerIndex>(node.key("layer"), ErrorCode::unknown_layer, "layer",
                              [&](const std::string& id) { return find_layer(edition_, id); });
    indicator.scale =
        reference<ScaleIndex>(node.key("scale"), ErrorCode::unknown_scale, "scale",
                              [&](const std::string& id) { return find_scale(edition_, id); });
    check_id(node.key("id"), indicator);
    indicator.title = node.key("title").words(60);
    indicator.question = node.key("question").words(180);
    read_counts(node, indicator);
    edition_.indicators.push_back(std::move(indicator));
  }

 private:
  int read_number(const Node& node, std::int64_t total) const {
    const auto number = static_cast<int>(node.integer(1, total).value_or(0));
    const auto taken = std::any_of(edition_.indicators.begin(), edition_.indicators.end(),
                                   [&](const Indicator& i) { return i.number == number; });
    if (number != 0 && taken) {
      node.fail(ErrorCode::duplicate_id, "The number {} belongs to two indicators.", {number});
    }
    return number;
  }

  /// An indicator's id is its domain's id and its place in the domain, so that links last.
  void check_id(const Node& node, const Indicator& indicator) {
    if (indicator.domain.value >= in_domain_.size()) return;
    const int place = ++in_domain_[indicator.domain.value];
    const std::string wanted =
        edition_.domains[indicator.domain.value].id + (place < 10 ? "-0" : "-") + in_digits(place);
    if (!indicator.id.empty() && indicator.id != wanted) {
      node.fail(ErrorCode::bad_id, "By its domain and place this is \"{}\".", {wanted});
    }
  }

  void read_counts(const Node& node, Indicator& indicator) const {
    const Node chosen = node.key("chosen");
    const bool known = indicator.scale.value < edition_.scales.size();
    const std::size_t options =
        known ? edition_.scales[indicator.scale.value].options.size() : std::size_t{0};
    if (options > 0) {
      for (const Node& count : chosen.items(options, options)) {
        indicator.chosen.push_back(static_cast<int>(count.integer(0, kMaxCountries).value_or(0)));
      }
    }
    indicator.skipped = static_cast<int>(node.key("skipped").integer(0, kMaxCountries).value_or(0));
  }

  Edition& edition_;
  std::vector<int> in_domain_;
};

std::optional<Source> read_source(const Node& node) {
  if (!node.present()) return std::nullopt;
  node.only({"publisher", "website", "data", "commit", "citation", "caveat"});
  return Source{node.key("publisher").words(120),     node.key("website").link().value_or(""),
                node.key("data").link().value_or(""), node.key("commit").words(40),
                node.key("citation").words(300),      node.maybe("caveat").words(500)};
}

std::vector<Slip> read_slips(const Node& list, const Edition& edition) {
  std::vector<Slip> slips;
  if (!list.present()) return slips;
  for (const Node& node : list.items(0, 1000)) {
    node.only({"country", "scope", "column", "printed"});
    const Node scope = node.key("scope");
    const std::string scope_name = scope.text(80).value_or("overall");
    if (!find_scope(edition, scope_name)) {
      scope.fail(ErrorCode::unknown_scope, "There is no scope \"{}\".", {scope_name});
    }
    const Node column = node.key("column");
    const std::string name = column.text(20).value_or("percent");
    if (name != "percent" && name != "rank") {
      column.fail(ErrorCode::bad_text, "Here belongs one of \"percent\", \"rank\".");
    }
    const Node printed = node.key("printed");
    printed.decimal(3, 0, 1'000'000);
    slips.push_back(
        {read_country_code(node.key("country")), scope_name, name, printed.scalar().value_or("")});
  }
  return slips;
}

}  // namespace

std::optional<Edition> read_edition(std::string_view file, std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Node root(*value, file, errors);
  root.only({"edition", "title", "countries", "source", "domains", "layers", "scales", "methods",
             "known_slips", "indicators"});
  Edition edition{};
  edition.file = file;
  edition.id = root.key("edition").id().value_or("");
  edition.title = root.key("title").words(100);
  edition.countries = static_cast<int>(root.key("countries").integer(1, kMaxCountries).value_or(0));
  edition.source = read_source(root.maybe("source"));
  edition.domains = read_parts(root.key("domains"));
  edition.layers = read_parts(root.key("layers"));
  for (const Node& node : root.key("scales").items(1, kMaxParts)) {
    edition.scales.push_back(read_scale(node, edition.scales));
  }
  edition.known_slips = read_slips(root.maybe("known_slips"), edition);
  const std::vector<Node> indicators = root.key("indicators").items(1, kMaxIndicators);
  IndicatorReader reader(edition);
  for (const Node& node : indicators) reader.read(node, indicators.size());
  // After the indicators, which a method may name.
  for (const Node& node : root.key("methods").items(1, kMaxParts)) {
    edition.methods.push_back(read_method(node, edition, edition.methods));
  }
  if (errors.size() > before) return std::nullopt;
  return edition;
}

}  // namespace rescore
