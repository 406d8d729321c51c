#include <gtest/gtest.h>

#include "rescore/io.h"
#include "support/cities.h"
#include "support/support.h"

namespace rescore::crosswalk_json_test {
namespace {

const std::string kWhole = R"({"rescore": "crosswalk", "from": "cities-2030", "to": "cities-2040",
  "pairs": [{"to": "life.1", "from": ["life.1"], "relation": "reworded"},
            {"to": "clinic", "from": ["clinic", "Income"], "relation": "merged"},
            {"to": "Income", "from": [], "relation": "new"}]})";

struct Read {
  std::optional<Crosswalk> crosswalk;
  std::string errors;
};

Read read(const std::string& text, const std::string& from = "cities-2030",
          const std::string& to = "cities-2040") {
  Edition before = test::cities();
  Edition after = test::cities();
  before.id = from;
  after.id = to;
  Errors errors;
  Read result{read_crosswalk(before, after, "crosswalk.json", text, errors), {}};
  result.errors = test::diagnostics(errors);
  EXPECT_EQ(result.crosswalk.has_value(), errors.empty());
  return result;
}

std::string fault(std::string_view pointer, std::string_view value) {
  return read(test::with(kWhole, pointer, value)).errors;
}

TEST(CrosswalkJson, ComparesQuestionsWithOneOrigin) {
  const Read whole = read(kWhole);
  EXPECT_EQ(whole.errors, "");
  ASSERT_TRUE(whole.crosswalk);
  EXPECT_EQ(*whole.crosswalk, (Crosswalk{IndicatorIndex{0}, std::nullopt, std::nullopt}));
  const Read moved = read(test::with(
      kWhole, "/pairs/2", R"({"to": "Income", "from": ["Income"], "relation": "moved"})"));
  EXPECT_EQ(*moved.crosswalk, (Crosswalk{IndicatorIndex{0}, std::nullopt, IndicatorIndex{2}}));
  const Read short_one = read(test::without(kWhole, "/pairs/0"));
  EXPECT_EQ(*short_one.crosswalk, Crosswalk(3));
}

TEST(CrosswalkJson, ServesOtherReleasesOnOneSideOnly) {
  EXPECT_EQ(read(kWhole, "cities-2030", "cities-2041").errors, "");
  EXPECT_EQ(read(kWhole, "cities-2029", "cities-2040").errors, "");
  EXPECT_EQ(read(kWhole, "cities-2040", "cities-2030").errors,
            "/from: This leads from cities-2030 to cities-2040, not from cities-2040 to "
            "cities-2030; one of the two must agree. [wrong-edition]\n");
}

TEST(CrosswalkJson, RejectsWhatDoesNotFit) {
  EXPECT_EQ(fault("/rescore", R"("scenario")"),
            "/rescore: Expected one of \"crosswalk\". [bad-text]\n");
  EXPECT_EQ(fault("/pairs/0/relation", R"("alike")"),
            "/pairs/0/relation: Expected one of \"same\", \"reworded\", \"moved\", \"merged\", "
            "\"new\". [bad-text]\n");
  EXPECT_EQ(fault("/pairs/0/to", R"("life")"),
            "/pairs/0/to: There is no indicator \"life\". [unknown-indicator]\n");
  EXPECT_EQ(fault("/pairs/0/from/0", R"("life")"),
            "/pairs/0/from/0: There is no indicator \"life\". [unknown-indicator]\n");
  EXPECT_EQ(fault("/pairs/0/from", R"(["life.1", "clinic"])"),
            "/pairs/0/from: The list has 2 entries instead of 1. [out-of-range]\n");
  EXPECT_EQ(fault("/pairs/2/from", R"(["clinic"])"),
            "/pairs/2/from: The list has 1 entries instead of 0. [out-of-range]\n");
  EXPECT_EQ(fault("/pairs/1/to", R"("life.1")"),
            "/pairs/1/to: The indicator life.1 stands here twice. [duplicate-indicator]\n");
  EXPECT_EQ(fault("/pairs/2", R"({"to": "Income", "from": ["life.1"], "relation": "same"})"),
            "/pairs/2/from: Two indicators continue life.1. [duplicate-indicator]\n");
  EXPECT_EQ(fault("/pairs/0/note", R"("x")"),
            "/pairs/0/note: No key \"note\" is known here. [unknown-key]\n");
  EXPECT_EQ(read(test::without(kWhole, "/pairs")).errors,
            ": The key \"pairs\" is missing here. [missing-key]\n");
}

}  // namespace
}  // namespace rescore::crosswalk_json_test
