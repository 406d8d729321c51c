#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "questions/questions.h"
#include "support/evaluations.h"

namespace rescore::impact_test {
namespace {

using test::Generator;
using test::text_of;

/// Rows of every node of one unit with one more change, from all units' answers.
class Recomputed {
 public:
  Recomputed(const Evaluation& evaluation, UnitIndex unit)
      : evaluation_(evaluation),
        unit_(unit),
        others_(evaluation.edits().begin(), evaluation.edits().end()),
        table_(test::table_of(evaluation.data(), evaluation.method(), others_)) {}

  std::vector<Row> rows() const { return table_.rows(unit_); }

  std::vector<Row> rows_with(const Edit& edit) {
    const Answer from = evaluation_.answers(unit_)[edit.indicator.value];
    set(edit);
    std::vector<Row> rows = table_.rows(unit_);
    set({edit.unit, edit.indicator, from});
    return rows;
  }

 private:
  void set(const Edit& edit) {
    std::vector<Edit> edits = others_;
    std::erase_if(edits, [&](const Edit& other) {
      return other.unit == edit.unit && other.indicator == edit.indicator;
    });
    edits.push_back(edit);
    table_.set(edit, edits);
  }

  const Evaluation& evaluation_;
  UnitIndex unit_;
  std::vector<Edit> others_;
  RankTable table_;
};

double share(const Evaluation& evaluation, std::vector<Answer> answers, NodeIndex node) {
  const UnitScores scores(evaluation.plan(), std::move(answers));
  return share_of(evaluation.plan().node(node), scores.value(node)).value_or(0);
}

/// Each impact agrees with recomputing, and every other answer has one, in the order of their
/// effects.
void expect_recomputed(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  const std::vector<Answer> answers = evaluation.answers(unit);
  Recomputed recomputed(evaluation, unit);
  const std::vector<Row> before = recomputed.rows();
  const Impacts found = impact_of(evaluation, unit, node);
  const std::vector<Impact>& impacts = found.changes;
  ASSERT_EQ(found.unit, unit);
  ASSERT_EQ(found.node, node);
  ASSERT_EQ(text_of(found.before), text_of(before[node.value]));
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
    const std::vector<Row> after = recomputed.rows_with(impact.edit);
    const auto moved = nodes_above(edition, impact.edit.indicator);
    ASSERT_EQ(impact.rows, moved.size());
    for (const NodeIndex s : nodes(edition)) {
      const auto place = std::find(moved.begin(), moved.end(), s);
      const Row& expected = after[s.value];
      if (place == moved.end()) {
        ASSERT_EQ(text_of(expected), text_of(before[s.value]));
      } else {
        const Row& row = found.after(impact)[static_cast<std::size_t>(place - moved.begin())];
        ASSERT_EQ(row.node, s);
        ASSERT_EQ(text_of(row), text_of(expected));
      }
    }
    const int old_rank = before[node.value].rank.value;
    const int new_rank = after[node.value].rank.value;
    ASSERT_EQ(impact.gained, old_rank == 0 || new_rank == 0 ? 0 : old_rank - new_rank);
    ASSERT_NEAR(static_cast<double>(impact.share),
                1e6 * (share(evaluation, changed, node) - share(evaluation, answers, node)), 1);
  }
  // In the order of the effect, then of indicators and options.
  for (std::size_t i = 1; i < impacts.size(); ++i) {
    const Impact& a = impacts[i - 1];
    const Impact& b = impacts[i];
    ASSERT_GE(std::abs(a.gained), std::abs(b.gained));
    if (std::abs(a.gained) != std::abs(b.gained)) continue;
    ASSERT_GE(std::abs(a.share), std::abs(b.share));
    if (std::abs(a.share) != std::abs(b.share)) continue;
    ASSERT_LE(a.edit.indicator, b.edit.indicator);
    if (a.edit.indicator != b.edit.indicator) continue;
    ASSERT_TRUE(b.edit.to.missing() || a.edit.to.score < b.edit.to.score);
  }
}

/// The rows of the node itself, only from the answers of all units.
void expect_from_the_answers(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  test::Answers answers = test::answers_of(evaluation.data(), evaluation.edits());
  const Impacts impacts = impact_of(evaluation, unit, node);
  for (const Impact& impact : impacts.changes) {
    Answer& answer = answers[unit.value][impact.edit.indicator.value];
    const Answer from = answer;
    answer = impact.edit.to;
    const Row expected =
        test::ranking_from(evaluation.edition(), answers, evaluation.method(), node)[unit.value];
    answer = from;
    for (const Row& row : impacts.after(impact)) {
      if (row.node == node) {
        ASSERT_EQ(text_of(row), text_of(expected));
      }
    }
  }
}

/// The map contains the best and the worst of impact.
void expect_the_map(const Evaluation& evaluation, NodeIndex node, std::size_t stride) {
  const Edition& edition = evaluation.edition();
  const std::vector<Pivot> map = pivot_map(evaluation, node);
  const std::size_t units = evaluation.data().units.size();
  ASSERT_EQ(map.size(), units * edition.indicators.size());
  for (std::size_t c = 0; c < units; c += stride) {
    const auto unit = index_at<UnitIndex>(c);
    const std::vector<Answer> answers = evaluation.answers(unit);
    std::vector<Pivot> expected(edition.indicators.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      expected[i].up_to = expected[i].down_to = answers[i];
    }
    const std::vector<Impact> impacts = impact_of(evaluation, unit, node).changes;
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
    for (const UnitIndex unit : units(evaluation.data())) {
      expect_recomputed(evaluation, unit, node);
    }
    expect_from_the_answers(evaluation, UnitIndex{0}, node);
    expect_the_map(evaluation, node, 1);
  });
}

TEST(Impact, OfAzerbaijanIsRecomputed) {
  test::in_azerbaijans_evaluations(expect_recomputed);
}

TEST(Impact, WhatCannotMoveTheNodeComesLast) {
  const Session session = test::china_session();
  const Edition& edition = session.data().edition;
  const Evaluation evaluation(session.data(), edition.methods.front(), {});
  const NodeIndex media = test::node(edition, "domain:media");
  const auto impacts = impact_of(evaluation, test::unit(session.data(), "AZ"), media).changes;
  const auto inside = [&](const Impact& i) {
    return edition.indicators[i.edit.indicator.value].nodes.front() == media;
  };
  EXPECT_TRUE(inside(impacts.front()));
  EXPECT_TRUE(std::is_partitioned(impacts.begin(), impacts.end(), inside));
}

TEST(Impact, AUnitWithoutResponsesHasNoPivots) {
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

TEST_F(ImpactRaw, TheMapHasTheBestAndTheWorstOfEveryNode) {
  const Dataset& data = test::raw_session().data();
  const Evaluation evaluation(data, data.edition.methods.front(), {});
  for (const NodeIndex node : nodes(data.edition)) expect_the_map(evaluation, node, kStride * 3);
}

/// The most places that one answer moves its country, by kind of change.
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
    const Impacts impacts = impact_of(evaluation, index_at<UnitIndex>(c), kOverall);
    for (const Impact& impact : impacts.changes) {
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
}  // namespace rescore::impact_test
