#include <gtest/gtest.h>

#include "rescore/china_index/import.h"
#include "support/support.h"

namespace rescore::china_index_rules_test {
namespace {

const std::string& text() {
  static const std::string text = test::read_text("data/china-index-rules.json");
  return text;
}

std::string found(const std::string& changed) {
  Errors errors;
  EXPECT_FALSE(read_china_index_rules("rules.json", changed, errors));
  for (const Error& error : errors) EXPECT_EQ(error.file, "rules.json");
  return test::diagnostics(errors);
}

TEST(ChinaIndexRules, AreThoseOfTwoSpansOfYears) {
  const ChinaIndexRules& rules = test::china_index_rules();
  ASSERT_EQ(rules.years.size(), 2u);
  EXPECT_EQ(rules.years[0].layer, "effect");
  EXPECT_EQ(rules.years[1].layer, "alignment");
  const auto count = [&](NodeKind kind) {
    return std::count_if(rules.nodes.begin(), rules.nodes.end(),
                         [&](const Node& node) { return node.kind == kind; });
  };
  EXPECT_EQ(count(NodeKind::overall), 1);
  EXPECT_EQ(count(NodeKind::domain), 9);
  EXPECT_EQ(count(NodeKind::layer), 4);
  EXPECT_EQ(rules.nodes.size(), 14u);
  EXPECT_EQ(rules.scales.size(), 3u);
}

TEST(ChinaIndexRules, AreThoseOfThePatterns) {
  for (const auto& [folder, year] :
       {std::pair("china-index-2022", 0), std::pair("china-index-2024", 1)}) {
    SCOPED_TRACE(folder);
    Errors errors;
    const auto edition = read_edition(
        "index.json", test::read_text(std::string("data/") + folder + "/index.json"), errors);
    ASSERT_TRUE(edition) << test::diagnostics(errors);
    const Method& known = edition->methods.front();
    const ChinaIndexRules& rules = test::china_index_rules();
    const Method& own = rules.years[year].methods.front();
    int same = 0;
    for (std::size_t n = 0; n < rules.nodes.size(); ++n) {
      const auto node = find_node(*edition, rules.nodes[n].id);
      if (!node) continue;
      EXPECT_EQ(own.rules[n], rule_for(known, *node)) << rules.nodes[n].id;
      ++same;
    }
    EXPECT_EQ(same, 13);
  }
}

TEST(ChinaIndexRules, AFileThatIsBrokenIsReportedWithItsPlace) {
  EXPECT_EQ(found("").substr(0, 2), ": ");
  EXPECT_EQ(found(test::without(text(), "/scales")),
            ": The key \"scales\" is missing here. [missing-key]\n");
  EXPECT_EQ(found(test::with(text(), "/years/0/since", "2021")),
            "/years/0/since: No key \"since\" is known here. [unknown-key]\n");
  EXPECT_EQ(found(test::with(text(), "/years/1/methods/0/overall/key", "\"last\"")),
            "/years/1/methods/0/overall/key: Expected one of \"rounded\", \"exact\". "
            "[bad-text]\n");
  EXPECT_EQ(found(test::with(text(), "/scales/0/options/1/score", "0")).substr(0, 27),
            "/scales/0/options/1/score: ");
}

TEST(ChinaIndexRules, ALayerStandsForOneEntry) {
  EXPECT_EQ(found(test::with(text(), "/years/0/layer", "\"effects\"")),
            "/years/0/layer: There is no layer \"effects\". [unknown-layer]\n");
  EXPECT_EQ(found(test::with(text(), "/years/0/layer", "\"alignment\"")),
            "/years/1/layer: Two entries have the layer \"alignment\". [duplicate-id]\n");
  EXPECT_EQ(found(test::with(text(), "/layers/3/id", "\"exposure\"")),
            "/layers/3/id: The id \"exposure\" stands in this list twice. [duplicate-id]\n"
            "/years/0/layer: There is no layer \"effect\". [unknown-layer]\n");
}

TEST(ChinaIndexRules, HaveNoWeights) {
  EXPECT_EQ(found(test::with(text(), "/years/1/methods/1/dropped", "[]")),
            "/years/1/methods/1/dropped: The publisher's rules have no \"dropped\". "
            "[unknown-key]\n");
}

}  // namespace
}  // namespace rescore::china_index_rules_test
