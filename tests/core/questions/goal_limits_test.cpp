#include <gtest/gtest.h>

#include "asked.h"
#include "questions/questions.h"
#include "support/made_up.h"
#include "support/support.h"

// Scores and points at their limits: below zero, too large to compare, without a maximum.
namespace rescore::goal_limits_test {
namespace {

using test::Asked;
using test::diagnostics;

/// One answer to each of several questions in separate domains; -1 for skipped.
Dataset one_question_a_domain(const std::vector<int>& maxima,
                              const std::vector<std::vector<double>>& units) {
  std::vector<Scale> scales;
  for (const int most : maxima) scales.push_back({"s", "", {{0, ""}, {1, ""}, {most, ""}}});
  Dataset data = test::flat_index(scales, units);
  for (std::size_t d = 0; d < maxima.size(); ++d) {
    data.edition.nodes.push_back({"domain:d", NodeKind::domain, "", "", kOverall});
    data.edition.indicators[d].nodes = {index_at<NodeIndex>(d + 1)};
  }
  return data;
}

Method exactly(const Edition& edition, Aggregation aggregation) {
  Method method{"m", "", "", std::vector<NodeRule>(edition.nodes.size())};
  method.rules.front().aggregation = aggregation;
  return method;
}

TEST(Goal, AMeanOfTooManyMaximaIsSearched) {
  // Primes, whose product is more than 2^50.
  const std::vector<double> none = {-1, -1, -1, -1};
  const Dataset data =
      one_question_a_domain({8191, 8179, 8171, 8167}, {{1, 1, 1, 1}, {0, 1, 1, 1}, none, none});
  const Evaluation evaluation(data, exactly(data.edition, Aggregation::arithmetic), {});
  ASSERT_TRUE(evaluation.plan().exact(kOverall));
  const auto found = [&](std::size_t unit, int rank, bool lower) {
    Goal goal;
    goal.unit = index_at<UnitIndex>(unit);
    goal.rank = rank;
    goal.lower = lower;
    Errors errors;
    const auto result = fewest_changes(evaluation, goal, errors);
    EXPECT_TRUE(result && !result->proven && result->sets.size() == 1) << diagnostics(errors);
    return result->reason;
  };
  EXPECT_EQ(found(0, 1, false), "It is there already.");
  EXPECT_EQ(found(1, 1, false), "Found by a search; fewer changes may be enough.");
  // What does not fit here is only what comes closest: no two are ranked below.
  EXPECT_EQ(found(0, 4, true), "No country can have this rank.");
}

TEST(Goal, PointsThatAreTooLargeForAProofAreSearched) {
  // One gain is 8190 points, each of 2 x 10^11 parts: so many tell such scores apart.
  const Dataset data = one_question_a_domain({8191}, {{1}, {0}});
  Method method = exactly(data.edition, Aggregation::pooled);
  method.rules.front().scale = 100'000;
  method.rules.front().rounding = {6};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = 50'000'000'000;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result) << diagnostics(errors);
  EXPECT_FALSE(result->proven);
  EXPECT_EQ(result->cost, 1);
  EXPECT_GE(result->after.score->units, *goal.score);
}

/// Two questions with -2, 1 or 4 points; the first unit has 2 of 8.
Dataset with_negative_points() {
  Dataset data = one_question_a_domain({4, 4}, {{1, 1}, {4, 1}, {1, 4}});
  for (Scale& scale : data.edition.scales) scale.options.front().score = -2;
  return data;
}

TEST(Goal, NegativePointsHaveNegativeScores) {
  const Dataset data = with_negative_points();
  for (const Aggregation aggregation : {Aggregation::pooled, Aggregation::arithmetic}) {
    const Evaluation evaluation(data, exactly(data.edition, aggregation), {});
    Goal goal;
    goal.lower = true;
    goal.score = -500;
    Errors errors;
    const auto both = fewest_changes(evaluation, goal, errors);
    ASSERT_TRUE(both) << diagnostics(errors);
    EXPECT_TRUE(both->reachable);
    EXPECT_EQ(both->cost, 2);
    EXPECT_EQ(both->after.score->units, -500);
    goal.score = -125;
    EXPECT_EQ(fewest_changes(evaluation, goal, errors)->cost, 1);  // 1 - 2 of 8 are -12.5 %
    goal.score = -501;
    EXPECT_FALSE(fewest_changes(evaluation, goal, errors));
    EXPECT_EQ(diagnostics(errors),
              ": A percentage is a number from -50 to 100, with at most 1 decimal. "
              "[bad-request]\n");
  }
}

TEST(Goal, ScoresOfTheBestBoundAScoreBelowZero) {
  // The best unit has 5 of 8; -4 of 8 are -80 per cent of that.
  const Dataset data = with_negative_points();
  Method method = exactly(data.edition, Aggregation::arithmetic);
  method.rules.front().relative_to_best = true;
  const Evaluation evaluation(data, method, {});
  EXPECT_EQ(score_fault(evaluation.plan(), kOverall, -800), "");
  EXPECT_EQ(score_fault(evaluation.plan(), kOverall, -801),
            "A percentage is a number from -80 to 100, with at most 1 decimal.");
}

TEST(Goal, AQuestionWithoutAMaximumBoundsNoScore) {
  // Without a maximum there is no share; of a maximum of 1, -1 is -100 per cent.
  Dataset data = one_question_a_domain({1, 1}, {{1, 1}, {0, 1}});
  const auto fault = [&](std::vector<Option> options, std::int64_t score) {
    data.edition.scales.front().options = std::move(options);
    const Evaluation evaluation(data, exactly(data.edition, Aggregation::arithmetic), {});
    return score_fault(evaluation.plan(), kOverall, score);
  };
  EXPECT_EQ(fault({{-2, ""}, {0, ""}, {0, ""}}, -1),
            "A percentage is a number from 0 to 100, with at most 1 decimal.");
  EXPECT_EQ(fault({{-1, ""}, {0, ""}, {1, ""}}, -1000), "");
}

TEST(Goal, RankOneOrLowerIsThereWhateverTheScore) {
  // -5 of 1 points; and means, which are compared by a common denominator.
  Dataset points = one_question_a_domain({1, 1, 1, 1, 1, 1}, {{1, 1, 1, 1, 1, 1}});
  for (std::size_t s = 1; s < points.edition.scales.size(); ++s) {
    points.edition.scales[s].options = {{-1000, ""}, {0, ""}};
  }
  points.responses.front().answers = {Answer{0},     Answer{-1000}, Answer{-1000},
                                      Answer{-1000}, Answer{-1000}, Answer{-1000}};
  Dataset means = with_negative_points();
  for (const auto& [data, aggregation] :
       {std::pair(&points, Aggregation::pooled), std::pair(&means, Aggregation::arithmetic)}) {
    const Evaluation evaluation(*data, exactly(data->edition, aggregation), {});
    ASSERT_TRUE(evaluation.plan().exact(kOverall));
    Goal goal;
    goal.rank = 1;
    goal.lower = true;
    Errors errors;
    const auto result = fewest_changes(evaluation, goal, errors);
    ASSERT_TRUE(result) << diagnostics(errors);
    EXPECT_TRUE(result->reachable);
    EXPECT_EQ(result->reason, "It is there already.");
  }
}

TEST(Goal, SetsOfManyDifferentGainsAreFoundButNotCounted) {
  // Gains that are each another power of two short: every set has a sum of its own.
  std::vector<int> maxima;
  for (int c = 0; c < 28; ++c) maxima.push_back((1 << 28) - (1 << c));
  const Dataset data =
      one_question_a_domain(maxima, {std::vector<double>(28, 0), std::vector<double>(28, 1)});
  const Evaluation evaluation(data, exactly(data.edition, Aggregation::pooled), {});
  Goal goal;
  goal.score = 500;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result) << diagnostics(errors);
  EXPECT_TRUE(result->reachable);
  EXPECT_EQ(result->count, std::nullopt);
}

TEST(Goal, OfAGeometricMeanNoScoreIsNegative) {
  const Dataset data = with_negative_points();
  const Evaluation evaluation(data, exactly(data.edition, Aggregation::geometric), {});
  EXPECT_EQ(score_fault(evaluation.plan(), kOverall, 0), "");
  EXPECT_EQ(score_fault(evaluation.plan(), kOverall, -1),
            "A percentage is a number from 0 to 100, with at most 1 decimal.");
}

TEST(Goal, NegativeScoresAreReadAsTheyAreShown) {
  constexpr const char* kIndex = R"({
    "format": 2, "edition": "towns-2032", "title": "Towns", "unit": "town",
    "units": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
    "scales": [{"id": "grade", "name": "Grade", "options": [
      {"score": -1, "label": "Bad"}, {"score": 0, "label": "So so"}, {"score": 2, "label": "Good"}]}],
    "nodes": [{"id": "overall", "name": "Overall"}],
    "indicators": [
      {"id": "one", "title": "One", "nodes": ["overall"], "scale": "grade"},
      {"id": "two", "title": "Two", "nodes": ["overall"], "scale": "grade"}],
    "methods": [{"id": "own", "name": "Own", "about": "Points.",
                 "rule": {"aggregation": "pooled", "rounding": [1]}}]})";
  constexpr const char* kAnswers = R"({"edition": "towns-2032", "indicators": ["one", "two"],
    "units": [{"unit": "a", "answers": [2, 0]}, {"unit": "b", "answers": [0, 0]}]})";
  Session session;
  EXPECT_EQ(diagnostics(session.load_edition("index.json", kIndex)), "");
  EXPECT_EQ(diagnostics(session.load_response_table("responses.json", kAnswers)), "");
  GoalRequest request;
  request.unit = "a";
  request.lower = true;
  request.score = "-25.0";
  const auto found = session.goal(request);
  ASSERT_TRUE(found) << diagnostics(found.errors());
  EXPECT_EQ(found->cost, 1);
  EXPECT_EQ(test::text_of(found->after), "-1/4 -25.0 2=1 of 2");
  for (const char* score : {"-50.1", "100.1", "-", "--5", "-.5", "5-", "-0.25", "low"}) {
    request.score = score;
    EXPECT_EQ(diagnostics(session.goal(request).errors()),
              ": A percentage is a number from -50 to 100, with at most 1 decimal. "
              "[bad-request]\n");
  }
}

TEST(Goal, WhatOnlySkippingEverythingWouldReachIsReportedSo) {
  // 1 of 3 compared with 1 of 2: the skip brings exactly the one needed.
  const Dataset data = one_question_a_domain({2, 3}, {{-1, 1}, {1, -1}});
  const Evaluation evaluation(data, exactly(data.edition, Aggregation::pooled), {});
  Goal goal;
  goal.rank = 1;
  goal.may_raise = false;
  goal.may_skip = true;
  goal.locked = {1, 0};
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result);
  EXPECT_FALSE(result->reachable);
  EXPECT_TRUE(result->proof.skips_all);
  EXPECT_EQ(result->proof.with_fewer, 0);
}

TEST(Goal, WhatIsReachedJustSoSkipsNothing) {
  const Asked asked(test::small_session(), "exact");
  const GoalResult result = asked.fewest_changes(asked.rank("IS", 2));  // as many points as Malta
  EXPECT_EQ(result.proof.needed, 0);
  EXPECT_FALSE(result.proof.skips_all);
}

TEST(Goal, WordsRoundWhatIsNeededUpAndGainsDown) {
  const auto words = [](bool reachable, double needed, double gains) {
    GoalResult result;
    result.reachable = reachable;
    result.cost = reachable ? 3 : 0;
    result.proof.needed = needed;
    result.proof.with_fewer = gains;
    result.proof.all = gains;
    result.proof.whole = false;
    return proof_in_words(result);
  };
  EXPECT_EQ(words(true, 0.75, 0.5),
            "With 2 changes the gains add up to at most 0.50 points; 0.75 points are needed.");
  EXPECT_EQ(words(true, 0.741, 0.739),
            "With 2 changes the gains add up to at most 0.73 points; 0.75 points are needed.");
  EXPECT_EQ(words(false, 1.001, 0.999),
            "All possible gains add up to 0.99 points; 1.01 points are needed.");
  EXPECT_EQ(words(false, 1, 0.5),
            "All possible gains add up to 0.50 points; 1.00 points are needed.");
  // A sum that a double cannot hold: 0.1 three times is a little more than 0.3.
  EXPECT_EQ(words(true, 0.1 + 0.1 + 0.1, 0.8 - 0.1),
            "With 2 changes the gains add up to at most 0.70 points; 0.30 points are needed.");
}

}  // namespace
}  // namespace rescore::goal_limits_test
