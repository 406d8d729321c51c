#include "engine/key.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/terms.h"
#include "engine/unit_scores.h"
#include "support/generator.h"

namespace rescore::key_test {
namespace {

using Kind = KeyRule::Kind;

const KeyRule kNarrow(Kind::narrow, First::highest);
const KeyRule kWide(Kind::wide, First::highest);
const KeyRule kReal(Kind::real, First::highest);

Key narrow(std::int64_t numerator, std::int64_t denominator) {
  return kNarrow.of_ratio({numerator, denominator});
}
Key wide(std::int64_t numerator, std::int64_t denominator) {
  return kWide.of_ratio({numerator, denominator});
}

/// Less, equal or greater: -1, 0 or 1.
int sign(std::partial_ordering order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/// Compares two ratios by cross-multiplication.
int compared(const Ratio& a, const Ratio& b) {
  const Wide left = static_cast<Wide>(a.numerator) * b.denominator;
  const Wide right = static_cast<Wide>(b.numerator) * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

TEST(Key, SharesAreComparedExactly) {
  EXPECT_GT(narrow(113, 396), narrow(112, 396));
  EXPECT_EQ(narrow(112, 396), narrow(28, 99));
  EXPECT_EQ(narrow(1, 3), narrow(2, 6));
  EXPECT_GT(narrow(0, 3), kNotRanked);
  // Less than a millionth of a millionth apart, at the largest possible sums.
  EXPECT_GT(narrow(1'000'000, 1'999'999), narrow(999'999, 1'999'998));
  EXPECT_GT(narrow(2'097'152, 2'097'152), narrow(2'097'151, 2'097'152));
  EXPECT_EQ(narrow(1'000'000, 2'000'000), narrow(1, 2));
}

/// The largest denominator of narrow ratios with values up to `value`.
std::int64_t largest_denominator(double value) {
  std::int64_t largest = 1;
  for (std::int64_t step = std::int64_t{1} << 30; step > 0; step /= 2) {
    if (KeyRule::is_narrow(static_cast<double>(largest + step), value)) largest += step;
  }
  return largest;
}

TEST(Key, ANarrowKeyIsTheQuotient) {
  EXPECT_EQ(narrow(0, 3), (Key{0, 0, 0}));
  EXPECT_EQ(narrow(1, 2), (Key{0.5, 0, 0}));
  EXPECT_EQ(narrow(2, 3), (Key{2.0 / 3, 0, 0}));
  EXPECT_EQ(narrow(-7, 7), (Key{-1, 0, 0}));
}

TEST(Key, NeighboursAreToldApartUpToTheLargestDenominators) {
  EXPECT_GT(largest_denominator(1), 2 * kLargestSum);
  for (const std::int64_t whole : {0, 1, 100, 510}) {
    const std::int64_t most = largest_denominator(static_cast<double>(whole) + 1);
    // (n - 1) / n and (n - 2) / (n - 1) differ by 1 / (n (n - 1)).
    for (std::int64_t n = most; n > most - 1000; --n) {
      ASSERT_LT(narrow(whole * n + 1, n), narrow(whole * (n - 1) + 1, n - 1)) << n;
      ASSERT_GT(narrow((whole + 1) * n - 1, n), narrow((whole + 1) * (n - 1) - 1, n - 1)) << n;
    }
  }
}

TEST(Key, EqualSharesHaveEqualKeysWhateverTheirDenominators) {
  for (std::int64_t denominator = 1; denominator <= 60; ++denominator) {
    for (std::int64_t numerator = 0; numerator <= denominator; ++numerator) {
      for (const std::int64_t times : {2, 3, 7, 1000, 34'952}) {
        ASSERT_EQ(narrow(numerator, denominator), narrow(times * numerator, times * denominator));
        ASSERT_EQ(wide(numerator, denominator), wide(times * numerator, times * denominator));
      }
    }
  }
}

TEST(Key, NarrowKeysCompareAsProductsDo) {
  test::Generator generator(331);
  const std::int64_t most = largest_denominator(1);
  for (int trial = 0; trial < 200'000; ++trial) {
    const std::int64_t bound = trial % 2 == 0 ? most : 40;
    const auto ratio = [&] {
      const auto under =
          1 + static_cast<std::int64_t>(generator.below(static_cast<std::size_t>(bound)));
      return Ratio{static_cast<std::int64_t>(generator.below(static_cast<std::size_t>(under) + 1)),
                   under};
    };
    const Ratio a = ratio();
    Ratio b = ratio();
    if (trial % 3 == 0) {  // the nearest with this denominator, or a neighbour of it
      b.numerator = a.numerator * b.denominator / a.denominator +
                    static_cast<std::int64_t>(generator.below(2));
    }
    ASSERT_EQ(sign(kNarrow.of_ratio(a) <=> kNarrow.of_ratio(b)), compared(a, b))
        << a.numerator << "/" << a.denominator << " and " << b.numerator << "/" << b.denominator;
  }
}

TEST(Key, AWideKeyHas128DigitsAfterThePoint) {
  EXPECT_EQ(wide(1, 2), (Key{0, std::uint64_t{1} << 63, 0}));
  EXPECT_EQ(wide(7, 2), (Key{3, std::uint64_t{1} << 63, 0}));
  EXPECT_EQ(wide(0, 5), (Key{0, 0, 0}));
  EXPECT_EQ(wide(5, 5), (Key{1, 0, 0}));
  EXPECT_EQ(wide(1, 3), (Key{0, 0x5555555555555555, 0x5555555555555555}));
  EXPECT_EQ(wide(2, 3), (Key{0, 0xAAAAAAAAAAAAAAAA, 0xAAAAAAAAAAAAAAAA}));
  // Digits also rise below 0.
  EXPECT_EQ(wide(-1, 2), (Key{-1, std::uint64_t{1} << 63, 0}));
  EXPECT_EQ(wide(-1, 3), (Key{-1, 0xAAAAAAAAAAAAAAAA, 0xAAAAAAAAAAAAAAAA}));
  EXPECT_EQ(wide(-2, 2), (Key{-1, 0, 0}));
}

TEST(Key, SharesThatOnly128DigitsTellApart) {
  for (const std::int64_t n : {std::int64_t{1} << 33, std::int64_t{1} << 50, std::int64_t{1} << 62,
                               std::numeric_limits<std::int64_t>::max()}) {
    // They differ by 1 / (n (n - 1)).
    EXPECT_GT(wide(n - 1, n), wide(n - 2, n - 1)) << n;
    EXPECT_LT(wide(1, n), wide(1, n - 1)) << n;
    EXPECT_GT(wide(-1, n), wide(-1, n - 1)) << n;
  }
  // 2^-62, and 2^-124 more.
  constexpr std::int64_t n = std::int64_t{1} << 62;
  EXPECT_EQ(wide(1, n), (Key{0, 4, 0}));
  EXPECT_EQ(wide(1, n - 1), (Key{0, 4, 16}));
  EXPECT_EQ(wide(1, 3), wide(std::int64_t{1} << 61, 3 * (std::int64_t{1} << 61)));
  EXPECT_EQ(wide(std::int64_t{1} << 39, std::int64_t{1} << 40), wide(1, 2));
}

TEST(Key, WideKeysCompareAsProductsDo) {
  test::Generator generator(332);
  for (int trial = 0; trial < 100'000; ++trial) {
    const auto ratio = [&] {
      const int bits = 2 + static_cast<int>(generator.below(61));
      const auto under = static_cast<std::int64_t>(generator.next() >> (64 - bits)) + 1;
      return Ratio{static_cast<std::int64_t>(generator.next() >> 2) % (2 * under) - under, under};
    };
    const Ratio a = ratio();
    Ratio b = ratio();
    if (trial % 3 == 0) {
      b.numerator =
          static_cast<std::int64_t>(static_cast<Wide>(a.numerator) * b.denominator / a.denominator);
    }
    ASSERT_EQ(sign(kWide.of_ratio(a) <=> kWide.of_ratio(b)), compared(a, b))
        << a.numerator << "/" << a.denominator << " and " << b.numerator << "/" << b.denominator;
  }
}

TEST(Key, NumbersThatAreEqualButForTheirLastBitsTie) {
  EXPECT_EQ(kReal.of_grid(on_grid(0.1 + 0.2)), kReal.of_grid(on_grid(0.3)));
  EXPECT_GT(kReal.of_grid(on_grid(0.3 + 1e-11)), kReal.of_grid(on_grid(0.3)));
  EXPECT_LT(kReal.of_grid(on_grid(-1)), kReal.of_grid(on_grid(-0.5)));
}

TEST(Key, WhereTheLowestComesFirstTheOrderTurnsRound) {
  for (const Kind kind : {Kind::narrow, Kind::wide}) {
    const KeyRule lowest(kind, First::lowest);
    EXPECT_TRUE(lowest.lowest_first());
    EXPECT_GT(lowest.of_ratio({1, 3}), lowest.of_ratio({1, 2}));
    EXPECT_GT(lowest.of_ratio({0, 2}), lowest.of_ratio({1, 2'000'000}));
    EXPECT_EQ(lowest.of_ratio({1, 3}), lowest.of_ratio({2, 6}));
    EXPECT_GT(lowest.of_ratio({500, 1}), kNotRanked);
  }
  const KeyRule wide_lowest(Kind::wide, First::lowest);
  constexpr std::int64_t n = std::int64_t{1} << 62;
  EXPECT_LT(wide_lowest.of_ratio({n - 1, n}), wide_lowest.of_ratio({n - 2, n - 1}));
  EXPECT_GT(wide_lowest.of_ratio({1, n}), wide_lowest.of_ratio({1, n - 1}));  // by the last digits
  EXPECT_GT(wide_lowest.of_ratio({2, 3}), wide_lowest.of_ratio({4, 3}));      // by the whole part
  const KeyRule rounded(Kind::rounded, First::lowest);
  EXPECT_GT(rounded.of_rounded({283, 1}), rounded.of_rounded({284, 1}));
  EXPECT_GT(rounded.of_rounded({-1, 1}), rounded.of_rounded({0, 1}));
  const KeyRule real(Kind::real, First::lowest);
  EXPECT_GT(real.of_grid(on_grid(0.25)), real.of_grid(on_grid(0.5)));
  EXPECT_GT(real.of_grid(on_grid(1e300)), kNotRanked);
}

/// A node of points with a rule's key.
NodePlan points_node(RankKey key) {
  NodePlan node{};
  node.form = Form::points;
  node.rule.rounding = {1};
  node.scale = 100;
  node.key = KeyRule(key == RankKey::rounded ? Kind::rounded : Kind::narrow, First::highest);
  return node;
}

Key key(RankKey of, const Ratio& ratio) {
  NodeValue value;
  value.ratio = ratio;
  return key_of(points_node(of), value);
}

TEST(Key, ARoundedKeyIsThePercentage) {
  EXPECT_EQ(key(RankKey::rounded, {112, 396}), (Key{283, 0, 0}));
  EXPECT_EQ(key(RankKey::rounded, {0, 396}), (Key{0, 0, 0}));
}

TEST(Key, NoKeyWithoutAShare) {
  EXPECT_EQ(key(RankKey::rounded, {}), kNotRanked);
  EXPECT_EQ(key(RankKey::exact, {}), kNotRanked);
}

TEST(Key, RoundingMakesTiesThatExactSharesDoNot) {
  // 28.28 and 28.32 per cent.
  const Ratio low{112, 396};
  const Ratio high{111, 392};
  EXPECT_EQ(key(RankKey::rounded, high), key(RankKey::rounded, low));
  EXPECT_GT(key(RankKey::exact, high), key(RankKey::exact, low));
}

}  // namespace
}  // namespace rescore::key_test
