#include "questions/goal_moves.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "asked.h"
#include "support/made_up.h"
#include "support/support.h"

namespace rescore::goal_moves_test {
namespace {

using test::Generator;

/// A move of an indicator.
Move move_to(int answer, std::int64_t gain, int steps, std::size_t indicator = 0) {
  return {
      {{}, index_at<IndicatorIndex>(indicator), Answer{static_cast<double>(answer)}}, gain, steps};
}

/// A goal's condition, and a unit's ratio with its own and with other answers.
struct Asked {
  const Threshold& threshold;
  const MoveProblem& problem;
  Form form;
  Ratio start;
};

/// The gains of other answers towards the threshold, in the problem's units: for points in q-ths,
/// for a mean in units of the common denominator.
Wide gain_of(const Asked& asked, const Ratio& after) {
  const Threshold& threshold = asked.threshold;
  const Ratio& start = asked.start;
  if (asked.form == Form::points) return threshold.beyond(after) - threshold.beyond(start);
  const auto common = static_cast<Wide>(asked.problem.scale * 100 + 0.5);
  const Wide more = static_cast<Wide>(after.numerator) * start.denominator -
                    static_cast<Wide>(start.numerator) * after.denominator;
  const Wide of = static_cast<Wide>(after.denominator) * start.denominator;
  EXPECT_TRUE(more * common % of == 0);
  return (threshold.low ? -more : more) * common / of;
}

/// The amount needed at the start, in the same units.
Wide needed_of(const Asked& asked) {
  const Threshold& threshold = asked.threshold;
  const Ratio& start = asked.start;
  if (asked.form == Form::points) return -threshold.beyond(start);
  const Wide at = gain_of(asked, {threshold.p, threshold.q});
  return at + (threshold.strict ? 1 : 0);
}

// A move's gain is the recomputed effect of the change; changes that are not moves are forbidden or
// gain nothing.
TEST(GoalMoves, AGainIsWhatTheChangeBrings) {
  Generator generator(161);
  int moves = 0;
  int means = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    const Dataset data = test::made_up_index(generator, {10, 4, 5});
    const Edition& edition = data.edition;
    const Method method = test::made_up_method(edition, generator);
    const Evaluation evaluation(data, method, {});
    Goal goal;
    goal.node = generator.pick(nodes(edition));
    goal.may_skip = generator.below(2) == 0;
    goal.lower = generator.below(3) == 0;
    if (evaluation.row(goal.unit, goal.node).rank.value == 0) continue;
    const NodePlan& plan = evaluation.plan().node(goal.node);
    const std::int64_t hundred = 100 * kPowersOfTen[plan.rule.rounding.back()];
    Threshold threshold = score_threshold(
        plan, static_cast<std::int64_t>(generator.below(static_cast<std::size_t>(hundred))),
        goal.lower);
    threshold.strict = generator.below(3) == 0;
    const auto problem = move_problem(evaluation, goal, threshold);
    ASSERT_TRUE(problem);
    const auto ratio = [&](std::vector<Answer> answers) {
      return UnitScores(evaluation.plan(), std::move(answers)).value(goal.node).ratio;
    };
    const std::vector<Answer> answers = evaluation.answers(goal.unit);
    const Asked asked{threshold, *problem, plan.form, ratio(answers)};
    means += plan.form == Form::fraction ? 1 : 0;
    EXPECT_TRUE(problem->needed == needed_of(asked));
    // In a mean, missing answers change no weight if they count as 0 everywhere.
    const auto fixed = [&](IndicatorIndex indicator) {
      const NodeIndex domain = edition.indicators[indicator.value].nodes.front();
      return plan.form == Form::fraction && (plan.rule.missing != Missing::zero ||
                                             rule_for(method, domain).missing != Missing::zero);
    };
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      const auto choice =
          std::find_if(problem->choices.begin(), problem->choices.end(),
                       [&](const Choice& one) { return one.front().edit.indicator == indicator; });
      for (const Answer to : test::every_answer(edition.scale_of(indicator))) {
        if (to == answers[i]) continue;
        const bool skips = to.missing() != answers[i].missing();
        if (skips && fixed(indicator)) continue;
        if (to.missing() && !goal.may_skip) continue;
        std::vector<Answer> changed = answers;
        changed[i] = to;
        const bool last =
            std::all_of(changed.begin(), changed.end(), [](const Answer a) { return a.missing(); });
        if (last) continue;
        const Wide gain = gain_of(asked, ratio(changed));
        const Move* found = nullptr;
        if (choice != problem->choices.end()) {
          for (const Move& move : *choice) {
            if (move.edit.to == to) found = &move;
          }
        }
        if (found == nullptr) {
          EXPECT_TRUE(gain <= 0);
        } else {
          EXPECT_TRUE(found->gain == gain);
          const bool may_rescue = goal.may_skip && answers[i].missing() && !threshold.strict &&
                                  plan.rule.missing != Missing::zero &&
                                  ratio(changed).denominator != asked.start.denominator;
          EXPECT_TRUE(gain > 0 || may_rescue);
          ++moves;
        }
      }
    }
    if (HasFailure()) FAIL() << "trial " << trial;
  }
  EXPECT_GT(moves, 5000);
  EXPECT_GT(means, 100);
}

TEST(GoalMoves, TheOtherAnswersAreThoseThatTheGoalAllows) {
  Scale share{"share", "", {}};
  share.number = NumberScale{};
  share.number->lower = 20;
  share.number->upper = 85;
  const Dataset data = test::flat_index({test::scale_to(2), share}, {{1, 50}});
  Method method{"m", "", "", {NodeRule{}}};
  method.rules.front().aggregation = Aggregation::arithmetic;
  const Evaluation evaluation(data, method, {});
  Goal goal;
  using Answers = std::vector<Answer>;
  const auto others = [&](Answer from, std::size_t indicator = 0) {
    return allowed_answers(evaluation, goal, index_at<IndicatorIndex>(indicator), from);
  };
  EXPECT_EQ(others({1}), (Answers{{0}, {2}}));
  EXPECT_EQ(others({50}, 1), (Answers{{20}, {85}}));
  EXPECT_EQ(others({85}, 1), Answers{{20}});
  goal.may_skip = true;
  EXPECT_EQ(others({1}), (Answers{{0}, {2}, Answer::skip()}));
  EXPECT_EQ(others(Answer::skip()), (Answers{{0}, {1}, {2}}));
  goal.may_lower = false;
  EXPECT_EQ(others({1}), (Answers{{2}, Answer::skip()}));
  EXPECT_EQ(others(Answer::skip()), (Answers{{0}, {1}, {2}}));
  goal.may_raise = false;
  EXPECT_EQ(others({1}), Answers{Answer::skip()});
  goal.may_lower = true;
  EXPECT_EQ(others({1}), (Answers{{0}, Answer::skip()}));
  goal.locked = {0, 1};
  EXPECT_EQ(others({1}), (Answers{{0}, Answer::skip()}));
  EXPECT_EQ(others({50}, 1), Answers{});
}

TEST(GoalMoves, SumsThatWouldNotFitAreRefused) {
  const Session session = test::small_session();
  const Evaluation evaluation(session.data(), test::method(session.data().edition, "publisher"),
                              {});
  Goal goal;
  goal.unit = test::unit(session.data(), "IS");  // 13 of 22 points
  // The largest gain is 4 points.
  constexpr std::int64_t most = (std::int64_t{1} << 50) / 4;
  EXPECT_TRUE(move_problem(evaluation, goal, {0, most, false}));
  EXPECT_FALSE(move_problem(evaluation, goal, {0, most + 1, false}));
}

TEST(GoalMoves, WhatIsMissingMustFitIn62Bits) {
  const Session session = test::small_session();
  const Evaluation evaluation(session.data(), test::method(session.data().edition, "publisher"),
                              {});
  Goal goal;
  goal.unit = test::unit(session.data(), "IS");  // 13 of 22 points
  constexpr std::int64_t most = std::int64_t{1} << 62;
  // p of 22 less 13 of q are just as much.
  constexpr std::int64_t p = (most + 13 * 20) / 22;
  const auto problem = move_problem(evaluation, goal, {p, 20});
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->needed, most);
  EXPECT_EQ(problem->scale, 20);
  EXPECT_FALSE(move_problem(evaluation, goal, {p + 1, 20}));
  constexpr std::int64_t below = (13 * 2 - most) / 22;
  EXPECT_EQ(move_problem(evaluation, goal, {below, 2})->needed, -most);
  EXPECT_FALSE(move_problem(evaluation, goal, {below - 1, 2}));
}

TEST(GoalMoves, TheDenominatorOfAMeanMustBeBelow50Bits) {
  const Dataset data = test::flat_index({test::scale_to(1)}, {{0}, {1}});
  Method method{"m", "", "", {NodeRule{}}};
  method.rules.front().aggregation = Aggregation::arithmetic;
  const Evaluation evaluation(data, method, {});
  const auto problem = move_problem(evaluation, {}, {1, 1});
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->needed, 1);
  EXPECT_EQ(problem->choices.front().front().gain, 1);
  EXPECT_TRUE(move_problem(evaluation, {}, {1, std::int64_t{1} << 49}));
  EXPECT_FALSE(move_problem(evaluation, {}, {1, std::int64_t{1} << 50}));
}

TEST(GoalMoves, AnAnswerInPlaceOfNoneBringsItsDenominatorIntoAMean) {
  const Dataset data = test::flat_index({test::scale_to(4), test::scale_to(7)}, {{0, -1}, {4, 7}});
  Method method{"m", "", "", {NodeRule{}}};
  method.rules.front().aggregation = Aggregation::arithmetic;
  method.rules.front().missing = Missing::zero;
  const auto problem = move_problem(Evaluation(data, method, {}), {}, {1, 1});
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->needed, 56);  // halves of quarters and sevenths
  ASSERT_EQ(problem->choices.size(), 2u);
  EXPECT_EQ(problem->choices[0].front().gain, 28);
  EXPECT_EQ(problem->choices[0].front().edit.to, Answer{7});
  EXPECT_EQ(problem->choices[1].front().gain, 28);
}

TEST(GoalMoves, ASkipIsAMoveInTheMeanOfALayerWhereItCountsAsNothing) {
  const Session session = test::small_session();
  Method method = test::method(session.data().edition, "publisher");
  for (NodeRule& rule : method.rules) rule.missing = Missing::zero;
  Goal goal;
  goal.unit = test::unit(session.data(), "IS");
  goal.node = test::node(session.data().edition, "layer:custom");
  goal.lower = true;
  goal.may_skip = true;
  method.rules[goal.node.value].aggregation = Aggregation::arithmetic;
  const auto problem = move_problem(Evaluation(session.data(), method, {}), goal, {0, 1, true});
  ASSERT_TRUE(problem);
  ASSERT_FALSE(problem->choices.empty());
  for (const Choice& choice : problem->choices) {
    EXPECT_TRUE(std::any_of(choice.begin(), choice.end(),
                            [](const Move& move) { return move.edit.to.missing(); }));
  }
}

TEST(GoalMoves, ASkipThatLeavesNoScoreLowersNone) {
  const Dataset data = test::flat_index({test::scale_to(4), test::scale_to(4)}, {{2, 2}, {4, 4}});
  Method method{"m", "", "", {NodeRule{}}};
  method.rules.front().aggregation = Aggregation::arithmetic;
  method.rules.front().missing = Missing::zero;
  method.rules.front().coverage = 0.75;
  Goal goal;
  goal.lower = true;
  goal.may_skip = true;
  const auto problem = move_problem(Evaluation(data, method, {}), goal, {0, 1, true});
  ASSERT_TRUE(problem);
  ASSERT_EQ(problem->choices.size(), 2u);
  for (const Choice& choice : problem->choices) {
    ASSERT_EQ(choice.size(), 2u);
    EXPECT_EQ(choice[0].edit.to, Answer{0});
    EXPECT_EQ(choice[1].edit.to, Answer{1});
  }
}

TEST(GoalMoves, AnAnswerComesBeforeASkipThatDoesTheSame) {
  // In a layer skips stay in the maximum: 0 in place of 1 is as low, and as near, as a skip.
  const Session session = test::small_session();
  const Edition& edition = session.data().edition;
  const Evaluation evaluation(session.data(), test::method(session.data().edition, "publisher"),
                              {});
  Goal goal;
  goal.unit = test::unit(session.data(), "IS");
  goal.node = test::node(edition, "layer:custom");
  goal.lower = true;
  goal.may_skip = true;
  const NodePlan& plan = evaluation.plan().node(goal.node);
  const auto problem = move_problem(evaluation, goal, score_threshold(plan, 0, true));
  ASSERT_TRUE(problem);
  for (const Choice& choice : problem->choices) {
    if (choice.front().edit.indicator != test::indicator(edition, "tea-03")) continue;
    ASSERT_EQ(choice.size(), 2u);
    EXPECT_EQ(choice[0].gain, choice[1].gain);
    EXPECT_EQ(choice[0].steps, choice[1].steps);
    EXPECT_EQ(choice[0].edit.to, Answer{0});
    EXPECT_TRUE(choice[1].edit.to.missing());
    return;
  }
  FAIL() << "nothing lowers tea-03";
}

TEST(GoalMoves, ChoicesStandByTheirBestMove) {
  MoveProblem problem;
  for (const std::int64_t gain : {2, 5, 0, 5, 9}) {
    Choice choice;
    if (gain > 0) choice.push_back(move_to(1, gain, 1, problem.choices.size()));
    problem.choices.push_back(choice);
  }
  put_in_order(problem);
  std::vector<int> order;
  for (const Choice& choice : problem.choices) order.push_back(choice.front().edit.indicator.value);
  EXPECT_EQ(order, (std::vector<int>{4, 1, 3, 0}));
}

}  // namespace
}  // namespace rescore::goal_moves_test
