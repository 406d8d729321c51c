#include <gtest/gtest.h>

#include <algorithm>

#include "questions/goal_moves.h"
#include "support/generator.h"

// The fewest moves that suffice, and how many sets of them there are.
namespace rescore::goal_search_test {
namespace {

using test::Generator;

/// A move of an indicator.
Move move_to(int answer, std::int64_t gain, int steps, std::size_t indicator = 0) {
  return {
      {{}, index_at<IndicatorIndex>(indicator), Answer{static_cast<double>(answer)}}, gain, steps};
}

MoveProblem made_up_problem(Generator& generator) {
  MoveProblem problem;
  const std::size_t choices = generator.below(6);
  for (std::size_t c = 0; c < choices; ++c) {
    Choice choice;
    for (std::size_t m = 0; m < 1 + generator.below(3); ++m) {
      choice.push_back({{{}, index_at<IndicatorIndex>(c), Answer{static_cast<double>(m)}},
                        1 + static_cast<std::int64_t>(generator.below(9)),
                        1 + static_cast<int>(generator.below(4))});
    }
    std::stable_sort(choice.begin(), choice.end(), [](const Move& a, const Move& b) {
      return a.gain != b.gain ? a.gain > b.gain : a.steps < b.steps;
    });
    problem.choices.push_back(choice);
  }
  put_in_order(problem);
  problem.needed = static_cast<std::int64_t>(generator.below(30)) - 1;
  return problem;
}

struct Sum {
  std::int64_t gain{};
  int steps{};
  std::size_t changes{};
};

/// Every set of moves, at most one a choice.
std::vector<Sum> all_sums(const MoveProblem& problem) {
  std::vector<Sum> sums(1);
  for (const Choice& choice : problem.choices) {
    const std::size_t before = sums.size();
    for (const Move& move : choice) {
      for (std::size_t s = 0; s < before; ++s) {
        sums.push_back({sums[s].gain + move.gain, sums[s].steps + move.steps, sums[s].changes + 1});
      }
    }
  }
  return sums;
}

Sum sum_of(const std::vector<Move>& moves) {
  Sum sum;
  std::vector<IndicatorIndex> seen;
  for (const Move& move : moves) {
    EXPECT_EQ(std::count(seen.begin(), seen.end(), move.edit.indicator), 0);
    seen.push_back(move.edit.indicator);
    sum = {sum.gain + move.gain, sum.steps + move.steps, sum.changes + 1};
  }
  return sum;
}

TEST(GoalSearch, FindsTheLeastOfAllSets) {
  Generator generator(151);
  for (int trial = 0; trial < 5000; ++trial) {
    const MoveProblem problem = made_up_problem(generator);
    const std::vector<Sum> sums = all_sums(problem);
    std::size_t changes = 1000;
    int steps = 1000;
    for (const Sum& sum : sums) {
      if (sum.gain < problem.needed) continue;
      changes = std::min(changes, sum.changes);
      steps = std::min(steps, sum.steps);
    }
    const auto by_changes = largest_gains(problem);
    std::size_t tried = 0;
    bool too_many = false;
    const auto by_steps = fewest_steps(problem, tried, too_many);
    ASSERT_FALSE(too_many);
    ASSERT_EQ(by_changes.has_value(), changes < 1000);
    ASSERT_EQ(by_steps.has_value(), changes < 1000);
    if (!by_changes) continue;
    ASSERT_EQ(by_changes->size(), changes);
    ASSERT_GE(sum_of(*by_changes).gain, problem.needed);
    ASSERT_EQ(sum_of(*by_steps).steps, steps);
    ASSERT_GE(sum_of(*by_steps).gain, problem.needed);
    const auto sets = std::count_if(sums.begin(), sums.end(), [&](const Sum& sum) {
      return sum.changes == changes && sum.gain >= problem.needed;
    });
    ASSERT_EQ(count_sets(problem, changes), static_cast<std::uint64_t>(sets));
  }
}

TEST(GoalSearch, EachMoveIsTheShortestThatStillSuffices) {
  // Gains and steps; the first of each choice is what fewest_changes begins with.
  const Choice two{move_to(3, 5, 3), move_to(2, 4, 1)};
  const Choice same = two;
  const Choice three{move_to(3, 5, 3), move_to(2, 4, 3), move_to(1, 3, 1)};
  const Choice one{move_to(3, 5, 3)};
  const auto moves = [](const std::vector<Choice>& choices, std::int64_t needed) {
    MoveProblem problem;
    problem.choices = choices;
    problem.needed = needed;
    const auto taken = largest_gains(problem);
    std::vector<double> answers;
    for (const Move& move : *taken) answers.push_back(move.edit.to.score);
    return answers;
  };
  using Answers = std::vector<double>;
  EXPECT_EQ(moves({two}, 5), Answers{3});
  EXPECT_EQ(moves({two}, 4), Answers{2});
  EXPECT_EQ(moves({three}, 4), Answers{3});
  EXPECT_EQ(moves({three}, 3), Answers{1});
  EXPECT_EQ(moves({two, same}, 9), (Answers{3, 2}));
  EXPECT_EQ(moves({two, same}, 8), (Answers{2, 2}));
  EXPECT_EQ(moves({two, one}, 9), (Answers{2, 3}));
}

TEST(GoalSearch, KnowsTheLargestGainOfEachCost) {
  Generator generator(152);
  for (int trial = 0; trial < 1000; ++trial) {
    const MoveProblem problem = made_up_problem(generator);
    const std::vector<Sum> sums = all_sums(problem);
    for (int most = -1; most <= 12; ++most) {
      std::int64_t by_changes = 0;
      std::int64_t by_steps = 0;
      for (const Sum& sum : sums) {
        if (static_cast<int>(sum.changes) <= most) by_changes = std::max(by_changes, sum.gain);
        if (sum.steps <= most) by_steps = std::max(by_steps, sum.gain);
      }
      ASSERT_EQ(largest_gain(problem, Cost::changes, most), by_changes);
      ASSERT_EQ(largest_gain(problem, Cost::steps, most), by_steps);
    }
  }
}

TEST(GoalSearch, TooManyStepsAreNotTried) {
  // Choices x steps, and one for no step.
  MoveProblem problem;
  problem.choices.assign(1000, {move_to(4, 4, 20)});
  problem.choices.front() = {move_to(4, 4, 19)};
  problem.needed = 4 * 1000;
  std::size_t tried = 0;
  bool too_many = false;
  EXPECT_TRUE(fewest_steps(problem, tried = 0, too_many));
  EXPECT_FALSE(too_many);
  problem.choices.front() = {move_to(4, 4, 20)};
  EXPECT_FALSE(fewest_steps(problem, tried = 0, too_many));
  EXPECT_TRUE(too_many);
  problem.needed = 4 * 1001;  // out of reach, which takes no table
  EXPECT_FALSE(fewest_steps(problem, tried = 0, too_many = false));
  EXPECT_FALSE(too_many);
}

TEST(GoalSearch, TooManyMovesAreNotTried) {
  // Moves x steps, and one for no step.
  MoveProblem problem;
  problem.choices.assign(100, Choice(400, move_to(4, 4, 50)));
  problem.choices.front() = Choice(400, move_to(4, 4, 49));
  problem.needed = 4 * 100;
  std::size_t tried = 0;
  bool too_many = false;
  EXPECT_TRUE(fewest_steps(problem, tried = 0, too_many));
  EXPECT_FALSE(too_many);
  problem.choices.front() = Choice(400, move_to(4, 4, 50));
  EXPECT_FALSE(fewest_steps(problem, tried = 0, too_many));
  EXPECT_TRUE(too_many);
  // All problems of a goal count together.
  problem.choices.assign(100, Choice(400, move_to(4, 4, 25)));
  EXPECT_TRUE(fewest_steps(problem, tried = 0, too_many));
  EXPECT_TRUE(fewest_steps(problem, tried = 99'000'000, too_many));
  EXPECT_FALSE(fewest_steps(problem, tried, too_many));
  EXPECT_TRUE(too_many);
}

TEST(GoalSearch, CountsUpToTheLargestNumber) {
  MoveProblem problem;
  for (std::size_t c = 0; c < 100; ++c) {
    problem.choices.push_back({move_to(4, 4, 1, c)});
  }
  problem.needed = 4;
  EXPECT_EQ(count_sets(problem, 1), 100u);
  problem.needed = 8;
  EXPECT_EQ(count_sets(problem, 2), 4950u);
  problem.needed = 200;
  EXPECT_EQ(count_sets(problem, 50), kMostSets);
}

TEST(GoalSearch, TooManyDifferentSumsAreNotCounted) {
  // Sums of different powers of two are all different.
  MoveProblem problem;
  for (std::size_t c = 0; c < 40; ++c) {
    const std::int64_t gain = (std::int64_t{1} << 45) - (std::int64_t{1} << c);
    problem.choices.push_back({move_to(4, gain, 1, c)});
  }
  put_in_order(problem);
  problem.needed = 20 * (std::int64_t{1} << 44);
  EXPECT_EQ(count_sets(problem, 20), std::nullopt);
}

}  // namespace
}  // namespace rescore::goal_search_test
