#include "uncertainty/uncertainty_ranks.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/rank.h"
#include "support/generator.h"

namespace rescore {
namespace {

using test::Generator;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

void expect_ranks(std::span<const std::int16_t> ranks, const std::vector<Key>& keys, Ties ties) {
  const std::vector<Rank> expected = ranks_of(keys, ties);
  ASSERT_EQ(ranks.size(), expected.size());
  for (std::size_t u = 0; u < ranks.size(); ++u) {
    ASSERT_EQ(ranks[u], expected[u].value) << "unit " << u << " of " << ranks.size();
  }
}

/// Rankers of units of any number, with all rules.
template <class Expect>
void with_rankers(Expect expect) {
  for (const std::size_t units : {1u, 2u, 3u, 4u, 5u, 28u, 29u, 98u, 256u, 257u, 700u}) {
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      for (const First first : {First::highest, First::lowest}) {
        DrawRanker ranker(units, ties, first);
        for (int draw = 0; draw < 30; ++draw) {
          expect(ranker, units, ties, first == First::lowest ? -1 : 1);
          if (testing::Test::HasFatalFailure()) return;
        }
      }
    }
  }
}

TEST(UncertaintyRanks, AreThoseOfKeysWhateverTheirNumber) {
  Generator generator(31);
  with_rankers([&](DrawRanker& ranker, std::size_t units, Ties ties, int sign) {
    // Few values give ties; the largest scores there are, and some units that are not ranked.
    const std::size_t values = 1 + generator.below(2 * units);
    const std::int64_t large = std::int64_t{1} << (generator.below(2) == 0 ? 30 : 40);
    std::vector<Key> keys;
    for (std::size_t u = 0; u < units; ++u) {
      const std::size_t value = generator.below(values + 2);
      if (value == values + 1) {
        ranker.put_share(u, kNone);
        keys.push_back(kNotRanked);
        continue;
      }
      const std::int64_t score = value == values ? large : static_cast<std::int64_t>(value) - 1;
      ranker.put_units(u, score);
      keys.push_back({static_cast<double>(sign * score), 0, 0});
    }
    expect_ranks(ranker.rank(), keys, ties);
  });
}

TEST(UncertaintyRanks, SharesAreComparedToTheirLastDigit) {
  Generator generator(33);
  with_rankers([&](DrawRanker& ranker, std::size_t units, Ties ties, int sign) {
    // As far apart as doubles are, some 2^-50, and beyond what the first comparison tells apart.
    const std::size_t values = 1 + generator.below(units);
    const double start = generator.below(3) == 0 ? 1000 : generator.below(2) == 0 ? 0.5 : -0.5;
    std::vector<Key> keys;
    for (std::size_t u = 0; u < units; ++u) {
      const std::size_t value = generator.below(values + 1);
      const auto steps = static_cast<double>(value);
      ranker.put_share(u, value == values ? kNone : start + steps * start * 0x1p-52);
      keys.push_back(
          value == values
              ? kNotRanked
              : Key{sign * (start < 0 ? -1 : 1) * steps, 0, 0});
    }
    expect_ranks(ranker.rank(), keys, ties);
  });
}

TEST(UncertaintyRanks, NothingIsLeftOfTheDrawBefore) {
  // Scores after shares, with a unit that is not ranked at every place.
  for (std::size_t none = 0; none < 5; ++none) {
    DrawRanker ranker(5, Ties::competition, First::highest);
    for (std::size_t u = 0; u < 5; ++u) ranker.put_share(u, 0.1 * static_cast<double>(u));
    EXPECT_EQ(ranker.rank()[4], 1);
    std::vector<Key> keys(5, Key{283, 0, 0});
    keys[none] = kNotRanked;
    for (std::size_t u = 0; u < 5; ++u) {
      u == none ? ranker.put_share(u, kNone) : ranker.put_units(u, 283);
    }
    expect_ranks(ranker.rank(), keys, Ties::competition);
  }
}

TEST(UncertaintyRanks, KeysAreRankedAsTheyAre) {
  // Further binary digits count.
  DrawRanker ranker(4, Ties::dense, First::highest);
  const std::vector<Key> keys = {{0, 5, 1}, kNotRanked, {0, 5, 2}, {0, 5, 1}};
  expect_ranks(ranker.rank(keys), keys, Ties::dense);
}

}  // namespace
}  // namespace rescore
