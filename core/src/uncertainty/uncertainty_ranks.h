#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/rank.h"

namespace rescore {

/// Ranks the units of one draw after another by the rules of ranks_of, from doubles: the higher one
/// is nearer to rank 1.
class DrawRanker {
 public:
  static constexpr double kUnranked = -std::numeric_limits<double>::infinity();

  /// How far apart, as a part of 1 or of themselves, shares are that tie: 0 where equal shares are
  /// equal doubles, and kMeans where they may differ by how they were added up.
  static constexpr double kMeans = 0x1p-46;
  DrawRanker(std::size_t units, Ties ties, double apart = 0);

  /// The ranks of a draw's keys: rounded scores, which are whole numbers, or shares. 0 is not
  /// ranked. Valid until the next call. Cost: up to 254 units, some passes; above, a sort.
  std::span<const std::int32_t> rank(std::span<const double> keys, RankKey key);

 private:
  void order_shares(std::span<const double> shares);
  void close_gaps();

  Ties ties_;
  double apart_;
  ColumnRanker ranker_;
  std::vector<std::int64_t> whole_;
  std::vector<std::int32_t> ranks_, tied_;
  std::vector<std::uint32_t> crowd_;     ///< units whose shares have the same whole number
  std::vector<std::int32_t> new_ranks_;  ///< by old rank, for ranks without gaps
};

}  // namespace rescore
