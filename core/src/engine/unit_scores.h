#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "engine/plan.h"

namespace rescore {

/// Marks a share or score that does not exist.
inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The values of one unit in one node, before ranking.
struct NodeValue {
  std::int64_t achieved{};                 ///< points, if the node has them
  std::optional<std::int64_t> answered{};  ///< maximum of the answered indicators; empty if unknown
  Ratio ratio{};                           ///< for an exact node
  double real{};                           ///< for any other node: the share; NaN if none
};

/// The values of one unit in every node, updated as its answers change. This is the only
/// incremental update. It keeps a reference to the plan, which must outlive it.
class UnitScores {
 public:
  /// From the unit's answers. Cost: one pass over the answers for each tree.
  UnitScores(const Plan& plan, std::vector<Answer> answers);
  /// From printed totals, if its responses are not loaded.
  UnitScores(const Plan& plan, const Dataset& data, UnitIndex unit);

  /// Changes an answer; there must be answers. Cost: one addition for each points node above, and
  /// one pass over the children of each other node above.
  void set(IndicatorIndex indicator, Answer to);

  const NodeValue& value(NodeIndex node) const { return values_[node.value]; }
  const std::vector<Answer>& answers() const { return answers_; }

  /// See maximum_of().
  std::optional<std::int64_t> maximum(NodeIndex node) const;

 private:
  void update_ratio(NodeIndex node);
  void compute(NodeIndex node);
  Ratio ratio_of(const Term& term) const;
  double share_of(const Term& term) const;
  /// Whether the node can be computed from the unit's known data.
  bool is_told(const NodePlan& node) const {
    return !answers_.empty() || (has_totals_ && node.from_totals);
  }

  const Plan* plan_;
  std::vector<Answer> answers_;
  std::vector<NodeValue> values_;
  bool has_totals_ = false;  ///< printed totals, used without answers
};

/// The maximum under the node's rule; empty if it is unknown, or there are no points.
std::optional<std::int64_t> maximum_of(const NodePlan& node, const NodeValue& value);
/// The score of a value, rounded; empty without one.
std::optional<Decimal> score_of(const NodePlan& node, const NodeValue& value);
/// The key of a value; kNotRanked without one. `score` is the value's score.
Key key_of(const NodePlan& node, const NodeValue& value, const std::optional<Decimal>& score);
inline Key key_of(const NodePlan& node, const NodeValue& value) {
  return key_of(node, value, score_of(node, value));
}
/// The ratio of a points node; none if too little or nothing is answered.
Ratio points_ratio(const NodePlan& node, std::int64_t achieved, std::int64_t answered);
/// The value of an exact sum or mean, from the values of its terms in order.
Ratio fraction_of(const NodePlan& node, std::span<const Ratio> values);
/// The same for a mean that is not exact; NaN without a value.
double real_of(const NodePlan& node, const std::vector<LeafPlan>& leaves,
               std::span<const double> shares);
/// A value as a share of 1, for comparisons and plots; empty without one.
std::optional<double> share_of(const NodePlan& node, const NodeValue& value);

}  // namespace rescore
