#include "engine/plan.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/made_up_tree.h"

// Compiling an index and a method: shares of answers, weights, and which nodes are exact.
namespace rescore {
namespace {

using test::index_of;
using test::IndexText;
using test::indicators_of;
using test::kNoAnswer;

constexpr IndicatorIndex kFirst{0};

Plan plan_of(const Dataset& data) {
  return {data, data.edition.methods.front()};
}

/// An index with one indicator that has a number, and the units' numbers.
Dataset numbers(const std::string& number, const std::vector<double>& answers) {
  IndexText text;
  text.scales = R"([{"id": "s", "name": "S", "number": )" + number + "}]";
  text.indicators = indicators_of("s", {"1"});
  std::vector<std::vector<double>> units;
  for (const double answer : answers) units.push_back({answer});
  return index_of(text, units);
}

TEST(Plan, ANumberIsAShareBetweenItsGoalposts) {
  const Plan plan = plan_of(numbers(R"({"unit": "years", "lower": 20, "upper": 85})", {60, 70}));
  EXPECT_EQ(plan.share(kFirst, {20}), 0);
  EXPECT_EQ(plan.share(kFirst, {85}), 1);
  EXPECT_EQ(plan.share(kFirst, {52.5}), 0.5);
  EXPECT_DOUBLE_EQ(plan.share(kFirst, {98}), 1.2);
  EXPECT_DOUBLE_EQ(plan.share(kFirst, {13.5}), -0.1);
}

TEST(Plan, ANumberCanBeClampedToItsGoalposts) {
  const Plan plan = plan_of(numbers(R"({"lower": 20, "upper": 85, "clamp": true})", {60, 70}));
  EXPECT_EQ(plan.share(kFirst, {98}), 1);
  EXPECT_EQ(plan.share(kFirst, {13.5}), 0);
  EXPECT_EQ(plan.share(kFirst, {52.5}), 0.5);
}

TEST(Plan, ALowNumberCanBeAHighShare) {
  const Plan plan = plan_of(numbers(R"({"lower": 0, "upper": 10, "reversed": true})", {5, 7}));
  EXPECT_EQ(plan.share(kFirst, {0}), 1);
  EXPECT_EQ(plan.share(kFirst, {2.5}), 0.75);
  EXPECT_EQ(plan.share(kFirst, {10}), 0);
  EXPECT_EQ(plan.share(kFirst, {15}), -0.5);
  const Plan clamped =
      plan_of(numbers(R"({"lower": 0, "upper": 10, "reversed": true, "clamp": true})", {5, 7}));
  EXPECT_EQ(clamped.share(kFirst, {15}), 0);
  EXPECT_EQ(clamped.share(kFirst, {-5}), 1);
}

TEST(Plan, NumbersCanBeComparedByTheirLogarithms) {
  const Plan plan =
      plan_of(numbers(R"({"lower": 100, "upper": 75000, "transform": "log"})", {500, 600}));
  EXPECT_EQ(plan.share(kFirst, {100}), 0);
  EXPECT_EQ(plan.share(kFirst, {75000}), 1);
  EXPECT_NEAR(plan.share(kFirst, {10000}), std::log(100.0) / std::log(750.0), 1e-15);
  // A number without a logarithm is below all others, and not an error.
  EXPECT_LT(plan.share(kFirst, {0}), -100);
  EXPECT_EQ(plan.share(kFirst, {-1}), plan.share(kFirst, {0}));
}

TEST(Plan, AGoalpostThatIsLeftOutIsTheLowestOrHighestNumber) {
  const Plan both = plan_of(numbers("{}", {20, kNoAnswer, 10, 30}));
  EXPECT_EQ(both.share(kFirst, {10}), 0);
  EXPECT_EQ(both.share(kFirst, {25}), 0.75);
  EXPECT_EQ(both.share(kFirst, {30}), 1);
  const Plan upper = plan_of(numbers(R"({"lower": 0})", {20, 10, 40}));
  EXPECT_EQ(upper.share(kFirst, {10}), 0.25);
  const Plan lower = plan_of(numbers(R"({"upper": 100})", {20, 60}));
  EXPECT_EQ(lower.share(kFirst, {60}), 0.5);
  const Plan logarithms = plan_of(numbers(R"({"transform": "log"})", {100, 1, 10}));
  EXPECT_NEAR(logarithms.share(kFirst, {10}), 0.5, 1e-15);
}

TEST(Plan, ObservedGoalpostsStayInAWhatIf) {
  const Dataset data = numbers("{}", {10, 20, 30});
  const std::vector<Edit> edits = {{UnitIndex{0}, kFirst, {50}}};
  const RankTable table = test::table_of(data, data.edition.methods.front(), edits);
  EXPECT_EQ(table.row(UnitIndex{0}, kOverall).score, (Decimal{2000, 1}));
  EXPECT_EQ(table.row(UnitIndex{1}, kOverall).score, (Decimal{500, 1}));
}

TEST(Plan, GoalpostsThatDoNotRiseGiveNoShare) {
  // All the same, nothing answered, or all below a lower goalpost that is given.
  for (const Dataset& data : {numbers("{}", {5, 5}), numbers(R"({"lower": 10})", {3, 5}),
                              numbers(R"({"transform": "log"})", {5, 5})}) {
    const Plan plan = plan_of(data);
    for (const double number : {-3.0, 0.0, 3.0, 5.0, 6.0, 20.0}) {
      EXPECT_TRUE(std::isnan(plan.share(kFirst, {number}))) << number;
    }
    EXPECT_EQ(test::score_text(data), "-");
  }
}

TEST(Plan, WhatAWhatIfMayTryIsBetweenTheGoalposts) {
  const Plan fixed = plan_of(numbers(R"({"lower": 20, "upper": 85, "transform": "log"})", {60}));
  EXPECT_EQ(fixed.leaf(kFirst).lowest, 20);
  EXPECT_EQ(fixed.leaf(kFirst).highest, 85);
  const Plan observed = plan_of(numbers("{}", {60, 70}));
  EXPECT_EQ(observed.leaf(kFirst).lowest, 60);
  EXPECT_EQ(observed.leaf(kFirst).highest, 70);
}

TEST(Plan, WeightsBecomeWholeNumbersInTheSameProportions) {
  using Whole = std::vector<std::int64_t>;
  EXPECT_EQ(whole_weights({1, 2, 0}), (Whole{1, 2, 0}));
  EXPECT_EQ(whole_weights({2, 4}), (Whole{2, 4}));  // unchanged, because they are points
  EXPECT_EQ(whole_weights({0.5, 0.25}), (Whole{2, 1}));
  EXPECT_EQ(whole_weights({0.1, 0.2, 0.7}), (Whole{1, 2, 7}));
  EXPECT_EQ(whole_weights({1, 0.333333}), (Whole{1'000'000, 333'333}));
  EXPECT_EQ(whole_weights({1, 1.0 / 3}), (Whole{1'000'000, 333'333}));
  EXPECT_EQ(whole_weights({0.1234567, 1}), (Whole{123'457, 1'000'000}));
  EXPECT_EQ(whole_weights({}), Whole{});
}

TEST(Plan, PooledWeightsAreProductsAndWhatIsDroppedHasNone) {
  const Dataset data = test::small_session().data();
  const Edition& edition = data.edition;
  Method method = edition.methods.front();
  const auto whole = [&](NodeIndex node) {
    const Plan plan(data, method);
    std::vector<std::int64_t> weights(edition.indicators.size());
    for (const Term& term : plan.node(node).points) weights[term.at] = term.whole;
    return weights;
  };
  EXPECT_EQ(whole(kOverall), std::vector<std::int64_t>(6, 1));
  // overall, domain:tea, domain:cake, layer:supply, layer:custom
  method.weights = {1, 2, 3, 5, 7};
  method.dropped = {IndicatorIndex{1}};
  const Plan plan(data, method);
  std::vector<std::int64_t> products;
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const auto in = [&](const char* id) {
      return is_below(edition, index_at<IndicatorIndex>(i), test::node(edition, id));
    };
    products.push_back(i == 1 ? 0 : (in("domain:tea") ? 2 : 3) * (in("layer:supply") ? 5 : 7));
    EXPECT_EQ(plan.leaf(index_at<IndicatorIndex>(i)).dropped, i == 1);
  }
  EXPECT_EQ(whole(kOverall), products);
  // In their own node, indicators count once.
  EXPECT_EQ(whole(test::node(edition, "domain:tea")),
            (std::vector<std::int64_t>{1, 0, 1, 0, 0, 0}));
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

TEST(Plan, APartOfATreeIsComputedBeforeItsWhole) {
  test::Generator generator(311);
  for (int trial = 0; trial < 100; ++trial) {
    const Dataset data = test::made_up_tree(generator);
    const Plan plan = plan_of(data);
    std::vector<bool> seen(data.edition.nodes.size());
    EXPECT_EQ(plan.order().size(), seen.size());
    for (const NodeIndex node : plan.order()) {
      for (const NodeIndex child : nodes(data.edition)) {
        if (data.edition.node(child).parent == node) {
          EXPECT_TRUE(seen[child.value]);
        }
      }
      seen[node.value] = true;
    }
  }
}

/// The errors in the method, from reading an index.
std::string fault(const IndexText& text) {
  std::string json =
      R"({"format": 2, "edition": "m", "title": "M", "units": [{"id": "a", "name": "A"}], "scales": )" +
      text.scales + R"(, "nodes": )" + text.nodes + R"(, "indicators": )" + text.indicators +
      R"(, "methods": [{"id": "m", "name": "M", "about": "M.", )" + text.method + "}]}";
  Errors errors;
  read_edition("index.json", json, errors);
  return test::diagnostics(errors);
}

TEST(Plan, WhatCannotBeComputedIsReported) {
  IndexText text;
  text.indicators = indicators_of("points", {"1"});
  text.method = R"("rule": {"aggregation": "pooled"})";
  EXPECT_EQ(fault(text),
            "/methods/0: overall pools points, but the indicator i0 has numbers. [out-of-range]\n");
  text.method = R"("dropped": ["i0"])";
  EXPECT_EQ(fault(text), "/methods/0: Nothing is left to score. [out-of-range]\n");
  IndexText large = options_up_to({1000});
  large.indicators = indicators_of("s1000", {"2098", "1"});
  large.method = R"("rule": {"aggregation": "pooled"})";
  EXPECT_EQ(fault(large),
            "/methods/0: With these weights the maximum is 2099000 points; at most 2097152 are "
            "counted. [out-of-range]\n");
}

}  // namespace
}  // namespace rescore
