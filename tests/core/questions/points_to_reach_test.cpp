#include "questions/points_to_reach.h"

#include <gtest/gtest.h>

#include "asked.h"
#include "support/made_up.h"

namespace rescore::points_to_reach_test {
namespace {

using test::Generator;

TEST(PointsToReach, ARankIsAsManyPointsAwayAsOneByOneReachesIt) {
  Generator generator(143);
  int found = 0;
  for (int trial = 0; trial < 500; ++trial) {
    const Dataset data = test::made_up_index(generator, {8, 6, 4});
    const Method method = test::made_up_method(data.edition, generator);
    const Evaluation evaluation(data, method, {});
    const NodeIndex node = generator.pick(nodes(data.edition));
    const NodePlan& plan = evaluation.plan().node(node);
    const std::vector<Key>& keys = evaluation.keys(node);
    const bool counts = plan.form == Form::points && plan.plain && keys[0] != kNotRanked;
    std::vector<Key> others(keys.begin() + 1, keys.end());
    std::erase(others, kNotRanked);
    for (int wanted = 1; wanted <= 6; ++wanted) {
      std::optional<std::int64_t> fewest;
      NodeValue value = evaluation.scores(UnitIndex{0}).value(node);
      const bool low = plan.key.lowest_first();
      for (std::int64_t points = 0; counts && !fewest; ++points) {
        if (value.ratio.numerator < 0 || value.ratio.numerator > value.ratio.denominator) break;
        if (test::rank_of(key_of(plan, value), others, plan.rule.ties) <= wanted) fewest = points;
        value.ratio.numerator += low ? -1 : 1;
      }
      ASSERT_EQ(points_to_rank(evaluation, UnitIndex{0}, node, wanted), fewest);
      if (fewest.value_or(0) > 0) ++found;
    }
  }
  EXPECT_GT(found, 100);
}

TEST(PointsToReach, TheListHasEachUnitAndNothingForOneWithoutARank) {
  using Points = std::vector<std::optional<std::int64_t>>;
  const auto of_new_zealand = [](const Session& session) {
    const Result<Points> points = session.points_to_reach("NZ");
    Points by_code;  // Iceland, Malta, Uruguay, New Zealand
    for (const char* code : {"IS", "MT", "UY", "NZ"}) {
      by_code.push_back((*points)[session.unit(code).operator*().value]);
    }
    return by_code;
  };
  Session session = test::small_session();  // 13/22, 13/22, 12/18 and 9/18
  EXPECT_EQ(of_new_zealand(session), (Points{2, 2, 3, 0}));
  for (const char* id : {"tea-01", "tea-02", "tea-03", "cake-01", "cake-02", "cake-03"}) {
    ASSERT_FALSE(session.set("IS", id, std::nullopt));
  }
  EXPECT_EQ(of_new_zealand(session), (Points{std::nullopt, 2, 3, 0}));
}

}  // namespace
}  // namespace rescore::points_to_reach_test
