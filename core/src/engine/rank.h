#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/key.h"
#include "rescore/score.h"

/// Ranks from keys: for all units at once, and for one unit with a different key.
namespace rescore {

/// The sorted keys of one node, for questions about one unit with another key. Unranked units do
/// not affect ranks. Cost: one sort to build, one binary search for each question.
class RankIndex {
 public:
  RankIndex(std::span<const Key> keys, Ties ties);
  /// The same from known ranks (0: unranked), without a sort.
  RankIndex(std::span<const Key> keys, Ties ties, std::span<const std::int32_t> ranks,
            std::span<const std::int32_t> tied);

  /// The rank of a unit with this key.
  Rank rank(const Key& key) const { return rank_if(key, key); }
  /// The rank that a unit with key `now` would have with key `then`. {} if `then` is kNotRanked.
  Rank rank_if(const Key& now, const Key& then) const;
  /// The k-th highest key (k from 1) of the units other than one with key `now`; with dense ties,
  /// the k-th highest of their distinct keys. kNotRanked if there are fewer.
  Key other(int k, const Key& now) const;
  /// The number of ranked units if the one with key `now` had `then`.
  int ranked_if(const Key& now, const Key& then) const;

 private:
  struct Step {
    Key key;
    int count;  ///< units with this key
    int above;  ///< units with a higher key
  };
  std::size_t find(const Key& key) const;  ///< the first step that is not above `key`

  std::vector<Step> steps_;  ///< keys in falling order
  int ranked_ = 0;
  Ties ties_;
};

/// Ranks columns of single-number keys, one after the other, and reuses its memory.
class ColumnRanker {
 public:
  static constexpr double kUnranked = kNotRanked.whole;

  /// Writes each unit's rank (0: unranked) and how many units share it; returns how many are
  /// ranked. `whole`: keys are whole numbers. If these span only a few thousand values, a count of
  /// each value gives the ranks without comparisons. All others are sorted. At most 65,535 units.
  int rank(std::span<const double> keys, bool whole, Ties ties, std::int32_t* ranks,
           std::int32_t* tied);

 private:
  int rank_by_counting(std::span<const double> keys, double top, std::uint32_t bins, Ties ties,
                       std::int32_t* ranks, std::int32_t* tied);
  int rank_by_sorting(std::span<const double> keys, Ties ties, std::int32_t* ranks,
                      std::int32_t* tied);

  std::vector<std::uint16_t> bins_;
  std::vector<std::uint32_t> places_, order_;
};

}  // namespace rescore
