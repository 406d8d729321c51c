#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/key.h"
#include "rescore/score.h"

/// Ranks from keys: for all units at once, and for one whose key is another.
namespace rescore {

/// The keys of one node in order, ready for "what if one unit had another key". Units that are not
/// ranked push nobody down. Cost: one sort to build, a binary search a question.
class RankIndex {
 public:
  RankIndex(std::span<const Key> keys, Ties ties);
  /// The same when the ranks are at hand (0: not ranked), without a sort.
  RankIndex(std::span<const Key> keys, Ties ties, std::span<const std::int32_t> ranks,
            std::span<const std::int32_t> tied);

  /// The rank of a unit with this key.
  Rank rank(const Key& key) const { return rank_if(key, key); }
  /// The rank of a unit whose key is `now`, if it were `then`. {} when `then` is kNotRanked.
  Rank rank_if(const Key& now, const Key& then) const;
  /// The k-th highest key (k from 1) of the other units, if one has `now`; with dense ties the k-th
  /// highest of their distinct keys. kNotRanked when there are fewer.
  Key other(int k, const Key& now) const;
  /// How many units are ranked, if the one with `now` had `then`.
  int ranked_if(const Key& now, const Key& then) const;

 private:
  struct Step {
    Key key;
    int count;  ///< units with this key
    int above;  ///< units with a higher one
  };
  std::size_t find(const Key& key) const;  ///< the first step that is not above `key`

  std::vector<Step> steps_;  ///< falling keys
  int ranked_ = 0;
  Ties ties_;
};

/// Ranks one column of keys that are single numbers after another, and keeps its room between them.
class ColumnRanker {
 public:
  static constexpr double kUnranked = kNotRanked.whole;

  /// Writes each unit's rank (0: not ranked) and how many share it; gives how many are ranked.
  /// `whole`: keys are whole numbers. Those that span a few thousand values are ranked by counting
  /// how many have each value, without comparing any two; all others by a sort. At most 65,535
  /// units.
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
