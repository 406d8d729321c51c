#include <gtest/gtest.h>

#include <map>

#include "rescore/io.h"
#include "support/support.h"

namespace rescore::index_json_test {
namespace {

using test::diagnostics;

/// The errors from reading an index; it must return a value exactly if there are none.
std::string read(std::string_view text) {
  Errors errors;
  const auto edition = read_edition("index.json", text, errors);
  EXPECT_EQ(edition.has_value(), errors.empty());
  for (const Error& error : errors) EXPECT_EQ(error.file, "index.json");
  return diagnostics(errors);
}

/// The same for the small index with one changed value.
std::string read_with(std::string_view pointer, std::string_view value) {
  return read(test::with(test::small().index.text, pointer, value));
}

std::string read_without(std::string_view pointer) {
  return read(test::without(test::small().index.text, pointer));
}

TEST(IndexJson, ReadsTheChinaIndex) {
  const Edition edition = test::edition_of(test::china());
  EXPECT_EQ(edition.id, "china-index-2024-98");
  EXPECT_EQ(edition.title, "China Index 2024");
  EXPECT_EQ(edition.units, 98);
  EXPECT_EQ(edition.format, 1);
  EXPECT_EQ(edition.unit, "country");
  EXPECT_EQ(nodes(edition, NodeKind::domain).size(), 9u);
  EXPECT_EQ(edition.indicators.size(), 99u);
  std::map<std::string, int> per_layer;
  std::map<std::string, int> per_scale;
  int missing = 0;
  for (const Indicator& indicator : edition.indicators) {
    ++per_layer[std::string(short_id(edition.node(indicator.nodes[1])))];
    ++per_scale[edition.scales[indicator.scale.value].id];
    missing += indicator.missing;
  }
  EXPECT_EQ(per_layer,
            (std::map<std::string, int>{{"exposure", 64}, {"pressure", 10}, {"alignment", 25}}));
  EXPECT_EQ(per_scale, (std::map<std::string, int>{{"graded", 48}, {"yes-no", 47}, {"stance", 4}}));
  EXPECT_EQ(missing, 158);
}

TEST(IndexJson, ReadsAnIndicator) {
  const Edition edition = test::edition_of(test::small());
  const Indicator& milk = edition.indicators[2];
  EXPECT_EQ(milk.id, "tea-03");
  EXPECT_EQ(milk.number, 5);
  EXPECT_EQ(node_id(edition, milk.nodes[0]), "domain:tea");
  EXPECT_EQ(node_id(edition, milk.nodes[1]), "layer:custom");
  EXPECT_EQ(edition.scales[milk.scale.value].id, "mood");
  EXPECT_EQ(milk.title, "Milk in tea");
  EXPECT_EQ(milk.question, "What do people think of milk in tea?");
  EXPECT_EQ(milk.frequencies, (std::vector<int>{1, 1, 2}));
  EXPECT_EQ(edition.indicators[1].missing, 1);
}

TEST(IndexJson, ReadsWhatQuestionsLeaveOut) {
  const Edition edition = test::edition_of(test::china());
  EXPECT_TRUE(edition.indicators[2].detail.empty());
  EXPECT_NE(edition.indicators[0].detail.find("世界华文媒体"), std::string::npos);
  ASSERT_EQ(edition.glossary.size(), 2u);
  EXPECT_EQ(edition.glossary[0].term, "China-linked");
  EXPECT_EQ(edition.glossary[0].original, "PRC-connected");
  EXPECT_TRUE(edition.glossary[1].original.empty());
}

TEST(IndexJson, ATermIsExplainedOnce) {
  constexpr std::string_view kTwice =
      R"([{"term": "Tea", "about": "Black."}, {"term": "Tea", "about": "Green."}])";
  EXPECT_EQ(read_with("/glossary", kTwice),
            "/glossary/1/term: \"Tea\" is explained twice. [duplicate-id]\n");
  EXPECT_EQ(read_with("/glossary", R"([{"term": "Tea"}])"),
            "/glossary/0: The key \"about\" is missing here. [missing-key]\n");
  EXPECT_EQ(read_with("/indicators/0/detail", "\"\""),
            "/indicators/0/detail: The text has 0 characters instead of 1 to 500. [bad-text]\n");
}

TEST(IndexJson, ReadsTheMethods) {
  const Edition edition = test::edition_of(test::small());
  const Method& reversed = test::method(edition, "reversed");
  NodeRule overall;
  overall.missing = Missing::zero;
  overall.rounding = {2};
  overall.key = RankKey::rounded;
  overall.ties = Ties::dense;
  NodeRule layer = overall;
  layer.missing = Missing::left_out;
  layer.key = RankKey::exact;
  ASSERT_EQ(reversed.rules.size(), edition.nodes.size());
  EXPECT_EQ(reversed.rules.front(), overall);
  EXPECT_EQ(reversed.rules.back(), layer);
}

TEST(IndexJson, DomainsAreBelowTheRootAndLayersATreeOfTheirOwn) {
  const Edition edition = test::edition_of(test::small());
  std::string text;
  for (const Node& node : edition.nodes) {
    text += node.id + (node.parent ? " < " + node_id(edition, *node.parent) : "") + "\n";
    EXPECT_EQ(node.weight, 1);
  }
  EXPECT_EQ(text,
            "overall\ndomain:tea < overall\ndomain:cake < overall\nlayer:supply\nlayer:custom\n");
  EXPECT_TRUE(has_points(edition));
}

TEST(IndexJson, TheFormatIsOneOrTwo) {
  EXPECT_EQ(read_with("/format", "3"),
            "/format: The number 3 is not between 2 and 2. [out-of-range]\n");
  EXPECT_EQ(read_with("/format", "\"2\""), "/format: Expected a whole number. [wrong-type]\n");
}

TEST(IndexJson, TheSourceMayBeMissing) {
  EXPECT_EQ(read_without("/source"), "");
  EXPECT_EQ(read_without("/source/website"),
            "/source: The key \"website\" is missing here. [missing-key]\n");
}

TEST(IndexJson, AFileOfAnotherKindIsReportedShortly) {
  EXPECT_EQ(read("[]"), ": Expected an object. [wrong-type]\n");
  EXPECT_EQ(read_with("/indicators/5", "7"), "/indicators/5: Expected an object. [wrong-type]\n");
  EXPECT_EQ(read_with("/methods/0/layer", "[]"),
            "/methods/0/layer: Expected an object. [wrong-type]\n");
}

TEST(IndexJson, EveryFaultIsReported) {
  std::string text = test::with(test::small().index.text, "/edition", "\"Tea\"");
  text = test::with(text, "/countries", "0");
  text = test::with(text, "/scales/1/options/0/label", "\"\"");
  EXPECT_EQ(
      read(text),
      "/edition: An id has 1 to 64 lower-case letters, digits and hyphens, and starts with a "
      "letter. [bad-id]\n"
      "/countries: The number 0 is not between 1 and 20000. [out-of-range]\n"
      "/scales/1/options/0/label: The text has 0 characters instead of 1 to 80. [bad-text]\n");
}

TEST(IndexJson, IdsStandInTheirListOnce) {
  EXPECT_EQ(read_with("/layers/1/id", "\"supply\""),
            "/layers/1/id: The id \"supply\" stands in this list twice. [duplicate-id]\n"
            "/indicators/2/layer: There is no layer \"custom\". [unknown-layer]\n"
            "/indicators/4/layer: There is no layer \"custom\". [unknown-layer]\n"
            "/indicators/5/layer: There is no layer \"custom\". [unknown-layer]\n");
  EXPECT_EQ(read_with("/methods/2/id", "\"exact\""),
            "/methods/2/id: The id \"exact\" stands in this list twice. [duplicate-id]\n");
}

TEST(IndexJson, IndicatorsReferToWhatThereIs) {
  EXPECT_EQ(read_with("/indicators/5/domain", "\"coffee\""),
            "/indicators/5/domain: There is no domain \"coffee\". [unknown-domain]\n");
  EXPECT_EQ(read_with("/indicators/5/layer", "\"demand\""),
            "/indicators/5/layer: There is no layer \"demand\". [unknown-layer]\n");
  EXPECT_EQ(read_with("/indicators/5/scale", "\"stars\""),
            "/indicators/5/scale: There is no scale \"stars\". [unknown-scale]\n");
}

TEST(IndexJson, AnIndicatorsIdIsItsPlaceInItsDomain) {
  EXPECT_EQ(read_with("/indicators/5/id", "\"cake-3\""),
            "/indicators/5/id: By its domain and place this is \"cake-03\". [bad-id]\n");
  EXPECT_EQ(read_with("/indicators/5/id", "\"tea-04\""),
            "/indicators/5/id: By its domain and place this is \"cake-03\". [bad-id]\n");
  EXPECT_EQ(read_with("/indicators/0/id", "\"Tea-01\""),
            "/indicators/0/id: An id has 1 to 64 lower-case letters, digits and hyphens, and "
            "starts with a letter. [bad-id]\n");
}

TEST(IndexJson, NumbersOfIndicatorsAreDistinct) {
  EXPECT_EQ(read_with("/indicators/5/number", "1"),
            "/indicators/5/number: The number 1 belongs to two indicators. [duplicate-id]\n");
  EXPECT_EQ(read_with("/indicators/5/number", "7"),
            "/indicators/5/number: The number 7 is not between 1 and 6. [out-of-range]\n");
}

TEST(IndexJson, CountsFitTheScale) {
  EXPECT_EQ(read_with("/indicators/1/chosen", "[1, 2, 0]"),
            "/indicators/1/chosen: The list has 3 entries instead of 2. [out-of-range]\n");
  EXPECT_EQ(read_with("/indicators/1/chosen/0", "-1"),
            "/indicators/1/chosen/0: The number -1 is not between 0 and 20000. [out-of-range]\n");
  EXPECT_EQ(read_with("/indicators/1/skipped", "null"),
            "/indicators/1/skipped: Expected a whole number. [wrong-type]\n");
}

TEST(IndexJson, ScoresOfAScaleRise) {
  EXPECT_EQ(read_with("/scales/2/options/1/score", "0"),
            "/scales/2/options/1/score: The number 0 is not between 1 and 1000. [out-of-range]\n");
  EXPECT_EQ(read_with("/scales/1/options", R"([{"score": 0, "label": "No"}])"),
            "/scales/1/options: The list has 1 entries instead of 2 to 1001. [out-of-range]\n");
}

TEST(IndexJson, ScoresMayBeNegative) {
  EXPECT_EQ(read_with("/scales/2/options/0/score", "-1000"), "");
  EXPECT_EQ(read_with("/scales/2/options/0/score", "-1001"),
            "/scales/2/options/0/score: The number -1001 is not between -1000 and 1000. "
            "[out-of-range]\n");
}

TEST(IndexJson, RulesAreWordsOfAFixedSet) {
  EXPECT_EQ(read_with("/methods/0/overall/denominator", "\"some\""),
            "/methods/0/overall/denominator: Expected one of \"answered\", \"all\". "
            "[bad-text]\n");
  EXPECT_EQ(read_with("/methods/0/overall/key", "\"rough\""),
            "/methods/0/overall/key: Expected one of \"rounded\", \"exact\". [bad-text]\n");
  EXPECT_EQ(read_with("/methods/0/overall/ties", "\"sparse\""),
            "/methods/0/overall/ties: Expected one of \"competition\", \"dense\". "
            "[bad-text]\n");
}

TEST(IndexJson, RoundingNeverGainsDecimals) {
  EXPECT_EQ(read_with("/methods/0/layer/rounding", "[3, 1, 0]"), "");
  EXPECT_EQ(read_with("/methods/0/layer/rounding", "[0, 1]"),
            "/methods/0/layer/rounding/1: The number 1 is not between 0 and 0. [out-of-range]\n");
  EXPECT_EQ(read_with("/methods/0/layer/rounding", "[]"),
            "/methods/0/layer/rounding: The list has 0 entries instead of 1 to 3. "
            "[out-of-range]\n");
  EXPECT_EQ(read_with("/methods/0/layer/rounding", "[4]"),
            "/methods/0/layer/rounding/0: The number 4 is not between 0 and 3. [out-of-range]\n");
}

TEST(IndexJson, TextsAreShort) {
  const std::string long_title = '"' + std::string(61, 'x') + '"';
  EXPECT_EQ(read_with("/indicators/0/title", long_title),
            "/indicators/0/title: The text has 61 characters instead of 1 to 60. [bad-text]\n");
}

TEST(IndexJson, UnknownKeysAreReported) {
  EXPECT_EQ(read_with("/$schema", "\"index.schema.json\""), "");
  EXPECT_EQ(read_with("/indicators/0/weight", "2"),
            "/indicators/0/weight: No key \"weight\" is known here. [unknown-key]\n");
}

}  // namespace
}  // namespace rescore::index_json_test
