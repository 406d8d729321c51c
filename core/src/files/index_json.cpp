#include "files/index_json.h"

#include <algorithm>

#include "base/format.h"
#include "files/method_json.h"
#include "rescore/io.h"

namespace rescore {

using json::Cursor;

namespace index_json {

std::vector<Option> read_options(const Cursor& list) {
  constexpr std::size_t kMaxOptions = 1001;
  std::vector<Option> options;
  std::int64_t least = -kMaxScore;
  for (const Cursor& option : list.items(2, kMaxOptions)) {
    option.allow_keys({"score", "label"});
    const std::int64_t score = option.key("score").integer(least, kMaxScore).value_or(least);
    options.push_back({static_cast<int>(score), option.key("label").line(80)});
    least = score + 1;
  }
  return options;
}

std::optional<Source> read_source(const Cursor& item) {
  if (!item.present()) return std::nullopt;
  item.allow_keys({"publisher", "website", "data", "commit", "citation", "caveat"});
  return Source{item.key("publisher").line(120),     item.key("website").link().value_or(""),
                item.key("data").link().value_or(""), item.key("commit").line(40),
                item.key("citation").line(300),      item.optional("caveat").line(500)};
}

}  // namespace index_json

namespace {

using namespace index_json;

/// Domains or layers, as nodes.
void read_parts(const Cursor& list, NodeKind kind, std::string_view prefix, Edition& edition) {
  constexpr std::size_t kMaxParts = 100;
  struct Part {
    std::string id;
  };
  std::vector<Part> earlier;
  for (const Cursor& item : list.items(1, kMaxParts)) {
    item.allow_keys({"id", "name", "about"});
    earlier.push_back({new_id(item, earlier)});
    Node node{format("{}:{}", {prefix, earlier.back().id}), kind, item.key("name").line(60),
              item.key("about").line(200)};
    if (kind == NodeKind::domain) node.parent = kOverall;
    edition.nodes.push_back(std::move(node));
  }
}

Scale read_scale(const Cursor& item, const std::vector<Scale>& earlier) {
  item.allow_keys({"id", "name", "options"});
  return {new_id(item, earlier), item.key("name").line(60), read_options(item.key("options"))};
}

/// Reads the indicators of format 1, each in a domain and in a layer.
class IndicatorReader {
 public:
  explicit IndicatorReader(Edition& edition)
      : edition_(edition), in_domain_(edition.nodes.size()) {}

  void read(const Cursor& item, std::size_t total) {
    item.allow_keys(
        {"id", "number", "domain", "layer", "scale", "title", "question", "chosen", "skipped"});
    Indicator indicator{};
    indicator.id = new_id(item, edition_.indicators);
    indicator.number = read_number(item.key("number"), static_cast<std::int64_t>(total));
    indicator.nodes = {read_part(item.key("domain"), ErrorCode::unknown_domain, "domain"),
                       read_part(item.key("layer"), ErrorCode::unknown_layer, "layer")};
    const Cursor scale = item.key("scale");
    indicator.scale = reference<ScaleIndex>(
        scale, scale.id().value_or(""), ErrorCode::unknown_scale, "scale",
        [&](const std::string& id) { return find_scale(edition_, id); });
    check_id(item.key("id"), indicator);
    indicator.title = item.key("title").line(60);
    indicator.question = item.key("question").line(180);
    read_frequencies(item, indicator);
    edition_.indicators.push_back(std::move(indicator));
  }

 private:
  NodeIndex read_part(const Cursor& item, ErrorCode code, std::string_view kind) const {
    return reference<NodeIndex>(item, item.id().value_or(""), code, kind,
                                [&](const std::string& id) {
                                  return find_node(edition_, format("{}:{}", {kind, id}));
                                });
  }

  int read_number(const Cursor& item, std::int64_t total) const {
    const auto number = static_cast<int>(item.integer(1, total).value_or(0));
    const auto taken = std::any_of(edition_.indicators.begin(), edition_.indicators.end(),
                                   [&](const Indicator& i) { return i.number == number; });
    if (number != 0 && taken) {
      item.fail(ErrorCode::duplicate_id, "The number {} belongs to two indicators.", {number});
    }
    return number;
  }

  /// An indicator's id is its domain's id and its position in the domain, so that links last.
  void check_id(const Cursor& item, const Indicator& indicator) {
    const NodeIndex domain = indicator.nodes.front();
    if (domain.value >= in_domain_.size()) return;
    const int position = ++in_domain_[domain.value];
    const std::string wanted =
        format("{}{}{}", {short_id(edition_.node(domain)), (position < 10 ? "-0" : "-"), position});
    if (!indicator.id.empty() && indicator.id != wanted) {
      item.fail(ErrorCode::bad_id, "By its domain and place this is \"{}\".", {wanted});
    }
  }

  void read_frequencies(const Cursor& item, Indicator& indicator) const {
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
  std::vector<int> in_domain_;  ///< by node
};

void read_format_1(const Cursor& root, Edition& edition) {
  root.allow_keys({"edition", "title", "countries", "source", "domains", "layers", "scales",
                   "methods", "indicators"});
  edition.id = root.key("edition").id().value_or("");
  edition.title = root.key("title").line(100);
  edition.units = static_cast<int>(root.key("countries").integer(1, kMaxUnits).value_or(0));
  edition.source = read_source(root.optional("source"));
  edition.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
  read_parts(root.key("domains"), NodeKind::domain, "domain", edition);
  read_parts(root.key("layers"), NodeKind::layer, "layer", edition);
  for (const Cursor& item : root.key("scales").items(1, 100)) {
    edition.scales.push_back(read_scale(item, edition.scales));
  }
  const std::vector<Cursor> indicators = root.key("indicators").items(1, kMaxIndicators);
  IndicatorReader reader(edition);
  for (const Cursor& item : indicators) reader.read(item, indicators.size());
  // After the indicators, which a method may name.
  for (const Cursor& item : root.key("methods").items(1, kMaxMethods)) {
    edition.methods.push_back(read_method(item, edition, edition.methods));
  }
}

}  // namespace

std::optional<Edition> read_edition(std::string_view file, std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Cursor root(*value, file, errors);
  Edition edition{};
  edition.file = file;
  const Cursor format = root.optional("format");
  if (format.present()) edition.format = static_cast<int>(format.integer(2, 2).value_or(0));
  if (edition.format == 1) read_format_1(root, edition);
  if (edition.format == 2) read_format_2(root, edition);
  if (errors.size() > before) return std::nullopt;
  return edition;
}

}  // namespace rescore
