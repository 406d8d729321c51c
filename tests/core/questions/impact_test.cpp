#include "rescore/impact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "support/evaluations.h"

namespace rescore {
namespace {

using test::Generator;
using test::text_of;

/// Rows of every scope of one country, from the answers of all.
std::vector<Row> rows_of(const Edition& edition, Table& table, const Method& method, UnitIndex unit,
                         const std::vector<Answer>& answers) {
  const std::vector<Totals> totals = totals_of(edition, answers, weights_of(edition, method));
  const auto begin = table.totals.begin() + static_cast<std::ptrdiff_t>(unit.value * table.nodes);
  const std::vector<Totals> old(begin, begin + static_cast<std::ptrdiff_t>(table.nodes));
  std::copy(totals.begin(), totals.end(), begin);
  std::vector<Row> rows = score_of(edition, table, method, unit);
  std::copy(old.begin(), old.end(), begin);
  return rows;
}

double ratio(const Evaluation& evaluation, const std::vector<Answer>& answers, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  const Ratio ratio = ratio_of(edition, evaluation.method(),
                               totals_of(edition, answers, evaluation.weights()), node);
  if (ratio.denominator == 0) return 0;
  return static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator);
}

std::array<NodeIndex, 3> moved_by(const Edition& edition, IndicatorIndex indicator) {
  const Indicator& of = edition.indicators[indicator.value];
  return {kOverall, node_of(edition, of.domain), node_of(edition, of.layer)};
}

/// Each impact is what recomputing gives, and every other answer has one, in the order of their
/// effects.
void expect_recomputed(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  const std::vector<Answer> answers = evaluation.answers(unit);
  Table table = evaluation.table();
  const std::vector<Row> before = rows_of(edition, table, evaluation.method(), unit, answers);
  const std::vector<Impact> impacts = impact_of(evaluation, unit, node);
  std::size_t options = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    options += test::every_answer(edition.scale_of(index_at<IndicatorIndex>(i))).size() - 1;
  }
  ASSERT_EQ(impacts.size(), options);
  for (const Impact& impact : impacts) {
    ASSERT_EQ(impact.edit.unit, unit);
    std::vector<Answer> changed = answers;
    ASSERT_EQ(impact.from, changed[impact.edit.indicator.value]);
    ASSERT_NE(impact.from, impact.edit.to);
    changed[impact.edit.indicator.value] = impact.edit.to;
    const std::vector<Row> after = rows_of(edition, table, evaluation.method(), unit, changed);
    const auto moved = moved_by(edition, impact.edit.indicator);
    for (const NodeIndex s : nodes(edition)) {
      const auto place = std::find(moved.begin(), moved.end(), s);
      const Row& expected = after[s.value];
      if (place == moved.end()) {
        ASSERT_EQ(text_of(expected), text_of(before[s.value]));
      } else {
        const Row& row = impact.after[static_cast<std::size_t>(place - moved.begin())];
        ASSERT_EQ(row.node, s);
        ASSERT_EQ(text_of(row), text_of(expected));
      }
    }
    const int old_rank = before[node.value].place.rank;
    const int new_rank = after[node.value].place.rank;
    ASSERT_EQ(impact.gained, old_rank == 0 || new_rank == 0 ? 0 : old_rank - new_rank);
    ASSERT_NEAR(static_cast<double>(impact.ratio),
                1e6 * (ratio(evaluation, changed, node) - ratio(evaluation, answers, node)), 1);
  }
  // In the order of the effect, then of indicators and options.
  for (std::size_t i = 1; i < impacts.size(); ++i) {
    const Impact& a = impacts[i - 1];
    const Impact& b = impacts[i];
    ASSERT_GE(std::abs(a.gained), std::abs(b.gained));
    if (std::abs(a.gained) != std::abs(b.gained)) continue;
    ASSERT_GE(std::abs(a.ratio), std::abs(b.ratio));
    if (std::abs(a.ratio) != std::abs(b.ratio)) continue;
    ASSERT_LE(a.edit.indicator, b.edit.indicator);
    if (a.edit.indicator != b.edit.indicator) continue;
    ASSERT_TRUE(b.edit.to.missing() || a.edit.to.score < b.edit.to.score);
  }
}

/// The map has what impact has at its best and its worst.
void expect_the_map(const Evaluation& evaluation, NodeIndex node, std::size_t stride) {
  const Edition& edition = evaluation.edition();
  const std::vector<Pivot> map = pivot_map(evaluation, node);
  const std::size_t units = evaluation.data().published_results.units.size();
  ASSERT_EQ(map.size(), units * edition.indicators.size());
  for (std::size_t c = 0; c < units; c += stride) {
    const auto unit = index_at<UnitIndex>(c);
    const std::vector<Answer> answers = evaluation.answers(unit);
    std::vector<Pivot> expected(edition.indicators.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      expected[i].up_to = expected[i].down_to = answers[i];
    }
    const std::vector<Impact> impacts = impact_of(evaluation, unit, node);
    for (const Impact& impact : impacts) {
      Pivot& pivot = expected[impact.edit.indicator.value];
      pivot.up = std::max(pivot.up, static_cast<std::int16_t>(impact.gained));
      pivot.down = std::max(pivot.down, static_cast<std::int16_t>(-impact.gained));
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Pivot& pivot = map[c * expected.size() + i];
      ASSERT_EQ(pivot.up, expected[i].up);
      ASSERT_EQ(pivot.down, expected[i].down);
      const auto gained = [&](Answer to) {
        const auto impact = std::find_if(impacts.begin(), impacts.end(), [&](const Impact& x) {
          return x.edit.indicator.value == i && x.edit.to == to;
        });
        return impact == impacts.end() ? 0 : impact->gained;
      };
      ASSERT_EQ(gained(pivot.up_to), pivot.up);
      ASSERT_EQ(gained(pivot.down_to), -pivot.down);
      if (pivot.up == 0) {
        ASSERT_EQ(pivot.up_to, answers[i]);
      }
      if (pivot.down == 0) {
        ASSERT_EQ(pivot.down_to, answers[i]);
      }
    }
  }
}

TEST(Impact, EveryAnswerOfMadeUpIndicesIsRecomputed) {
  test::in_made_up_evaluations(111, [](const Evaluation& evaluation, NodeIndex node) {
    for (std::size_t c = 0; c < evaluation.data().responses.size(); ++c) {
      expect_recomputed(evaluation, index_at<UnitIndex>(c), node);
    }
    expect_the_map(evaluation, node, 1);
  });
}

TEST(Impact, OfAzerbaijanIsRecomputed) {
  test::in_azerbaijans_evaluations(expect_recomputed);
}

TEST(Impact, WhatCannotMoveTheScopeComesLast) {
  const Session session = test::china_session();
  const Edition& edition = session.data().edition;
  const Evaluation evaluation(session.data(), edition.methods.front(), {});
  const NodeIndex media = test::node(edition, "domain:media");
  const auto impacts = impact_of(evaluation, test::unit(session.data(), "AZ"), media);
  const auto inside = [&](const Impact& i) {
    return edition.indicators[i.edit.indicator.value].domain.value == 0;
  };
  EXPECT_TRUE(inside(impacts.front()));
  EXPECT_TRUE(std::is_partitioned(impacts.begin(), impacts.end(), inside));
}

TEST(Impact, ACountryWithoutASheetHasNoPivots) {
  const Session session = test::china_session();
  const Evaluation evaluation(session.data(), session.data().edition.methods.front(), {});
  const std::vector<Pivot> map = pivot_map(evaluation, kOverall);
  const std::size_t azerbaijan = test::unit(session.data(), "AZ").value;
  for (std::size_t c = 0; c < 98; ++c) {
    int most = 0;
    for (std::size_t i = 0; i < 99; ++i) {
      most = std::max<int>(most, map[c * 99 + i].up + map[c * 99 + i].down);
    }
    EXPECT_EQ(most > 0, c == azerbaijan);
  }
}

class ImpactRaw : public testing::Test {
 protected:
  void SetUp() override {
    if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  }
  static constexpr std::size_t kStride = test::kSlow ? 20 : 1;
};

TEST_F(ImpactRaw, EveryAnswerOfEveryCountryIsRecomputed) {
  const Dataset& data = test::raw_session().data();
  for (const char* id : {"publisher", "exact"}) {
    const Evaluation evaluation(data, test::method(data.edition, id), {});
    for (std::size_t c = 0; c < 98; c += kStride) {
      expect_recomputed(evaluation, index_at<UnitIndex>(c), kOverall);
    }
  }
}

TEST_F(ImpactRaw, TheMapHasTheBestAndTheWorstOfEveryScope) {
  const Dataset& data = test::raw_session().data();
  const Evaluation evaluation(data, data.edition.methods.front(), {});
  for (const NodeIndex node : nodes(data.edition)) expect_the_map(evaluation, node, kStride * 3);
}

/// The most places that one answer moves its country, by what is changed.
struct Furthest {
  int to_another_answer{};
  int to_skip{};
  int from_skip{};
  std::vector<int> by_country;  ///< to another answer, in rising order
};

Furthest furthest(const Evaluation& evaluation) {
  Furthest most;
  for (std::size_t c = 0; c < 98; ++c) {
    int own = 0;
    for (const Impact& impact : impact_of(evaluation, index_at<UnitIndex>(c), kOverall)) {
      const int moved = std::abs(impact.gained);
      int& kind = impact.edit.to.missing() ? most.to_skip
                  : impact.from.missing()  ? most.from_skip
                                           : own;
      kind = std::max(kind, moved);
    }
    most.by_country.push_back(own);
  }
  std::sort(most.by_country.begin(), most.by_country.end());
  most.to_another_answer = most.by_country.back();
  return most;
}

// One changed answer moves a country by up to 6 places, in the middle by 2; one more skip by 3.
TEST_F(ImpactRaw, HowFarOneAnswerMovesARank) {
  const Dataset& data = test::raw_session().data();
  for (const char* id : {"publisher", "exact"}) {
    const Furthest most = furthest({data, test::method(data.edition, id), {}});
    EXPECT_EQ(most.to_another_answer, 6);
    EXPECT_EQ(most.by_country[49], 2);
    EXPECT_EQ(most.to_skip, 3);
    EXPECT_EQ(most.from_skip, 4);
  }
}

}  // namespace
}  // namespace rescore
