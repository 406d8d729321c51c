#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluation.h"
#include "rescore/error.h"
#include "rescore/questions.h"

namespace rescore {

/// The question "what is the least that brings this unit there?".
struct Goal {
  UnitIndex unit{};
  NodeIndex node{};
  /// One of the two: a rank from 1 to the number of units, or a score in units of the last rounding
  /// step of the node's rule (283 for 28.3 %, by tenths).
  std::optional<int> rank;
  std::optional<std::int64_t> score;
  bool lower = false;  ///< false: this rank or nearer to 1, this score or more; true: the opposite
  Cost cost = Cost::changes;
  std::vector<std::uint8_t> locked{};  ///< by indicator, 1 where the answer must stay; empty: none
  bool may_raise = true;               ///< an answer may get a higher score
  bool may_lower = true;               ///< or a lower one
  bool may_skip = false;               ///< or be taken away
  std::size_t examples = 3;            ///< how many of the smallest sets to give
};

/// The least that reaches a goal. A rank or a score is a threshold on the unit's own value. Where
/// that is exact and linear in the answers, the largest gains taken first are the least, and the
/// sum of one fewer proves it (a greedy algorithm for a fractional threshold; for Cost::steps a
/// knapsack by dynamic programming). Under a mean, missing answers stay missing and answers stay
/// answers, as they would change every other weight. Any other value is searched: the best single
/// change, again and again, then without what is not needed.
/// Empty, with errors, for what cannot be asked: a rank or score out of range, a unit without one,
/// sums that 62 bits do not hold, or too many steps.
std::optional<GoalResult> fewest_changes(const Evaluation& evaluation, const Goal& goal,
                                         Errors& errors);

/// Why a score, in units of the last rounding step, cannot be asked for in a node, as a sentence
/// that names what can; empty when it can. Without one: the sentence for what is no number. A sum
/// can be asked for any.
std::string score_fault(const Plan& plan, NodeIndex node, std::optional<std::int64_t> score);

/// Whether a result is what a goal asks for.
bool reaches(const Goal& goal, const Row& row);

/// GoalResult::reason of an exact goal, from all else in the result.
std::string proof_in_words(const GoalResult& result);

/// Choices x steps that are kept for Cost::steps, two bytes each; and moves x steps that are tried,
/// some tenths of a second.
inline constexpr std::size_t kMostStepStates = 20'000'000;
inline constexpr std::size_t kMostStepTries = 200'000'000;

}  // namespace rescore
