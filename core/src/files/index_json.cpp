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
  return Source{item.key("publisher").line(120),      item.key("website").link().value_or(""),
                item.key("data").link().value_or(""), item.key("commit").line(40),
                item.key("citation").line(300),       item.optional("caveat").line(500)};
}

void read_methods(const Cursor& list, Edition& edition) {
  for (const Cursor& item : list.items(1, kMaxMethods)) {
    edition.methods.push_back(read_method(item, edition, edition.methods));
  }
}

ScaleIndex read_scale_reference(const Cursor& item, const Edition& edition) {
  return reference<ScaleIndex>(item, item.id().value_or(""), ErrorCode::unknown_scale, "scale",
                               [&](const std::string& id) { return find_scale(edition, id); });
}

}  // namespace index_json

namespace {

using namespace index_json;

/// Domains or layers, as nodes.
void read_parts(const Cursor& list, NodeKind kind, std::string_view prefix, Edition& edition) {
  constexpr std::size_t kMaxParts = 100;
  Distinct ids;
  for (const Cursor& item : list.items(1, kMaxParts)) {
    item.allow_keys({"id", "name", "about"});
    const std::string id = item.key("id").id().value_or("");
    ids.add(item.key("id"), id);
    Node node{format("{}:{}", {prefix, id}), kind, item.key("name").line(60),
              item.key("about").line(200)};
    if (kind == NodeKind::domain) node.parent = kOverall;
    edition.nodes.push_back(std::move(node));
  }
}

NodeIndex read_part(const Cursor& item, const Edition& edition, ErrorCode code,
                    std::string_view kind) {
  return reference<NodeIndex>(item, item.id().value_or(""), code, kind, [&](const std::string& id) {
    return find_node(edition, format("{}:{}", {kind, id}));
  });
}

void read_frequencies(const Cursor& item, const Edition& edition, Indicator& indicator) {
  const Cursor frequencies = item.key("chosen");
  const bool known = indicator.scale.value < edition.scales.size();
  const std::size_t options =
      known ? edition.scales[indicator.scale.value].options.size() : std::size_t{0};
  if (options > 0) {
    for (const Cursor& count : frequencies.items(options, options)) {
      indicator.frequencies.push_back(static_cast<int>(count.integer(0, kMaxUnits).value_or(0)));
    }
  }
  indicator.missing = static_cast<int>(item.key("skipped").integer(0, kMaxUnits).value_or(0));
}

void read_indicators(const Cursor& list, Edition& edition) {
  std::vector<int> in_domain(edition.nodes.size());  // by node
  Distinct numbers;
  const std::vector<Cursor> items = list.items(1, kMaxIndicators);
  for (const Cursor& item : items) {
    item.allow_keys(
        {"id", "number", "domain", "layer", "scale", "title", "question", "chosen", "skipped"});
    Indicator indicator{};
    indicator.id = new_id(item, edition.indicators);
    const auto number = item.key("number").integer(1, static_cast<std::int64_t>(items.size()));
    indicator.number = static_cast<int>(number.value_or(0));
    numbers.add(item.key("number"), number ? to_decimal(*number) : "", ErrorCode::duplicate_id,
                "The number {} belongs to two indicators.");
    indicator.nodes = {read_part(item.key("domain"), edition, ErrorCode::unknown_domain, "domain"),
                       read_part(item.key("layer"), edition, ErrorCode::unknown_layer, "layer")};
    indicator.scale = read_scale_reference(item.key("scale"), edition);
    // The id is the domain's id and the position in the domain, so that links last.
    if (const NodeIndex domain = indicator.nodes.front(); domain.value < in_domain.size()) {
      const int position = ++in_domain[domain.value];
      const std::string wanted = format(
          "{}{}{}", {short_id(edition.node(domain)), (position < 10 ? "-0" : "-"), position});
      if (!indicator.id.empty() && indicator.id != wanted) {
        item.key("id").fail(ErrorCode::bad_id, "By its domain and place this is \"{}\".", {wanted});
      }
    }
    indicator.title = item.key("title").line(60);
    indicator.question = item.key("question").line(180);
    read_frequencies(item, edition, indicator);
    edition.indicators.push_back(std::move(indicator));
  }
}

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
    item.allow_keys({"id", "name", "options"});
    edition.scales.push_back({new_id(item, edition.scales), item.key("name").line(60),
                              read_options(item.key("options"))});
  }
  read_indicators(root.key("indicators"), edition);
  read_methods(root.key("methods"), edition);
}

}  // namespace

std::optional<Edition> read_edition(std::string_view file, std::string_view text, Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) {
    Edition edition{};
    edition.file = file;
    const Cursor format = root.optional("format");
    if (format.present()) edition.format = static_cast<int>(format.integer(2, 2).value_or(0));
    if (edition.format == 1) read_format_1(root, edition);
    if (edition.format == 2) read_format_2(root, edition);
    return edition;
  });
}

}  // namespace rescore
