#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/evaluation.h"
#include "rescore/questions.h"

/// What single answers do, what several contribute, and what missing ones leave open. Goals are in
/// goal.h.
namespace rescore {

/// Every single change of a unit's answers (see Impacts). The unit's responses must be loaded.
/// Ordered by the effect in `node`: most ranks moved (up or down) first, then the largest change of
/// the share, then by indicator and answer; what cannot move `node` comes last. Cost: answers x a
/// few binary searches; the China Index has about 400 other answers.
Impacts impact_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node);

/// Which single answers decide which ranks in `node`: every unit x indicator, unit by unit in the
/// data's order. A unit whose responses are not loaded has zeros.
std::vector<Pivot> pivot_map(const Evaluation& evaluation, NodeIndex node);

/// Up to so many changes all orders are counted (by way of the subsets); beyond, they are sampled.
inline constexpr std::size_t kExactContributions = 12;

/// What each change on the way from one scenario to another contributes to a unit's score and rank
/// in a node: `start` is the evaluation before, `to` the edits after (start.edits() and `to` are
/// ordered as Scenario gives them). With no edits in `start` these are the contributions of a
/// scenario's edits; with two scenarios, how they differ. Every changed unit must have responses.
/// While the unit is not ranked it counts as having the rank after the last one, and a score of 0.
/// Orders are sampled with the seed alone, so the result is the same everywhere. Cost: up to 12
/// changes 2^changes rankings, else `orders` x changes.
Contributions contributions_of(const Evaluation& start, std::span<const Edit> to, UnitIndex unit,
                               NodeIndex node, std::uint64_t seed = 1, int orders = 1000);

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
