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
using simd::U64;
using simd::U8;

constexpr std::uint32_t kPowersOfTen[] = {1, 10, 100, 1000};

/// One scope's part of sums and places. Passed by value, so that no store seems to change it.
struct Column {
  std::size_t countries;
  std::size_t stride;
  const std::uint32_t* achieved;
  const std::uint32_t* maximum;  ///< nullptr: all_maximum for every country
  std::uint32_t all_maximum;
  std::uint32_t* keys;
  std::uint16_t* ranks;
};

/// A key is floor((factor * achieved + offset * maximum) / (divisor * maximum)), and 1 for being
/// ranked.
struct KeyRule {
  std::uint64_t factor{};
  std::uint32_t offset{};
  std::uint32_t divisor{};
  std::uint64_t top{};  ///< the key of a ratio of 1, without the 1
};

/// Percentages, rounded half up step by step as percent_of does. A step from x to
/// floor((floor(x) + p / 2) / p) is floor((x + p / 2) / p): all steps are one division.
KeyRule rounded_rule(const std::vector<int>& rounding) {
  int decimals = rounding.front();
  KeyRule rule{std::uint64_t{200} * kPowersOfTen[decimals], 1, 2, 0};
  for (const int next : rounding) {
    if (next == decimals) continue;
    const std::uint32_t p = kPowersOfTen[decimals - next];
    rule.offset += rule.divisor * (p / 2);
    rule.divisor *= p;
    decimals = next;
  }
  rule.top = std::uint64_t{100} * kPowersOfTen[decimals];
  return rule;
}

/// Different ratios of numbers up to m differ by 1 / (m * m) or more, so that after multiplication
/// with m * m their whole parts differ.
KeyRule exact_rule(std::uint32_t all_maximum) {
  const std::uint64_t square = std::uint64_t{all_maximum} * all_maximum;
  return {square, 0, 1, square};
}

/// Whether float gives the whole part of every quotient exactly. The nearest float to x / y can
/// reach the next whole number only if that is less than half a unit in the last place away; it is
/// at least 1 / y away, which is more while x + y < 2^24.
bool fits_float(const KeyRule& rule, std::uint32_t all_maximum) {
  return (rule.factor + rule.offset + rule.divisor) * all_maximum < (1u << 24);
}

std::uint32_t key_in_integers(Column column, const KeyRule& rule, std::size_t c) {
  const std::uint64_t maximum = column.maximum ? column.maximum[c] : column.all_maximum;
  if (maximum == 0) return 0;
  const std::uint64_t dividend = rule.factor * column.achieved[c] + rule.offset * maximum;
  return static_cast<std::uint32_t>(dividend / (rule.divisor * maximum) + 1);
}

/// Writes all keys, and hands each four of them, with the place of the first, to `use`.
template <class Use>
void make_keys(Column column, const KeyRule& rule, Use use) {
  if (!fits_float(rule, column.all_maximum)) {
    for (std::size_t c = 0; c < column.stride; ++c) {
      column.keys[c] = key_in_integers(column, rule, c);
    }
    for (std::size_t c = 0; c < column.stride; c += 4) use(c, simd::load<U32>(column.keys + c));
    return;
  }
  const float factor = static_cast<float>(rule.factor);
  const float offset = static_cast<float>(rule.offset);
  const float divisor = static_cast<float>(rule.divisor);
  for (std::size_t c = 0; c < column.stride; c += 4) {
    const I32 m = column.maximum ? simd::load<I32>(column.maximum + c)
                                 : I32{} + static_cast<std::int32_t>(column.all_maximum);
    const I32 none = m == 0;
    const F32 maximum = __builtin_convertvector(m - none, F32);  // 1 where there is none
    const F32 achieved = __builtin_convertvector(simd::load<I32>(column.achieved + c), F32);
    const F32 key = (factor * achieved + offset * maximum) / (divisor * maximum);
    const U32 keys = (U32)(__builtin_convertvector(key, I32) + 1) & ~(U32)none;
    simd::store(column.keys + c, keys);
    use(c, keys);
  }
}

/// Calls `use` with 0 to `count` - 1, a multiple of 8, without a loop's cost each time.
template <class Use>
void for_each_below(std::size_t count, Use use) {
  for (std::size_t i = 0; i < count; i += 8) {
    use(i), use(i + 1), use(i + 2), use(i + 3);
    use(i + 4), use(i + 5), use(i + 6), use(i + 7);
  }
}

std::uint32_t rows_for(const KeyRule& rule) {
  return std::bit_ceil(std::max(8u, static_cast<std::uint32_t>((rule.top + 1) / 16 + 1)));
}

/// Ranks at most 254 countries. Counts stand in bytes, in sixteen columns: bin b is in row b % rows
/// of column b / rows, so that whole rows are added up at once. `kRows` is the number of rows, or
/// 0: as many as needed. Knowing it saves WebAssembly a tenth of the time.
template <std::uint32_t kRows>
void rank_few_by_counting(Column column, const KeyRule& rule, Ties ties, Room& room) {
  const auto top = static_cast<std::uint32_t>(rule.top + 1);
  const std::uint32_t rows = kRows != 0 ? kRows : rows_for(rule);
  const int shift = std::countr_zero(rows);
  // NOLINTNEXTLINE(bugprone-implicit-widening-of-multiplication-result): of some hundreds
  if (room.bytes.size() < rows * 16) room.bytes.resize(rows * 16);
  if (room.words.size() < column.stride) room.words.resize(column.stride);
  std::uint8_t* const bins = room.bytes.data();
  std::uint32_t* const places = room.words.data();
  std::fill_n(bins, rows * std::size_t{16}, std::uint8_t{0});
  // From the highest key down; those that are not ranked come last and push nobody down.
  make_keys(column, rule, [=](std::size_t c, U32 keys) {
    const U32 bin = top - keys;
    simd::store(places + c, (bin & (rows - 1)) << 4 |
                                (kRows != 0 ? bin >> shift : simd::shifted_right(bin, shift)));
  });
  const std::uint32_t unranked = (top & (rows - 1)) << 4 | top >> shift;
  const std::size_t eights = (column.countries + 7) / 8 * 8;
  std::fill(places + column.countries, places + eights, unranked);
  for_each_below(eights, [=](std::size_t c) { ++bins[places[c]]; });

  if (ties == Ties::dense) {
    for (std::size_t b = 0; b < rows * std::size_t{16}; b += 16) {
      simd::store(bins + b, (U8)(simd::load<U8>(bins + b) != 0) & 1);
    }
  }
  U8 sums{};
  for_each_below(rows, [&](std::size_t row) { sums += simd::load<U8>(bins + row * 16); });
  // Each column starts with what the columns before it come to; a multiplication adds up all lower
  // bytes of a word.
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  const U64 halves = (U64)sums;
  const std::uint64_t low = halves[0] * kOnes;
  const std::uint64_t high = halves[1] * kOnes;
  U8 before = (U8)U64{low - halves[0] + kOnes, high - halves[1] + ((low >> 56) + 1) * kOnes};
  for_each_below(rows, [&](std::size_t row) {
    const U8 here = simd::load<U8>(bins + row * 16);
    simd::store(bins + row * 16, before);
    before += here;
  });
  bins[unranked] = 0;
  for_each_below(eights, [=](std::size_t c) { column.ranks[c] = bins[places[c]]; });
}

/// Ranks any number of countries.
void rank_by_counting(Column column, const KeyRule& rule, Ties ties, Room& room) {
  make_keys(column, rule, [](std::size_t, U32) {});
  const auto top = static_cast<std::size_t>(rule.top + 1);
  room.words.assign(top + 1, 0);
  std::vector<std::uint32_t>& bins = room.words;
  for (std::size_t c = 0; c < column.countries; ++c) ++bins[top - column.keys[c]];
  std::uint32_t rank = 1;
  for (std::size_t b = 0; b < top; ++b) {
    const std::uint32_t here = bins[b];
    bins[b] = rank;
    rank += ties == Ties::dense ? here != 0 : here;
  }
  bins[top] = 0;
  for (std::size_t c = 0; c < column.countries; ++c) {
    column.ranks[c] = static_cast<std::uint16_t>(bins[top - column.keys[c]]);
  }
}

/// `order` holds a key and below it, in 16 bits, the country. With `renumber` the keys become
/// numbers that 32 bits hold.
void rank_in_order(Column column, std::vector<std::uint64_t>& order, Ties ties, bool renumber) {
  std::sort(order.begin(), order.end(), std::greater<>());
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

void rank_by_sorting(Column column, const KeyRule& rule, Ties ties, Room& room) {
  make_keys(column, rule, [](std::size_t, U32) {});
  room.order.resize(column.countries);
  for (std::size_t c = 0; c < column.countries; ++c) {
    room.order[c] = std::uint64_t{column.keys[c]} << 16 | c;
  }
  rank_in_order(column, room.order, ties, false);
}

/// Ratios of numbers below 2^21 differ by more than 2^-42, and a double errs by less than 2^-53:
/// the nearest doubles of different ratios differ, and so do the whole parts after multiplication
/// with 2^43; those of equal ratios are equal.
void rank_exactly(Column column, Ties ties, Room& room) {
  room.order.resize(column.countries);
  constexpr double kScale = std::uint64_t{1} << 43;
  for (std::size_t c = 0; c < column.countries; ++c) {
    const std::uint32_t maximum = column.maximum ? column.maximum[c] : column.all_maximum;
    const double ratio = maximum == 0 ? 0 : double(column.achieved[c]) / double(maximum);
    const std::uint64_t key = maximum == 0 ? 0 : static_cast<std::uint64_t>(ratio * kScale) + 1;
    room.order[c] = key << 16 | c;
  }
  rank_in_order(column, room.order, ties, true);
}

/// How a scope's keys are made; whether they are few enough to be counted. Counting passes over all
/// possible keys; sorting passes over all countries, more than once.
struct Way {
  KeyRule keys;
  bool counted{};
  bool sorted_exactly{};
};

Way way_of(Column column, const ScopeRule& rule) {
  assert(column.all_maximum < (1u << 21));
  const bool exact = rule.key == RankKey::exact;
  const KeyRule keys = exact ? exact_rule(column.all_maximum) : rounded_rule(rule.rounding);
  const bool counted = keys.top < std::max<std::uint64_t>(4096, 16 * column.countries);
  return {keys, counted, exact && !counted};
}

void rank_scope(Column column, const ScopeRule& rule, Room& room) {
  const Way way = way_of(column, rule);
  if (way.counted && column.countries < UINT8_MAX) {
    constexpr std::uint32_t kRowsOfTenths = 64;  // percentages to one decimal have 1001 bins
    const auto rank = rows_for(way.keys) == kRowsOfTenths ? rank_few_by_counting<kRowsOfTenths>
                                                          : rank_few_by_counting<0>;
    rank(column, way.keys, rule.ties, room);
  } else if (way.counted) {
    rank_by_counting(column, way.keys, rule.ties, room);
  } else if (way.sorted_exactly) {
    rank_exactly(column, rule.ties, room);
  } else {
    rank_by_sorting(column, way.keys, rule.ties, room);
  }
}

/// Ranks once more after the sums of country `own` have changed.
void rank_scope_again(Column column, const ScopeRule& rule, std::size_t own, Room& room) {
  const Way way = way_of(column, rule);
  // Numbered keys say nothing about new ones, and who ties matters to all ranks below.
  if (way.sorted_exactly || rule.ties == Ties::dense) return rank_scope(column, rule, room);
  const std::uint32_t before = column.keys[own];
  const std::uint32_t after = key_in_integers(column, way.keys, own);
  if (after == before) return;
  column.keys[own] = after;
  int rank = 1;
  for (std::size_t c = 0; c < column.countries; ++c) {
    const std::uint32_t key = column.keys[c];
    rank += key > after;
    const int passed = (after > key) - (before > key);
    column.ranks[c] = static_cast<std::uint16_t>(column.ranks[c] + (key == 0 ? 0 : passed));
  }
  column.ranks[own] = static_cast<std::uint16_t>(after == 0 ? 0 : rank);
}

const ScopeRule& rule_of(const Plan& plan, const Method& method, std::size_t scope) {
  if (scope == 0) return method.overall;
  return scope <= plan.domains ? method.domain : method.layer;
}

Column column_of(const Plan& plan, const Sums& sums, Places& places, const ScopeRule& rule,
                 std::size_t scope) {
  const std::size_t at = scope * sums.stride;
  const bool answered = rule.denominator == Denominator::answered;
  return {sums.countries,
          sums.stride,
          sums.achieved.data() + at,
          answered ? sums.answered_maximum.data() + at : nullptr,
          plan.all_maxima[scope],
          places.keys.data() + at,
          places.ranks.data() + at};
}

/// What a country's answer adds to its sums.
struct Points {
  std::uint32_t achieved{};
  std::uint32_t maximum{};
};

Points points_of(const Plan& plan, const Answers& answers, CountryIndex country,
                 IndicatorIndex indicator) {
  const std::size_t lines = plan.lines.size();
  const std::uint8_t* const block = answers.bytes.data() + country.value / kLanes * lines * kLanes;
  Points points;
  for (std::size_t line = plan.first[indicator.value];
       line < lines && plan.lines[line].indicator == indicator; ++line) {
    const std::uint8_t byte = block[line * kLanes + country.value % kLanes];
    if (byte == kSkipped) return {};
    points.achieved += byte;
    points.maximum += plan.lines[line].maximum;
  }
  return points;
}

}  // namespace

void rank_all(const Plan& plan, const Method& method, const Sums& sums, Places& places) {
  places.keys.resize(sums.achieved.size());
  places.ranks.resize(sums.achieved.size());
  for (std::size_t s = 0; s < plan.scopes(); ++s) {
    const ScopeRule& rule = rule_of(plan, method, s);
    rank_scope(column_of(plan, sums, places, rule, s), rule, places.room);
  }
}

void edit(const Plan& plan, const Method& method, Answers& answers, Sums& sums, Places& places,
          CountryIndex country, IndicatorIndex indicator, Answer answer) {
  const Points before = points_of(plan, answers, country, indicator);
  put(plan, answers, country, indicator, answer);
  const Points after = points_of(plan, answers, country, indicator);
  for (const ScopeIndex scope : plan.scopes_of[indicator.value]) {
    const std::size_t at = scope.value * sums.stride + country.value;
    sums.achieved[at] += after.achieved - before.achieved;  // may wrap, and comes back
    sums.answered_maximum[at] += after.maximum - before.maximum;
    const ScopeRule& rule = rule_of(plan, method, scope.value);
    rank_scope_again(column_of(plan, sums, places, rule, scope.value), rule, country.value,
                     places.room);
  }
}

}  // namespace rescore::sweep
