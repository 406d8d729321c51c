#include "files/methods.h"

#include <algorithm>

#include "base/format.h"
#include "base/lists.h"
#include "engine/terms.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Cursor;

/// The highest weight of a method; with the rules of plan.h it bounds every sum.
constexpr int kMaxWeight = 1000;
constexpr double kMaxScale = 1'000'000;
constexpr int kMaxDecimals = 6;

std::vector<int> read_rounding(const Cursor& list, int most_decimals) {
  std::vector<int> rounding;
  int last = most_decimals;
  for (const Cursor& step : list.items(1, 3)) {
    last = step.integer(0, last).value_or(last);
    rounding.push_back(last);
  }
  return rounding.empty() ? std::vector<int>{0} : rounding;
}

/// The keys of a rule that only format 2 has.
void read_rule_2(const Cursor& item, NodeRule& rule) {
  item.allow_keys({"aggregation", "missing", "coverage", "scale", "rounding", "halves", "key",
                   "ties", "first", "tolerance"});
  const Cursor how = item.optional("aggregation");
  rule.aggregation =
      how.word({"pooled", "sum", "arithmetic", "geometric", "harmonic"}, rule.aggregation);
  rule.missing = item.optional("missing").word({"left-out", "zero", "none"}, rule.missing);
  rule.coverage = item.optional("coverage").number(0, 1).value_or(rule.coverage);
  if (const Cursor scale = item.optional("scale"); scale.present()) {
    rule.relative_to_best = scale.is_text();
    rule.scale = 100;
    if (scale.is_text()) {
      scale.word({"best"}, 0);
    } else {
      rule.scale = scale.number(1e-6, kMaxScale).value_or(rule.scale);
    }
  }
  rule.tolerance = item.optional("tolerance").number(0, kMaxScale).value_or(rule.tolerance);
}

/// Given keys change `rule`. In format 1 only `halves` and `first` are optional.
NodeRule read_rule(const Cursor& item, const Edition& edition, NodeRule rule) {
  const bool first = edition.format == 1;
  const auto key = [&](std::string_view name) {
    return first ? item.key(name) : item.optional(name);
  };
  if (first) {
    item.allow_keys({"denominator", "rounding", "halves", "key", "ties", "first"});
    rule.missing = item.key("denominator").word({"answered", "all"}, rule.missing);
  } else {
    read_rule_2(item, rule);
  }
  if (const Cursor rounding = key("rounding"); rounding.present()) {
    rule.rounding = read_rounding(rounding, first ? 3 : kMaxDecimals);
  }
  rule.halves = item.optional("halves").word({"up", "even"}, rule.halves);
  rule.key = key("key").word({"rounded", "exact"}, rule.key);
  rule.ties = key("ties").word({"competition", "dense"}, rule.ties);
  rule.first = item.optional("first").word({"highest", "lowest"}, rule.first);
  return rule;
}

/// The index's own weights, by node.
std::vector<double> own_weights(const Edition& edition) {
  return mapped(edition.nodes, &Node::weight);
}

/// Weights by id for the nodes of one kind; a node that is not named keeps its own.
void read_weights(const Cursor& item, const Edition& edition, NodeKind kind, Method& method) {
  if (method.weights.empty()) method.weights = own_weights(edition);
  for (const std::string& id : item.keys()) {
    const Cursor weight = item.key(id);
    const auto node = read_node(weight, kind, id, edition);
    if (!node) continue;
    method.weights[node->value] = edition.format == 1 ? weight.integer(0, kMaxWeight).value_or(1)
                                                      : weight.number(0, kMaxWeight).value_or(1);
  }
  if (method.weights == own_weights(edition)) method.weights.clear();
}

std::vector<IndicatorIndex> read_dropped(const Cursor& list, const Edition& edition) {
  std::vector<IndicatorIndex> dropped;
  for (const Cursor& item : list.items(0, edition.indicators.size())) {
    const auto found = read_indicator(item, edition);
    if (found && !contains(dropped, *found)) dropped.push_back(*found);
  }
  return dropped;
}

void read_rules_1(const Cursor& item, const Edition& edition, Method& method) {
  std::vector<NodeRule> rules;  // by kind
  for (const NodeKind kind : {NodeKind::overall, NodeKind::domain, NodeKind::layer}) {
    rules.push_back(read_rule(item.key(kind_name(kind)), edition, {}));
  }
  method.rules = mapped(
      edition.nodes, [&](const Node& node) { return rules[static_cast<std::size_t>(node.kind)]; });
  constexpr Aggregation kAggregations[] = {Aggregation::pooled, Aggregation::arithmetic,
                                           Aggregation::geometric, Aggregation::harmonic};
  const Cursor how = item.optional("aggregate");
  method.rules.front().aggregation =
      kAggregations[how.word({"pooled", "mean", "geometric", "harmonic"}, 0)];
  read_weights(item.optional("domain_weights"), edition, NodeKind::domain, method);
  read_weights(item.optional("layer_weights"), edition, NodeKind::layer, method);
}

void read_rules_2(const Cursor& item, const Edition& edition, Method& method) {
  const NodeRule every =
      read_rule(item.optional("rule"), edition, {.aggregation = Aggregation::arithmetic});
  method.rules.assign(edition.nodes.size(), every);
  const Cursor nodes = item.optional("nodes");
  for (const std::string& id : nodes.keys()) {
    const Cursor rule = nodes.key(id);
    if (const auto node = read_node(rule, NodeKind::other, id, edition)) {
      method.rules[node->value] = read_rule(rule, edition, every);
    }
  }
  read_weights(item.optional("weights"), edition, NodeKind::other, method);
}

/// Faults of the edition itself are reported elsewhere; checks that depend on it are skipped.
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

/// Sets the weight of the node with that name; if a domain and a layer share it, of the domain.
/// False if there is none.
bool put_weight(const Edition& edition, Method& method, std::string_view name, int weight) {
  std::vector<NodeIndex> found = nodes_named(edition, name);
  std::erase(found, kOverall);
  if (found.empty()) return false;
  if (method.weights.empty()) method.weights = own_weights(edition);
  method.weights[found.front().value] = weight;
  return true;
}

void weigh(const Edition& edition, Method& method, std::string_view value, Errors& errors) {
  const std::size_t colon = std::min(value.rfind(':'), value.size());
  const std::string_view name = value.substr(0, colon);
  const std::string_view digits = value.substr(std::min(colon + 1, value.size()));
  const int weight = integer_in<int>(digits).value_or(-1);
  if (weight < 0 || weight > kMaxWeight) {
    report(errors, ErrorCode::out_of_range,
           "A weight is written weight=media:2, with a whole number of 0 to {}.", {kMaxWeight});
  } else if (!put_weight(edition, method, name, weight)) {
    const bool first = edition.format == 1;
    report(errors, first ? ErrorCode::unknown_domain : ErrorCode::unknown_scope,
           first ? "There is no domain and no layer \"{}\"." : "There is no node \"{}\".", {name});
  }
}

void drop(const Edition& edition, Method& method, std::string_view id, Errors& errors) {
  if (put_weight(edition, method, id, 0)) return;
  const auto indicator = indicator_named(edition, id);
  if (!indicator) {
    report(errors, ErrorCode::unknown_indicator, no_such_part(edition), {id});
  } else if (!contains(method.dropped, *indicator)) {
    method.dropped.push_back(*indicator);
  }
}

/// False if the text is not a change.
bool make_change(const Edition& edition, Method& method, std::string_view change, Errors& errors) {
  std::string_view value = change;
  const std::string_view word = take(value, '=');
  if (change == "mean" || change == "pooled") {
    method.rules.front().aggregation =
        change == "mean" ? Aggregation::arithmetic : Aggregation::pooled;
  } else if (change == "skips=all" || change == "skips=answered") {
    for (NodeRule& rule : method.rules) {
      rule.missing = value == "all" ? Missing::zero : Missing::left_out;
    }
  } else if (word == "weight") {
    weigh(edition, method, value, errors);
  } else if (word == "drop") {
    drop(edition, method, value, errors);
  } else {
    return false;
  }
  return true;
}

}  // namespace

Method read_method(const Cursor& item, const Edition& edition, Distinct& ids) {
  if (edition.format == 1) {
    item.allow_keys({"id", "name", "about", "overall", "domain", "layer", "aggregate",
                     "domain_weights", "layer_weights", "dropped"});
  } else {
    item.allow_keys({"id", "name", "about", "rule", "nodes", "weights", "dropped"});
  }
  const Cursor id = item.key("id");
  Method method{ids.id(id), item.key("name").line(60), item.key("about").line(300), {}};
  if (method.id == "mean" || method.id == "pooled") {
    id.fail(ErrorCode::bad_id, "\"{}\" changes a method (exact,mean) and cannot name one.",
            {method.id});
  }
  edition.format == 1 ? read_rules_1(item, edition, method) : read_rules_2(item, edition, method);
  method.dropped = read_dropped(item.optional("dropped"), edition);
  if (!is_whole(edition)) return method;
  const std::string fault = method_fault(edition, method);
  if (!fault.empty()) item.fail(ErrorCode::out_of_range, "{}", {fault});
  return method;
}

std::optional<Method> read_method(const Edition& edition, std::string_view file,
                                  std::string_view text, Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) {
    Distinct ids;
    for (const Method& method : edition.methods) ids.add(root, method.id);
    return read_method(root, edition, ids);
  });
}

std::optional<Method> read_method_text(const Edition& edition, std::string_view text,
                                       Errors& errors) {
  const std::size_t before = errors.size();
  Method method = edition.methods.front();
  std::string_view rest = text;
  const std::string_view first = rest.substr(0, rest.find(','));
  if (const Method* base = find_method(edition, first)) {
    method = *base;
    take(rest, ',');
  }
  while (!rest.empty()) {
    const std::string_view change = take(rest, ',');
    if (make_change(edition, method, change, errors)) continue;
    std::string known;
    for (const Method& one : edition.methods) known += format(" {}", {one.id});
    if (change == first) {
      report(errors, ErrorCode::unknown_method, "There is no method \"{}\"; there are:{}.",
             {change, known});
    } else {
      report(errors, ErrorCode::unknown_method,
             "A method cannot be changed by \"{}\"; there are: mean, pooled, skips=all, "
             "skips=answered, weight=media:2, drop=media.",
             {change});
    }
  }
  if (method.weights == own_weights(edition)) method.weights.clear();  // it needs no answers
  if (!text.empty()) method.id = text;
  const std::string fault = method_fault(edition, method);
  if (!fault.empty()) report(errors, ErrorCode::out_of_range, "{}", {fault});
  if (errors.size() > before) return std::nullopt;
  return method;
}

}  // namespace rescore
