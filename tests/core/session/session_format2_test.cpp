#include "rescore/session.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>

#include "support/sessions.h"
#include "support/support.h"

namespace rescore::session_format2_test {
namespace {

using test::diagnostics;
using test::edit_of;

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
}  // namespace rescore::session_format2_test
