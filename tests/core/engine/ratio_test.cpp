#include "engine/ratio.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "support/generator.h"

namespace rescore::ratio_test {
namespace {

NodeRule steps(const std::vector<int>& rounding, Halves halves = Halves::up) {
  NodeRule rule;
  rule.rounding = rounding;
  rule.halves = halves;
  return rule;
}

std::string percent_text(std::int64_t achieved, std::int64_t maximum,
                         const std::vector<int>& rounding, Halves halves = Halves::up) {
  const auto percent = rounded({achieved, maximum}, 100, 1, steps(rounding, halves));
  return percent ? to_text(*percent) : "none";
}

Decimal percent(std::int64_t achieved, std::int64_t maximum, const std::vector<int>& rounding) {
  return rounded({achieved, maximum}, 100, 1, steps(rounding)).value_or(Decimal{-1, 0});
}

TEST(Ratio, PercentOfTheWorkedExample) {
  EXPECT_EQ(percent_text(112, 396, {1}), "28.3");
  EXPECT_EQ(percent_text(83, 256, {1, 0}), "32");
  EXPECT_EQ(percent_text(0, 40, {1, 0}), "0");
  EXPECT_EQ(percent_text(29, 100, {1, 0}), "29");
}

TEST(Ratio, RoundingTwiceCarriesOver) {
  // 46.484375: 46.5 in tenths, then 47; rounded once it would be 46.
  EXPECT_EQ(percent_text(119, 256, {1, 0}), "47");
  EXPECT_EQ(percent_text(119, 256, {0}), "46");
  EXPECT_EQ(percent_text(119, 256, {1}), "46.5");
  EXPECT_EQ(percent_text(119, 256, {3, 1, 0}), "47");
  EXPECT_EQ(percent_text(119, 256, {1, 0}, Halves::even), "46");
  EXPECT_EQ(percent_text(119, 256, {2, 2, 0}), "46");
}

TEST(Ratio, HalvesAreRoundedUp) {
  EXPECT_EQ(percent_text(1, 8, {0}), "13");      // 12.5
  EXPECT_EQ(percent_text(1, 16, {1}), "6.3");    // 6.25
  EXPECT_EQ(percent_text(1, 2000, {1}), "0.1");  // 0.05
  EXPECT_EQ(percent_text(1, 2001, {1}), "0.0");
}

TEST(Ratio, HalvesCanBeRoundedToEven) {
  EXPECT_EQ(percent_text(1, 8, {0}, Halves::even), "12");    // 12.5
  EXPECT_EQ(percent_text(3, 8, {0}, Halves::even), "38");    // 37.5
  EXPECT_EQ(percent_text(1, 16, {1}, Halves::even), "6.2");  // 6.25
  EXPECT_EQ(percent_text(1, 2000, {1}, Halves::even), "0.0");
  EXPECT_EQ(percent_text(1, 1999, {1}, Halves::even), "0.1");
}

TEST(Ratio, PercentReachesFromZeroToHundred) {
  EXPECT_EQ(percent_text(0, 396, {1}), "0.0");
  EXPECT_EQ(percent_text(396, 396, {1}), "100.0");
  EXPECT_EQ(percent_text(396, 396, {3}), "100.000");
  EXPECT_EQ(percent_text(2'000'000, 2'000'000, {3, 2, 1}), "100.0");
}

TEST(Ratio, LargeSharesAreRoundedAsExactly) {
  constexpr std::int64_t large = std::int64_t{1} << 31;
  EXPECT_EQ(percent(1'500'000, large + 1, {1}), (Decimal{1, 1}));  // 0.0698...
  EXPECT_EQ(percent(large, 3 * large, {2}), (Decimal{3333, 2}));
  EXPECT_EQ(percent(256 * large, 512 * large, {1}), (Decimal{500, 1}));
  EXPECT_EQ(percent((std::int64_t{1} << 40) - 1, std::int64_t{1} << 40, {3}),
            (Decimal{100'000, 3}));
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(percent(largest - 1, largest, {6}), (Decimal{100'000'000, 6}));
  EXPECT_EQ(percent(largest / 2, largest, {1}), (Decimal{500, 1}));
}

TEST(Ratio, AShareFarBelowTheLastDecimalIsNothing) {
  constexpr std::int64_t large = std::int64_t{1} << 62;
  EXPECT_EQ(rounded({1, large}, 5, 1'000'000, steps({2})), (Decimal{0, 2}));
  EXPECT_EQ(rounded({-1, large}, 5, 1'000'000, steps({2})), (Decimal{0, 2}));
}

TEST(Ratio, NoScoreWithoutAMaximum) {
  EXPECT_EQ(rounded({0, 0}, 100, 1, steps({1})), std::nullopt);
}

TEST(Ratio, AScaleMayHaveDecimals) {
  EXPECT_EQ(rounded({1, 2}, 5, 10, steps({2})), (Decimal{25, 2}));  // half of 0.5
  EXPECT_EQ(rounded({1, 3}, 1, 1, steps({3})), (Decimal{333, 3}));
  EXPECT_EQ(rounded({1, 3}, 33'333'333, 1'000'000, steps({2})), (Decimal{1111, 2}));
  EXPECT_EQ(rounded({-1, 8}, 100, 1, steps({0})), (Decimal{-12, 0}));
  EXPECT_EQ(rounded({-1, 8}, 100, 1, steps({1})), (Decimal{-125, 1}));
}

TEST(Ratio, HalvesOfNegativeNumbers) {
  const std::int64_t up[] = {-2, -1, 0, 1, 2, 3};
  const std::int64_t even[] = {-2, -2, 0, 0, 2, 2};
  for (int i = 0; i < 6; ++i) {
    const int odd = 2 * i - 5;  // -5/2, -3/2, ... 5/2
    EXPECT_EQ(rounded(odd, 2, Halves::up), up[i]) << odd;
    EXPECT_EQ(rounded(odd, 2, Halves::even), even[i]) << odd;
  }
}

/// Whether a whole number is the nearest to numerator / denominator, by the rule for halves.
bool nearest(std::int64_t whole, Wide numerator, Wide denominator, Halves halves) {
  const Wide off = 2 * (numerator - static_cast<Wide>(whole) * denominator);
  if (off == denominator) return halves == Halves::even && whole % 2 == 0;
  if (off == -denominator) return halves == Halves::up || whole % 2 == 0;
  return off < denominator && off > -denominator;
}

TEST(Ratio, RoundingGivesTheNearest) {
  for (const Halves halves : {Halves::up, Halves::even}) {
    for (std::int64_t denominator = 1; denominator <= 24; ++denominator) {
      for (std::int64_t numerator = -120; numerator <= 120; ++numerator) {
        ASSERT_TRUE(
            nearest(rounded(numerator, denominator, halves), numerator, denominator, halves))
            << numerator << "/" << denominator;
      }
    }
  }
}

// Small numbers are divided as doubles, large ones as whole numbers.
TEST(Ratio, RoundingGivesTheNearestAmongLargeNumbers) {
  test::Generator generator(341);
  for (int trial = 0; trial < 100'000; ++trial) {
    const auto denominator =
        static_cast<std::int64_t>(generator.next() >> (4 + generator.below(59))) + 1;
    // Multiples of a whole number and a half, and one more or less.
    Wide numerator = static_cast<Wide>(denominator) * static_cast<Wide>(generator.below(2000));
    numerator += denominator / 2 + static_cast<Wide>(generator.below(3)) - 1;
    if (generator.below(2) == 0) numerator = -numerator;
    for (const Halves halves : {Halves::up, Halves::even}) {
      ASSERT_TRUE(nearest(rounded(numerator, denominator, halves), numerator, denominator, halves))
          << trial;
    }
  }
}

TEST(Ratio, TheGridForgivesTheLastBits) {
  EXPECT_EQ(on_grid(0.1 + 0.2), 300'000'000'000);
  EXPECT_EQ(on_grid(0.3), 300'000'000'000);
  EXPECT_EQ(on_grid(100 * 0.145), 14'500'000'000'000);
  EXPECT_EQ(on_grid(-0.25), -250'000'000'000);
  EXPECT_EQ(on_grid(0), 0);
  EXPECT_EQ(on_grid(-0.4e-12), 0);
  EXPECT_EQ(on_grid(0.6e-12), 1);
}

TEST(Ratio, TheGridHasEnds) {
  constexpr std::int64_t end = 9'000'000'000'000'000'000;
  for (const double large : {1e7, 1e300, std::numeric_limits<double>::infinity()}) {
    EXPECT_EQ(on_grid(large), end);
    EXPECT_EQ(on_grid(-large), -end);
  }
  EXPECT_EQ(on_grid(8'999'999), 8'999'999'000'000'000'000);
  EXPECT_EQ(on_grid(std::numeric_limits<double>::quiet_NaN()), -end);
}

TEST(Ratio, NumbersAreRoundedStepByStep) {
  EXPECT_EQ(rounded_on_grid(46.484375, steps({1, 0})), (Decimal{47, 0}));
  EXPECT_EQ(rounded_on_grid(46.484375, steps({0})), (Decimal{46, 0}));
  EXPECT_EQ(rounded_on_grid(0.25, steps({1}, Halves::even)), (Decimal{2, 1}));
  EXPECT_EQ(rounded_on_grid(-0.25, steps({1})), (Decimal{-2, 1}));
  EXPECT_EQ(rounded_on_grid(12.3, steps({1})), (Decimal{123, 1}));
}

/// From the grid, step by step in whole numbers.
Decimal in_whole_numbers(std::int64_t units, const NodeRule& rule) {
  int decimals = 12;
  for (const int next : rule.rounding) {
    units = rounded(Wide{units} << 1, Wide{kPowersOfTen[decimals - next]} << 1, rule.halves);
    decimals = next;
  }
  return {units, static_cast<std::int8_t>(decimals)};
}

TEST(Ratio, RoundingANumberAtOnceIsRoundingOnTheGrid) {
  test::Generator generator(342);
  const std::vector<std::vector<int>> roundings = {{0}, {1}, {1, 0}, {3, 1}, {6}, {2, 2, 0}};
  for (int trial = 0; trial < 200'000; ++trial) {
    const NodeRule rule =
        steps(generator.pick(roundings), generator.below(2) == 0 ? Halves::up : Halves::even);
    // Any values, and values next to a half: in doubles often on the wrong side of it.
    double number = static_cast<double>(generator.next() >> 11) * 0x1p-53 * 400 - 200;
    if (trial % 2 == 0) {
      const double power = std::pow(10, rule.rounding.front());
      number = (std::floor(number * power) + 0.5) / power;
      number += (static_cast<double>(generator.below(5)) - 2) * 1e-14;
    }
    if (trial % 1000 == 0) number *= 1e7;
    ASSERT_EQ(rounded_on_grid(number, rule), in_whole_numbers(on_grid(number), rule)) << number;
  }
}

TEST(Ratio, APercentageIsTheNearestAndNeverFalls) {
  for (int maximum = 1; maximum <= 400; maximum += 3) {
    std::int64_t last = 0;
    for (int achieved = 0; achieved <= maximum; ++achieved) {
      const std::int64_t tenths = percent(achieved, maximum, {1}).units;
      // tenths - 0.5 <= 1000 * achieved / maximum < tenths + 0.5
      const std::int64_t twice = std::int64_t{2000} * achieved;
      EXPECT_LE((2 * tenths - 1) * maximum, twice);
      EXPECT_LT(twice, (2 * tenths + 1) * maximum);
      EXPECT_LE(last, tenths);
      last = tenths;
      EXPECT_EQ(percent(achieved, maximum, {1, 0}).units, (tenths + 5) / 10);
    }
  }
}

}  // namespace
}  // namespace rescore::ratio_test
