#include <gtest/gtest.h>

#include "support/support.h"

// Methods by text and by file, and evaluations, through a session.
namespace rescore::session_method_test {
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

/// The id of a method that a file adds, or its errors.
std::string added(Session& session, const std::string& text) {
  const auto id = session.add_method("mine.json", text);
  return id ? *id : diagnostics(id.errors());
}

std::string percent(const Session& session, std::string_view unit, std::string_view method) {
  const auto score = session.score(unit, method);
  if (!score) return diagnostics(score.errors());
  return to_text(score->overall().score.value()) + " rank " +
         std::to_string(score->overall().rank.value);
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

TEST(SessionMethod, ATextIsReadAsOftenAsItIsAskedFor) {
  const Session session = test::small_session();
  const auto first = session.method("exact,mean");
  ASSERT_TRUE(first);
  for (const char* other : {"mean", "weight=tea:2", "skips=all", "drop=tea"}) {
    const auto method = session.method(other);
    ASSERT_TRUE(method) << diagnostics(method.errors());
    EXPECT_EQ(method->id, other);
    EXPECT_NE(method->rules == first->rules && method->weights == first->weights, true) << other;
  }
  const auto again = session.method("exact,mean");
  EXPECT_EQ(again->rules, first->rules);
  EXPECT_EQ(first->id, "exact,mean");
  EXPECT_EQ(session.method("publisher")->id, "publisher");
  EXPECT_EQ(session.method("")->id, "publisher");
  EXPECT_EQ(session.method("")->rules, session.edition().methods.front().rules);
}

TEST(SessionMethod, AnotherEditionForgetsTexts) {
  Session session = test::small_session();
  EXPECT_TRUE(session.method("weight=tea:2"));
  EXPECT_EQ(diagnostics(session.load_edition("index.json", test::china().index.text)), "");
  const auto method = session.method("weight=tea:2");
  EXPECT_FALSE(method);
  EXPECT_EQ(diagnostics(method.errors()),
            ": There is no domain and no layer \"tea\". [unknown-domain]\n");
}

TEST(SessionMethod, ABadTextIsRefusedEachTime) {
  const Session session = test::small_session();
  for (int time = 0; time < 2; ++time) {
    EXPECT_EQ(percent(session, "IS", "mean,weight=tea:1001"),
              ": A weight is written weight=media:2, with a whole number of 0 to 1000. "
              "[out-of-range]\n");
  }
  EXPECT_EQ(diagnostics(Session().method("mean").errors()),
            ": Load the edition first. [needs-data]\n");
}

TEST(SessionMethod, AnAddedMethodIsAskedForByItsId) {
  Session session = test::small_session();
  EXPECT_EQ(added(session, method_file("mine")), "mine");
  EXPECT_EQ(percent(session, "UY", "mine"), "54.55 rank 2");
  // Replaces an earlier one.
  EXPECT_EQ(added(session, method_file("mine", R"(, "aggregate": "mean")")), "mine");
  EXPECT_EQ(percent(session, "UY", "mine"), "54.55 rank 2");  // (7/11 + 5/11) / 2
  EXPECT_EQ(added(session, method_file("mine", R"(, "domain_weights": {"tea": 2, "cake": 0})")),
            "mine");
  EXPECT_EQ(percent(session, "UY", "mine"), "63.64 rank 3");
}

TEST(SessionMethod, AnAddedMethodIsNoneOfTheEditions) {
  Session session = test::small_session();
  const auto method = session.add_method("mine.json", method_file("exact"));
  EXPECT_EQ(diagnostics(method.errors()),
            "/id: The id \"exact\" stands in this list twice. [duplicate-id]\n");
  EXPECT_EQ(method.errors().front().file, "mine.json");
  EXPECT_EQ(percent(session, "UY", "exact"), "66.7 rank 1");
}

TEST(SessionMethod, AFileWithFaultsLeavesTheEarlierOne) {
  Session session = test::small_session();
  EXPECT_EQ(added(session, method_file("mine")), "mine");
  EXPECT_FALSE(session.add_method("mine.json", method_file("mine", R"(, "dropped": [1])")));
  EXPECT_EQ(percent(session, "UY", "mine"), "54.55 rank 2");
  EXPECT_EQ(diagnostics(Session().add_method("mine.json", method_file("mine")).errors()),
            ": Load the edition first. [needs-data]\n");
}

TEST(SessionMethod, AnotherEditionForgetsAddedMethods) {
  Session session = test::small_session();
  EXPECT_EQ(added(session, method_file("mine")), "mine");
  EXPECT_EQ(diagnostics(session.load_edition("index.json", test::small().index.text)), "");
  EXPECT_EQ(diagnostics(session.method("mine").errors()),
            ": There is no method \"mine\"; there are: publisher exact reversed. "
            "[unknown-method]\n");
}

TEST(SessionMethod, WeightsOfLayersNeedAllResponses) {
  Session session = test::small_session();
  const std::string lacking =
      ": This needs the answers of every country; those of Uruguay are not loaded. "
      "[needs-sheet]\n";
  EXPECT_EQ(percent(session, "IS", "weight=supply:2"), lacking);
  EXPECT_EQ(percent(session, "IS", "drop=tea-01"), lacking);
  EXPECT_EQ(percent(session, "IS", "weight=supply:1"), "59.1 rank 2");
  EXPECT_EQ(diagnostics(session.ranking("overall", "drop=supply").errors()), lacking);
  EXPECT_EQ(diagnostics(session.results("drop=supply").errors()), lacking);
  session = full_session();
  EXPECT_EQ(percent(session, "IS", "drop=tea-01"), "55.6 rank 4");  // 10/18
  EXPECT_EQ(percent(session, "IS", "drop=supply"), "40.0 rank 3");  // 4/10
}

TEST(SessionMethod, LackingResponsesAreCounted) {
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

TEST(SessionMethod, ResponsesAloneAreWeighed) {
  Session session;
  EXPECT_FALSE(session.load_edition("index.json", test::small().index.text));
  EXPECT_FALSE(session.load_responses("IS.json", test::small().responses[0].text));
  EXPECT_EQ(percent(session, "IS", "drop=tea-01"), "55.6 rank 0");
  EXPECT_EQ(percent(session, "IS", "mean,weight=tea:2"), "63.6 rank 0");  // (2 x 8 + 5) / 33
}

TEST(SessionMethod, AnEvaluationOfTheScenarioHasTheSessionsRows) {
  Session session = test::small_session();
  EXPECT_FALSE(session.set("IS", "cake-02", 4));
  const Dataset& data = session.data();
  for (const char* method : {"publisher", "exact,mean", "weight=tea:3"}) {
    const Evaluation evaluation(data, *session.method(method), session.edits());
    EXPECT_EQ(evaluation.edits().size(), 1u);
    EXPECT_EQ(evaluation.method().id, method);
    const auto columns = session.results(method);
    ASSERT_TRUE(columns);
    ASSERT_EQ(columns->units, 4u);
    for (const NodeIndex node : nodes(data.edition)) {
      const auto rows = session.ranking(node_id(data.edition, node), method);
      for (std::size_t c = 0; c < rows->size(); ++c) {
        const Row row = evaluation.row(index_at<UnitIndex>(c), node);
        EXPECT_EQ(row.rank, (*rows)[c].rank);
        EXPECT_EQ(row.score, (*rows)[c].score);
        EXPECT_EQ(row.achieved, (*rows)[c].achieved);
        EXPECT_EQ(row.maximum, (*rows)[c].maximum);
        EXPECT_EQ(row.of, (*rows)[c].of);
        const std::size_t at = node.value * columns->units + c;
        EXPECT_EQ(row.rank, (Rank{columns->rank[at], columns->tied[at]}));
        EXPECT_EQ(row.achieved, columns->achieved[at]);
        EXPECT_EQ(row.maximum.value_or(-1), columns->maximum[at]);
        EXPECT_EQ(number(row.score.value()), columns->score[at]);
      }
    }
  }
  const UnitIndex iceland = test::unit(data, "IS");
  const Evaluation evaluation(data, *session.method("publisher"), session.edits());
  EXPECT_TRUE(evaluation.data().has_answers(iceland));
  EXPECT_FALSE(evaluation.data().has_answers(test::unit(data, "UY")));
  EXPECT_EQ(evaluation.answers(iceland)[4], Answer{4});
}

TEST(SessionMethod, ResultsNeedPublishedResults) {
  Session session;
  EXPECT_EQ(diagnostics(session.results("publisher").errors()),
            ": Load the edition first. [needs-data]\n");
  EXPECT_FALSE(session.load_edition("index.json", test::small().index.text));
  EXPECT_EQ(diagnostics(session.results("publisher").errors()),
            ": Load the standings first. [needs-data]\n");
  EXPECT_EQ(diagnostics(session.results("fair").errors()),
            ": There is no method \"fair\"; there are: publisher exact reversed. "
            "[unknown-method]\n");
}

TEST(SessionMethod, AMethodIsTheSameAfterManyOthers) {
  const Session session = test::china_session();
  const auto first = session.method("weight=media:2");
  const auto score = session.score("AZ", "weight=media:2");
  for (int weight = 3; weight < 150; ++weight) {
    const std::string text = "weight=media:" + std::to_string(weight);
    ASSERT_TRUE(session.method(text));
    ASSERT_TRUE(session.score("AZ", text));
  }
  EXPECT_EQ(first->id, "weight=media:2");
  EXPECT_EQ(session.method("weight=media:2")->weights, first->weights);
  const auto again = session.score("AZ", "weight=media:2");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->overall().rank, score->overall().rank);
  EXPECT_EQ(again->overall().score, score->overall().score);
}

TEST(SessionMethod, IsPartOfTheScenario) {
  Session session = full_session();
  EXPECT_EQ(session.ranked_by(), "");
  ASSERT_FALSE(session.rank_by("mean,weight=tea:2"));
  EXPECT_EQ(session.ranked_by(), "mean,weight=tea:2");
  ASSERT_FALSE(session.rank_by("mean,weight=tea:4", Step::joined));
  EXPECT_TRUE(session.rank_by("weight=sea:2"));  // an error leaves everything as it is
  EXPECT_EQ(session.ranked_by(), "mean,weight=tea:4");
  const auto link = session.link("UY", session.ranked_by(), "overall");
  ASSERT_TRUE(link);
  session.undo();
  EXPECT_EQ(session.ranked_by(), "");
  EXPECT_FALSE(session.can_undo());
  Errors told;
  session.open_link(*link, told);
  EXPECT_TRUE(told.empty());
  EXPECT_EQ(session.ranked_by(), "mean,weight=tea:4");
  session.reset();
  EXPECT_EQ(session.ranked_by(), "");
  session.undo();
  EXPECT_EQ(session.ranked_by(), "mean,weight=tea:4");
  ASSERT_FALSE(session.rank_by("publisher"));
  EXPECT_EQ(session.ranked_by(), "");
}

}  // namespace
}  // namespace rescore::session_method_test
