#include "rescore/rank.h"

#include <gtest/gtest.h>

#include <string>

namespace rescore {
namespace {

const NodeRule kRounded{Denominator::answered, {1}, RankKey::rounded, Ties::competition};
const NodeRule kExact{Denominator::answered, {1}, RankKey::exact, Ties::competition};

/// Keys of shares of 100.
std::vector<Key> whole(const std::vector<int>& numbers) {
  std::vector<Key> keys;
  for (const int number : numbers) keys.push_back(key_of({number, 100}, kExact));
  return keys;
}

Key exact(std::int64_t numerator, std::int64_t denominator) {
  return key_of({numerator, denominator}, kExact);
}

std::vector<int> ranks(const std::vector<Place>& places) {
  std::vector<int> ranks;
  for (const Place& place : places) ranks.push_back(place.rank);
  return ranks;
}

TEST(Rank, SharesAreComparedExactly) {
  EXPECT_GT(exact(113, 396), exact(112, 396));
  EXPECT_EQ(exact(112, 396), exact(28, 99));
  EXPECT_EQ(exact(1, 3), exact(2, 6));
  EXPECT_GT(exact(0, 3), kNotRanked);
  // Less than a millionth of a millionth apart, at the largest sums there can be.
  EXPECT_GT(exact(1'000'000, 1'999'999), exact(999'999, 1'999'998));
  EXPECT_GT(exact(2'097'152, 2'097'152), exact(2'097'151, 2'097'152));
  EXPECT_EQ(exact(1'000'000, 2'000'000), exact(1, 2));
  // A mean's denominator may be larger.
  EXPECT_EQ(exact(std::int64_t{1} << 39, std::int64_t{1} << 40), exact(1, 2));
}

TEST(Rank, AnExactKeyIsTheShareTo42Digits) {
  EXPECT_EQ(exact(0, 3), 1u);
  EXPECT_EQ(exact(1, 2), (Key{1} << 41) + 1);
  EXPECT_EQ(exact(2, 3), ((Key{2} << 42) / 3) + 1);
  EXPECT_EQ(exact(7, 7), (Key{1} << 42) + 1);
}

TEST(Rank, ARoundedKeyIsThePercentage) {
  EXPECT_EQ(key_of({112, 396}, kRounded), 284u);
  EXPECT_EQ(key_of({0, 396}, kRounded), 1u);
}

TEST(Rank, NoKeyWithoutAShare) {
  EXPECT_EQ(key_of({}, kRounded), kNotRanked);
  EXPECT_EQ(key_of({}, kExact), kNotRanked);
}

TEST(Rank, RoundingMakesTiesThatExactSharesDoNot) {
  // 28.28 and 28.32 per cent.
  const Ratio low{112, 396};
  const Ratio high{111, 392};
  EXPECT_EQ(key_of(high, kRounded), key_of(low, kRounded));
  EXPECT_GT(key_of(high, kExact), key_of(low, kExact));
}

TEST(Rank, CompetitionLeavesAGapAfterATie) {
  const std::vector<Key> keys = whole({90, 80, 70, 70, 70, 60});
  const std::vector<Place> expected = {{1, 1}, {2, 1}, {3, 3}, {3, 3}, {3, 3}, {6, 1}};
  EXPECT_EQ(places_of(keys, Ties::competition), expected);
}

TEST(Rank, DenseLeavesNoGap) {
  const std::vector<Key> keys = whole({90, 80, 70, 70, 70, 60});
  EXPECT_EQ(ranks(places_of(keys, Ties::dense)), (std::vector<int>{1, 2, 3, 3, 3, 4}));
  EXPECT_EQ(place_of(keys, 5, Ties::dense), (Place{4, 1}));
}

TEST(Rank, PlacesStandInTheOrderGiven) {
  EXPECT_EQ(ranks(places_of(whole({60, 90, 70, 80}), Ties::competition)),
            (std::vector<int>{4, 1, 3, 2}));
}

TEST(Rank, CountriesThatAreNotRankedPushNobodyDown) {
  std::vector<Key> keys = whole({60, 90, 70});
  keys.insert(keys.begin() + 1, Key{});
  for (const Ties ties : {Ties::competition, Ties::dense}) {
    EXPECT_EQ(ranks(places_of(keys, ties)), (std::vector<int>{3, 0, 1, 2}));
    EXPECT_EQ(place_of(keys, 1, ties), (Place{0, 0}));
    EXPECT_EQ(place_of(keys, 0, ties), (Place{3, 1}));
  }
}

TEST(Rank, EverybodyCanShareTheFirstRank) {
  const std::vector<Key> keys = whole({0, 0, 0});
  EXPECT_EQ(places_of(keys, Ties::competition), std::vector<Place>(3, Place{1, 3}));
  EXPECT_EQ(place_of(keys, 2, Ties::competition), (Place{1, 3}));
}

TEST(Rank, NobodyIsRankedInAnEmptyList) {
  EXPECT_TRUE(places_of({}, Ties::competition).empty());
  EXPECT_EQ(places_of(std::vector<Key>(2), Ties::competition), std::vector<Place>(2));
}

}  // namespace
}  // namespace rescore
