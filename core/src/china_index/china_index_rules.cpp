#include "base/format.h"
#include "base/lists.h"
#include "files/index_json.h"
#include "files/method_json.h"
#include "files/readers.h"
#include "json/json.h"
#include "rescore/china_index/import.h"

namespace rescore {
namespace {

using json::Cursor;

/// The same bounds as in an index.json.
constexpr std::size_t kMaxParts = 100;

void read_parts(const Cursor& list, NodeKind kind, std::string_view prefix,
                std::vector<Node>& nodes) {
  struct Part {
    std::string id;
  };
  std::vector<Part> parts;
  for (const Cursor& item : list.items(1, kMaxParts)) {
    item.allow_keys({"id", "name", "about"});
    parts.push_back({new_id(item, parts)});
    Node node{format("{}:{}", {prefix, parts.back().id}), kind, item.key("name").line(60),
              item.key("about").line(200)};
    if (kind == NodeKind::domain) node.parent = kOverall;
    nodes.push_back(std::move(node));
  }
}

std::vector<Scale> read_scales(const Cursor& list) {
  std::vector<Scale> scales;
  for (const Cursor& item : list.items(1, kMaxParts)) {
    item.allow_keys({"id", "name", "options"});
    Scale scale{new_id(item, scales), item.key("name").line(60), {}};
    scale.options = index_json::read_options(item.key("options"));
    scales.push_back(std::move(scale));
  }
  return scales;
}

/// The layer that tells these rules from those of other years.
std::string read_layer(const Cursor& item, const ChinaIndexRules& rules) {
  const std::string id = item.id().value_or("");
  if (id.empty()) return id;
  const auto has_id = [&](const Node& node) { return node.id == format("layer:{}", {id}); };
  if (!any_of(rules.nodes, has_id)) {
    item.fail(ErrorCode::unknown_layer, "There is no layer \"{}\".", {id});
  }
  const auto has_layer = [&](const YearlyRules& year) { return year.layer == id; };
  if (any_of(rules.years, has_layer)) {
    item.fail(ErrorCode::duplicate_id, "Two entries have the layer \"{}\".", {id});
  }
  return id;
}

std::vector<Method> read_methods(const Cursor& list, const Edition& parts) {
  std::vector<Method> methods;
  for (const Cursor& item : list.items(1, kMaxParts)) {
    // An edition has some of the layers and perhaps other domains, so weights would not fit it.
    for (const char* key : {"domain_weights", "layer_weights", "dropped"}) {
      if (const Cursor weights = item.optional(key); weights.present()) {
        weights.fail(ErrorCode::unknown_key, "The publisher's rules have no \"{}\".", {key});
      }
    }
    methods.push_back(read_method(item, parts, methods));
  }
  return methods;
}

}  // namespace

std::optional<ChinaIndexRules> read_china_index_rules(std::string_view file, std::string_view text,
                                                      Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Cursor root(*value, file, errors);
  root.allow_keys({"domains", "layers", "scales", "years"});
  ChinaIndexRules rules{};
  rules.file = file;
  rules.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
  read_parts(root.key("domains"), NodeKind::domain, "domain", rules.nodes);
  read_parts(root.key("layers"), NodeKind::layer, "layer", rules.nodes);
  Edition nodes{};
  nodes.nodes = rules.nodes;
  rules.scales = read_scales(root.key("scales"));
  for (const Cursor& item : root.key("years").items(1, kMaxParts)) {
    item.allow_keys({"layer", "methods"});
    YearlyRules year{read_layer(item.key("layer"), rules), {}};
    year.methods = read_methods(item.key("methods"), nodes);
    rules.years.push_back(std::move(year));
  }
  if (errors.size() > before) return std::nullopt;
  return rules;
}

Error china_index_rules_missing(std::string_view file) {
  return {ErrorCode::missing_file, std::string(file), "",
          "The file with the publisher's rules is not there; without it only editions that have a "
          "pattern can be imported."};
}

}  // namespace rescore
