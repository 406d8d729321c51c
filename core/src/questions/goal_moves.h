#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "questions/threshold.h"

namespace rescore {

/// One other answer of an indicator.
struct Move {
  Answer to;
  /// Towards the threshold, in its units; more than 0. Or 0 where an answer in place of a skip may
  /// keep the country ranked while all others are skipped.
  std::int64_t gain;
  int steps;
};

/// The moves of one indicator, by falling gain, equal gains by rising steps.
struct Choice {
  IndicatorIndex indicator;
  std::vector<Move> moves;
};

/// A goal as numbers: which gains there are, and how much is missing.
struct MoveProblem {
  std::vector<Choice> choices;  ///< by falling best gain, then by its steps
  std::int64_t needed{};        ///< 0 or less when the goal is reached
  double scale{1};              ///< so many make a point (of a mean: a point of the score)
  bool whole = true;            ///< every gain is a whole number of points
};

/// From an answer to another: options in between and the last; a number, or to or from missing, 1.
int steps_between(const Scale& scale, Answer from, Answer to);

/// Puts the choices in order, and drops those without a move.
void put_in_order(MoveProblem& problem);

/// Empty when sums would not fit in 62 bits. The node is exact.
std::optional<MoveProblem> move_problem(const Evaluation& evaluation, const Goal& goal,
                                        const Threshold& threshold);

}  // namespace rescore
