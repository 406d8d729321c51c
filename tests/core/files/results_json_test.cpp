#include <gtest/gtest.h>

#include "rescore/io.h"
#include "support/support.h"

namespace rescore::results_json_test {
namespace {

std::string row(std::string_view node, std::string_view figures) {
  return "{\"scope\":\"" + std::string(node) + "\"," + std::string(figures) + "}";
}

const std::string kIceland =
    R"({"edition":"tea-and-cake-2030","country":"IS","method":"publisher","scopes":[)" +
    row("overall", R"("achieved":13,"maximum":22,"percent":59.1,"rank":2,"tied":2,"of":4)") + ',' +
    row("domain:tea", R"("achieved":8,"maximum":11,"percent":72.7,"rank":2,"tied":1,"of":4)") +
    ',' +
    row("domain:cake", R"("achieved":5,"maximum":11,"percent":45.5,"rank":3,"tied":1,"of":4)") +
    ',' +
    row("layer:supply", R"("achieved":9,"maximum":12,"percent":75,"rank":2,"tied":1,"of":4)") +
    ',' +
    row("layer:custom", R"("achieved":4,"maximum":10,"percent":40,"rank":3,"tied":1,"of":4)") +
    "]}";

std::vector<Row> score(const Session& session, std::string_view unit, std::string_view method) {
  const Result<Score> score = session.score(unit, method);
  EXPECT_EQ(test::diagnostics(score.errors()), "");
  return score ? score->rows : std::vector<Row>{};
}

TEST(ResultsJson, ScoreHasARowForEveryNode) {
  const Session session = test::small_session();
  EXPECT_EQ(score_json(session.data(), "IS", "publisher", score(session, "IS", "publisher")),
            kIceland);
}

TEST(ResultsJson, WhatIsNotKnownIsNull) {
  const Session session = test::small_session();
  const std::vector<Row> rows = score(session, "UY", "reversed");
  EXPECT_EQ(
      score_json(session.data(), "UY", "reversed", {rows[3]}),
      R"({"edition":"tea-and-cake-2030","country":"UY","method":"reversed","scopes":[)" +
          row("layer:supply",
              R"("achieved":4,"maximum":null,"percent":null,"rank":null,"tied":null,"of":3)") +
          "]}");
}

TEST(ResultsJson, RankingIsInRankOrder) {
  const Session session = test::small_session();
  const auto rows = session.ranking("layer:supply", "publisher");
  const std::string node = R"("scope":"layer:supply",)";
  EXPECT_EQ(ranking_json(session.data(), test::node(session.data().edition, "layer:supply"), *rows),
            R"({"scope":"layer:supply","of":4,"rows":[)"
            R"({"country":"MT","name":"Malta",)" +
                node +
                R"("achieved":10,"maximum":12,"percent":83,"rank":1,"tied":1,"of":4},)"
                R"({"country":"IS","name":"Iceland",)" +
                node +
                R"("achieved":9,"maximum":12,"percent":75,"rank":2,"tied":1,"of":4},)"
                R"({"country":"NZ","name":"New Zealand",)" +
                node +
                R"("achieved":4,"maximum":12,"percent":33,"rank":3,"tied":2,"of":4},)"
                R"({"country":"UY","name":"Uruguay",)" +
                node + R"("achieved":4,"maximum":12,"percent":33,"rank":3,"tied":2,"of":4}]})");
}

TEST(ResultsJson, ARankingOfNobodyIsEmpty) {
  const Session session = test::small_session();
  EXPECT_EQ(ranking_json(session.data(), kOverall, {}), R"({"scope":"overall","of":0,"rows":[]})");
}

TEST(ResultsJson, WhatIfHasTheEditsWithBeforeAndAfter) {
  Session session = test::small_session();
  EXPECT_EQ(test::diagnostics(session.set("IS", "cake-02", 4)), "");
  EXPECT_EQ(test::diagnostics(session.set("NZ", "tea-01", std::nullopt)), "");
  EXPECT_EQ(test::diagnostics(session.set("NZ", "tea-02", 4)), "");
  const Dataset& data = session.data();
  const std::vector<Row> before = session.score_without_edits("IS", "publisher")->rows;
  const std::vector<Row> after = score(session, "IS", "publisher");
  EXPECT_EQ(what_if_json(data, "IS", "publisher", session.edits(), before, after),
            R"({"edits":[{"country":"IS","indicator":"cake-02","from":0,"to":4},)"
            R"({"country":"NZ","indicator":"tea-01","from":1,"to":null},)"
            R"({"country":"NZ","indicator":"tea-02","from":null,"to":4}],"before":)" +
                kIceland + R"(,"after":)" + score_json(data, "IS", "publisher", after) + "}");
  EXPECT_EQ(after[0].achieved, 17);
  EXPECT_EQ(after[0].rank.value, 1);
}

TEST(ResultsJson, CheckHasFingerprintTalliesAndErrors) {
  const Session session = test::small_session();
  CheckReport report;
  report.tallies = {{"overall ranks", 3, 4}};
  report.errors = {{ErrorCode::rank_mismatch, "standings.json", "/countries/0", "It is wrong."}};
  EXPECT_EQ(check_json(session.data(), report),
            R"({"edition":"tea-and-cake-2030","fingerprint":"81a25970",)"
            R"("tallies":[{"what":"overall ranks","agree":3,"of":4}],)"
            R"("errors":[{"code":"rank-mismatch","file":"standings.json",)"
            R"("pointer":"/countries/0","sentence":"It is wrong."}]})");
}

TEST(ResultsJson, ErrorsAreAList) {
  EXPECT_EQ(errors_json({}), R"({"errors":[]})");
  EXPECT_EQ(errors_json({{ErrorCode::bad_edit, "media-03", "", "Say \"what\"."}}),
            R"({"errors":[{"code":"bad-edit","file":"media-03","pointer":"",)"
            R"("sentence":"Say \"what\"."}]})");
}

}  // namespace
}  // namespace rescore::results_json_test
