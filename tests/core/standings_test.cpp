#include "rescore/standings.h"

#include <gtest/gtest.h>

#include "support.h"

namespace rescore {
namespace {

TEST(Standings, CountriesAreFoundByTheirCode) {
  const Session session = test::small_session();
  const Standings& standings = session.data().standings;
  EXPECT_EQ(find_country(standings, "UY"), CountryIndex{0});
  EXPECT_EQ(find_country(standings, "NZ"), CountryIndex{3});
  for (const char* other : {"", "nz", "NZ ", "AZ", "New Zealand"}) {
    EXPECT_EQ(find_country(standings, other), std::nullopt) << other;
  }
  EXPECT_EQ(find_country({}, "NZ"), std::nullopt);
}

TEST(Standings, SheetsAreFoundWhenTheyAreLoaded) {
  const Session session = test::small_session();
  ASSERT_NE(find_sheet(session.data(), "MT"), nullptr);
  EXPECT_EQ(find_sheet(session.data(), "MT")->country, "MT");
  EXPECT_EQ(find_sheet(session.data(), "UY"), nullptr);
  EXPECT_EQ(find_sheet(session.data(), ""), nullptr);
}

}  // namespace
}  // namespace rescore
