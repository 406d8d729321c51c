#include "weights/rank_ends.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "support/weight_spaces.h"

namespace rescore::rank_ends_test {
namespace {

using test::Generator;
using test::in_made_up_spaces;
using weights::WeightSpace;
using Corners = std::vector<std::int64_t>;

/// The same method with other weights of its parts, as whole numbers.
Method weighted(const Evaluation& evaluation, const WeightSpace& space,
                const std::vector<Fraction>& weights) {
  Method method = evaluation.method();
  std::int64_t common = 1;
  for (const Fraction& weight : weights) common = std::lcm(common, weight.denominator);
  for (std::size_t p = 0; p < weights.size(); ++p) {
    method.weights[space.parts()[p].value] =
        static_cast<double>(weights[p].numerator * (common / weights[p].denominator));
  }
  return method;
}

/// The ranks that occur anywhere, for up to three parts: at all points where lines of equal scores
/// cross, and inside every edge and every triangle between such points.
struct Range {
  int best = 1000, worst = 0;
};
Range by_brute_force(const WeightSpace& space, std::size_t unit) {
  const std::size_t parts = space.columns();
  std::vector<Corners> lines;
  for (std::size_t p = 0; p < parts; ++p) {
    lines.emplace_back(parts, 0)[p] = 1;
  }
  std::vector<Corners> points(lines);  // the corners
  for (std::size_t other = 0; other < space.lines().size(); ++other) {
    if (other != unit) lines.push_back(space.difference(other, unit).value());
  }
  for (const Corners& a : lines) {
    for (const Corners& b : lines) {
      Corners point = parts == 3   ? Corners{a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
                                           a[0] * b[1] - a[1] * b[0]}
                      : parts == 2 ? Corners{-a[1], a[0]}
                                   : Corners{1};
      if (*std::min_element(point.begin(), point.end()) < 0) {
        for (std::int64_t& one : point) one = -one;
      }
      if (*std::min_element(point.begin(), point.end()) >= 0) points.push_back(point);
    }
  }
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  Range range;
  const auto add = [&](const Corners& a, const Corners& b, const Corners& c) {
    Corners sum(parts);
    for (std::size_t p = 0; p < parts; ++p) sum[p] = a[p] + b[p] + c[p];
    const auto above = space.above(unit, sum);
    if (!above) return;
    range.best = std::min(range.best, 1 + *above);
    range.worst = std::max(range.worst, 1 + *above);
  };
  for (std::size_t a = 0; a < points.size(); ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      for (std::size_t c = 0; c <= b; ++c) add(points[a], points[b], points[c]);
    }
  }
  return range;
}

bool is_linear(const WeightSpace& space) {
  for (std::size_t other = 1; other < space.lines().size(); ++other) {
    if (!space.difference(0, other)) return false;
  }
  return true;
}

TEST(RankEnds, AreThoseOfBruteForce) {
  int compared = 0;
  in_made_up_spaces(1, test::kSlow ? 100 : 1000, [&](const auto&, const auto& space, auto&) {
    if (space.lines().empty() || !is_linear(space)) return;
    for (std::size_t unit = 0; unit < space.lines().size(); ++unit) {
      const Range range = by_brute_force(space, unit);
      if (range.worst == 0) continue;
      const RankEnd best = best_rank(space, unit);
      const RankEnd worst = worst_rank(space, unit);
      EXPECT_TRUE(best.exact() && worst.exact());
      EXPECT_EQ(best.rank, range.best);
      EXPECT_EQ(worst.rank, range.worst);
      ++compared;
    }
  });
  EXPECT_GT(compared, test::kSlow ? 100 : 1000);
}

TEST(RankEnds, ComeWithWeightsThatGiveThem) {
  in_made_up_spaces(
      2, test::kSlow ? 100 : 1000, [](const Evaluation& evaluation, const auto& space, auto&) {
        for (std::size_t unit = 0; unit < space.lines().size(); ++unit) {
          for (const RankEnd& end : {best_rank(space, unit), worst_rank(space, unit)}) {
            const Evaluation again(evaluation.data(), weighted(evaluation, space, end.weights), {});
            EXPECT_EQ(again.row(space.lines()[unit].unit, kOverall).rank.value, end.rank);
          }
        }
      });
}

TEST(RankEnds, AreNeverBeaten) {
  int exact = 0, all = 0;
  in_made_up_spaces(
      3, test::kSlow ? 50 : 400, [&](const auto&, const auto& space, Generator& generator) {
        for (std::size_t unit = 0; unit < space.lines().size(); ++unit) {
          const RankEnd best = best_rank(space, unit);
          const RankEnd worst = worst_rank(space, unit);
          EXPECT_LE(best.limit, best.rank);
          EXPECT_GE(worst.limit, worst.rank);
          exact += (best.exact() ? 1 : 0) + (worst.exact() ? 1 : 0);
          all += 2;
          for (int trial = 0; trial < 500; ++trial) {
            Corners corners;
            for (std::size_t p = 0; p < space.columns(); ++p) {
              corners.push_back(
                  static_cast<std::int64_t>(generator.below(1 + generator.below(50))));
            }
            const auto above = space.above(unit, corners);
            if (!above) continue;
            EXPECT_GE(1 + *above, best.limit);
            EXPECT_LE(1 + *above, worst.limit);
          }
        }
      });
  EXPECT_GT(exact, all * 98 / 100);
}

/// The China Index by the mean of its domains, nine parts.
TEST(RankEnds, OfTheChinaIndexAreExactAndNeverBeaten) {
  const Session session = test::china_session();
  const auto ranges = session.weight_ranges("AZ", "exact,mean");
  ASSERT_TRUE(ranges);
  EXPECT_EQ(ranges->units.front().best.rank, 18);
  EXPECT_EQ(ranges->units.front().worst.rank, 91);
  EXPECT_EQ(ranges->pairs, 97u);
  EXPECT_TRUE(ranges->units.front().best.exact() && ranges->units.front().worst.exact());
  Method method = *session.method("exact,mean");
  method.weights.assign(session.edition().nodes.size(), 1);
  const Evaluation evaluation(session.data(), method, {});
  Errors errors;
  const auto space = WeightSpace::make(evaluation, {0, 1}, units(session.data()), errors);
  ASSERT_TRUE(space);
  Generator generator(4);
  const auto own = space->find(ranges->units.front().unit).value();
  for (int trial = 0; trial < (test::kSlow ? 1000 : 50'000); ++trial) {
    Corners corners;
    for (std::size_t p = 0; p < space->columns(); ++p) {
      corners.push_back(static_cast<std::int64_t>(generator.below(1 + generator.below(1000))));
    }
    const auto above = space->above(own, corners);
    if (!above) continue;
    EXPECT_GE(*above, 17);
    EXPECT_LE(*above, 90);
  }
}

TEST(RankEnds, GivesReasonsWhereTheyAreNotComputed) {
  const Session session = test::china_session();
  EXPECT_EQ(session.weight_ranges("XX").errors().front().code, ErrorCode::unknown_country);
  for (const char* least : {"0.2", "-1", "x", "0.0000001"}) {
    EXPECT_EQ(session.weight_ranges("AZ", "", least).errors().front().code, ErrorCode::bad_request)
        << least;
  }
}

}  // namespace
}  // namespace rescore::rank_ends_test
