#include <gtest/gtest.h>

#include <algorithm>

#include "asked.h"
#include "questions/questions.h"
#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"

namespace rescore::bounds_test {
namespace {

using test::Generator;

struct Range {
  int first = 1000;
  int last = 0;
  void add(int rank) {
    first = std::min(first, rank);
    last = std::max(last, rank);
  }
};

struct Gap {
  std::size_t unit;
  IndicatorIndex indicator;
};

/// Fills in the missing answers in every way, and computes all ranks each time.
void fill(const Evaluation& evaluation, NodeIndex node, test::Answers& answers,
          const std::vector<Gap>& gaps, std::size_t n, std::vector<Range>& ranges) {
  if (n == gaps.size()) {
    const std::vector<Row> rows =
        test::ranking_from(evaluation.edition(), answers, evaluation.method(), node);
    for (std::size_t u = 0; u < rows.size(); ++u) ranges[u].add(rows[u].rank.value);
    return;
  }
  Answer& answer = answers[gaps[n].unit][gaps[n].indicator.value];
  for (const Option& option : evaluation.edition().scale_of(gaps[n].indicator).options) {
    answer = {static_cast<double>(option.score)};
    fill(evaluation, node, answers, gaps, n + 1, ranges);
  }
  answer = Answer::skip();
}

/// The missing answers below a node, of all units or of one.
std::vector<Gap> gaps_of(const Edition& edition, const test::Answers& answers, NodeIndex node,
                         std::optional<std::size_t> only) {
  std::vector<Gap> gaps;
  for (std::size_t u = 0; u < answers.size(); ++u) {
    if (only && u != *only) continue;
    for (std::size_t i = 0; i < answers[u].size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      if (answers[u][i].missing() && is_below(edition, indicator, node)) {
        gaps.push_back({u, indicator});
      }
    }
  }
  return gaps;
}

std::size_t ways(const Edition& edition, const std::vector<Gap>& gaps) {
  std::size_t product = 1;
  for (const Gap& gap : gaps) {
    product *= edition.scale_of(gap.indicator).options.size();
    if (product > 5000) break;
  }
  return product;
}

/// Bounds for everyone's missing answers: how many were tested, in total and with dense ties.
struct Tallies {
  int everyones = 0, dense = 0, means = 0;
};

/// Tries every way to fill in missing answers in some node; stops at the first failure.
void try_every_way(const Dataset& data, const Method& method, const std::vector<Edit>& edits,
                   NodeIndex node, Tallies& tallies) {
  const Edition& edition = data.edition;
  const Evaluation evaluation(data, method, edits);
  const std::vector<MissingBounds> bounds = missing_bounds(evaluation, node);
  test::Answers answers = test::answers_of(data, edits);
  ASSERT_EQ(bounds.size(), answers.size());
  const std::vector<Row> rows = test::ranking_from(edition, answers, method, node);
  for (std::size_t u = 0; u < answers.size(); ++u) {
    std::vector<Range> own(answers.size());
    const std::vector<Gap> gaps = gaps_of(edition, answers, node, u);
    fill(evaluation, node, answers, gaps, 0, own);
    ASSERT_EQ(bounds[u].own.first.value, own[u].first);
    ASSERT_EQ(bounds[u].own.last.value, own[u].last);
    if (gaps.empty()) {
      ASSERT_EQ(bounds[u].own.first, rows[u].rank);
      ASSERT_EQ(bounds[u].own.last, rows[u].rank);
    }
  }
  const std::vector<Gap> all = gaps_of(edition, answers, node, std::nullopt);
  if (ways(edition, all) > 400) return;
  std::vector<Range> any(answers.size());
  fill(evaluation, node, answers, all, 0, any);
  for (std::size_t u = 0; u < answers.size(); ++u) {
    ASSERT_EQ(bounds[u].everyones.first.value, any[u].first);
    ASSERT_EQ(bounds[u].everyones.last.value, any[u].last);
    ++tallies.everyones;
    tallies.dense += evaluation.rule(node).ties == Ties::dense ? 1 : 0;
    tallies.means += evaluation.plan().node(node).form == Form::fraction ? 1 : 0;
  }
}

TEST(Bounds, AreWhatFillingInEveryMissingAnswerInEveryWayFinds) {
  Generator generator(121);
  Tallies tallies;
  for (int trial = 0; trial < (test::kSlow ? 150 : 1500); ++trial) {
    const Dataset data = test::made_up_index(generator, {5, 4, 4});
    const Method method = test::made_up_method(data.edition, generator);
    const std::vector<Edit> edits = test::made_up_edits(data, generator, 2);
    const NodeIndex node = generator.pick(nodes(data.edition));
    SCOPED_TRACE(trial);
    try_every_way(data, method, edits, node, tallies);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(tallies.everyones, test::kSlow ? 100 : 1000);
  EXPECT_GT(tallies.dense, test::kSlow ? 50 : 500);
  EXPECT_GT(tallies.means, test::kSlow ? 10 : 100);
}

TEST(Bounds, WithDenseTiesItMattersWhoSharesARank) {
  // Few indicators and wide steps between scores: many units, many ties, keys with gaps.
  Generator generator(123);
  Tallies tallies;
  for (int trial = 0; trial < (test::kSlow ? 200 : 2000); ++trial) {
    const Dataset data = test::made_up_index(generator, {2, 12, 4});
    Method method = test::made_up_method(data.edition, generator);
    for (NodeRule& rule : method.rules) rule.ties = Ties::dense;
    const NodeIndex node = generator.pick(nodes(data.edition));
    SCOPED_TRACE(trial);
    try_every_way(data, method, {}, node, tallies);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(tallies.dense, test::kSlow ? 500 : 5000);
}

/// One question with points from 0 to 20 and another whose points have gaps.
Dataset two_questions(const std::vector<std::vector<double>>& units) {
  return test::flat_index({test::scale_to(20), {"gaps", "", {{0, ""}, {2, ""}, {6, ""}}}}, units);
}

std::string text_of(const RankBounds& bounds) {
  return std::to_string(bounds.first.value) + "-" + std::to_string(bounds.last.value);
}

std::string everyones_of(const Dataset& data, std::size_t unit) {
  Method method{"m", "", "", std::vector<NodeRule>(1)};
  method.rules.front().ties = Ties::dense;
  const Evaluation evaluation(data, method, {});
  return text_of(missing_bounds(evaluation, kOverall)[unit].everyones);
}

TEST(Bounds, WithDenseTiesAKeyBetweenTwoIsSharedOnlyWhereItCanBe) {
  // 10, 12 or 16 points, beside 12 or 13: the second is none of the three.
  EXPECT_EQ(everyones_of(two_questions({{5, 0}, {10, -1}, {12, 0}}), 0), "2-3");
  EXPECT_EQ(everyones_of(two_questions({{5, 0}, {10, -1}, {13, 0}}), 0), "3-3");
  // 9, 11, 15; 10, 12, 16; 13, 15, 19: no one key is in all three, two are enough.
  EXPECT_EQ(everyones_of(two_questions({{5, 0}, {9, -1}, {10, -1}, {13, -1}}), 0), "3-4");
  // One key of a unit is taken by each of two others: 11 and 15 there, 9 left to itself.
  EXPECT_EQ(everyones_of(two_questions({{5, 0}, {9, -1}, {11, 0}, {15, 0}}), 0), "3-4");
}

TEST(Bounds, WithVeryManyWaysTheyAreSafelyWide) {
  // Every unit has so many sums that not all are examined.
  Generator generator(124);
  std::vector<Scale> scales;
  for (int s = 0; s < 6; ++s) {
    Scale& scale = scales.emplace_back(Scale{"scale", "", {}});
    for (int o = 0; o <= 8; ++o) {
      scale.options.push_back({o * (1 + static_cast<int>(generator.below(90))), ""});
    }
    std::sort(scale.options.begin(), scale.options.end(),
              [](const Option& a, const Option& b) { return a.score < b.score; });
  }
  std::vector<std::vector<double>> units(5, std::vector<double>(6, -1));
  for (std::size_t u = 0; u < 5; ++u) std::fill_n(units[u].begin(), u, 0);
  const Dataset data = test::flat_index(scales, units);
  Method method{"m", "", "", std::vector<NodeRule>(1)};
  method.rules.front().ties = Ties::dense;
  const Evaluation evaluation(data, method, {});
  const std::vector<MissingBounds> bounds = missing_bounds(evaluation, kOverall);
  for (int trial = 0; trial < 500; ++trial) {
    test::Answers answers = test::answers_of(data);
    for (std::vector<Answer>& unit : answers) {
      for (std::size_t i = 0; i < unit.size(); ++i) {
        const Scale& scale = data.edition.scale_of(index_at<IndicatorIndex>(i));
        if (unit[i].missing()) unit[i] = {static_cast<double>(generator.pick(scale.options).score)};
      }
    }
    const std::vector<Row> rows = test::ranking_from(data.edition, answers, method, kOverall);
    for (std::size_t u = 0; u < rows.size(); ++u) {
      ASSERT_GE(rows[u].rank.value, bounds[u].everyones.first.value);
      ASSERT_LE(rows[u].rank.value, bounds[u].everyones.last.value);
    }
  }
}

TEST(Bounds, OnlyMissingAnswersOfTheNodeThatCountAreCounted) {
  Generator generator(122);
  for (int trial = 0; trial < 300; ++trial) {
    const Dataset data = test::made_up_index(generator, {10, 4, 4});
    const Edition& edition = data.edition;
    const Method method = test::made_up_method(edition, generator);
    const Evaluation evaluation(data, method, {});
    for (const NodeIndex node : nodes(edition)) {
      const std::vector<MissingBounds> bounds = missing_bounds(evaluation, node);
      for (std::size_t u = 0; u < data.responses.size(); ++u) {
        int missing = 0;
        for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
          const auto indicator = index_at<IndicatorIndex>(i);
          bool counts = is_below(edition, indicator, node) &&
                        std::find(method.dropped.begin(), method.dropped.end(), indicator) ==
                            method.dropped.end();
          for (const NodeIndex above : edition.indicators[i].nodes) {
            counts = counts && (node != kOverall || weight_of(edition, method, above) > 0);
          }
          missing += counts && data.responses[u].answers[i].missing() ? 1 : 0;
        }
        ASSERT_EQ(bounds[u].missing, missing);
      }
    }
  }
}

/// How many units' ranks depend on missing answers: their own, or anybody's.
struct Dependent {
  int own{};
  int everyones{};
};

Dependent dependent(const std::vector<MissingBounds>& bounds) {
  Dependent units;
  for (const MissingBounds& b : bounds) {
    units.own += b.own.first.value != b.own.last.value ? 1 : 0;
    units.everyones += b.everyones.first.value != b.everyones.last.value ? 1 : 0;
  }
  return units;
}

TEST(Bounds, OfTheRawData) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  const Dataset& data = test::raw_session().data();
  const UnitIndex myanmar = test::unit(data, "MM");
  const Evaluation exact(data, test::method(data.edition, "exact"), {});
  const std::vector<MissingBounds> bounds = missing_bounds(exact, kOverall);
  EXPECT_EQ(std::count_if(bounds.begin(), bounds.end(),
                          [](const MissingBounds& b) { return b.missing > 0; }),
            61);
  EXPECT_EQ(exact.row(myanmar, kOverall).rank.value, 24);
  EXPECT_EQ(bounds[myanmar.value].missing, 6);
  EXPECT_EQ(text_of(bounds[myanmar.value].own), "16-35");
  EXPECT_EQ(text_of(bounds[myanmar.value].everyones), "15-37");
  EXPECT_EQ(dependent(bounds).own, 56);
  EXPECT_EQ(dependent(bounds).everyones, 94);
  // With rounded percentages, one more country's tie appears or disappears.
  const Evaluation publisher(data, test::method(data.edition, "publisher"), {});
  const std::vector<MissingBounds> rounded = missing_bounds(publisher, kOverall);
  EXPECT_EQ(publisher.row(myanmar, kOverall).rank.value, 24);
  EXPECT_EQ(text_of(rounded[myanmar.value].own), "16-35");
  EXPECT_EQ(text_of(rounded[myanmar.value].everyones), "15-37");
  EXPECT_EQ(dependent(rounded).own, 57);
  EXPECT_EQ(dependent(rounded).everyones, 94);
}

}  // namespace
}  // namespace rescore::bounds_test
