#include "engine/plan.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/made_up_tree.h"

// Compiling an index and a method: shares of answers, weights, points and their parts.
namespace rescore::plan_test {
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

/// Points of 0 and 4 with these weights, two in the first part and one in the second. The first
/// part has a weight, too.
Plan pooled(const std::string& first, const std::string& second, const std::string& third,
            const std::string& part) {
  IndexText text;
  text.scales = R"([{"id": "o", "name": "O", "options": [{"score": 0, "label": "0"},
      {"score": 4, "label": "4"}]}])";
  text.nodes = R"([{"id": "overall", "name": "O"}, {"id": "b", "name": "B", "parent": "overall"},
      {"id": "a", "name": "A", "parent": "overall", "weight": )" +
               part + "}]";
  const auto indicator = [](const char* id, const char* node, const std::string& weight) {
    return std::string(R"({"id": ")") + id + R"(", "title": "I", "scale": "o", "nodes": [")" +
           node + R"("], "weight": )" + weight + "}";
  };
  text.indicators = "[" + indicator("x", "a", first) + "," + indicator("y", "a", second) + "," +
                    indicator("z", "b", third) + "]";
  text.method = R"("rule": {"aggregation": "pooled"})";
  return plan_of(index_of(text, {{0, 0, 0}}));
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
  const Plan options = pooled("1", "1", "1", "1");
  EXPECT_EQ(options.leaf(kFirst).lowest, 0);
  EXPECT_EQ(options.leaf(kFirst).highest, 4);
  const Plan nobodys = plan_of(numbers("{}", {kNoAnswer}));
  EXPECT_EQ(nobodys.leaf(kFirst).lowest, 0);
  EXPECT_EQ(nobodys.leaf(kFirst).highest, 1);
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
  std::vector<std::int64_t> products;
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const auto in = [&](const char* id) {
      return is_below(edition, index_at<IndicatorIndex>(i), test::node(edition, id));
    };
    products.push_back(i == 1 ? 0 : (in("domain:tea") ? 2 : 3) * (in("layer:supply") ? 5 : 7));
  }
  EXPECT_EQ(whole(kOverall), products);
  // In their own node, indicators count once.
  EXPECT_EQ(whole(test::node(edition, "domain:tea")),
            (std::vector<std::int64_t>{1, 0, 1, 0, 0, 0}));
}

TEST(Plan, WeightsThatAreWholeCountPointsAsTheyAre) {
  EXPECT_EQ(pooled("2", "2", "2", "1").node(kOverall).all_maximum, 24);
  EXPECT_EQ(pooled("0.2", "0.2", "0.2", "1").node(kOverall).all_maximum, 12);
  EXPECT_EQ(pooled("0.25", "0.5", "0.5", "1").node(kOverall).all_maximum, 20);
}

TEST(Plan, AnIndicatorKnowsTheNodesThatCountItsPoints) {
  const Plan plan = pooled("2", "1", "1", "3");
  std::vector<std::pair<int, int>> above;
  for (const Term& term : plan.leaf(kFirst).above) {
    EXPECT_FALSE(term.leaf);
    above.emplace_back(term.at, term.whole);
  }
  EXPECT_EQ(above, (std::vector<std::pair<int, int>>{{2, 2}, {0, 6}}));
  EXPECT_EQ(plan.node(kOverall).terms.front().whole, 6);
}

TEST(Plan, PointsAddUpFromPartsInTheSameProportions) {
  const auto parts = [](const Plan& plan) {
    std::vector<std::pair<int, int>> found;
    for (const Term& part : plan.node(kOverall).parts) found.emplace_back(part.at, part.whole);
    return found;
  };
  using Parts = std::vector<std::pair<int, int>>;
  EXPECT_EQ(parts(pooled("1", "1", "1", "1")), (Parts{{1, 1}, {2, 1}}));
  EXPECT_EQ(parts(pooled("2", "1", "1", "3")), (Parts{{1, 1}, {2, 3}}));
  EXPECT_EQ(parts(pooled("2", "0", "1", "3")), (Parts{{1, 1}, {2, 3}}));
  EXPECT_EQ(parts(pooled("2", "1", "0", "3")), (Parts{{1, 0}, {2, 3}}));
  EXPECT_EQ(parts(pooled("2", "1", "1", "0")), (Parts{{1, 1}, {2, 0}}));
  // 1 and 2 in the first part are 3 and 6 of all, next to 20 that are 10 in the second.
  EXPECT_EQ(parts(pooled("0.5", "1", "10", "3")), (Parts{{1, 2}, {2, 3}}));
}

TEST(Plan, PrintedTotalsTellPointsThatPartsTell) {
  EXPECT_TRUE(pooled("1", "1", "1", "1").node(kOverall).printed);
  EXPECT_TRUE(pooled("1", "1", "1", "3").node(kOverall).printed);
  EXPECT_FALSE(pooled("2", "1", "1", "1").node(kOverall).printed);
  EXPECT_FALSE(pooled("2", "1", "1", "1").node(NodeIndex{2}).printed);
}

TEST(Plan, AnOptionOfAScaleWithoutPointsIsNoShare) {
  IndexText text;
  text.scales = R"([{"id": "o", "name": "O", "options": [{"score": -4, "label": "a"},
      {"score": 0, "label": "b"}]}])";
  text.indicators = indicators_of("o", {"1"});
  text.method = R"("rule": {"aggregation": "pooled"})";
  const Plan plan = plan_of(index_of(text, {{0}}));
  EXPECT_EQ(plan.share(kFirst, {-4}), 0);
  EXPECT_EQ(plan.share(kFirst, {0}), 0);
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
  IndexText large;
  large.scales = R"([{"id": "s1000", "name": "S", "options": [{"score": 0, "label": "No"},
      {"score": 1000, "label": "Yes"}]}])";
  large.indicators = indicators_of("s1000", {"2098", "1"});
  large.method = R"("rule": {"aggregation": "pooled"})";
  EXPECT_EQ(fault(large),
            "/methods/0: With these weights the maximum is 2099000 points; at most 2097152 are "
            "counted. [out-of-range]\n");
}

}  // namespace
}  // namespace rescore::plan_test
