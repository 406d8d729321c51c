#include "questions/state_pair.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/lists.h"
#include "json/json.h"

namespace rescore {
namespace {

/// Whether an answer on one scale is also an answer on the other.
bool fits(const Scale& a, const Scale& b) {
  if (a.number || b.number) return a.number && b.number && a.number->unit == b.number->unit;
  return std::equal(a.options.begin(), a.options.end(), b.options.begin(), b.options.end(),
                    [](const Option& x, const Option& y) { return x.score == y.score; });
}

bool same_number(const std::optional<NumberScale>& a, const std::optional<NumberScale>& b) {
  if (!a || !b) return !a && !b;
  return a->lower == b->lower && a->upper == b->upper && a->clamped == b->clamped &&
         a->logarithmic == b->logarithmic && a->reversed == b->reversed;
}

std::vector<std::string> node_ids(const Edition& edition, const Indicator& indicator) {
  std::vector<std::string> ids;
  for (const NodeIndex node : indicator.nodes) ids.push_back(node_id(edition, node));
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool is_in_root_tree(const Edition& edition, NodeIndex node) {
  while (edition.node(node).parent) node = *edition.node(node).parent;
  return node == kOverall;
}

std::string decimals_text(const std::vector<int>& rounding) {
  std::string text;
  for (const int decimals : rounding) text += (text.empty() ? "" : ",") + to_decimal(decimals);
  return text;
}

/// The settings of a rule, as method files of format 2 write them.
std::array<std::pair<const char*, std::string>, 9> settings(const NodeRule& rule) {
  constexpr const char* kAggregations[] = {"pooled", "sum", "arithmetic", "geometric", "harmonic"};
  constexpr const char* kMissing[] = {"left-out", "zero", "none"};
  return {{{"aggregation", kAggregations[static_cast<std::size_t>(rule.aggregation)]},
           {"missing", kMissing[static_cast<std::size_t>(rule.missing)]},
           {"coverage", to_decimal(rule.coverage)},
           {"scale", rule.relative_to_best ? "best" : to_decimal(rule.scale)},
           {"rounding", decimals_text(rule.rounding)},
           {"halves", rule.halves == Halves::up ? "up" : "even"},
           {"key", rule.key == RankKey::rounded ? "rounded" : "exact"},
           {"ties", rule.ties == Ties::competition ? "competition" : "dense"},
           {"first", rule.first == First::highest ? "highest" : "lowest"}}};
}

/// "media:2,society:0.5", where a method's weights are not the index's own.
std::string weights_text(const Edition& edition, const Method& method) {
  std::string text;
  for (const NodeIndex node : nodes(edition)) {
    const double weight = weight_of(edition, method, node);
    if (weight == edition.node(node).weight) continue;
    text += (text.empty() ? "" : ",") + std::string(short_id(edition.node(node))) + ":" +
            to_decimal(weight);
  }
  return text;
}

std::string dropped_text(const Edition& edition, const Method& method) {
  std::string text;
  for (const IndicatorIndex i : method.dropped) {
    text += (text.empty() ? "" : ",") + edition.indicators[i.value].id;
  }
  return text;
}

}  // namespace

Crosswalk same_questions(const Edition& from, const Edition& to,
                         const std::optional<Crosswalk>& crosswalk) {
  Crosswalk same(to.indicators.size());
  for (std::size_t i = 0; i < same.size(); ++i) {
    const Indicator& asked = to.indicators[i];
    const auto found = crosswalk ? (*crosswalk)[i] : find_indicator(from, asked.id, i);
    if (!found || !fits(from.scale_of(*found), to.scales[asked.scale.value])) continue;
    const bool same_nodes = node_ids(from, from.indicators[found->value]) == node_ids(to, asked);
    if (crosswalk || same_nodes) same[i] = found;
  }
  return same;
}

Crosswalk reversed(const Crosswalk& same, const Edition& from) {
  Crosswalk other(from.indicators.size());
  for (std::size_t i = 0; i < same.size(); ++i) {
    if (same[i]) other[same[i]->value] = index_at<IndicatorIndex>(i);
  }
  return other;
}

bool same_index(const Edition& from, const Edition& to, const Crosswalk& same) {
  if (from.indicators.size() != to.indicators.size() || contains(same, std::nullopt)) return false;
  for (std::size_t i = 0; i < same.size(); ++i) {
    const Indicator& a = from.indicators[same[i]->value];
    const Indicator& b = to.indicators[i];
    if (a.weight != b.weight || node_ids(from, a) != node_ids(to, b) ||
        !same_number(from.scales[a.scale.value].number, to.scales[b.scale.value].number)) {
      return false;
    }
  }
  return std::equal(from.nodes.begin(), from.nodes.end(), to.nodes.begin(), to.nodes.end(),
                    [](const Node& a, const Node& b) {
                      return a.id == b.id && a.parent == b.parent && a.weight == b.weight;
                    });
}

Method carried_over(const Method& method, const Edition& own, const Edition& other,
                    const Method& fallback, const Crosswalk& same) {
  Method carried{method.id, method.name, method.about, {}};
  for (const NodeIndex node : nodes(other)) {
    auto found = find_node(own, node_id(other, node));
    const NodeKind kind = other.node(node).kind;
    if (!method.weights.empty()) {
      carried.weights.push_back(found ? method.weights[found->value] : other.node(node).weight);
    }
    if (!found && kind != NodeKind::other) {
      const auto alike = nodes(own, kind);
      if (!alike.empty()) found = alike.front();
    }
    carried.rules.push_back(found ? rule_for(method, *found) : rule_for(fallback, node));
  }
  for (const IndicatorIndex dropped : method.dropped) {
    if (same[dropped.value]) carried.dropped.push_back(*same[dropped.value]);
  }
  return carried;
}

std::vector<RuleChanged> rule_changes(const Edition& from, const Method& from_method,
                                      const Edition& to, const Method& to_method) {
  const auto is_pooled = [](const Method& method) {
    return rule_for(method, kOverall).aggregation == Aggregation::pooled;
  };
  const bool pooled = is_pooled(from_method) && is_pooled(to_method);
  std::vector<RuleChanged> changes;
  const auto compare = [&](const std::string& node, const char* setting, std::string before,
                           std::string after) {
    if (before != after) changes.push_back({node, setting, std::move(before), std::move(after)});
  };
  for (const NodeIndex node : nodes(to)) {
    const std::string& id = node_id(to, node);
    const auto before = find_node(from, id);
    if (!before || !is_in_root_tree(to, node) || (pooled && node != kOverall)) continue;
    const auto was = settings(rule_for(from_method, *before));
    const auto is = settings(rule_for(to_method, node));
    for (std::size_t s = 0; s < is.size(); ++s) {
      compare(id, is[s].first, was[s].second, is[s].second);
    }
  }
  const std::string& overall = node_id(to, kOverall);
  compare(overall, "weights", weights_text(from, from_method), weights_text(to, to_method));
  compare(overall, "dropped", dropped_text(from, from_method), dropped_text(to, to_method));
  return changes;
}

}  // namespace rescore
