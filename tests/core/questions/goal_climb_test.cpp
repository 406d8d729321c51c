#include <gtest/gtest.h>

#include <cmath>

#include "asked.h"
#include "questions/goal_moves.h"
#include "support/support.h"
#include "wells.h"

// Goals for scores that are not linear in the answers: the result is not proven minimal, but
// reaches the goal.
namespace rescore::goal_climb_test {
namespace {

using test::data_of;
using test::five;
using test::reached;
using test::score_and_rank;
using test::Wells;

TEST(GoalClimb, ARankIsFoundAndReachedAndNotProven) {
  const Wells wells(five());
  const Goal goal = wells.rank("d", 3);
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_EQ(score_and_rank(result.before), "0.428 4=1 of 5");
  EXPECT_TRUE(result.reachable);
  EXPECT_FALSE(result.proven);
  EXPECT_EQ(result.count, std::nullopt);
  EXPECT_EQ(result.reason, "Found by a search; fewer changes may be enough.");
  ASSERT_EQ(result.sets.size(), 1u);
  EXPECT_EQ(result.cost, static_cast<int>(result.sets.front().size()));
  const Row after = wells.with(goal, result.sets.front());
  EXPECT_EQ(after.rank.value, 3);
  EXPECT_EQ(score_and_rank(result.after), score_and_rank(after));
}

TEST(GoalClimb, AScoreIsReachedByAPlainNumber) {
  const Wells wells(five());
  Goal goal = wells.score("d", 450);
  goal.locked = {1, 1, 0, 1, 1};  // income alone
  const GoalResult result = wells.fewest_changes(goal);
  ASSERT_TRUE(result.reachable);
  ASSERT_EQ(result.sets.front().size(), 1u);
  const Edit& edit = result.sets.front().front();
  EXPECT_EQ(edit.indicator, wells.indicator("income"));
  EXPECT_EQ(edit.to.score, std::floor(edit.to.score));
  EXPECT_EQ(score_and_rank(wells.with(goal, {edit})), "0.450 4=1 of 5");
  // One less is not enough.
  EXPECT_FALSE(reached(goal, wells.with(goal, {{edit.unit, edit.indicator, {edit.to.score - 1}}})));
}

TEST(GoalClimb, GoalsDownwardsAreFoundToo) {
  const Wells wells(five());
  Goal goal = wells.rank("a", 4);
  goal.lower = true;
  const GoalResult rank = wells.fewest_changes(goal);
  EXPECT_TRUE(rank.reachable);
  EXPECT_EQ(wells.with(goal, rank.sets.front()).rank.value, 4);
  goal = wells.score("a", 300);
  goal.lower = true;
  const GoalResult score = wells.fewest_changes(goal);
  EXPECT_TRUE(score.reachable);
  EXPECT_LE(wells.with(goal, score.sets.front()).score->units, 300);
}

TEST(GoalClimb, WhatIsThereNeedsNothing) {
  const Wells wells(five());
  Goal down = wells.rank("c", 1);
  down.lower = true;
  for (const Goal& goal : {wells.rank("c", 3), wells.rank("c", 5), wells.score("c", 0), down}) {
    const GoalResult result = wells.fewest_changes(goal);
    EXPECT_TRUE(result.reachable);
    EXPECT_EQ(result.cost, 0);
    EXPECT_EQ(result.sets, std::vector<std::vector<Edit>>(1));
    EXPECT_EQ(result.reason, "It is there already.");
    EXPECT_EQ(score_and_rank(result.after), score_and_rank(result.before));
  }
}

TEST(GoalClimb, WhatIsOutOfReachComesCloser) {
  const Wells wells(five());
  Goal goal = wells.rank("e", 1);
  goal.locked = {0, 1, 1, 1, 1};
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_FALSE(result.reachable);
  EXPECT_EQ(result.cost, 0);
  EXPECT_EQ(result.reason, "None of the changes tried reaches it.");
  const std::vector<Edit> best = {{goal.unit, wells.indicator("life"), {85}}};
  EXPECT_EQ(result.sets.front(), best);
  EXPECT_EQ(score_and_rank(result.after), score_and_rank(wells.with(goal, best)));
  goal.may_raise = false;
  EXPECT_TRUE(wells.fewest_changes(goal).sets.front().empty());
}

TEST(GoalClimb, ARankThatNobodyCanHaveIsReported) {
  // The others share two ranks.
  const Wells wells(data_of({{82, 3, 60'000, 4, 3},
                             {82, 3, 60'000, 4, 3},
                             {74, 12, 17'000, 3, 1},
                             {74, 12, 17'000, 3, 1},
                             {58, 44, 1'900, 0, 1}}),
                    "shared");
  Goal goal = wells.rank("e", 4);
  goal.lower = true;
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_FALSE(result.reachable);
  EXPECT_FALSE(result.proven);
  EXPECT_EQ(result.reason, "No country can have this rank.");
  goal.rank = 3;
  EXPECT_TRUE(wells.fewest_changes(goal).reachable);
  EXPECT_EQ(wells.fewest_changes(wells.rank("e", 4)).reason, "It is there already.");
}

TEST(GoalClimb, WhoeverIsRankedAloneHasRankOneOrLower) {
  Dataset data = five();
  for (std::size_t u = 1; u < data.responses.size(); ++u) {
    data.responses[u].answers.assign(5, Answer::skip());
  }
  const Wells wells(data);
  EXPECT_EQ(wells.fewest_changes(wells.lower_rank("a", 1)).reason, "It is there already.");
  EXPECT_EQ(wells.fewest_changes(wells.lower_rank("a", 2)).reason,
            "No country can have this rank.");
}

/// Two units' answers to one question, a number between such goalposts, as scores with six
/// decimals.
Dataset one_number(double lower, double upper, double first, double second) {
  Scale scale{"share", "", {}};
  scale.number = NumberScale{};
  scale.number->lower = lower;
  scale.number->upper = upper;
  return test::flat_index({scale}, {{first}, {second}});
}

/// What the question of the first unit is answered with to have a score, in 10^-6ths.
double eased(const Dataset& data, std::int64_t score) {
  Method method{"m", "", "", std::vector<NodeRule>(1)};
  method.rules.front().aggregation = Aggregation::arithmetic;
  method.rules.front().rounding = {6};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = score;
  goal.lower = score < evaluation.row(goal.unit, goal.node).score->units;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  EXPECT_EQ(test::diagnostics(errors), "");
  EXPECT_TRUE(result && result->reachable);
  return result->sets.front().front().to.score;
}

TEST(GoalClimb, ANumberHasNoMoreDecimalsThanItNeeds) {
  const Dataset data = one_number(0.1268766, 0.87312345, 0.5, 0.6);
  EXPECT_EQ(eased(data, 60'000'000), 0.6);         // 0.5746... would do
  EXPECT_EQ(eased(data, 95'000'000), 0.84);        // 0.8358...; 0.9 is beyond the goalpost
  EXPECT_EQ(eased(data, 99'999'900), 0.873123);    // 0.8731226...
  EXPECT_EQ(eased(data, 99'999'990), 0.87312345);  // of more than six decimals, the goalpost
  EXPECT_EQ(eased(data, 40'000'000), 0.4);         // 0.4253...
  EXPECT_EQ(eased(data, 2'000'000), 0.14);         // 0.1418...; 0.1 is beyond the goalpost
  EXPECT_EQ(eased(data, 100), 0.126877);           // 0.12687734...
  EXPECT_EQ(eased(data, 10), 0.1268766);
}

TEST(GoalClimb, OfChangesThatBringItAsNearTheFirstIsTaken) {
  const Dataset data = test::flat_index({test::scale_to(4), test::scale_to(4), test::scale_to(4)},
                                        {{2, 2, 2}, {3, 3, 3}});
  Method method{"m", "", "", std::vector<NodeRule>(1)};
  method.rules.front().aggregation = Aggregation::geometric;
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = 600;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result && result->reachable) << test::diagnostics(errors);
  ASSERT_EQ(result->sets.front().size(), 1u);
  EXPECT_EQ(result->sets.front().front().indicator, IndicatorIndex{0});
}

TEST(GoalClimb, AGoalpostIsAPlainNumberToo) {
  const Dataset data = one_number(20, 85, 50, 60);
  EXPECT_EQ(eased(data, 99'000'000), 85);  // 84.35
  EXPECT_EQ(eased(data, 1'000'000), 20);   // 20.65
}

TEST(GoalClimb, SmallStepsAreNotLostInTheRounding) {
  // With whole numbers, no single allowed change moves the score or the rank of b.
  Dataset data = five();
  data.edition.scales[3].options.clear();
  for (int score = 0; score <= 400; ++score) data.edition.scales[3].options.push_back({score, ""});
  for (Responses& responses : data.responses) {
    responses.answers[3] = responses.answers[4] = {200};
  }
  Method method = test::method(data.edition, "shared");
  method.rules.front().rounding = {1, 0};
  Goal goal;
  goal.unit = UnitIndex{2};
  goal.locked = {1, 1, 1, 0, 0};
  const Evaluation evaluation(data, method, {});
  const std::int64_t now = evaluation.row(goal.unit, kOverall).score->units;
  for (const bool lower : {false, true}) {
    goal.lower = lower;
    for (const std::int64_t step : {1, 2, 5}) {
      goal.score = now + (lower ? -step : step);
      Errors errors;
      const auto result = fewest_changes(evaluation, goal, errors);
      ASSERT_TRUE(result);
      EXPECT_TRUE(result->reachable);
      EXPECT_TRUE(reached(
          goal, test::table_of(data, method, result->sets.front()).row(goal.unit, kOverall)));
    }
  }
}

TEST(GoalClimb, ShareOfZeroIsLeftBehind) {
  // A geometric mean with two zeros: one change alone leaves it close to 0.
  const Wells wells(data_of({{82, 3, 60'000, 4, 3},
                             {79, 5, 41'000, 3, 4},
                             {74, 12, 17'000, 3, 1},
                             {66, 30, 5'200, 1, 1},
                             {58, 44, 100, 0, 0}}));
  const Goal goal = wells.rank("e", 4);
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_EQ(score_and_rank(result.before), "0.000 5=1 of 5");
  EXPECT_TRUE(result.reachable);
  EXPECT_EQ(wells.with(goal, result.sets.front()).rank.value, 4);
}

TEST(GoalClimb, StepsAreCounted) {
  const Wells wells(five());
  Goal goal = wells.score("e", 470);
  goal.locked = {1, 1, 0, 0, 0};
  goal.cost = Cost::steps;
  const GoalResult result = wells.fewest_changes(goal);
  ASSERT_TRUE(result.reachable);
  EXPECT_EQ(result.cost_of, Cost::steps);
  EXPECT_EQ(result.reason, "Found by a search; fewer steps may be enough.");
  EXPECT_EQ(result.cost, test::cost_of(wells.evaluation(), goal, result.sets.front()));
  EXPECT_GT(result.cost, static_cast<int>(result.sets.front().size()));
}

TEST(GoalClimb, WithALeastCoverageSkipsAreSearched) {
  // For points with a coverage, skipping both answers of water leaves no value.
  const Wells wells(five(), "covered");
  Goal goal = wells.score("d", 800);
  goal.node = test::node(wells.data().edition, "node:water");
  ASSERT_TRUE(wells.evaluation().plan().exact(goal.node));
  EXPECT_TRUE(wells.fewest_changes(goal).proven);
  goal.may_skip = true;
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_FALSE(result.proven);
  EXPECT_TRUE(result.reachable);
  EXPECT_TRUE(reached(goal, wells.with(goal, result.sets.front())));
  goal.may_raise = false;
  const GoalResult stuck = wells.fewest_changes(goal);
  EXPECT_FALSE(stuck.reachable);
  EXPECT_GT(stuck.after.rank.value, 0);
}

}  // namespace
}  // namespace rescore::goal_climb_test
