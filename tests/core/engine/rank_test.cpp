#include "engine/rank.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/generator.h"
#include "support/ranks.h"

namespace rescore::rank_test {
namespace {

std::vector<Key> keys_of(const std::vector<int>& numbers) {
  std::vector<Key> keys;
  for (const int number : numbers) keys.push_back({static_cast<double>(number), 0, 0});
  return keys;
}

std::vector<int> values(const std::vector<Rank>& ranks) {
  std::vector<int> values;
  for (const Rank& rank : ranks) values.push_back(rank.value);
  return values;
}

/// The rank of a single key.
Rank rank_at(const std::vector<Key>& keys, std::size_t which, Ties ties) {
  return RankIndex(keys, ties).rank_if(keys[which], keys[which]);
}

TEST(Rank, CompetitionLeavesAGapAfterATie) {
  const std::vector<Key> keys = keys_of({90, 80, 70, 70, 70, 60});
  const std::vector<Rank> expected = {{1, 1}, {2, 1}, {3, 3}, {3, 3}, {3, 3}, {6, 1}};
  EXPECT_EQ(ranks_of(keys, Ties::competition), expected);
}

TEST(Rank, DenseLeavesNoGap) {
  const std::vector<Key> keys = keys_of({90, 80, 70, 70, 70, 60});
  EXPECT_EQ(values(ranks_of(keys, Ties::dense)), (std::vector<int>{1, 2, 3, 3, 3, 4}));
  EXPECT_EQ(rank_at(keys, 5, Ties::dense), (Rank{4, 1}));
}

TEST(Rank, RanksStandInTheOrderGiven) {
  EXPECT_EQ(values(ranks_of(keys_of({60, 90, 70, 80}), Ties::competition)),
            (std::vector<int>{4, 1, 3, 2}));
}

TEST(Rank, UnitsThatAreNotRankedPushNobodyDown) {
  std::vector<Key> keys = keys_of({60, 90, 70});
  keys.insert(keys.begin() + 1, kNotRanked);
  for (const Ties ties : {Ties::competition, Ties::dense}) {
    EXPECT_EQ(values(ranks_of(keys, ties)), (std::vector<int>{3, 0, 1, 2}));
    EXPECT_EQ(rank_at(keys, 1, ties), (Rank{0, 0}));
    EXPECT_EQ(rank_at(keys, 0, ties), (Rank{3, 1}));
  }
}

TEST(Rank, EverybodyCanShareTheFirstRank) {
  const std::vector<Key> keys = keys_of({0, 0, 0});
  EXPECT_EQ(ranks_of(keys, Ties::competition), std::vector<Rank>(3, Rank{1, 3}));
  EXPECT_EQ(rank_at(keys, 2, Ties::competition), (Rank{1, 3}));
}

TEST(Rank, NobodyIsRankedInAnEmptyList) {
  EXPECT_TRUE(ranks_of({}, Ties::competition).empty());
  EXPECT_EQ(ranks_of(std::vector<Key>(2, kNotRanked), Ties::competition), std::vector<Rank>(2));
}

TEST(Rank, AllDigitsOfKeysCount) {
  const std::vector<Key> keys = {{5, 1, 0}, {5, 1, 2}, {5, 0, 9}, {5, 1, 0}, {4, 9, 9}};
  const std::vector<Rank> expected = {{2, 2}, {1, 1}, {4, 1}, {2, 2}, {5, 1}};
  EXPECT_EQ(ranks_of(keys, Ties::competition), expected);
}

/// Ranks a whole column, and compares it with the list.
void expect_column(ColumnRanker& ranker, bool whole, const std::vector<double>& column) {
  std::vector<Key> keys;
  for (const double key : column) keys.push_back({key, 0, 0});
  for (const Ties ties : {Ties::competition, Ties::dense}) {
    const std::vector<Rank> expected = ranks_of(keys, ties);
    std::vector<std::int32_t> ranks(column.size(), -1);
    std::vector<std::int32_t> tied(column.size(), -1);
    const int ranked = ranker.rank(column, whole, ties, ranks.data(), tied.data());
    ASSERT_EQ(ranked, std::count_if(expected.begin(), expected.end(),
                                    [](const Rank& rank) { return rank.value > 0; }));
    for (std::size_t u = 0; u < column.size(); ++u) {
      ASSERT_EQ((Rank{ranks[u], tied[u]}), expected[u]) << "unit " << u << " of " << column.size();
    }
    const RankIndex sorted(keys, ties);
    const RankIndex ordered(keys, ties, ranks, tied);
    for (int k = 1; k < 9; ++k) ASSERT_EQ(ordered.other(k, keys[0]), sorted.other(k, keys[0]));
    for (const Key& key : keys) {
      ASSERT_EQ(ordered.rank_if(keys[0], key), sorted.rank_if(keys[0], key));
      ASSERT_EQ(ordered.ranked_if(keys[0], key), sorted.ranked_if(keys[0], key));
    }
  }
}

// Whole numbers in a small range are counted, all others sorted.
TEST(Rank, AColumnIsRankedAsAList) {
  test::Generator generator(351);
  ColumnRanker ranker;  // it reuses its memory from column to column
  for (int trial = 0; trial < 3000; ++trial) {
    const std::vector<std::size_t> sizes = {1, 2, 15, 16, 17, 98, 254, 256, 300};
    const std::vector<std::size_t> spans = {1, 2, 7, 8, 9, 255, 1000, 4095, 4096, 4097, 100'000};
    const std::size_t span = generator.pick(spans);
    const double middle = static_cast<double>(generator.below(3)) * 5e9 - 5e9;
    const bool whole = generator.below(4) > 0;
    const double one = whole ? 1 : 0.37;
    std::vector<double> column(generator.pick(sizes));
    for (double& key : column) {
      key = (middle + static_cast<double>(generator.below(span))) * one;
      if (generator.below(10) == 0) key = ColumnRanker::kUnranked;
    }
    column.front() = middle * one;  // both ends, so that the span is what it is
    column.back() = (middle + static_cast<double>(span) - 1) * one;
    expect_column(ranker, whole, column);
    if (HasFatalFailure()) FAIL() << "trial " << trial << ", span " << span;
  }
}

TEST(Rank, AColumnOfOneKeyOrNone) {
  ColumnRanker ranker;
  for (const std::size_t units : {1, 16, 254, 255}) {
    expect_column(ranker, true, std::vector<double>(units, 7));
    expect_column(ranker, true, std::vector<double>(units, ColumnRanker::kUnranked));
  }
}

TEST(Rank, AColumnOfTheFurthestKeys) {
  ColumnRanker ranker;
  expect_column(ranker, true, {9e18, -9e18, ColumnRanker::kUnranked, 0, 9e18});
  expect_column(ranker, true, {-9e18, -8e18, ColumnRanker::kUnranked});
  expect_column(ranker, false, {1e300, 1e-300, 1e-300});
}

// Ranks go up to the largest possible number of units.
TEST(Rank, AColumnOfAllUnitsThereCanBe) {
  ColumnRanker ranker;
  std::vector<double> column(65'535);
  for (std::size_t u = 0; u < column.size(); ++u) column[u] = static_cast<double>(u % 1000);
  std::vector<std::int32_t> ranks(column.size()), tied(column.size());
  ranker.rank(column, true, Ties::competition, ranks.data(), tied.data());
  EXPECT_EQ(ranks[999], 1);
  EXPECT_EQ(ranks[0], 65'535 - 66 + 1);
  EXPECT_EQ(tied[0], 66);
  ranker.rank(column, true, Ties::dense, ranks.data(), tied.data());
  EXPECT_EQ(ranks[0], 1000);
}

}  // namespace
}  // namespace rescore::rank_test
