#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "questions/questions.h"

/// A goal with a value that is linear in the answers, reduced to numbers: the possible gains, the
/// amount needed, and the fewest gains that suffice.
namespace rescore {

/// The condition on a unit's own value N / D, linear in both: at least p / q, or at most; or
/// strictly more, or less.
struct Threshold {
  std::int64_t p{};
  std::int64_t q{1};
  bool low = false;     ///< the value must be low
  bool strict = false;  ///< p / q itself is not enough

  /// How far the value is beyond the threshold, in units of 1 / (q D): 0 or more if it is reached.
  Wide beyond(const Ratio& ratio) const {
    const Wide above =
        static_cast<Wide>(q) * ratio.numerator - static_cast<Wide>(p) * ratio.denominator;
    return (low ? -above : above) - (strict ? 1 : 0);
  }
};

/// The threshold of a rank (1 or more) in an exact node; empty if no unit can have this rank,
/// because fewer others are ranked.
std::optional<Threshold> rank_threshold(const Evaluation& evaluation, UnitIndex unit,
                                        NodeIndex node, int rank, bool lower);

/// The threshold of a score, in units of the rule's last rounding step.
Threshold score_threshold(const NodePlan& node, std::int64_t units, bool lower);

/// A different answer to one indicator.
struct Move {
  Edit edit;
  /// Gain towards the threshold, in its units; more than 0. It may be 0 if an answer in place of a
  /// skip can keep the country ranked while all others are skipped.
  std::int64_t gain;
  int steps;
};

/// The moves of one indicator, by falling gain, equal gains by rising steps.
using Choice = std::vector<Move>;

struct MoveProblem {
  std::vector<Choice> choices;  ///< sorted by falling best gain, then by its steps
  std::int64_t needed{};        ///< 0 or less if the goal is reached
  double scale{1};              ///< this many make a point (in a mean: a point of the score)
  bool whole = true;            ///< every gain is a whole number of points
};

/// The other answers that a goal allows in place of one: options (for a number, the lowest and the
/// highest to try); then no answer.
std::vector<Answer> allowed_answers(const Evaluation& evaluation, const Goal& goal,
                                    IndicatorIndex indicator, Answer from);

/// Steps from one answer to another: the options passed, including the last. 1 for a number, and to
/// or from missing.
int steps_between(const Scale& scale, Answer from, Answer to);

/// Sorts the choices, and drops those without a move.
void put_in_order(MoveProblem& problem);

/// Empty if sums would not fit into 62 bits. The node must be exact.
std::optional<MoveProblem> move_problem(const Evaluation& evaluation, const Goal& goal,
                                        const Threshold& threshold);

/// The fewest moves whose gains reach the needed sum: takes the largest gains first, then replaces
/// each move by the shortest one that still suffices. Empty if all moves together are not enough.
std::optional<std::vector<Move>> largest_gains(const MoveProblem& problem);

/// The moves with the fewest steps in total and, of those, the largest gain. If that would take too
/// much time or memory, `too_many` is set and nothing is found. `tried` counts the moves tried for
/// one goal, which may solve many problems.
std::optional<std::vector<Move>> fewest_steps(const MoveProblem& problem, std::size_t& tried,
                                              bool& too_many);

/// The largest sum of gains with at most this many changes, or steps.
std::int64_t largest_gain(const MoveProblem& problem, Cost cost, int most);

/// The number of sets of `changes` moves that suffice. kMostSets means that many or more; empty
/// means too many different sums to count.
std::optional<std::uint64_t> count_sets(const MoveProblem& problem, std::size_t changes);

/// Changes that reach a goal whose value is not linear in the answers, ordered by indicator; or
/// those that come closest, if none are found. Repeats the best single change, then drops every
/// change that is not needed, and reduces numbers as far as the goal allows. Cost: changes x other
/// answers x one evaluation of the unit.
std::vector<Edit> climb(const Evaluation& evaluation, const Goal& goal);

}  // namespace rescore
