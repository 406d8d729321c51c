#include "rescore/suggestion.h"

#include <gtest/gtest.h>

#include <set>

#include "situations.h"

namespace rescore {
namespace {

/// Suggestions are the first impacts that raise rank or share and skip nothing, each indicator
/// once.
void expect_first_impacts(const Situation& situation, CountryIndex country, ScopeIndex scope) {
  std::vector<Impact> expected;
  std::set<IndicatorIndex> seen;
  for (const Impact& impact : impact_of(situation, country, scope)) {
    const bool raises = impact.gained > 0 || (impact.gained == 0 && impact.share > 0);
    if (!raises || impact.edit.to.skipped()) continue;
    if (seen.insert(impact.edit.indicator).second) expected.push_back(impact);
  }
  const auto all = suggestions_of(situation, country, scope, SIZE_MAX);
  ASSERT_EQ(all.size(), expected.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    ASSERT_EQ(all[i].indicator, expected[i].edit.indicator);
    ASSERT_EQ(all[i].to, expected[i].edit.to);
    ASSERT_EQ(all[i].gained, expected[i].gained);
    for (const Row& row : expected[i].after) {
      if (row.scope == scope) {
        ASSERT_EQ(all[i].rank, row.place.rank);
      }
    }
  }
  ASSERT_EQ(suggestions_of(situation, country, scope, 3).size(),
            std::min<std::size_t>(all.size(), 3));
}

TEST(Suggestion, OfMadeUpIndicesAreTheFirstImpacts) {
  test::in_made_up_situations(112, [](const Situation& situation, ScopeIndex scope) {
    for (std::size_t c = 0; c < situation.data().sheets.size(); ++c) {
      expect_first_impacts(situation, index_at<CountryIndex>(c), scope);
    }
  });
}

TEST(Suggestion, OfAzerbaijanAreTheFirstImpacts) {
  test::in_azerbaijans_situations(expect_first_impacts);
}

}  // namespace
}  // namespace rescore
