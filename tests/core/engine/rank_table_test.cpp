#include "engine/rank_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/evaluation.h"
#include "questions/asked.h"
#include "support/made_up.h"
#include "support/made_up_tree.h"
#include "support/ranks.h"
#include "support/raw_data.h"

namespace rescore::rank_table_test {
namespace {

using test::Generator;

TEST(RankTable, IsWhatPlainFractionsGive) {
  Generator generator(301);
  for (int trial = 0; trial < (test::kSlow ? 300 : 3000); ++trial) {
    // Sometimes more units than are added up at once.
    const std::size_t units = trial % 8 == 0 ? 40 : 8;
    const Dataset data = test::made_up_index(generator, {10, units, 5});
    const Method method = test::made_up_method(data.edition, generator);
    const std::vector<Edit> edits = test::made_up_edits(data, generator, 3);
    const RankTable table = test::table_of(data, method, edits);
    const test::Answers answers = test::answers_of(data, edits);
    for (const NodeIndex node : nodes(data.edition)) {
      const std::vector<Row> plain = test::ranking_from(data.edition, answers, method, node);
      const std::vector<Row> rows = table.ranking(node);
      for (std::size_t u = 0; u < rows.size(); ++u) {
        ASSERT_EQ(test::text_of(rows[u]), test::text_of(plain[u]))
            << "trial " << trial << ", " << node_id(data.edition, node) << ", unit " << u;
      }
    }
  }
}

/// Counts every point so often that doubles do not tell all shares apart.
void count_points_often(Dataset& data) {
  for (Indicator& indicator : data.edition.indicators) indicator.weight *= 3'000'000;
}

/// Holds a table against every unit's own values.
void expect_own_values(const Dataset& data, const Method& method) {
  const RankTable table = test::table_of(data, method);
  for (const NodeIndex node : nodes(data.edition)) {
    const NodePlan& plan = table.plan().node(node);
    const std::vector<Key> keys = table.keys(node);
    const std::vector<Rank> ranks = ranks_of(keys, plan.rule.ties);
    const auto ranked =
        std::count_if(ranks.begin(), ranks.end(), [](const Rank& rank) { return rank.value > 0; });
    for (const UnitIndex unit : units(data)) {
      const UnitScores own(table.plan(), data.answers(unit));
      const Row row = table.row(unit, node);
      const bool points = table.plan().has_points();
      ASSERT_EQ(row.score, score_of(plan, own.value(node)));
      ASSERT_EQ(keys[unit.value], key_of(plan, own.value(node)));
      ASSERT_EQ(row.achieved, points ? own.value(node).achieved : 0);
      ASSERT_EQ(row.maximum, points ? own.maximum(node) : std::nullopt);
      ASSERT_EQ(row.rank, ranks[unit.value]);
      ASSERT_EQ(row.of, ranked);
    }
  }
}

TEST(RankTable, HasTheValuesThatEachUnitHasByItself) {
  Generator generator(305);
  for (int trial = 0; trial < (test::kSlow ? 150 : 1500); ++trial) {
    Dataset data =
        trial % 3 == 0 ? test::made_up_index(generator, {10, 9, 5}) : test::made_up_tree(generator);
    const bool has_numbers = data.edition.scales.back().number.has_value();
    if (trial % 3 == 0) {
      if (generator.below(3) == 0) count_points_often(data);
      data.edition.methods = {test::made_up_method(data.edition, generator)};
    } else if (trial % 3 == 1 && !has_numbers) {
      for (NodeRule& rule : data.edition.methods.front().rules) {
        rule.aggregation = Aggregation::pooled;
      }
    }
    for (NodeRule& rule : data.edition.methods.front().rules) {
      rule.coverage = generator.pick(std::vector<double>{0, 0, 0.5, 0.75});
      if (generator.below(3) == 0) rule.missing = Missing::none;
      if (generator.below(4) == 0) rule.scale = 33.25;
    }
    expect_own_values(data, data.edition.methods.front());
    if (HasFatalFailure()) FAIL() << "trial " << trial;
  }
}

TEST(RankTable, HasTheScoresOfMorePointsThanDoublesCanRound) {
  // In doubles the first score is half way to the next.
  Dataset data = test::flat_index({test::scale_to(1), test::scale_to(1)},
                                  {{1, 0}, {1, 1}, {0, 0}, {-1, -1}, {0, 1}});
  data.edition.indicators[0].weight = 955'146'208;
  data.edition.indicators[1].weight = INT32_MAX - 955'146'208;
  for (const RankKey key : {RankKey::exact, RankKey::rounded}) {
    NodeRule rule;
    rule.scale = 1'000'000;
    rule.rounding = {6};
    rule.key = key;
    const Method method{"m", "", "", {rule}};
    expect_own_values(data, method);
    EXPECT_EQ(test::table_of(data, method).row(UnitIndex{0}, kOverall).score,
              (Decimal{444'774'612'991, 6}));
  }
}

TEST(RankTable, IsTheSameAfterChangesAsMadeAnew) {
  Generator generator(302);
  for (int trial = 0; trial < (test::kSlow ? 200 : 2000); ++trial) {
    Dataset data = test::made_up_index(generator, {10, 8, 5});
    if (trial % 6 == 0) count_points_often(data);
    const Method method = test::made_up_method(data.edition, generator);
    RankTable table = test::table_of(data, method);
    const std::vector<Edit> all = test::made_up_edits(data, generator, 6);
    for (std::size_t made = 1; made <= all.size(); ++made) {
      const auto edits = std::span(all).first(made);
      table.set(edits.back(), edits);
      const RankTable anew = test::table_of(data, method, edits);
      for (const NodeIndex node : nodes(data.edition)) {
        const std::vector<Row> rows = table.ranking(node);
        const std::vector<Row> fresh = anew.ranking(node);
        for (std::size_t u = 0; u < rows.size(); ++u) {
          ASSERT_EQ(test::text_of(rows[u]), test::text_of(fresh[u]))
              << "trial " << trial << ", " << node_id(data.edition, node) << ", unit " << u;
        }
      }
    }
  }
}

// Numbers, means, sums and points in one tree: every kind of value and of key.
TEST(RankTable, OfATreeIsTheSameAfterChangesAsMadeAnew) {
  Generator generator(303);
  for (int trial = 0; trial < (test::kSlow ? 100 : 1000); ++trial) {
    Dataset data = test::made_up_tree(generator);
    if (trial % 3 == 0) data.responses.back().answers.clear();  // not loaded
    const Method& method = data.edition.methods.front();
    RankTable table = test::table_of(data, method);
    std::vector<Edit> edits;
    for (int change = 0; change < 5; ++change) {
      const auto unit = index_at<UnitIndex>(generator.below(data.units.size()));
      if (!data.has_answers(unit)) continue;
      const auto indicator =
          index_at<IndicatorIndex>(generator.below(data.edition.indicators.size()));
      std::erase_if(edits,
                    [&](const Edit& e) { return e.unit == unit && e.indicator == indicator; });
      edits.push_back({unit, indicator, test::another_answer(data, indicator, generator)});
      table.set(edits.back(), edits);
      const RankTable anew = test::table_of(data, method, edits);
      for (const NodeIndex node : nodes(data.edition)) {
        ASSERT_EQ(table.keys(node), anew.keys(node));
        const std::vector<Row> rows = table.ranking(node);
        const std::vector<Row> fresh = anew.ranking(node);
        const std::vector<Rank> ranks = ranks_of(table.keys(node), rule_for(method, node).ties);
        for (std::size_t u = 0; u < rows.size(); ++u) {
          ASSERT_EQ(test::text_of(rows[u]), test::text_of(fresh[u]))
              << "trial " << trial << ", " << node_id(data.edition, node) << ", unit " << u;
          ASSERT_EQ(rows[u].rank, ranks[u]);
        }
      }
    }
  }
}

TEST(RankTable, ColumnsAreTheRows) {
  Generator generator(304);
  for (int trial = 0; trial < 200; ++trial) {
    Dataset data =
        trial % 2 == 0 ? test::made_up_tree(generator) : test::made_up_index(generator, {10, 8, 5});
    if (trial % 5 == 0) data.responses.back().answers.clear();  // not loaded
    const Method method = trial % 2 == 0 ? data.edition.methods.front()
                                         : test::made_up_method(data.edition, generator);
    const RankTable table = test::table_of(data, method);
    const Columns all = table.columns();
    ASSERT_EQ(all.rank.size(), data.units.size() * data.edition.nodes.size());
    for (const NodeIndex node : nodes(data.edition)) {
      for (const UnitIndex unit : units(data)) {
        const std::size_t at = node.value * data.units.size() + unit.value;
        const Row row = table.row(unit, node);
        ASSERT_EQ(all.rank[at], row.rank.value);
        ASSERT_EQ(all.tied[at], row.rank.tied);
        ASSERT_EQ(all.achieved[at], row.achieved);
        ASSERT_EQ(all.maximum[at], row.maximum.value_or(-1));
        ASSERT_EQ(std::isnan(all.score[at]), !row.score);
        if (!row.score) continue;
        ASSERT_EQ(all.score[at], number(*row.score));
      }
    }
  }
}

}  // namespace
}  // namespace rescore::rank_table_test
