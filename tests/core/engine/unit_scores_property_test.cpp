#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/unit_scores.h"
#include "support/made_up_tree.h"
#include "support/raw_data.h"

// Generated trees, compared with plain recursion and the C library's functions.
namespace rescore::unit_scores_property_test {
namespace {

struct Plain {
  const Dataset& data;
  const Plan& plan;  ///< for shares of answers
  const std::vector<Answer>& answers;

  const Method& method() const { return data.edition.methods.front(); }

  /// Weighted points, answered maxima and all maxima below a node.
  void add_points(NodeIndex node, double weight, double (&sums)[3]) const {
    for (const NodeIndex child : nodes(data.edition)) {
      const Node& below = data.edition.node(child);
      if (below.parent == node) add_points(child, weight * below.weight, sums);
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Indicator& indicator = data.edition.indicators[i];
      if (indicator.nodes.front() != node) continue;
      const double maximum = data.edition.scale_of(index_at<IndicatorIndex>(i)).maximum();
      sums[2] += weight * indicator.weight * maximum;
      if (answers[i].missing()) continue;
      sums[0] += weight * indicator.weight * answers[i].score;
      sums[1] += weight * indicator.weight * maximum;
    }
  }

  std::optional<double> share(NodeIndex node) const {
    const NodeRule& rule = rule_for(method(), node);
    if (rule.aggregation == Aggregation::pooled) {
      double sums[3] = {};
      add_points(node, 1, sums);
      if (rule.missing == Missing::none && sums[1] < sums[2]) return std::nullopt;
      if (sums[1] < rule.coverage * sums[2]) return std::nullopt;
      const double maximum = rule.missing == Missing::zero ? sums[2] : sums[1];
      return maximum > 0 ? std::optional(sums[0] / maximum) : std::nullopt;
    }
    std::vector<std::pair<double, std::optional<double>>> parts;
    for (const NodeIndex child : nodes(data.edition)) {
      const Node& below = data.edition.node(child);
      if (below.parent == node) parts.emplace_back(below.weight, share(child));
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Indicator& indicator = data.edition.indicators[i];
      if (indicator.nodes.front() != node) continue;
      const auto at = index_at<IndicatorIndex>(i);
      std::optional<double> own;
      if (!answers[i].missing()) own = plan.share(at, answers[i]);
      if (own && std::isnan(*own)) own.reset();
      parts.emplace_back(indicator.weight, own);
    }
    std::erase_if(parts, [](const auto& part) { return part.first == 0; });
    double weights = 0;
    double there = 0;
    for (const auto& [weight, value] : parts) {
      weights += weight;
      if (value) there += weight;
      if (!value && rule.missing == Missing::none) return std::nullopt;
    }
    if (weights == 0 || there < rule.coverage * weights) return std::nullopt;
    if (there == 0 && rule.missing != Missing::zero) return std::nullopt;
    if (rule.missing == Missing::left_out) {
      std::erase_if(parts, [](const auto& part) { return !part.second; });
    }
    const double of = rule.missing == Missing::left_out ? there : weights;
    double sum = 0;
    for (const auto& [weight, value] : parts) {
      const double positive = std::max(value.value_or(0), 0.0);
      switch (rule.aggregation) {
        case Aggregation::geometric:
          sum += weight * std::log(positive);
          break;
        case Aggregation::harmonic:
          sum += weight / positive;
          break;
        default:
          sum += weight * value.value_or(0);
      }
    }
    switch (rule.aggregation) {
      case Aggregation::geometric:
        return std::exp(sum / of);
      case Aggregation::harmonic:
        return of / sum;
      case Aggregation::sum:
        return sum;
      default:
        return sum / of;
    }
  }
};

/// Compares every node with plain recursion, and its score and key with its value.
void expect_plain(const Dataset& data, const Plan& plan, const UnitScores& scores) {
  const Plain plain{data, plan, scores.answers()};
  for (const NodeIndex node : nodes(data.edition)) {
    const NodePlan& own = plan.node(node);
    const NodeValue& value = scores.value(node);
    const std::optional<double> expected = plain.share(node);
    const std::optional<double> share = share_of(own, value);
    ASSERT_EQ(share.has_value(), expected.has_value()) << node_id(data.edition, node);
    const std::optional<Decimal> score = score_of(own, value);
    ASSERT_EQ(score.has_value(), expected.has_value());
    ASSERT_EQ(key_of(own, value) == kNotRanked, !expected);
    if (!expected) continue;
    ASSERT_NEAR(*share, *expected, 1e-10 * std::max(1.0, std::abs(*expected)))
        << node_id(data.edition, node);
    const double unit = std::pow(10.0, -own.rule.rounding.front());
    // Each further step may add an error of half its own unit.
    double most = unit / 2;
    for (const int decimals : own.rule.rounding) most += std::pow(10.0, -decimals) / 2;
    ASSERT_NEAR(number(*score), *expected * own.rule.scale, most + 1e-9);
  }
}

TEST(UnitScores, TreesAreWhatPlainRecursionGives) {
  test::Generator generator(321);
  int exact = 0;
  int real = 0;
  for (int trial = 0; trial < (test::kSlow ? 300 : 3000); ++trial) {
    const Dataset data = test::made_up_tree(generator);
    const Plan plan(data, data.edition.methods.front());
    for (const NodeIndex node : nodes(data.edition)) ++(plan.exact(node) ? exact : real);
    for (const Responses& responses : data.responses) {
      expect_plain(data, plan, UnitScores(plan, responses.answers));
      if (HasFatalFailure()) FAIL() << "trial " << trial;
    }
  }
  EXPECT_GT(exact, real / 3);
  EXPECT_GT(real, exact / 3);
}

TEST(UnitScores, ChangesOneByOneAreTheSameAsAllAtOnce) {
  test::Generator generator(322);
  for (int trial = 0; trial < (test::kSlow ? 100 : 1000); ++trial) {
    const Dataset data = test::made_up_tree(generator);
    const Plan plan(data, data.edition.methods.front());
    UnitScores scores(plan, data.responses.front().answers);
    for (int change = 0; change < 8; ++change) {
      const auto indicator =
          index_at<IndicatorIndex>(generator.below(data.edition.indicators.size()));
      scores.set(indicator, test::another_answer(data, indicator, generator));
      const UnitScores anew(plan, scores.answers());
      for (const NodeIndex node : nodes(data.edition)) {
        const NodePlan& own = plan.node(node);
        ASSERT_EQ(scores.value(node).achieved, anew.value(node).achieved);
        ASSERT_EQ(scores.value(node).ratio, anew.value(node).ratio);
        ASSERT_EQ(scores.maximum(node), anew.maximum(node));
        ASSERT_EQ(key_of(own, scores.value(node)), key_of(own, anew.value(node)))
            << "trial " << trial << ", " << node_id(data.edition, node);
      }
    }
  }
}

}  // namespace
}  // namespace rescore::unit_scores_property_test
