#include "questions/goal_search.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/generator.h"

namespace rescore {
namespace {

using test::Generator;

MoveProblem made_up_problem(Generator& generator) {
  MoveProblem problem;
  const std::size_t choices = generator.below(6);
  for (std::size_t c = 0; c < choices; ++c) {
    Choice choice{index_at<IndicatorIndex>(c), {}};
    for (std::size_t m = 0; m < 1 + generator.below(3); ++m) {
      choice.moves.push_back({Answer{static_cast<double>(m)},
                              1 + static_cast<std::int64_t>(generator.below(9)),
                              1 + static_cast<int>(generator.below(4))});
    }
    std::stable_sort(choice.moves.begin(), choice.moves.end(), [](const Move& a, const Move& b) {
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
    for (const Move& move : choice.moves) {
      for (std::size_t s = 0; s < before; ++s) {
        sums.push_back({sums[s].gain + move.gain, sums[s].steps + move.steps, sums[s].changes + 1});
      }
    }
  }
  return sums;
}

Sum sum_of(const MoveProblem& problem, const std::vector<Pick>& picks) {
  Sum sum;
  std::vector<std::size_t> seen;
  for (const Pick& pick : picks) {
    EXPECT_EQ(std::count(seen.begin(), seen.end(), pick.choice), 0);
    seen.push_back(pick.choice);
    const Move& move = problem.choices[pick.choice].moves[pick.move];
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
    bool too_many = false;
    const auto by_steps = fewest_steps(problem, too_many);
    ASSERT_FALSE(too_many);
    ASSERT_EQ(by_changes.has_value(), changes < 1000);
    ASSERT_EQ(by_steps.has_value(), changes < 1000);
    if (!by_changes) continue;
    ASSERT_EQ(by_changes->size(), changes);
    ASSERT_GE(sum_of(problem, *by_changes).gain, problem.needed);
    ASSERT_EQ(sum_of(problem, *by_steps).steps, steps);
    ASSERT_GE(sum_of(problem, *by_steps).gain, problem.needed);
    const auto sets = std::count_if(sums.begin(), sums.end(), [&](const Sum& sum) {
      return sum.changes == changes && sum.gain >= problem.needed;
    });
    ASSERT_EQ(count_sets(problem, changes), static_cast<std::uint64_t>(sets));
  }
}

TEST(GoalSearch, EachMoveIsTheShortestThatStillSuffices) {
  // Gains and steps; the first of each choice is what fewest_changes begins with.
  const Choice two{IndicatorIndex{0}, {{Answer{3}, 5, 3}, {Answer{2}, 4, 1}}};
  const Choice same{IndicatorIndex{1}, {{Answer{3}, 5, 3}, {Answer{2}, 4, 1}}};
  const Choice three{IndicatorIndex{2}, {{Answer{3}, 5, 3}, {Answer{2}, 4, 3}, {Answer{1}, 3, 1}}};
  const Choice one{IndicatorIndex{3}, {{Answer{3}, 5, 3}}};
  const auto moves = [](const std::vector<Choice>& choices, std::int64_t needed) {
    MoveProblem problem;
    problem.choices = choices;
    problem.needed = needed;
    const auto picks = largest_gains(problem);
    std::vector<std::size_t> made;
    for (const Pick& pick : *picks) made.push_back(pick.move);
    return made;
  };
  using Moves = std::vector<std::size_t>;
  EXPECT_EQ(moves({two}, 5), Moves{0});
  EXPECT_EQ(moves({two}, 4), Moves{1});
  EXPECT_EQ(moves({three}, 4), Moves{0});
  EXPECT_EQ(moves({three}, 3), Moves{2});
  EXPECT_EQ(moves({two, same}, 9), (Moves{0, 1}));
  EXPECT_EQ(moves({two, same}, 8), (Moves{1, 1}));
  EXPECT_EQ(moves({two, one}, 9), (Moves{1, 0}));
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
  problem.choices.assign(1000, {IndicatorIndex{0}, {{Answer{4}, 4, 20}}});
  problem.needed = 4 * 999;
  bool too_many = false;
  EXPECT_TRUE(fewest_steps(problem, too_many));
  EXPECT_FALSE(too_many);
  problem.needed = 4 * 1000;
  EXPECT_FALSE(fewest_steps(problem, too_many));
  EXPECT_TRUE(too_many);
  problem.needed = 4 * 1001;  // out of reach, which takes no table
  EXPECT_FALSE(fewest_steps(problem, too_many = false));
  EXPECT_FALSE(too_many);
}

TEST(GoalSearch, TooManyMovesAreNotTried) {
  // Moves x steps, and one for no step.
  MoveProblem problem;
  const Choice choice{IndicatorIndex{0}, std::vector<Move>(400, {Answer{4}, 4, 50})};
  problem.choices.assign(100, choice);
  problem.needed = 4 * 99;
  bool too_many = false;
  EXPECT_TRUE(fewest_steps(problem, too_many));
  EXPECT_FALSE(too_many);
  problem.needed = 4 * 100;
  EXPECT_FALSE(fewest_steps(problem, too_many));
  EXPECT_TRUE(too_many);
}

TEST(GoalSearch, CountsUpToTheLargestNumber) {
  MoveProblem problem;
  for (std::size_t c = 0; c < 100; ++c) {
    problem.choices.push_back({index_at<IndicatorIndex>(c), {{Answer{4}, 4, 1}}});
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
    problem.choices.push_back({index_at<IndicatorIndex>(c), {{Answer{4}, gain, 1}}});
  }
  put_in_order(problem);
  problem.needed = 20 * (std::int64_t{1} << 44);
  EXPECT_EQ(count_sets(problem, 20), std::nullopt);
}

}  // namespace
}  // namespace rescore
