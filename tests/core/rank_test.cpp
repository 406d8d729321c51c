#include "rescore/rank.h"

#include <gtest/gtest.h>

#include <string>

namespace rescore {
namespace {

const ScopeRule kRounded{Denominator::answered, {1}, RankKey::rounded, Ties::competition};
const ScopeRule kExact{Denominator::answered, {1}, RankKey::exact, Ties::competition};

std::vector<Key> whole(const std::vector<int>& numbers) {
  std::vector<Key> keys;
  for (const int number : numbers) keys.push_back({number, 1});
  return keys;
}

std::vector<int> ranks(const std::vector<Place>& places) {
  std::vector<int> ranks;
  for (const Place& place : places) ranks.push_back(place.rank);
  return ranks;
}

TEST(Rank, RatiosAreComparedExactly) {
  EXPECT_TRUE(higher({113, 396}, {112, 396}));
  EXPECT_FALSE(higher({112, 396}, {112, 396}));
  EXPECT_FALSE(higher({1, 3}, {2, 6}));
  EXPECT_FALSE(higher({2, 6}, {1, 3}));
  // Less than a ten-millionth apart.
  EXPECT_TRUE(higher({1'000'000, 1'999'999}, {999'999, 1'999'998}));
  EXPECT_TRUE(higher({2'000'000, 2'000'000}, {1'999'999, 2'000'000}));
}

TEST(Rank, ARoundedKeyIsThePercentage) {
  const Key key = key_of({112, 396, 396}, kRounded);
  EXPECT_EQ(key.numerator, 283);
  EXPECT_EQ(key.denominator, 1);
}

TEST(Rank, AnExactKeyIsTheRatio) {
  const Key key = key_of({112, 380, 396}, kExact);
  EXPECT_EQ(key.numerator, 112);
  EXPECT_EQ(key.denominator, 380);
}

TEST(Rank, TheKeyUsesTheRulesMaximum) {
  ScopeRule all = kExact;
  all.denominator = Denominator::all;
  EXPECT_EQ(key_of({112, 380, 396}, all).denominator, 396);
}

TEST(Rank, NoKeyWithoutAMaximum) {
  EXPECT_FALSE(key_of({0, 0, 44}, kRounded).ranked());
  EXPECT_FALSE(key_of({0, 0, 44}, kExact).ranked());
  EXPECT_FALSE(key_of({5, -1, 44}, kExact).ranked());
}

TEST(Rank, RoundingMakesTiesThatExactRatiosDoNot) {
  // 28.28 and 28.32 per cent.
  const Totals low{112, 396, 396};
  const Totals high{111, 392, 396};
  EXPECT_FALSE(higher(key_of(high, kRounded), key_of(low, kRounded)));
  EXPECT_TRUE(higher(key_of(high, kExact), key_of(low, kExact)));
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
