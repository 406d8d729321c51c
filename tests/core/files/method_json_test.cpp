#include <gtest/gtest.h>

#include "rescore/fingerprint.h"
#include "support/support.h"

namespace rescore {
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

/// The errors of the small index with one value of its first method changed.
std::string refused_index(std::string_view key, std::string_view value) {
  Errors errors;
  const std::string pointer = "/methods/0/" + std::string(key);
  EXPECT_FALSE(read_edition("index.json", with(test::small().index.text, pointer, value), errors));
  return diagnostics(errors);
}

TEST(MethodJson, AMethodHasARuleForEachKindOfScope) {
  const Method method = read(kMethod);
  EXPECT_EQ(method.id, "mine");
  EXPECT_EQ(method.name, "Mine");
  EXPECT_EQ(method.about, "As I like it.");
  EXPECT_EQ(method.overall, (NodeRule{Denominator::all, {2}, RankKey::exact, Ties::dense}));
  EXPECT_EQ(method.domain,
            (NodeRule{Denominator::answered, {1}, RankKey::rounded, Ties::competition}));
  EXPECT_EQ(method.layer, (NodeRule{Denominator::all, {1, 0}, RankKey::rounded, Ties::dense}));
}

TEST(MethodJson, WhatIsLeftOutCountsOnce) {
  const Method method = read(kMethod);
  EXPECT_EQ(method.aggregate, Aggregate::pooled);
  EXPECT_TRUE(method.unweighted());
  EXPECT_TRUE(read(with(kMethod, "/dropped", "[]")).unweighted());
  EXPECT_TRUE(read(with(kMethod, "/layer_weights", "{}")).unweighted());
  EXPECT_TRUE(read(with(kMethod, "/$schema", "\"method.schema.json\"")).unweighted());
}

TEST(MethodJson, AggregateIsPooledOrMean) {
  EXPECT_EQ(read(with(kMethod, "/aggregate", "\"pooled\"")).aggregate, Aggregate::pooled);
  EXPECT_EQ(read(with(kMethod, "/aggregate", "\"mean\"")).aggregate, Aggregate::mean);
  EXPECT_EQ(refused(with(kMethod, "/aggregate", "\"median\"")),
            "/aggregate: Here belongs one of \"pooled\", \"mean\". [bad-text]\n");
  EXPECT_EQ(refused(with(kMethod, "/aggregate", "null")),
            "/aggregate: Here belongs text. [wrong-type]\n");
}

TEST(MethodJson, APartThatIsNotNamedWeighsOne) {
  EXPECT_EQ(read(with(kMethod, "/domain_weights", R"({"cake": 3})")).domain_weights,
            (std::vector<int>{1, 3}));
  EXPECT_EQ(read(with(kMethod, "/layer_weights", R"({"supply": 0})")).layer_weights,
            (std::vector<int>{0, 1}));
  EXPECT_EQ(read(with(kMethod, "/layer_weights", R"({"supply": 1000})")).layer_weights,
            (std::vector<int>{1000, 1}));
}

TEST(MethodJson, WeightsOfOneAreNone) {
  EXPECT_TRUE(read(with(kMethod, "/domain_weights", R"({"cake": 1, "tea": 1})")).unweighted());
  EXPECT_TRUE(read(with(kMethod, "/layer_weights", R"({"custom": 1})")).unweighted());
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
            "/layer_weights/supply: Here belongs a whole number. [wrong-type]\n");
  EXPECT_EQ(refused(with(kMethod, "/domain_weights", "[2, 1]")),
            "/domain_weights: Here belongs an object. [wrong-type]\n");
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
            "/dropped: Here belongs a list. [wrong-type]\n");
  EXPECT_EQ(
      refused(with(kMethod, "/dropped",
                   R"(["tea-01", "tea-01", "tea-01", "tea-01", "tea-01", "tea-01", "tea-01"])")),
      "/dropped: The list has 7 entries instead of 0 to 6. [out-of-range]\n");
}

TEST(MethodJson, AMeanHasNoWeightsOfLayers) {
  const std::string mean = with(kMethod, "/aggregate", "\"mean\"");
  EXPECT_EQ(refused(with(mean, "/layer_weights", R"({"supply": 2})")),
            ": A mean of domains has weights of domains only. [out-of-range]\n");
  EXPECT_EQ(read(with(mean, "/layer_weights", R"({"supply": 1})")).aggregate, Aggregate::mean);
  EXPECT_EQ(read(with(mean, "/domain_weights", R"({"tea": 2})")).domain_weights,
            (std::vector<int>{2, 1}));
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
  EXPECT_EQ(refused("[]"), ": Here belongs an object. [wrong-type]\n");
}

TEST(MethodJson, AMethodOfAnIndexIsReadTheSameWay) {
  EXPECT_EQ(refused_index("aggregate", "\"median\""),
            "/methods/0/aggregate: Here belongs one of \"pooled\", \"mean\". [bad-text]\n");
  EXPECT_EQ(refused_index("domain_weights", R"({"coffee": 2})"),
            "/methods/0/domain_weights/coffee: There is no domain \"coffee\". [unknown-domain]\n");
  EXPECT_EQ(refused_index("layer_weights", R"({"coffee": 2})"),
            "/methods/0/layer_weights/coffee: There is no layer \"coffee\". [unknown-layer]\n");
  EXPECT_EQ(refused_index("dropped", R"(["tea-09"])"),
            "/methods/0/dropped/0: There is no indicator \"tea-09\". [unknown-indicator]\n");
  EXPECT_EQ(refused_index("domain_weights", R"({"tea": 0, "cake": 0})"),
            "/methods/0: Nothing is left to score. [out-of-range]\n");
}

// A method's weights are added up only where the indicators have parts and scales.
TEST(MethodJson, FaultsOfTheEditionAreToldOnce) {
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
            "/scales/1/options: The list has 1 entries instead of 2 to 20. [out-of-range]\n");
}

/// The small index with every new key.
std::string index_with_weights() {
  std::string text = test::small().index.text;
  text = with(text, "/methods/0/domain_weights", R"({"cake": 3, "tea": 0})");
  text = with(text, "/methods/0/layer_weights", R"({"custom": 2})");
  text = with(text, "/methods/1/aggregate", "\"mean\"");
  text = with(text, "/methods/1/domain_weights", R"({"tea": 7})");
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
    EXPECT_EQ(again->methods[m].aggregate, edition->methods[m].aggregate);
    EXPECT_EQ(again->methods[m].domain_weights, edition->methods[m].domain_weights);
    EXPECT_EQ(again->methods[m].layer_weights, edition->methods[m].layer_weights);
    EXPECT_EQ(again->methods[m].dropped, edition->methods[m].dropped);
  }
  EXPECT_EQ(again->methods[0].domain_weights, (std::vector<int>{0, 3}));
  EXPECT_EQ(again->methods[1].aggregate, Aggregate::mean);
  EXPECT_EQ(again->methods[2].dropped.size(), 2u);
}

TEST(MethodJson, WithoutTheNewKeysNothingOfThemIsWritten) {
  const std::string written = edition_json(small());
  for (const char* key : {"aggregate", "domain_weights", "layer_weights", "dropped"}) {
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
  // What says nothing new changes nothing.
  EXPECT_EQ(of("aggregate", "\"pooled\""), plain);
  EXPECT_EQ(of("domain_weights", R"({"tea": 1})"), plain);
  EXPECT_EQ(of("dropped", "[]"), plain);
  const std::vector<std::string> others = {plain,
                                           of("aggregate", "\"mean\""),
                                           of("domain_weights", R"({"tea": 2})"),
                                           of("domain_weights", R"({"cake": 2})"),
                                           of("layer_weights", R"({"supply": 2})"),
                                           of("layer_weights", R"({"supply": 3})"),
                                           of("dropped", R"(["tea-01"])"),
                                           of("dropped", R"(["tea-01", "tea-02"])")};
  for (std::size_t a = 0; a < others.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) EXPECT_NE(others[a], others[b]) << a << " " << b;
  }
  EXPECT_EQ(of("dropped", R"(["tea-02", "tea-01", "tea-02"])"), others.back());
}

}  // namespace
}  // namespace rescore
