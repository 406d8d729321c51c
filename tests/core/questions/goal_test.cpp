#include <gtest/gtest.h>

#include "asked.h"
#include "questions/questions.h"
#include "support/made_up.h"
#include "support/support.h"

namespace rescore::goal_test {
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

}  // namespace
}  // namespace rescore::goal_test
