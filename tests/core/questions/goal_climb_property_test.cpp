#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "asked.h"
#include "questions/goal_moves.h"
#include "support/generator.h"
#include "support/support.h"
#include "wells.h"

// Goals for scores that are not linear in the answers: the result is not proven minimal, but
// reaches the goal.
namespace rescore::goal_climb_property_test {
namespace {

using test::Generator;

using test::reached;
using test::score_and_rank;
using test::wells;

/// Some rule for the root that is searched, or any rule for the nodes below.
NodeRule made_up_rule(Generator& generator, bool root) {
  static const std::vector<std::vector<int>> roundings = {{0}, {1}, {3}, {1, 0}, {3, 1}, {2, 2, 0}};
  NodeRule rule;
  rule.aggregation =
      root && generator.below(3) != 0
          ? (generator.below(2) == 0 ? Aggregation::geometric : Aggregation::harmonic)
          : Aggregation::arithmetic;
  rule.rounding = generator.pick(roundings);
  rule.halves = generator.below(2) == 0 ? Halves::even : Halves::up;
  rule.key = generator.below(2) == 0 ? RankKey::rounded : RankKey::exact;
  rule.ties = generator.below(2) == 0 ? Ties::dense : Ties::competition;
  rule.first = generator.below(3) == 0 ? First::lowest : First::highest;
  rule.relative_to_best = generator.below(5) == 0;
  const std::size_t missing = generator.below(4);
  rule.missing = missing == 0 ? Missing::zero : missing == 1 ? Missing::none : Missing::left_out;
  return rule;
}

Dataset made_up_data(Generator& generator) {
  Dataset data{wells(), {}, {}, {}};
  data.units = data.edition.listed;
  for (const Unit& unit : data.units) {
    Responses responses{"", unit.code, {}};
    for (const double most : {70.0, 50.0, 80'000.0}) {
      const double number = std::floor(most * static_cast<double>(generator.below(1000)) / 1000);
      responses.answers.push_back(generator.below(9) == 0 ? Answer::skip() : Answer{number + 15});
    }
    for (int i = 0; i < 2; ++i) {
      const Option& option = generator.pick(data.edition.scales.back().options);
      responses.answers.push_back(
          generator.below(9) == 0 ? Answer::skip() : Answer{static_cast<double>(option.score)});
    }
    data.responses.push_back(responses);
  }
  return data;
}

Goal made_up_goal(const Evaluation& evaluation, Generator& generator) {
  Goal goal;
  goal.unit = index_at<UnitIndex>(generator.below(5));
  goal.node = generator.below(3) == 0 ? index_at<NodeIndex>(generator.below(4)) : kOverall;
  goal.lower = generator.below(3) == 0;
  if (generator.below(2) == 0) {
    goal.rank = 1 + static_cast<int>(generator.below(5));
  } else {
    const std::int64_t most = 100 * kPowersOfTen[evaluation.rule(goal.node).rounding.back()];
    goal.score = static_cast<std::int64_t>(generator.below(static_cast<std::size_t>(most) + 1));
  }
  if (generator.below(2) == 0) {
    for (int i = 0; i < 5; ++i) goal.locked.push_back(generator.below(3) == 0 ? 1 : 0);
  }
  goal.may_raise = generator.below(4) != 0;
  goal.may_lower = generator.below(4) != 0;
  goal.may_skip = generator.below(4) == 0;
  goal.cost = generator.below(4) == 0 ? Cost::steps : Cost::changes;
  return goal;
}

bool may_change(const Goal& goal, const Edition& edition, Answer from, const Edit& edit) {
  if (!goal.locked.empty() && goal.locked[edit.indicator.value] != 0) return false;
  if (!is_below(edition, edit.indicator, goal.node) || edit.unit != goal.unit) return false;
  if (edit.to.missing()) return goal.may_skip;
  if (from.missing()) return true;
  return edit.to.score > from.score ? goal.may_raise : goal.may_lower;
}

/// Whether the goal is reached with every answer of the unit as low, or as high, as possible. If no
/// answer is missing or removed, the value rises with every answer, so nothing else reaches
/// further.
bool extremes_reach(const Evaluation& evaluation, const Goal& goal) {
  const Edition& edition = evaluation.edition();
  for (const bool top : {false, true}) {
    std::vector<Edit> edits;
    const std::vector<Answer> answers = evaluation.answers(goal.unit);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      const LeafPlan& leaf = evaluation.plan().leaf(indicator);
      const Edit edit{goal.unit, indicator, {top != leaf.reversed ? leaf.highest : leaf.lowest}};
      const bool way = (edit.to.score > answers[i].score) == (top != leaf.reversed);
      if (way && may_change(goal, edition, answers[i], edit)) edits.push_back(edit);
    }
    const RankTable table = test::table_of(evaluation.data(), evaluation.method(), edits);
    if (reached(goal, table.row(goal.unit, goal.node))) return true;
  }
  return false;
}

struct Tallies {
  int searched = 0, reachable = 0, unreachable = 0, compared = 0;
};

void expect_it_holds(const Evaluation& evaluation, const Goal& goal, Tallies& tallies) {
  const Dataset& data = evaluation.data();
  const std::vector<Answer> answers = evaluation.answers(goal.unit);
  const auto with = [&](const std::vector<Edit>& edits) {
    return test::table_of(data, evaluation.method(), edits).row(goal.unit, goal.node);
  };
  if (with({}).rank.value == 0) return;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result) << test::diagnostics(errors);
  if (result->proven) return;
  ++tallies.searched;
  ASSERT_EQ(result->sets.size(), 1u);
  const std::vector<Edit>& edits = result->sets.front();
  const Row after = with(edits);
  EXPECT_EQ(score_and_rank(result->before), score_and_rank(with({})));
  EXPECT_EQ(score_and_rank(result->after), score_and_rank(after));
  EXPECT_EQ(result->reachable, reached(goal, after));
  EXPECT_EQ(result->reachable && result->cost == 0, reached(goal, with({})));
  ++(result->reachable ? tallies.reachable : tallies.unreachable);
  std::set<IndicatorIndex> seen;
  for (const Edit& edit : edits) {
    const Answer from = answers[edit.indicator.value];
    EXPECT_NE(edit.to, from);
    EXPECT_TRUE(may_change(goal, data.edition, from, edit));
    EXPECT_TRUE(seen.insert(edit.indicator).second);
    if (!result->reachable) continue;
    std::vector<Edit> fewer = edits;
    std::erase(fewer, edit);
    EXPECT_FALSE(reached(goal, with(fewer)));
  }
  const bool none_missing = std::none_of(answers.begin(), answers.end(),
                                         [](const Answer& answer) { return answer.missing(); });
  if (none_missing && !goal.may_skip) {
    ++tallies.compared;
    EXPECT_EQ(result->reachable, extremes_reach(evaluation, goal) || reached(goal, with({})));
  }
}

TEST(GoalClimb, WhatIsFoundHoldsAndNothingThatCanBeReachedIsMissed) {
  Generator generator(171);
  Tallies tallies;
  for (int trial = 0; trial < 3000; ++trial) {
    const Dataset data = made_up_data(generator);
    Method method{"m", "", "", {}};
    for (std::size_t n = 0; n < data.edition.nodes.size(); ++n) {
      method.rules.push_back(made_up_rule(generator, n == 0));
    }
    const Evaluation evaluation(data, method, {});
    for (int g = 0; g < 3; ++g) {
      const Goal goal = made_up_goal(evaluation, generator);
      expect_it_holds(evaluation, goal, tallies);
      if (testing::Test::HasFailure()) FAIL() << "trial " << trial << ", goal " << g;
    }
  }
  EXPECT_GT(tallies.reachable, 1000);
  EXPECT_GT(tallies.unreachable, 1000);
  EXPECT_GT(tallies.compared, 1000);
}

}  // namespace
}  // namespace rescore::goal_climb_property_test
