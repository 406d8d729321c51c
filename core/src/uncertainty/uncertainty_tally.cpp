#include "uncertainty/uncertainty_tally.h"

#include <cassert>
#include <cstring>
#include <limits>
#include <type_traits>

#include "numeric/simd.h"

namespace rescore {
namespace {

/// Ranks 1, 2, ... are kept from the least number of their type on, not ranked as the largest one.
template <class Rank>
constexpr int kOffset = std::numeric_limits<Rank>::min() - 1;
template <class Rank>
constexpr Rank kLast = std::numeric_limits<Rank>::max();

template <class Rank>
using VectorOf = std::conditional_t<sizeof(Rank) == 1, simd::I8, simd::I16>;

/// The sum of lanes that are 0 or more and add up to less than a lane holds, as an unsigned number.
template <class Rank>
std::uint32_t sum_of(VectorOf<Rank> lanes) {
  std::uint64_t halves[2];
  std::memcpy(halves, &lanes, sizeof halves);
  // Multiplication by 1 in every lane adds them all up in the highest one.
  constexpr std::uint64_t kOnes = sizeof(Rank) == 1 ? 0x0101010101010101 : 0x0001000100010001;
  return static_cast<std::uint32_t>((halves[0] + halves[1]) * kOnes >> (64 - 8 * sizeof(Rank)));
}

}  // namespace

RankTally::RankTally(std::size_t units) : units_(units) {
  assert(units <= 32'766);
  if (units > 254) batch_.emplace<std::vector<std::int16_t>>();
  std::visit([&](auto& batch) { batch.resize(units * kBatch); }, batch_);
}

void RankTally::add(std::span<const std::int32_t> ranks) {
  assert(ranks.size() == units_ && !full());
  std::visit([&](auto& batch) { gather(batch, ranks); }, batch_);
  ++gathered_;
}

void RankTally::flush(std::vector<std::uint32_t>& acceptability,
                      std::vector<std::uint32_t>& above) {
  std::visit([&](auto& batch) { flush(batch, acceptability, above); }, batch_);
  gathered_ = 0;
  not_ranked_.clear();
}

template <class Rank>
void RankTally::gather(std::vector<Rank>& batch, std::span<const std::int32_t> ranks) {
  for (std::size_t c = 0; c < units_; ++c) {
    Rank& place = batch[c * kBatch + gathered_];
    place = static_cast<Rank>(ranks[c] + kOffset<Rank>);
    if (ranks[c] != 0) continue;
    place = kLast<Rank>;
    not_ranked_.push_back({c, gathered_});
  }
}

template <class Rank>
void RankTally::flush(std::vector<Rank>& batch, std::vector<std::uint32_t>& acceptability,
                      std::vector<std::uint32_t>& above) {
  using V = VectorOf<Rank>;
  constexpr std::size_t kRanks = simd::kLanesOf<V>;
  constexpr std::size_t kVectors = kBatch / kRanks;
  const std::size_t n = units_;
  for (std::size_t c = 0; c < n; ++c) {
    Rank* const ranks = batch.data() + c * kBatch;
    std::uint32_t* const counts = acceptability.data() + c * n;
    for (std::size_t draw = 0; draw < gathered_; ++draw) {
      if (ranks[draw] != kLast<Rank>) ++counts[ranks[draw] - kOffset<Rank> - 1];
    }
    // In draws that are not there all countries are equal, so that none is above another.
    for (std::size_t draw = gathered_; draw < kBatch; ++draw) ranks[draw] = kLast<Rank>;
  }
  for (std::size_t i = 0; i < n; ++i) {
    V own[kVectors];
    simd::unrolled<kVectors>(
        [&](auto v) { own[v] = simd::load<V>(batch.data() + i * kBatch + v * kRanks); });
    for (std::size_t j = i + 1; j < n; ++j) {
      V wins = V{}, losses = wins;
      simd::unrolled<kVectors>([&](auto v) {
        const V other = simd::load<V>(batch.data() + j * kBatch + v * kRanks);
        wins -= own[v] < other;
        losses -= other < own[v];
      });
      above[i * n + j] += sum_of<Rank>(wins);
      above[j * n + i] += sum_of<Rank>(losses);
    }
  }
  // Above a country that is not ranked there is nobody.
  for (const NotRanked& loser : not_ranked_) {
    for (std::size_t i = 0; i < n; ++i) {
      if (batch[i * kBatch + loser.draw] != kLast<Rank>) --above[i * n + loser.unit];
    }
  }
}

}  // namespace rescore
