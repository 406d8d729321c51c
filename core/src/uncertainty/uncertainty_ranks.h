#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <variant>
#include <vector>

#include "engine/rank.h"

/// The ranks of draws, and counts of them.
namespace rescore {

/// Ranks the units of one draw after another by the rules of RankIndex, from doubles: the higher
/// one is nearer to rank 1.
class DrawRanker {
 public:
  static constexpr double kUnranked = ColumnRanker::kUnranked;

  /// How far apart, as a part of 1 or of themselves, shares are that tie: 0 where equal shares are
  /// equal doubles, and kMeans where they may differ by how they were added up.
  static constexpr double kMeans = 0x1p-46;
  DrawRanker(std::size_t units, Ties ties, double apart = 0);

  /// The ranks of a draw's keys: rounded scores, which are whole numbers, or shares. 0 is not
  /// ranked. Valid until the next call. Cost: some passes
  /// over the units, and a sort of shares that are near each other.
  std::span<const std::int32_t> rank(std::span<const double> keys, RankKey key);

 private:
  void order_shares(std::span<const double> shares);

  Ties ties_;
  double apart_;
  ColumnRanker ranker_;
  std::vector<double> whole_;
  std::vector<std::int32_t> ranks_, tied_;
  std::vector<std::uint32_t> crowd_;  ///< units whose shares have the same whole number
};

/// Counts over draws, as uncertainty.h describes them. Draws are gathered in batches, in which one
/// country's ranks lie side by side, so that two countries are compared in many draws at once.
class RankTally {
 public:
  explicit RankTally(std::size_t units);

  /// One draw's ranks, 0 for not ranked; at most 32,766 countries.
  void add(std::span<const std::int32_t> ranks);

  /// Adds what was gathered to the counts, country by country: [c * countries + rank - 1], and
  /// [i * countries + j] for i above j. Cost: countries^2, whatever was gathered.
  void flush(std::vector<std::uint32_t>& acceptability, std::vector<std::uint32_t>& above);

  /// Whether the next add needs a flush before.
  bool full() const { return gathered_ == kBatch; }

 private:
  static constexpr std::size_t kBatch = 128;
  struct NotRanked {
    std::size_t unit, draw;
  };
  std::size_t units_;
  std::size_t gathered_ = 0;
  /// Ranks, country by country: in bytes up to 254 countries.
  std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>> batch_;
  std::vector<NotRanked> not_ranked_;
};

}  // namespace rescore
