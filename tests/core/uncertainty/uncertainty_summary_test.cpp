#include <gtest/gtest.h>

#include "rescore/uncertainty.h"

// Values derived from the counts of a run.
namespace rescore::uncertainty_summary_test {
namespace {

/// A result of three units with these rows of 100 draws.
UncertaintyResult made_up(std::vector<std::uint32_t> acceptability) {
  UncertaintyResult result;
  result.options.draws = 100;
  result.units = {"AA", "BB", "CC"};
  result.domains = {"one", "two"};
  result.ranges = {{0, 100}};
  result.acceptability = std::move(acceptability);
  result.above.resize(9);
  result.first_weights.resize(6);
  return result;
}

TEST(UncertaintySummary, RanksAreSummedUpExactly) {
  UncertaintyResult result = made_up({5, 45, 50, 4, 91, 5, 0, 0, 0});
  EXPECT_EQ(rank_summary(result, UnitIndex{0}), (RankSummary{100, 2.45, 2, 1, 3}));
  EXPECT_EQ(rank_summary(result, UnitIndex{1}), (RankSummary{100, 2.01, 2, 2, 2}));
  EXPECT_FALSE(rank_summary(result, UnitIndex{2}));
  result.acceptability = {50, 0, 50, 49, 0, 51, 0, 0, 1};
  EXPECT_EQ(rank_summary(result, UnitIndex{0}), (RankSummary{100, 2.0, 1, 1, 3}));
  EXPECT_EQ(rank_summary(result, UnitIndex{1}), (RankSummary{100, 2.02, 3, 1, 3}));
  EXPECT_EQ(rank_summary(result, UnitIndex{2}), (RankSummary{1, 3.0, 3, 3, 3}));
}

TEST(UncertaintySummary, NinetyFivePercentSettleAnOrder) {
  UncertaintyResult result = made_up({100, 0, 0, 0, 100, 0, 0, 0, 100});
  result.above = {0, 95, 94, 5, 0, 100, 6, 0, 0};
  EXPECT_EQ(indistinguishable(result, UnitIndex{0}), std::vector<UnitIndex>{{2}});
  EXPECT_TRUE(indistinguishable(result, UnitIndex{1}).empty());
  EXPECT_EQ(indistinguishable(result, UnitIndex{2}), std::vector<UnitIndex>{{0}});
}

TEST(UncertaintySummary, CentralWeightsAreTheMeanOfThoseThatPutAUnitFirst) {
  UncertaintyResult result = made_up({100, 0, 0, 0, 100, 0, 0, 0, 100});
  result.first_weights = {3, 1, 0, 0, 0, 7};
  EXPECT_EQ(central_weights(result, UnitIndex{0}), (std::vector<double>{0.75, 0.25}));
  EXPECT_FALSE(central_weights(result, UnitIndex{1}));
  EXPECT_EQ(central_weights(result, UnitIndex{2}), (std::vector<double>{0, 1}));
  result.first_weights.clear();
  EXPECT_FALSE(central_weights(result, UnitIndex{0}));
}

}  // namespace
}  // namespace rescore::uncertainty_summary_test
