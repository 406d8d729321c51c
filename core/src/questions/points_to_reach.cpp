#include "questions/points_to_reach.h"

#include "base/lists.h"
#include "questions/goal_moves.h"

namespace rescore {

std::optional<std::int64_t> points_to_rank(const Evaluation& evaluation, UnitIndex unit,
                                           NodeIndex node, int rank) {
  const NodePlan& plan = evaluation.plan().node(node);
  if (plan.form != Form::points || !plan.plain) return std::nullopt;
  if (evaluation.keys(node)[unit.value] == kNotRanked) return std::nullopt;
  const auto threshold = rank_threshold(evaluation, unit, node, rank, false);
  if (!threshold) return std::nullopt;
  const Ratio ratio = evaluation.scores(unit).value(node).ratio;
  // Each point moves the ratio by q of the units in which the distance is given.
  const Wide points = (threshold->q - 1 - threshold->beyond(ratio)) / threshold->q;
  if (points <= 0) return 0;
  // No share is above 1, but some are below 0.
  if (threshold->low && points > ratio.numerator) return std::nullopt;
  return static_cast<std::int64_t>(points);
}

std::vector<std::optional<std::int64_t>> points_to_reach(const Evaluation& evaluation,
                                                         UnitIndex unit, NodeIndex node) {
  return mapped(evaluation.table().ranking(node), [&](const Row& row) {
    return row.rank.value == 0 ? std::nullopt
                               : points_to_rank(evaluation, unit, node, row.rank.value);
  });
}

}  // namespace rescore
