#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "questions/goal.h"

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

/// Why a score, in units of the last rounding step, cannot be asked for in a node, as a sentence
/// that names what can; empty when it can. Without one: the sentence for what is no number. A sum
/// can be asked for any.
std::string score_fault(const Plan& plan, NodeIndex node, std::optional<std::int64_t> score);

}  // namespace rescore
