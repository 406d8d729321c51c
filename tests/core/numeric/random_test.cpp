#include "numeric/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "numeric/elementary.h"

namespace rescore::random_test {
namespace {

/// Pearson's statistic of counts that should be equal.
double chi_square(const std::vector<int>& counts) {
  double total = 0;
  for (const int count : counts) total += count;
  const double expected = total / static_cast<double>(counts.size());
  double sum = 0;
  for (const int count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

// The known answers that the authors publish with their library Random123.
TEST(Random, PhiloxGivesThePublishedNumbers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (RandomBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  constexpr std::uint32_t kAll = 0xffffffff;
  EXPECT_EQ(philox({kAll, kAll, kAll, kAll}, {kAll, kAll}),
            (RandomBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (RandomBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Random, AStreamIsMadeOfSeedDrawAndPurpose) {
  RandomStream stream(0x0123456789abcdef, 0xfedcba9876543210, 7);
  for (std::uint32_t block = 0; block < 3; ++block) {
    const RandomBlock expected =
        philox({0x76543210, 0xfedcba98, 7, block}, {0x89abcdef, 0x01234567});
    for (const std::uint32_t number : expected) EXPECT_EQ(stream.next(), number);
  }
}

TEST(Random, TheFirstOfTwoNumbersIsTheLowerHalf) {
  RandomStream one(1, 2, 3);
  RandomStream two(1, 2, 3);
  const std::uint64_t low = two.next();
  EXPECT_EQ(one.next64(), std::uint64_t{two.next()} << 32 | low);
}

TEST(Random, UnitNumbersAreEven) {
  // 100 cells: the statistic has mean 99 and exceeds 148.2 once in a thousand seeds.
  std::vector<int> counts(100);
  double sum = 0, squares = 0;
  constexpr int kDraws = 200'000;
  for (int draw = 0; draw < kDraws; ++draw) {
    const double u = RandomStream(11, static_cast<std::uint64_t>(draw), 0).uniform01();
    ++counts[static_cast<std::size_t>(u * 100)];
    sum += u;
    squares += u * u;
  }
  EXPECT_LT(chi_square(counts), 148.2);
  EXPECT_NEAR(sum / kDraws, 1.0 / 2, 0.002);
  EXPECT_NEAR(squares / kDraws, 1.0 / 3, 0.002);
}

TEST(Random, NumbersBelowAreEven) {
  RandomStream random(12, 0, 0);
  for (const std::uint32_t n : {1u, 2u, 7u, 98u}) {
    std::vector<int> counts(n);
    for (std::uint32_t i = 0; i < 20'000; ++i) {
      const std::uint32_t number = random.below(n);
      ASSERT_LT(number, n);
      ++counts[number];
    }
    // Mean n - 1; three standard deviations above it and a little.
    EXPECT_LE(chi_square(counts), n - 1 + 3.5 * std::sqrt(2.0 * (n - 1))) << n;
  }
}

TEST(Random, StreamsOfDifferentPurposesAreNotCorrelated) {
  double product = 0;
  constexpr int kDraws = 100'000;
  for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
    product +=
        (RandomStream(1, draw, 0).uniform01() - 0.5) * (RandomStream(1, draw, 1).uniform01() - 0.5);
  }
  // Standard deviation 1/12 / sqrt(draws).
  EXPECT_LT(std::fabs(product / kDraws), 4.0 / 12 / std::sqrt(kDraws));
}

TEST(Random, ExponentialSumsHaveTheirMeanAndVariance) {
  for (const int count : {1, 2, 30, 31, 100}) {
    double sum = 0, squares = 0;
    constexpr int kDraws = 20'000;
    for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
      RandomStream random(14, draw, static_cast<std::uint32_t>(count));
      const double x = exponential_sum(random, count);
      ASSERT_GT(x, 0.0);
      sum += x;
      squares += (x - count) * (x - count);
    }
    EXPECT_NEAR(sum / kDraws, count, 4 * std::sqrt(count / double{kDraws}));
    EXPECT_NEAR(squares / kDraws / count, 1.0, 0.1);
  }
}

TEST(Random, ExponentialNumbersAreSpreadAsTheyShould) {
  // 50 cells of equal chance; the statistic exceeds 85.4 once in a thousand seeds.
  std::vector<int> counts(50);
  RandomStream random(15, 0, 0);
  for (int i = 0; i < 50'000; ++i) {
    ++counts[static_cast<std::size_t>(50 * std::exp(-exponential_sum(random, 1)))];
  }
  EXPECT_LT(chi_square(counts), 85.4);
}

TEST(Random, DirichletFractionsMakeOneWhole) {
  for (const std::size_t parts : {1u, 2u, 9u, 100u}) {
    for (std::uint64_t draw = 0; draw < 200; ++draw) {
      RandomStream random(16, draw, 0);
      std::vector<std::uint32_t> fractions(parts);
      dirichlet(random, 1 + static_cast<int>(draw % 5), fractions);
      std::uint64_t sum = 0;
      for (const std::uint32_t fraction : fractions) {
        EXPECT_GE(fraction, 1u);
        sum += fraction;
      }
      EXPECT_LE(sum, kOneFraction + parts);
      EXPECT_GE(sum, kOneFraction - parts);
    }
  }
}

TEST(Random, DirichletFractionsHaveTheirMeanAndVariance) {
  constexpr int kParts = 9, kDraws = 10'000;
  for (const int concentration : {1, 4, 20}) {
    std::vector<double> sums(kParts), squares(kParts);
    for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
      RandomStream random(17, draw, 0);
      std::vector<std::uint32_t> fractions(kParts);
      dirichlet(random, concentration, fractions);
      for (std::size_t d = 0; d < kParts; ++d) {
        const double off = fractions[d] / double{kOneFraction} - 1.0 / kParts;
        sums[d] += off;
        squares[d] += off * off;
      }
    }
    // Each fraction is Beta(c, 8c): variance (1/9)(8/9) / (9c + 1).
    const double variance = 8.0 / 81 / (kParts * concentration + 1);
    for (std::size_t d = 0; d < kParts; ++d) {
      EXPECT_NEAR(sums[d] / kDraws, 0.0, 4 * std::sqrt(variance / kDraws));
      EXPECT_NEAR(squares[d] / kDraws / variance, 1.0, 0.1);
    }
  }
}

TEST(Random, ConcentrationOneMakesAllSplitsEquallyLikely) {
  // The smaller of two fractions is then even between 0 and a half, and so is the fraction itself.
  std::vector<int> counts(20);
  for (std::uint64_t draw = 0; draw < 20'000; ++draw) {
    RandomStream random(18, draw, 0);
    std::vector<std::uint32_t> fractions(2);
    dirichlet(random, 1, fractions);
    ++counts[static_cast<std::size_t>(fractions[0] / (kOneFraction / 20.0) * 0.9999999)];
  }
  EXPECT_LT(chi_square(counts), 43.8);
}

TEST(Random, CoinsCompareNumbersWithTheChance) {
  for (const std::uint64_t chance :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{214'748'364}, std::uint64_t{1} << 31,
        std::uint64_t{0xC0000000}, (std::uint64_t{1} << 32) - 1, std::uint64_t{1} << 32}) {
    for (std::uint64_t draw = 0; draw < 50; ++draw) {
      RandomStream coin_stream(19, draw, 0);
      const std::uint64_t yes = bernoulli_mask(coin_stream, chance);
      // The numbers in full: lane l's digits are bits l of 32 words, the highest digit first.
      RandomStream plain(19, draw, 0);
      std::vector<std::uint64_t> numbers(64);
      for (int digit = 0; digit < 32; ++digit) {
        const std::uint64_t word = plain.next64();
        for (std::size_t lane = 0; lane < 64; ++lane) {
          numbers[lane] = numbers[lane] << 1 | (word >> lane & 1);
        }
      }
      for (std::size_t lane = 0; lane < 64; ++lane) {
        ASSERT_EQ((yes >> lane & 1) != 0, numbers[lane] < chance) << chance;
      }
    }
  }
}

// These bits must not change, or results published with a seed would change.
TEST(Random, TheBitsAreTheSameEverywhere) {
  std::uint64_t hash = 14695981039346656037u;
  const auto take = [&](std::uint64_t bits) { hash = (hash ^ bits) * 1099511628211u; };
  for (std::uint64_t draw = 0; draw < 2'000; ++draw) {
    RandomStream random(20, draw, 1);
    const double logarithm = natural_log(random.uniform01());
    std::uint64_t bits;
    std::memcpy(&bits, &logarithm, sizeof bits);
    take(bits);
    std::vector<std::uint32_t> fractions(9);
    dirichlet(random, 1 + static_cast<int>(draw % 40), fractions);
    for (const std::uint32_t fraction : fractions) take(fraction);
    take(random.below(99));
  }
  EXPECT_EQ(hash, 1260660197037496234u);
}

}  // namespace
}  // namespace rescore::random_test
