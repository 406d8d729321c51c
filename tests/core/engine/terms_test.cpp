#include "engine/terms.h"

#include <gtest/gtest.h>

#include "engine/rank_table.h"
#include "support/made_up_tree.h"

// What goes into a node, with which weight, and which methods cannot be computed.
namespace rescore::terms_test {
namespace {

using test::index_of;
using test::IndexText;

/// An index of three indicators: two in parts of the root, one in another tree alone. Its scales
/// are "cost", with points of -2 and 0, and "grade", with points of 0 and 1.
IndexText two_trees() {
  IndexText text;
  text.scales = R"([
      {"id": "cost", "name": "Cost", "options": [
        {"score": -2, "label": "High"}, {"score": 0, "label": "Low"}]},
      {"id": "grade", "name": "Grade", "options": [
        {"score": 0, "label": "No"}, {"score": 1, "label": "Yes"}]}])";
  text.nodes = R"([{"id": "overall", "name": "Overall"},
      {"id": "near", "name": "Near", "parent": "overall", "weight": 2},
      {"id": "far", "name": "Far", "parent": "overall", "weight": 3},
      {"id": "other", "name": "Other"}])";
  text.indicators = R"([
      {"id": "a", "title": "A", "nodes": ["near"], "scale": "grade"},
      {"id": "b", "title": "B", "nodes": ["far"], "scale": "grade", "weight": 5},
      {"id": "c", "title": "C", "nodes": ["other"], "scale": "grade", "weight": 7}])";
  return text;
}

Edition edition_of(const IndexText& text) {
  return test::read_index(text, 1);
}

/// "0*2 1*15": the indicators below a node, with their weights.
std::string below(const Edition& edition, const Method& method, std::size_t node) {
  const std::vector<std::vector<Term>> leaves = leaves_below(edition, method);
  std::string text;
  for (const Term& term : leaves[node]) {
    text += (text.empty() ? "" : " ") + std::to_string(term.at) + "*" + to_decimal(term.weight);
  }
  return text;
}

TEST(Terms, TheRootHoldsWhatIsInItsOwnTree) {
  const Edition edition = edition_of(two_trees());
  const Method& method = edition.methods.front();
  EXPECT_EQ(below(edition, method, 0), "0*2 1*15");
  EXPECT_EQ(below(edition, method, 2), "1*5");
  EXPECT_EQ(below(edition, method, 3), "2*7");
}

TEST(Terms, WeightsOfAnotherTreeCountInTheRoot) {
  IndexText text = two_trees();
  text.indicators = test::with(text.indicators, "/0/nodes", R"(["near", "other"])");
  const Edition edition = edition_of(text);
  Method method = edition.methods.front();
  method.weights = {1, 2, 3, 11};
  EXPECT_EQ(below(edition, method, 0), "0*22 1*15");
  EXPECT_EQ(below(edition, method, 3), "0*1 2*7");
}

TEST(Terms, WhatIsDroppedCountsInNoMean) {
  // A missing answer would count as 0.
  IndexText text = two_trees();
  text.nodes = R"([{"id": "overall", "name": "Overall"}])";
  text.indicators = test::indicators_of("grade", {"1", "1", "1"});
  text.method = R"("rule": {"aggregation": "arithmetic", "missing": "zero"}, "dropped": ["i2"])";
  EXPECT_EQ(test::score_text(index_of(text, {{1, 0, 1}})), "50.0");
  EXPECT_EQ(test::score_text(index_of(text, {{1, 0, test::kNoAnswer}})), "50.0");
}

/// What is said of the index's method under such a rule for all nodes.
std::string fault(const IndexText& text, Aggregation aggregation) {
  const Edition edition = edition_of(text);
  Method method = edition.methods.front();
  for (NodeRule& rule : method.rules) rule.aggregation = aggregation;
  return method_fault(edition, method);
}

TEST(Terms, WhereNoOptionIsAboveZeroThereAreNoShares) {
  IndexText text = two_trees();
  text.method = R"("rule": {"aggregation": "pooled"})";
  text.indicators = test::with(text.indicators, "/1/scale", "\"cost\"");
  EXPECT_EQ(fault(text, Aggregation::pooled), "");
  EXPECT_EQ(fault(text, Aggregation::arithmetic),
            "node:far is made of shares, but b has none: no option of its scale is above 0.");
  // Points that are all 0 or less can be pooled, too.
  text.indicators = test::indicators_of("cost", {"1", "1"});
  EXPECT_EQ(fault(text, Aggregation::pooled), "");
}

TEST(Terms, NoNodePoolsNumbers) {
  IndexText text = two_trees();
  text.scales = test::with(text.scales, "/-", R"({"id": "years", "name": "Years", "number": {}})");
  text.indicators = test::with(text.indicators, "/1/scale", "\"years\"");
  EXPECT_EQ(fault(text, Aggregation::arithmetic), "");
  const Edition edition = edition_of(text);
  Method method = edition.methods.front();
  method.rules[2].aggregation = Aggregation::pooled;
  EXPECT_EQ(method_fault(edition, method),
            "node:far pools points, but the indicator b has numbers.");
}

TEST(Terms, AMeanHasNoWeightsOfAnotherTree) {
  const Edition edition = edition_of(two_trees());
  Method method = edition.methods.front();
  method.weights = {1, 2, 3, 4};
  method.rules.front().aggregation = Aggregation::arithmetic;
  EXPECT_EQ(method_fault(edition, method),
            "node:other has a weight, but is no part of overall, which is a mean.");
  method.weights.back() = 1;
  EXPECT_EQ(method_fault(edition, method), "");
  for (NodeRule& rule : method.rules) rule.aggregation = Aggregation::pooled;
  method.weights.back() = 4;
  EXPECT_EQ(method_fault(edition, method), "");
}

TEST(Terms, AsManyPointsAsCanBeCounted) {
  IndexText text = two_trees();
  text.nodes = R"([{"id": "overall", "name": "Overall"}])";
  text.method = R"("rule": {"aggregation": "pooled"})";
  text.indicators = test::indicators_of("grade", {"1000000", "1000000", "97152"});
  EXPECT_EQ(fault(text, Aggregation::pooled), "");
  const Edition edition = edition_of(text);
  Edition larger = edition;
  larger.indicators.back().weight = 97'153;
  EXPECT_EQ(method_fault(larger, larger.methods.front()),
            "With these weights the maximum is 2097153 points; at most 2097152 are counted.");
  for (NodeRule& rule : larger.methods.front().rules) rule.aggregation = Aggregation::sum;
  EXPECT_EQ(method_fault(larger, larger.methods.front()), "");
}

}  // namespace
}  // namespace rescore::terms_test
