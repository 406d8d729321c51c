#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/evaluation.h"
#include "rescore/questions.h"

namespace rescore {

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

}  // namespace rescore
