#include "uncertainty/uncertainty_ranks.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <type_traits>

#include "numeric/simd.h"

namespace rescore {
namespace {

/// Ranks 1, 2, ... are stored from the smallest value of their type up; unranked is the largest.
template <class Rank>
constexpr int kOffset = std::numeric_limits<Rank>::min() - 1;
template <class Rank>
constexpr Rank kLast = std::numeric_limits<Rank>::max();

template <class Rank>
using VectorOf = std::conditional_t<sizeof(Rank) == 1, simd::I8, simd::I16>;

/// The unsigned sum of lanes that are 0 or more, if it fits into one lane.
template <class Rank>
std::uint32_t sum_of(VectorOf<Rank> lanes) {
  const auto halves = (simd::U64)lanes;
  // Multiplication by 1 in every lane sums all lanes in the highest one.
  constexpr std::uint64_t kOnes = sizeof(Rank) == 1 ? 0x0101010101010101 : 0x0001000100010001;
  return static_cast<std::uint32_t>((halves[0] + halves[1]) * kOnes >> (64 - 8 * sizeof(Rank)));
}

}  // namespace

DrawRanker::DrawRanker(std::size_t units, Ties ties, double apart)
    : ties_(ties), apart_(apart), whole_(units), ranks_(units), tied_(units) {}

std::span<const std::int32_t> DrawRanker::rank(std::span<const double> keys, RankKey key) {
  if (key == RankKey::rounded) {
    ranker_.rank(keys, true, ties_, ranks_.data(), tied_.data());
    return ranks_;
  }
  // Whole numbers in the order of shares, few enough to count. No possible fraction lies on the
  // border between two numbers, so shares that tie have the same number.
  constexpr double kOne = 0x1p10;
  constexpr double kBetween = 0.1180339887;
  constexpr double kMost = 0x1p50;
  std::transform(keys.begin(), keys.end(), whole_.begin(), [&](double share) {
    if (share == kUnranked) return kUnranked;
    return nearest(std::clamp(share * kOne - kBetween, -kMost, kMost), Halves::even);
  });
  ranker_.rank(whole_, true, Ties::competition, ranks_.data(), tied_.data());
  order_shares(keys);
  if (ties_ == Ties::dense) {
    std::transform(ranks_.begin(), ranks_.end(), whole_.begin(),
                   [](std::int32_t rank) { return rank == 0 ? kUnranked : -rank; });
    ranker_.rank(whole_, true, ties_, ranks_.data(), tied_.data());
  }
  return ranks_;
}

/// If several shares have the same whole number, the shares themselves decide.
void DrawRanker::order_shares(std::span<const double> shares) {
  crowd_.clear();
  for (std::size_t u = 0; u < tied_.size(); ++u) {
    if (tied_[u] > 1) crowd_.push_back(static_cast<std::uint32_t>(u));
  }
  std::sort(crowd_.begin(), crowd_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return shares[a] > shares[b]; });
  for (std::size_t i = 1, start = 0; i < crowd_.size(); ++i) {
    const std::uint32_t higher = crowd_[i - 1];
    const std::uint32_t lower = crowd_[i];
    if (whole_[higher] != whole_[lower]) {
      start = i;
      continue;
    }
    const double apart = shares[higher] - shares[lower];
    const bool tie = apart <= apart_ * std::max(1.0, std::abs(shares[lower]));
    ranks_[lower] =
        tie ? ranks_[higher] : ranks_[crowd_[start]] + static_cast<std::int32_t>(i - start);
  }
}

RankTally::RankTally(std::size_t units) : units_(units) {
  assert(units <= 32'766);
  if (units > 254) batch_.emplace<std::vector<std::int16_t>>();
  std::visit([&](auto& batch) { batch.resize(units * kBatch); }, batch_);
}

void RankTally::add(std::span<const std::int32_t> ranks) {
  assert(ranks.size() == units_ && !full());
  const auto gather = [&]<class Rank>(std::vector<Rank>& batch) {
    for (std::size_t c = 0; c < units_; ++c) {
      Rank& place = batch[c * kBatch + gathered_];
      place = static_cast<Rank>(ranks[c] + kOffset<Rank>);
      if (ranks[c] != 0) continue;
      place = kLast<Rank>;
      not_ranked_.push_back({c, gathered_});
    }
  };
  std::visit(gather, batch_);
  ++gathered_;
}

void RankTally::flush(std::vector<std::uint32_t>& acceptability,
                      std::vector<std::uint32_t>& above) {
  const auto count = [&]<class Rank>(std::vector<Rank>& batch) {
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
      // In missing draws all countries are equal, so none is above another.
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
    // No country counts as above an unranked one.
    for (const NotRanked& loser : not_ranked_) {
      for (std::size_t i = 0; i < n; ++i) {
        if (batch[i * kBatch + loser.draw] != kLast<Rank>) --above[i * n + loser.unit];
      }
    }
  };
  std::visit(count, batch_);
  gathered_ = 0;
  not_ranked_.clear();
}

}  // namespace rescore
