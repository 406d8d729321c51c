#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rescore/weight_shift.h"
#include "weights/weight_space.h"

namespace rescore::weights {

/// The smallest shift that brings a unit (by its position in the space's lines) to a rank, from
/// weights of the parts in whole numbers. The space has no least weight. Empty, with an error, if
/// there is no such rank or the numbers are too large. Cost: some twenty searches for a rank.
std::optional<WeightShift> smallest_shift(const WeightSpace& space, std::size_t unit, int rank,
                                          const std::vector<std::int64_t>& from, Errors& errors);

}  // namespace rescore::weights
