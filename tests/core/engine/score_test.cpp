#include "rescore/score.h"

#include <gtest/gtest.h>

#include "support/support.h"

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

TEST(Score, LargeSharesAreRoundedAsExactly) {
  constexpr std::int64_t large = std::int64_t{1} << 31;
  EXPECT_EQ(percent_of({1'500'000, large + 1}, {1}), (Decimal{1, 1}));  // 0.0698...
  EXPECT_EQ(percent_of({large, 3 * large}, {2}), (Decimal{3333, 2}));
  EXPECT_EQ(percent_of({256 * large, 512 * large}, {1}), (Decimal{500, 1}));
  EXPECT_EQ(percent_of({(std::int64_t{1} << 40) - 1, std::int64_t{1} << 40}, {3}),
            (Decimal{100'000, 3}));
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
  const std::vector<Totals> totals = totals_of(data.edition, find_responses(data, "AZ")->answers);
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
  const std::vector<Totals> totals = totals_of(data.edition, find_responses(data, "NZ")->answers);
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

TEST(Score, WeightsAreProductsAndWhatIsDroppedHasNone) {
  const Edition edition = test::edition_of(test::small());
  EXPECT_EQ(weights_of(edition, {}).overall, std::vector<int>(edition.indicators.size(), 1));
  Method method;
  method.domain_weights = {2, 3};
  method.layer_weights = {5, 7};
  method.dropped = {IndicatorIndex{1}};
  const Weights weights = weights_of(edition, method);
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const Indicator& indicator = edition.indicators[i];
    const int product =
        (indicator.domain.value == 0 ? 2 : 3) * (indicator.layer.value == 0 ? 5 : 7);
    EXPECT_EQ(weights.overall[i], i == 1 ? 0 : product);
    EXPECT_EQ(weights.dropped[i], i == 1 ? 1 : 0);
  }
}

/// The mean of domains with these points, by these weights; empty: 1 for each.
Ratio mean(const std::vector<Totals>& domains, const std::vector<int>& weights) {
  Edition edition;
  edition.domains.resize(domains.size());
  Method method;
  method.overall = {Denominator::answered, {1}, RankKey::exact, Ties::competition};
  method.aggregate = Aggregate::mean;
  method.domain_weights = weights;
  std::vector<Totals> totals(1);
  totals.insert(totals.end(), domains.begin(), domains.end());
  return ratio_of(edition, method, totals, kOverall);
}

TEST(Score, AMeanIsExactOverTheLeastCommonMaximum) {
  EXPECT_EQ(mean({{1, 4, 4}, {2, 6, 6}}, {}), (Ratio{7, 24}));
  EXPECT_EQ(mean({{1, 4, 4}, {2, 6, 6}}, {3, 1}), (Ratio{13, 48}));
  EXPECT_EQ(mean({{1, 1, 1}, {0, 2, 2}}, {}), (Ratio{2, 4}));
  EXPECT_EQ(mean({{2, 3, 3}, {0, 1, 1}}, {}), (Ratio{2, 6}));
}

TEST(Score, ADomainWithoutMaximumOrWeightHasNoPartInAMean) {
  EXPECT_EQ(mean({{1, 4, 4}, {0, 0, 8}}, {}), (Ratio{1, 4}));
  EXPECT_EQ(mean({{1, 4, 4}, {2, 7, 7}}, {1, 0}), (Ratio{1, 4}));
  EXPECT_EQ(mean({{0, 0, 8}, {2, 7, 7}}, {1, 0}), Ratio{});
  EXPECT_EQ(mean({{1, 4, 4}, {2, -1, 7}}, {}), Ratio{});
}

TEST(Score, AMeanWithoutASmallCommonMaximumIsTakenToThirtyBits) {
  // Primes, whose product has 60 bits.
  const std::vector<Totals> domains = {{1, 1'048'573, 1'048'573},
                                       {1'000'000, 1'048'571, 1'048'571},
                                       {524'288, 1'048'559, 1'048'559}};
  const auto sum = [&](std::int64_t common, const std::vector<int>& weights) {
    std::int64_t total = 0;
    for (std::size_t d = 0; d < domains.size(); ++d) {
      total += weights[d] * (common * domains[d].achieved / domains[d].answered_maximum);
    }
    return total;
  };
  constexpr std::int64_t fine = std::int64_t{1} << 30;
  EXPECT_EQ(mean(domains, {}), (Ratio{sum(fine, {1, 1, 1}), 3 * fine}));
  // The weights leave 29 bits of the 40.
  EXPECT_EQ(mean(domains, {1, 46, 2001}), (Ratio{sum(fine / 2, {1, 46, 2001}), 2048 * (fine / 2)}));
}

TEST(Score, MillionthsAreRoundedDown) {
  EXPECT_EQ(millionths({2, 3}), 666'666);
  EXPECT_EQ(millionths({1, 1}), 1'000'000);
  EXPECT_EQ(millionths({0, 1}), 0);
  EXPECT_EQ(millionths({}), 0);
}

}  // namespace
}  // namespace rescore
