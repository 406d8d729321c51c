#include "rescore/session.h"

#include <gtest/gtest.h>

#include <tuple>

#include "support/support.h"

namespace rescore {
namespace {

using test::diagnostics;
using test::File;
using test::Files;
using test::small;

/// Everything a session gives for a country and a scope, to compare sessions by.
std::string results(const Session& session) {
  Errors errors;
  std::string text;
  for (const Method& method : session.data().edition.methods) {
    for (const Unit& unit : session.data().published_results.units) {
      const auto rows = session.score(unit.code, method.id, errors);
      text += score_json(session.data().edition, unit.code, method, *rows);
    }
  }
  EXPECT_EQ(diagnostics(errors), "");
  return text;
}

std::string overall(const Session& session, std::string_view unit) {
  Errors errors;
  const auto rows = session.score(unit, "publisher", errors);
  if (!rows) return diagnostics(errors);
  const Row& row = rows->front();
  return std::to_string(row.achieved) + "/" + std::to_string(row.maximum.value_or(-1)) + " rank " +
         std::to_string(row.place.rank);
}

TEST(Session, StartsEmpty) {
  Session session;
  EXPECT_FALSE(session.has_edition());
  EXPECT_FALSE(session.has_published_results());
  EXPECT_FALSE(session.undo());
  EXPECT_FALSE(session.redo());
  session.reset();
  EXPECT_FALSE(session.has_edition());
}

TEST(Session, FilesAreLoadedInOrder) {
  Session session;
  EXPECT_EQ(
      diagnostics(session.load_published_results("standings.json", small().published_results.text)),
      ": Load the edition first. [needs-data]\n");
  EXPECT_EQ(diagnostics(session.load_responses("IS.json", small().responses[0].text)),
            ": Load the edition first. [needs-data]\n");
  EXPECT_EQ(session.load_responses("IS.json", "")[0].file, "IS.json");
}

TEST(Session, RequestsWithoutDataSayWhatToLoad) {
  const std::string edition = ": Load the edition first. [needs-data]\n";
  const std::string published_results = ": Load the standings first. [needs-data]\n";
  Session session;
  Errors errors;
  EXPECT_EQ(session.score("IS", "publisher", errors), std::nullopt);
  EXPECT_EQ(session.ranking("overall", "publisher", errors), std::nullopt);
  EXPECT_EQ(session.node("overall", errors), std::nullopt);
  EXPECT_EQ(session.unit("IS", errors), std::nullopt);
  EXPECT_EQ(diagnostics(errors), edition + edition + edition + edition);
  EXPECT_EQ(diagnostics(session.set("IS", "tea-01", 1)), edition);

  session.load_edition("index.json", small().index.text);
  errors.clear();
  EXPECT_EQ(session.score("IS", "publisher", errors), std::nullopt);
  EXPECT_EQ(session.ranking("overall", "publisher", errors), std::nullopt);
  EXPECT_EQ(diagnostics(errors), published_results + published_results);
  EXPECT_EQ(diagnostics(session.set("IS", "tea-01", 1)), published_results);
}

TEST(Session, AnEditionReplacesEverything) {
  Session session = test::small_session();
  session.set("IS", "tea-01", 0);
  EXPECT_EQ(diagnostics(session.load_edition("index.json", small().index.text)), "");
  EXPECT_FALSE(session.has_published_results());
  EXPECT_TRUE(session.data().responses.empty());
  EXPECT_FALSE(session.scenario().can_undo());
}

TEST(Session, StandingsDropTheEditsAndASheetKeepsThem) {
  Files files = small();
  const File malta = files.responses[1];
  files.responses.erase(files.responses.begin() + 1);
  Session session = session_of(files);
  session.set("IS", "tea-01", 0);
  EXPECT_EQ(diagnostics(session.load_responses(malta.name, malta.text)), "");
  EXPECT_EQ(session.scenario().edits().size(), 1u);
  EXPECT_EQ(overall(session, "IS"), "10/22 rank 4");
  EXPECT_EQ(
      diagnostics(session.load_published_results("standings.json", small().published_results.text)),
      "");
  EXPECT_FALSE(session.scenario().can_undo());
  EXPECT_EQ(overall(session, "IS"), "13/22 rank 2");
}

TEST(Session, AFileWithFaultsChangesNothing) {
  Session session = test::small_session();
  session.set("IS", "tea-01", 0);
  const std::string before = results(session);
  EXPECT_NE(diagnostics(session.load_edition("index.json", "{}")), "");
  EXPECT_NE(diagnostics(session.load_published_results("standings.json", "{}")), "");
  EXPECT_NE(diagnostics(session.load_responses("UY.json", "{}")), "");
  EXPECT_EQ(results(session), before);
  EXPECT_TRUE(session.undo());
}

TEST(Session, SheetsBelongToTheStandings) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.load_responses("IS.json", small().responses[0].text)),
            "/country: The answers of IS are loaded already. [duplicate-country]\n");
  const std::string finland = test::with(small().responses[0].text, "/country", "\"FI\"");
  EXPECT_EQ(diagnostics(session.load_responses("FI.json", finland)),
            "/country: The standings have no country \"FI\". [unknown-country]\n");
}

TEST(Session, StandingsHaveEveryCountryWhoseAnswersAreLoaded) {
  Session session;
  session.load_edition("index.json", small().index.text);
  session.load_responses("FI.json", test::with(small().responses[0].text, "/country", "\"FI\""));
  session.load_responses("SE.json", test::with(small().responses[1].text, "/country", "\"SE\""));
  EXPECT_EQ(
      diagnostics(session.load_published_results("standings.json", small().published_results.text)),
      "/countries: The standings lack FI, whose answers are loaded. [unknown-country]\n"
      "/countries: The standings lack SE, whose answers are loaded. [unknown-country]\n");
  EXPECT_FALSE(session.has_published_results());
}

TEST(Session, ASheetScoresWithoutStandings) {
  Session session;
  session.load_edition("index.json", small().index.text);
  session.load_responses("IS.json", small().responses[0].text);
  EXPECT_EQ(overall(session, "IS"), "13/22 rank 0");
  EXPECT_EQ(overall(session, "MT"), ": Load the standings first. [needs-data]\n");
}

TEST(Session, AnEditMovesScoresAndRanks) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.set("IS", "cake-02", 4)), "");
  EXPECT_EQ(overall(session, "IS"), "17/22 rank 1");
  EXPECT_EQ(overall(session, "UY"), "12/18 rank 2");
  Errors errors;
  EXPECT_EQ(session.published_score("IS", "publisher", errors)->front().place.rank, 2);
  EXPECT_EQ(session.published_ranking("overall", "publisher", errors)->at(1).place.rank, 2);
  EXPECT_EQ(session.ranking("overall", "publisher", errors)->at(1).place.rank, 1);
  EXPECT_EQ(diagnostics(errors), "");
}

TEST(Session, ASkipLeavesTheMaximum) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.set("IS", "cake-02", std::nullopt)), "");
  EXPECT_EQ(overall(session, "IS"), "13/18 rank 1");
}

TEST(Session, UndoRedoAndResetWalkTheResults) {
  Session session = test::small_session();
  const std::string published = results(session);
  session.set("IS", "cake-02", 4);
  const std::string first = results(session);
  session.set("NZ", "tea-02", 4);
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

TEST(Session, WhatWouldBeRefusedIsToldWithoutAChange) {
  Session session = test::small_session();
  session.set("IS", "cake-02", 4);
  session.undo();
  EXPECT_EQ(diagnostics(session.set("IS", "cake-02", 4, true)), "");
  EXPECT_EQ(diagnostics(session.set("IS", "cake-02", std::nullopt, true)), "");
  for (const auto& [unit, indicator, score] :
       {std::tuple("IS", "cake-02", 7), std::tuple("IS", "cake-99", 4),
        std::tuple("UY", "cake-02", 4)}) {
    const Errors faults = session.set(unit, indicator, score, true);
    EXPECT_EQ(faults.size(), 1u);
    EXPECT_EQ(diagnostics(faults), diagnostics(session.set(unit, indicator, score)));
  }
  EXPECT_TRUE(session.scenario().edits().empty());
  EXPECT_TRUE(session.redo()) << "What was undone can still be done again.";
}

TEST(Session, EditsCanBeText) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.set("cake-02=4", "IS")), "");
  EXPECT_EQ(diagnostics(session.set("NZ.tea-01=skip", "IS")), "");
  EXPECT_EQ(diagnostics(session.set("MT.tea-01=0", "")), "");
  const Dataset& data = session.data();
  const auto find = [&](const char* unit, const char* indicator) {
    return session.scenario().find(test::unit(data, unit),
                                   test::indicator(data.edition, indicator));
  };
  EXPECT_EQ(find("IS", "cake-02"), Answer{4});
  EXPECT_EQ(find("NZ", "tea-01"), Answer::skip());
  EXPECT_EQ(find("MT", "tea-01"), Answer{0});
}

TEST(Session, ABadTextIsNamed) {
  Session session = test::small_session();
  for (const char* edit : {"", "=", "tea-01", "tea-01=", "tea-01=many", "tea-01=4.0", "tea-01=+4",
                           "=4", ".tea-01=4", "IS.=4", "tea-01=99999999999"}) {
    const Errors errors = session.set(edit, "IS");
    EXPECT_EQ(diagnostics(errors),
              ": A change is written media-03=3, media-03=skip or AZ.media-03=3. [bad-edit]\n");
    EXPECT_EQ(errors[0].file, edit);
  }
  EXPECT_EQ(diagnostics(session.set("tea-01=4", "")),
            ": A change is written media-03=3, media-03=skip or AZ.media-03=3. [bad-edit]\n");
  EXPECT_FALSE(session.scenario().can_undo());
}

TEST(Session, AnEditThatCannotBeIsTold) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.set("FI", "tea-01", 4)),
            ": There is no country \"FI\"; countries go by their ISO 3166-1 code, such as AZ. "
            "[unknown-country]\n");
  EXPECT_EQ(diagnostics(session.set("IS", "tea-09", 4)),
            ": There is no indicator \"tea-09\". [unknown-indicator]\n");
  EXPECT_EQ(diagnostics(session.set("UY", "tea-01", 4)),
            ": The answers of Uruguay are not loaded, so they cannot be changed. [needs-sheet]\n");
  EXPECT_EQ(diagnostics(session.set("IS", "tea-02", 3)),
            ": No option of tea-02 has the score 3; its options are 0, 4, or skipped. "
            "[no-such-score]\n");
  EXPECT_EQ(diagnostics(session.set("IS", "tea-02", -1)),
            ": No option of tea-02 has the score -1; its options are 0, 4, or skipped. "
            "[no-such-score]\n");
  EXPECT_EQ(diagnostics(session.reset("UY", "tea-01")),
            ": The answers of Uruguay are not loaded, so they cannot be changed. [needs-sheet]\n");
  EXPECT_EQ(session.set("IS.tea-09=4", "")[0].file, "IS.tea-09=4");
  EXPECT_FALSE(session.scenario().can_undo());
}

TEST(Session, AQuestionThatCannotBeAnsweredIsTold) {
  const Session session = test::small_session();
  Errors errors;
  EXPECT_EQ(session.score("IS", "fair", errors), std::nullopt);
  EXPECT_EQ(session.score("FI", "publisher", errors), std::nullopt);
  EXPECT_EQ(session.ranking("domain:coffee", "publisher", errors), std::nullopt);
  EXPECT_EQ(diagnostics(errors),
            ": There is no method \"fair\"; there are: publisher exact reversed. [unknown-method]\n"
            ": There is no country \"FI\"; countries go by their ISO 3166-1 code, such as AZ. "
            "[unknown-country]\n"
            ": There is no scope \"domain:coffee\"; a scope is overall, domain:media or "
            "layer:exposure. [unknown-scope]\n");
}

}  // namespace
}  // namespace rescore
