#include "rescore/session.h"

#include <gtest/gtest.h>

#include <limits>
#include <tuple>
#include <utility>

#include "rescore/io.h"
#include "support/runs.h"
#include "support/support.h"

namespace rescore {
namespace {

using test::diagnostics;
using test::File;
using test::Files;
using test::small;

/// All results of a session, to compare sessions.
std::string results(const Session& session) {
  std::string text;
  for (const Method& method : session.edition().methods) {
    for (const Unit& unit : session.units()) {
      const auto score = session.score(unit.code, method.id);
      EXPECT_EQ(diagnostics(score.errors()), "");
      text += score_json(session.data(), unit.code, method.id, score->rows);
    }
  }
  return text;
}

std::string overall(const Session& session, std::string_view unit) {
  const auto score = session.score(unit, "publisher");
  if (!score) return diagnostics(score.errors());
  const Row& row = score->overall();
  return std::to_string(row.achieved) + "/" + std::to_string(row.maximum.value_or(-1)) + " rank " +
         std::to_string(row.rank.value);
}

constexpr const char* kNoEdition = ": Load the edition first. [needs-data]\n";
constexpr const char* kNoStandings = ": Load the standings first. [needs-data]\n";

TEST(Session, StartsEmpty) {
  Session session;
  EXPECT_FALSE(session.has_edition());
  EXPECT_TRUE(session.units().empty());
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
  EXPECT_EQ(session.load_responses("IS.json", "").errors()[0].file, "IS.json");
}

TEST(Session, WithoutDataEveryMemberFunctionSaysSo) {
  Session session;
  const auto error_of = [](const auto& result) {
    EXPECT_FALSE(result);
    return diagnostics(result.errors());
  };
  // Files.
  EXPECT_EQ(diagnostics(session.load_published_results("a.json", "{}")), kNoEdition);
  EXPECT_EQ(diagnostics(session.load_responses("a.json", "{}")), kNoEdition);
  EXPECT_EQ(diagnostics(session.replace_responses("a.json", "{}")), kNoEdition);
  EXPECT_EQ(diagnostics(session.load_response_table("a.json", "{}")), kNoEdition);
  EXPECT_EQ(error_of(session.add_method("a.json", "{}")), kNoEdition);
  // Lists, which are empty.
  EXPECT_FALSE(session.has_edition());
  EXPECT_TRUE(session.units().empty());
  EXPECT_TRUE(session.answers(UnitIndex{0}).empty());
  EXPECT_TRUE(session.edits().empty());
  // Changes.
  EXPECT_EQ(error_of(session.unit("AZ")), kNoEdition);
  EXPECT_EQ(error_of(session.node("overall")), kNoEdition);
  EXPECT_EQ(error_of(session.method("")), kNoEdition);
  EXPECT_EQ(diagnostics(session.set("AZ", "media-01", 1)), kNoEdition);
  EXPECT_EQ(diagnostics(session.set_text("AZ.media-01=1", "")), kNoEdition);
  EXPECT_EQ(diagnostics(session.set_text("media-01=1", "AZ")), kNoEdition);
  EXPECT_EQ(diagnostics(session.set_all({})), "");
  EXPECT_EQ(diagnostics(session.set_all(std::vector<AnswerChange>{{"AZ", "media-01", 1}})),
            std::string("/0") + kNoEdition);
  EXPECT_EQ(diagnostics(session.reset("AZ", "media-01")), kNoEdition);
  session.reset();
  EXPECT_FALSE(session.undo());
  EXPECT_FALSE(session.redo());
  EXPECT_FALSE(session.can_undo());
  EXPECT_FALSE(session.can_redo());
  EXPECT_EQ(error_of(session.link("AZ", "", "overall")), kNoEdition);
  Errors told;
  EXPECT_EQ(session.open_link("v=1&c=AZ", told), Link{});
  EXPECT_EQ(diagnostics(told), kNoEdition);
  // Results and questions.
  EXPECT_EQ(error_of(session.score_without_edits("AZ")), kNoEdition);
  EXPECT_EQ(error_of(session.score("AZ")), kNoEdition);
  EXPECT_EQ(error_of(session.ranking_without_edits()), kNoEdition);
  EXPECT_EQ(error_of(session.ranking()), kNoEdition);
  EXPECT_EQ(error_of(session.results()), kNoEdition);
  EXPECT_EQ(error_of(session.impact("AZ")), kNoEdition);
  EXPECT_EQ(error_of(session.pivots()), kNoEdition);
  GoalRequest request;
  request.unit = "AZ";
  request.rank = 1;
  EXPECT_EQ(error_of(session.goal(request)), kNoEdition);
  EXPECT_EQ(error_of(session.goal({})), kNoEdition);
  EXPECT_EQ(error_of(session.contributions("AZ")), kNoEdition);
  EXPECT_EQ(error_of(session.bounds()), kNoEdition);
  EXPECT_EQ(error_of(session.compare("exact")), kNoEdition);
  EXPECT_EQ(error_of(session.uncertainty({})), kNoEdition);
  EXPECT_EQ(error_of(session.sensitivity({})), kNoEdition);
  EXPECT_FALSE(session.is_of(UncertaintyResult{}));
  EXPECT_FALSE(session.is_of(SensitivityResult{}));
  EXPECT_TRUE(session.check().tallies.empty());
  EXPECT_TRUE(session.check().errors.empty());
  EXPECT_EQ(session.fingerprint(), "");
  // A copy is also empty.
  const Session copy = session;
  EXPECT_EQ(error_of(copy.ranking()), kNoEdition);
}

TEST(Session, WithoutUnitsEveryQuestionSaysSo) {
  Session session;
  EXPECT_FALSE(session.load_edition("index.json", small().index.text));
  const auto error_of = [](const auto& result) {
    EXPECT_FALSE(result);
    return diagnostics(result.errors());
  };
  EXPECT_TRUE(session.answers(UnitIndex{0}).empty());
  EXPECT_EQ(error_of(session.link("IS", "", "overall")), kNoStandings);
  EXPECT_EQ(error_of(session.results()), kNoStandings);
  EXPECT_EQ(error_of(session.impact("IS")), kNoStandings);
  EXPECT_EQ(error_of(session.pivots()), kNoStandings);
  GoalRequest request;
  request.unit = "IS";
  request.rank = 1;
  EXPECT_EQ(error_of(session.goal(request)), kNoStandings);
  EXPECT_EQ(error_of(session.contributions("IS")), kNoStandings);
  EXPECT_EQ(error_of(session.bounds()), kNoStandings);
  EXPECT_EQ(error_of(session.compare("exact")), kNoStandings);
  EXPECT_EQ(error_of(session.uncertainty({})), kNoStandings);
  EXPECT_EQ(error_of(session.sensitivity({})), kNoStandings);
  EXPECT_EQ(diagnostics(session.set_text("IS.tea-01=1", "")), kNoStandings);
  EXPECT_TRUE(session.check().errors.empty());
  EXPECT_NE(session.fingerprint(), "");
}

TEST(Session, RequestsWithoutDataSayWhatToLoad) {
  Session session;
  EXPECT_EQ(diagnostics(session.score("IS", "publisher").errors()), kNoEdition);
  EXPECT_EQ(diagnostics(session.ranking("overall", "publisher").errors()), kNoEdition);
  EXPECT_EQ(diagnostics(session.node("overall").errors()), kNoEdition);
  EXPECT_EQ(diagnostics(session.unit("IS").errors()), kNoEdition);
  EXPECT_EQ(diagnostics(session.set("IS", "tea-01", 1)), kNoEdition);

  EXPECT_FALSE(session.load_edition("index.json", small().index.text));
  EXPECT_EQ(diagnostics(session.score("IS", "publisher").errors()), kNoStandings);
  EXPECT_EQ(diagnostics(session.ranking("overall", "publisher").errors()), kNoStandings);
  EXPECT_EQ(diagnostics(session.set("IS", "tea-01", 1)), kNoStandings);
}

TEST(Session, AnEditionReplacesEverything) {
  Session session = test::small_session();
  EXPECT_FALSE(session.set("IS", "tea-01", 0));
  EXPECT_EQ(diagnostics(session.load_edition("index.json", small().index.text)), "");
  EXPECT_FALSE(session.data().published);
  EXPECT_TRUE(session.units().empty());
  EXPECT_TRUE(session.data().responses.empty());
  EXPECT_FALSE(session.can_undo());
}

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

TEST(Session, PublishedResultsDropTheEditsAndResponsesKeepThem) {
  Files files = small();
  const File malta = files.responses[1];
  files.responses.erase(files.responses.begin() + 1);
  Session session = session_of(files);
  EXPECT_FALSE(session.set("IS", "tea-01", 0));
  EXPECT_EQ(diagnostics(session.load_responses(malta.name, malta.text)), "");
  EXPECT_EQ(session.edits().size(), 1u);
  EXPECT_EQ(overall(session, "IS"), "10/22 rank 4");
  EXPECT_EQ(
      diagnostics(session.load_published_results("standings.json", small().published_results.text)),
      "");
  EXPECT_FALSE(session.can_undo());
  EXPECT_EQ(overall(session, "IS"), "13/22 rank 2");
}

TEST(Session, AFileWithFaultsChangesNothing) {
  Session session = test::small_session();
  EXPECT_FALSE(session.set("IS", "tea-01", 0));
  const std::string before = results(session);
  EXPECT_NE(diagnostics(session.load_edition("index.json", "{}")), "");
  EXPECT_NE(diagnostics(session.load_published_results("standings.json", "{}")), "");
  EXPECT_NE(diagnostics(session.load_responses("UY.json", "{}")), "");
  EXPECT_EQ(results(session), before);
  EXPECT_TRUE(session.undo());
}

TEST(Session, ResponsesBelongToTheUnits) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.load_responses("IS.json", small().responses[0].text)),
            "/country: The answers of IS are loaded already. [duplicate-country]\n");
  const std::string finland = test::with(small().responses[0].text, "/country", "\"FI\"");
  EXPECT_EQ(diagnostics(session.load_responses("FI.json", finland)),
            "/country: The standings have no country \"FI\". [unknown-country]\n");
}

TEST(Session, PublishedResultsHaveEveryUnitWhoseAnswersAreLoaded) {
  Session session;
  EXPECT_FALSE(session.load_edition("index.json", small().index.text));
  EXPECT_FALSE(session.load_responses("FI.json",
                                      test::with(small().responses[0].text, "/country", "\"FI\"")));
  EXPECT_FALSE(session.load_responses("SE.json",
                                      test::with(small().responses[1].text, "/country", "\"SE\"")));
  EXPECT_EQ(
      diagnostics(session.load_published_results("standings.json", small().published_results.text)),
      "/countries: The standings lack FI, whose answers are loaded. [unknown-country]\n"
      "/countries: The standings lack SE, whose answers are loaded. [unknown-country]\n");
  EXPECT_FALSE(session.data().published);
  EXPECT_EQ(session.units().size(), 2u);
}

TEST(Session, ResponsesScoreWithoutPublishedResults) {
  Session session;
  EXPECT_FALSE(session.load_edition("index.json", small().index.text));
  EXPECT_FALSE(session.load_responses("IS.json", small().responses[0].text));
  EXPECT_EQ(overall(session, "IS"), "13/22 rank 0");
  EXPECT_FALSE(session.set("IS", "cake-02", 4));
  EXPECT_EQ(overall(session, "IS"), "17/22 rank 0");
  EXPECT_EQ(session.score_without_edits("IS")->overall().achieved, 13);
  EXPECT_EQ(overall(session, "MT"),
            ": There is no country \"MT\"; countries go by their ISO 3166-1 code, such as AZ. "
            "[unknown-country]\n");
  const std::string needed =
      ": Load the standings first, or the answers of all 4 countries. [needs-data]\n";
  EXPECT_EQ(diagnostics(session.ranking().errors()), needed);
  EXPECT_EQ(diagnostics(session.results().errors()), needed);
  EXPECT_EQ(diagnostics(session.impact("IS").errors()), needed);
  EXPECT_EQ(diagnostics(session.uncertainty({}).errors()), needed);
}

/// Uruguay's answers, which the fixture leaves out; they give its published results.
constexpr const char* kUruguay = R"({"edition": "tea-and-cake-2030", "country": "UY", "answers": [
  {"indicator": "tea-01", "answer": 4}, {"indicator": "tea-02", "answer": 0},
  {"indicator": "tea-03", "answer": 3}, {"indicator": "cake-01", "answer": null},
  {"indicator": "cake-02", "answer": 4}, {"indicator": "cake-03", "answer": 1}]})";

TEST(Session, AllResponsesRankWithoutPublishedResults) {
  Session session;
  EXPECT_FALSE(session.load_edition("index.json", small().index.text));
  for (const File& file : {small().responses[2], small().responses[0], small().responses[1]}) {
    EXPECT_FALSE(session.load_responses(file.name, file.text));
    EXPECT_FALSE(session.ranking());
  }
  EXPECT_EQ(diagnostics(session.load_responses("UY.json", kUruguay)), "");
  // In the order in which they were loaded; a name is known as the code only.
  std::string codes;
  for (const Unit& unit : session.units()) codes += unit.code + "=" + unit.name + " ";
  EXPECT_EQ(codes, "NZ=NZ IS=IS MT=MT UY=UY ");
  // With published results their ranks are the same, node by node, under any method.
  Session with_published = test::small_session();
  EXPECT_EQ(diagnostics(with_published.load_responses("UY.json", kUruguay)), "");
  for (const std::string& method : test::kMethodTexts) {
    for (const Unit& unit : session.units()) {
      const auto own = session.score(unit.code, method);
      const auto other = with_published.score(unit.code, method);
      ASSERT_TRUE(own && other) << diagnostics(own.errors());
      for (std::size_t n = 0; n < own->rows.size(); ++n) {
        EXPECT_EQ(own->rows[n].rank, other->rows[n].rank) << method << " " << unit.code;
        EXPECT_EQ(own->rows[n].score, other->rows[n].score);
        EXPECT_EQ(own->rows[n].achieved, other->rows[n].achieved);
        EXPECT_EQ(own->rows[n].maximum, other->rows[n].maximum);
        EXPECT_EQ(own->rows[n].of, 4);
      }
    }
  }
  EXPECT_EQ(overall(session, "UY"), "12/18 rank 1");
  EXPECT_EQ(overall(session, "IS"), "13/22 rank 2");
  EXPECT_EQ(overall(session, "NZ"), "9/18 rank 4");
  EXPECT_FALSE(session.set("IS", "cake-02", 4));
  EXPECT_EQ(overall(session, "IS"), "17/22 rank 1");
  EXPECT_TRUE(session.impact("IS"));
  EXPECT_TRUE(session.bounds());
  EXPECT_TRUE(session.pivots());
  EXPECT_TRUE(session.uncertainty({}));
  EXPECT_TRUE(session.sensitivity({}));
  EXPECT_TRUE(session.check().errors.empty());
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

std::optional<Answer> edit_of(const Session& session, const char* unit, const char* indicator) {
  for (const Edit& edit : session.edits()) {
    if (edit.unit == test::unit(session.data(), unit) &&
        edit.indicator == test::indicator(session.edition(), indicator)) {
      return edit.to;
    }
  }
  return std::nullopt;
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

TEST(Session, AnEditThatCannotBeIsReported) {
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
  EXPECT_EQ(session.set_text("IS.tea-09=4", "").errors()[0].file, "IS.tea-09=4");
  EXPECT_FALSE(session.can_undo());
}

TEST(Session, AQuestionThatCannotBeAnsweredIsReported) {
  const Session session = test::small_session();
  EXPECT_EQ(
      diagnostics(session.score("IS", "fair").errors()),
      ": There is no method \"fair\"; there are: publisher exact reversed. [unknown-method]\n");
  EXPECT_EQ(diagnostics(session.score("FI", "publisher").errors()),
            ": There is no country \"FI\"; countries go by their ISO 3166-1 code, such as AZ. "
            "[unknown-country]\n");
  EXPECT_EQ(diagnostics(session.ranking("domain:coffee", "publisher").errors()),
            ": There is no scope \"domain:coffee\"; a scope is overall, domain:media or "
            "layer:exposure. [unknown-scope]\n");
}

// ---- An index of format 2: its own units, numbers, ids with dots. ----

constexpr const char* kTowns = R"({
  "format": 2, "edition": "towns-2031", "title": "Towns", "unit": "town",
  "units": [{"id": "DE", "name": "Dee"}, {"id": "DE.east", "name": "East Dee"},
            {"id": "x-7", "name": "Seven"}],
  "scales": [
    {"id": "years", "name": "Years", "number": {"unit": "years", "lower": 0, "upper": 100}},
    {"id": "grade", "name": "Grade",
     "options": [{"score": -1, "label": "Bad"}, {"score": 0, "label": "So so"},
                 {"score": 2, "label": "Good"}]}],
  "nodes": [{"id": "overall", "name": "Overall"},
            {"id": "health", "name": "Health", "parent": "overall"},
            {"id": "openness", "name": "Openness", "parent": "overall"}],
  "indicators": [
    {"id": "life.years", "title": "Life", "nodes": ["health"], "scale": "years"},
    {"id": "statistics.free", "title": "Statistics", "nodes": ["openness"], "scale": "grade"}],
  "methods": [{"id": "own", "name": "Own", "about": "Means.", "rule": {"rounding": [2]}}]})";

constexpr const char* kTownsTable = R"({
  "edition": "towns-2031", "indicators": ["statistics.free", "life.years"],
  "units": [{"unit": "x-7", "answers": [2, 50.5]}, {"unit": "DE", "answers": [null, 80]},
            {"unit": "DE.east", "answers": [-1, 20]}]})";

Session towns() {
  Session session;
  EXPECT_EQ(diagnostics(session.load_edition("index.json", kTowns)), "");
  EXPECT_EQ(diagnostics(session.load_response_table("responses.json", kTownsTable)), "");
  return session;
}

/// "DE 80.00 1, ..." in the session's order.
std::string town_scores(const Session& session) {
  const auto rows = session.ranking();
  if (!rows) return diagnostics(rows.errors());
  std::string text;
  for (std::size_t u = 0; u < rows->size(); ++u) {
    const Row& row = (*rows)[u];
    text += (text.empty() ? "" : ", ") + session.units()[u].code + " " +
            (row.score ? to_text(*row.score) : "-") + " " + std::to_string(row.rank.value);
  }
  return text;
}

TEST(SessionFormat2, ATableOfResponsesIsLoaded) {
  Session session;
  EXPECT_EQ(diagnostics(session.load_edition("index.json", kTowns)), "");
  EXPECT_EQ(session.units().size(), 3u);
  EXPECT_TRUE(session.answers(UnitIndex{0}).empty());
  EXPECT_EQ(diagnostics(session.ranking().errors()),
            ": This needs the answers of every unit; those of Dee and of 2 others are not "
            "loaded. [needs-sheet]\n");
  EXPECT_EQ(diagnostics(session.load_response_table("responses.json", kTownsTable)), "");
  // In the index's order of units and indicators, whatever the table's is.
  EXPECT_EQ(session.answers(UnitIndex{0})[0], Answer{80});
  EXPECT_TRUE(session.answers(UnitIndex{0})[1].missing());
  EXPECT_EQ(session.answers(UnitIndex{2})[0], Answer{50.5});
  EXPECT_EQ(session.answers(UnitIndex{1})[1], Answer{-1});
  // 80; (20 - 50) / 2; (50.5 + 100) / 2.
  EXPECT_EQ(town_scores(session), "DE 80.00 1, DE.east -15.00 3, x-7 75.25 2");
}

TEST(SessionFormat2, PartsOfATableAreLoadedOneAfterTheOther) {
  Session session;
  EXPECT_EQ(diagnostics(session.load_edition("index.json", kTowns)), "");
  EXPECT_EQ(diagnostics(session.load_response_table(
                "a.json", test::without(test::without(kTownsTable, "/units/1"), "/units/1"))),
            "");
  EXPECT_FALSE(session.ranking());
  EXPECT_EQ(diagnostics(session.set("x-7", "life.years", 1)), "");
  EXPECT_EQ(
      diagnostics(session.load_response_table("b.json", test::without(kTownsTable, "/units/0"))),
      "");
  EXPECT_EQ(session.edits().size(), 1u) << "edits stay";
  session.reset();
  EXPECT_EQ(town_scores(session), town_scores(towns()));
}

TEST(SessionFormat2, ErrorsSpeakOfNodesAndUnits) {
  const Session session = towns();
  EXPECT_EQ(diagnostics(session.node("domain:media").errors()),
            ": There is no node \"domain:media\"; a node is overall or node:ID. "
            "[unknown-scope]\n");
  EXPECT_EQ(diagnostics(session.method("weight=media:2").errors()),
            ": There is no node \"media\". [unknown-scope]\n");
  EXPECT_EQ(diagnostics(session.method("drop=media").errors()),
            ": There is no node or indicator \"media\". [unknown-indicator]\n");
  GoalRequest request;
  request.unit = "DE";
  request.rank = 1;
  request.only = {"media"};
  EXPECT_EQ(diagnostics(session.goal(request).errors()),
            ": There is no node or indicator \"media\". [unknown-indicator]\n");
}

TEST(SessionFormat2, IdsMayHaveDots) {
  Session session = towns();
  EXPECT_EQ(diagnostics(session.set_text("DE.statistics.free=2", "")), "");
  EXPECT_EQ(edit_of(session, "DE", "statistics.free"), Answer{2});
  EXPECT_EQ(diagnostics(session.set_text("statistics.free=0", "DE")), "");
  EXPECT_EQ(edit_of(session, "DE", "statistics.free"), Answer{0});
  // A unit other than the one shown.
  EXPECT_EQ(diagnostics(session.set_text("x-7.statistics.free=-1", "DE")), "");
  EXPECT_EQ(edit_of(session, "x-7", "statistics.free"), Answer{-1});
  EXPECT_EQ(edit_of(session, "DE", "statistics.free"), Answer{0});
  // A unit with a dot, and another whose code is its beginning.
  EXPECT_EQ(diagnostics(session.set_text("DE.east.statistics.free=skip", "")), "");
  EXPECT_EQ(edit_of(session, "DE.east", "statistics.free"), Answer::skip());
  EXPECT_EQ(diagnostics(session.set_text("life.years=1", "DE.east")), "");
  EXPECT_EQ(edit_of(session, "DE.east", "life.years"), Answer{1});
  EXPECT_EQ(session.edits().size(), 4u);
  // Texts that are neither.
  EXPECT_EQ(diagnostics(session.set_text("statistics.free=1", "")),
            ": There is no unit \"statistics\". [unknown-country]\n");
  EXPECT_EQ(diagnostics(session.set_text("DE.statistics.dear=1", "")),
            ": There is no indicator \"statistics.dear\". [unknown-indicator]\n");
  EXPECT_EQ(diagnostics(session.set_text("statistics.free=1", "FR")),
            ": There is no unit \"FR\". [unknown-country]\n");
}

TEST(SessionFormat2, NumbersAreAnswers) {
  Session session = towns();
  const std::string before = town_scores(session);
  for (const auto& [text, number] :
       {std::pair("life.years=12.25", 12.25), std::pair("life.years=-3", -3.0),
        std::pair("life.years=1e2", 100.0), std::pair("life.years=0", 0.0)}) {
    EXPECT_EQ(diagnostics(session.set_text(text, "DE")), "") << text;
    EXPECT_EQ(edit_of(session, "DE", "life.years"), Answer{number}) << text;
  }
  EXPECT_EQ(town_scores(session), "DE 0.00 2, DE.east -15.00 3, x-7 75.25 1");
  EXPECT_EQ(diagnostics(session.set("DE", "life.years", 33.335)), "");
  EXPECT_EQ(town_scores(session), "DE 33.34 2, DE.east -15.00 3, x-7 75.25 1");
  EXPECT_EQ(diagnostics(session.set("DE", "life.years", std::nullopt)), "");
  EXPECT_EQ(town_scores(session), "DE - 0, DE.east -15.00 2, x-7 75.25 1");
  EXPECT_EQ(diagnostics(session.set("DE", "life.years", 80)), "") << "the published number";
  EXPECT_TRUE(session.edits().empty());
  EXPECT_EQ(town_scores(session), before);
  EXPECT_EQ(diagnostics(session.set("DE", "life.years", 2e15)),
            ": life.years cannot be 2000000000000000: its logarithm is taken, or it is out of any "
            "range. [no-such-score]\n");
  for (const double none :
       {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_TRUE(session.set("DE", "life.years", none));
    EXPECT_TRUE(session.set("DE", "statistics.free", none));
  }
  EXPECT_EQ(diagnostics(session.set("DE", "statistics.free", 1)),
            ": No option of statistics.free has the score 1; its options are -1, 0, 2, or skipped. "
            "[no-such-score]\n");
  EXPECT_TRUE(session.edits().empty());
}

TEST(SessionFormat2, ErrorsLeaveEverythingAsItWas) {
  Session session;
  EXPECT_EQ(diagnostics(session.load_edition("index.json", kTowns)), "");
  const std::string one = test::without(test::without(kTownsTable, "/units/1"), "/units/1");
  EXPECT_EQ(diagnostics(session.load_response_table("a.json", one)), "");
  EXPECT_FALSE(session.set("x-7", "life.years", 1));
  EXPECT_FALSE(session.set("x-7", "statistics.free", 0));
  EXPECT_TRUE(session.undo());
  const std::string fingerprint = session.fingerprint();
  const auto refused = [&](const std::string& text) {
    const Fault fault = session.load_response_table("responses.json", text);
    for (const Error& error : fault.errors()) EXPECT_EQ(error.file, "responses.json");
    // Nothing of the table is loaded, not even the part before the fault.
    EXPECT_TRUE(session.answers(UnitIndex{0}).empty());
    EXPECT_TRUE(session.answers(UnitIndex{1}).empty());
    EXPECT_EQ(session.fingerprint(), fingerprint);
    EXPECT_EQ(session.units().size(), 3u);
    EXPECT_EQ(session.edits().size(), 1u);
    EXPECT_TRUE(session.can_undo());
    EXPECT_TRUE(session.can_redo());
    return diagnostics(fault);
  };
  const std::string others = test::without(kTownsTable, "/units/0");
  EXPECT_EQ(refused(test::with(others, "/units/-", R"({"unit": "x-7", "answers": [0, 0]})")),
            "/units/2/unit: The answers of x-7 are loaded already. [duplicate-country]\n");
  EXPECT_EQ(refused(test::with(others, "/units/1/unit", "\"DE\"")),
            "/units/1/unit: The unit DE stands here twice. [duplicate-country]\n");
  EXPECT_EQ(refused(test::with(others, "/units/1/unit", "\"FR\"")),
            "/units/1/unit: The index lists no such unit. [unknown-country]\n");
  EXPECT_EQ(refused(test::with(others, "/units/1/answers/0", "1")),
            "/units/1/answers/0: No option of statistics.free has the score 1; its options are -1, "
            "0, 2, or skipped. [no-such-score]\n");
  EXPECT_EQ(refused(test::with(others, "/indicators/1", "\"life.long\"")),
            "/indicators/1: There is no indicator \"life.long\". [unknown-indicator]\n");
  EXPECT_EQ(refused(test::with(test::with(others, "/indicators/1", "\"statistics.free\""), "/units",
                               "[]")),
            "/indicators/1: The indicator statistics.free stands here twice. "
            "[duplicate-indicator]\n");
  EXPECT_EQ(refused(test::with(others, "/edition", "\"towns-2032\"")),
            "/edition: The file belongs to the edition \"towns-2032\", not to \"towns-2031\". "
            "[wrong-edition]\n");
  EXPECT_NE(refused(test::without(others, "/units/0/answers/0")), "");
  EXPECT_NE(refused(test::with(others, "/units/0/answers/1", "\"80\"")), "");
  EXPECT_NE(refused("{}"), "");
  EXPECT_NE(refused("{"), "");
  // The correct table can still be loaded.
  EXPECT_EQ(diagnostics(session.load_response_table("responses.json", others)), "");
  EXPECT_EQ(town_scores(session), "DE 80.00 1, DE.east -15.00 3, x-7 50.50 2");
  EXPECT_TRUE(session.redo());
  EXPECT_EQ(town_scores(session), "DE 80.00 1, DE.east -15.00 3, x-7 0.50 2");
}

}  // namespace
}  // namespace rescore
