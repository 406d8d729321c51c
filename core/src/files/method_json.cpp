#include "files/method_json.h"

#include <algorithm>

#include "base/lists.h"
#include "engine/terms.h"
#include "files/index_json.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Cursor;

constexpr double kMaxScale = 1'000'000;
constexpr int kMaxDecimals = 6;

std::vector<int> read_rounding(const Cursor& list, int most_decimals) {
  std::vector<int> rounding;
  std::int64_t last = most_decimals;
  for (const Cursor& step : list.items(1, 3)) {
    last = step.integer(0, last).value_or(last);
    rounding.push_back(static_cast<int>(last));
  }
  return rounding.empty() ? std::vector<int>{0} : rounding;
}

/// Reads a word where one stands; `words` are in the order of the enumeration.
template <class Enum>
void read_word(const Cursor& item, std::initializer_list<std::string_view> words, Enum& value) {
  if (const auto which = item.one_of(words)) value = static_cast<Enum>(*which);
}

void read_number(const Cursor& item, double least, double most, double& value) {
  value = item.number(least, most).value_or(value);
}

/// The keys of a rule that both formats have.
void read_common(const Cursor& item, NodeRule& rule) {
  read_word(item.optional("halves"), {"up", "even"}, rule.halves);
  read_word(item.optional("key"), {"rounded", "exact"}, rule.key);
  read_word(item.optional("ties"), {"competition", "dense"}, rule.ties);
  read_word(item.optional("first"), {"highest", "lowest"}, rule.first);
}

/// A rule of format 1.
NodeRule read_rule(const Cursor& item) {
  item.allow_keys({"denominator", "rounding", "halves", "key", "ties", "first"});
  NodeRule rule;
  read_word(item.key("denominator"), {"answered", "all"}, rule.missing);
  rule.rounding = read_rounding(item.key("rounding"), 3);
  item.key("key");
  item.key("ties");
  read_common(item, rule);
  return rule;
}

/// A rule of format 2: what is written changes `rule`.
NodeRule read_rule(const Cursor& item, NodeRule rule) {
  item.allow_keys({"aggregation", "missing", "coverage", "scale", "rounding", "halves", "key",
                   "ties", "first", "tolerance"});
  read_word(item.optional("aggregation"), {"pooled", "sum", "arithmetic", "geometric", "harmonic"},
            rule.aggregation);
  read_word(item.optional("missing"), {"left-out", "zero", "none"}, rule.missing);
  read_number(item.optional("coverage"), 0, 1, rule.coverage);
  if (const Cursor scale = item.optional("scale"); scale.present()) {
    rule.relative_to_best = scale.is_text();
    rule.scale = 100;
    if (scale.is_text()) {
      scale.one_of({"best"});
    } else {
      read_number(scale, 1e-6, kMaxScale, rule.scale);
    }
  }
  if (const Cursor rounding = item.optional("rounding"); rounding.present()) {
    rule.rounding = read_rounding(rounding, kMaxDecimals);
  }
  read_number(item.optional("tolerance"), 0, kMaxScale, rule.tolerance);
  read_common(item, rule);
  return rule;
}

/// Weights by id of the nodes of one kind; a node that is not named keeps its own.
void read_weights(const Cursor& item, const Edition& edition, std::string_view kind,
                  ErrorCode unknown, Method& method) {
  if (method.weights.empty()) method.weights = own_weights(edition);
  for (const std::string& id : item.keys()) {
    // In format 1 a domain or a layer may have the root's id, and only they have weights.
    const bool root = id == "overall" && edition.format != 1;
    const auto node = find_node(edition, root ? id : format("{}:{}", {kind, id}));
    const Cursor weight = item.key(id);
    if (!node) {
      weight.fail(unknown, "There is no {} \"{}\".", {kind, id});
    } else if (edition.format == 1) {
      method.weights[node->value] = static_cast<double>(weight.integer(0, kMaxWeight).value_or(1));
    } else {
      method.weights[node->value] = weight.number(0, static_cast<double>(kMaxWeight)).value_or(1);
    }
  }
  if (method.weights == own_weights(edition)) method.weights.clear();
}

std::vector<IndicatorIndex> read_dropped(const Cursor& list, const Edition& edition) {
  std::vector<IndicatorIndex> dropped;
  for (const Cursor& item : list.items(0, edition.indicators.size())) {
    const auto found = read_indicator(item, edition);
    if (found && std::count(dropped.begin(), dropped.end(), *found) == 0) dropped.push_back(*found);
  }
  return dropped;
}

void read_rules_1(const Cursor& item, const Edition& edition, Method& method) {
  const NodeRule overall = read_rule(item.key("overall"));
  const NodeRule domain = read_rule(item.key("domain"));
  const NodeRule layer = read_rule(item.key("layer"));
  for (const Node& node : edition.nodes) {
    method.rules.push_back(node.kind == NodeKind::overall  ? overall
                           : node.kind == NodeKind::domain ? domain
                                                           : layer);
  }
  constexpr Aggregation kAggregations[] = {Aggregation::pooled, Aggregation::arithmetic,
                                           Aggregation::geometric, Aggregation::harmonic};
  const auto how = item.optional("aggregate").one_of({"pooled", "mean", "geometric", "harmonic"});
  method.rules.front().aggregation = kAggregations[how.value_or(0)];
  read_weights(item.optional("domain_weights"), edition, "domain", ErrorCode::unknown_domain,
               method);
  read_weights(item.optional("layer_weights"), edition, "layer", ErrorCode::unknown_layer, method);
}

void read_rules_2(const Cursor& item, const Edition& edition, Method& method) {
  const NodeRule every =
      read_rule(item.optional("rule"), NodeRule{.aggregation = Aggregation::arithmetic});
  method.rules.assign(edition.nodes.size(), every);
  const Cursor nodes = item.optional("nodes");
  for (const std::string& id : nodes.keys()) {
    if (const auto node = find_node(edition, index_json::node_name(id))) {
      method.rules[node->value] = read_rule(nodes.key(id), every);
    } else {
      nodes.key(id).fail(ErrorCode::unknown_scope, "There is no node \"{}\".", {id});
    }
  }
  read_weights(item.optional("weights"), edition, "node", ErrorCode::unknown_scope, method);
}

/// Faults of the edition itself are reported where they are; what depends on it is left unchecked.
bool is_whole(const Edition& edition) {
  return !edition.nodes.empty() && edition.nodes.front().id == "overall" &&
         !edition.indicators.empty() && all_of(edition.indicators, [&](const Indicator& i) {
           if (i.scale.value >= edition.scales.size()) return false;
           const Scale& scale = edition.scales[i.scale.value];
           return (scale.number || !scale.options.empty()) && all_of(i.nodes, [&](NodeIndex node) {
                    return node.value < edition.nodes.size();
                  });
         });
}

/// An indicator without a share, as no option of it is above 0, in a node that is made of shares.
std::string share_fault(const Edition& edition, const Method& method) {
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const auto index = index_at<IndicatorIndex>(i);
    const Scale& scale = edition.scale_of(index);
    const auto& dropped = method.dropped;
    const bool used = std::count(dropped.begin(), dropped.end(), index) == 0;
    if (!used || scale.number || scale.maximum() > 0) continue;
    for (const NodeIndex node : edition.indicators[i].nodes) {
      if (rule_for(method, node).aggregation == Aggregation::pooled) continue;
      return format("{} is made of shares, but {} has none: no option of its scale is above 0.",
                    {node_id(edition, node), edition.indicators[i].id});
    }
  }
  return {};
}

}  // namespace

std::vector<double> own_weights(const Edition& edition) {
  std::vector<double> weights;
  for (const Node& node : edition.nodes) weights.push_back(node.weight);
  return weights;
}

std::string fault_of(const Edition& edition, const Method& method) {
  const std::string fault = share_fault(edition, method);
  return fault.empty() ? method_fault(edition, method) : fault;
}

Method read_method(const Cursor& item, const Edition& edition, const std::vector<Method>& earlier) {
  if (edition.format == 1) {
    item.allow_keys({"id", "name", "about", "overall", "domain", "layer", "aggregate",
                     "domain_weights", "layer_weights", "dropped"});
  } else {
    item.allow_keys({"id", "name", "about", "rule", "nodes", "weights", "dropped"});
  }
  Method method{new_id(item, earlier), item.key("name").line(60), item.key("about").line(300), {}};
  if (method.id == "mean" || method.id == "pooled") {
    item.key("id").fail(ErrorCode::bad_id,
                        "\"{}\" changes a method (exact,mean) and cannot name one.", {method.id});
  }
  edition.format == 1 ? read_rules_1(item, edition, method) : read_rules_2(item, edition, method);
  method.dropped = read_dropped(item.optional("dropped"), edition);
  if (!is_whole(edition)) return method;
  const std::string fault = fault_of(edition, method);
  if (!fault.empty()) item.fail(ErrorCode::out_of_range, "{}", {fault});
  return method;
}

std::optional<Method> read_method(const Edition& edition, std::string_view file,
                                  std::string_view text, Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) {
    return read_method(root, edition, edition.methods);
  });
}

}  // namespace rescore
