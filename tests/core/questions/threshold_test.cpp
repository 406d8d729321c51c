#include "questions/threshold.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/made_up.h"

namespace rescore {
namespace {

using test::Generator;

TEST(Threshold, APercentageIsReachedWhereItsRoundingSays) {
  for (const std::vector<int>& rounding :
       std::vector<std::vector<int>>{{0}, {1}, {3}, {1, 0}, {2, 2}, {3, 1}, {3, 2, 0}, {2, 1, 0}}) {
    const NodeRule rule{Denominator::answered, rounding, RankKey::rounded, Ties::competition};
    const int hundred = percent_of({1, 1}, rounding)->units;
    for (std::int64_t denominator = 1; denominator <= 60; ++denominator) {
      for (std::int64_t numerator = 0; numerator <= denominator; ++numerator) {
        const Ratio ratio{numerator, denominator};
        const int units = percent_of(ratio, rounding)->units;
        for (const int wanted : {units - 1, units, units + 1, 0, hundred}) {
          ASSERT_EQ(percent_threshold(rule, wanted, false).beyond(ratio) >= 0, units >= wanted);
          ASSERT_EQ(percent_threshold(rule, wanted, true).beyond(ratio) >= 0, units <= wanted);
        }
      }
    }
  }
}

TEST(Threshold, RoundingTwiceIsReachedEarlier) {
  const NodeRule twice{Denominator::all, {1, 0}, RankKey::rounded, Ties::competition};
  const NodeRule once{Denominator::all, {0}, RankKey::rounded, Ties::competition};
  const Ratio ratio{119, 256};  // 46.48 per cent, to tenths 46.5
  EXPECT_GE(percent_threshold(twice, 47, false).beyond(ratio), 0);
  EXPECT_LT(percent_threshold(once, 47, false).beyond(ratio), 0);
}

/// The rank of a key among the others', by counting.
int rank_of(Key own, const std::vector<Key>& others, Ties ties) {
  std::vector<Key> above;
  for (const Key key : others) {
    const bool seen = std::find(above.begin(), above.end(), key) != above.end();
    if (key > own && (ties == Ties::competition || !seen)) above.push_back(key);
  }
  return static_cast<int>(above.size()) + 1;
}

TEST(Threshold, ARankIsReachedWhereTheOthersStand) {
  Generator generator(141);
  for (int trial = 0; trial < 500; ++trial) {
    const Dataset data = test::made_up_index(generator, {8, 6, 4});
    const Method method = test::made_up_method(data.edition, generator);
    const Evaluation evaluation(data, method, {});
    const NodeIndex node = generator.pick(nodes(data.edition));
    const NodeRule& rule = rule_for(data.edition, method, node);
    const UnitIndex unit{0};
    std::vector<Key> others(evaluation.keys(node).begin() + 1, evaluation.keys(node).end());
    std::erase(others, kNotRanked);
    for (std::int64_t denominator = 1; denominator <= 12; ++denominator) {
      for (std::int64_t numerator = 0; numerator <= denominator; ++numerator) {
        const Ratio ratio{numerator, denominator};
        const int rank = rank_of(key_of(ratio, rule), others, rule.ties);
        for (int wanted = 1; wanted <= 6; ++wanted) {
          const auto higher = rank_threshold(evaluation, unit, node, wanted, false);
          ASSERT_TRUE(higher);
          ASSERT_EQ(higher->beyond(ratio) >= 0, rank <= wanted);
          const auto lower = rank_threshold(evaluation, unit, node, wanted, true);
          ASSERT_EQ(lower && lower->beyond(ratio) >= 0, rank >= wanted);
        }
      }
    }
  }
}

TEST(Threshold, EveryShareHasRankOneOrALowerOne) {
  Generator generator(142);
  const Dataset data = test::made_up_index(generator, {8, 6, 4});
  const Evaluation evaluation(data, test::made_up_method(data.edition, generator), {});
  const auto any = rank_threshold(evaluation, UnitIndex{0}, kOverall, 1, true);
  ASSERT_TRUE(any);
  EXPECT_EQ(any->beyond({1, 1}), 0);  // the whole, just so
  EXPECT_EQ(any->beyond({0, 1}), 1);
}

}  // namespace
}  // namespace rescore
