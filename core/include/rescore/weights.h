#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rescore/score.h"

/// What an index's ranks can be under any weights of its parts (docs/weights.md). The parts are the
/// children of the root, such as the domains; their weights are 0 or more and add up to 1. Ranks
/// are by the exact score: rounding before ranking adds ties. Equal scores share the best of their
/// ranks. Session::weight_ranges() has the answer. The method says how the parts are combined; its
/// own weights of them do not count. The least weight of a part is a number from 0 to 1 with at
/// most six decimals. An index of other combinations, of parts whose scores are not exact
/// fractions, or with dense ties is an error. Cost for the China Index 2024: a mean about 10 ms a
/// country; pooled scores with skipped answers some 200 ms, at worst seconds.
namespace rescore {

/// A fraction in lowest terms; the denominator is 1 or more.
struct Fraction {
  std::int64_t numerator{};
  std::int64_t denominator{1};
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

/// "1/3", "0", "1"
std::string to_text(const Fraction& fraction);

/// The best or the worst rank of a unit, and weights that give it, by part.
struct RankEnd {
  int rank{};
  std::vector<Fraction> weights;
  /// No weights give a rank beyond this one. It is `rank` if the search was completed, as it is for
  /// every mean: then the rank is exact. For pooled scores of units with skipped answers, and for
  /// very large indices, the search can be cut short; then the end lies between the two.
  int limit{};
  bool exact() const { return rank == limit; }
};

struct WeightRange {
  UnitIndex unit{};
  RankEnd best, worst;
};

/// The ranges of some units.
struct WeightRanges {
  std::vector<NodeIndex> parts;
  Fraction at_least;               ///< the least weight of a part
  std::vector<WeightRange> units;  ///< in the data's order, without units that have no score
  std::size_t decided{}, pairs{};  ///< pairs with a unit asked for, of which one is never above
};

/// The most units and parts of an index that is asked about weights.
inline constexpr std::size_t kMostWeightUnits = 2'000;
inline constexpr std::size_t kMostWeightParts = 12;

}  // namespace rescore
