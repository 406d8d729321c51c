#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rescore/weights.h"

/// The smallest change of the method's weights that brings a unit to a rank (docs/weights.md): to
/// this one or nearer to 1 if it is below it, otherwise to this one or lower. The change is the
/// largest shift of a weight, where all weights add up to 1. Session::weight_shift() has the
/// answer. Errors as for weight_ranges(). Cost: some twenty times that of a rank.
namespace rescore {

/// Shifts are whole numbers of these.
inline constexpr std::int64_t kShiftSteps = 1'000'000;

struct WeightShift {
  UnitIndex unit{};
  int before{};  ///< the rank with the method's own weights, by exact scores
  int rank{};    ///< the rank asked for
  bool lower =
      false;  ///< this rank or lower, as it is below the rank before; else this or nearer to 1
  std::vector<NodeIndex> parts;
  std::vector<Fraction> from;  ///< the method's own weights, by part, adding up to 1
  /// The smallest d for which weights, each at most d / kShiftSteps from those, give such a rank.
  /// Empty if none do.
  std::optional<std::int64_t> steps;
  std::vector<Fraction> weights;  ///< that do it
  /// No smaller shift than this does; above kShiftSteps if no weights do. It is `steps` if the
  /// search was completed, as it is for every mean.
  std::int64_t limit{};
  bool exact() const { return limit == steps.value_or(kShiftSteps + 1); }
};

}  // namespace rescore
