#pragma once

#include <vector>

#include "rescore/evaluation.h"

namespace rescore {

/// The highest and the lowest place a country could have.
struct PlaceBounds {
  Place highest;
  Place lowest;
  friend bool operator==(const PlaceBounds&, const PlaceBounds&) = default;
};

/// Where a country could stand if what was skipped had been answered.
struct SkipBounds {
  int missing{};          ///< the country's skipped answers in the scope
  PlaceBounds own;        ///< its own skips answered, everyone else as they are
  PlaceBounds everyones;  ///< everyone's skips answered, each in any way
};

/// The bounds of every country in a scope, in the standings' order. With all skips answered every
/// maximum is fixed, so the extremes are all of one's skips at the top of their scales and everyone
/// else's at the bottom, and the other way round. They are exact, but for `everyones` with
/// Ties::dense: there it matters who shares a rank with whom, and a rank outside is possible. A
/// country that is not ranked even then has {}. Every country's sheet must be loaded. How likely
/// the places between are, the model `skips` of robustness.h says. Cost: one pass over the answers
/// and a few sorts.
std::vector<SkipBounds> skip_bounds(const Evaluation& evaluation, NodeIndex node);

}  // namespace rescore
