#include "weights/weight_shift.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/weight_spaces.h"
#include "weights/rank_ends.h"

namespace rescore::weight_shift_test {
namespace {

using Weights = std::vector<std::int64_t>;

double size(const Fraction& fraction) {
  return static_cast<double>(fraction.numerator) / static_cast<double>(fraction.denominator);
}

/// The largest distance of a weight from equal weights, in steps.
double steps_of(const std::vector<double>& weights) {
  double largest = 0;
  for (const double weight : weights) {
    const double equal = 1 / static_cast<double>(weights.size());
    largest = std::max(largest, std::abs(weight - equal));
  }
  return largest * static_cast<double>(kShiftSteps);
}

TEST(WeightShift, IsReachedAndNeverBeaten) {
  int moved = 0, impossible = 0;
  test::in_made_up_spaces(
      5, test::kSlow ? 30 : 300, [&](const auto&, const auto& space, test::Generator& generator) {
        const Weights equal(space.columns(), 1);
        if (space.lines().size() < 2 || !space.above(0, equal)) return;
        Weights corner(space.columns(), 0);
        corner.front() = 1;
        if (space.fractions(corner).front() != Fraction{1, 1}) return;  // there is a least weight
        const int rank = 1 + static_cast<int>(generator.below(space.lines().size()));
        Errors errors;
        const auto shift = weights::smallest_shift(space, 0, rank, equal, errors);
        if (!shift) return;
        const auto is_there = [&](int now) { return shift->lower ? now >= rank : now <= rank; };
        if (shift->steps) {
          std::vector<double> found;
          for (const Fraction& weight : shift->weights) found.push_back(size(weight));
          EXPECT_LE(steps_of(found), static_cast<double>(*shift->steps) + 1e-6);
          ++moved;
        } else {
          const RankEnd end = shift->lower ? worst_rank(space, 0) : best_rank(space, 0);
          EXPECT_FALSE(end.exact() && is_there(end.rank));
          ++impossible;
        }
        for (int trial = 0; trial < 500; ++trial) {
          Weights tried;
          for (std::size_t p = 0; p < space.columns(); ++p) {
            tried.push_back(static_cast<std::int64_t>(generator.below(100)));
          }
          const auto above = space.above(0, tried);
          if (!above || !is_there(1 + *above)) continue;
          std::vector<double> weights;
          for (const Fraction& weight : space.fractions(tried)) weights.push_back(size(weight));
          EXPECT_GE(steps_of(weights), static_cast<double>(shift->limit) - 1 - 1e-6);
        }
      });
  EXPECT_GT(moved, test::kSlow ? 3 : 10);
  EXPECT_GT(impossible, test::kSlow ? 0 : 3);
}

TEST(WeightShift, OfTheChinaIndexIsExact) {
  const Session session = test::china_session();
  const auto shift = session.weight_shift("AZ", 50, "exact,mean");
  ASSERT_TRUE(shift);
  EXPECT_EQ(shift->before, 66);
  EXPECT_EQ(shift->steps, 65'268);
  EXPECT_TRUE(shift->exact());
  EXPECT_EQ(session.weight_shift("AZ", 10, "exact,mean")->steps, std::nullopt);
  EXPECT_EQ(session.weight_shift("AZ", 66, "exact,mean")->steps, 0);
  EXPECT_EQ(session.weight_shift("AZ", 99).errors().front().code, ErrorCode::bad_request);
}

}  // namespace
}  // namespace rescore::weight_shift_test
