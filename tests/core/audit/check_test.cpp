#include "audit/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "support/made_up_tree.h"
#include "support/support.h"

namespace rescore::check_test {
namespace {

using test::diagnostics;
using test::File;
using test::Files;

std::string text_of(const std::vector<Tally>& tallies) {
  std::string text;
  for (const Tally& tally : tallies) {
    text +=
        std::to_string(tally.agree) + " of " + std::to_string(tally.of) + " " + tally.what + "\n";
  }
  return text;
}

/// The errors of check in the small index with one changed value.
std::string found(File Files::*file, std::string_view pointer, std::string_view value) {
  Files files = test::small();
  (files.*file).text = test::with((files.*file).text, pointer, value);
  return diagnostics(check(session_of(files).data()).errors);
}

std::string found_in_published(std::string_view pointer, std::string_view value) {
  return found(&Files::published_results, pointer, value);
}

TEST(Check, ReproducesEveryPublishedFigureOfTheChinaIndex) {
  const CheckReport report = check(test::china_session().data());
  EXPECT_EQ(diagnostics(report.errors), "");
  EXPECT_EQ(text_of(report.tallies),
            "196 of 196 totals\n"
            "98 of 98 overall percentages\n"
            "98 of 98 overall ranks\n"
            "882 of 882 domain percentages\n"
            "882 of 882 domain ranks\n"
            "294 of 294 layer percentages\n"
            "294 of 294 layer ranks\n"
            "99 of 99 indicator counts\n"
            "12 of 12 sums over all countries\n"
            "13 of 13 totals from the answers\n");
}

TEST(Check, AnEditionAloneHasOnlyItsCounts) {
  Session session;
  EXPECT_FALSE(session.load_edition("index.json", test::small().index.text));
  const CheckReport report = check(session.data());
  EXPECT_EQ(diagnostics(report.errors), "");
  EXPECT_EQ(text_of(report.tallies), "6 of 6 indicator counts\n");
}

TEST(Check, WithoutDataNothingIsCounted) {
  const CheckReport report = Session().check();
  EXPECT_EQ(diagnostics(report.errors), "");
  EXPECT_EQ(text_of(report.tallies), "");
}

TEST(Check, FiguresThatAreNotPrintedAreNotCounted) {
  Files files = test::small();
  files.published_results.text = test::with(files.published_results.text,
                                            "/countries/1/scopes/overall", "[13, 22, null, null]");
  const CheckReport report = check(session_of(files).data());
  EXPECT_EQ(diagnostics(report.errors), "");
  EXPECT_EQ(report.tallies[1].of, 3);
  EXPECT_EQ(report.tallies[2].of, 3);
}

/// The small index with other keys in its publisher's method, and these printed overall figures.
CheckReport by(const std::vector<std::pair<std::string, std::string>>& keys,
               const std::vector<std::string>& overall) {
  Files files = test::small();
  for (const auto& [key, value] : keys) {
    files.index.text = test::with(files.index.text, "/methods/0/" + key, value);
  }
  for (std::size_t c = 0; c < overall.size(); ++c) {
    const std::string place = "/countries/" + std::to_string(c) + "/scopes/overall/";
    const std::size_t comma = overall[c].find(',');
    std::string& text = files.published_results.text;
    text = test::with(text, place + "2", overall[c].substr(0, comma));
    text = test::with(text, place + "3", overall[c].substr(comma + 1));
  }
  return check(session_of(files).data());
}

TEST(Check, ThePublishersWeightsOfDomainsCount) {
  // 17/25, 18/33, 17/33 and 17/29, cake counting twice.
  const auto report =
      by({{"domain_weights", R"({"cake": 2})"}}, {"68.0,1", "54.5,3", "51.5,4", "58.6,2"});
  EXPECT_EQ(diagnostics(report.errors), "");
  EXPECT_EQ(report.tallies[1].agree, 4);
  EXPECT_EQ(report.tallies[2].agree, 4);
  EXPECT_EQ(
      diagnostics(by({{"domain_weights", R"({"cake": 2})"}}, {"66.7,1"}).errors).substr(0, 85),
      "/countries/0/scopes/overall/2: Uruguay, overall: 17/25 is 68.0, not 66.7. [percent-mi");
}

TEST(Check, WhatNeedsAnswersThatAreNotLoadedIsNotCounted) {
  const auto layers = by({{"layer_weights", R"({"custom": 2})"}}, {"1.0,4"});
  EXPECT_EQ(diagnostics(layers.errors), "");
  EXPECT_EQ(layers.tallies[1].of, 0);
  EXPECT_EQ(layers.tallies[2].of, 0);
  EXPECT_EQ(layers.tallies[3].agree, 8);
  const auto dropped = by({{"dropped", R"(["tea-01"])"}}, {"1.0,4"});
  EXPECT_EQ(diagnostics(dropped.errors), "");
  for (std::size_t t = 1; t <= 6; ++t) EXPECT_EQ(dropped.tallies[t].of, 0) << t;
}

/// The small index whose publisher takes the mean of domains with full maxima.
Files with_mean() {
  Files files = test::small();
  files.index.text = test::with(files.index.text, "/methods/0/aggregate", "\"mean\"");
  files.index.text = test::with(files.index.text, "/methods/0/domain/denominator", "\"all\"");
  const auto print = [&](const char* place, const char* figures) {
    std::string& text = files.published_results.text;
    text = test::with(text, std::string("/countries/") + place, figures);
  };
  print("0/scopes/overall", "[12, 18, 54.5, 3]");
  print("0/scopes/domain:cake", "[5, 11, 45.5, 2]");
  print("1/scopes/overall/3", "1");
  print("1/scopes/domain:cake/3", "2");
  print("2/scopes/overall/3", "1");
  print("3/scopes/overall", "[9, 18, 40.9, 4]");
  print("3/scopes/domain:tea", "[1, 11, 9.1, 4]");
  return files;
}

TEST(Check, AMeanTakesEachDomainWithItsOwnMaximum) {
  // The overall maximum excludes skips; those of the domains include them.
  Files files = with_mean();
  const CheckReport report = check(session_of(files).data());
  EXPECT_EQ(diagnostics(report.errors), "");
  EXPECT_EQ(report.tallies[1].agree, 4);
  EXPECT_EQ(report.tallies[2].agree, 4);
  EXPECT_EQ(report.tallies[3].agree, 8);
  EXPECT_EQ(report.tallies[4].agree, 8);
  std::string& text = files.published_results.text;
  text = test::with(text, "/countries/0/scopes/overall/2", "66.7");
  EXPECT_EQ(diagnostics(check(session_of(files).data()).errors),
            "/countries/0/scopes/overall/2: Uruguay, overall: its parts give a score of 54.5, not "
            "66.7. [percent-mismatch]\n");
}

TEST(Check, AMeanThatNeedsAnswersThatAreNotLoadedIsNotCounted) {
  Files files = with_mean();
  files.index.text = test::with(files.index.text, "/methods/0/dropped", "[\"tea-01\"]");
  const CheckReport report = check(session_of(files).data());
  EXPECT_EQ(diagnostics(report.errors), "");
  EXPECT_EQ(report.tallies[1].of, 0);
  EXPECT_EQ(report.tallies[2].of, 0);
}

TEST(Check, AWrongRankIsReported) {
  EXPECT_EQ(found_in_published("/countries/1/scopes/domain:tea/3", "1"),
            "/countries/1/scopes/domain:tea/3: Iceland, domain:tea: the scores give rank 2, "
            "not 1. [rank-mismatch]\n");
}

TEST(Check, AWrongPercentageIsReported) {
  EXPECT_EQ(found_in_published("/countries/1/scopes/layer:supply/2", "74"),
            "/countries/1/scopes/layer:supply/2: Iceland, layer:supply: 9/12 is 75, not 74. "
            "[percent-mismatch]\n");
}

TEST(Check, RanksAreComparedBesideAWrongPercentage) {
  Files files = test::small();
  std::string& text = files.published_results.text;
  text = test::with(text, "/countries/1/scopes/layer:supply", "[9, 12, 74, 4]");
  text = test::with(text, "/countries/1/scopes/layer:custom/3", "4");
  const CheckReport report = check(session_of(files).data());
  EXPECT_EQ(
      diagnostics(report.errors),
      "/countries/1/scopes/layer:supply/2: Iceland, layer:supply: 9/12 is 75, not 74. "
      "[percent-mismatch]\n"
      "/countries/1/scopes/layer:supply/3: Iceland, layer:supply: the scores give rank 2, not "
      "4. [rank-mismatch]\n"
      "/countries/1/scopes/layer:custom/3: Iceland, layer:custom: the scores give rank "
      "3, not 4. [rank-mismatch]\n");
  EXPECT_EQ(report.tallies[6].agree, 6);
}

TEST(Check, PartsThatDoNotAddUpAreReported) {
  EXPECT_EQ(found_in_published("/countries/0/scopes/domain:tea/0", "8"),
            "/countries/0/scopes/overall/0: The domains of Uruguay add up to 13 points, but its "
            "overall total is 12. [totals-mismatch]\n"
            "/countries/0/scopes/domain:tea/2: Uruguay, domain:tea: 8/11 is 72.7, not 63.6. "
            "[percent-mismatch]\n"
            "/countries/0/scopes/domain:tea/3: Uruguay, domain:tea: the scores give rank 2, not 3. "
            "[rank-mismatch]\n"
            "/domains/0: domain:tea: the indicators' counts give 25 points and 4 skipped, the "
            "countries' totals 26 and 4. [counts-mismatch]\n");
  EXPECT_EQ(
      found_in_published("/countries/0/scopes/domain:cake/1", "11"),
      "/countries/0/scopes/overall/1: The maxima of the domains of Uruguay add up to 22, but "
      "its overall maximum is 18. [totals-mismatch]\n"
      "/countries/0/scopes/domain:cake/2: Uruguay, domain:cake: 5/11 is 45.5, not 71.4. "
      "[percent-mismatch]\n"
      "/countries/1/scopes/domain:cake/3: Iceland, domain:cake: the scores give rank 2, not 3. "
      "[rank-mismatch]\n"
      "/domains/1: domain:cake: the indicators' counts give 22 points and 4 skipped, the "
      "countries' totals 22 and 0. [counts-mismatch]\n");
}

TEST(Check, CountsThatDoNotFitTheUnitsAreReported) {
  EXPECT_EQ(found(&Files::index, "/indicators/2/chosen/0", "2"),
            "/indicators/2: tea-03: the counts add up to 5 countries, not 4. [counts-mismatch]\n");
  EXPECT_EQ(found(&Files::index, "/indicators/2/chosen", "[1, 2, 1]"),
            "/domains/0: domain:tea: the indicators' counts give 23 points and 4 skipped, the "
            "countries' totals 25 and 4. [counts-mismatch]\n"
            "/layers/1: layer:custom: the indicators' counts give 18 points and 0 skipped, the "
            "countries' totals 20 and ?. [counts-mismatch]\n");
}

TEST(Check, ResponsesThatDoNotGiveThePrintedTotalsAreReported) {
  Files files = test::small();
  files.responses[0].text = test::with(files.responses[0].text, "/answers/1/answer", "null");
  const CheckReport report = check(session_of(files).data());
  EXPECT_EQ(diagnostics(report.errors),
            "/answers: overall: the answers give 9/18, the standings 13/22. [sheet-mismatch]\n"
            "/answers: domain:tea: the answers give 4/7, the standings 8/11. [sheet-mismatch]\n"
            "/answers: layer:supply: the answers give 5/12, the standings 9/12. "
            "[sheet-mismatch]\n"
            "/indicators/1/skipped: tea-02: 1 countries are counted here, but 2 sheets have this "
            "answer. [counts-mismatch]\n");
  EXPECT_EQ(report.errors[0].file, "countries/IS.json");
  EXPECT_EQ(report.errors[3].file, "index.json");
  EXPECT_EQ(report.tallies[9].agree, 12);
  EXPECT_EQ(report.tallies[9].of, 15);
}

TEST(Check, WithAllResponsesTheCountsMustBeTheirs) {
  Session session = test::small_session();
  const CheckReport some = check(session.data());
  EXPECT_EQ(diagnostics(some.errors), "");
  // Only as many units as have responses: then Uruguay's answers, which are not loaded, are too
  // many.
  Dataset data = session.data();
  data.edition.units = 3;
  const Errors errors = check(data).errors;
  const auto of_responses = std::count_if(errors.begin(), errors.end(), [](const Error& error) {
    return error.code == ErrorCode::counts_mismatch &&
           error.sentence.ends_with("have this answer.");
  });
  EXPECT_EQ(of_responses, 6);
}

TEST(Check, ANodeWithoutAMaximumHasNoPercentageAndNoRank) {
  EXPECT_EQ(
      found_in_published("/countries/3/scopes/domain:tea", "[0, 0, 14.3, 4]"),
      "/countries/3/scopes/overall/0: The domains of New Zealand add up to 8 points, but its "
      "overall total is 9. [totals-mismatch]\n"
      "/countries/3/scopes/overall/1: The maxima of the domains of New Zealand add up to 11, "
      "but its overall maximum is 18. [totals-mismatch]\n"
      "/countries/3/scopes/domain:tea/2: New Zealand, domain:tea: 0/0 is no percentage, not "
      "14.3. [percent-mismatch]\n"
      "/countries/3/scopes/domain:tea/3: New Zealand, domain:tea: the scores give no rank, not "
      "4. [rank-mismatch]\n"
      "/domains/0: domain:tea: the indicators' counts give 25 points and 4 skipped, the "
      "countries' totals 24 and 11. [counts-mismatch]\n"
      "/answers: domain:tea: the answers give 1/7, the standings 0/0. [sheet-mismatch]\n");
}

TEST(Check, TheLargestCountsAddUpWithoutOverflow) {
  // 1000 countries for each of 20 options worth 981 to 1000, in 200 indicators: some 4e9 points.
  json::Value index = test::parse(test::small().index.text);
  std::string options;
  std::string frequencies;
  for (int score = 981; score <= 1000; ++score) {
    options += (options.empty() ? "[" : ",") +
               ("{\"score\":" + std::to_string(score) + ",\"label\":\"x\"}");
    frequencies += frequencies.empty() ? "[1000" : ",1000";
  }
  test::at(index, "/scales/0/options") = test::parse(options + "]");
  std::string indicators;
  for (int i = 1; i <= 200; ++i) {
    const std::string place = (i < 10 ? "0" : "") + std::to_string(i);
    indicators += (indicators.empty() ? "[" : ",") +
                  (R"({"id":"tea-)" + place + R"(","number":)" + std::to_string(i)) +
                  R"(,"domain":"tea","layer":"supply","scale":"amount","title":"x","question":"x",)"
                  R"("skipped":1000,"chosen":)" +
                  frequencies + "]}";
  }
  test::at(index, "/indicators") = test::parse(indicators + "]");

  json::Value published_results = test::parse(test::small().published_results.text);
  for (json::Value& unit : test::at(published_results, "/countries").items) {
    for (json::Value& row : test::at(unit, "/scopes").items) {
      row = test::parse("[0, 0, null, null]");
    }
    test::at(unit, "/scopes/layer:supply/1") = test::parse("200000");
  }
  Session session;
  EXPECT_EQ(diagnostics(session.load_edition("index.json", test::text_of(index))), "");
  EXPECT_EQ(diagnostics(
                session.load_published_results("standings.json", test::text_of(published_results))),
            "");
  const CheckReport report = check(session.data());
  EXPECT_EQ(report.errors[200].sentence,
            "domain:tea: the indicators' counts give 3962000000 points and 200000000 skipped, the "
            "countries' totals 0 and 800000.");
}

/// An index of means of numbers with these figures printed: overall, and of one node below.
CheckReport of_numbers(const std::string& rule, const std::vector<PublishedFigures>& figures) {
  test::IndexText text;
  text.nodes = R"([{"id": "overall", "name": "O"}, {"id": "a", "name": "A", "parent": "overall"}])";
  text.indicators = test::indicators_of("points", {"1", "1"}, "a");
  text.method = R"("rule": {)" + rule + "}";
  Dataset data = test::index_of(text, {{50, 60}, {20, test::kNoAnswer}});
  data.published = PublishedResults{"published.json", data.units, {}, figures};
  return check(data);
}

TEST(Check, ScoresOfNumbersAreRecomputedFromTheAnswers) {
  const std::vector<PublishedFigures> good = {
      {Decimal{550, 1}, 1}, {Decimal{550, 1}, 1}, {Decimal{200, 1}, 2}, {std::nullopt, 2}};
  const CheckReport report = of_numbers("", good);
  EXPECT_EQ(diagnostics(report.errors), "");
  EXPECT_EQ(text_of(report.tallies),
            "2 of 2 overall scores\n"
            "2 of 2 overall ranks\n"
            "1 of 1 node scores\n"
            "2 of 2 node ranks\n");
  std::vector<PublishedFigures> bad = good;
  bad[1] = {Decimal{551, 1}, 2};
  EXPECT_EQ(diagnostics(of_numbers("", bad).errors),
            "/units/0: Unit, node:a: its parts give a score of 55.0, not 55.1. [percent-mismatch]\n"
            "/units/0: Unit, node:a: the scores give rank 1, not 2. [rank-mismatch]\n");
}

TEST(Check, PrintedScoresMayDifferByTheTolerance) {
  const auto of = [](std::int64_t units) {
    return of_numbers(R"("tolerance": 0.2)",
                      {{Decimal{units, 1}, 2}, {Decimal{550, 1}, 1}, {}, {}});
  };
  // One unit more than the tolerance, because both are rounded; a different rank is only counted.
  for (const std::int64_t units : {547, 550, 553}) {
    EXPECT_EQ(diagnostics(of(units).errors), "") << units;
    EXPECT_EQ(text_of(of(units).tallies),
              "1 of 1 overall scores\n"
              "0 of 1 overall ranks\n"
              "1 of 1 node scores\n"
              "1 of 1 node ranks\n");
  }
  for (const std::int64_t units : {546, 554}) {
    EXPECT_EQ(of(units).errors.size(), 1u) << units;
    EXPECT_EQ(of(units).tallies[0].agree, 0);
  }
}

}  // namespace
}  // namespace rescore::check_test
