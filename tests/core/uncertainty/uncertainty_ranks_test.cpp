#include "uncertainty/uncertainty_ranks.h"

#include <gtest/gtest.h>

#include <vector>

#include "engine/rank.h"
#include "support/generator.h"
#include "support/ranks.h"

namespace rescore::uncertainty_ranks_test {
namespace {

using test::Generator;

void expect_ranks(std::span<const std::int32_t> ranks, const std::vector<Key>& keys, Ties ties) {
  const std::vector<Rank> expected = ranks_of(keys, ties);
  ASSERT_EQ(ranks.size(), expected.size());
  for (std::size_t u = 0; u < ranks.size(); ++u) {
    ASSERT_EQ(ranks[u], expected[u].value) << "unit " << u << " of " << ranks.size();
  }
}

/// Rankers for any number of units, with all rules.
template <class Expect>
void with_rankers(Expect expect) {
  for (const std::size_t units :
       {1u, 2u, 3u, 4u, 5u, 28u, 29u, 98u, 254u, 255u, 256u, 257u, 700u}) {
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      DrawRanker ranker(units, ties);
      for (int draw = 0; draw < 60; ++draw) {
        expect(ranker, units, ties, draw % 2 == 0 ? -1 : 1);
        if (testing::Test::HasFatalFailure()) return;
      }
    }
  }
}

TEST(UncertaintyRanks, AreThoseOfKeysWhateverTheirNumber) {
  Generator generator(31);
  with_rankers([&](DrawRanker& ranker, std::size_t units, Ties ties, int sign) {
    // Few values, to give ties; the largest possible scores; and some unranked units.
    const std::size_t values = 1 + generator.below(2 * units);
    const std::int64_t large = std::int64_t{1} << (generator.below(2) == 0 ? 30 : 40);
    std::vector<Key> keys;
    std::vector<double> scores;
    for (std::size_t u = 0; u < units; ++u) {
      const std::size_t value = generator.below(values + 2);
      const std::int64_t score =
          sign * (value == values ? large : static_cast<std::int64_t>(value) - 1);
      const bool ranked = value <= values;
      scores.push_back(ranked ? static_cast<double>(score) : DrawRanker::kUnranked);
      keys.push_back({scores.back(), 0, 0});
    }
    expect_ranks(ranker.rank(scores, RankKey::rounded), keys, ties);
  });
}

TEST(UncertaintyRanks, SharesAreComparedToTheirLastDigit) {
  Generator generator(33);
  with_rankers([&](DrawRanker& ranker, std::size_t units, Ties ties, int sign) {
    // Differences at the resolution of doubles, some 2^-50, and beyond that of the first
    // comparison.
    const std::size_t values = 1 + generator.below(units);
    const double start = generator.below(3) == 0 ? 1000 : generator.below(2) == 0 ? 0.5 : -0.5;
    std::vector<Key> keys;
    std::vector<double> shares;
    for (std::size_t u = 0; u < units; ++u) {
      const auto steps = static_cast<double>(generator.below(values + 1));
      const bool ranked = steps < static_cast<double>(values);
      const double share = sign * (start + steps * start * 0x1p-52);
      shares.push_back(ranked ? share : DrawRanker::kUnranked);
      keys.push_back(ranked ? Key{sign * (start < 0 ? -1 : 1) * steps, 0, 0} : kNotRanked);
    }
    expect_ranks(ranker.rank(shares, RankKey::exact), keys, ties);
  });
}

TEST(UncertaintyRanks, SharesThatDifferByRoundingTie) {
  for (const Ties ties : {Ties::competition, Ties::dense}) {
    DrawRanker ranker(6, ties, DrawRanker::kMeans);
    const double third = 1.0 / 3;
    const std::vector<double> shares = {third - 0x1p-44,      third, third + 0x1p-50, 1, third,
                                        DrawRanker::kUnranked};
    const std::vector<Key> keys = {{1, 0, 0}, {2, 0, 0}, {2, 0, 0},
                                   {3, 0, 0}, {2, 0, 0}, kNotRanked};
    expect_ranks(ranker.rank(shares, RankKey::exact), keys, ties);
  }
}

TEST(UncertaintyRanks, NothingIsLeftOfTheDrawBefore) {
  // Scores after shares, with a unit that is not ranked at every place.
  for (std::size_t none = 0; none < 5; ++none) {
    DrawRanker ranker(5, Ties::competition);
    EXPECT_EQ(ranker.rank(std::vector{0.0, 0.1, 0.2, 0.3, 0.4}, RankKey::exact)[4], 1);
    std::vector<double> scores(5, 283);
    std::vector<Key> keys(5, Key{283, 0, 0});
    scores[none] = DrawRanker::kUnranked;
    keys[none] = kNotRanked;
    expect_ranks(ranker.rank(scores, RankKey::rounded), keys, Ties::competition);
  }
}

TEST(UncertaintyRanks, AreCountedAloneAndInPairsAsOneByOne) {
  Generator generator(32);
  for (const std::size_t n : {1u, 2u, 5u, 98u, 254u, 255u, 300u}) {
    RankTally tally(n);
    std::vector<std::uint32_t> acceptability(n * n), above(n * n), plain_acceptability(n * n),
        plain_above(n * n);
    for (int draw = 0; draw < (n < 200 ? 300 : 150); ++draw) {
      std::vector<std::int32_t> ranks;
      for (std::size_t c = 0; c < n; ++c) {
        // Not a real ranking, but all possible ranks; about one in forty is unranked.
        const bool ranked = generator.below(40) != 0;
        ranks.push_back(static_cast<std::int32_t>(ranked ? 1 + generator.below(n) : 0));
      }
      if (tally.full() || generator.below(50) == 0) tally.flush(acceptability, above);
      tally.add(ranks);
      for (std::size_t i = 0; i < n; ++i) {
        if (ranks[i] == 0) continue;
        ++plain_acceptability[i * n + static_cast<std::size_t>(ranks[i]) - 1];
        for (std::size_t j = 0; j < n; ++j) plain_above[i * n + j] += ranks[i] < ranks[j];
      }
    }
    tally.flush(acceptability, above);
    EXPECT_EQ(acceptability, plain_acceptability) << n;
    EXPECT_EQ(above, plain_above) << n;
    tally.flush(acceptability, above);
    EXPECT_EQ(above, plain_above) << "flushed twice";
  }
}

}  // namespace
}  // namespace rescore::uncertainty_ranks_test
