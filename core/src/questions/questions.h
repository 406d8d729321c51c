#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/evaluation.h"
#include "rescore/error.h"
#include "rescore/questions.h"

/// What single answers do, what several contribute, what missing ones leave open, and how few
/// changes reach a goal.
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

/// The question "what is the least that brings this unit there?".
struct Goal : GoalTerms {
  UnitIndex unit{};
  NodeIndex node{};
  /// In units of the last rounding step of the node's rule (283 for 28.3 %, by tenths); where there
  /// is no rank.
  std::optional<std::int64_t> score;
  std::vector<std::uint8_t> locked{};  ///< by indicator, 1 where the answer must stay; empty: none
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

}  // namespace rescore
