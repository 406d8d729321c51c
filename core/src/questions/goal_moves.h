#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "questions/questions.h"

/// A goal whose value is linear in the answers, as numbers: which gains there are, how much is
/// missing, and the fewest of them that suffice.
namespace rescore {

/// What a goal asks of a unit's own value N / D, linear in both: at least p / q, or at most; or
/// strictly more, or less.
struct Threshold {
  std::int64_t p{};
  std::int64_t q{1};
  bool low = false;     ///< the value must be low
  bool strict = false;  ///< p / q itself is not enough

  /// How far the value is beyond the threshold, in q-ths of D-ths: 0 or more when it is reached.
  Wide beyond(const Ratio& ratio) const {
    const Wide above =
        static_cast<Wide>(q) * ratio.numerator - static_cast<Wide>(p) * ratio.denominator;
    return (low ? -above : above) - (strict ? 1 : 0);
  }
};

/// The threshold of a rank (1 or more) in an exact node; empty when no unit can have this rank:
/// fewer others are ranked.
std::optional<Threshold> rank_threshold(const Evaluation& evaluation, UnitIndex unit,
                                        NodeIndex node, int rank, bool lower);

/// The threshold of a score, in units of the rule's last rounding step.
Threshold score_threshold(const NodePlan& node, std::int64_t units, bool lower);

/// One other answer.
struct Move {
  Edit edit;
  /// Towards the threshold, in its units; more than 0. Or 0 where an answer in place of a skip may
  /// keep the country ranked while all others are skipped.
  std::int64_t gain;
  int steps;
};

/// The moves of one indicator, by falling gain, equal gains by rising steps.
using Choice = std::vector<Move>;

struct MoveProblem {
  std::vector<Choice> choices;  ///< by falling best gain, then by its steps
  std::int64_t needed{};        ///< 0 or less when the goal is reached
  double scale{1};              ///< so many make a point (of a mean: a point of the score)
  bool whole = true;            ///< every gain is a whole number of points
};

/// The other answers that a goal allows in place of one: options; of a number, the lowest and the
/// highest to be tried; then none.
std::vector<Answer> allowed_answers(const Evaluation& evaluation, const Goal& goal,
                                    IndicatorIndex indicator, Answer from);

/// From an answer to another: options in between and the last; a number, or to or from missing, 1.
int steps_between(const Scale& scale, Answer from, Answer to);

/// Puts the choices in order, and drops those without a move.
void put_in_order(MoveProblem& problem);

/// Empty when sums would not fit in 62 bits. The node is exact.
std::optional<MoveProblem> move_problem(const Evaluation& evaluation, const Goal& goal,
                                        const Threshold& threshold);

/// The fewest moves whose gains add up to what is needed: the largest gains first, each move then
/// exchanged for the shortest one that still suffices. Empty when all together are too little.
std::optional<std::vector<Move>> largest_gains(const MoveProblem& problem);

/// The moves with the fewest steps in total, of those with the largest gain. `too_many` is set, and
/// nothing found, when that would take too long, or too much memory.
std::optional<std::vector<Move>> fewest_steps(const MoveProblem& problem, bool& too_many);

/// The largest sum of gains with at most so many changes, or steps.
std::int64_t largest_gain(const MoveProblem& problem, Cost cost, int most);

/// How many sets of `changes` moves suffice; kMostSets stands for that many or more, and nothing
/// for too many different sums to count.
std::optional<std::uint64_t> count_sets(const MoveProblem& problem, std::size_t changes);

/// Changes that reach a goal whose value is not linear in the answers, ordered by indicator; or,
/// when none are found that do, those that come closest. The best single change, again and again;
/// then without every change that is not needed, and with numbers taken back as far as the goal
/// allows. Cost: changes x other answers x one evaluation of the unit.
std::vector<Edit> climb(const Evaluation& evaluation, const Goal& goal);

}  // namespace rescore
