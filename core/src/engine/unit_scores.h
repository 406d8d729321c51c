#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "engine/plan.h"

namespace rescore {

/// Stands for a share or score that there is not.
inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// What one unit has in one node, before it is ranked.
struct NodeValue {
  std::int64_t achieved{};                 ///< points, where the node has them
  std::optional<std::int64_t> answered{};  ///< maximum of what is answered; empty: not known
  Ratio ratio{};                           ///< of an exact node
  double real{};                           ///< of any other: the share; not a number: none
};

/// The values of one unit in every node, kept up to date as its answers change: the one incremental
/// update. It looks at the plan, which must stay.
class UnitScores {
 public:
  /// From its answers. Cost: one pass over the answers for each tree.
  UnitScores(const Plan& plan, std::vector<Answer> answers);
  /// From printed totals, where its responses are not loaded.
  UnitScores(const Plan& plan, const Dataset& data, UnitIndex unit);

  /// Changes an answer; there must be answers. Cost: an addition for each node of points above, and
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
  /// Whether the node follows from what is known of the unit.
  bool is_told(const NodePlan& node) const {
    return !answers_.empty() || (has_totals_ && node.from_totals);
  }

  const Plan* plan_;
  std::vector<Answer> answers_;
  std::vector<NodeValue> values_;
  bool has_totals_ = false;  ///< printed ones, in place of answers
};

/// The maximum that the node's rule takes; empty when it is not known, or there are no points.
std::optional<std::int64_t> maximum_of(const NodePlan& node, const NodeValue& value);
/// The score of a value, rounded; empty without one.
std::optional<Decimal> score_of(const NodePlan& node, const NodeValue& value);
/// Its key; kNotRanked without one. `score` is its score.
Key key_of(const NodePlan& node, const NodeValue& value, const std::optional<Decimal>& score);
inline Key key_of(const NodePlan& node, const NodeValue& value) {
  return key_of(node, value, score_of(node, value));
}
/// The ratio of a node of points; none where too little is answered, or nothing.
Ratio points_ratio(const NodePlan& node, std::int64_t achieved, std::int64_t answered);
/// The value of an exact sum or mean, from the values of its terms in their order.
Ratio fraction_of(const NodePlan& node, std::span<const Ratio> values);
/// The same of a mean that is not exact; not a number without a value.
double real_of(const NodePlan& node, const std::vector<LeafPlan>& leaves,
               std::span<const double> shares);
/// A value as a share of 1, to compare and to plot; empty without one.
std::optional<double> share_of(const NodePlan& node, const NodeValue& value);

}  // namespace rescore
