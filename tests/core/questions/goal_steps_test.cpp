#include <gtest/gtest.h>

#include "asked.h"
#include "questions/questions.h"
#include "support/support.h"

// Fewest steps: how much is tried, and what is said beyond.
namespace rescore::goal_steps_test {
namespace {

/// Questions with points from 0 to 1000, all of them 0 for the first unit and 1000 for the second.
Dataset many_options(std::size_t questions) {
  return test::flat_index(
      std::vector<Scale>(questions, test::scale_to(1000)),
      {std::vector<double>(questions, 0), std::vector<double>(questions, 1000)});
}

constexpr const char* kTooManySteps =
    ": So many steps cannot be counted; ask for the fewest changes. [bad-request]\n";

TEST(GoalSteps, TooManyStepsAreRefused) {
  const Dataset data = many_options(200);
  const Method method{"m", "", "", std::vector<NodeRule>(1)};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = 1000;  // 200 x 1000 steps
  goal.cost = Cost::steps;
  Errors errors;
  EXPECT_FALSE(fewest_changes(evaluation, goal, errors));
  EXPECT_EQ(test::diagnostics(errors), kTooManySteps);
  goal.cost = Cost::changes;
  errors.clear();
  const auto changes = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->cost, 200);
}

TEST(GoalSteps, SoManyOptionsThatTryingThemTakesLongAreRefused) {
  const Dataset data = many_options(100);
  const Method method{"m", "", "", std::vector<NodeRule>(1)};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = 1000;
  goal.cost = Cost::steps;
  Errors errors;
  EXPECT_FALSE(fewest_changes(evaluation, goal, errors));
  EXPECT_EQ(test::diagnostics(errors), kTooManySteps);
  goal.score = 15;  // two answers at most
  errors.clear();
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->cost, 1450);  // 1.45 % of 100,000 points are 1.5 %
}

TEST(GoalSteps, TooManyStepsToWhatComesClosestAreRefused) {
  // Rank 1 of three is out of reach with a lock, rank 2 is not.
  Dataset data = many_options(200);
  data.units.push_back({"AC", "AC", ""});
  data.responses.push_back({"", "AC", std::vector<Answer>(200, Answer{900})});
  const Method method{"m", "", "", std::vector<NodeRule>(1)};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.rank = 1;
  goal.cost = Cost::steps;
  goal.locked.assign(200, 0);
  goal.locked[7] = 1;
  Errors errors;
  EXPECT_FALSE(fewest_changes(evaluation, goal, errors));
  EXPECT_EQ(test::diagnostics(errors), kTooManySteps);
}

TEST(GoalSteps, WhatIsTriedForEveryAnswerThatMayStayCountsTogether) {
  // Skipping everything takes the fewest steps, so a table for each question looks for what it
  // keeps.
  const std::vector<Scale> scales(60, test::scale_to(99));
  const Dataset data =
      test::flat_index(scales, {std::vector<double>(60, 0), std::vector<double>(60, 99)});
  const Method method{"m", "", "", std::vector<NodeRule>(1)};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = 500;
  goal.cost = Cost::steps;
  Errors errors;
  EXPECT_TRUE(fewest_changes(evaluation, goal, errors));
  goal.may_skip = true;
  EXPECT_FALSE(fewest_changes(evaluation, goal, errors));
  EXPECT_EQ(test::diagnostics(errors), kTooManySteps);
}

TEST(GoalSteps, AnotherSetOfTooManyStepsTakesNothingFromTheFirst) {
  // One question does in one step what the others do together in all their steps.
  std::vector<Scale> scales(120, test::scale_to(119));
  scales.push_back({"large", "", {{0, ""}, {120 * 119, ""}}});
  std::vector<double> most(120, 119);
  most.push_back(120 * 119);
  const Dataset data = test::flat_index(scales, {std::vector<double>(121, 0), most});
  const Method method{"m", "", "", std::vector<NodeRule>(1)};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = 500;
  goal.cost = Cost::steps;
  goal.examples = 2;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result) << test::diagnostics(errors);
  EXPECT_EQ(result->cost, 1);
  EXPECT_EQ(result->sets.size(), 1u);
}

}  // namespace
}  // namespace rescore::goal_steps_test
