#include <gtest/gtest.h>

#include "raw_samples.h"

// The edition that raw facts make when no pattern says more.
namespace rescore {
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

}  // namespace
}  // namespace rescore
