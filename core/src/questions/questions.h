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

/// What-if questions: the effect of single answers, the contributions of several, the bounds that
/// missing answers allow, and the fewest changes that reach a goal.
namespace rescore {

/// Every single change of a unit's answers (see Impacts). The unit's responses must be loaded.
/// Sorted by the effect in `node`: most ranks moved (up or down) first, then the largest change of
/// the share, then by indicator and answer. Changes that cannot move `node` come last. Cost:
/// answers x a few binary searches; the China Index has about 400 other answers.
Impacts impact_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node);

/// At most `most` changes of a unit's answers that are worth suggesting, each indicator at most
/// once. Of options these are the first Impacts that change to an answer (not to missing) and gain
/// ranks, or lose none and move the share towards the end that has rank 1. Of a number it is the
/// nearest number of another unit that gains ranks; numbers that fewer units lie between come
/// first, after all options. Where nothing gains ranks or share, it is the nearest number that
/// loses some.
std::vector<Suggestion> suggestions(const Evaluation& evaluation, UnitIndex unit, NodeIndex node,
                                    std::size_t most);

/// How far single answers can move ranks in `node`: every unit x indicator, unit by unit in the
/// data's order. A unit whose responses are not loaded has zeros.
std::vector<Pivot> pivot_map(const Evaluation& evaluation, NodeIndex node);

/// Up to this many changes, all orders are counted (by way of the subsets); beyond, sampled.
inline constexpr std::size_t kExactContributions = 12;

/// The contribution of each change between two scenarios to a unit's score and rank in a node.
/// `start` is the evaluation before, `to` the edits after (start.edits() and `to` must be ordered
/// as in Scenario). If `start` has no edits, these are the contributions of a scenario's edits;
/// otherwise they explain the difference between two scenarios. Every changed unit must have
/// responses. While the unit is unranked, it counts as having the rank after the last one, and a
/// score of 0. Orders are sampled from the seed alone, so the result is the same everywhere. Cost:
/// up to 12 changes, 2^changes rankings; beyond that, `orders` x changes.
Contributions contributions_of(const Evaluation& start, std::span<const Edit> to, UnitIndex unit,
                               NodeIndex node, std::uint64_t seed = 1, int orders = 1000);

/// The bounds of every unit in a node, in the data's order. Once all missing answers are given,
/// every maximum is fixed. So the extremes are: the unit's own missing answers at the top of their
/// scales and everyone else's at the bottom, and the reverse. With dense ties it also matters which
/// units share a rank: the fewest and the most different keys that can be above. The bounds are
/// exact, except for `everyones` with dense ties if a unit has numbers or very many ways to answer,
/// if there are more than 1000 units, or if a search takes too long. The bounds then contain every
/// possible rank, but may be too wide. A unit that is unranked even with all answers has {}. Every
/// unit's responses must be loaded. Cost: one pass over the answers and a few sorts; with dense
/// ties, units x units x possible answers.
std::vector<MissingBounds> missing_bounds(const Evaluation& evaluation, NodeIndex node);

/// The question "what are the fewest changes that bring this unit there?".
struct Goal : GoalTerms {
  UnitIndex unit{};
  NodeIndex node{};
  /// The score, in units of the last rounding step of the node's rule (283 for 28.3 %, in tenths);
  /// used without a rank.
  std::optional<std::int64_t> score;
  std::vector<std::uint8_t> locked{};  ///< by indicator, 1 where the answer must stay; empty: none
  std::size_t examples = 3;            ///< how many of the smallest sets to return
};

/// The fewest changes that reach a goal. A rank or a score is a threshold on the unit's own value.
/// If that value is exact and linear in the answers, taking the largest gains first gives the
/// minimum, and the sum with one change fewer proves it (a greedy algorithm for a fractional
/// threshold; for Cost::steps a knapsack by dynamic programming). Under a mean, missing answers
/// stay missing and given answers stay given, because otherwise every other weight would change.
/// Other values are searched: the best single change repeatedly, then without the changes that are
/// not needed. So are sums beyond 62 bits. Empty, with errors, for invalid questions: a rank or
/// score out of range, a unit without one, or too many steps.
std::optional<GoalResult> fewest_changes(const Evaluation& evaluation, const Goal& goal,
                                         Errors& errors);

/// Why a score, in units of the last rounding step, is not a valid goal in a node, as a sentence
/// that names the valid range; empty if it is valid. Without a score: the sentence for a text that
/// is not a number. Any score is valid for a sum.
std::string score_fault(const Plan& plan, NodeIndex node, std::optional<std::int64_t> score);

/// Whether a result meets a goal.
bool reaches(const Goal& goal, const Row& row);

/// GoalResult::reason of an exact goal, from the rest of the result.
std::string proof_in_words(const GoalResult& result);

}  // namespace rescore
