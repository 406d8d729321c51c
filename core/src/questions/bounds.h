#pragma once

#include <vector>

#include "engine/evaluation.h"
#include "rescore/questions.h"

namespace rescore {

/// The bounds of every unit in a node, in the data's order. With all missing answers given every
/// maximum is fixed, so the extremes are all of one's own at the top of their scales and everyone
/// else's at the bottom, and the other way round; with dense ties it matters too who shares a rank
/// with whom: the fewest and the most different keys that can be above. They are exact, but for
/// `everyones` with dense ties where a unit has numbers or very many ways to answer, where there
/// are more than 1000 units, or where a search takes too long: there every possible rank is within
/// them, and they can be too wide. A unit that is not ranked even then has {}. Every unit's
/// responses must be loaded. Cost: one pass over the answers and a few sorts; with dense ties units
/// x units x what can be answered.
std::vector<MissingBounds> missing_bounds(const Evaluation& evaluation, NodeIndex node);

}  // namespace rescore
