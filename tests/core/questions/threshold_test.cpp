#include <gtest/gtest.h>

#include "asked.h"
#include "engine/unit_scores.h"
#include "questions/goal_moves.h"
#include "support/made_up.h"

namespace rescore::threshold_test {
namespace {

using test::Generator;

/// An exact node with this rounding; its scale is a number of tenths.
NodePlan node_of(const std::vector<int>& rounding, Halves halves, std::int64_t tenths = 1000) {
  NodePlan node{};
  node.form = Form::points;
  node.rule.rounding = rounding;
  node.rule.halves = halves;
  node.rule.scale = static_cast<double>(tenths) / 10;
  node.scale = tenths;
  node.scale_divisor = 10;
  return node;
}

std::int64_t units_of(const NodePlan& node, const Ratio& ratio) {
  return rounded(ratio, node.scale, node.scale_divisor, node.rule)->units;
}

const std::vector<std::vector<int>> kRoundings = {{0},    {1},    {3},       {1, 0},
                                                  {2, 2}, {3, 1}, {3, 2, 0}, {2, 1, 0}};

TEST(Threshold, AScoreIsReachedWhereItsRoundingSays) {
  for (const Halves halves : {Halves::up, Halves::even}) {
    for (const std::vector<int>& rounding : kRoundings) {
      const NodePlan node = node_of(rounding, halves);
      const std::int64_t hundred = units_of(node, {1, 1});
      for (std::int64_t denominator = 1; denominator <= 60; ++denominator) {
        for (std::int64_t numerator = 0; numerator <= denominator; ++numerator) {
          const Ratio ratio{numerator, denominator};
          const std::int64_t units = units_of(node, ratio);
          for (const std::int64_t wanted :
               {units - 1, units, units + 1, std::int64_t{0}, hundred}) {
            ASSERT_EQ(score_threshold(node, wanted, false).beyond(ratio) >= 0, units >= wanted);
            ASSERT_EQ(score_threshold(node, wanted, true).beyond(ratio) >= 0, units <= wanted);
          }
        }
      }
    }
  }
}

TEST(Threshold, AHalfGoesWhereTheRuleSendsIt) {
  // Every half, and values close to it, below and above 0.
  for (const Halves halves : {Halves::up, Halves::even}) {
    for (const std::vector<int>& rounding : kRoundings) {
      const NodePlan node = node_of(rounding, halves);
      for (std::int64_t half = -45; half <= 45; ++half) {
        for (const std::int64_t beside : {-1, 0, 1}) {
          const Ratio ratio{half * 500 + beside, 1'000'000};
          const std::int64_t units = units_of(node, ratio);
          for (std::int64_t wanted = units - 2; wanted <= units + 2; ++wanted) {
            ASSERT_EQ(score_threshold(node, wanted, false).beyond(ratio) >= 0, units >= wanted);
            ASSERT_EQ(score_threshold(node, wanted, true).beyond(ratio) >= 0, units <= wanted);
          }
        }
      }
    }
  }
}

TEST(Threshold, AnyScaleHasItsScores) {
  for (const std::int64_t tenths : {1, 3, 10, 75, 70'000}) {
    const NodePlan node = node_of({2, 1}, Halves::even, tenths);
    for (std::int64_t numerator = 0; numerator <= 200; ++numerator) {
      const Ratio ratio{numerator, 200};
      const std::int64_t units = units_of(node, ratio);
      for (std::int64_t wanted = units - 1; wanted <= units + 1; ++wanted) {
        ASSERT_EQ(score_threshold(node, wanted, false).beyond(ratio) >= 0, units >= wanted);
        ASSERT_EQ(score_threshold(node, wanted, true).beyond(ratio) >= 0, units <= wanted);
      }
    }
  }
}

TEST(Threshold, RoundingTwiceIsReachedEarlier) {
  const NodePlan twice = node_of({1, 0}, Halves::up);
  const NodePlan once = node_of({0}, Halves::up);
  const Ratio ratio{119, 256};  // 46.48 per cent, to tenths 46.5
  EXPECT_GE(score_threshold(twice, 47, false).beyond(ratio), 0);
  EXPECT_LT(score_threshold(once, 47, false).beyond(ratio), 0);
}

TEST(Threshold, ARankIsReachedWhereTheOthersStand) {
  Generator generator(141);
  for (int trial = 0; trial < 500; ++trial) {
    const Dataset data = test::made_up_index(generator, {8, 6, 4});
    const Method method = test::made_up_method(data.edition, generator);
    const Evaluation evaluation(data, method, {});
    const NodeIndex node = generator.pick(nodes(data.edition));
    const NodePlan& plan = evaluation.plan().node(node);
    const UnitIndex unit{0};
    std::vector<Key> others(evaluation.keys(node).begin() + 1, evaluation.keys(node).end());
    std::erase(others, kNotRanked);
    for (std::int64_t denominator = 1; denominator <= 12; ++denominator) {
      for (std::int64_t numerator = 0; numerator <= denominator; ++numerator) {
        const Ratio ratio{numerator, denominator};
        NodeValue value;
        value.ratio = ratio;
        const int rank = test::rank_of(key_of(plan, value), others, plan.rule.ties);
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
  for (const Ratio& ratio : {Ratio{1, 1}, Ratio{0, 1}, Ratio{-1000, 1}}) {
    EXPECT_TRUE(any->beyond(ratio) >= 0);
  }
}

}  // namespace
}  // namespace rescore::threshold_test
