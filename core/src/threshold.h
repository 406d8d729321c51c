#pragma once

#include <cstdint>
#include <optional>

#include "rescore/goal.h"
#include "rescore/situation.h"

namespace rescore {

/// The share that a goal asks for, as a condition on the country's own share N / D that is linear
/// in both: q * N - p * D >= 0, or, for a goal downwards, p * D - q * N >= 1.
struct Threshold {
  std::int64_t p{};
  std::int64_t q{1};
  bool lower = false;

  /// How far the share is beyond the threshold, in q-ths of a point: 0 or more when it is reached.
  std::int64_t beyond(const Share& share) const;
};

/// The threshold of a rank (1 or more); empty when no country can have this rank: fewer others are
/// ranked.
std::optional<Threshold> rank_threshold(const Situation& situation, CountryIndex country,
                                        ScopeIndex scope, int rank, bool lower);

/// The threshold of a percentage, in units of the rule's last rounding step.
Threshold percent_threshold(const ScopeRule& rule, int units, bool lower);

}  // namespace rescore
