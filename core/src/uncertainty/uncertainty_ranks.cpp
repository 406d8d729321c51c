#include "uncertainty/uncertainty_ranks.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "numeric/simd.h"

namespace rescore {
namespace {

using simd::I32;

constexpr std::size_t kMostCompared = 256;
constexpr std::size_t kKeys = simd::kLanesOf<I32>;

/// For V vectors of keys, how many of all keys are higher. The counts stay in registers.
template <std::size_t V>
void count_higher(std::span<const DrawKey> all, const DrawKey* keys, std::int32_t* counts) {
  I32 own[V], sums[V];
  simd::unrolled<V>([&](auto v) {
    own[v] = simd::load<I32>(keys + v * kKeys);
    sums[v] = I32{};
  });
  for (const DrawKey key : all) {
    const I32 other = simd::splat<I32>(key);
    simd::unrolled<V>([&](auto v) { sums[v] -= other > own[v]; });
  }
  simd::unrolled<V>([&](auto v) { simd::store(counts + v * kKeys, sums[v]); });
}

using CountHigher = void (*)(std::span<const DrawKey>, const DrawKey*, std::int32_t*);

template <std::size_t... V>
constexpr auto all_sizes(std::index_sequence<V...>) {
  return std::array<CountHigher, sizeof...(V)>{count_higher<V + 1>...};
}

/// As many vectors as there are registers for, with their counts.
constexpr auto kCountHigher = all_sizes(std::make_index_sequence<7>());

}  // namespace

DrawRanker::DrawRanker(std::size_t units, Ties ties)
    : units_(units),
      ties_(ties),
      keys_((units + kKeys - 1) / kKeys * kKeys, kDrawNotRanked),
      above_(keys_.size()),
      ranks_(units),
      new_ranks_(units + 1) {
  if (units > kMostCompared) order_.resize(units);
}

std::span<const std::int16_t> DrawRanker::rank() {
  if (units_ <= kMostCompared) {
    count_above();
  } else {
    sort();
  }
  for (std::size_t c = 0; c < units_; ++c) {
    ranks_[c] = static_cast<std::int16_t>(keys_[c] == kDrawNotRanked ? 0 : above_[c] + 1);
  }
  if (ties_ == Ties::dense) close_gaps();
  return ranks_;
}

void DrawRanker::count_above() {
  const std::span<const DrawKey> all(keys_.data(), units_);
  std::size_t left = keys_.size() / kKeys;
  std::size_t blocks = (left + kCountHigher.size() - 1) / kCountHigher.size();
  for (std::size_t at = 0; left > 0; --blocks) {
    const std::size_t vectors = (left + blocks - 1) / blocks;  // blocks of even size
    kCountHigher[vectors - 1](all, keys_.data() + at, above_.data() + at);
    at += vectors * kKeys;
    left -= vectors;
  }
}

void DrawRanker::sort() {
  for (std::size_t c = 0; c < units_; ++c) {
    order_[c] = std::int64_t{keys_[c]} * 65536 + static_cast<std::int64_t>(c);
  }
  std::sort(order_.begin(), order_.end(), std::greater<>());
  for (std::size_t i = 0, first = 0; i < units_; ++i) {
    if (order_[i] >> 16 != order_[first] >> 16) first = i;
    above_[static_cast<std::size_t>(order_[i] & 65535)] = static_cast<std::int32_t>(first);
  }
}

void DrawRanker::close_gaps() {
  std::fill(new_ranks_.begin(), new_ranks_.end(), std::int16_t{0});
  for (const std::int16_t rank : ranks_) new_ranks_[static_cast<std::size_t>(rank)] = 1;
  std::int16_t groups = 0;
  new_ranks_[0] = 0;
  for (std::int16_t& rank : new_ranks_) {
    groups = static_cast<std::int16_t>(groups + rank);
    rank = groups;
  }
  for (std::int16_t& rank : ranks_) rank = new_ranks_[static_cast<std::size_t>(rank)];
}

}  // namespace rescore
