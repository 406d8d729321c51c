#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rescore/indices.h"

namespace rescore {

/// Which indicators make up the maximum. `answered`: a skipped indicator leaves the maximum;
/// `all`: it stays, and counts as 0 points achieved.
enum class Denominator : std::uint8_t { answered, all };

/// What countries are ordered by: the percentage after rounding, or the ratio achieved / maximum.
enum class RankKey : std::uint8_t { rounded, exact };

/// Where a half goes: up (0.5 to 1, -0.5 to 0), or to the even neighbour (0.5 to 0, 1.5 to 2).
enum class Halves : std::uint8_t { up, even };

/// How equal keys are ranked. `competition`: 1, 2, 3, 3, 3, 6; `dense`: 1, 2, 3, 3, 3, 4.
enum class Ties : std::uint8_t { competition, dense };

/// How one kind of scope is scored and ranked. All of it is integer arithmetic.
struct NodeRule {
  Denominator denominator;
  /// Decimals of each rounding step, one after the other: {1} gives tenths; {1, 0} rounds
  /// to tenths and that again to whole per cent, so 46.48 becomes 46.5 and then 47.
  std::vector<int> rounding;
  RankKey key;
  Ties ties;
  Halves halves = Halves::up;
  friend bool operator==(const NodeRule&, const NodeRule&) = default;
};

/// How the overall score is put together. `pooled`: one sum of the points of all indicators;
/// `mean`: the mean of the domains' shares by the overall rule's denominator, in which a domain
/// without a maximum has no part (with `answered`, one that is skipped as a whole).
enum class Aggregate : std::uint8_t { pooled, mean };

/// A scoring method as data. The China Index 2024 comes with the presets "publisher" and "exact";
/// docs/method.md says how each rule was found and checked.
struct Method {
  std::string id;
  std::string name;
  std::string about;
  NodeRule overall;
  NodeRule domain;
  NodeRule layer;
  Aggregate aggregate = Aggregate::pooled;
  /// Whole-number weights, 0 or more, with which domains and layers enter the overall score; empty
  /// means 1 for each. Pooled, an indicator's points and maximum count (domain's weight x layer's
  /// weight) times; of a mean, only domains have weights. A domain's and a layer's own score has no
  /// weights.
  std::vector<int> domain_weights{};
  std::vector<int> layer_weights{};
  std::vector<IndicatorIndex> dropped{};  ///< left out of every scope, as if never asked

  /// Whether every indicator counts once, everywhere.
  bool unweighted() const {
    return domain_weights.empty() && layer_weights.empty() && dropped.empty();
  }
};

}  // namespace rescore
