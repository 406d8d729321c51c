#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "engine/rank.h"

/// Ranks in draws, and counts of them.
namespace rescore {

/// Ranks the units of one draw after another by the rules of RankIndex, from doubles: higher is
/// nearer to rank 1.
class DrawRanker {
 public:
  static constexpr double kUnranked = ColumnRanker::kUnranked;

  /// The absolute or relative tolerance for ties between shares: 0 if equal shares are equal
  /// doubles, and kMeans if they may differ by the order of summation.
  static constexpr double kMeans = 0x1p-46;
  DrawRanker(std::size_t units, Ties ties, double apart = 0);

  /// The ranks of a draw's keys: rounded scores, which are whole numbers, or shares. 0 means
  /// unranked. Valid until the next call. Cost: some passes over the units, and a sort of shares
  /// that are close to each other.
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

/// Counts over draws, as uncertainty.h describes them. Draws are collected in batches with one
/// country's ranks side by side, so that two countries are compared in many draws at once.
class RankTally {
 public:
  explicit RankTally(std::size_t units);

  /// Adds one draw's ranks, 0 for unranked; at most 32,766 countries.
  void add(std::span<const std::int32_t> ranks);

  /// Adds the collected draws to the counts, country by country: [c * countries + rank - 1], and [i
  /// * countries + j] for i above j. Cost: countries^2, however many were collected.
  void flush(std::vector<std::uint32_t>& acceptability, std::vector<std::uint32_t>& above);

  /// Whether a flush is needed before the next add.
  bool full() const { return gathered_ == kBatch; }

 private:
  static constexpr std::size_t kBatch = 128;
  struct NotRanked {
    std::size_t unit, draw;
  };
  std::size_t units_;
  std::size_t gathered_ = 0;
  /// Ranks, country by country; bytes for up to 254 countries.
  std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>> batch_;
  std::vector<NotRanked> not_ranked_;
};

}  // namespace rescore
