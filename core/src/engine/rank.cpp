#include "engine/rank.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "numeric/simd.h"

namespace rescore {

std::vector<Rank> ranks_of(std::span<const Key> keys, Ties ties) {
  const RankIndex index(keys, ties);
  std::vector<Rank> ranks(keys.size());
  std::transform(keys.begin(), keys.end(), ranks.begin(),
                 [&](const Key& key) { return index.rank_if(key, key); });
  return ranks;
}

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

void ColumnRanker::rank(std::span<const std::int64_t> keys, Ties ties, std::int32_t* ranks,
                        std::int32_t* tied) {
  constexpr std::int64_t kMostBins = 4096;
  std::int64_t top = kUnranked;
  std::int64_t bottom = INT64_MAX;
  for (const std::int64_t key : keys) {
    top = std::max(top, key);
    bottom = std::min(bottom, key == kUnranked ? INT64_MAX : key);
  }
  const bool few = keys.size() < UINT8_MAX && top != kUnranked && top < INT64_MAX / 2 &&
                   bottom > INT64_MIN / 2 && bottom > top - kMostBins;
  if (!few) return rank_by_sorting(keys, ties, ranks, tied);
  rank_by_counting(keys, top, static_cast<std::uint32_t>(top - bottom) + 1, ties, ranks, tied);
}

/// Counts stand in bytes, in sixteen columns: bin b is in row b % rows of column b / rows, so that
/// whole rows are added up at once. The last bin takes what is not ranked.
void ColumnRanker::rank_by_counting(std::span<const std::int64_t> keys, std::int64_t top,
                                    std::uint32_t bins, Ties ties, std::int32_t* ranks,
                                    std::int32_t* tied) {
  using simd::U64;
  using simd::U8;
  const std::uint32_t rows = std::bit_ceil(std::max(1u, bins / 16 + 1));
  const int shift = std::countr_zero(rows);
  const std::size_t size = std::size_t{rows} * 16;
  bins_.assign(size, 0);
  places_.resize(keys.size());
  // From the highest key down.
  for (std::size_t u = 0; u < keys.size(); ++u) {
    const bool ranked = keys[u] != kUnranked;
    const std::uint32_t bin = ranked ? static_cast<std::uint32_t>(top - keys[u]) : bins;
    places_[u] = (bin & (rows - 1)) << 4 | bin >> shift;
    ++bins_[places_[u]];
  }
  const std::uint32_t unranked = (bins & (rows - 1)) << 4 | bins >> shift;
  counts_.assign(bins_.begin(), bins_.end());
  std::uint8_t* const counts = bins_.data();
  if (ties == Ties::dense) {
    for (std::size_t b = 0; b < size; b += 16) {
      simd::store(counts + b, (U8)(simd::load<U8>(counts + b) != 0) & 1);
    }
  }
  U8 sums{};
  for (std::size_t b = 0; b < size; b += 16) sums += simd::load<U8>(counts + b);
  // Each column starts with what the columns before it come to; a multiplication adds up all lower
  // bytes of a word.
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const U64 halves = (U64)sums;
  const std::uint64_t low = halves[0] * kOnes;
  const std::uint64_t high = halves[1] * kOnes;
  U8 before = (U8)U64{low - halves[0] + kOnes, high - halves[1] + ((low >> 56) + 1) * kOnes};
  for (std::size_t b = 0; b < size; b += 16) {
    const U8 here = simd::load<U8>(counts + b);
    simd::store(counts + b, before);
    before += here;
  }
  bins_[unranked] = 0;
  counts_[unranked] = 0;
  for (std::size_t u = 0; u < keys.size(); ++u) {
    ranks[u] = bins_[places_[u]];
    tied[u] = counts_[places_[u]];
  }
}

void ColumnRanker::rank_by_sorting(std::span<const std::int64_t> keys, Ties ties,
                                   std::int32_t* ranks, std::int32_t* tied) {
  order_.resize(keys.size());
  std::iota(order_.begin(), order_.end(), 0u);
  std::sort(order_.begin(), order_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return keys[a] > keys[b]; });
  std::int32_t groups = 0;
  for (std::size_t begin = 0, end = 0; begin < order_.size(); begin = end) {
    const std::int64_t key = keys[order_[begin]];
    while (end < order_.size() && keys[order_[end]] == key) ++end;
    ++groups;
    const bool ranked = key != kUnranked;
    const auto rank = ties == Ties::dense ? groups : static_cast<std::int32_t>(begin) + 1;
    for (std::size_t at = begin; at < end; ++at) {
      ranks[order_[at]] = ranked ? rank : 0;
      tied[order_[at]] = ranked ? static_cast<std::int32_t>(end - begin) : 0;
    }
  }
}

}  // namespace rescore
