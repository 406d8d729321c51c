#pragma once

#include <optional>

#include "rescore/weights.h"
#include "weights/weight_space.h"

namespace rescore::weights {

/// The ranges of one unit, or of all. Empty, with an error, if the unit has no score.
std::optional<WeightRanges> ranges_of(const WeightSpace& space, const Evaluation& evaluation,
                                      const Fraction& at_least, std::optional<UnitIndex> unit,
                                      Errors& errors);

}  // namespace rescore::weights
