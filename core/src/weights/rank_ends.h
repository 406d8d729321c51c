#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rescore/weights.h"
#include "weights/weight_space.h"

namespace rescore::weights {

/// The best rank of a unit (by its position in the space's lines) under all weights, or the worst.
/// If scores are not linear in the weights, the unit's own score is cut into intervals: where it is
/// known, comparing with it is linear (the idea is Charnes and Cooper's, 1962). Cost for 98 units
/// and nine parts: a few milliseconds, at worst some hundred.
RankEnd best_rank(const WeightSpace& space, std::size_t unit);
RankEnd worst_rank(const WeightSpace& space, std::size_t unit);

/// Weights that give a rank, in corners.
struct RankWeights {
  std::optional<std::vector<std::int64_t>> weights;
  bool proven = true;  ///< without weights: whether it is proven that there are none
};

/// Weights that give a unit this rank or one nearer to 1 (`lower`: this rank or a lower one), and
/// for which each of these forms is 0 or less. Not always those that give the best rank.
RankWeights weights_for_rank(const WeightSpace& space, std::size_t unit, int rank, bool lower,
                             const std::vector<Form>& limits);

}  // namespace rescore::weights
