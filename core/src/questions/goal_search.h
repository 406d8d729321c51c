#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "questions/goal_moves.h"

namespace rescore {

/// A move of a choice.
struct Pick {
  std::size_t choice;
  std::size_t move;
};

/// The fewest moves whose gains add up to what is needed: the largest gains first, each move then
/// exchanged for the shortest one that still suffices. Empty when all together are too little.
std::optional<std::vector<Pick>> largest_gains(const MoveProblem& problem);

/// The moves with the fewest steps in total, of those with the largest gain. `too_many` is set, and
/// nothing found, when that would take more than kMostStepStates or kMostStepTries.
std::optional<std::vector<Pick>> fewest_steps(const MoveProblem& problem, bool& too_many);

/// The largest sum of gains with at most so many changes, or steps.
std::int64_t largest_gain(const MoveProblem& problem, Cost cost, int most);

/// How many sets of `changes` moves suffice; kMostSets stands for that many or more, and nothing
/// for too many different sums to count.
std::optional<std::uint64_t> count_sets(const MoveProblem& problem, std::size_t changes);

}  // namespace rescore
