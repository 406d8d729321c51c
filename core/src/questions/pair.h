#pragma once

#include <optional>

#include "engine/evaluation.h"
#include "rescore/pair.h"

namespace rescore {

/// Why one unit's overall score is above another's; without what weights can do. Empty, with an
/// error, if one has no score, or scores are not exact and linear in the answers. Cost: one
/// evaluation for each other answer.
std::optional<PairResult> pair_of(const Evaluation& evaluation, UnitIndex one, UnitIndex other,
                                  Errors& errors);

}  // namespace rescore
