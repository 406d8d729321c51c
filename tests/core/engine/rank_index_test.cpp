#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/rank.h"
#include "support/generator.h"
#include "support/ranks.h"

// "What if one unit had another key", compared with changing the key and counting.
namespace rescore::rank_index_test {
namespace {

using test::Generator;

/// Keys whose neighbours differ in any of the three parts; 0 is unranked.
Key key(int number) {
  if (number == 0) return kNotRanked;
  return {static_cast<double>(number / 4 - 1), static_cast<std::uint64_t>(number / 2 % 2),
          static_cast<std::uint64_t>(number % 2)};
}

std::vector<Key> keys_of(const std::vector<int>& numbers) {
  std::vector<Key> keys;
  for (const int number : numbers) keys.push_back(key(number));
  return keys;
}

/// The rank of the key at `which`, by counting.
Rank counted(const std::vector<Key>& keys, std::size_t which, Ties ties) {
  if (keys[which] == kNotRanked) return {};
  std::set<Key> values;
  int above = 0;
  int tied = 0;
  for (const Key& key : keys) {
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
    for (Key& one : keys) one = key(static_cast<int>(generator.below(6)));
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      const RankIndex rank_index(keys, ties);
      for (std::size_t which = 0; which < keys.size(); ++which) {
        const Key now = keys[which];
        for (int number = 0; number < 8; ++number) {
          const Key then = key(number);
          std::vector<Key> changed = keys;
          changed[which] = then;
          ASSERT_EQ(rank_index.rank_if(now, then), counted(changed, which, ties));
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

TEST(RankIndex, SmallAndLargeKeysAreOrderedAlike) {
  for (const double highest : {1.0, 2.0, 2047.0, 1e5, 1e300}) {
    std::vector<Key> keys;
    for (const double whole : {highest, 1.0, highest, highest - 1, 1.0, highest / 2, -highest}) {
      keys.push_back({whole, 0, 0});
    }
    keys.insert(keys.begin() + 2, kNotRanked);
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      const RankIndex rank_index(keys, ties);
      for (std::size_t which = 0; which < keys.size(); ++which) {
        EXPECT_EQ(rank_index.rank_if(keys[which], keys[which]), counted(keys, which, ties));
      }
      EXPECT_EQ(rank_index.other(1, kNotRanked), (Key{highest, 0, 0}));
      EXPECT_EQ(rank_index.ranked_if(kNotRanked, kNotRanked), 7);
    }
  }
}

TEST(RankIndex, NothingChangedIsTheRankAsItIs) {
  const std::vector<Key> keys = keys_of({5, 9, 5, 0, 7});
  for (const Ties ties : {Ties::competition, Ties::dense}) {
    const RankIndex rank_index(keys, ties);
    const std::vector<Rank> ranks = ranks_of(keys, ties);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      EXPECT_EQ(rank_index.rank_if(keys[i], keys[i]), ranks[i]);
    }
  }
}

TEST(RankIndex, AUnitThatTiesWithAnotherSharesItsRank) {
  const RankIndex rank_index(keys_of({9, 7, 5}), Ties::competition);
  EXPECT_EQ(rank_index.rank_if(key(5), key(9)), (Rank{1, 2}));
  EXPECT_EQ(rank_index.rank_if(key(9), key(5)), (Rank{2, 2}));
  EXPECT_EQ(rank_index.rank_if(key(9), kNotRanked), Rank{});
  EXPECT_EQ(rank_index.ranked_if(key(9), kNotRanked), 2);
}

TEST(RankIndex, NobodyIsThere) {
  const RankIndex rank_index({}, Ties::dense);
  EXPECT_EQ(rank_index.rank_if(kNotRanked, key(3)), (Rank{1, 1}));
  EXPECT_EQ(rank_index.other(1, kNotRanked), kNotRanked);
  EXPECT_EQ(rank_index.ranked_if(kNotRanked, kNotRanked), 0);
}

}  // namespace
}  // namespace rescore::rank_index_test
