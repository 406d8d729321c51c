#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "json/json.h"
#include "questions/goal_moves.h"

namespace rescore {
namespace {

/// The smallest value whose score rounds to `units` or more, or the value that it must exceed. Half
/// up, x rounds to u or more when x >= u - 1/2; to even, when that half goes to u, as it does for
/// an even u. Works through the rounding steps from the last to the first.
Threshold at_least(const NodePlan& node, std::int64_t units) {
  const auto included = [&](std::int64_t u) {
    return node.rule.halves == Halves::up || u % 2 == 0;
  };
  const std::vector<int>& rounding = node.rule.rounding;
  for (std::size_t step = rounding.size() - 1; step > 0; --step) {
    const std::int64_t ten = kPowersOfTen[rounding[step - 1] - rounding[step]];
    if (ten > 1) units = units * ten - ten / 2 + (included(units) ? 0 : 1);
  }
  return {(2 * units - 1) * node.scale_divisor, 2 * node.scale * kPowersOfTen[rounding.front()],
          false, !included(units)};
}

/// The values that a threshold leaves out.
Threshold opposite(const Threshold& threshold) {
  return {threshold.p, threshold.q, !threshold.low, !threshold.strict};
}

/// The smallest share that a node can have: that of a single answer. 0 without negative points.
double smallest_share(const Plan& plan, const NodePlan& node) {
  const Aggregation how = node.rule.aggregation;
  double smallest = 0;
  if (how == Aggregation::geometric || how == Aggregation::harmonic) return smallest;
  for (const Term& child : node.terms) {
    if (!child.leaf) {
      smallest = std::min(smallest, smallest_share(plan, plan.nodes()[child.at]));
    } else if (const LeafPlan& leaf = plan.leaves()[child.at]; !leaf.number && leaf.maximum > 0) {
      smallest = std::min(smallest, leaf.lowest / leaf.maximum);
    }
  }
  return smallest;
}

}  // namespace

std::optional<Threshold> rank_threshold(const Evaluation& evaluation, UnitIndex unit,
                                        NodeIndex node, int rank, bool lower) {
  const NodePlan& plan = evaluation.plan().node(node);
  const std::vector<Key>& keys = evaluation.keys(node);
  // Rank k or nearer to 1: at least the k-th highest of the others. Rank k or lower: below k - 1.
  const int which = lower ? rank - 1 : rank;
  // Conditions that every value satisfies: every rank is 1 or lower, and at least the last rank.
  const Threshold anything{plan.form == Form::points ? -kLargestSum : -2000, 1};
  if (which == 0) return anything;
  const Key other = evaluation.rank_index(node).other(which, keys[unit.value]);
  if (other == kNotRanked) return lower ? std::nullopt : std::optional(anything);
  const auto u = std::find(keys.begin(), keys.end(), other) - keys.begin();
  const UnitScores scores = evaluation.scores(index_at<UnitIndex>(static_cast<std::size_t>(u)));
  const NodeValue& value = scores.value(node);
  const bool low = plan.key.lowest_first();
  const Threshold threshold = plan.rule.key == RankKey::rounded
                                  ? score_threshold(plan, score_of(plan, value)->units, low)
                                  : Threshold{value.ratio.numerator, value.ratio.denominator, low};
  return lower ? opposite(threshold) : threshold;
}

Threshold score_threshold(const NodePlan& node, std::int64_t units, bool lower) {
  return lower ? opposite(at_least(node, units + 1)) : at_least(node, units);
}

std::string score_fault(const Plan& plan, NodeIndex node, std::optional<std::int64_t> score) {
  const NodeRule& rule = plan.node(node).rule;
  const int decimals = rule.rounding.back();
  const auto power = static_cast<double>(kPowersOfTen[decimals]);
  const double scale = rule.scale / (rule.relative_to_best ? plan.node(node).best : 1);
  const double lowest = std::floor(smallest_share(plan, plan.node(node)) * scale * power + 0.5);
  const double highest = std::floor(rule.scale * power + 0.5);
  const bool sum = rule.aggregation == Aggregation::sum;
  const auto is_possible = [&](double wanted) {
    return sum || (wanted >= lowest && wanted <= highest);
  };
  if (score && is_possible(static_cast<double>(*score))) return {};
  const std::string range =
      sum ? "" : " from " + to_decimal(lowest / power) + " to " + to_decimal(rule.scale);
  return format(
      "A {} is a number{}, with at most {} decimal{}.",
      {plan.has_points() ? "percentage" : "score", range, decimals, decimals == 1 ? "" : "s"});
}

}  // namespace rescore
