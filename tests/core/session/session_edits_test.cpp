#include "rescore/session.h"

#include <gtest/gtest.h>

#include <tuple>
#include <utility>
#include <vector>

#include "support/runs.h"
#include "support/sessions.h"
#include "support/support.h"

namespace rescore::session_edits_test {
namespace {

using test::diagnostics;
using test::edit_of;
using test::overall;
using test::results;
using test::small;

std::vector<Edit> edits_of(const Session& session) {
  return {session.edits().begin(), session.edits().end()};
}

TEST(Session, AJoinedSetIsOneStepWithTheSetOrResetBefore) {
  Session session = test::small_session();
  EXPECT_FALSE(session.set("IS", "tea-01", 0));
  EXPECT_FALSE(session.set("IS", "tea-02", std::nullopt));
  EXPECT_FALSE(session.set("IS", "tea-02", 0, Step::joined));
  EXPECT_TRUE(session.undo());
  EXPECT_EQ(overall(session, "IS"), "10/22 rank 4");
  EXPECT_FALSE(session.reset("IS", "tea-01"));
  EXPECT_FALSE(session.set("IS", "tea-01", 0, Step::joined));  // back to its old value
  EXPECT_TRUE(session.undo());
  EXPECT_EQ(overall(session, "IS"), "13/22 rank 2");
}

TEST(Session, ManyChangesAreOneStepAndEqualOneByOne) {
  Session at_once = test::china_session();
  Session one_by_one = test::china_session();
  std::vector<AnswerChange> changes;
  for (const auto unit : all_indices<UnitIndex>(at_once.units().size())) {
    if (at_once.answers(unit).empty()) continue;
    for (const Indicator& indicator : at_once.edition().indicators) {
      const bool skip = changes.size() % 7 == 0;
      const Scale& scale = at_once.edition().scales[indicator.scale.value];
      const double score = scale.options[changes.size() % scale.options.size()].score;
      changes.push_back({at_once.units()[unit.value].code, indicator.id,
                         skip ? std::nullopt : std::optional(score)});
    }
  }
  const std::string before = results(at_once);
  EXPECT_EQ(diagnostics(at_once.set_all(changes)), "");
  for (const auto& [unit, indicator, score] : changes) {
    EXPECT_FALSE(one_by_one.set(unit, indicator, score));
  }
  EXPECT_EQ(edits_of(at_once), edits_of(one_by_one));
  EXPECT_EQ(results(at_once), results(one_by_one));
  EXPECT_TRUE(at_once.undo());
  EXPECT_FALSE(at_once.can_undo());
  EXPECT_EQ(results(at_once), before);
}

TEST(Session, ManyChangesAreAllRefusedWithThePlaceOfEachThatIsWrong) {
  Session session = test::small_session();
  EXPECT_FALSE(session.set("IS", "tea-01", 0));
  EXPECT_TRUE(session.undo());
  const std::string before = results(session);
  const std::vector<AnswerChange> changes = {
      {"IS", "tea-01", 4}, {"IS", "coffee", 1}, {"IS", "tea-02", 0}, {"XX", "tea-01", 1}};
  std::string wrong;
  const Fault fault = session.set_all(changes);
  for (const Error& error : *fault) {
    wrong += error.pointer + " " + std::string(code_name(error.code)) + "\n";
  }
  EXPECT_EQ(wrong, "/1 unknown-indicator\n/3 unknown-country\n");
  EXPECT_EQ(results(session), before);
  EXPECT_TRUE(session.can_redo());
  EXPECT_FALSE(session.set_all({}));
  EXPECT_TRUE(session.can_redo());
}

TEST(Session, AnEditMovesScoresAndRanks) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.set("IS", "cake-02", 4)), "");
  EXPECT_EQ(overall(session, "IS"), "17/22 rank 1");
  EXPECT_EQ(overall(session, "UY"), "12/18 rank 2");
  EXPECT_EQ(session.score_without_edits("IS", "publisher")->overall().rank.value, 2);
  EXPECT_EQ(session.ranking_without_edits("overall", "publisher")->at(1).rank.value, 2);
  EXPECT_EQ(session.ranking("overall", "publisher")->at(1).rank.value, 1);
  EXPECT_EQ(session.results("publisher")->rank[1], 1);
}

TEST(Session, ASkipLeavesTheMaximum) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.set("IS", "cake-02", std::nullopt)), "");
  EXPECT_EQ(overall(session, "IS"), "13/18 rank 1");
}

TEST(Session, UndoRedoAndResetWalkTheResults) {
  Session session = test::small_session();
  const std::string published = results(session);
  EXPECT_FALSE(session.set("IS", "cake-02", 4));
  const std::string first = results(session);
  EXPECT_FALSE(session.set("NZ", "tea-02", 4));
  const std::string second = results(session);
  EXPECT_TRUE(session.undo());
  EXPECT_EQ(results(session), first);
  EXPECT_TRUE(session.redo());
  EXPECT_EQ(results(session), second);
  EXPECT_EQ(diagnostics(session.reset("NZ", "tea-02")), "");
  EXPECT_EQ(results(session), first);
  session.reset();
  EXPECT_EQ(results(session), published);
  EXPECT_TRUE(session.undo());
  EXPECT_EQ(results(session), first);
}

TEST(Session, WhatIsRefusedChangesNothing) {
  Session session = test::small_session();
  EXPECT_FALSE(session.set("IS", "cake-02", 4));
  EXPECT_TRUE(session.undo());
  for (const auto& [unit, indicator, score] :
       {std::tuple("IS", "cake-02", 7), std::tuple("IS", "cake-99", 4),
        std::tuple("UY", "cake-02", 4)}) {
    EXPECT_EQ(session.set(unit, indicator, score).errors().size(), 1u);
  }
  EXPECT_TRUE(session.edits().empty());
  EXPECT_TRUE(session.redo()) << "What was undone can still be done again.";
}

TEST(Session, EditsCanBeText) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.set_text("cake-02=4", "IS")), "");
  EXPECT_EQ(diagnostics(session.set_text("NZ.tea-01=skip", "IS")), "");
  EXPECT_EQ(diagnostics(session.set_text("MT.tea-01=0", "")), "");
  const auto find = [&](const char* unit, const char* indicator) {
    return edit_of(session, unit, indicator);
  };
  EXPECT_EQ(diagnostics(session.set_text("cake-03=1.0", "NZ")), "");
  EXPECT_EQ(find("NZ", "cake-03"), std::nullopt) << "that is the published answer";
  EXPECT_EQ(find("IS", "cake-02"), Answer{4});
  EXPECT_EQ(find("NZ", "tea-01"), Answer::skip());
  EXPECT_EQ(find("MT", "tea-01"), Answer{0});
}

TEST(Session, ABadTextIsNamed) {
  Session session = test::small_session();
  for (const char* edit :
       {"", "=", "tea-01", "tea-01=", "tea-01=many", "tea-01=+4", "tea-01=4x", "tea-01= 4",
        "tea-01=nan", "tea-01=1e999", "tea-01=0x4", "=4", ".tea-01=4", "IS.=4"}) {
    const Fault fault = session.set_text(edit, "IS");
    EXPECT_EQ(diagnostics(fault),
              ": A change is written media-03=3, media-03=skip or AZ.media-03=3. [bad-edit]\n")
        << edit;
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault.errors()[0].file, edit);
  }
  EXPECT_EQ(diagnostics(session.set_text("tea-01=4", "")),
            ": A change is written media-03=3, media-03=skip or AZ.media-03=3. [bad-edit]\n");
  // Any text of digits is a number, but not every number is an answer.
  EXPECT_EQ(diagnostics(session.set_text("tea-01=99999999999", "IS")),
            ": No option of tea-01 has the score 99999999999; its options are 0, 1, 2, 3, 4, or "
            "skipped. [no-such-score]\n");
  EXPECT_EQ(diagnostics(session.set_text("tea-01=2.5", "IS")),
            ": No option of tea-01 has the score 2.5; its options are 0, 1, 2, 3, 4, or skipped. "
            "[no-such-score]\n");
  EXPECT_FALSE(session.can_undo());
}

}  // namespace
}  // namespace rescore::session_edits_test
