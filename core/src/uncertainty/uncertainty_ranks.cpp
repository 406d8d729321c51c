#include "uncertainty/uncertainty_ranks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "numeric/simd.h"

namespace rescore {
namespace {

using simd::I32;

constexpr std::size_t kMostCompared = 256;
constexpr std::size_t kKeys = simd::kLanesOf<I32>;

/// For V vectors of keys, how many of all keys are higher. The counts stay in registers.
template <std::size_t V>
void count_higher(std::span<const std::int32_t> all, const std::int32_t* keys,
                  std::int32_t* counts) {
  I32 own[V], sums[V];
  simd::unrolled<V>([&](auto v) {
    own[v] = simd::load<I32>(keys + v * kKeys);
    sums[v] = I32{};
  });
  for (const std::int32_t key : all) {
    const I32 other = simd::splat<I32>(key);
    simd::unrolled<V>([&](auto v) { sums[v] -= other > own[v]; });
  }
  simd::unrolled<V>([&](auto v) { simd::store(counts + v * kKeys, sums[v]); });
}

using CountHigher = void (*)(std::span<const std::int32_t>, const std::int32_t*, std::int32_t*);

template <std::size_t... V>
constexpr auto all_sizes(std::index_sequence<V...>) {
  return std::array<CountHigher, sizeof...(V)>{count_higher<V + 1>...};
}

/// As many vectors as there are registers for, with their counts.
constexpr auto kCountHigher = all_sizes(std::make_index_sequence<7>());

}  // namespace

DrawRanker::DrawRanker(std::size_t units, Ties ties, First first, double apart)
    : units_(units),
      ties_(ties),
      apart_(apart),
      sign_(first == First::lowest ? -1 : 1),
      keys_((units + kKeys - 1) / kKeys * kKeys, kUnranked),
      values_(units),
      above_(keys_.size()),
      ranks_(units),
      order_(units),
      new_ranks_(units + 1) {}

void DrawRanker::put_units(std::size_t unit, std::int64_t units) {
  constexpr std::int64_t kMost = INT32_MAX;
  const std::int64_t value = sign_ < 0 ? -units : units;
  const std::int64_t bounded = std::clamp(value, -kMost, kMost);
  values_[unit] = static_cast<double>(value);
  keys_[unit] = static_cast<std::int32_t>(bounded);
  rough_ = rough_ || bounded == kMost || bounded == -kMost;
}

void DrawRanker::put_share(std::size_t unit, double share) {
  if (std::isnan(share)) {
    keys_[unit] = kUnranked;
    return;
  }
  values_[unit] = sign_ * share;
  // The order of the doubles, but for those that are nearer than 2^-26. No fraction that comes up
  // is where one key ends and the next begins, so that doubles that tie have one key.
  constexpr double kOne = 0x1p26;
  constexpr double kMost = 31;
  constexpr double kBetween = 0.3819660113;
  const double bounded = std::clamp(values_[unit], -kMost, kMost);
  keys_[unit] = static_cast<std::int32_t>(bounded * kOne + kBetween);
  rough_ = true;
}

std::span<const std::int16_t> DrawRanker::rank(std::span<const Key> keys) {
  const std::vector<Rank> ranks = ranks_of(keys, ties_);
  for (std::size_t u = 0; u < units_; ++u) ranks_[u] = static_cast<std::int16_t>(ranks[u].value);
  return ranks_;
}

std::span<const std::int16_t> DrawRanker::rank() {
  if (units_ <= kMostCompared) {
    count_above();
    if (rough_) break_ties();
  } else {
    sort();
  }
  for (std::size_t u = 0; u < units_; ++u) {
    ranks_[u] = static_cast<std::int16_t>(keys_[u] == kUnranked ? 0 : above_[u] + 1);
  }
  if (ties_ == Ties::dense) close_gaps();
  rough_ = false;
  return ranks_;
}

/// Without ties every rank is there once, and their sum tells; else the doubles decide.
void DrawRanker::break_ties() {
  std::int64_t sum = 0;
  for (std::size_t u = 0; u < units_; ++u) sum += above_[u];
  const auto n = static_cast<std::int64_t>(units_);
  if (sum != n * (n - 1) / 2) sort();
}

void DrawRanker::count_above() {
  const std::span<const std::int32_t> all(keys_.data(), units_);
  std::size_t left = keys_.size() / kKeys;
  std::size_t blocks = (left + kCountHigher.size() - 1) / kCountHigher.size();
  for (std::size_t at = 0; left > 0; --blocks) {
    const std::size_t vectors = (left + blocks - 1) / blocks;  // blocks of even size
    kCountHigher[vectors - 1](all, keys_.data() + at, above_.data() + at);
    at += vectors * kKeys;
    left -= vectors;
  }
}

/// Whether two units that follow each other in order have the same rank.
bool DrawRanker::ties(std::uint32_t higher, std::uint32_t lower) const {
  if (keys_[higher] != keys_[lower]) return false;
  if (keys_[higher] == kUnranked) return true;
  const double apart = values_[higher] - values_[lower];
  return apart <= apart_ * std::max(1.0, std::abs(values_[lower]));
}

void DrawRanker::sort() {
  std::iota(order_.begin(), order_.end(), 0u);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (keys_[a] != keys_[b]) return keys_[a] > keys_[b];
    return keys_[a] != kUnranked && values_[a] > values_[b];
  });
  for (std::size_t i = 0, first = 0; i < units_; ++i) {
    if (i > 0 && !ties(order_[i - 1], order_[i])) first = i;
    above_[order_[i]] = static_cast<std::int32_t>(first);
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
