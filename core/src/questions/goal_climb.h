#pragma once

#include <vector>

#include "questions/goal.h"

namespace rescore {

/// Changes that reach a goal whose value is not linear in the answers, ordered by indicator; or,
/// when none are found that do, those that come closest. The best single change, again and again;
/// then without every change that is not needed, and with numbers taken back as far as the goal
/// allows. Cost: changes x other answers x one evaluation of the unit.
std::vector<Edit> climb(const Evaluation& evaluation, const Goal& goal);

}  // namespace rescore
