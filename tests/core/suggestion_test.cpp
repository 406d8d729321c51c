#include "rescore/suggestion.h"

#include <gtest/gtest.h>

#include <set>

#include "made_up.h"
#include "raw_data.h"
#include "rescore/impact.h"
#include "support.h"

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
  test::Generator generator(112);
  for (int trial = 0; trial < (test::kSlow ? 60 : 400); ++trial) {
    const Dataset data = test::made_up_index(generator, {10, 6, 5});
    const Method method = test::made_up_method(data.edition, generator);
    const std::vector<Edit> edits = test::made_up_edits(data, generator, 3);
    const Situation situation(data, method, edits);
    for (const ScopeIndex scope : scopes(data.edition)) {
      for (std::size_t c = 0; c < data.sheets.size(); ++c) {
        expect_first_impacts(situation, index_at<CountryIndex>(c), scope);
      }
      if (HasFailure()) FAIL() << "trial " << trial << ", " << scope_id(data.edition, scope);
    }
  }
}

TEST(Suggestion, OfAzerbaijanAreTheFirstImpacts) {
  const Session session = test::china_session();
  for (const Method& method : session.data().edition.methods) {
    const Situation situation(session.data(), method, {});
    for (const char* scope : {"overall", "domain:media", "layer:alignment"}) {
      expect_first_impacts(situation, test::country(session.data(), "AZ"),
                           test::scope(session.data().edition, scope));
    }
  }
}

}  // namespace
}  // namespace rescore
