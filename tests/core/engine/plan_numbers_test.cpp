#include <gtest/gtest.h>

#include "engine/plan.h"
#include "questions/asked.h"
#include "support/made_up_tree.h"

// How large numbers get: which nodes are exact, which keys and which sums are enough.
namespace rescore::plan_numbers_test {
namespace {

using test::index_of;
using test::IndexText;
using test::indicators_of;
using test::kNoAnswer;

Plan plan_of(const Dataset& data) {
  return {data, data.edition.methods.front()};
}

/// A scale of options from 0 to its maximum for each maximum.
std::string scales_up_to(const std::vector<int>& maxima) {
  std::string list = "[";
  for (const int maximum : maxima) {
    list += (list.size() == 1 ? "" : ",") + (R"({"id": "s)" + std::to_string(maximum)) +
            R"(", "name": "S", "options": [{"score": 0, "label": "No"}, {"score": )" +
            std::to_string(maximum) + R"(, "label": "Yes"}]})";
  }
  return list + "]";
}

/// One indicator with options for each maximum.
IndexText options_up_to(const std::vector<int>& maxima) {
  IndexText text;
  text.scales = scales_up_to(maxima);
  text.indicators = "[";
  for (std::size_t i = 0; i < maxima.size(); ++i) {
    text.indicators += (i == 0 ? "" : ",") + (R"({"id": "i)" + std::to_string(i)) +
                       R"(", "title": "I", "nodes": ["overall"], "scale": "s)" +
                       std::to_string(maxima[i]) + "\"}";
  }
  text.indicators += "]";
  return text;
}

bool exact(const IndexText& text, std::size_t indicators) {
  const Dataset data = index_of(text, {std::vector<double>(indicators, 0)});
  return plan_of(data).exact(kOverall);
}

TEST(Plan, SumsAndMeansOfOptionsAreExact) {
  for (const char* how : {"pooled", "sum", "arithmetic"}) {
    IndexText text = options_up_to({4, 7});
    text.method = std::string(R"("rule": {"aggregation": ")") + how + "\"}";
    EXPECT_TRUE(exact(text, 2)) << how;
  }
  for (const char* how : {"geometric", "harmonic"}) {
    IndexText text = options_up_to({4, 7});
    text.method = std::string(R"("rule": {"aggregation": ")") + how + "\"}";
    EXPECT_FALSE(exact(text, 2)) << how;
  }
}

TEST(Plan, OnlyWhatIsPooledHasPointsWhereNotAllIs) {
  const auto points = [](const char* how) {
    IndexText text = options_up_to({4, 7});
    text.method = std::string(R"("rule": {"aggregation": ")") + how + "\"}";
    return plan_of(index_of(text, {{0, 0}})).node(kOverall).points.size();
  };
  EXPECT_EQ(points("pooled"), 2u);
  EXPECT_EQ(points("arithmetic"), 0u);
}

TEST(Plan, NumbersAreNotExact) {
  IndexText text;
  text.indicators = indicators_of("points", {"1", "1"});
  EXPECT_FALSE(exact(text, 2));
}

TEST(Plan, ScoresRelativeToTheBestAreNotExact) {
  IndexText text = options_up_to({4, 7});
  text.method = R"("rule": {"scale": "best"})";
  EXPECT_FALSE(exact(text, 2));
}

TEST(Plan, WeightsAndScalesOfSixDecimalsAreExact) {
  for (const auto& [weight, is_exact] :
       {std::pair("0.123456", true), std::pair("0.1234567", false)}) {
    IndexText text = options_up_to({4});
    text.indicators = indicators_of("s4", {"1", weight});
    EXPECT_EQ(exact(text, 2), is_exact) << weight;
  }
  for (const auto& [scale, is_exact] :
       {std::pair("33.333333", true), std::pair("33.3333333", false), std::pair("1", true)}) {
    IndexText text = options_up_to({4});
    text.method = std::string(R"("rule": {"scale": )") + scale + "}";
    EXPECT_EQ(exact(text, 1), is_exact) << scale;
  }
}

TEST(Plan, AMeanIsExactAsLongAsItsDenominatorIsBelow62Bits) {
  // 1/997 + 1/991 + ... has the product of the primes below it, times their number.
  std::vector<int> primes = {997, 991, 983, 977, 971, 761};
  EXPECT_TRUE(exact(options_up_to(primes), primes.size()));
  primes.back() = 967;
  EXPECT_FALSE(exact(options_up_to(primes), primes.size()));
  primes.insert(primes.end(), {761, 757});  // whose product is too large itself
  EXPECT_FALSE(exact(options_up_to(primes), primes.size()));
  // Many indicators of the same maximum share it.
  IndexText text = options_up_to({1000});
  text.indicators = indicators_of("s1000", std::vector<std::string>(100, "1"));
  EXPECT_TRUE(exact(text, 100));
}

TEST(Plan, ASumIsExactAsLongAsItsNumeratorsFit) {
  IndexText text = options_up_to({997, 991, 983, 977, 971});  // the product has 50 bits
  text.method = R"("rule": {"aggregation": "sum"})";
  EXPECT_TRUE(exact(text, 5));
  std::string& list = text.indicators;
  const std::string first = R"("scale": "s997")";
  list.replace(list.find(first), first.size(), first + R"(, "weight": 4000)");
  EXPECT_TRUE(exact(text, 5));
  const std::string second = R"("scale": "s991")";
  list.replace(list.find(second), second.size(), second + R"(, "weight": 1100)");
  EXPECT_FALSE(exact(text, 5));
}

TEST(Plan, NegativeSharesCountForWhatFits) {
  IndexText text = options_up_to({997, 991, 983, 977, 971});
  EXPECT_TRUE(exact(text, 5));
  text.scales = test::with(text.scales, "/4/options/0/score", "-1000");
  EXPECT_TRUE(exact(text, 5));
  IndexText small = options_up_to({1, 997, 991, 983, 977, 971});
  EXPECT_TRUE(exact(small, 6));
  small.scales = test::with(small.scales, "/0/options/0/score", "-1000");
  EXPECT_FALSE(exact(small, 6));
}

TEST(Plan, PointsThatAreTooManyToCountAreNotPooledAsPoints) {
  IndexText text = options_up_to({1000});
  text.indicators = indicators_of("s1000", {"0.123457", "1", "1", "1", "1"});
  text.method = R"("rule": {"aggregation": "pooled"})";
  const std::vector<double> all(5, 1000);
  const Dataset data = index_of(text, {all, {1000, 0, 0, 0, 0}, {0, 1000, kNoAnswer, 1000, 1000}});
  EXPECT_FALSE(plan_of(data).exact(kOverall));
  EXPECT_EQ(test::score_text(data), "100.0");
  EXPECT_EQ(test::score_text(data, kOverall, UnitIndex{1}), "3.0");
  EXPECT_EQ(test::score_text(data, kOverall, UnitIndex{2}), "96.0");
  const RankTable table = test::table_of(data, data.edition.methods.front());
  EXPECT_EQ(table.row(UnitIndex{0}, kOverall).maximum, std::nullopt);
  EXPECT_EQ(table.row(UnitIndex{2}, kOverall).rank, (Rank{2, 1}));
}

TEST(Plan, ANodeIsExactWhenEveryPartIs) {
  IndexText text;
  text.scales = R"([{"id": "n", "name": "N", "number": {"lower": 0, "upper": 1}},
      {"id": "o", "name": "O", "options": [{"score": 0, "label": "a"}, {"score": 3, "label": "b"}]}])";
  text.nodes = R"([{"id": "overall", "name": "O"}, {"id": "a", "name": "A", "parent": "overall"},
      {"id": "b", "name": "B", "parent": "overall"}, {"id": "c", "name": "C", "parent": "b"}])";
  text.indicators = R"([{"id": "x", "title": "X", "nodes": ["a"], "scale": "n"},
      {"id": "y", "title": "Y", "nodes": ["b"], "scale": "o"},
      {"id": "z", "title": "Z", "nodes": ["c"], "scale": "o"}])";
  const Dataset data = index_of(text, {{0, 0, 0}});
  const Plan plan = plan_of(data);
  EXPECT_FALSE(plan.exact(kOverall));
  EXPECT_FALSE(plan.exact(NodeIndex{1}));
  EXPECT_TRUE(plan.exact(NodeIndex{2}));
  EXPECT_TRUE(plan.exact(NodeIndex{3}));
  // A part of weight 0 has none.
  Method method = data.edition.methods.front();
  method.weights = {1, 0, 1, 1};
  EXPECT_TRUE(Plan(data, method).exact(kOverall));
}

TEST(Plan, KeysAreAsWideAsDenominatorsAsk) {
  const auto kind = [](const IndexText& text, std::size_t indicators) {
    const Dataset data = index_of(text, {std::vector<double>(indicators, 0)});
    return plan_of(data).node(kOverall).key.kind();
  };
  using Kind = KeyRule::Kind;
  EXPECT_EQ(kind(options_up_to({4, 7}), 2), Kind::narrow);
  EXPECT_EQ(kind(options_up_to({997, 991, 983}), 3), Kind::wide);
  IndexText text = options_up_to({4, 7});
  text.method = R"("rule": {"aggregation": "sum"})";
  EXPECT_EQ(kind(text, 2), Kind::narrow);  // 28ths up to 2
  text.method = R"("rule": {"aggregation": "geometric"})";
  EXPECT_EQ(kind(text, 2), Kind::real);
  text.method = R"("rule": {"aggregation": "geometric", "key": "rounded"})";
  EXPECT_EQ(kind(text, 2), Kind::rounded);
}
/// The largest denominator of a value in the root, and the largest value.
using Largest = std::pair<double, double>;
Largest largest(const Dataset& data) {
  const Plan plan = plan_of(data);
  return {plan.node(kOverall).largest_denominator, plan.node(kOverall).largest_value};
}
Largest largest(const IndexText& text, std::size_t indicators) {
  return largest(index_of(text, {std::vector<double>(indicators, 0)}));
}

TEST(Plan, AMeanHasTheLeastCommonDenominatorOfItsParts) {
  EXPECT_EQ(largest(options_up_to({4, 7}), 2), Largest(2 * 28, 1));
  EXPECT_EQ(largest(options_up_to({4, 6}), 2), Largest(2 * 12, 1));
  IndexText text = options_up_to({4});
  text.indicators = indicators_of("s4", {"2", "4"});
  EXPECT_EQ(largest(text, 2), Largest((1 + 2) * 4, 1));
  text.method = R"("rule": {"aggregation": "pooled"})";
  EXPECT_EQ(largest(text, 2), Largest((2 + 4) * 4, 1));
  text.method = R"("rule": {"aggregation": "sum"})";
  EXPECT_EQ(largest(text, 2), Largest(4, 2 + 4));
  text.indicators = indicators_of("s4", {"0.5", "0.25"});
  EXPECT_EQ(largest(text, 2), Largest(100 * 4, 1));
}

TEST(Plan, AScoreBelowZeroCanBeLargerThanOne) {
  IndexText text = options_up_to({4, 7});
  text.scales = test::with(text.scales, "/0/options/0/score", "-8");
  EXPECT_EQ(largest(text, 2), Largest(2 * 28, 2));
  text.method = R"("rule": {"aggregation": "pooled"})";
  EXPECT_EQ(largest(text, 2), Largest(4 + 7, 2));
  text.method = R"("rule": {"aggregation": "sum"})";
  EXPECT_EQ(largest(text, 2), Largest(28, 2 * 2));
  text = options_up_to({1, 4});
  text.scales = test::with(text.scales, "/0/options/0/score", "-8");
  text.scales = test::with(text.scales, "/0/options/1/score", "0");
  text.method = R"("rule": {"aggregation": "pooled"})";
  EXPECT_EQ(largest(text, 2), Largest(4, 1));
}

/// A mean of parts, each with options up to these maxima, by such a rule.
Largest of_parts(const std::vector<std::vector<int>>& parts, const std::string& rule) {
  std::vector<int> maxima;
  IndexText text;
  text.nodes = R"([{"id": "overall", "name": "O"})";
  text.indicators = "[";
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const std::string id = "p" + std::to_string(p);
    text.nodes += R"(, {"id": ")" + id + R"(", "name": "P", "parent": "overall"})";
    for (const int maximum : parts[p]) {
      text.indicators += (maxima.empty() ? "" : ",") + (R"({"id": "i)" + id) + "-" +
                         std::to_string(maxima.size()) + R"(", "title": "I", "nodes": [")" + id +
                         R"("], "scale": "s)" + std::to_string(maximum) + "\"}";
      maxima.push_back(maximum);
    }
  }
  text.nodes += "]";
  text.indicators += "]";
  std::vector<int> scales = maxima;
  std::sort(scales.begin(), scales.end());
  scales.erase(std::unique(scales.begin(), scales.end()), scales.end());
  text.scales = scales_up_to(std::vector<int>(scales.size(), 1));
  text.method = R"("rule": {)" + rule + R"(}, "nodes": {"overall": {"aggregation": "arithmetic"}})";
  for (std::size_t s = 0; s < scales.size(); ++s) {
    const std::string id = "\"s" + std::to_string(scales[s]) + "\"";
    text.scales = test::with(text.scales, "/" + std::to_string(s) + "/id", id);
  }
  Dataset data = index_of(text, {std::vector<double>(maxima.size(), 0)});
  // More than a file may have.
  for (std::size_t s = 0; s < scales.size(); ++s) {
    data.edition.scales[s].options.back().score = scales[s];
  }
  return largest(data);
}

TEST(Plan, APartOfPointsHasAnyMaximumThatItsAnswersAddUpTo) {
  const char* const pooled = R"("aggregation": "pooled")";
  EXPECT_EQ(of_parts({{3}, {3}}, pooled), Largest(2 * 3, 1));
  EXPECT_EQ(of_parts({{2, 2}, {4}}, pooled), Largest(2 * 4, 1));
  EXPECT_EQ(of_parts({{2, 3}, {30}}, pooled), Largest(2 * 30, 1));  // 2, 3 or 5, and 30
  EXPECT_EQ(of_parts({{2, 3}, {5}}, pooled), Largest(2 * 25, 1));   // fewer than 2 x 30
  // Of many points not every sum is tried.
  EXPECT_EQ(of_parts({{4096}, {4096}}, pooled), Largest(2 * 4096, 1));
  EXPECT_EQ(of_parts({{4097}, {4097}}, pooled), Largest(2.0 * 4097 * 4097, 1));
}

TEST(Plan, APartOfPointsHasOneMaximumWhereMissingAnswersCountInIt) {
  const char* const zero = R"("aggregation": "pooled", "missing": "zero")";
  EXPECT_EQ(of_parts({{2, 3}, {5}}, zero), Largest(2 * 5, 1));
  EXPECT_EQ(of_parts({{1}, {3}, {3}}, zero), Largest(3 * 3, 1));
  EXPECT_EQ(of_parts({{}, {3}, {3}}, zero), Largest(3 * 3, 1));
}

TEST(Plan, AMeanOfMeansHasTheProductOfTheirDenominators) {
  EXPECT_EQ(of_parts({{3, 3}, {6}}, R"("aggregation": "arithmetic")"), Largest(2 * 6 * 6, 1));
}

TEST(Plan, APartWithoutAMaximumHasNoDenominator) {
  IndexText text = options_up_to({1, 4});
  text.scales = test::with(text.scales, "/0/options/0/score", "-8");
  text.scales = test::with(text.scales, "/0/options/1/score", "-2");
  text.nodes = R"([{"id": "overall", "name": "O"}, {"id": "a", "name": "A", "parent": "overall"}])";
  text.indicators = test::with(text.indicators, "/0/nodes/0", "\"a\"");
  text.method = R"("rule": {"aggregation": "pooled"},
      "nodes": {"overall": {"aggregation": "arithmetic"}})";
  const Dataset data = index_of(text, {{-2, 3}});
  EXPECT_EQ(test::score_text(data, NodeIndex{1}), "-");
  EXPECT_EQ(test::score_text(data), "75.0");
}

TEST(Plan, ATreeHasTheLargestValueOfItsParts) {
  IndexText text = options_up_to({4, 7});
  text.scales = test::with(text.scales, "/0/options/0/score", "-8");
  text.nodes = R"([{"id": "overall", "name": "O"}, {"id": "a", "name": "A", "parent": "overall"}])";
  text.indicators = test::with(text.indicators, "/0/nodes/0", "\"a\"");
  EXPECT_EQ(largest(text, 2), Largest(2 * 28, 2));
}

/// A sum of one question with options of 0 and a maximum, which counts so often.
bool exact_sum(int maximum, double weight) {
  IndexText text = options_up_to({4});
  text.method = R"("rule": {"aggregation": "sum"})";
  Dataset data = index_of(text, {{0}});
  data.edition.scales.front().options.back().score = maximum;
  data.edition.indicators.front().weight = weight;
  return plan_of(data).exact(kOverall);
}

TEST(Plan, ASumIsExactBelow51BitsAndItsNumeratorsBelow62) {
  EXPECT_TRUE(exact_sum(1, 0x1p50));
  EXPECT_FALSE(exact_sum(1, 0x1p51));
  EXPECT_TRUE(exact_sum(2048, 0x1p50));
  EXPECT_FALSE(exact_sum(4096, 0x1p50));
}

/// One question with the largest and the smallest score of these, pooled.
NodePlan pooled(int maximum, int lowest = 0, const NodeRule& rule = {}) {
  const Dataset data =
      test::flat_index({{"s", "S", {{lowest, "No"}, {maximum, "Yes"}}}}, {{1.0 * maximum}});
  return Plan(data, Method{"m", "", "", {rule}}).node(kOverall);
}

TEST(Plan, PointsAreCountedUpToTheLargest32BitNumber) {
  EXPECT_EQ(pooled(INT32_MAX).form, Form::points);
  Dataset data = test::flat_index({{"s", "S", {{0, "No"}, {INT32_MAX, "Yes"}}}}, {{0}});
  data.edition.indicators.front().weight = 2;
  EXPECT_EQ(Plan(data, Method{"m", "", "", {NodeRule{}}}).node(kOverall).form, Form::real);
}

TEST(Plan, SumsOfFewPointsFit16Bits) {
  EXPECT_TRUE(pooled(32'767).small);
  EXPECT_FALSE(pooled(32'768).small);
  EXPECT_TRUE(pooled(1, -32'767).small);
  EXPECT_FALSE(pooled(1, -32'768).small);
}

TEST(Plan, PointsDivideAsDoublesWhereNoProductReaches51Bits) {
  NodeRule rule;
  rule.scale = 1'000'000;
  rule.rounding = {6};
  EXPECT_TRUE(pooled(2251, 0, rule).in_doubles);
  EXPECT_FALSE(pooled(2252, 0, rule).in_doubles);
  EXPECT_TRUE(pooled(1100, -2200, rule).in_doubles);
  EXPECT_FALSE(pooled(1200, -2400, rule).in_doubles);
  rule.rounding = {6, 0};
  EXPECT_FALSE(pooled(2252, 0, rule).in_doubles);
  rule.rounding = {0};
  EXPECT_TRUE(pooled(2252, 0, rule).in_doubles);
  EXPECT_FALSE(pooled(INT32_MAX, 0, rule).in_doubles);  // a key needs more digits
}

}  // namespace
}  // namespace rescore::plan_numbers_test
