#include <gtest/gtest.h>

#include "audit/fingerprint.h"
#include "china_index/edition_writer.h"
#include "support/support.h"

namespace rescore::method_json_test {
namespace {

using test::diagnostics;
using test::with;

/// A method in a file of its own.
constexpr const char* kMethod = R"({
  "id": "mine", "name": "Mine", "about": "As I like it.",
  "overall": {"denominator": "all", "rounding": [2], "key": "exact", "ties": "dense"},
  "domain": {"denominator": "answered", "rounding": [1], "key": "rounded", "ties": "competition"},
  "layer": {"denominator": "all", "rounding": [1, 0], "key": "rounded", "ties": "dense"}})";

const Edition& small() {
  static const Edition edition = test::edition_of(test::small());
  return edition;
}

Method read(const std::string& text) {
  Errors errors;
  const auto method = read_method(small(), "mine.json", text, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return method.value_or(Method{});
}

std::string refused(const std::string& text) {
  Errors errors;
  EXPECT_FALSE(read_method(small(), "mine.json", text, errors));
  for (const Error& error : errors) EXPECT_EQ(error.file, "mine.json");
  return diagnostics(errors);
}

NodeRule rule(Missing missing, std::vector<int> rounding, RankKey key, Ties ties) {
  NodeRule rule;
  rule.missing = missing;
  rule.rounding = std::move(rounding);
  rule.key = key;
  rule.ties = ties;
  return rule;
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

/// The errors of the small index with one value of its first method changed.
std::string refused_index(std::string_view key, std::string_view value) {
  Errors errors;
  const std::string pointer = "/methods/0/" + std::string(key);
  EXPECT_FALSE(read_edition("index.json", with(test::small().index.text, pointer, value), errors));
  return diagnostics(errors);
}

TEST(MethodJson, AMethodHasARuleForEachKindOfNode) {
  const Method method = read(kMethod);
  EXPECT_EQ(method.id, "mine");
  EXPECT_EQ(method.name, "Mine");
  EXPECT_EQ(method.about, "As I like it.");
  const NodeRule overall = rule(Missing::zero, {2}, RankKey::exact, Ties::dense);
  const NodeRule domain = rule(Missing::left_out, {1}, RankKey::rounded, Ties::competition);
  const NodeRule layer = rule(Missing::zero, {1, 0}, RankKey::rounded, Ties::dense);
  EXPECT_EQ(method.rules, (std::vector<NodeRule>{overall, domain, domain, layer, layer}));
}

TEST(MethodJson, WhatIsLeftOutCountsOnce) {
  const Method method = read(kMethod);
  EXPECT_EQ(aggregation(method), Aggregation::pooled);
  EXPECT_TRUE(unweighted(method));
  EXPECT_TRUE(unweighted(read(with(kMethod, "/dropped", "[]"))));
  EXPECT_TRUE(unweighted(read(with(kMethod, "/layer_weights", "{}"))));
  EXPECT_TRUE(unweighted(read(with(kMethod, "/$schema", "\"method.schema.json\""))));
}

TEST(MethodJson, AggregateIsPooledOrAMean) {
  EXPECT_EQ(aggregation(read(with(kMethod, "/aggregate", "\"pooled\""))), Aggregation::pooled);
  EXPECT_EQ(aggregation(read(with(kMethod, "/aggregate", "\"mean\""))), Aggregation::arithmetic);
  EXPECT_EQ(aggregation(read(with(kMethod, "/aggregate", "\"geometric\""))),
            Aggregation::geometric);
  EXPECT_EQ(aggregation(read(with(kMethod, "/aggregate", "\"harmonic\""))), Aggregation::harmonic);
  EXPECT_EQ(refused(with(kMethod, "/aggregate", "\"median\"")),
            "/aggregate: Expected one of \"pooled\", \"mean\", \"geometric\", \"harmonic\". "
            "[bad-text]\n");
  EXPECT_EQ(refused(with(kMethod, "/aggregate", "null")),
            "/aggregate: Expected text. [wrong-type]\n");
}

TEST(MethodJson, HalvesGoUpAndTheHighestIsFirstUnlessTheRuleSaysOtherwise) {
  const Method plain = read(kMethod);
  EXPECT_EQ(plain.rules[1].halves, Halves::up);
  EXPECT_EQ(plain.rules[1].first, First::highest);
  const Method method =
      read(with(with(kMethod, "/domain/halves", "\"even\""), "/domain/first", "\"lowest\""));
  EXPECT_EQ(method.rules[1].halves, Halves::even);
  EXPECT_EQ(method.rules[2].first, First::lowest);
  EXPECT_EQ(method.rules[0].halves, Halves::up);
  EXPECT_EQ(method.rules[3].first, First::highest);
  EXPECT_EQ(refused(with(kMethod, "/layer/halves", "\"down\"")),
            "/layer/halves: Expected one of \"up\", \"even\". [bad-text]\n");
  EXPECT_EQ(refused(with(kMethod, "/layer/first", "\"best\"")),
            "/layer/first: Expected one of \"highest\", \"lowest\". [bad-text]\n");
}

TEST(MethodJson, AWordThatChangesMethodsIsNoId) {
  for (const std::string id : {"mean", "pooled"}) {
    EXPECT_EQ(refused(with(kMethod, "/id", '"' + id + '"')),
              "/id: \"" + id + "\" changes a method (exact,mean) and cannot name one. [bad-id]\n");
  }
}

TEST(MethodJson, APartThatIsNotNamedWeighsOne) {
  EXPECT_EQ(read(with(kMethod, "/domain_weights", R"({"cake": 3})")).weights, weights(1, 3, 1, 1));
  EXPECT_EQ(read(with(kMethod, "/layer_weights", R"({"supply": 0})")).weights, weights(1, 1, 0, 1));
  EXPECT_EQ(read(with(kMethod, "/layer_weights", R"({"supply": 1000})")).weights,
            weights(1, 1, 1000, 1));
}

TEST(MethodJson, WeightsOfOneAreNone) {
  EXPECT_TRUE(unweighted(read(with(kMethod, "/domain_weights", R"({"cake": 1, "tea": 1})"))));
  EXPECT_TRUE(unweighted(read(with(kMethod, "/layer_weights", R"({"custom": 1})"))));
}

TEST(MethodJson, WeightsAreWholeNumbersOfWhatThereIs) {
  EXPECT_EQ(refused(with(kMethod, "/domain_weights", R"({"coffee": 2})")),
            "/domain_weights/coffee: There is no domain \"coffee\". [unknown-domain]\n");
  EXPECT_EQ(refused(with(kMethod, "/domain_weights", R"({"supply": 2})")),
            "/domain_weights/supply: There is no domain \"supply\". [unknown-domain]\n");
  EXPECT_EQ(refused(with(kMethod, "/layer_weights", R"({"tea": 2})")),
            "/layer_weights/tea: There is no layer \"tea\". [unknown-layer]\n");
  EXPECT_EQ(refused(with(kMethod, "/layer_weights", R"({"supply": 1001})")),
            "/layer_weights/supply: The number 1001 is not between 0 and 1000. [out-of-range]\n");
  EXPECT_EQ(refused(with(kMethod, "/layer_weights", R"({"supply": -1})")),
            "/layer_weights/supply: The number -1 is not between 0 and 1000. [out-of-range]\n");
  EXPECT_EQ(refused(with(kMethod, "/layer_weights", R"({"supply": 0.5})")),
            "/layer_weights/supply: Expected a whole number. [wrong-type]\n");
  EXPECT_EQ(refused(with(kMethod, "/domain_weights", "[2, 1]")),
            "/domain_weights: Expected an object. [wrong-type]\n");
}

TEST(MethodJson, IndicatorsAreDroppedOnce) {
  const Method method = read(with(kMethod, "/dropped", R"(["cake-02", "tea-01", "cake-02"])"));
  EXPECT_EQ(method.dropped, (std::vector<IndicatorIndex>{test::indicator(small(), "cake-02"),
                                                         test::indicator(small(), "tea-01")}));
}

TEST(MethodJson, DroppedIndicatorsAreThere) {
  EXPECT_EQ(refused(with(kMethod, "/dropped", R"(["tea-01", "tea-09"])")),
            "/dropped/1: There is no indicator \"tea-09\". [unknown-indicator]\n");
  EXPECT_EQ(refused(with(kMethod, "/dropped", R"(["Tea"])")),
            "/dropped/0: An id has 1 to 64 lower-case letters, digits and hyphens, and starts with "
            "a letter. [bad-id]\n");
  EXPECT_EQ(refused(with(kMethod, "/dropped", "\"tea-01\"")),
            "/dropped: Expected a list. [wrong-type]\n");
  EXPECT_EQ(
      refused(with(kMethod, "/dropped",
                   R"(["tea-01", "tea-01", "tea-01", "tea-01", "tea-01", "tea-01", "tea-01"])")),
      "/dropped: The list has 7 entries instead of 0 to 6. [out-of-range]\n");
}

TEST(MethodJson, AMeanHasNoWeightsOfLayers) {
  const std::string mean = with(kMethod, "/aggregate", "\"mean\"");
  EXPECT_EQ(
      refused(with(mean, "/layer_weights", R"({"supply": 2})")),
      ": layer:supply has a weight, but is no part of overall, which is a mean. [out-of-range]\n");
  EXPECT_EQ(aggregation(read(with(mean, "/layer_weights", R"({"supply": 1})"))),
            Aggregation::arithmetic);
  EXPECT_EQ(read(with(mean, "/domain_weights", R"({"tea": 2})")).weights, weights(2, 1, 1, 1));
}

TEST(MethodJson, SomethingIsLeftThatIsNotTooMuch) {
  EXPECT_EQ(refused(with(kMethod, "/domain_weights", R"({"tea": 0, "cake": 0})")),
            ": Nothing is left to score. [out-of-range]\n");
  EXPECT_EQ(refused(with(with(kMethod, "/domain_weights", R"({"tea": 1000})"), "/layer_weights",
                         R"({"supply": 1000})")),
            ": With these weights the maximum is 8007007 points; at most 2097152 are counted. "
            "[out-of-range]\n");
}

TEST(MethodJson, KeysAndIdsAreChecked) {
  EXPECT_EQ(refused(with(kMethod, "/weights", "{}")),
            "/weights: No key \"weights\" is known here. [unknown-key]\n");
  EXPECT_EQ(refused(with(kMethod, "/id", "\"exact\"")),
            "/id: The id \"exact\" stands in this list twice. [duplicate-id]\n");
  EXPECT_EQ(refused(test::without(kMethod, "/layer")),
            ": The key \"layer\" is missing here. [missing-key]\n");
  EXPECT_EQ(refused("[]"), ": Expected an object. [wrong-type]\n");
}

TEST(MethodJson, AMethodOfAnIndexIsReadTheSameWay) {
  EXPECT_EQ(refused_index("aggregate", "\"median\""),
            "/methods/0/aggregate: Expected one of \"pooled\", \"mean\", \"geometric\", "
            "\"harmonic\". [bad-text]\n");
  EXPECT_EQ(refused_index("domain_weights", R"({"coffee": 2})"),
            "/methods/0/domain_weights/coffee: There is no domain \"coffee\". [unknown-domain]\n");
  EXPECT_EQ(refused_index("layer_weights", R"({"coffee": 2})"),
            "/methods/0/layer_weights/coffee: There is no layer \"coffee\". [unknown-layer]\n");
  EXPECT_EQ(refused_index("dropped", R"(["tea-09"])"),
            "/methods/0/dropped/0: There is no indicator \"tea-09\". [unknown-indicator]\n");
  EXPECT_EQ(refused_index("domain_weights", R"({"tea": 0, "cake": 0})"),
            "/methods/0: Nothing is left to score. [out-of-range]\n");
}

// A method's weights are summed only if the indicators have parts and scales.
TEST(MethodJson, FaultsOfTheEditionAreReportedOnce) {
  const std::string weighted =
      with(test::small().index.text, "/methods/0/domain_weights", R"({"tea": 2})");
  const auto faults = [&](std::string_view pointer, std::string_view value) {
    Errors errors;
    EXPECT_FALSE(read_edition("index.json", with(weighted, pointer, value), errors));
    return diagnostics(errors);
  };
  EXPECT_EQ(faults("/indicators/5/domain", "\"coffee\""),
            "/indicators/5/domain: There is no domain \"coffee\". [unknown-domain]\n");
  EXPECT_EQ(faults("/indicators/5/layer", "\"demand\""),
            "/indicators/5/layer: There is no layer \"demand\". [unknown-layer]\n");
  EXPECT_EQ(faults("/indicators/5/scale", "\"stars\""),
            "/indicators/5/scale: There is no scale \"stars\". [unknown-scale]\n");
  EXPECT_EQ(faults("/scales/1/options", R"([{"score": 0, "label": "No"}])"),
            "/scales/1/options: The list has 1 entries instead of 2 to 1001. [out-of-range]\n");
}

/// The small index with every new key.
std::string index_with_weights() {
  std::string text = test::small().index.text;
  text = with(text, "/methods/0/domain_weights", R"({"cake": 3, "tea": 0})");
  text = with(text, "/methods/0/layer_weights", R"({"custom": 2})");
  text = with(text, "/methods/1/aggregate", "\"mean\"");
  text = with(text, "/methods/1/domain_weights", R"({"tea": 7})");
  text = with(text, "/methods/1/domain/halves", "\"even\"");
  text = with(text, "/methods/2/overall/first", "\"lowest\"");
  return with(text, "/methods/2/dropped", R"(["cake-03", "tea-02"])");
}

TEST(MethodJson, WhatIsWrittenIsReadAgain) {
  Errors errors;
  const auto edition = read_edition("index.json", index_with_weights(), errors);
  ASSERT_TRUE(edition) << diagnostics(errors);
  const std::string written = edition_json(*edition);
  const auto again = read_edition("index.json", written, errors);
  ASSERT_TRUE(again) << diagnostics(errors);
  EXPECT_EQ(edition_json(*again), written);
  for (std::size_t m = 0; m < 3; ++m) {
    EXPECT_EQ(again->methods[m].rules, edition->methods[m].rules);
    EXPECT_EQ(again->methods[m].weights, edition->methods[m].weights);
    EXPECT_EQ(again->methods[m].dropped, edition->methods[m].dropped);
  }
  EXPECT_EQ(again->methods[0].weights, weights(0, 3, 1, 2));
  EXPECT_EQ(aggregation(again->methods[1]), Aggregation::arithmetic);
  EXPECT_EQ(again->methods[1].weights, weights(7, 1, 1, 1));
  EXPECT_EQ(again->methods[2].dropped.size(), 2u);
}

TEST(MethodJson, WithoutTheNewKeysNothingOfThemIsWritten) {
  const std::string written = edition_json(small());
  for (const char* key :
       {"aggregate", "domain_weights", "layer_weights", "dropped", "halves", "first"}) {
    EXPECT_EQ(written.find(key), written.npos) << key;
  }
}

TEST(MethodJson, TheFingerprintKnowsTheNewKeys) {
  const auto of = [](std::string_view key, std::string_view value) {
    test::Files files = test::small();
    files.index.text = with(files.index.text, "/methods/1/" + std::string(key), value);
    return fingerprint(test::session_of(files).data());
  };
  const std::string plain = fingerprint(test::small_session().data());
  // Keys that repeat a default change nothing.
  EXPECT_EQ(of("aggregate", "\"pooled\""), plain);
  EXPECT_EQ(of("domain_weights", R"({"tea": 1})"), plain);
  EXPECT_EQ(of("dropped", "[]"), plain);
  EXPECT_EQ(of("overall/halves", "\"up\""), plain);
  EXPECT_EQ(of("layer/first", "\"highest\""), plain);
  const std::vector<std::string> others = {plain,
                                           of("aggregate", "\"mean\""),
                                           of("domain_weights", R"({"tea": 2})"),
                                           of("domain_weights", R"({"cake": 2})"),
                                           of("layer_weights", R"({"supply": 2})"),
                                           of("layer_weights", R"({"supply": 3})"),
                                           of("aggregate", "\"geometric\""),
                                           of("aggregate", "\"harmonic\""),
                                           of("overall/halves", "\"even\""),
                                           of("layer/first", "\"lowest\""),
                                           of("dropped", R"(["tea-01"])"),
                                           of("dropped", R"(["tea-01", "tea-02"])")};
  for (std::size_t a = 0; a < others.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) EXPECT_NE(others[a], others[b]) << a << " " << b;
  }
  EXPECT_EQ(of("dropped", R"(["tea-02", "tea-01", "tea-02"])"), others.back());
}

}  // namespace
}  // namespace rescore::method_json_test
