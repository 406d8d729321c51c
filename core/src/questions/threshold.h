#pragma once

#include <cstdint>
#include <optional>

#include "rescore/evaluation.h"
#include "rescore/goal.h"

namespace rescore {

/// The share that a goal asks for, as a condition on the country's own share N / D that is linear
/// in both: q * N - p * D >= 0, or, for a goal downwards, p * D - q * N >= 1.
struct Threshold {
  std::int64_t p{};
  std::int64_t q{1};
  bool lower = false;

  /// How far the share is beyond the threshold, in q-ths of a point: 0 or more when it is reached.
  std::int64_t beyond(const Ratio& ratio) const;
};

/// The threshold of a rank (1 or more); empty when no country can have this rank: fewer others are
/// ranked.
std::optional<Threshold> rank_threshold(const Evaluation& evaluation, UnitIndex unit,
                                        NodeIndex node, int rank, bool lower);

/// The threshold of a percentage, in units of the rule's last rounding step.
Threshold percent_threshold(const NodeRule& rule, int units, bool lower);

}  // namespace rescore
