#include "engine/unit_scores.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/made_up_tree.h"

// The values of one unit, computed from its answers by every rule that a node can have.
namespace rescore::unit_scores_test {
namespace {

using test::index_of;
using test::IndexText;
using test::indicators_of;
using test::kNoAnswer;
using test::score_text;

/// The score of one unit's numbers out of 100, weighted 1, 2 and 1, by these keys of the rule.
std::string score(const std::string& rule, const std::vector<double>& answers,
                  const std::vector<std::string>& weights = {"1", "2", "1"}) {
  IndexText text;
  text.indicators = indicators_of("points", weights);
  text.method = R"("rule": {)" + rule + "}";
  return score_text(index_of(text, {answers}));
}

std::string by(const char* aggregation, const char* more = "") {
  return std::string(R"("rounding": [3], "aggregation": ")") + aggregation + "\"" + more;
}

TEST(UnitScores, SumsAndMeansOfNumbers) {
  EXPECT_EQ(score(by("arithmetic"), {50, 20, 80}), "42.500");
  EXPECT_EQ(score(by("sum"), {50, 20, 80}), "170.000");
  // (0.5 x 0.2^2 x 0.8)^(1/4), and 4 / (1/0.5 + 2/0.2 + 1/0.8)
  EXPECT_EQ(score(by("geometric"), {50, 20, 80}), "35.566");
  EXPECT_EQ(score(by("harmonic"), {50, 20, 80}), "30.189");
  EXPECT_EQ(score(by("geometric"), {50, 50, 50}), "50.000");
  EXPECT_EQ(score(by("harmonic"), {50, 50, 50}), "50.000");
  EXPECT_EQ(score(by("geometric"), {100, 100, 100}), "100.000");
}

TEST(UnitScores, ANothingMakesGeometricAndHarmonicMeansNothing) {
  for (const char* how : {"geometric", "harmonic"}) {
    EXPECT_EQ(score(by(how), {0, 100, 100}), "0.000");
    EXPECT_EQ(score(by(how), {-50, 100, 100}), "0.000");
    EXPECT_EQ(score(by(how), {0, 0, 0}), "0.000");
  }
}

TEST(UnitScores, AMissingAnswerLeavesItsWeightToTheOthers) {
  EXPECT_EQ(score(by("arithmetic"), {50, kNoAnswer, 80}), "65.000");
  EXPECT_EQ(score(by("geometric"), {50, kNoAnswer, 80}), "63.246");
  EXPECT_EQ(score(by("harmonic"), {50, kNoAnswer, 80}), "61.538");
  EXPECT_EQ(score(by("sum"), {50, kNoAnswer, 80}), "130.000");
  for (const char* how : {"arithmetic", "geometric", "harmonic", "sum"}) {
    EXPECT_EQ(score(by(how), {kNoAnswer, kNoAnswer, kNoAnswer}), "-") << how;
  }
}

TEST(UnitScores, AMissingAnswerCanCountAsNothing) {
  const char* const zero = R"(, "missing": "zero")";
  EXPECT_EQ(score(by("arithmetic", zero), {50, kNoAnswer, 80}), "32.500");
  EXPECT_EQ(score(by("sum", zero), {50, kNoAnswer, 80}), "130.000");
  EXPECT_EQ(score(by("geometric", zero), {50, kNoAnswer, 80}), "0.000");
  EXPECT_EQ(score(by("harmonic", zero), {50, kNoAnswer, 80}), "0.000");
  for (const char* how : {"arithmetic", "geometric", "harmonic", "sum"}) {
    EXPECT_EQ(score(by(how, zero), {kNoAnswer, kNoAnswer, kNoAnswer}), "0.000") << how;
  }
}

TEST(UnitScores, AMissingAnswerCanLeaveNothing) {
  for (const char* how : {"arithmetic", "geometric", "harmonic", "sum"}) {
    const std::string rule = by(how, R"(, "missing": "none")");
    EXPECT_EQ(score(rule, {50, kNoAnswer, 80}), "-") << how;
    EXPECT_EQ(score(rule, {50, 50, 50}), how == std::string("sum") ? "200.000" : "50.000") << how;
  }
}

TEST(UnitScores, TooFewAnswersAreNoScore) {
  for (const char* missing : {"left-out", "zero"}) {
    const auto covered = [&](const char* coverage, const std::vector<double>& answers) {
      const std::string keys =
          std::string(R"(, "missing": ")") + missing + R"(", "coverage": )" + coverage;
      return score(by("arithmetic", keys.c_str()), answers) != "-";
    };
    // The middle one has half of the weight.
    EXPECT_TRUE(covered("0.5", {50, kNoAnswer, 80})) << missing;
    EXPECT_FALSE(covered("0.51", {50, kNoAnswer, 80})) << missing;
    EXPECT_TRUE(covered("0.75", {kNoAnswer, 20, 80})) << missing;
    EXPECT_FALSE(covered("0.76", {kNoAnswer, 20, 80})) << missing;
    EXPECT_TRUE(covered("1", {50, 20, 80})) << missing;
  }
}

/// Points of 0 to 4 with weights 1, 2 and 1, by these keys of the rule.
std::string option_score(const std::string& rule, const std::vector<double>& answers,
                         const std::vector<std::string>& weights = {"1", "2", "1"}) {
  IndexText text;
  text.scales = R"([{"id": "o", "name": "O", "options": [{"score": 0, "label": "0"},
      {"score": 1, "label": "1"}, {"score": 2, "label": "2"}, {"score": 4, "label": "4"}]}])";
  text.indicators = indicators_of("o", weights);
  text.method = R"("rule": {)" + rule + "}";
  return score_text(index_of(text, {answers}));
}

TEST(UnitScores, MissingAnswersAndCoverageAreTheSameForPointsAndMeans) {
  for (const char* how : {"pooled", "arithmetic"}) {
    const auto of = [&](const char* more, const std::vector<double>& answers) {
      return option_score(by(how, more), answers);
    };
    EXPECT_EQ(of("", {2, 1, 4}), "50.000");
    EXPECT_EQ(of("", {2, kNoAnswer, 4}), "75.000");
    EXPECT_EQ(of(R"(, "missing": "zero")", {2, kNoAnswer, 4}), "37.500");
    EXPECT_EQ(of(R"(, "missing": "none")", {2, kNoAnswer, 4}), "-");
    EXPECT_EQ(of("", {kNoAnswer, kNoAnswer, kNoAnswer}), "-");
    EXPECT_EQ(of(R"(, "missing": "zero")", {kNoAnswer, kNoAnswer, kNoAnswer}), "0.000");
    for (const char* missing : {"left-out", "zero"}) {
      const auto covered = [&](const char* coverage) {
        const std::string keys =
            std::string(R"(, "missing": ")") + missing + R"(", "coverage": )" + coverage;
        return of(keys.c_str(), {2, kNoAnswer, 4}) != "-";
      };
      EXPECT_TRUE(covered("0.5")) << how << " " << missing;
      EXPECT_FALSE(covered("0.51")) << how << " " << missing;
    }
  }
}

TEST(UnitScores, PooledAnIndicatorCountsByItsPointsWithAnyWeight) {
  IndexText text;
  text.scales = R"([{"id": "four", "name": "F", "options": [{"score": 0, "label": "0"},
      {"score": 4, "label": "4"}]}, {"id": "two", "name": "T", "options": [
      {"score": 0, "label": "0"}, {"score": 2, "label": "2"}]}])";
  text.indicators = R"([{"id": "i", "title": "I", "nodes": ["overall"], "scale": "four",
      "weight": 0.1234567}, {"id": "j", "title": "J", "nodes": ["overall"], "scale": "two"}])";
  text.method = R"("rule": {"aggregation": "pooled"})";
  EXPECT_EQ(score_text(index_of(text, {{4, 0}})), "19.8");  // 0.49 of 2.49
}

TEST(UnitScores, WeightsMayHaveDecimals) {
  EXPECT_EQ(score(by("arithmetic"), {50, 20, 80}, {"0.2", "0.5", "0.3"}), "44.000");
  for (const char* how : {"pooled", "arithmetic"}) {
    EXPECT_EQ(option_score(by(how), {2, 1, 4}, {"0.2", "0.5", "0.3"}), "52.500") << how;
    EXPECT_EQ(option_score(by(how), {2, 1, 4}, {"0.125", "0", "0.375"}), "87.500") << how;
    EXPECT_EQ(option_score(by(how), {2, 1, 4}, {"0.1234567", "0", "0.1234567"}), "75.000") << how;
  }
  EXPECT_EQ(option_score(by("sum"), {2, 1, 4}, {"0.2", "0.5", "0.3"}), "52.500");
}

TEST(UnitScores, HalvesAreFoundInNumbers) {
  // In doubles 100 times the share is 14.499999999999998.
  IndexText text;
  text.scales = R"([{"id": "s", "name": "S", "number": {"lower": 0, "upper": 1}}])";
  text.indicators = indicators_of("s", {"1"});
  const auto rounded_to = [&](const char* rule, double number) {
    text.method = std::string(R"("rule": {"rounding": [0])") + rule + "}";
    return score_text(index_of(text, {{number}}));
  };
  EXPECT_EQ(rounded_to("", 0.145), "15");
  EXPECT_EQ(rounded_to(R"(, "halves": "even")", 0.145), "14");
  EXPECT_EQ(rounded_to(R"(, "halves": "even")", 0.155), "16");
  EXPECT_EQ(rounded_to("", -0.145), "-14");
  EXPECT_EQ(rounded_to(R"(, "halves": "even")", -0.145), "-14");
  EXPECT_EQ(rounded_to("", -0.155), "-15");
}

TEST(UnitScores, AScaleIsTheScoreOfAWholeShare) {
  EXPECT_EQ(option_score(R"("scale": 10, "rounding": [2])", {2, 1, 4}), "5.00");
  EXPECT_EQ(option_score(R"("scale": 0.5, "rounding": [3])", {2, 1, 4}), "0.250");
  EXPECT_EQ(score(R"("scale": 1, "rounding": [3])", {50, 20, 80}), "0.425");
}

/// The Human Development Index as its technical notes describe it.
IndexText development() {
  IndexText text;
  text.scales = R"([
      {"id": "life", "name": "Life", "number": {"lower": 20, "upper": 85, "clamp": true}},
      {"id": "expected", "name": "Expected", "number": {"lower": 0, "upper": 18, "clamp": true}},
      {"id": "mean", "name": "Mean", "number": {"lower": 0, "upper": 15, "clamp": true}},
      {"id": "income", "name": "Income",
       "number": {"lower": 100, "upper": 75000, "clamp": true, "transform": "log"}}])";
  text.nodes = R"([{"id": "overall", "name": "Overall"},
      {"id": "health", "name": "Health", "parent": "overall"},
      {"id": "knowledge", "name": "Knowledge", "parent": "overall"},
      {"id": "living", "name": "Living", "parent": "overall"}])";
  text.indicators = R"([{"id": "life", "title": "L", "nodes": ["health"], "scale": "life"},
      {"id": "expected", "title": "E", "nodes": ["knowledge"], "scale": "expected"},
      {"id": "mean", "title": "M", "nodes": ["knowledge"], "scale": "mean"},
      {"id": "income", "title": "I", "nodes": ["living"], "scale": "income"}])";
  text.method = R"("rule": {"missing": "none", "scale": 1, "rounding": [3]},
      "nodes": {"overall": {"aggregation": "geometric"}})";
  return text;
}

TEST(UnitScores, ATreeOfMeansGivesThePublishedHumanDevelopmentIndex) {
  // Norway and Azerbaijan in 2021, from the Human Development Report 2021/2022.
  const Dataset data =
      index_of(development(), {{83.2, 18.2, 13.0, 64'660}, {69.4, 13.5, 10.5, 14'257}});
  EXPECT_EQ(score_text(data), "0.961");
  EXPECT_EQ(score_text(data, kOverall, UnitIndex{1}), "0.745");
  EXPECT_EQ(score_text(data, NodeIndex{1}, UnitIndex{1}), "0.760");
  EXPECT_EQ(score_text(data, NodeIndex{2}, UnitIndex{1}), "0.725");
  EXPECT_EQ(score_text(data, NodeIndex{3}, UnitIndex{1}), "0.749");
  const RankTable table = test::table_of(data, data.edition.methods.front());
  EXPECT_EQ(table.row(UnitIndex{0}, kOverall).rank, (Rank{1, 1}));
  EXPECT_EQ(table.row(UnitIndex{1}, kOverall).rank, (Rank{2, 1}));
  EXPECT_EQ(table.row(UnitIndex{1}, kOverall).maximum, std::nullopt);
}

TEST(UnitScores, AValueThatIsMissingBelowIsMissingAbove) {
  const Dataset data = index_of(development(), {{83.2, 18.2, kNoAnswer, 64'660}});
  EXPECT_EQ(score_text(data, NodeIndex{1}), "0.972");
  EXPECT_EQ(score_text(data, NodeIndex{2}), "-");
  EXPECT_EQ(score_text(data), "-");
}

TEST(UnitScores, AnExactTreeOfThreeLevels) {
  IndexText text;
  text.scales = R"([{"id": "o", "name": "O", "options": [{"score": 0, "label": "0"},
      {"score": 1, "label": "1"}, {"score": 3, "label": "3"}]}])";
  text.nodes = R"([{"id": "overall", "name": "O"},
      {"id": "a", "name": "A", "parent": "overall", "weight": 0.4},
      {"id": "b", "name": "B", "parent": "overall", "weight": 0.6},
      {"id": "c", "name": "C", "parent": "a", "weight": 2}])";
  text.indicators = R"([{"id": "v", "title": "V", "nodes": ["a"], "scale": "o"},
      {"id": "w", "title": "W", "nodes": ["c"], "scale": "o"},
      {"id": "x", "title": "X", "nodes": ["c"], "scale": "o", "weight": 0.5},
      {"id": "y", "title": "Y", "nodes": ["b"], "scale": "o"}])";
  const Dataset data = index_of(text, {{3, 1, 0, 1}});
  const Plan plan(data, data.edition.methods.front());
  const UnitScores scores(plan, data.responses[0].answers);
  const auto is = [&](std::size_t node, std::int64_t over, std::int64_t under) {
    const Ratio& ratio = scores.value(index_at<NodeIndex>(node)).ratio;
    return ratio.present() && ratio.numerator * under == over * ratio.denominator;
  };
  EXPECT_TRUE(is(3, 2, 9));    // (1/3 + 0.5 x 0) / 1.5
  EXPECT_TRUE(is(1, 13, 27));  // (1 + 2 x 2/9) / 3
  EXPECT_TRUE(is(2, 1, 3));
  EXPECT_TRUE(is(0, 53, 135));  // 0.4 x 13/27 + 0.6 / 3
  EXPECT_EQ(score_text(data), "39.3");
}

TEST(UnitScores, ScoresCanBeRelativeToTheBest) {
  IndexText text;
  text.indicators = indicators_of("points", {"1", "1"});
  text.method = R"("rule": {"scale": "best"})";
  const Dataset data = index_of(text, {{40, 40}, {80, 80}, {60, 0}, {kNoAnswer, kNoAnswer}});
  const Method& method = data.edition.methods.front();
  const RankTable table = test::table_of(data, method);
  const auto score = [](const RankTable& of, std::size_t unit) {
    const Row row = of.row(index_at<UnitIndex>(unit), kOverall);
    return row.score ? to_text(*row.score) : "-";
  };
  EXPECT_EQ(score(table, 0), "50.0");
  EXPECT_EQ(score(table, 1), "100.0");
  EXPECT_EQ(score(table, 2), "37.5");
  EXPECT_EQ(score(table, 3), "-");
  // The best unit is that of the published data, even in a what-if.
  const std::vector<Edit> edits = {{UnitIndex{0}, IndicatorIndex{0}, {100}},
                                   {UnitIndex{0}, IndicatorIndex{1}, {100}},
                                   {UnitIndex{1}, IndicatorIndex{0}, {0}}};
  const RankTable edited = test::table_of(data, method, edits);
  EXPECT_EQ(score(edited, 0), "125.0");
  EXPECT_EQ(score(edited, 1), "50.0");
  EXPECT_EQ(score(edited, 2), "37.5");
  EXPECT_EQ(edited.row(UnitIndex{0}, kOverall).rank, (Rank{1, 1}));
}

TEST(UnitScores, TheBestIsOneOfThoseWhoseAnswersAreKnown) {
  IndexText text;
  text.indicators = indicators_of("points", {"1"});
  text.method = R"("rule": {"scale": "best"})";
  Dataset data = index_of(text, {{90}, {60}, {30}});
  data.responses.front().answers.clear();
  EXPECT_EQ(score_text(data, kOverall, UnitIndex{1}), "100.0");
  EXPECT_EQ(score_text(data, kOverall, UnitIndex{2}), "50.0");
}

TEST(UnitScores, WithoutABestUnitScoresAreWhatTheyAre) {
  IndexText text;
  text.indicators = indicators_of("points", {"1"});
  text.method = R"("rule": {"scale": "best"})";
  EXPECT_EQ(score_text(index_of(text, {{0}, {0}})), "0.0");
  EXPECT_EQ(score_text(index_of(text, {{-10}, {-20}})), "-10.0");
  EXPECT_EQ(score_text(index_of(text, {{kNoAnswer}})), "-");
}

TEST(UnitScores, WithoutAMaximumThereIsNoShareOfPoints) {
  // The only answer has the best option of a scale from -4 to 0, or a worse one.
  EXPECT_EQ(points_ratio(NodePlan{}, 0, 0), Ratio{});
  EXPECT_EQ(points_ratio(NodePlan{}, -4, 0), Ratio{});
}

TEST(UnitScores, WhoseAnswersAreNotKnownHasNoScoreEvenIfNoAnswerCountsAsNothing) {
  IndexText text;
  text.indicators = indicators_of("points", {"1", "2"});
  text.method = R"("rule": {"missing": "zero"})";
  Dataset data = index_of(text, {{50, 20}, {80, 80}});
  data.responses.front().answers.clear();
  EXPECT_EQ(score_text(data), "-");
  EXPECT_EQ(score_text(data, kOverall, UnitIndex{1}), "80.0");
}

/// Points of 0 to 4 in two parts, one indicator in the first, two in the second, of which the last
/// has this weight. All are pooled, parts by this rule. The unit's answers are not known, but these
/// totals of the root and the parts are.
Dataset printed(const std::vector<Totals>& totals, const std::string& overall,
                const std::string& rule = R"("aggregation": "pooled")", int weight = 1) {
  IndexText text;
  text.scales = R"([{"id": "o", "name": "O", "options": [{"score": 0, "label": "0"},
      {"score": 4, "label": "4"}]}])";
  text.nodes = R"([{"id": "overall", "name": "O"}, {"id": "a", "name": "A", "parent": "overall"},
      {"id": "b", "name": "B", "parent": "overall"}])";
  text.indicators = R"([{"id": "x", "title": "X", "nodes": ["a"], "scale": "o"},
      {"id": "y", "title": "Y", "nodes": ["b"], "scale": "o"},
      {"id": "z", "title": "Z", "nodes": ["b"], "scale": "o", "weight": )" +
                    std::to_string(weight) + "}]";
  text.method = R"("rule": {)" + rule + R"(}, "nodes": {"overall": {)" + overall + "}}";
  Dataset data = index_of(text, {{0, 0, 0}});
  data.responses.front().answers.clear();
  data.published = PublishedResults{"", data.units, totals, {}};
  return data;
}

TEST(UnitScores, PointsAreToldByTotalsOnlyWhereThoseOfEveryPartAre) {
  const std::vector<Totals> totals = {{8, 12, 12}, {4, 4, 4}, {4, 8, 8}};
  const auto achieved = [&](int weight) {
    const Dataset data = printed(totals, "", R"("aggregation": "pooled")", weight);
    const Plan plan(data, data.edition.methods.front());
    return UnitScores(plan, data, UnitIndex{0}).value(kOverall).achieved;
  };
  EXPECT_EQ(achieved(1), 8);
  EXPECT_EQ(achieved(2), 0);  // which of the two has the 4 points of the second part?
}

TEST(UnitScores, APartWhoseMaximumIsNotPrintedIsNotAMissingOne) {
  const char* const mean = R"("aggregation": "arithmetic", "missing": "zero")";
  EXPECT_EQ(score_text(printed({{8, 12, 12}, {2, 4, 4}, {8, 8, 8}}, mean)), "75.0");
  EXPECT_EQ(score_text(printed({{8, 12, 12}, {2, {}, 4}, {8, 8, 8}}, mean)), "-");
}

TEST(UnitScores, WhatIsNotKnownToBeAnsweredCoversNothing) {
  const auto score = [](const char* coverage) {
    const std::string rule =
        std::string(R"("aggregation": "pooled", "missing": "zero", "coverage": )") + coverage;
    return score_text(printed({{6, {}, 12}, {4, {}, 4}, {2, {}, 8}}, "", rule), NodeIndex{1});
  };
  EXPECT_EQ(score("0"), "100.0");
  EXPECT_EQ(score("0.25"), "-");
}

/// The small index with one mean over these domains' points.
Ratio mean(const std::vector<std::pair<std::int64_t, std::int64_t>>& domains,
           const std::vector<std::int64_t>& weights = {}) {
  NodePlan node{};
  node.rule.aggregation = Aggregation::arithmetic;
  std::vector<Ratio> values;
  for (std::size_t d = 0; d < domains.size(); ++d) {
    const std::int64_t weight = weights.empty() ? 1 : weights[d];
    if (weight == 0) continue;  // not a child of the mean
    node.terms.push_back({false, static_cast<std::uint16_t>(d), 1, weight});
    values.push_back({domains[d].first, domains[d].second});
  }
  return fraction_of(node, values);
}

TEST(UnitScores, AMeanIsExactOverTheLeastCommonMaximum) {
  EXPECT_EQ(mean({{1, 4}, {2, 6}}), (Ratio{7, 24}));
  EXPECT_EQ(mean({{1, 4}, {2, 6}}, {3, 1}), (Ratio{13, 48}));
  EXPECT_EQ(mean({{1, 1}, {0, 2}}), (Ratio{2, 4}));
  EXPECT_EQ(mean({{2, 3}, {0, 1}}), (Ratio{2, 6}));
}

TEST(UnitScores, ADomainWithoutMaximumOrWeightHasNoPartInAMean) {
  EXPECT_EQ(mean({{1, 4}, {0, 0}}), (Ratio{1, 4}));
  EXPECT_EQ(mean({{1, 4}, {2, 7}}, {1, 0}), (Ratio{1, 4}));
  EXPECT_EQ(mean({{0, 0}, {2, 7}}, {1, 0}), Ratio{});
}

}  // namespace
}  // namespace rescore::unit_scores_test
