#include <gtest/gtest.h>

#include "raw_samples.h"

// The edition that raw facts make without a pattern.
namespace rescore::imported_edition_test {
namespace {

json::Value index_of(std::initializer_list<std::pair<const char*, std::string>> files) {
  const auto made = test::import_sample(files);
  EXPECT_EQ(test::diagnostics(made.second), "");
  return test::parse(made.first.value().index);
}

TEST(ImportedEdition, LayersComeInThePublishersOrder) {
  const json::Value index = index_of({{"long.csv", test::kLong}});
  const json::Value& layers = test::get(index, "layers");
  ASSERT_EQ(layers.items.size(), 3u);
  EXPECT_EQ(test::get(layers.items[0], "id").text, "exposure");
  EXPECT_EQ(test::get(layers.items[1], "id").text, "pressure");
  EXPECT_EQ(test::get(layers.items[2], "id").text, "alignment");
}

TEST(ImportedEdition, AnIndicatorWithoutWordingGoesByItsNumber) {
  const json::Value index = index_of({{"long.csv", test::kLong}});
  const json::Value& first = test::get(index, "indicators").items.front();
  EXPECT_EQ(test::get(first, "title").text,
            "Indicator " + std::to_string(test::get(first, "number").integer));
}

TEST(ImportedEdition, CountsAreThoseOfTheAnswers) {
  const json::Value index = index_of({{"long.csv", test::kLong}});
  for (const json::Value& indicator : test::get(index, "indicators").items) {
    std::int64_t sum = test::get(indicator, "skipped").integer;
    for (const json::Value& count : test::get(indicator, "chosen").items) sum += count.integer;
    EXPECT_EQ(sum, 2) << test::get(indicator, "id").text;
  }
}

TEST(ImportedEdition, TheRuleOfTheYearGoesByTheThirdLayer) {
  std::string earlier = test::kLong;
  for (std::size_t at = 0; (at = earlier.find("Alignment", at)) != std::string::npos;) {
    earlier.replace(at, 9, "Effect");
  }
  const auto key = [](const json::Value& index) {
    return test::get(test::get(test::get(index, "methods").items.front(), "overall"), "key").text;
  };
  EXPECT_EQ(key(index_of({{"long.csv", test::kLong}})), "rounded");
  EXPECT_EQ(key(index_of({{"long.csv", earlier}})), "exact");
}

TEST(ImportedEdition, LayersOfNoYearOrOfTwoAreRefused) {
  const std::string both =
      test::put(test::put(test::kLong, "Iceland,2,Europe,Alignment", "Iceland,2,Europe,Effect"),
                "Malta,0,Europe,Alignment", "Malta,0,Europe,Effect");
  std::string two = test::put(both, "Iceland,0,Europe,Exposure", "Iceland,0,Europe,Alignment");
  two = test::put(two, "Malta,4,Europe,Exposure", "Malta,4,Europe,Alignment");
  EXPECT_EQ(test::wrong_with({{"long.csv", two}}),
            "long.csv : The layers effect and alignment belong to different years, but these files "
            "have both. [disagreement]\n");
  std::string none = test::put(both, "Iceland,2,Europe,Effect", "Iceland,2,Europe,Pressure");
  none = test::put(none, "Malta,0,Europe,Effect", "Malta,0,Europe,Pressure");
  EXPECT_EQ(test::wrong_with({{"long.csv", none}}),
            "long.csv : The layers do not show which year's rules hold: none of them is one of "
            "effect, alignment. [unknown-layer]\n");
}

TEST(ImportedEdition, AScaleThatTheRulesLackIsRefused) {
  ChinaIndexRules rules = test::china_index_rules();
  rules.scales.pop_back();
  ImportRequest request;
  request.edition = "tea-and-cake";
  request.rules = &rules;
  Importer importer(request);
  importer.add("long.csv", test::kLong);
  EXPECT_FALSE(importer.finish());
  EXPECT_EQ(test::diagnostics(importer.errors()),
            "/scales: The scale \"stance\" is missing here; indicator 3 needs it. "
            "[unknown-scale]\n");
  EXPECT_EQ(importer.errors()[0].file, "china-index-rules.json");
}

TEST(ImportedEdition, PartsThatTheRulesDoNotNameComeLast) {
  std::string text = test::kLong;
  for (std::size_t at = 0; (at = text.find("Tea", at)) != std::string::npos;) {
    text.replace(at, 3, "Economy");
  }
  const json::Value index = index_of({{"long.csv", text}});
  const json::Value& domains = test::get(index, "domains");
  ASSERT_EQ(domains.items.size(), 2u);
  EXPECT_EQ(test::get(domains.items[0], "id").text, "economy");
  EXPECT_EQ(test::get(domains.items[1], "name").text, "Cake");
}

}  // namespace
}  // namespace rescore::imported_edition_test
