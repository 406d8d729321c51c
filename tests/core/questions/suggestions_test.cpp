#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "questions/questions.h"
#include "support/evaluations.h"

namespace rescore::suggestions_test {
namespace {

/// Suggestions of options are the first impacts that change to an answer and gain ranks, or lose
/// none and move the share towards rank 1; each indicator at most once.
void expect_first_impacts(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  const Impacts impacts = impact_of(evaluation, unit, node);
  std::vector<Suggestion> expected;
  std::set<IndicatorIndex> seen;
  const int nearer = evaluation.rule(node).first == First::lowest ? -1 : 1;
  for (const Impact& impact : impacts.changes) {
    const bool helps = impact.gained > 0 || (impact.gained == 0 && nearer * impact.share > 0);
    if (!helps || impact.edit.to.missing()) continue;
    if (!seen.insert(impact.edit.indicator).second) continue;
    expected.push_back({impact.edit, impact.gained, impacts.before.rank});
    for (const Row& row : impacts.after(impact)) {
      if (row.node == node) expected.back().rank = row.rank;
    }
  }
  const std::vector<Suggestion> all = suggestions(evaluation, unit, node, SIZE_MAX);
  ASSERT_EQ(all.size(), expected.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    ASSERT_EQ(all[i].edit.indicator, expected[i].edit.indicator);
    ASSERT_TRUE(all[i].edit.to == expected[i].edit.to);
    ASSERT_EQ(all[i].gained, expected[i].gained);
    ASSERT_EQ(all[i].rank, expected[i].rank);
    if (all[i].rank.value == 0 || impacts.before.rank.value == 0) continue;
    ASSERT_EQ(all[i].rank.value, impacts.before.rank.value - all[i].gained);
  }
  ASSERT_EQ(suggestions(evaluation, unit, node, 3).size(), std::min<std::size_t>(all.size(), 3));
  ASSERT_TRUE(suggestions(evaluation, unit, node, 0).empty());
}

TEST(Suggestions, OfMadeUpIndicesAreTheFirstImpacts) {
  test::in_made_up_evaluations(112, [](const Evaluation& evaluation, NodeIndex node) {
    for (const UnitIndex unit : units(evaluation.data())) {
      expect_first_impacts(evaluation, unit, node);
    }
  });
}

TEST(Suggestions, OfAzerbaijanAreTheFirstImpacts) {
  test::in_azerbaijans_evaluations(expect_first_impacts);
}

TEST(Suggestions, WhereTheLowestScoreIsFirstNoneRaisesTheShareForNothing) {
  const Session session = test::china_session();
  Method method = session.data().edition.methods.front();
  for (NodeRule& rule : method.rules) rule.first = First::lowest;
  const Evaluation evaluation(session.data(), method, {});
  const auto all = suggestions(evaluation, test::unit(session.data(), "AZ"), kOverall, SIZE_MAX);
  EXPECT_FALSE(all.empty());
  for (const Suggestion& suggestion : all) EXPECT_GE(suggestion.gained, 0);
}

class NumberSuggestions : public testing::Test {
 protected:
  void SetUp() override {
    const auto read = [](const char* name) {
      return test::read_text(std::string("data/human-development-index-2021/") + name);
    };
    EXPECT_EQ(test::diagnostics(session_.load_edition("index.json", read("index.json"))), "");
    EXPECT_EQ(
        test::diagnostics(session_.load_response_table("responses.json", read("responses.json"))),
        "");
  }
  Session session_;
};

/// For every country: the number is another country's, it gains ranks unless nothing does, and no
/// number of a country in between does.
TEST_F(NumberSuggestions, AreTheNearestNumbersThatChangeTheRank) {
  const Dataset& data = session_.data();
  const Method& method = data.edition.methods.front();
  const Evaluation evaluation(data, method, {});
  for (const UnitIndex unit : units(data)) {
    const auto all = suggestions(evaluation, unit, kOverall, SIZE_MAX);
    ASSERT_FALSE(all.empty());
    const int before = evaluation.row(unit, kOverall).rank.value;
    const auto rank_with = [&](IndicatorIndex indicator, double number) {
      const std::vector<Edit> edits{{unit, indicator, {number}}};
      return Evaluation(data, method, edits).row(unit, kOverall).rank.value;
    };
    const auto& [edit, gained, rank] = all.front();
    const double from = data.responses[unit.value].answers[edit.indicator.value].score;
    ASSERT_NE(gained, 0);
    ASSERT_EQ(rank.value, before - gained);
    ASSERT_EQ(rank_with(edit.indicator, edit.to.score), rank.value);
    bool is_theirs = false;
    for (const Responses& other : data.responses) {
      const double number = other.answers[edit.indicator.value].score;
      is_theirs = is_theirs || number == edit.to.score;
      const bool between = (number - from) * (number - edit.to.score) < 0;
      if (between) {
        ASSERT_EQ(rank_with(edit.indicator, number), before);
      }
    }
    ASSERT_TRUE(is_theirs);
    ASSERT_TRUE(gained > 0 || before == 1) << data.units[unit.value].code;
  }
}

struct HdiRow {
  const char* unit;
  const char* indicator;
  double to;
  int rank;
};

class NumberSuggestionRows : public NumberSuggestions,
                             public testing::WithParamInterface<HdiRow> {};

TEST_P(NumberSuggestionRows, IsTheSmallestPlausibleChange) {
  const auto& [unit, indicator, to, rank] = GetParam();
  const auto found = session_.suggestions(unit, "overall", "", 1);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1U);
  const Suggestion& first = found->front();
  EXPECT_EQ(session_.data().edition.indicators[first.edit.indicator.value].id, indicator);
  EXPECT_EQ(first.edit.to.score, to);
  EXPECT_EQ(first.rank.value, rank);
}

INSTANTIATE_TEST_SUITE_P(Hdi, NumberSuggestionRows,
                         testing::Values(HdiRow{"AGO", "gnipc", 6309.099778, 146},
                                         HdiRow{"AZE", "eys", 13.74434586, 90},
                                         HdiRow{"NOR", "le", 83.6978, 1},
                                         HdiRow{"SSD", "eys", 6.957111988, 190},
                                         HdiRow{"CHE", "gnipc", 64765.21509, 2}));

}  // namespace
}  // namespace rescore::suggestions_test
