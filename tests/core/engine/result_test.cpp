#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/evaluation.h"
#include "rescore/io.h"
#include "support/made_up.h"
#include "support/support.h"

// Rows, rankings and medians: the published ones, and those with edits and missing answers.
namespace rescore::result_test {
namespace {

/// "NODE ACHIEVED/MAXIMUM SCORE RANK=TIED of OF".
std::string text_of(const Edition& edition, const Row& row) {
  return node_id(edition, row.node) + ' ' + test::text_of(row);
}

std::vector<std::string> text_of(const Edition& edition, const std::vector<Row>& rows) {
  std::vector<std::string> lines;
  for (const Row& row : rows) lines.push_back(text_of(edition, row));
  return lines;
}

std::vector<std::string> score(const Dataset& data, std::string_view code,
                               std::string_view method = "publisher") {
  const RankTable table = test::table_of(data, test::method(data.edition, method));
  return text_of(data.edition, table.rows(test::unit(data, code)));
}

std::map<std::string, int> ranks(const Dataset& data, std::string_view method) {
  const std::vector<Row> rows =
      test::table_of(data, test::method(data.edition, method)).ranking(kOverall);
  std::map<std::string, int> ranks;
  for (std::size_t u = 0; u < rows.size(); ++u) ranks[data.units[u].code] = rows[u].rank.value;
  return ranks;
}

TEST(Results, AzerbaijanHasItsPublishedScores) {
  const Session session = test::china_session();
  std::vector<std::string> lines = score(session.data(), "AZ");
  // How many countries share a rank is not published; the number after "=" is ours.
  for (std::string& line : lines) line.erase(line.find('='), line.find(" of") - line.find('='));
  EXPECT_EQ(lines,
            (std::vector<std::string>{
                "overall 112/396 28.3 66 of 98", "domain:media 10/44 22.7 61 of 98",
                "domain:academia 13/44 29.5 51 of 98", "domain:economy 16/44 36.4 40 of 98",
                "domain:society 8/44 18.2 76 of 98", "domain:military 4/44 9.1 66 of 98",
                "domain:law-enforcement 4/44 9.1 83 of 98", "domain:technology 28/44 63.6 18 of 98",
                "domain:domestic-politics 7/44 15.9 75 of 98",
                "domain:foreign-policy 22/44 50.0 56 of 98", "layer:exposure 83/256 32 59 of 98",
                "layer:pressure 0/40 0 68 of 98", "layer:alignment 29/100 29 61 of 98"}));
}

TEST(Results, ThirtyOneCountriesShareThePressureRankOfAzerbaijan) {
  const Session session = test::china_session();
  EXPECT_EQ(score(session.data(), "AZ")[11], "layer:pressure 0/40 0 68=31 of 98");
}

TEST(Results, ExactRatiosMoveTheEightCountriesThatTheMethodNames) {
  const Session session = test::china_session();
  const std::map<std::string, int> publisher = ranks(session.data(), "publisher");
  const std::map<std::string, int> exact = ranks(session.data(), "exact");
  std::map<std::string, std::pair<int, int>> moved;
  for (const auto& [code, rank] : publisher) {
    if (exact.at(code) != rank) moved[code] = {rank, exact.at(code)};
  }
  const std::map<std::string, std::pair<int, int>> expected = {
      {"JO", {72, 73}}, {"CR", {43, 44}}, {"BA", {51, 52}}, {"PT", {74, 75}},
      {"AF", {57, 58}}, {"SN", {86, 87}}, {"EE", {74, 76}}, {"GB", {21, 22}}};
  EXPECT_EQ(moved, expected);
}

TEST(Results, SkipsStayInTheMaximumOfALayer) {
  const Session session = test::china_session();
  const Dataset& data = session.data();
  const std::vector<Row> rows = test::table_of(data, data.edition.methods.front())
                                    .ranking(test::node(data.edition, "layer:exposure"));
  EXPECT_EQ(rows.size(), 98u);
  EXPECT_TRUE(std::all_of(rows.begin(), rows.end(), [](const Row& r) { return r.maximum == 256; }));
}

TEST(Results, SkipsLeaveTheMaximumOfADomain) {
  const Session session = test::small_session();
  EXPECT_EQ(
      score(session.data(), "NZ"),
      (std::vector<std::string>{"overall 9/18 50.0 4=1 of 4", "domain:tea 1/7 14.3 4=1 of 4",
                                "domain:cake 8/11 72.7 1=1 of 4", "layer:supply 4/12 33 3=2 of 4",
                                "layer:custom 5/10 50 2=1 of 4"}));
}

TEST(Results, AMethodCanDivideTheOtherWayRound) {
  const Session session = test::small_session();
  EXPECT_EQ(score(session.data(), "NZ", "reversed"),
            (std::vector<std::string>{
                "overall 9/22 40.91 3=1 of 4", "domain:tea 1/11 9.09 4=1 of 4",
                "domain:cake 8/11 72.73 1=1 of 4", "layer:supply 4/8 50.00 3=1 of 3",
                "layer:custom 5/10 50.00 1=1 of 3"}));
}

TEST(Results, AMaximumThatTheDataDoesNotTellIsNotRanked) {
  // Uruguay's responses are not loaded, and its published results do not show in which layer it
  // skipped.
  const Session session = test::small_session();
  const std::vector<std::string> lines = score(session.data(), "UY", "reversed");
  EXPECT_EQ(lines[3], "layer:supply 4/? - 0=0 of 3");
  EXPECT_EQ(lines[4], "layer:custom 8/? - 0=0 of 3");
}

TEST(Results, ResponsesGoBeforeThePublishedTotals) {
  Dataset data = test::small_session().data();
  const UnitIndex is = test::unit(data, "IS");
  data.published->totals[is.value * 5].achieved = 1;
  EXPECT_TRUE(score(data, "IS")[0].starts_with("overall 13/22 "));
  for (Responses& responses : data.responses) responses.answers.clear();
  EXPECT_TRUE(score(data, "IS")[0].starts_with("overall 1/22 "));
}

TEST(Results, EditsChangeTheirUnitOnly) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const UnitIndex is = test::unit(data, "IS");
  const UnitIndex nz = test::unit(data, "NZ");
  const std::vector<Edit> edits = {{is, test::indicator(data.edition, "cake-02"), Answer{4}},
                                   {nz, test::indicator(data.edition, "tea-01"), Answer::skip()}};
  const Method& method = data.edition.methods.front();
  const RankTable published = test::table_of(data, method);
  const RankTable edited = test::table_of(data, method, edits);
  EXPECT_EQ(edited.row(is, kOverall).achieved, 17);
  EXPECT_EQ(edited.row(is, kOverall).maximum, 22);
  EXPECT_EQ(edited.row(nz, kOverall).achieved, 8);
  EXPECT_EQ(edited.row(nz, kOverall).maximum, 14);
  for (const char* other : {"UY", "MT"}) {
    for (const NodeIndex node : nodes(data.edition)) {
      const Row before = published.row(test::unit(data, other), node);
      const Row after = edited.row(test::unit(data, other), node);
      EXPECT_EQ(after.achieved, before.achieved);
      EXPECT_EQ(after.maximum, before.maximum);
      EXPECT_EQ(after.score, before.score);
    }
  }
}

TEST(Results, ARankingStandsInTheOrderOfTheUnits) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const std::vector<Row> rows =
      test::table_of(data, data.edition.methods.front()).ranking(kOverall);
  EXPECT_EQ(
      text_of(data.edition, rows),
      (std::vector<std::string>{"overall 12/18 66.7 1=1 of 4", "overall 13/22 59.1 2=2 of 4",
                                "overall 13/22 59.1 2=2 of 4", "overall 9/18 50.0 4=1 of 4"}));
}

TEST(Results, AnEvaluationTellsTheRowAsIfAndAsItIs) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  for (const Method& method : data.edition.methods) {
    const Evaluation evaluation(data, method, {});
    for (const UnitIndex unit : units(data)) {
      UnitScores scores = evaluation.scores(unit);
      for (const NodeIndex node : nodes(data.edition)) {
        EXPECT_EQ(test::text_of(evaluation.row_if(unit, node, scores)),
                  test::text_of(evaluation.row(unit, node)));
      }
      if (!evaluation.data().has_answers(unit)) continue;
      const Edit edit{unit, test::indicator(data.edition, "tea-02"), Answer{0}};
      scores.set(edit.indicator, edit.to);
      const RankTable edited = test::table_of(data, method, std::span(&edit, 1));
      for (const NodeIndex node : nodes(data.edition)) {
        EXPECT_EQ(test::text_of(evaluation.row_if(unit, node, scores)),
                  test::text_of(edited.row(unit, node)));
      }
    }
  }
}

TEST(Results, RankOrderSettlesTiesByNameAndPutsTheUnrankedLast) {
  Dataset data{};
  data.units = {{"AA", "Zebra", ""},
                {"BB", "Yak", ""},
                {"CC", "Ape", ""},
                {"DD", "Cat", ""},
                {"EE", "Bat", ""}};
  std::vector<Row> rows(5);
  const int ranks[] = {2, 2, 0, 1, 0};
  for (std::size_t u = 0; u < 5; ++u) rows[u].rank.value = ranks[u];
  EXPECT_EQ(in_rank_order(data, rows), (std::vector<std::size_t>{3, 1, 0, 2, 4}));
}

TEST(Results, RankOrderSettlesEqualNamesByCode) {
  Dataset data{};
  std::vector<Row> rows(40);
  for (std::size_t u = 0; u < rows.size(); ++u) {
    rows[u].rank.value = 1;
    const char last = static_cast<char>('A' + (u * 7) % 20);
    data.units.push_back({std::string(u < 20 ? "A" : "B") + last, "Congo", ""});
  }
  std::vector<std::string> codes;
  for (const std::size_t u : in_rank_order(data, rows)) codes.push_back(data.units[u].code);
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
}

TEST(Results, ResponsesOnTheirOwnHaveNoRanks) {
  Session session;
  EXPECT_FALSE(session.load_edition("index.json", test::small().index.text));
  EXPECT_FALSE(session.load_responses("countries/NZ.json", test::small().responses[2].text));
  const Result<Score> score = session.score("NZ");
  ASSERT_TRUE(score) << test::diagnostics(score.errors());
  EXPECT_EQ(
      text_of(session.edition(), score->rows),
      (std::vector<std::string>{"overall 9/18 50.0 0=0 of 0", "domain:tea 1/7 14.3 0=0 of 0",
                                "domain:cake 8/11 72.7 0=0 of 0", "layer:supply 4/12 33 0=0 of 0",
                                "layer:custom 5/10 50 0=0 of 0"}));
}

TEST(Results, ANodeWithEverythingSkippedHasNoScore) {
  Dataset data = test::small_session().data();
  test::put_responses(data, "NZ",
                      std::vector<Answer>(data.edition.indicators.size(), Answer::skip()));
  const std::vector<std::string> lines = score(data, "NZ");
  EXPECT_EQ(lines[0], "overall 0/0 - 0=0 of 3");
  EXPECT_EQ(lines[3], "layer:supply 0/12 0 4=1 of 4");
}

Row row_at(int units, int rank) {
  Row row{};
  row.score = Decimal{units, 1};
  row.rank.value = rank;
  return row;
}

TEST(Median, IsTheOneInTheMiddle) {
  EXPECT_EQ(median_of({row_at(300, 1), row_at(100, 3), row_at(283, 2)}), (Decimal{283, 1}));
}

TEST(Median, OfAnEvenNumberIsTheExactMeanOfTwo) {
  EXPECT_EQ(median_of({row_at(300, 1), row_at(100, 2)}), (Decimal{200, 1}));
  EXPECT_EQ(median_of({row_at(284, 1), row_at(283, 2)}), (Decimal{2835, 2}));
  EXPECT_EQ(median_of({row_at(-284, 2), row_at(-283, 1)}), (Decimal{-2835, 2}));
}

TEST(Median, LeavesOutWhoIsNotRanked) {
  EXPECT_EQ(median_of({row_at(300, 1), row_at(0, 0), Row{}}), (Decimal{300, 1}));
  EXPECT_EQ(median_of({Row{}}), std::nullopt);
  EXPECT_EQ(median_of({}), std::nullopt);
}

TEST(Mean, IsRoundedHalfUpToTheScoresDecimals) {
  EXPECT_EQ(mean_of({row_at(300, 1), row_at(100, 3), row_at(283, 2)}), (Decimal{228, 1}));
  EXPECT_EQ(mean_of({row_at(284, 1), row_at(283, 2)}), (Decimal{284, 1}));
  EXPECT_EQ(mean_of({row_at(-284, 2), row_at(-283, 1)}), (Decimal{-283, 1}));
  EXPECT_EQ(mean_of({row_at(-284, 3), row_at(-284, 2), row_at(-283, 1)}), (Decimal{-284, 1}));
}

TEST(Mean, LeavesOutWhoIsNotRanked) {
  EXPECT_EQ(mean_of({row_at(300, 1), row_at(0, 0), Row{}}), (Decimal{300, 1}));
  EXPECT_EQ(mean_of({Row{}}), std::nullopt);
}

}  // namespace
}  // namespace rescore::result_test
