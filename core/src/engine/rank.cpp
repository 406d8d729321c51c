#include "engine/rank.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "numeric/simd.h"

namespace rescore {

RankIndex::RankIndex(std::span<const Key> keys, Ties ties) : ties_(ties) {
  std::vector<Key> sorted(keys.begin(), keys.end());
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && sorted[end] == sorted[begin]) ++end;
    if (sorted[begin] == kNotRanked) break;
    const int count = static_cast<int>(end - begin);
    steps_.push_back({sorted[begin], count, ranked_});
    ranked_ += count;
  }
}

RankIndex::RankIndex(std::span<const Key> keys, Ties ties, std::span<const std::int32_t> ranks,
                     std::span<const std::int32_t> tied)
    : ties_(ties) {
  // One unit for each rank.
  std::vector<std::size_t> with_rank(keys.size() + 1, keys.size());
  for (std::size_t u = 0; u < keys.size(); ++u) with_rank[static_cast<std::size_t>(ranks[u])] = u;
  for (std::size_t rank = 1; rank < with_rank.size(); ++rank) {
    const std::size_t u = with_rank[rank];
    if (u == keys.size()) continue;
    steps_.push_back({keys[u], tied[u], ranked_});
    ranked_ += tied[u];
  }
}

std::size_t RankIndex::find(const Key& key) const {
  const auto it = std::partition_point(steps_.begin(), steps_.end(),
                                       [&](const Step& step) { return step.key > key; });
  return static_cast<std::size_t>(it - steps_.begin());
}

Rank RankIndex::rank_if(const Key& now, const Key& then) const {
  if (then == kNotRanked) return {};
  const std::size_t at = find(then);
  const bool leaves_above = now > then;
  const int with = at < steps_.size() && steps_[at].key == then ? steps_[at].count : 0;
  int above = at < steps_.size() ? steps_[at].above : ranked_;
  if (ties_ == Ties::dense) {
    const bool alone = leaves_above && steps_[find(now)].count == 1;
    above = static_cast<int>(at) - (alone ? 1 : 0);
  } else if (leaves_above) {
    --above;
  }
  return {above + 1, with + (now == then ? 0 : 1)};
}

Key RankIndex::other(int k, const Key& now) const {
  int seen = 0;
  for (const Step& step : steps_) {
    const int others = step.count - (step.key == now ? 1 : 0);
    if (others == 0) continue;
    seen += ties_ == Ties::dense ? 1 : others;
    if (seen >= k) return step.key;
  }
  return kNotRanked;
}

int RankIndex::ranked_if(const Key& now, const Key& then) const {
  return ranked_ - (now != kNotRanked ? 1 : 0) + (then != kNotRanked ? 1 : 0);
}

int ColumnRanker::rank(std::span<const double> keys, bool whole, Ties ties, std::int32_t* ranks,
                       std::int32_t* tied) {
  constexpr double kMostBins = 4096;
  double top = kUnranked;
  double bottom = -kUnranked;
  for (const double key : keys) {
    top = std::max(top, key);
    bottom = std::min(bottom, key == kUnranked ? bottom : key);
  }
  const bool few = whole && top != kUnranked && bottom > top - kMostBins;
  if (!few) return rank_by_sorting(keys, ties, ranks, tied);
  return rank_by_counting(keys, top, static_cast<std::uint32_t>(top - bottom) + 1, ties, ranks,
                          tied);
}

/// The counts are in eight columns: bin b is in row b % rows of column b / rows, so that whole rows
/// are summed at once. The last bin counts unranked units.
int ColumnRanker::rank_by_counting(std::span<const double> keys, double top, std::uint32_t bins,
                                   Ties ties, std::int32_t* ranks, std::int32_t* tied) {
  using simd::U16;
  using simd::U64;
  constexpr std::uint32_t kColumns = simd::kLanesOf<U16>;
  const std::uint32_t rows = std::bit_ceil(bins / kColumns + 1);
  const int shift = std::countr_zero(rows);
  const std::size_t size = rows * kColumns;
  const auto place = [&](std::uint32_t bin) {
    return (bin & (rows - 1)) * kColumns + (bin >> shift);
  };
  bins_.assign(size, 0);
  places_.resize(keys.size());
  // From the highest key to the lowest.
  for (std::size_t u = 0; u < keys.size(); ++u) {
    const bool ranked = keys[u] != kUnranked;
    places_[u] = place(ranked ? static_cast<std::uint32_t>(top - keys[u]) : bins);
    ++bins_[places_[u]];
  }
  const int ranked = static_cast<int>(keys.size()) - bins_[place(bins)];
  bins_[place(bins)] = 0;
  for (std::size_t u = 0; u < keys.size(); ++u) tied[u] = bins_[places_[u]];
  std::uint16_t* const counts = bins_.data();
  U16 sums{};
  for (std::size_t b = 0; b < size; b += kColumns) {
    U16 here = simd::load<U16>(counts + b);
    if (ties == Ties::dense) simd::store(counts + b, here = (U16)(here != 0) & 1);
    sums += here;
  }
  // Each column starts with 1 plus the sum of the columns before it. One multiplication sums all
  // lower lanes of a word.
  constexpr std::uint64_t kOnes = 0x0001000100010001;
  const U64 halves = (U64)sums;
  const std::uint64_t low = halves[0] * kOnes;
  const std::uint64_t high = halves[1] * kOnes;
  U16 next = (U16)U64{low - halves[0] + kOnes, high - halves[1] + ((low >> 48) + 1) * kOnes};
  for (std::size_t b = 0; b < size; b += kColumns) {
    const U16 here = simd::load<U16>(counts + b);
    simd::store(counts + b, next);
    next += here;
  }
  bins_[place(bins)] = 0;
  for (std::size_t u = 0; u < keys.size(); ++u) ranks[u] = bins_[places_[u]];
  return ranked;
}

int ColumnRanker::rank_by_sorting(std::span<const double> keys, Ties ties, std::int32_t* ranks,
                                  std::int32_t* tied) {
  order_.resize(keys.size());
  std::iota(order_.begin(), order_.end(), 0u);
  std::sort(order_.begin(), order_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return keys[a] > keys[b]; });
  std::fill_n(ranks, keys.size(), 0);
  std::fill_n(tied, keys.size(), 0);
  std::int32_t groups = 0;
  for (std::size_t begin = 0, end = 0; begin < order_.size(); begin = end) {
    const double key = keys[order_[begin]];
    if (key == kUnranked) return static_cast<int>(begin);
    while (end < order_.size() && keys[order_[end]] == key) ++end;
    ++groups;
    for (std::size_t at = begin; at < end; ++at) {
      ranks[order_[at]] = ties == Ties::dense ? groups : static_cast<std::int32_t>(begin) + 1;
      tied[order_[at]] = static_cast<std::int32_t>(end - begin);
    }
  }
  return static_cast<int>(keys.size());
}

}  // namespace rescore
