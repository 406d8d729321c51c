#include <gtest/gtest.h>

#include <algorithm>

#include "asked.h"
#include "engine/ratio.h"
#include "support/support.h"

// Goals for Azerbaijan among all countries, compared with plain reasoning about the largest gains.
namespace rescore::goal_china_test {
namespace {

using test::Asked;

/// The minimum by plain reasoning: this many points are missing, and the largest gains come first.
struct Plain {
  int needed{};
  int changes{};
  int with_fewer{};
};

/// Points of the 396 as tenths of a per cent.
std::int64_t tenths_of(int points) {
  return rounded({points, 396}, 100, 1, NodeRule{})->units;
}

Plain reasoned(const Asked& asked, std::int64_t units) {
  const Edition& edition = asked.edition();
  const std::vector<Answer> answers = asked.evaluation().answers(asked.goal("AZ").unit);
  std::vector<int> gains;
  int points = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto score = static_cast<int>(answers[i].score);
    points += score;
    gains.push_back(edition.scale_of(index_at<IndicatorIndex>(i)).maximum() - score);
  }
  std::sort(gains.rbegin(), gains.rend());
  Plain plain;
  while (tenths_of(points + plain.needed) < units) ++plain.needed;
  int sum = 0;
  for (; sum < plain.needed; ++plain.changes) {
    plain.with_fewer = sum;
    sum += gains[static_cast<std::size_t>(plain.changes)];
  }
  return plain;
}

/// The percentage of the country at a rank.
std::int64_t units_at(const Asked& asked, int rank) {
  std::vector<std::int64_t> units;
  for (const Row& row : asked.evaluation().table().ranking(kOverall)) {
    units.push_back(row.score->units);
  }
  std::sort(units.rbegin(), units.rend());
  return units[static_cast<std::size_t>(rank) - 1];
}

/// How many sets of `changes` other answers (skips left alone) add at least `needed` points.
std::uint64_t counted(const Asked& asked, int changes, int needed) {
  const std::vector<Answer> answers = asked.evaluation().answers(asked.goal("AZ").unit);
  const int zero = 4 * changes;
  const auto width = static_cast<std::size_t>(8 * changes + 1);
  // ways[k][zero + points]
  std::vector<std::vector<std::uint64_t>> ways(static_cast<std::size_t>(changes) + 1,
                                               std::vector<std::uint64_t>(width));
  ways[0][static_cast<std::size_t>(zero)] = 1;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Scale& scale = asked.edition().scale_of(index_at<IndicatorIndex>(i));
    for (std::size_t k = ways.size() - 1; k > 0; --k) {
      for (const Option& option : scale.options) {
        const int points = option.score - static_cast<int>(answers[i].score);
        if (points == 0) continue;
        for (int sum = 0; sum < static_cast<int>(width); ++sum) {
          if (sum - points < 0 || sum - points >= static_cast<int>(width)) continue;
          ways[k][static_cast<std::size_t>(sum)] +=
              ways[k - 1][static_cast<std::size_t>(sum - points)];
        }
      }
    }
  }
  std::uint64_t sets = 0;
  for (int sum = needed; zero + sum < static_cast<int>(width); ++sum) {
    sets += ways.back()[static_cast<std::size_t>(zero + sum)];
  }
  return sets;
}

TEST(Goal, AzerbaijanToRankFiftyIsTheLargestGainsFirst) {
  const Asked asked(test::china_session());
  const Plain plain = reasoned(asked, units_at(asked, 50));
  const Goal goal = asked.rank("AZ", 50);
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_TRUE(result.reachable);
  EXPECT_EQ(result.cost, plain.changes);
  EXPECT_EQ(result.proof.needed, plain.needed);
  EXPECT_EQ(result.proof.with_fewer, plain.with_fewer);
  EXPECT_EQ(result.count, counted(asked, plain.changes, plain.needed));
  EXPECT_LE(result.after.rank.value, 50);
  EXPECT_EQ(result.count, 167'575'216'808u);
  EXPECT_EQ(result.reason,
            "With 7 changes the gains add up to at most 28 points; 29 points are needed.");
}

TEST(Goal, AzerbaijanToRankOneChangesMostAnswers) {
  const Asked asked(test::china_session());
  const Plain plain = reasoned(asked, units_at(asked, 1));
  const Goal goal = asked.rank("AZ", 1);
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_EQ(result.cost, plain.changes);
  EXPECT_EQ(result.proof.needed, plain.needed);
  EXPECT_EQ(result.proof.with_fewer, plain.with_fewer);
  EXPECT_EQ(result.after.rank.value, 1);
  EXPECT_GT(counted(asked, plain.changes, plain.needed), kMostSets);
  EXPECT_EQ(result.count, kMostSets);
  EXPECT_EQ(result.reason,
            "With 43 changes the gains add up to at most 172 points; 174 points are needed.");
}

TEST(Goal, AzerbaijanToTheLastRank) {
  const Asked asked(test::china_session());
  const Goal goal = asked.lower_rank("AZ", 98);
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_TRUE(result.reachable);
  EXPECT_EQ(result.after.rank.value, 98);
  // One change fewer is not enough: the largest answers, 4 points each, are set to 0 first.
  const std::int64_t below = units_at(asked, 98);
  int points = 112;
  while (tenths_of(points) >= below) --points;
  EXPECT_EQ(result.proof.needed, 112 - points);
  std::vector<int> scores;
  for (const Answer answer : asked.evaluation().answers(goal.unit)) {
    scores.push_back(static_cast<int>(answer.score));
  }
  std::sort(scores.rbegin(), scores.rend());
  int changes = 0;
  for (int sum = 0; sum < 112 - points; ++changes) sum += scores[static_cast<std::size_t>(changes)];
  EXPECT_EQ(result.cost, changes);
  EXPECT_EQ(result.reason,
            "With 22 changes the gains add up to at most 83 points; 86 points are needed.");
}

TEST(Goal, AzerbaijanWithTwoUnlockedAnswersComesClosest) {
  const Asked asked(test::china_session());
  Goal goal = asked.rank("AZ", 50);
  goal.locked.assign(99, 1);
  std::vector<std::size_t> open;
  const std::vector<Answer> answers = asked.evaluation().answers(goal.unit);
  for (std::size_t i = 0; i < 99 && open.size() < 2; ++i) {
    if (answers[i] == Answer{0}) open.push_back(i);
  }
  for (const std::size_t i : open) goal.locked[i] = 0;
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_FALSE(result.reachable);
  const Plain plain = reasoned(asked, units_at(asked, 50));
  EXPECT_EQ(result.proof.needed, plain.needed);
  EXPECT_EQ(result.proof.all, 8);
  // 120 of 396 is 30.3 %.
  const std::vector<Edit> both = {{goal.unit, index_at<IndicatorIndex>(open[0]), Answer{4}},
                                  {goal.unit, index_at<IndicatorIndex>(open[1]), Answer{4}}};
  const Dataset& data = asked.evaluation().data();
  const Row best = test::table_of(data, asked.evaluation().method(), both).row(goal.unit, kOverall);
  EXPECT_EQ(result.after.rank, best.rank);
  EXPECT_EQ(result.reason, "All possible gains add up to 8 points; " +
                               std::to_string(plain.needed) + " points are needed.");
}

}  // namespace
}  // namespace rescore::goal_china_test
