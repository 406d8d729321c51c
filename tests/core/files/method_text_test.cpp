#include "rescore/method_text.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore {
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

/// The errors of a text, which must have some.
std::string refused(std::string_view text) {
  Errors errors;
  EXPECT_FALSE(read_method_text(small(), text, errors)) << text;
  EXPECT_FALSE(errors.empty()) << text;
  return diagnostics(errors);
}

IndicatorIndex indicator(std::string_view id) {
  return test::indicator(small(), id);
}

void expect_the_rules_of(std::string_view id, const Method& method) {
  const Method& base = test::method(small(), id);
  EXPECT_EQ(method.overall, base.overall);
  EXPECT_EQ(method.domain, base.domain);
  EXPECT_EQ(method.layer, base.layer);
}

TEST(MethodText, AnIdIsTheMethod) {
  for (const Method& base : small().methods) {
    const Method method = read(base.id);
    expect_the_rules_of(base.id, method);
    EXPECT_EQ(method.id, base.id);
    EXPECT_EQ(method.aggregate, Aggregate::pooled);
    EXPECT_TRUE(method.unweighted());
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
  EXPECT_EQ(method.aggregate, Aggregate::mean);
}

TEST(MethodText, ChangesFollowTheBase) {
  const Method method = read("exact,mean,weight=tea:3,drop=cake-02");
  expect_the_rules_of("exact", method);
  EXPECT_EQ(method.id, "exact,mean,weight=tea:3,drop=cake-02");
  EXPECT_EQ(method.aggregate, Aggregate::mean);
  EXPECT_EQ(method.domain_weights, (std::vector<int>{3, 1}));
  EXPECT_TRUE(method.layer_weights.empty());
  EXPECT_EQ(method.dropped, std::vector<IndicatorIndex>{indicator("cake-02")});
}

TEST(MethodText, TheLastWordHolds) {
  EXPECT_EQ(read("mean,pooled").aggregate, Aggregate::pooled);
  EXPECT_EQ(read("weight=tea:2,weight=tea:5").domain_weights, (std::vector<int>{5, 1}));
  EXPECT_EQ(read("drop=tea,weight=tea:2").domain_weights, (std::vector<int>{2, 1}));
  EXPECT_EQ(read("skips=all,skips=answered").layer.denominator, Denominator::answered);
}

TEST(MethodText, SkipsCountTheSameInEveryScope) {
  for (const char* base : {"publisher", "reversed"}) {
    for (const auto& [word, denominator] :
         {std::pair("skips=all", Denominator::all), {"skips=answered", Denominator::answered}}) {
      const Method method = read(std::string(base) + "," + word);
      EXPECT_EQ(method.overall.denominator, denominator);
      EXPECT_EQ(method.domain.denominator, denominator);
      EXPECT_EQ(method.layer.denominator, denominator);
      EXPECT_EQ(method.overall.rounding, test::method(small(), base).overall.rounding);
    }
  }
}

TEST(MethodText, ADomainOrLayerIsWeighed) {
  EXPECT_EQ(read("weight=cake:0").domain_weights, (std::vector<int>{1, 0}));
  EXPECT_EQ(read("weight=custom:1000").layer_weights, (std::vector<int>{1, 1000}));
  EXPECT_EQ(read("drop=supply").layer_weights, (std::vector<int>{0, 1}));
  EXPECT_EQ(read("drop=tea").domain_weights, (std::vector<int>{0, 1}));
}

TEST(MethodText, WeightsOfOneAreNone) {
  EXPECT_TRUE(read("weight=supply:1").unweighted());
  EXPECT_TRUE(read("weight=tea:2,weight=tea:1").unweighted());
  EXPECT_EQ(read("mean,weight=supply:1").aggregate, Aggregate::mean);
}

TEST(MethodText, AnIndicatorIsDroppedOnce) {
  EXPECT_EQ(read("drop=tea-02,drop=tea-01,drop=tea-02").dropped,
            (std::vector<IndicatorIndex>{indicator("tea-02"), indicator("tea-01")}));
}

TEST(MethodText, AnUnknownMethodIsTold) {
  EXPECT_EQ(refused("fair"),
            ": There is no method \"fair\"; there are: publisher exact reversed. "
            "[unknown-method]\n");
  EXPECT_EQ(refused(",mean"),
            ": There is no method \"\"; there are: publisher exact reversed. [unknown-method]\n");
}

TEST(MethodText, AnUnknownChangeIsTold) {
  const auto told_of = [](const std::string& change) {
    return ": A method cannot be changed by \"" + change +
           "\"; there are: mean, pooled, skips=all, skips=answered, weight=media:2, drop=media. "
           "[unknown-method]\n";
  };
  EXPECT_EQ(refused("exact,median"), told_of("median"));
  EXPECT_EQ(refused("exact,,mean"), told_of(""));
  EXPECT_EQ(refused("exact,mean=2"), told_of("mean=2"));
  EXPECT_EQ(refused("exact,skips=some"), told_of("skips=some"));
  EXPECT_EQ(refused("exact,reversed"), told_of("reversed"));
  EXPECT_EQ(refused("exact, mean"), told_of(" mean"));
}

TEST(MethodText, AWeightIsAWholeNumber) {
  const std::string sentence =
      ": A weight is written weight=media:2, with a whole number of 0 to 1000. [out-of-range]\n";
  for (const char* weight : {"weight", "weight=", "weight=tea", "weight=tea:", "weight=tea:-1",
                             "weight=tea:1001", "weight=tea:2.5", "weight=tea:+2", "weight=tea: 2",
                             "weight=tea:two", "weight=tea:99999999999", "weight=tea:2:3"}) {
    EXPECT_EQ(refused(weight), sentence) << weight;
  }
}

TEST(MethodText, WhatThereIsNotIsTold) {
  EXPECT_EQ(refused("weight=coffee:2"),
            ": There is no domain and no layer \"coffee\". [unknown-domain]\n");
  EXPECT_EQ(refused("weight=tea-01:2"),
            ": There is no domain and no layer \"tea-01\". [unknown-domain]\n");
  EXPECT_EQ(refused("weight=:2"), ": There is no domain and no layer \"\". [unknown-domain]\n");
  EXPECT_EQ(refused("drop=coffee"),
            ": There is no domain, layer or indicator \"coffee\". [unknown-indicator]\n");
  EXPECT_EQ(refused("drop"),
            ": There is no domain, layer or indicator \"\". [unknown-indicator]\n");
}

TEST(MethodText, EveryFaultIsTold) {
  EXPECT_EQ(refused("fair,drop=coffee,weight=tea:-1"),
            ": There is no method \"fair\"; there are: publisher exact reversed. [unknown-method]\n"
            ": There is no domain, layer or indicator \"coffee\". [unknown-indicator]\n"
            ": A weight is written weight=media:2, with a whole number of 0 to 1000. "
            "[out-of-range]\n");
}

TEST(MethodText, AMeanHasNoWeightsOfLayers) {
  const std::string sentence = ": A mean of domains has weights of domains only. [out-of-range]\n";
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
}  // namespace rescore
