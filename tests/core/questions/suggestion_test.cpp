#include "rescore/suggestion.h"

#include <gtest/gtest.h>

#include <set>

#include "support/evaluations.h"

namespace rescore {
namespace {

/// Suggestions are the first impacts that raise rank or share and skip nothing, each indicator
/// once.
void expect_first_impacts(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  std::vector<Impact> expected;
  std::set<IndicatorIndex> seen;
  for (const Impact& impact : impact_of(evaluation, unit, node)) {
    const bool raises = impact.gained > 0 || (impact.gained == 0 && impact.ratio > 0);
    if (!raises || impact.edit.to.missing()) continue;
    if (seen.insert(impact.edit.indicator).second) expected.push_back(impact);
  }
  const auto all = suggestions_of(evaluation, unit, node, SIZE_MAX);
  ASSERT_EQ(all.size(), expected.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    ASSERT_EQ(all[i].indicator, expected[i].edit.indicator);
    ASSERT_EQ(all[i].to, expected[i].edit.to);
    ASSERT_EQ(all[i].gained, expected[i].gained);
    for (const Row& row : expected[i].after) {
      if (row.node == node) {
        ASSERT_EQ(all[i].rank, row.place.rank);
      }
    }
  }
  ASSERT_EQ(suggestions_of(evaluation, unit, node, 3).size(), std::min<std::size_t>(all.size(), 3));
}

TEST(Suggestion, OfMadeUpIndicesAreTheFirstImpacts) {
  test::in_made_up_evaluations(112, [](const Evaluation& evaluation, NodeIndex node) {
    for (std::size_t c = 0; c < evaluation.data().responses.size(); ++c) {
      expect_first_impacts(evaluation, index_at<UnitIndex>(c), node);
    }
  });
}

TEST(Suggestion, OfAzerbaijanAreTheFirstImpacts) {
  test::in_azerbaijans_evaluations(expect_first_impacts);
}

}  // namespace
}  // namespace rescore
