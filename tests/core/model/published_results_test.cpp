#include "rescore/published_results.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore {
namespace {

TEST(PublishedResults, CountriesAreFoundByTheirCode) {
  const Session session = test::small_session();
  const PublishedResults& published_results = session.data().published_results;
  EXPECT_EQ(find_unit(published_results, "UY"), UnitIndex{0});
  EXPECT_EQ(find_unit(published_results, "NZ"), UnitIndex{3});
  for (const char* other : {"", "nz", "NZ ", "AZ", "New Zealand"}) {
    EXPECT_EQ(find_unit(published_results, other), std::nullopt) << other;
  }
  EXPECT_EQ(find_unit({}, "NZ"), std::nullopt);
}

TEST(PublishedResults, SheetsAreFoundWhenTheyAreLoaded) {
  const Session session = test::small_session();
  ASSERT_NE(find_responses(session.data(), "MT"), nullptr);
  EXPECT_EQ(find_responses(session.data(), "MT")->unit, "MT");
  EXPECT_EQ(find_responses(session.data(), "UY"), nullptr);
  EXPECT_EQ(find_responses(session.data(), ""), nullptr);
}

}  // namespace
}  // namespace rescore
