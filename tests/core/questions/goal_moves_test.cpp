#include "questions/goal_moves.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/made_up.h"
#include "support/support.h"

namespace rescore {
namespace {

using test::Generator;

// A move's gain is what the change does to the threshold, recomputed; what is not among the moves
// is forbidden or gains nothing.
TEST(GoalMoves, AGainIsWhatTheChangeBrings) {
  Generator generator(161);
  int moves = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    const Dataset data = test::made_up_index(generator, {10, 4, 5});
    const Edition& edition = data.edition;
    const Method method = test::made_up_method(edition, generator);
    const Evaluation evaluation(data, method, {});
    Goal goal;
    goal.node = generator.pick(nodes(edition));
    goal.may_skip = generator.below(2) == 0;
    goal.lower = generator.below(3) == 0;
    if (evaluation.row(goal.unit, goal.node).place.rank == 0) continue;
    const NodeRule& rule = rule_for(edition, method, goal.node);
    const int hundred = percent_of({1, 1}, rule.rounding)->units;
    const Threshold threshold = percent_threshold(
        rule, static_cast<int>(generator.below(static_cast<std::size_t>(hundred))), goal.lower);
    const auto problem = move_problem(evaluation, goal, threshold);
    ASSERT_TRUE(problem);
    const auto beyond = [&](const std::vector<Answer>& answers) {
      return threshold.beyond(
          ratio_of(edition, method, totals_of(edition, answers, evaluation.weights()), goal.node));
    };
    const std::vector<Answer> answers = evaluation.answers(goal.unit);
    EXPECT_EQ(problem->needed, -beyond(answers));
    const bool fixed = goal.node == kOverall && method.aggregate == Aggregate::mean &&
                       rule.denominator == Denominator::answered;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      const auto choice = std::find_if(problem->choices.begin(), problem->choices.end(),
                                       [&](const Choice& c) { return c.indicator == indicator; });
      for (const Answer to : test::every_answer(edition.scale_of(indicator))) {
        if (to == answers[i]) continue;
        const bool skips = to.missing() != answers[i].missing();
        if (skips && fixed) continue;
        if (to.missing() && !goal.may_skip) continue;
        std::vector<Answer> changed = answers;
        changed[i] = to;
        const bool last =
            std::all_of(changed.begin(), changed.end(), [](const Answer a) { return a.missing(); });
        if (last) continue;
        const std::int64_t gain = beyond(changed) - beyond(answers);
        const Move* found = nullptr;
        if (choice != problem->choices.end()) {
          for (const Move& move : choice->moves) {
            if (move.to == to) found = &move;
          }
        }
        if (found == nullptr) {
          EXPECT_LE(gain, 0);
        } else {
          EXPECT_EQ(found->gain, gain);
          EXPECT_TRUE(gain > 0 || answers[i].missing());
          ++moves;
        }
      }
    }
    if (HasFailure()) FAIL() << "trial " << trial;
  }
  EXPECT_GT(moves, 5000);
}

TEST(GoalMoves, SumsThatWouldNotFitAreRefused) {
  const Session session = test::small_session();
  Errors errors;
  const Evaluation evaluation = *session.evaluation("publisher", errors);
  Goal goal;
  goal.unit = test::unit(session.data(), "IS");  // 13 of 22 points
  constexpr std::int64_t most = (std::int64_t{1} << 61) / 22;
  EXPECT_TRUE(move_problem(evaluation, goal, {0, most, false}));
  EXPECT_FALSE(move_problem(evaluation, goal, {0, most + 1, false}));
}

TEST(GoalMoves, AnAnswerComesBeforeASkipThatDoesTheSame) {
  // In a layer skips stay in the maximum: 0 in place of 1 is as low, and as near, as a skip.
  const Session session = test::small_session();
  const Edition& edition = session.data().edition;
  Errors errors;
  const Evaluation evaluation = *session.evaluation("publisher", errors);
  Goal goal;
  goal.unit = test::unit(session.data(), "IS");
  goal.node = test::node(edition, "layer:custom");
  goal.lower = true;
  goal.may_skip = true;
  const NodeRule& rule = rule_for(edition, evaluation.method(), goal.node);
  const auto problem = move_problem(evaluation, goal, percent_threshold(rule, 0, true));
  ASSERT_TRUE(problem);
  for (const Choice& choice : problem->choices) {
    if (choice.indicator != test::indicator(edition, "tea-03")) continue;
    ASSERT_EQ(choice.moves.size(), 2u);
    EXPECT_EQ(choice.moves[0].gain, choice.moves[1].gain);
    EXPECT_EQ(choice.moves[0].steps, choice.moves[1].steps);
    EXPECT_EQ(choice.moves[0].to, Answer{0});
    EXPECT_TRUE(choice.moves[1].to.missing());
    return;
  }
  FAIL() << "nothing lowers tea-03";
}

TEST(GoalMoves, ChoicesStandByTheirBestMove) {
  MoveProblem problem;
  for (const std::int64_t gain : {2, 5, 0, 5, 9}) {
    Choice choice{index_at<IndicatorIndex>(problem.choices.size()), {}};
    if (gain > 0) choice.moves.push_back({Answer{1}, gain, 1});
    problem.choices.push_back(choice);
  }
  put_in_order(problem);
  std::vector<int> order;
  for (const Choice& choice : problem.choices) order.push_back(choice.indicator.value);
  EXPECT_EQ(order, (std::vector<int>{4, 1, 3, 0}));
}

}  // namespace
}  // namespace rescore
