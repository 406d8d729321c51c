#include "rescore/result.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "support/support.h"

namespace rescore {
namespace {

/// "SCOPE ACHIEVED/MAXIMUM PERCENT RANK=TIED of OF".
std::string text_of(const Edition& edition, const Row& row) {
  return node_id(edition, row.node) + ' ' + std::to_string(row.achieved) + '/' +
         (row.maximum ? std::to_string(*row.maximum) : "?") + ' ' +
         (row.percent ? to_text(*row.percent) : "-") + ' ' + std::to_string(row.place.rank) + '=' +
         std::to_string(row.place.tied) + " of " + std::to_string(row.of);
}

std::vector<std::string> text_of(const Edition& edition, const std::vector<Row>& rows) {
  std::vector<std::string> lines;
  for (const Row& row : rows) lines.push_back(text_of(edition, row));
  return lines;
}

std::vector<std::string> score(const Dataset& data, const Table& table, std::string_view code,
                               std::string_view method = "publisher") {
  const Edition& edition = data.edition;
  return text_of(edition,
                 score_of(edition, table, test::method(edition, method), test::unit(data, code)));
}

std::map<std::string, int> ranks(const Dataset& data, std::string_view method) {
  const std::vector<Row> rows =
      ranking_of(data.edition, table_of(data), test::method(data.edition, method), kOverall);
  std::map<std::string, int> ranks;
  for (std::size_t c = 0; c < rows.size(); ++c) {
    ranks[data.published_results.units[c].code] = rows[c].place.rank;
  }
  return ranks;
}

TEST(Result, AzerbaijanHasItsPublishedScores) {
  const Session session = test::china_session();
  std::vector<std::string> lines = score(session.data(), table_of(session.data()), "AZ");
  // How many countries share a rank is not published; the first word after "=" is ours.
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

TEST(Result, ThirtyOneCountriesShareThePressureRankOfAzerbaijan) {
  const Session session = test::china_session();
  const std::vector<std::string> lines = score(session.data(), table_of(session.data()), "AZ");
  EXPECT_EQ(lines[11], "layer:pressure 0/40 0 68=31 of 98");
}

TEST(Result, ExactRatiosMoveTheEightCountriesThatTheMethodNames) {
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

TEST(Result, SkipsStayInTheMaximumOfALayer) {
  const Session session = test::china_session();
  const Dataset& data = session.data();
  const std::vector<Row> rows = ranking_of(data.edition, table_of(data), data.edition.methods[0],
                                           test::node(data.edition, "layer:exposure"));
  EXPECT_TRUE(std::all_of(rows.begin(), rows.end(), [](const Row& r) { return r.maximum == 256; }));
}

TEST(Result, SkipsLeaveTheMaximumOfADomain) {
  const Session session = test::small_session();
  const std::vector<std::string> lines = score(session.data(), table_of(session.data()), "NZ");
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "overall 9/18 50.0 4=1 of 4", "domain:tea 1/7 14.3 4=1 of 4",
                       "domain:cake 8/11 72.7 1=1 of 4", "layer:supply 4/12 33 3=2 of 4",
                       "layer:custom 5/10 50 2=1 of 4"}));
}

TEST(Result, AMethodCanDivideTheOtherWayRound) {
  const Session session = test::small_session();
  const std::vector<std::string> lines =
      score(session.data(), table_of(session.data()), "NZ", "reversed");
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "overall 9/22 40.91 3=1 of 4", "domain:tea 1/11 9.09 4=1 of 4",
                       "domain:cake 8/11 72.73 1=1 of 4", "layer:supply 4/8 50.00 3=1 of 3",
                       "layer:custom 5/10 50.00 1=1 of 3"}));
}

TEST(Result, AMaximumThatTheDataDoesNotTellIsNotRanked) {
  // Uruguay's sheet is not there, and its standings do not say which layer it skipped in.
  const Session session = test::small_session();
  const std::vector<std::string> lines =
      score(session.data(), table_of(session.data()), "UY", "reversed");
  EXPECT_EQ(lines[3], "layer:supply 4/? - 0=0 of 3");
  EXPECT_EQ(lines[4], "layer:custom 8/? - 0=0 of 3");
}

TEST(Result, ASheetGoesBeforeTheStandings) {
  Dataset data = test::small_session().data();
  Totals& printed = data.published_results.totals[test::unit(data, "IS").value * 5];
  printed.achieved = 1;
  EXPECT_EQ(table_of(data).at(test::unit(data, "IS"), kOverall), (Totals{13, 22, 22}));
  data.responses.clear();
  EXPECT_EQ(table_of(data).at(test::unit(data, "IS"), kOverall), (Totals{1, 22, 22}));
}

TEST(Result, EditsChangeTheirCountryOnly) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const UnitIndex is = test::unit(data, "IS");
  const UnitIndex nz = test::unit(data, "NZ");
  const std::vector<Edit> edits = {{is, test::indicator(data.edition, "cake-02"), Answer{4}},
                                   {nz, test::indicator(data.edition, "tea-01"), Answer::skip()}};
  const Table published = table_of(data);
  const Table edited = with_edits(data, published, edits);
  EXPECT_EQ(edited.at(is, kOverall), (Totals{17, 22, 22}));
  EXPECT_EQ(edited.at(nz, kOverall), (Totals{8, 14, 22}));
  for (const char* other : {"UY", "MT"}) {
    for (const NodeIndex node : nodes(data.edition)) {
      const UnitIndex unit = test::unit(data, other);
      EXPECT_EQ(edited.at(unit, node), published.at(unit, node));
    }
  }
}

TEST(Result, EditedAnswersLeaveOutOtherCountries) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const IndicatorIndex tea = test::indicator(data.edition, "tea-02");
  const std::vector<Edit> edits = {{test::unit(data, "IS"), tea, Answer{0}},
                                   {test::unit(data, "MT"), tea, Answer::skip()}};
  const Responses& responses = *find_responses(data, "MT");
  std::vector<Answer> expected = responses.answers;
  expected[tea.value] = Answer::skip();
  EXPECT_EQ(edited_answers(responses, test::unit(data, "MT"), edits), expected);
}

TEST(Result, ARankingStandsInTheOrderOfTheStandings) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const std::vector<Row> rows =
      ranking_of(data.edition, table_of(data), data.edition.methods[0], kOverall);
  EXPECT_EQ(
      text_of(data.edition, rows),
      (std::vector<std::string>{"overall 12/18 66.7 1=1 of 4", "overall 13/22 59.1 2=2 of 4",
                                "overall 13/22 59.1 2=2 of 4", "overall 9/18 50.0 4=1 of 4"}));
}

TEST(Result, RankOrderSettlesTiesByNameAndPutsTheUnrankedLast) {
  PublishedResults published_results;
  published_results.units = {{"AA", "Zebra", ""},
                             {"BB", "Yak", ""},
                             {"CC", "Ape", ""},
                             {"DD", "Cat", ""},
                             {"EE", "Bat", ""}};
  std::vector<Row> rows(5);
  const int ranks[] = {2, 2, 0, 1, 0};
  for (std::size_t c = 0; c < 5; ++c) rows[c].place.rank = ranks[c];
  EXPECT_EQ(in_rank_order(published_results, rows), (std::vector<std::size_t>{3, 1, 0, 2, 4}));
}

TEST(Result, RankOrderSettlesEqualNamesByCode) {
  PublishedResults published_results;
  std::vector<Row> rows(40);
  for (std::size_t c = 0; c < rows.size(); ++c) {
    rows[c].place.rank = 1;
    const char last = static_cast<char>('A' + (c * 7) % 20);
    published_results.units.push_back({std::string(c < 20 ? "A" : "B") + last, "Congo", ""});
  }
  std::vector<std::string> codes;
  for (const std::size_t c : in_rank_order(published_results, rows)) {
    codes.push_back(published_results.units[c].code);
  }
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
}

TEST(Result, ASheetOnItsOwnHasNoRanks) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const std::vector<Row> rows =
      score_alone(data.edition, find_responses(data, "NZ")->answers, data.edition.methods[0]);
  EXPECT_EQ(
      text_of(data.edition, rows),
      (std::vector<std::string>{"overall 9/18 50.0 0=0 of 0", "domain:tea 1/7 14.3 0=0 of 0",
                                "domain:cake 8/11 72.7 0=0 of 0", "layer:supply 4/12 33 0=0 of 0",
                                "layer:custom 5/10 50 0=0 of 0"}));
}

TEST(Result, AScopeWithEverythingSkippedHasNoPercentage) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const std::vector<Answer> answers(data.edition.indicators.size(), Answer::skip());
  const std::vector<Row> rows = score_alone(data.edition, answers, data.edition.methods[0]);
  EXPECT_EQ(text_of(data.edition, rows[0]), "overall 0/0 - 0=0 of 0");
  EXPECT_EQ(text_of(data.edition, rows[3]), "layer:supply 0/12 0 0=0 of 0");
}

Row row_at(int units, int rank) {
  Row row;
  row.percent = Decimal{units, 1};
  row.place.rank = rank;
  return row;
}

TEST(Median, IsTheOneInTheMiddle) {
  EXPECT_EQ(median_of({row_at(300, 1), row_at(100, 3), row_at(283, 2)}), (Decimal{283, 1}));
}

TEST(Median, OfAnEvenNumberIsTheExactMeanOfTwo) {
  EXPECT_EQ(median_of({row_at(300, 1), row_at(100, 2)}), (Decimal{200, 1}));
  EXPECT_EQ(median_of({row_at(284, 1), row_at(283, 2)}), (Decimal{2835, 2}));
}

TEST(Median, LeavesOutWhoIsNotRanked) {
  EXPECT_EQ(median_of({row_at(300, 1), row_at(0, 0), Row{}}), (Decimal{300, 1}));
  EXPECT_EQ(median_of({Row{}}), std::nullopt);
  EXPECT_EQ(median_of({}), std::nullopt);
}

}  // namespace
}  // namespace rescore
