#include <gtest/gtest.h>

#include "files/methods.h"
#include "support/support.h"

namespace rescore::method_text_test {
namespace {

using test::diagnostics;

const Edition& small() {
  static const Edition edition = test::edition_of(test::small());
  return edition;
}

Method read(std::string_view text) {
  Errors errors;
  const auto method = read_method_text(small(), text, errors);
  EXPECT_EQ(diagnostics(errors), "") << text;
  return method.value_or(Method{});
}

/// The errors of a text; there must be some.
std::string refused(std::string_view text) {
  Errors errors;
  EXPECT_FALSE(read_method_text(small(), text, errors)) << text;
  EXPECT_FALSE(errors.empty()) << text;
  return diagnostics(errors);
}

Aggregation aggregation(const Method& method) {
  return method.rules.front().aggregation;
}

/// Weights by node: of the root, the domains and the layers.
std::vector<double> weights(double tea, double cake, double supply, double custom) {
  return {1, tea, cake, supply, custom};
}

bool unweighted(const Method& method) {
  return method.weights.empty() && method.dropped.empty();
}

IndicatorIndex indicator(std::string_view id) {
  return test::indicator(small(), id);
}

void expect_the_rules_of(std::string_view id, const Method& method) {
  const Method& base = test::method(small(), id);
  std::vector<NodeRule> rules = method.rules;
  rules.front().aggregation = base.rules.front().aggregation;  // what `mean` changes
  EXPECT_EQ(rules, base.rules);
}

TEST(MethodText, AnIdIsTheMethod) {
  for (const Method& base : small().methods) {
    const Method method = read(base.id);
    expect_the_rules_of(base.id, method);
    EXPECT_EQ(method.id, base.id);
    EXPECT_EQ(aggregation(method), Aggregation::pooled);
    EXPECT_TRUE(unweighted(method));
  }
}

TEST(MethodText, NothingIsThePublishersMethod) {
  const Method method = read("");
  expect_the_rules_of("publisher", method);
  EXPECT_EQ(method.id, "publisher");
}

TEST(MethodText, ChangesAloneChangeThePublishersMethod) {
  const Method method = read("mean");
  expect_the_rules_of("publisher", method);
  EXPECT_EQ(method.id, "mean");
  EXPECT_EQ(aggregation(method), Aggregation::arithmetic);
}

TEST(MethodText, ChangesFollowTheBase) {
  const Method method = read("exact,mean,weight=tea:3,drop=cake-02");
  expect_the_rules_of("exact", method);
  EXPECT_EQ(method.id, "exact,mean,weight=tea:3,drop=cake-02");
  EXPECT_EQ(aggregation(method), Aggregation::arithmetic);
  EXPECT_EQ(method.weights, weights(3, 1, 1, 1));
  EXPECT_EQ(method.dropped, std::vector<IndicatorIndex>{indicator("cake-02")});
}

TEST(MethodText, TheLastWordHolds) {
  EXPECT_EQ(aggregation(read("mean,pooled")), Aggregation::pooled);
  EXPECT_EQ(read("weight=tea:2,weight=tea:5").weights, weights(5, 1, 1, 1));
  EXPECT_EQ(read("drop=tea,weight=tea:2").weights, weights(2, 1, 1, 1));
  EXPECT_EQ(read("skips=all,skips=answered").rules.back().missing, Missing::left_out);
}

TEST(MethodText, SkipsCountTheSameInEveryNode) {
  for (const char* base : {"publisher", "reversed"}) {
    for (const auto& [word, missing] :
         {std::pair("skips=all", Missing::zero), {"skips=answered", Missing::left_out}}) {
      const Method method = read(std::string(base) + "," + word);
      std::vector<NodeRule> wanted = test::method(small(), base).rules;
      for (NodeRule& rule : wanted) rule.missing = missing;
      EXPECT_EQ(method.rules, wanted);
    }
  }
}

TEST(MethodText, ADomainOrLayerIsWeighed) {
  EXPECT_EQ(read("weight=cake:0").weights, weights(1, 0, 1, 1));
  EXPECT_EQ(read("weight=custom:1000").weights, weights(1, 1, 1, 1000));
  EXPECT_EQ(read("drop=supply").weights, weights(1, 1, 0, 1));
  EXPECT_EQ(read("drop=tea").weights, weights(0, 1, 1, 1));
}

TEST(MethodText, APartGoesByItsWholeIdAsWell) {
  EXPECT_EQ(read("weight=domain:tea:3").weights, weights(3, 1, 1, 1));
  EXPECT_EQ(read("drop=layer:custom").weights, weights(1, 1, 1, 0));
}

TEST(MethodText, WeightsOfOneAreNone) {
  EXPECT_TRUE(unweighted(read("weight=supply:1")));
  EXPECT_TRUE(unweighted(read("weight=tea:2,weight=tea:1")));
  EXPECT_EQ(aggregation(read("mean,weight=supply:1")), Aggregation::arithmetic);
}

TEST(MethodText, AnIndicatorIsDroppedOnce) {
  EXPECT_EQ(read("drop=tea-02,drop=tea-01,drop=tea-02").dropped,
            (std::vector<IndicatorIndex>{indicator("tea-02"), indicator("tea-01")}));
}

TEST(MethodText, AnUnknownMethodIsReported) {
  EXPECT_EQ(refused("fair"),
            ": There is no method \"fair\"; there are: publisher exact reversed. "
            "[unknown-method]\n");
  EXPECT_EQ(refused(",mean"),
            ": There is no method \"\"; there are: publisher exact reversed. [unknown-method]\n");
}

TEST(MethodText, AnUnknownChangeIsReported) {
  const auto reported_of = [](const std::string& change) {
    return ": A method cannot be changed by \"" + change +
           "\"; there are: mean, pooled, skips=all, skips=answered, weight=media:2, drop=media. "
           "[unknown-method]\n";
  };
  EXPECT_EQ(refused("exact,median"), reported_of("median"));
  EXPECT_EQ(refused("exact,,mean"), reported_of(""));
  EXPECT_EQ(refused("exact,mean=2"), reported_of("mean=2"));
  EXPECT_EQ(refused("exact,skips=some"), reported_of("skips=some"));
  EXPECT_EQ(refused("exact,reversed"), reported_of("reversed"));
  EXPECT_EQ(refused("exact, mean"), reported_of(" mean"));
}

TEST(MethodText, AWeightIsAWholeNumber) {
  const std::string sentence =
      ": A weight is written weight=media:2, with a whole number of 0 to 1000. [out-of-range]\n";
  for (const char* weight : {"weight", "weight=", "weight=tea", "weight=tea:", "weight=tea:-1",
                             "weight=tea:1001", "weight=tea:2.5", "weight=tea:+2", "weight=tea: 2",
                             "weight=tea:two", "weight=tea:99999999999"}) {
    EXPECT_EQ(refused(weight), sentence) << weight;
  }
}

TEST(MethodText, WhatThereIsNotIsReported) {
  EXPECT_EQ(refused("weight=coffee:2"),
            ": There is no domain and no layer \"coffee\". [unknown-domain]\n");
  EXPECT_EQ(refused("weight=tea-01:2"),
            ": There is no domain and no layer \"tea-01\". [unknown-domain]\n");
  EXPECT_EQ(refused("weight=tea:2:3"),
            ": There is no domain and no layer \"tea:2\". [unknown-domain]\n");
  EXPECT_EQ(refused("weight=:2"), ": There is no domain and no layer \"\". [unknown-domain]\n");
  EXPECT_EQ(refused("drop=coffee"),
            ": There is no domain, layer or indicator \"coffee\". [unknown-indicator]\n");
  EXPECT_EQ(refused("drop"),
            ": There is no domain, layer or indicator \"\". [unknown-indicator]\n");
}

TEST(MethodText, EveryFaultIsReported) {
  EXPECT_EQ(refused("fair,drop=coffee,weight=tea:-1"),
            ": There is no method \"fair\"; there are: publisher exact reversed. [unknown-method]\n"
            ": There is no domain, layer or indicator \"coffee\". [unknown-indicator]\n"
            ": A weight is written weight=media:2, with a whole number of 0 to 1000. "
            "[out-of-range]\n");
}

TEST(MethodText, AMeanHasNoWeightsOfLayers) {
  const std::string sentence =
      ": layer:supply has a weight, but is no part of overall, which is a mean. [out-of-range]\n";
  EXPECT_EQ(refused("mean,weight=supply:2"), sentence);
  EXPECT_EQ(refused("drop=supply,mean"), sentence);
}

TEST(MethodText, SomethingMustBeLeft) {
  EXPECT_EQ(refused("drop=tea,drop=cake"), ": Nothing is left to score. [out-of-range]\n");
  EXPECT_EQ(refused("drop=tea,drop=cake-01,drop=cake-02,drop=cake-03"),
            ": Nothing is left to score. [out-of-range]\n");
}

TEST(MethodText, WeightedMaximaStaySmall) {
  EXPECT_EQ(refused("weight=tea:1000,weight=supply:1000"),
            ": With these weights the maximum is 8007007 points; at most 2097152 are counted. "
            "[out-of-range]\n");
}

TEST(MethodText, TheLargestMaximumIsCounted) {
  Edition edition = small();
  edition.scales[0].options.back().score = 16;
  Errors errors;
  // cake-01: 16 x 256 x 512 = 2^21.
  const char* base = "drop=tea,drop=cake-02,drop=cake-03,weight=cake:256,weight=supply:";
  EXPECT_TRUE(read_method_text(edition, std::string(base) + "512", errors)) << diagnostics(errors);
  EXPECT_FALSE(read_method_text(edition, std::string(base) + "513", errors));
  EXPECT_EQ(diagnostics(errors),
            ": With these weights the maximum is 2101248 points; at most 2097152 are counted. "
            "[out-of-range]\n");
}

}  // namespace
}  // namespace rescore::method_text_test
