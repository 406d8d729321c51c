#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/rank.h"

namespace rescore {

/// Ranks the units of one draw after another by the rules of ranks_of. Values are compared as
/// 32-bit numbers, and where some are the same, as the doubles that they come from.
class DrawRanker {
 public:
  /// How far apart, as a part of 1 or of themselves, shares are that tie: 0 where equal shares are
  /// equal doubles, and kMeans where they may differ by how they were added up.
  static constexpr double kMeans = 0x1p-46;
  DrawRanker(std::size_t units, Ties ties, First first, double apart = 0);

  static constexpr std::int32_t kUnranked = INT32_MIN;

  /// Where the values of a draw go, unit by unit: rounded scores.
  void put_units(std::size_t unit, std::int64_t units);
  /// Or shares of 1; not a number: not ranked.
  void put_share(std::size_t unit, double share);
  /// Or the keys of an exact node.
  std::span<const std::int16_t> rank(std::span<const Key> keys);

  /// The ranks of what was put; 0 is not ranked. Valid until the next call. Cost: up to 256 units,
  /// one comparison for every two, four at a time; above, a sort.
  std::span<const std::int16_t> rank();

 private:
  void count_above();
  bool ties(std::uint32_t higher, std::uint32_t lower) const;
  void sort();
  void break_ties();
  void finish();
  void close_gaps();

  std::size_t units_;
  Ties ties_;
  double apart_;
  double sign_;  ///< -1 where the lowest value has rank 1
  std::vector<std::int32_t> keys_;
  std::vector<double> values_;       ///< what the keys come from
  bool rough_ = false;               ///< whether different values of this draw can have one key
  std::vector<std::int32_t> above_;  ///< how many units rank higher
  std::vector<std::int16_t> ranks_;
  std::vector<std::uint32_t> order_;
  std::vector<std::int16_t> new_ranks_;  ///< by old rank, for ranks without gaps
};

}  // namespace rescore
