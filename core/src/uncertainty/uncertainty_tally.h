#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace rescore {

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
  template <class Rank>
  void gather(std::vector<Rank>& batch, std::span<const std::int32_t> ranks);
  template <class Rank>
  void flush(std::vector<Rank>& batch, std::vector<std::uint32_t>& acceptability,
             std::vector<std::uint32_t>& above);

  std::size_t units_;
  std::size_t gathered_ = 0;
  /// Ranks, country by country: in bytes up to 254 countries.
  std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>> batch_;
  std::vector<NotRanked> not_ranked_;
};

}  // namespace rescore
