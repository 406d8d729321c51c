#include <algorithm>
#include <bit>
#include <cassert>

#include "simd.h"
#include "sweep.h"

// Keys need a division, ranks need to know how many keys are higher. Both are done without a branch
// a country: divisions four at a time in floating point, exactly; ranks by counting how many
// countries have each key and adding up from the highest key down.
namespace rescore::sweep {
namespace {

using simd::F32;
using simd::I32;
using simd::U32;

constexpr std::uint32_t kPowersOfTen[] = {1, 10, 100, 1000, 10000};

/// One scope's part of sums and places.
struct Column {
  std::size_t countries;
  std::size_t stride;
  const std::uint32_t* achieved;
  const std::uint32_t* maximum;  ///< nullptr: all_maximum for every country
  std::uint32_t all_maximum;
  std::uint32_t* keys;
  std::uint16_t* ranks;
};

/// floor((factor * achieved + half * maximum) / (divisor * maximum)), and then floor((2 * key + p)
/// / (2 * p)) for each p of `coarser`.
struct KeyRule {
  std::uint64_t factor{};
  std::uint32_t half{};
  std::uint32_t divisor{};
  std::uint32_t steps{};
  std::uint32_t coarser[8]{};
  std::uint64_t top{};  ///< the key of a ratio of 1
};

/// Percentages, rounded half up step by step as percent_of does.
KeyRule rounded_rule(const std::vector<int>& rounding) {
  int decimals = rounding.front();
  KeyRule rule{std::uint64_t{200} * kPowersOfTen[decimals], 1, 2, 0, {}, 0};
  for (const int next : rounding) {
    if (next == decimals) continue;
    rule.coarser[rule.steps++] = kPowersOfTen[decimals - next];
    decimals = next;
  }
  rule.top = std::uint64_t{100} * kPowersOfTen[decimals];
  return rule;
}

/// Different ratios of numbers up to m differ by 1 / (m * m) or more, so that after multiplication
/// with m * m their whole parts differ.
KeyRule exact_rule(std::uint32_t all_maximum) {
  const std::uint64_t square = std::uint64_t{all_maximum} * all_maximum;
  return {square, 0, 1, 0, {}, square};
}

/// Whether float gives the whole part of every quotient exactly. The nearest float to x / y can
/// reach the next whole number only if that is less than half a unit in the last place away; it is
/// at least 1 / y away, which is more while x + y < 2^24.
bool fits_float(const KeyRule& rule, std::uint32_t all_maximum) {
  const std::uint64_t most = rule.factor + rule.half + rule.divisor;
  return most * all_maximum < (1u << 24) && 5 * rule.factor < (1u << 24);
}

F32 whole_part(F32 v) {
  return __builtin_convertvector(__builtin_convertvector(v, I32), F32);
}

void keys_in_float(const Column& column, const KeyRule& rule) {
  const float factor = static_cast<float>(rule.factor);
  const float half = static_cast<float>(rule.half);
  const float divisor = static_cast<float>(rule.divisor);
  for (std::size_t c = 0; c < column.stride; c += 4) {
    const I32 m = column.maximum ? simd::load<I32>(column.maximum + c)
                                 : I32{} + static_cast<std::int32_t>(column.all_maximum);
    const I32 none = m == 0;
    const F32 maximum = __builtin_convertvector(m - none, F32);  // 1 where there is none
    const F32 achieved = __builtin_convertvector(simd::load<I32>(column.achieved + c), F32);
    F32 key = (factor * achieved + half * maximum) / (divisor * maximum);
    for (std::uint32_t s = 0; s < rule.steps; ++s) {
      const float p = static_cast<float>(rule.coarser[s]);
      key = (2 * whole_part(key) + p) / (2 * p);
    }
    simd::store(column.keys + c, (__builtin_convertvector(key, I32) + 1) & ~none);
  }
}

void keys_in_integers(const Column& column, const KeyRule& rule) {
  for (std::size_t c = 0; c < column.stride; ++c) {
    const std::uint64_t maximum = column.maximum ? column.maximum[c] : column.all_maximum;
    if (maximum == 0) {
      column.keys[c] = 0;
      continue;
    }
    std::uint64_t key =
        (rule.factor * column.achieved[c] + rule.half * maximum) / (rule.divisor * maximum);
    for (std::uint32_t s = 0; s < rule.steps; ++s) {
      key = (2 * key + rule.coarser[s]) / (2 * rule.coarser[s]);
    }
    column.keys[c] = static_cast<std::uint32_t>(key + 1);
  }
}

/// Turns counts by bin into ranks: 1 and how many stand before the bin. `Count` holds them all.
template <class Count>
void counts_to_ranks(Count* bins, std::size_t size, Ties ties) {
  Count rank = 1;
  for (std::size_t b = 0; b < size; ++b) {
    const Count here = bins[b];
    bins[b] = rank;
    rank = static_cast<Count>(rank + (ties == Ties::dense ? here != 0 : here));
  }
}

/// The same for bytes, eight at a time: a multiplication adds up all bytes below each one.
void counts_to_ranks(std::uint8_t* bins, std::size_t size, Ties ties) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::uint64_t before = 1;
  for (std::size_t b = 0; b < size; b += 8) {
    auto here = simd::load<std::uint64_t>(bins + b);
    if (ties == Ties::dense)
      here = ((((here & ~(kOnes << 7)) + (kOnes << 7) - kOnes) | here) >> 7) & kOnes;
    const std::uint64_t up_to = here * kOnes;
    simd::store(bins + b, up_to - here + before * kOnes);
    before += up_to >> 56;
  }
}

template <class Count>
void rank_by_counting(const Column& column, std::size_t top, Ties ties, Count* bins) {
  const std::size_t size = (top + 1 + 7) / 8 * 8;
  std::fill_n(bins, size, Count{0});
  // From the highest key down; those that are not ranked come last and push nobody down.
  Count* const last = bins + top;
  for (std::size_t c = 0; c < column.countries; ++c) {
    Count& bin = *(last - column.keys[c]);
    bin = static_cast<Count>(bin + 1);
  }
  counts_to_ranks(bins, size, ties);
  *last = 0;
  for (std::size_t c = 0; c < column.countries; ++c) {
    column.ranks[c] = static_cast<std::uint16_t>(*(last - column.keys[c]));
  }
}

/// `order` holds a key and below it, in 16 bits, the country. With `renumber` the keys become
/// numbers that 32 bits hold.
void rank_by_sorting(const Column& column, std::uint64_t* order, Ties ties, bool renumber) {
  std::sort(order, order + column.countries, std::greater<>());
  std::uint64_t last_key = ~std::uint64_t{0};
  std::uint32_t groups = 0;
  std::uint32_t rank = 0;
  for (std::size_t place = 0; place < column.countries; ++place) {
    const std::uint64_t key = order[place] >> 16;
    const std::size_t c = order[place] & 0xFFFF;
    if (key != last_key) {
      ++groups;
      rank = ties == Ties::dense ? groups : static_cast<std::uint32_t>(place) + 1;
      last_key = key;
    }
    column.ranks[c] = static_cast<std::uint16_t>(key == 0 ? 0 : rank);
    if (renumber) column.keys[c] = key == 0 ? 0 : ~groups;
  }
}

/// Ratios of numbers below 2^21 differ by more than 2^-42, and a double errs by less than 2^-53:
/// the nearest doubles of different ratios differ, and so do the whole parts after multiplication
/// with 2^43; those of equal ratios are equal.
void rank_exactly(const Column& column, std::uint64_t* order, Ties ties) {
  constexpr double kScale = std::uint64_t{1} << 43;
  for (std::size_t c = 0; c < column.countries; ++c) {
    const std::uint32_t maximum = column.maximum ? column.maximum[c] : column.all_maximum;
    const double ratio = maximum == 0 ? 0 : double(column.achieved[c]) / double(maximum);
    const std::uint64_t key = maximum == 0 ? 0 : static_cast<std::uint64_t>(ratio * kScale) + 1;
    order[c] = key << 16 | c;
  }
  rank_by_sorting(column, order, ties, true);
}

void rank_scope(const Column& column, const ScopeRule& rule, std::vector<std::uint64_t>& room) {
  assert(column.all_maximum < (1u << 21));
  const bool exact = rule.key == RankKey::exact;
  const KeyRule keys = exact ? exact_rule(column.all_maximum) : rounded_rule(rule.rounding);
  // Counting passes over all possible keys, sorting over all countries, more than once.
  const bool few_keys = keys.top < std::max<std::size_t>(4096, 16 * column.countries);
  room.resize(std::max(room.size(), std::max(column.countries, few_keys ? keys.top / 2 + 8 : 0)));
  if (exact && !few_keys) return rank_exactly(column, room.data(), rule.ties);

  if (fits_float(keys, column.all_maximum)) {
    keys_in_float(column, keys);
  } else {
    keys_in_integers(column, keys);
  }
  const std::size_t top = keys.top + 1;
  if (!few_keys) {
    for (std::size_t c = 0; c < column.countries; ++c) {
      room[c] = std::uint64_t{column.keys[c]} << 16 | c;
    }
    rank_by_sorting(column, room.data(), rule.ties, false);
  } else if (column.countries < UINT8_MAX) {
    rank_by_counting(column, top, rule.ties, reinterpret_cast<std::uint8_t*>(room.data()));
  } else {
    rank_by_counting(column, top, rule.ties, reinterpret_cast<std::uint32_t*>(room.data()));
  }
}

}  // namespace

void rank_all(const Plan& plan, const Method& method, const Sums& sums, Places& places) {
  places.keys.resize(sums.achieved.size());
  places.ranks.resize(sums.achieved.size());
  for (std::size_t s = 0; s < plan.scopes(); ++s) {
    const ScopeRule& rule = s == 0              ? method.overall
                            : s <= plan.domains ? method.domain
                                                : method.layer;
    const std::size_t at = s * sums.stride;
    const bool answered = rule.denominator == Denominator::answered;
    rank_scope({sums.countries, sums.stride, sums.achieved.data() + at,
                answered ? sums.answered_maximum.data() + at : nullptr, plan.all_maxima[s],
                places.keys.data() + at, places.ranks.data() + at},
               rule, places.room);
  }
}

}  // namespace rescore::sweep
