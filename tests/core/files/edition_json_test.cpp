#include <gtest/gtest.h>

#include <map>

#include "rescore/json_io.h"
#include "support/support.h"

namespace rescore {
namespace {

using test::diagnostics;

/// What reading an index reports; a value is given when that is nothing.
std::string read(std::string_view text) {
  Errors errors;
  const auto edition = read_edition("index.json", text, errors);
  EXPECT_EQ(edition.has_value(), errors.empty());
  for (const Error& error : errors) EXPECT_EQ(error.file, "index.json");
  return diagnostics(errors);
}

/// The same for the small index with one value changed.
std::string read_with(std::string_view pointer, std::string_view value) {
  return read(test::with(test::small().index.text, pointer, value));
}

std::string read_without(std::string_view pointer) {
  return read(test::without(test::small().index.text, pointer));
}

TEST(EditionJson, ReadsTheChinaIndex) {
  const Edition edition = test::edition_of(test::china());
  EXPECT_EQ(edition.id, "china-index-2024-98");
  EXPECT_EQ(edition.title, "China Index 2024");
  EXPECT_EQ(edition.units, 98);
  EXPECT_EQ(edition.domains.size(), 9u);
  EXPECT_EQ(edition.indicators.size(), 99u);
  std::map<std::string, int> per_layer;
  std::map<std::string, int> per_scale;
  int missing = 0;
  for (const Indicator& indicator : edition.indicators) {
    ++per_layer[edition.layers[indicator.layer.value].id];
    ++per_scale[edition.scales[indicator.scale.value].id];
    missing += indicator.missing;
  }
  EXPECT_EQ(per_layer,
            (std::map<std::string, int>{{"exposure", 64}, {"pressure", 10}, {"alignment", 25}}));
  EXPECT_EQ(per_scale, (std::map<std::string, int>{{"graded", 48}, {"yes-no", 47}, {"stance", 4}}));
  EXPECT_EQ(missing, 158);
}

TEST(EditionJson, ReadsAnIndicator) {
  const Edition edition = test::edition_of(test::small());
  const Indicator& milk = edition.indicators[2];
  EXPECT_EQ(milk.id, "tea-03");
  EXPECT_EQ(milk.number, 5);
  EXPECT_EQ(edition.domains[milk.domain.value].id, "tea");
  EXPECT_EQ(edition.layers[milk.layer.value].id, "custom");
  EXPECT_EQ(edition.scales[milk.scale.value].id, "mood");
  EXPECT_EQ(milk.title, "Milk in tea");
  EXPECT_EQ(milk.question, "What do people think of milk in tea?");
  EXPECT_EQ(milk.frequencies, (std::vector<int>{1, 1, 2}));
  EXPECT_EQ(edition.indicators[1].missing, 1);
}

TEST(EditionJson, ReadsTheMethods) {
  const Edition edition = test::edition_of(test::small());
  const Method& reversed = test::method(edition, "reversed");
  EXPECT_EQ(reversed.overall, (NodeRule{Denominator::all, {2}, RankKey::rounded, Ties::dense}));
  EXPECT_EQ(reversed.layer, (NodeRule{Denominator::answered, {2}, RankKey::exact, Ties::dense}));
}

TEST(EditionJson, TheSourceMayBeMissing) {
  EXPECT_EQ(read_without("/source"), "");
  EXPECT_EQ(read_without("/source/website"),
            "/source: The key \"website\" is missing here. [missing-key]\n");
}

TEST(EditionJson, AFileOfAnotherKindIsToldShortly) {
  EXPECT_EQ(read("[]"), ": Here belongs an object. [wrong-type]\n");
  EXPECT_EQ(read_with("/indicators/5", "7"),
            "/indicators/5: Here belongs an object. [wrong-type]\n");
  EXPECT_EQ(read_with("/methods/0/layer", "[]"),
            "/methods/0/layer: Here belongs an object. [wrong-type]\n");
}

TEST(EditionJson, EveryFaultIsTold) {
  std::string text = test::with(test::small().index.text, "/edition", "\"Tea\"");
  text = test::with(text, "/countries", "0");
  text = test::with(text, "/scales/1/options/0/label", "\"\"");
  EXPECT_EQ(
      read(text),
      "/edition: An id has 1 to 64 lower-case letters, digits and hyphens, and starts with a "
      "letter. [bad-id]\n"
      "/countries: The number 0 is not between 1 and 1000. [out-of-range]\n"
      "/scales/1/options/0/label: The text has 0 characters instead of 1 to 80. [bad-text]\n");
}

TEST(EditionJson, IdsStandInTheirListOnce) {
  EXPECT_EQ(read_with("/layers/1/id", "\"supply\""),
            "/layers/1/id: The id \"supply\" stands in this list twice. [duplicate-id]\n"
            "/indicators/2/layer: There is no layer \"custom\". [unknown-layer]\n"
            "/indicators/4/layer: There is no layer \"custom\". [unknown-layer]\n"
            "/indicators/5/layer: There is no layer \"custom\". [unknown-layer]\n");
  EXPECT_EQ(read_with("/methods/2/id", "\"exact\""),
            "/methods/2/id: The id \"exact\" stands in this list twice. [duplicate-id]\n");
}

TEST(EditionJson, IndicatorsReferToWhatThereIs) {
  EXPECT_EQ(read_with("/indicators/5/domain", "\"coffee\""),
            "/indicators/5/domain: There is no domain \"coffee\". [unknown-domain]\n");
  EXPECT_EQ(read_with("/indicators/5/layer", "\"demand\""),
            "/indicators/5/layer: There is no layer \"demand\". [unknown-layer]\n");
  EXPECT_EQ(read_with("/indicators/5/scale", "\"stars\""),
            "/indicators/5/scale: There is no scale \"stars\". [unknown-scale]\n");
}

TEST(EditionJson, AnIndicatorsIdIsItsPlaceInItsDomain) {
  EXPECT_EQ(read_with("/indicators/5/id", "\"cake-3\""),
            "/indicators/5/id: By its domain and place this is \"cake-03\". [bad-id]\n");
  EXPECT_EQ(read_with("/indicators/5/id", "\"tea-04\""),
            "/indicators/5/id: By its domain and place this is \"cake-03\". [bad-id]\n");
  EXPECT_EQ(read_with("/indicators/0/id", "\"Tea-01\""),
            "/indicators/0/id: An id has 1 to 64 lower-case letters, digits and hyphens, and "
            "starts with a letter. [bad-id]\n");
}

TEST(EditionJson, NumbersOfIndicatorsAreDistinct) {
  EXPECT_EQ(read_with("/indicators/5/number", "1"),
            "/indicators/5/number: The number 1 belongs to two indicators. [duplicate-id]\n");
  EXPECT_EQ(read_with("/indicators/5/number", "7"),
            "/indicators/5/number: The number 7 is not between 1 and 6. [out-of-range]\n");
}

TEST(EditionJson, CountsFitTheScale) {
  EXPECT_EQ(read_with("/indicators/1/chosen", "[1, 2, 0]"),
            "/indicators/1/chosen: The list has 3 entries instead of 2. [out-of-range]\n");
  EXPECT_EQ(read_with("/indicators/1/chosen/0", "-1"),
            "/indicators/1/chosen/0: The number -1 is not between 0 and 1000. [out-of-range]\n");
  EXPECT_EQ(read_with("/indicators/1/skipped", "null"),
            "/indicators/1/skipped: Here belongs a whole number. [wrong-type]\n");
}

TEST(EditionJson, ScoresOfAScaleRise) {
  EXPECT_EQ(read_with("/scales/2/options/1/score", "0"),
            "/scales/2/options/1/score: The number 0 is not between 1 and 1000. [out-of-range]\n");
  EXPECT_EQ(read_with("/scales/1/options", R"([{"score": 0, "label": "No"}])"),
            "/scales/1/options: The list has 1 entries instead of 2 to 20. [out-of-range]\n");
}

TEST(EditionJson, RulesAreWordsOfAFixedSet) {
  EXPECT_EQ(read_with("/methods/0/overall/denominator", "\"some\""),
            "/methods/0/overall/denominator: Here belongs one of \"answered\", \"all\". "
            "[bad-text]\n");
  EXPECT_EQ(read_with("/methods/0/overall/key", "\"rough\""),
            "/methods/0/overall/key: Here belongs one of \"rounded\", \"exact\". [bad-text]\n");
  EXPECT_EQ(read_with("/methods/0/overall/ties", "\"sparse\""),
            "/methods/0/overall/ties: Here belongs one of \"competition\", \"dense\". "
            "[bad-text]\n");
}

TEST(EditionJson, RoundingNeverGainsDecimals) {
  EXPECT_EQ(read_with("/methods/0/layer/rounding", "[3, 1, 0]"), "");
  EXPECT_EQ(read_with("/methods/0/layer/rounding", "[0, 1]"),
            "/methods/0/layer/rounding/1: The number 1 is not between 0 and 0. [out-of-range]\n");
  EXPECT_EQ(read_with("/methods/0/layer/rounding", "[]"),
            "/methods/0/layer/rounding: The list has 0 entries instead of 1 to 3. "
            "[out-of-range]\n");
  EXPECT_EQ(read_with("/methods/0/layer/rounding", "[4]"),
            "/methods/0/layer/rounding/0: The number 4 is not between 0 and 3. [out-of-range]\n");
}

TEST(EditionJson, TextsAreShort) {
  const std::string long_title = '"' + std::string(61, 'x') + '"';
  EXPECT_EQ(read_with("/indicators/0/title", long_title),
            "/indicators/0/title: The text has 61 characters instead of 1 to 60. [bad-text]\n");
}

TEST(EditionJson, UnknownKeysAreTold) {
  EXPECT_EQ(read_with("/$schema", "\"index.schema.json\""), "");
  EXPECT_EQ(read_with("/indicators/0/weight", "2"),
            "/indicators/0/weight: No key \"weight\" is known here. [unknown-key]\n");
}

}  // namespace
}  // namespace rescore
