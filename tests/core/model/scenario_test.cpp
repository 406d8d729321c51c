#include "model/scenario.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/raw_data.h"

namespace rescore::scenario_test {
namespace {

constexpr UnitIndex kAz{8};
constexpr UnitIndex kGe{30};
constexpr IndicatorIndex kFirst{0};
constexpr IndicatorIndex kSecond{1};

std::vector<Edit> edits(const Scenario& scenario) {
  return {scenario.edits().begin(), scenario.edits().end()};
}

TEST(Scenario, StartsAsPublished) {
  const Scenario scenario;
  EXPECT_TRUE(scenario.edits().empty());
  EXPECT_FALSE(scenario.can_undo());
  EXPECT_FALSE(scenario.can_redo());
}

TEST(Scenario, EditsAreOrderedByUnitAndIndicator) {
  Scenario scenario;
  scenario.set(kGe, kFirst, {1}, {0});
  scenario.set(kAz, kSecond, {2}, {0});
  scenario.set(kAz, kFirst, Answer::skip(), {0});
  EXPECT_EQ(
      edits(scenario),
      (std::vector<Edit>{{kAz, kFirst, Answer::skip()}, {kAz, kSecond, {2}}, {kGe, kFirst, {1}}}));
}

TEST(Scenario, AnAnswerHasOneEdit) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kAz, kFirst, {3}, {0});
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kFirst, {3}}}));
  EXPECT_EQ(scenario.find(kAz, kFirst), Answer{3});
  EXPECT_EQ(scenario.find(kAz, kSecond), std::nullopt);
  EXPECT_EQ(scenario.find(kGe, kFirst), std::nullopt);
}

TEST(Scenario, SettingThePublishedAnswerTakesTheEditBack) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kAz, kFirst, {0}, {0});
  EXPECT_TRUE(scenario.edits().empty());
  scenario.undo();
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kFirst, {1}}}));
}

TEST(Scenario, ASkipCanBeThePublishedAnswer) {
  Scenario scenario;
  scenario.set(kAz, kFirst, Answer::skip(), Answer::skip());
  EXPECT_FALSE(scenario.can_undo());
  scenario.set(kAz, kFirst, {0}, Answer::skip());
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kFirst, {0}}}));
}

TEST(Scenario, AStepThatChangesNothingLeavesNoTrace) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {0}, {0});
  scenario.set(kAz, kFirst, {0}, {0});
  scenario.replace({}, "");
  EXPECT_FALSE(scenario.can_undo());
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.undo();
  EXPECT_FALSE(scenario.can_undo());
}

TEST(Scenario, AStepThatChangesNothingKeepsWhatCanBeRedone) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.undo();
  scenario.set(kAz, kFirst, {0}, {0});
  scenario.replace({}, "");
  EXPECT_TRUE(scenario.can_redo());
}

TEST(Scenario, AJoinedSetTakesThePlaceOfTheSetBefore) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kAz, kSecond, {1}, {0});
  scenario.set(kAz, kSecond, {2}, {0}, Step::joined);
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kFirst, {1}}, {kAz, kSecond, {2}}}));
  scenario.undo();
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kFirst, {1}}}));
  scenario.undo();
  EXPECT_FALSE(scenario.can_undo());
}

TEST(Scenario, AJoinedSetBackToWhereItBeganLeavesTheStepBeforeAlone) {
  for (const Answer stood : {Answer{0}, Answer{3}}) {  // published, and changed before
    Scenario scenario;
    scenario.set(kAz, kFirst, {1}, {0});
    scenario.set(kAz, kSecond, stood, {0});
    const std::vector<Edit> before = edits(scenario);
    scenario.set(kAz, kSecond, {1}, {0});
    scenario.set(kAz, kSecond, stood, {0}, Step::joined);
    EXPECT_EQ(edits(scenario), before);
    scenario.set(kAz, kSecond, {4}, {0}, Step::joined);
    EXPECT_EQ(scenario.find(kAz, kFirst), Answer{1});
    EXPECT_EQ(scenario.find(kAz, kSecond), Answer{4});
    scenario.undo();
    EXPECT_EQ(edits(scenario), before);
  }
}

TEST(Scenario, AJoinedSetIsAStepOfItsOwnAfterAnythingElse) {
  using Do = void (*)(Scenario&);
  for (const Do between :
       {Do([](Scenario& s) { s.set(kGe, kFirst, {0}, {0}); }),  // no change
        Do([](Scenario& s) { s.set(kAz, kSecond, {2}, {0}); }), Do([](Scenario& s) {
          s.replace({{kGe, kFirst, {1}}}, "");
        }),
        Do([](Scenario& s) {
          s.undo();
          s.redo();
        })}) {
    Scenario scenario;
    scenario.set(kAz, kFirst, {1}, {0});
    between(scenario);
    const std::vector<Edit> before = edits(scenario);
    scenario.set(kAz, kFirst, {2}, {0}, Step::joined);
    EXPECT_NE(edits(scenario), before);
    scenario.undo();
    EXPECT_EQ(edits(scenario), before);
  }
}

TEST(Scenario, AJoinedSetCutsOffWhatWasUndone) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kAz, kFirst, {2}, {0});
  scenario.undo();
  scenario.set(kAz, kFirst, {1}, {0}, Step::joined);
  EXPECT_TRUE(scenario.can_redo());  // it changed nothing
  scenario.set(kAz, kFirst, {3}, {0}, Step::joined);
  EXPECT_FALSE(scenario.can_redo());
  scenario.undo();
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kFirst, {1}}}));
}

TEST(Scenario, AFullLogJoinsToo) {
  Scenario scenario;
  for (std::size_t i = 0; i <= Scenario::kSteps; ++i) {
    scenario.set(kAz, kFirst, {1.0 + static_cast<double>(i % 2)}, {0});
  }
  const std::vector<Edit> before = edits(scenario);
  scenario.set(kAz, kSecond, {1}, {0});
  scenario.set(kAz, kSecond, {2}, {0}, Step::joined);
  scenario.undo();
  EXPECT_EQ(edits(scenario), before);
}

TEST(Scenario, ManyAnswersAreSetInOneStep) {
  const auto published = [](const Edit&) { return Answer{0}; };
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  const std::vector<Edit> before = edits(scenario);
  const std::vector<Edit> many = {{kGe, kSecond, {2}},
                                  {kAz, kFirst, {0}},  // back to published
                                  {kAz, kSecond, {1}},
                                  {kAz, kSecond, Answer::skip()}};  // the later one wins
  EXPECT_TRUE(scenario.set_all(many, published));
  EXPECT_EQ(edits(scenario),
            (std::vector<Edit>{{kAz, kSecond, Answer::skip()}, {kGe, kSecond, {2}}}));
  EXPECT_FALSE(scenario.set_all(many, published));
  scenario.undo();
  EXPECT_EQ(edits(scenario), before);
  EXPECT_FALSE(scenario.set_all({}, published));
  EXPECT_TRUE(scenario.can_redo());
}

TEST(Scenario, OneAnswerCanBeReset) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kAz, kSecond, {2}, {0});
  scenario.set(kAz, kFirst, {0}, {0});
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kSecond, {2}}}));
}

TEST(Scenario, EverythingIsResetInOneStep) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kGe, kSecond, {2}, {0});
  const std::vector<Edit> both = edits(scenario);
  scenario.replace({}, "");
  EXPECT_TRUE(scenario.edits().empty());
  scenario.undo();
  EXPECT_EQ(edits(scenario), both);
}

TEST(Scenario, UndoAndRedoWalkTheLog) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kAz, kFirst, {2}, {0});
  scenario.undo();
  EXPECT_EQ(scenario.find(kAz, kFirst), Answer{1});
  scenario.undo();
  EXPECT_EQ(scenario.find(kAz, kFirst), std::nullopt);
  scenario.redo();
  scenario.redo();
  EXPECT_EQ(scenario.find(kAz, kFirst), Answer{2});
}

TEST(Scenario, UndoAndRedoStopAtTheEnds) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.redo();
  EXPECT_EQ(edits(scenario).size(), 1u);
  scenario.undo();
  scenario.undo();
  EXPECT_TRUE(scenario.edits().empty());
  EXPECT_TRUE(scenario.can_redo());
}

TEST(Scenario, ANewStepCutsOffWhatWasUndone) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.set(kAz, kSecond, {1}, {0});
  scenario.undo();
  scenario.set(kGe, kFirst, {1}, {0});
  EXPECT_FALSE(scenario.can_redo());
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kFirst, {1}}, {kGe, kFirst, {1}}}));
}

/// The i-th of many changes of one answer.
Answer nth(std::size_t i) {
  return {static_cast<double>(1 + i % 4)};
}

TEST(Scenario, TheOldestOfVeryManyStepsHoldButCannotBeUndone) {
  Scenario scenario;
  scenario.set(kGe, kSecond, {3}, {0});
  const std::size_t many = Scenario::kSteps + 5;
  for (std::size_t i = 0; i < many; ++i) scenario.set(kAz, kFirst, nth(i), {0});
  const auto after = [](std::size_t i) {
    return std::vector<Edit>{{kAz, kFirst, nth(i - 1)}, {kGe, kSecond, {3}}};
  };
  EXPECT_EQ(edits(scenario), after(many));
  // An undo takes time in proportion to the number of steps.
  const std::size_t tried = test::kSlow ? 10 : Scenario::kSteps;
  for (std::size_t undone = 1; undone <= tried; ++undone) {
    ASSERT_TRUE(scenario.can_undo());
    scenario.undo();
    ASSERT_EQ(edits(scenario), after(many - undone));
  }
  EXPECT_EQ(scenario.can_undo(), test::kSlow);
  for (std::size_t i = 0; i < 10; ++i) scenario.redo();
  EXPECT_EQ(edits(scenario), after(many - tried + 10));
}

TEST(Scenario, AfterVeryManyStepsEveryKindOfStepIsUndone) {
  Scenario scenario;
  for (std::size_t i = 0; i + 1 < 2 * Scenario::kSteps; ++i) {
    scenario.set(kAz, kFirst, nth(i), {0});
  }
  const std::vector<Edit> before = edits(scenario);
  scenario.replace({{kGe, kFirst, {2}}}, "");  // the step with which the oldest go
  scenario.set(kGe, kFirst, {0}, {0});
  scenario.replace({}, "");
  EXPECT_TRUE(scenario.edits().empty());
  scenario.undo();
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kGe, kFirst, {2}}}));
  scenario.undo();
  EXPECT_EQ(edits(scenario), before);
}

TEST(Scenario, AReplacementKeepsTheFirstAnswerOfTheFirstUnit) {
  Scenario scenario;
  const std::vector<Edit> first = {{UnitIndex{0}, IndicatorIndex{0}, {3}}};
  EXPECT_TRUE(scenario.replace(first, ""));
  EXPECT_EQ(std::vector<Edit>(scenario.edits().begin(), scenario.edits().end()), first);
}

TEST(Scenario, AnotherMethodIsAStepLikeAnyOther) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.rank_by("mean");
  scenario.rank_by("mean");  // changes nothing
  scenario.set(kAz, kSecond, {2}, {0});
  EXPECT_EQ(scenario.method(), "mean");
  scenario.undo();
  EXPECT_EQ(scenario.method(), "mean");
  scenario.undo();
  EXPECT_EQ(scenario.method(), "");
  EXPECT_EQ(edits(scenario), (std::vector<Edit>{{kAz, kFirst, {1}}}));
  scenario.redo();
  EXPECT_EQ(scenario.method(), "mean");
}

TEST(Scenario, JoinedMethodsAreOneStepAndNoneIfTheyLeadBack) {
  Scenario scenario;
  scenario.rank_by("weight=media:2");
  scenario.rank_by("weight=media:3", Step::joined);
  scenario.rank_by("weight=media:4", Step::joined);
  EXPECT_EQ(scenario.method(), "weight=media:4");
  scenario.undo();
  EXPECT_EQ(scenario.method(), "");
  EXPECT_FALSE(scenario.can_undo());
  scenario.rank_by("weight=media:2");
  scenario.rank_by("", Step::joined);
  EXPECT_FALSE(scenario.can_undo());
  // Another kind of step ends it.
  scenario.rank_by("mean");
  scenario.set(kAz, kFirst, {1}, {0}, Step::joined);
  scenario.rank_by("pooled", Step::joined);
  scenario.undo();
  EXPECT_EQ(scenario.method(), "mean");
  EXPECT_EQ(edits(scenario).size(), 1u);
}

TEST(Scenario, AResetIsOneStepForAnswersAndMethod) {
  Scenario scenario;
  scenario.set(kAz, kFirst, {1}, {0});
  scenario.rank_by("mean");
  EXPECT_TRUE(scenario.replace({}, ""));
  EXPECT_EQ(scenario.method(), "");
  scenario.undo();
  EXPECT_EQ(scenario.method(), "mean");
  EXPECT_EQ(edits(scenario).size(), 1u);
  // Many answers at once leave the method as it is.
  const std::vector<Edit> many = {{kGe, kFirst, {2}}};
  EXPECT_TRUE(scenario.set_all(many, [](const Edit&) { return Answer{0}; }));
  EXPECT_EQ(scenario.method(), "mean");
}

}  // namespace
}  // namespace rescore::scenario_test
