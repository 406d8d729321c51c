#pragma once

#include <optional>
#include <vector>

#include "questions/goal.h"

namespace rescore {

/// Changes that reach a key, for values that are not linear in the answers.
struct Climb {
  bool reached = false;
  std::vector<Edit> edits;  ///< ordered by indicator; when not reached, those that come closest
};

/// The best single change, again and again, until the unit has the goal's score or, of a rank, a
/// key of at least `other` (with Goal::lower, less than it); then without every change that is not
/// needed, and with numbers taken back as far as the goal allows. Cost: changes x other answers x
/// one evaluation of the unit.
Climb climb(const Evaluation& evaluation, const Goal& goal, const Key& other);

}  // namespace rescore
