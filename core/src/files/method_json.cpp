#include "files/method_json.h"

#include <algorithm>

#include "engine/terms.h"
#include "files/readers.h"
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

/// The keys of a rule that both formats have.
void read_common(const Cursor& item, NodeRule& rule) {
  const auto choose = [&](std::string_view key, std::initializer_list<std::string_view> words) {
    return item.optional(key).one_of(words);
  };
  rule.halves = choose("halves", {"up", "even"}) == 1 ? Halves::even : Halves::up;
  rule.ties = choose("ties", {"competition", "dense"}) == 1 ? Ties::dense : Ties::competition;
  rule.first = choose("first", {"highest", "lowest"}) == 1 ? First::lowest : First::highest;
}

/// A rule of format 1.
NodeRule read_rule(const Cursor& item) {
  item.allow_keys({"denominator", "rounding", "halves", "key", "ties", "first"});
  NodeRule rule;
  rule.missing =
      item.key("denominator").one_of({"answered", "all"}) == 1 ? Missing::zero : Missing::left_out;
  rule.rounding = read_rounding(item.key("rounding"), 3);
  rule.key = item.key("key").one_of({"rounded", "exact"}) == 1 ? RankKey::exact : RankKey::rounded;
  item.key("ties");
  read_common(item, rule);
  return rule;
}

/// A rule of format 2: what is written changes `rule`.
NodeRule read_rule(const Cursor& item, NodeRule rule) {
  item.allow_keys({"aggregation", "missing", "coverage", "scale", "rounding", "halves", "key",
                   "ties", "first", "tolerance"});
  constexpr Aggregation kAggregations[] = {Aggregation::arithmetic, Aggregation::pooled,
                                           Aggregation::sum, Aggregation::geometric,
                                           Aggregation::harmonic};
  constexpr Missing kMissing[] = {Missing::left_out, Missing::zero, Missing::none};
  if (const Cursor how = item.optional("aggregation"); how.present()) {
    rule.aggregation =
        kAggregations[how.one_of({"arithmetic", "pooled", "sum", "geometric", "harmonic"})];
  }
  if (const Cursor missing = item.optional("missing"); missing.present()) {
    rule.missing = kMissing[missing.one_of({"left-out", "zero", "none"})];
  }
  if (const Cursor coverage = item.optional("coverage"); coverage.present()) {
    rule.coverage = coverage.number(0, 1).value_or(0);
  }
  if (const Cursor scale = item.optional("scale"); scale.present()) {
    rule.relative_to_best = scale.is_text();
    if (scale.is_text()) {
      scale.one_of({"best"});
      rule.scale = 100;
    } else {
      rule.scale = scale.number(1e-6, kMaxScale).value_or(100);
    }
  }
  if (const Cursor rounding = item.optional("rounding"); rounding.present()) {
    rule.rounding = read_rounding(rounding, kMaxDecimals);
  }
  if (const Cursor key = item.optional("key"); key.present()) {
    rule.key = key.one_of({"exact", "rounded"}) == 1 ? RankKey::rounded : RankKey::exact;
  }
  if (const Cursor tolerance = item.optional("tolerance"); tolerance.present()) {
    rule.tolerance = tolerance.number(0, kMaxScale).value_or(0);
  }
  const NodeRule before = rule;
  read_common(item, rule);
  if (!item.optional("halves").present()) rule.halves = before.halves;
  if (!item.optional("ties").present()) rule.ties = before.ties;
  if (!item.optional("first").present()) rule.first = before.first;
  return rule;
}

std::vector<double> own_weights(const Edition& edition) {
  std::vector<double> weights;
  for (const Node& node : edition.nodes) weights.push_back(node.weight);
  return weights;
}

/// Weights by id of the nodes of one kind; a node that is not named keeps its own.
void read_weights(const Cursor& item, const Edition& edition, std::string_view prefix,
                  ErrorCode unknown, std::string_view what, Method& method) {
  if (!item.present()) return;
  if (method.weights.empty()) method.weights = own_weights(edition);
  for (const std::string& id : item.keys()) {
    // In format 1 a domain or a layer may have the root's id, and only they have weights.
    const bool root = id == "overall" && edition.format != 1;
    const auto node = find_node(edition, root ? id : format("{}{}", {prefix, id}));
    const Cursor weight = item.key(id);
    if (!node) {
      weight.fail(unknown, "There is no {} \"{}\".", {what, id});
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
  if (!list.present()) return dropped;
  for (const Cursor& item : list.items(0, edition.indicators.size())) {
    const auto id = edition.format == 1 ? item.id() : item.try_line(64);
    if (!id) continue;
    const auto found = find_indicator(edition, *id);
    if (!found) {
      item.fail(ErrorCode::unknown_indicator, "There is no indicator \"{}\".", {*id});
    } else if (std::find(dropped.begin(), dropped.end(), *found) == dropped.end()) {
      dropped.push_back(*found);
    }
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
  if (const Cursor aggregate = item.optional("aggregate"); aggregate.present()) {
    constexpr Aggregation kAggregations[] = {Aggregation::pooled, Aggregation::arithmetic,
                                             Aggregation::geometric, Aggregation::harmonic};
    method.rules.front().aggregation =
        kAggregations[aggregate.one_of({"pooled", "mean", "geometric", "harmonic"})];
  }
  read_weights(item.optional("domain_weights"), edition, "domain:", ErrorCode::unknown_domain,
               "domain", method);
  read_weights(item.optional("layer_weights"), edition, "layer:", ErrorCode::unknown_layer, "layer",
               method);
}

void read_rules_2(const Cursor& item, const Edition& edition, Method& method) {
  NodeRule every;
  every.aggregation = Aggregation::arithmetic;
  if (const Cursor rule = item.optional("rule"); rule.present()) every = read_rule(rule, every);
  method.rules.assign(edition.nodes.size(), every);
  if (const Cursor nodes = item.optional("nodes"); nodes.present()) {
    for (const std::string& id : nodes.keys()) {
      const auto node = find_node(edition, id == "overall" ? id : format("node:{}", {id}));
      if (!node) {
        nodes.key(id).fail(ErrorCode::unknown_scope, "There is no node \"{}\".", {id});
      } else {
        method.rules[node->value] = read_rule(nodes.key(id), every);
      }
    }
  }
  read_weights(item.optional("weights"), edition, "node:", ErrorCode::unknown_scope, "node",
               method);
}

/// Faults of the edition itself are reported where they are; what depends on it is left unchecked.
bool is_whole(const Edition& edition) {
  return !edition.nodes.empty() && edition.nodes.front().id == "overall" &&
         !edition.indicators.empty() &&
         std::all_of(edition.indicators.begin(), edition.indicators.end(), [&](const Indicator& i) {
           if (i.scale.value >= edition.scales.size()) return false;
           const Scale& scale = edition.scales[i.scale.value];
           return (scale.number || !scale.options.empty()) &&
                  std::all_of(i.nodes.begin(), i.nodes.end(),
                              [&](NodeIndex node) { return node.value < edition.nodes.size(); });
         });
}

}  // namespace

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
  const std::string fault = method_fault(edition, method);
  if (!fault.empty()) item.fail(ErrorCode::out_of_range, "{}", {fault});
  return method;
}

std::optional<Method> read_method(const Edition& edition, std::string_view file,
                                  std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  Method method = read_method(Cursor(*value, file, errors), edition, edition.methods);
  if (errors.size() > before) return std::nullopt;
  return method;
}

}  // namespace rescore
