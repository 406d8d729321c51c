#include <gtest/gtest.h>

#include "support/support.h"

// Methods by text and by file, and situations, through a session.
namespace rescore {
namespace {

using test::diagnostics;

std::string method_file(std::string_view id, std::string_view more = "") {
  const std::string rule =
      R"({"denominator": "all", "rounding": [2], "key": "exact", "ties": "dense"})";
  return R"({"id": ")" + std::string(id) + R"(", "name": "Mine", "about": "Mine.", "overall": )" +
         rule + R"(, "domain": )" + rule + R"(, "layer": )" + rule + std::string(more) + "}";
}

/// Uruguay's answers, which the fixture leaves out.
constexpr const char* kUruguay = R"({"edition": "tea-and-cake-2030", "country": "UY", "answers": [
  {"indicator": "tea-01", "answer": 4}, {"indicator": "tea-02", "answer": 0},
  {"indicator": "tea-03", "answer": 3}, {"indicator": "cake-01", "answer": null},
  {"indicator": "cake-02", "answer": 4}, {"indicator": "cake-03", "answer": 1}]})";

Session full_session() {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.load_responses("countries/UY.json", kUruguay)), "");
  return session;
}

std::string percent(const Session& session, std::string_view unit, std::string_view method) {
  Errors errors;
  const auto rows = session.score(unit, method, errors);
  if (!rows) return diagnostics(errors);
  return to_text(rows->front().percent.value()) + " rank " +
         std::to_string(rows->front().place.rank);
}

TEST(SessionMethod, ATextIsAMethod) {
  const Session session = test::small_session();
  EXPECT_EQ(percent(session, "UY", ""), percent(session, "UY", "publisher"));
  EXPECT_EQ(percent(session, "UY", "publisher"), "66.7 rank 1");
  EXPECT_EQ(percent(session, "UY", "exact,mean"), "67.5 rank 1");     // (7/11 + 5/7) / 2
  EXPECT_EQ(percent(session, "UY", "weight=cake:0"), "63.6 rank 3");  // 7/11
  EXPECT_EQ(percent(session, "UY", "skips=all"), "54.5 rank 3");      // 12/22
  EXPECT_EQ(percent(session, "UY", "weight=tea:3"), "65.0 rank 3");   // (21 + 5) / (33 + 7)
  EXPECT_EQ(percent(session, "UY", "mean,weight=tea:3"), "65.6 rank 3");
}

TEST(SessionMethod, ATextIsReadOnce) {
  const Session session = test::small_session();
  Errors errors;
  const Method* first = session.method("exact,mean", errors);
  ASSERT_NE(first, nullptr);
  for (const char* other : {"mean", "weight=tea:2", "skips=all", "drop=tea"}) {
    EXPECT_NE(session.method(other, errors), nullptr);
  }
  EXPECT_EQ(session.method("exact,mean", errors), first);
  EXPECT_EQ(first->id, "exact,mean");
  EXPECT_EQ(session.method("publisher", errors), &session.data().edition.methods.front());
  EXPECT_EQ(session.method("", errors), &session.data().edition.methods.front());
  EXPECT_EQ(diagnostics(errors), "");
}

TEST(SessionMethod, AnotherEditionForgetsTexts) {
  Session session = test::small_session();
  Errors errors;
  EXPECT_NE(session.method("weight=tea:2", errors), nullptr);
  EXPECT_EQ(diagnostics(session.load_edition("index.json", test::china().index.text)), "");
  EXPECT_EQ(session.method("weight=tea:2", errors), nullptr);
  EXPECT_EQ(diagnostics(errors), ": There is no domain and no layer \"tea\". [unknown-domain]\n");
}

TEST(SessionMethod, ABadTextIsRefusedEachTime) {
  const Session session = test::small_session();
  for (int time = 0; time < 2; ++time) {
    EXPECT_EQ(percent(session, "IS", "mean,weight=tea:1001"),
              ": A weight is written weight=media:2, with a whole number of 0 to 1000. "
              "[out-of-range]\n");
  }
  Errors errors;
  EXPECT_EQ(Session().method("mean", errors), nullptr);
  EXPECT_EQ(diagnostics(errors), ": Load the edition first. [needs-data]\n");
}

TEST(SessionMethod, AnAddedMethodIsAskedForByItsId) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.add_method("mine.json", method_file("mine"))), "");
  EXPECT_EQ(percent(session, "UY", "mine"), "54.55 rank 2");
  // An earlier one gives way.
  EXPECT_EQ(
      diagnostics(session.add_method("mine.json", method_file("mine", R"(, "aggregate": "mean")"))),
      "");
  EXPECT_EQ(percent(session, "UY", "mine"), "54.55 rank 2");  // (7/11 + 5/11) / 2
  EXPECT_EQ(diagnostics(session.add_method(
                "mine.json", method_file("mine", R"(, "domain_weights": {"tea": 2, "cake": 0})"))),
            "");
  EXPECT_EQ(percent(session, "UY", "mine"), "63.64 rank 3");
}

TEST(SessionMethod, AnAddedMethodIsNoneOfTheEditions) {
  Session session = test::small_session();
  const Errors errors = session.add_method("mine.json", method_file("exact"));
  EXPECT_EQ(diagnostics(errors),
            "/id: The id \"exact\" stands in this list twice. [duplicate-id]\n");
  EXPECT_EQ(errors.front().file, "mine.json");
  EXPECT_EQ(percent(session, "UY", "exact"), "66.7 rank 1");
}

TEST(SessionMethod, AFileWithFaultsLeavesTheEarlierOne) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.add_method("mine.json", method_file("mine"))), "");
  EXPECT_NE(
      diagnostics(session.add_method("mine.json", method_file("mine", R"(, "dropped": [1])"))), "");
  EXPECT_EQ(percent(session, "UY", "mine"), "54.55 rank 2");
  EXPECT_EQ(diagnostics(Session().add_method("mine.json", method_file("mine"))),
            ": Load the edition first. [needs-data]\n");
}

TEST(SessionMethod, AnotherEditionForgetsAddedMethods) {
  Session session = test::small_session();
  EXPECT_EQ(diagnostics(session.add_method("mine.json", method_file("mine"))), "");
  EXPECT_EQ(diagnostics(session.load_edition("index.json", test::small().index.text)), "");
  Errors errors;
  EXPECT_EQ(session.method("mine", errors), nullptr);
  EXPECT_EQ(diagnostics(errors),
            ": There is no method \"mine\"; there are: publisher exact reversed. "
            "[unknown-method]\n");
}

TEST(SessionMethod, WeightsOfLayersNeedEverySheet) {
  Session session = test::small_session();
  const std::string lacking =
      ": This needs the answers of every country; those of Uruguay are not loaded. "
      "[needs-sheet]\n";
  EXPECT_EQ(percent(session, "IS", "weight=supply:2"), lacking);
  EXPECT_EQ(percent(session, "IS", "drop=tea-01"), lacking);
  EXPECT_EQ(percent(session, "IS", "weight=supply:1"), "59.1 rank 2");
  Errors errors;
  EXPECT_EQ(session.ranking("overall", "drop=supply", errors), std::nullopt);
  EXPECT_EQ(session.evaluation("drop=supply", errors), std::nullopt);
  EXPECT_EQ(diagnostics(errors), lacking + lacking);
  session = full_session();
  EXPECT_EQ(percent(session, "IS", "drop=tea-01"), "55.6 rank 4");  // 10/18
  EXPECT_EQ(percent(session, "IS", "drop=supply"), "40.0 rank 3");  // 4/10
}

TEST(SessionMethod, LackingSheetsAreCounted) {
  test::Files files = test::small();
  files.responses.erase(files.responses.begin());
  const auto first = [](const Session& session) { return percent(session, "NZ", "drop=tea-01"); };
  EXPECT_EQ(first(test::session_of(files)),
            ": This needs the answers of every country; those of Uruguay and of one other "
            "are not loaded. [needs-sheet]\n");
  files.responses.clear();
  EXPECT_EQ(first(test::session_of(files)),
            ": This needs the answers of every country; those of Uruguay and of 3 others "
            "are not loaded. [needs-sheet]\n");
}

TEST(SessionMethod, ASheetAloneIsWeighed) {
  Session session;
  session.load_edition("index.json", test::small().index.text);
  session.load_responses("IS.json", test::small().responses[0].text);
  EXPECT_EQ(percent(session, "IS", "drop=tea-01"), "55.6 rank 0");
  EXPECT_EQ(percent(session, "IS", "mean,weight=tea:2"), "63.6 rank 0");  // (2 x 8 + 5) / 33
}

TEST(SessionMethod, ASituationHasTheScenario) {
  Session session = test::small_session();
  session.set("IS", "cake-02", 4);
  Errors errors;
  for (const char* method : {"publisher", "exact,mean", "weight=tea:3"}) {
    const auto evaluation = session.evaluation(method, errors);
    ASSERT_TRUE(evaluation) << diagnostics(errors);
    EXPECT_EQ(evaluation->edits().size(), 1u);
    for (const NodeIndex node : nodes(session.data().edition)) {
      const auto rows = session.ranking(node_id(session.data().edition, node), method, errors);
      for (std::size_t c = 0; c < rows->size(); ++c) {
        const Row row = evaluation->row(index_at<UnitIndex>(c), node);
        EXPECT_EQ(row.place, (*rows)[c].place);
        EXPECT_EQ(row.percent, (*rows)[c].percent);
        EXPECT_EQ(row.achieved, (*rows)[c].achieved);
        EXPECT_EQ(row.maximum, (*rows)[c].maximum);
        EXPECT_EQ(row.of, (*rows)[c].of);
      }
    }
  }
  const UnitIndex iceland = test::unit(session.data(), "IS");
  const auto evaluation = session.evaluation("publisher", errors);
  EXPECT_TRUE(evaluation->has_answers(iceland));
  EXPECT_FALSE(evaluation->has_answers(test::unit(session.data(), "UY")));
  EXPECT_EQ(evaluation->answers(iceland)[4], Answer{4});
}

TEST(SessionMethod, ASituationNeedsStandings) {
  Session session;
  Errors errors;
  EXPECT_EQ(session.evaluation("publisher", errors), std::nullopt);
  session.load_edition("index.json", test::small().index.text);
  EXPECT_EQ(session.evaluation("publisher", errors), std::nullopt);
  EXPECT_EQ(session.evaluation("fair", errors), std::nullopt);
  EXPECT_EQ(diagnostics(errors),
            ": Load the edition first. [needs-data]\n"
            ": Load the standings first. [needs-data]\n"
            ": There is no method \"fair\"; there are: publisher exact reversed. "
            "[unknown-method]\n");
}

TEST(SessionMethod, ASituationKeepsItsMethodWhileManyOthersAreAskedFor) {
  const Session session = test::china_session();
  Errors errors;
  const auto first = session.evaluation("weight=media:2", errors);
  for (int weight = 3; weight < 150; ++weight) {
    ASSERT_NE(session.method("weight=media:" + std::to_string(weight), errors), nullptr);
  }
  EXPECT_EQ(first->method().id, "weight=media:2");
  EXPECT_EQ(first->row(test::unit(session.data(), "AZ"), kOverall).place.rank,
            session.score("AZ", "weight=media:2", errors)->front().place.rank);
  EXPECT_TRUE(errors.empty());
}

}  // namespace
}  // namespace rescore
