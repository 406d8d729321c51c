#include "rescore/session.h"

#include <gtest/gtest.h>

#include "support/runs.h"
#include "support/sessions.h"
#include "support/support.h"

namespace rescore::session_test {
namespace {

using test::diagnostics;
using test::File;
using test::Files;
using test::overall;
using test::results;
using test::small;

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

}  // namespace
}  // namespace rescore::session_test
