#include "base/format.h"
#include "base/lists.h"
#include "files/methods.h"
#include "files/readers.h"
#include "json/json.h"
#include "rescore/china_index/import.h"

namespace rescore {
namespace {

using json::Cursor;

/// The same limits as for an index.json.
constexpr std::size_t kMaxParts = 100;

/// The layer that distinguishes these rules from those of other years.
std::string read_layer(const Cursor& item, const Edition& parts, const ChinaIndexRules& rules) {
  const std::string id = item.id();
  if (id.empty()) return id;
  read_node(item, NodeKind::layer, id, parts);
  const auto has_layer = [&](const YearlyRules& year) { return year.layer == id; };
  if (any_of(rules.years, has_layer)) {
    item.fail(ErrorCode::duplicate_id, "Two entries have the layer \"{}\".", {id});
  }
  return id;
}

std::vector<Method> read_methods(const Cursor& list, const Edition& parts) {
  std::vector<Method> methods;
  Distinct ids;
  for (const Cursor& item : list.items(1, kMaxParts)) {
    // Weights are not allowed: an edition has only some of the layers, and perhaps other domains.
    for (const char* key : {"domain_weights", "layer_weights", "dropped"}) {
      if (const Cursor weights = item.optional(key); weights.present()) {
        weights.fail(ErrorCode::unknown_key, "The publisher's rules have no \"{}\".", {key});
      }
    }
    methods.push_back(read_method(item, parts, ids));
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
  Edition parts{};
  parts.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
  read_parts(root.key("domains"), NodeKind::domain, parts);
  read_parts(root.key("layers"), NodeKind::layer, parts);
  read_scales(root.key("scales"), parts);
  rules.nodes = parts.nodes;
  rules.scales = parts.scales;
  for (const Cursor& item : root.key("years").items(1, kMaxParts)) {
    item.allow_keys({"layer", "methods"});
    YearlyRules year{read_layer(item.key("layer"), parts, rules), {}};
    year.methods = read_methods(item.key("methods"), parts);
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
