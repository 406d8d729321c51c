#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "rescore/rank.h"
#include "support/generator.h"

// "What if one country had another key", against changing the key and counting.
namespace rescore {
namespace {

using test::Generator;

/// The place of the key at `which`, by counting.
Place counted(const std::vector<Key>& keys, std::size_t which, Ties ties) {
  if (keys[which] == kNotRanked) return {};
  std::set<Key> values;
  int above = 0;
  int tied = 0;
  for (const Key key : keys) {
    above += key > keys[which] ? 1 : 0;
    tied += key == keys[which] ? 1 : 0;
    if (key > keys[which]) values.insert(key);
  }
  return {(ties == Ties::dense ? static_cast<int>(values.size()) : above) + 1, tied};
}

/// The others' keys, highest first; with dense ties each once.
std::vector<Key> others(const std::vector<Key>& keys, std::size_t which, Ties ties) {
  std::vector<Key> list;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i != which && keys[i] != kNotRanked) list.push_back(keys[i]);
  }
  std::sort(list.rbegin(), list.rend());
  if (ties == Ties::dense) list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

TEST(RankIndex, AnswersAsIfTheKeysWereChanged) {
  Generator generator(91);
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<Key> keys(1 + generator.below(14));
    for (Key& key : keys) key = generator.below(6);  // 0 is not ranked
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      const RankIndex rank_index(keys, ties);
      for (std::size_t which = 0; which < keys.size(); ++which) {
        const Key now = keys[which];
        for (Key then = 0; then < 8; ++then) {
          std::vector<Key> changed = keys;
          changed[which] = then;
          ASSERT_EQ(rank_index.place_if(now, then), counted(changed, which, ties));
          const auto ranked = changed.size() - static_cast<std::size_t>(std::count(
                                                   changed.begin(), changed.end(), kNotRanked));
          ASSERT_EQ(rank_index.ranked_if(now, then), static_cast<int>(ranked));
        }
        const std::vector<Key> list = others(keys, which, ties);
        for (std::size_t k = 1; k <= keys.size() + 1; ++k) {
          ASSERT_EQ(rank_index.other(static_cast<int>(k), now),
                    k <= list.size() ? list[k - 1] : kNotRanked);
        }
      }
    }
  }
}

// Keys up to 2047 are counted, larger ones sorted.
TEST(RankIndex, SmallAndLargeKeysAreOrderedAlike) {
  for (const Key highest : {1u, 2u, 2046u, 2047u, 2048u, 2049u, 100'000u}) {
    const std::vector<Key> keys = {highest, 1, 0, highest, highest - 1, 1, highest / 2};
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      const RankIndex rank_index(keys, ties);
      for (std::size_t which = 0; which < keys.size(); ++which) {
        EXPECT_EQ(rank_index.place_if(keys[which], keys[which]), counted(keys, which, ties));
      }
      EXPECT_EQ(rank_index.other(1, kNotRanked), highest);
      EXPECT_EQ(rank_index.ranked_if(kNotRanked, kNotRanked),
                static_cast<int>(keys.size() - std::count(keys.begin(), keys.end(), kNotRanked)));
    }
  }
}

TEST(RankIndex, NothingChangedIsThePlaceAsItIs) {
  const std::vector<Key> keys = {5, 9, 5, 0, 7};
  for (const Ties ties : {Ties::competition, Ties::dense}) {
    const RankIndex rank_index(keys, ties);
    const std::vector<Place> places = places_of(keys, ties);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      EXPECT_EQ(rank_index.place_if(keys[i], keys[i]), places[i]);
    }
  }
}

TEST(RankIndex, ACountryThatTiesWithAnotherSharesItsRank) {
  const RankIndex rank_index(std::vector<Key>{9, 7, 5}, Ties::competition);
  EXPECT_EQ(rank_index.place_if(5, 9), (Place{1, 2}));
  EXPECT_EQ(rank_index.place_if(9, 5), (Place{2, 2}));
  EXPECT_EQ(rank_index.place_if(9, kNotRanked), Place{});
  EXPECT_EQ(rank_index.ranked_if(9, kNotRanked), 2);
}

TEST(RankIndex, NobodyIsThere) {
  const RankIndex rank_index({}, Ties::dense);
  EXPECT_EQ(rank_index.place_if(kNotRanked, 3), (Place{1, 1}));
  EXPECT_EQ(rank_index.other(1, kNotRanked), kNotRanked);
  EXPECT_EQ(rank_index.ranked_if(kNotRanked, kNotRanked), 0);
}

}  // namespace
}  // namespace rescore
