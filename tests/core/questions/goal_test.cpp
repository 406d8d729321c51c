#include <gtest/gtest.h>

#include "asked.h"
#include "questions/questions.h"
#include "support/made_up.h"
#include "support/support.h"

namespace rescore {
namespace {

using test::Asked;
using test::diagnostics;

using Texts = std::vector<std::string>;

// Iceland has 13 of 22 points, and 15 are more than Uruguay's 66.7 %.
TEST(Goal, OneChangeBringsIcelandToTheTop) {
  const Asked asked(test::small_session());
  const Goal goal = asked.rank("IS", 1);
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_TRUE(result.reachable);
  EXPECT_EQ(result.cost, 1);
  EXPECT_EQ(result.count, 3u);
  EXPECT_EQ(asked.text_of(result.sets.front()), "cake-02=4");
  EXPECT_EQ(test::text_of(result.before), "13/22 59.1 2=2 of 4");
  EXPECT_EQ(test::text_of(result.after), "17/22 77.3 1=1 of 4");
  EXPECT_EQ(result.proof.needed, 2);
  EXPECT_EQ(result.proof.with_fewer, 0);
  EXPECT_EQ(result.proof.all, 9);
  EXPECT_TRUE(result.proof.whole);
  EXPECT_EQ(result.reason, "No change at all is too little: 2 points are needed.");
}

TEST(Goal, ASetForEachIndicatorThatOthersAvoid) {
  const Asked asked(test::small_session());
  Goal goal = asked.rank("IS", 1);
  EXPECT_EQ(asked.sets(goal), (Texts{"cake-02=4", "tea-03=3"}));
  goal.examples = 1;
  EXPECT_EQ(asked.sets(goal), Texts{"cake-02=4"});
  goal.examples = 0;
  EXPECT_EQ(asked.sets(goal), Texts{"cake-02=4"});
}

TEST(Goal, WhatIsThereNeedsNothing) {
  const Asked asked(test::small_session());
  for (const Goal& goal :
       {asked.rank("IS", 2), asked.rank("IS", 4), asked.score("IS", 591), asked.score("IS", 0)}) {
    const GoalResult result = asked.fewest_changes(goal);
    EXPECT_TRUE(result.reachable);
    EXPECT_EQ(result.unit, goal.unit);
    EXPECT_EQ(result.node, goal.node);
    EXPECT_EQ(result.cost, 0);
    EXPECT_EQ(result.count, 1u);
    EXPECT_EQ(result.sets, std::vector<std::vector<Edit>>(1));
    EXPECT_EQ(result.reason, "It is there already.");
  }
}

TEST(Goal, AResultNamesTheNodeThatWasAskedAbout) {
  const Asked asked(test::small_session(), "publisher", "layer:custom");
  const GoalResult result = asked.fewest_changes(asked.rank("IS", 1));
  EXPECT_EQ(result.unit, test::unit(asked.data(), "IS"));
  EXPECT_EQ(result.node, test::node(asked.edition(), "layer:custom"));
}

TEST(Goal, TheLastPlaceOfASetIsTheShortestThatDoes) {
  // Malta's largest gains are 4, 3 and 2 points; of 8 the third needs to bring one only.
  const Asked asked(test::small_session());
  const Goal goal = asked.score("MT", 950);
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_EQ(result.cost, 3);
  EXPECT_EQ(result.count, 2u);
  EXPECT_EQ(asked.sets(goal), Texts{"tea-01=3 cake-02=4 cake-03=3"});
  EXPECT_EQ(result.reason,
            "With 2 changes the gains add up to at most 7 points; 8 points are needed.");
  EXPECT_EQ(asked.proof(asked.score("MT", 900)),
            "With 1 change the gains add up to at most 4 points; 7 points are needed.");
  EXPECT_EQ(asked.proof(asked.score("IS", 636)),
            "No change at all is too little: 1 point is needed.");
}

TEST(Goal, StepsCountOptions) {
  const Asked asked(test::small_session());
  Goal goal = asked.score("MT", 950);
  goal.cost = Cost::steps;
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_EQ(result.cost, 4);  // tea-01 by one, cake-02 from no to yes, cake-03 by two
  EXPECT_EQ(result.count, std::nullopt);
  EXPECT_EQ(asked.sets(goal), Texts{"tea-01=3 cake-02=4 cake-03=3"});
  EXPECT_EQ(result.reason,
            "With 3 steps the gains add up to at most 7 points; 8 points are needed.");
}

TEST(Goal, LocksCanMakeItUnreachable) {
  const Asked asked(test::small_session());
  Goal goal = asked.rank("IS", 1);
  asked.lock(goal, {"cake-02", "tea-03"});
  EXPECT_EQ(asked.sets(goal), Texts{"cake-01=4"});
  asked.lock(goal, {"cake-02", "tea-03", "cake-01"});
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_FALSE(result.reachable);
  EXPECT_EQ(result.cost, 0);
  EXPECT_EQ(result.sets, std::vector<std::vector<Edit>>(1));  // no rank between
  EXPECT_EQ(test::text_of(result.after), "13/22 59.1 2=2 of 4");
  EXPECT_EQ(result.reason, "All possible gains add up to 1 point; 2 points are needed.");
}

TEST(Goal, DirectionsCanBeForbidden) {
  const Asked asked(test::small_session());
  Goal up = asked.rank("IS", 1);
  up.may_raise = false;
  EXPECT_EQ(asked.proof(up), "All possible gains add up to 0 points; 2 points are needed.");
  Goal down = asked.lower_rank("IS", 4);
  down.may_lower = false;
  EXPECT_EQ(asked.proof(down), "All possible gains add up to 0 points; 3 points are needed.");
}

TEST(Goal, ARankLowerIsBelowTheOneBefore) {
  // Below New Zealand's 50.0 % are 10 of 22 points.
  const Asked asked(test::small_session());
  Goal goal = asked.lower_rank("IS", 4);
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_EQ(result.cost, 1);
  EXPECT_EQ(result.count, 3u);
  EXPECT_EQ(asked.sets(goal), (Texts{"cake-03=0", "tea-02=0"}));
  EXPECT_EQ(result.after.rank.value, 4);
  EXPECT_EQ(result.reason, "No change at all is too little: 3 points are needed.");
}

TEST(Goal, ARankThatNobodyCanHaveIsReported) {
  // Iceland and Malta share a rank, and no rank is left out after it.
  const Asked asked(test::small_session(), "reversed");
  Goal goal = asked.lower_rank("NZ", 4);
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_FALSE(result.reachable);
  EXPECT_EQ(result.after.rank.value, 3);
  EXPECT_EQ(result.reason, "No country can have this rank.");
}

TEST(Goal, ASkipTakesItsPartOfTheMaximum) {
  // Without cake-02 Iceland has 13 of 18, 72.2 %.
  const Asked asked(test::small_session());
  Goal goal = asked.rank("IS", 1);
  goal.may_skip = true;
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_EQ(result.cost, 1);
  EXPECT_EQ(result.count, 4u);
  EXPECT_FALSE(result.proof.whole);
  EXPECT_NEAR(result.proof.needed, 1333.0 / 2000 * 22 - 13, 1e-12);
  EXPECT_EQ(result.reason, "No change at all is too little: 1.67 points are needed.");
  asked.lock(goal, {"tea-03", "cake-01"});
  const Texts sets = asked.sets(goal);
  EXPECT_EQ(sets, Texts{"cake-02=4"});
}

// New Zealand has 1 of 7 in tea, where tea-02 is skipped. Skipping the other two would leave 0 of
// 0.
TEST(Goal, SkippingEverythingLeavesNothingToRank) {
  const Asked asked(test::small_session(), "publisher", "domain:tea");
  Goal goal = asked.score("NZ", 900);
  goal.may_skip = true;
  goal.may_raise = false;
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_TRUE(result.reachable);
  EXPECT_EQ(result.cost, 3);
  EXPECT_EQ(result.count, 1u);
  EXPECT_EQ(asked.sets(goal), Texts{"tea-01=skip tea-02=4 tea-03=skip"});
  EXPECT_EQ(test::text_of(result.after), "4/4 100.0 1=1 of 4");
  EXPECT_TRUE(result.proof.skips_all);
  EXPECT_EQ(result.reason,
            "Fewer changes would do only by skipping every answer, which leaves nothing to rank.");
  goal.cost = Cost::steps;
  EXPECT_EQ(asked.proof(goal),
            "Fewer steps would do only by skipping every answer, which leaves nothing to rank.");

  goal.cost = Cost::changes;
  asked.lock(goal, {"tea-02"});
  const GoalResult locked = asked.fewest_changes(goal);
  EXPECT_FALSE(locked.reachable);
  EXPECT_EQ(asked.sets(goal), Texts{"tea-03=skip"});
  EXPECT_EQ(test::text_of(locked.after), "1/4 25.0 4=1 of 4");
  EXPECT_EQ(locked.reason, "Only skipping every answer would do, which leaves nothing to rank.");
}

// 100 % is reached only with an answer in place of a skip, which gains nothing on its own.
TEST(Goal, AnAnswerThatGainsNothingCanKeepACountryRanked) {
  Session session = test::small_session();
  for (const char* edit :
       {"IS.tea-01=4", "IS.tea-03=3", "MT.tea-03=skip", "MT.tea-01=2", "MT.tea-02=0"}) {
    EXPECT_EQ(diagnostics(session.set_text(edit, "")), "");
  }
  const Asked asked(session, "exact", "domain:tea");
  Goal goal = asked.rank("MT", 1);
  goal.may_skip = true;
  goal.may_raise = false;
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_TRUE(result.reachable);
  EXPECT_EQ(asked.sets(goal), Texts{"tea-01=skip tea-02=skip tea-03=3"});
  EXPECT_EQ(result.count, 1u);
  EXPECT_EQ(test::text_of(result.after), "3/3 100.0 1=2 of 4");
}

TEST(Goal, AMeanIsProvenInPercentagePoints) {
  // Iceland's mean is 59.09 %, Uruguay's (7/11 + 5/7) / 2 is 67.53 %.
  const Asked asked(test::small_session(), "exact,mean");
  const Goal goal = asked.rank("IS", 1);
  const GoalResult result = asked.fewest_changes(goal);
  EXPECT_EQ(result.cost, 1);
  EXPECT_TRUE(result.proof.percentage_points);
  EXPECT_NEAR(result.proof.needed, 100 * (104.0 / 154 - 13.0 / 22), 1e-9);
  EXPECT_EQ(result.reason, "No change at all is too little: 8.45 percentage points are needed.");
  EXPECT_EQ(asked.sets(goal), (Texts{"cake-02=4", "tea-03=3"}));
}

TEST(Goal, AMeanLeavesTheMaximaAlone) {
  const Asked asked(test::small_session(), "exact,mean");
  Goal goal = asked.rank("NZ", 1);
  goal.may_skip = true;
  const GoalResult result = asked.fewest_changes(goal);
  for (const std::vector<Edit>& set : result.sets) {
    for (const Edit& edit : set) {
      EXPECT_FALSE(edit.to.missing());
      EXPECT_NE(edit.indicator, test::indicator(asked.edition(), "tea-02"));  // skipped now
    }
  }
}

TEST(Goal, ADomainOfNoWeightNeedsNoCommonMaximum) {
  // New Zealand's tea has 7 points, its cake 11.
  const Asked asked(test::small_session(), "exact,mean,drop=tea");
  const GoalResult result = asked.fewest_changes(asked.rank("NZ", 1));
  EXPECT_TRUE(result.reachable);
  EXPECT_EQ(result.cost, 0);
  Goal last = asked.lower_rank("NZ", 4);
  EXPECT_TRUE(asked.fewest_changes(last).reachable);
}

TEST(Goal, BadRequestsAreReported) {
  const Asked asked(test::china_session());
  const std::string rank = ": A rank is a number from 1 to 98. [bad-request]\n";
  EXPECT_EQ(asked.refused(asked.rank("AZ", 0)), rank);
  EXPECT_EQ(asked.refused(asked.rank("AZ", -3)), rank);
  EXPECT_EQ(asked.refused(asked.rank("AZ", 99)), rank);
  const std::string percent =
      ": A percentage is a number from 0 to 100, with at most 1 decimal. [bad-request]\n";
  EXPECT_EQ(asked.refused(asked.score("AZ", -1)), percent);
  EXPECT_EQ(asked.refused(asked.score("AZ", 1001)), percent);
  const std::string either = ": A goal is either a rank or a percentage. [bad-request]\n";
  EXPECT_EQ(asked.refused(asked.goal("AZ")), either);
  Goal both = asked.rank("AZ", 5);
  both.score = 500;
  EXPECT_EQ(asked.refused(both), either);
  const Asked whole(test::china_session(), "publisher", "layer:exposure");
  EXPECT_EQ(whole.refused(whole.score("AZ", 101)),
            ": A percentage is a number from 0 to 100, with at most 0 decimals. [bad-request]\n");
}

TEST(Goal, WithoutAnAnswerThereIsNoRankToStartFrom) {
  Session session = test::small_session();
  for (const char* edit : {"IS.tea-01=skip", "IS.tea-02=skip", "IS.tea-03=skip"}) {
    EXPECT_EQ(diagnostics(session.set_text(edit, "")), "");
  }
  const Asked asked(session, "publisher", "domain:tea");
  EXPECT_EQ(asked.refused(asked.rank("IS", 1)),
            ": There is no rank to start from: every answer in this scope is skipped. "
            "[bad-request]\n");
}

TEST(Goal, WhatIsSkippedIsAnsweredAsWellAsItCanBe) {
  // Neither of the two zeros can stay, and skipping all three would leave no rank.
  Session session = test::small_session();
  for (const char* edit : {"IS.tea-01=skip", "IS.tea-02=0", "IS.tea-03=0"}) {
    EXPECT_EQ(diagnostics(session.set_text(edit, "")), "");
  }
  const Asked asked(session, "publisher", "domain:tea");
  Goal goal = asked.score("IS", 600);
  goal.may_raise = false;
  goal.may_skip = true;
  for (const Cost cost : {Cost::changes, Cost::steps}) {
    goal.cost = cost;
    EXPECT_EQ(asked.sets(goal), Texts{"tea-01=4 tea-02=skip tea-03=skip"});
    EXPECT_EQ(asked.fewest_changes(goal).cost, 3);
  }
}

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

TEST(Goal, AMeanOfTooManyMaximaIsRefused) {
  // Primes, whose product is more than 2^50.
  const std::vector<double> none = {-1, -1, -1, -1};
  const Dataset data =
      one_question_a_domain({8191, 8179, 8171, 8167}, {{1, 1, 1, 1}, {0, 1, 1, 1}, none, none});
  const Evaluation evaluation(data, exactly(data.edition, Aggregation::arithmetic), {});
  ASSERT_TRUE(evaluation.plan().exact(kOverall));
  // The first is asked at once, the second only for what comes closest: no two are ranked below.
  for (const bool lower : {false, true}) {
    Goal goal;
    goal.rank = lower ? 4 : 1;
    goal.lower = lower;
    Errors errors;
    EXPECT_FALSE(fewest_changes(evaluation, goal, errors));
    EXPECT_EQ(diagnostics(errors),
              ": The means of this method have too many different maxima for an exact answer. "
              "[bad-request]\n");
  }
}

TEST(Goal, PointsThatAreTooLargeToBeComparedAreRefused) {
  // One gain is 8190 points, each of 2 x 10^11 parts: so many tell such scores apart.
  const Dataset data = one_question_a_domain({8191}, {{1}, {0}});
  Method method = exactly(data.edition, Aggregation::pooled);
  method.rules.front().scale = 100'000;
  method.rules.front().rounding = {6};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = 50'000'000'000;
  Errors errors;
  EXPECT_FALSE(fewest_changes(evaluation, goal, errors));
  EXPECT_EQ(diagnostics(errors),
            ": Points so large, or with so many decimals, cannot be compared exactly. "
            "[bad-request]\n");
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
}  // namespace rescore
