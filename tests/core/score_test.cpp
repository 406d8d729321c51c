#include "rescore/score.h"

#include <gtest/gtest.h>

#include "support.h"

namespace rescore {
namespace {

std::string percent_text(int achieved, int maximum, const std::vector<int>& rounding) {
  const auto percent = percent_of({achieved, maximum}, rounding);
  return percent ? to_text(*percent) : "none";
}

TEST(Score, PercentOfTheWorkedExample) {
  EXPECT_EQ(percent_text(112, 396, {1}), "28.3");
  EXPECT_EQ(percent_text(83, 256, {1, 0}), "32");
  EXPECT_EQ(percent_text(0, 40, {1, 0}), "0");
  EXPECT_EQ(percent_text(29, 100, {1, 0}), "29");
}

TEST(Score, RoundingTwiceCarriesOver) {
  // 46.484375: to tenths 46.5, and that to 47; rounded once it would be 46.
  EXPECT_EQ(percent_text(119, 256, {1, 0}), "47");
  EXPECT_EQ(percent_text(119, 256, {0}), "46");
  EXPECT_EQ(percent_text(119, 256, {1}), "46.5");
  EXPECT_EQ(percent_text(119, 256, {3, 1, 0}), "47");
}

TEST(Score, HalvesAreRoundedUp) {
  EXPECT_EQ(percent_text(1, 8, {0}), "13");      // 12.5
  EXPECT_EQ(percent_text(1, 16, {1}), "6.3");    // 6.25
  EXPECT_EQ(percent_text(1, 2000, {1}), "0.1");  // 0.05
  EXPECT_EQ(percent_text(1, 2001, {1}), "0.0");
}

TEST(Score, PercentReachesFromZeroToHundred) {
  EXPECT_EQ(percent_text(0, 396, {1}), "0.0");
  EXPECT_EQ(percent_text(396, 396, {1}), "100.0");
  EXPECT_EQ(percent_text(396, 396, {3}), "100.000");
  EXPECT_EQ(percent_text(2'000'000, 2'000'000, {3, 2, 1}), "100.0");
}

TEST(Score, NoPercentWhenEverythingIsSkipped) {
  EXPECT_EQ(percent_of({0, 0}, {1}), std::nullopt);
}

TEST(Score, TextKeepsTheDecimalsOfTheRounding) {
  EXPECT_EQ(to_text({283, 1}), "28.3");
  EXPECT_EQ(to_text({300, 1}), "30.0");
  EXPECT_EQ(to_text({32, 0}), "32");
  EXPECT_EQ(to_text({0, 0}), "0");
  EXPECT_EQ(to_text({5, 1}), "0.5");
  EXPECT_EQ(to_text({5, 3}), "0.005");
}

TEST(Score, MaximumDependsOnTheDenominator) {
  const Totals totals{10, 36, 44};
  EXPECT_EQ(maximum_of(totals, Denominator::answered), 36);
  EXPECT_EQ(maximum_of(totals, Denominator::all), 44);
}

TEST(Score, MaximumOfAnsweredCanBeUnknown) {
  const Totals totals{10, -1, 44};
  EXPECT_EQ(maximum_of(totals, Denominator::answered), std::nullopt);
  EXPECT_EQ(maximum_of(totals, Denominator::all), 44);
}

TEST(Score, TotalsOfAzerbaijanArePublished) {
  const Session session = test::china_session();
  const Dataset& data = session.data();
  const std::vector<Totals> totals = totals_of(data.edition, find_sheet(data, "AZ")->answers);
  const std::vector<Totals> published = {
      {112, 396, 396}, {10, 44, 44}, {13, 44, 44},  {16, 44, 44}, {8, 44, 44},
      {4, 44, 44},     {4, 44, 44},  {28, 44, 44},  {7, 44, 44},  {22, 44, 44},
      {83, 256, 256},  {0, 40, 40},  {29, 100, 100}};
  EXPECT_EQ(totals, published);
}

TEST(Score, ASkipLeavesTheAnsweredMaximumOfItsScopesOnly) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  // New Zealand skips tea-02 (supply, worth 4).
  const std::vector<Totals> totals = totals_of(data.edition, find_sheet(data, "NZ")->answers);
  const std::vector<Totals> expected = {
      {9, 18, 22}, {1, 7, 11}, {8, 11, 11}, {4, 8, 12}, {5, 10, 10}};
  EXPECT_EQ(totals, expected);
}

TEST(Score, ASheetOfSkipsHasNoAnsweredMaximum) {
  const Edition edition = test::edition_of(test::small());
  const std::vector<Answer> answers(edition.indicators.size(), Answer::skip());
  for (const Totals& totals : totals_of(edition, answers)) {
    EXPECT_EQ(totals.achieved, 0);
    EXPECT_EQ(totals.answered_maximum, 0);
    EXPECT_GT(totals.all_maximum, 0);
  }
}

}  // namespace
}  // namespace rescore
