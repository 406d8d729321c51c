#include "rescore/bounds.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"

namespace rescore {
namespace {

using test::Generator;

struct Range {
  int highest = 1000;
  int lowest = 0;
  void add(int rank) {
    highest = std::min(highest, rank);
    lowest = std::max(lowest, rank);
  }
};

struct Skip {
  std::size_t unit;
  IndicatorIndex indicator;
};

/// Fills in the skips in every way, and has the rank of one country each time.
void fill(const Evaluation& evaluation, NodeIndex node, test::Answers& answers,
          const std::vector<Skip>& skips, std::size_t n, std::size_t unit, Range& range) {
  if (n == skips.size()) {
    range.add(test::ranking_from(evaluation.edition(), answers, evaluation.method(), node)[unit]
                  .place.rank);
    return;
  }
  Answer& answer = answers[skips[n].unit][skips[n].indicator.value];
  for (const Option& option : evaluation.edition().scale_of(skips[n].indicator).options) {
    answer = {static_cast<std::int16_t>(option.score)};
    fill(evaluation, node, answers, skips, n + 1, unit, range);
  }
  answer = Answer::skip();
}

/// The skips of all countries, or of one.
std::vector<Skip> skips_of(const test::Answers& answers, std::optional<std::size_t> only) {
  std::vector<Skip> skips;
  for (std::size_t c = 0; c < answers.size(); ++c) {
    if (only && c != *only) continue;
    for (std::size_t i = 0; i < answers[c].size(); ++i) {
      if (answers[c][i].missing()) skips.push_back({c, index_at<IndicatorIndex>(i)});
    }
  }
  return skips;
}

std::size_t ways(const Edition& edition, const std::vector<Skip>& skips) {
  std::size_t product = 1;
  for (const Skip& skip : skips) {
    product *= edition.scale_of(skip.indicator).options.size();
    if (product > 5000) break;
  }
  return product;
}

TEST(Bounds, AreWhatFillingInEverySkipInEveryWayFinds) {
  Generator generator(121);
  int everyones = 0;
  for (int trial = 0; trial < (test::kSlow ? 150 : 1500); ++trial) {
    const Dataset data = test::made_up_index(generator, {5, 4, 4});
    const Edition& edition = data.edition;
    const Method method = test::made_up_method(edition, generator);
    const std::vector<Edit> edits = test::made_up_edits(data, generator, 2);
    const Evaluation evaluation(data, method, edits);
    const NodeIndex node = generator.pick(nodes(edition));
    const Ties ties = rule_for(edition, method, node).ties;
    const std::vector<SkipBounds> bounds = skip_bounds(evaluation, node);
    test::Answers answers = test::answers_of(data, edits);
    ASSERT_EQ(bounds.size(), answers.size());
    for (std::size_t c = 0; c < answers.size(); ++c) {
      SCOPED_TRACE(trial);
      const Row row = test::ranking_from(edition, answers, method, node)[c];
      Range own;
      const std::vector<Skip> own_skips = skips_of(answers, c);
      fill(evaluation, node, answers, own_skips, 0, c, own);
      ASSERT_EQ(bounds[c].own.highest.rank, own.highest);
      ASSERT_EQ(bounds[c].own.lowest.rank, own.lowest);
      if (own_skips.empty()) {
        ASSERT_EQ(bounds[c].own.highest, row.place);
      }
      const std::vector<Skip> all = skips_of(answers, std::nullopt);
      if (ways(edition, all) > 400) continue;
      Range any;
      fill(evaluation, node, answers, all, 0, c, any);
      // With dense ties it matters who shares a rank with whom, and these are no bounds.
      if (ties == Ties::dense) continue;
      ASSERT_EQ(bounds[c].everyones.highest.rank, any.highest);
      ASSERT_EQ(bounds[c].everyones.lowest.rank, any.lowest);
      ++everyones;
    }
  }
  EXPECT_GT(everyones, test::kSlow ? 50 : 500);
}

TEST(Bounds, OnlySkipsOfTheScopeThatCountAreCounted) {
  Generator generator(122);
  for (int trial = 0; trial < 300; ++trial) {
    const Dataset data = test::made_up_index(generator, {10, 4, 4});
    const Method method = test::made_up_method(data.edition, generator);
    const Evaluation evaluation(data, method, {});
    const Weights weights = weights_of(data.edition, method);
    for (const NodeIndex node : nodes(data.edition)) {
      const std::vector<SkipBounds> bounds = skip_bounds(evaluation, node);
      for (std::size_t c = 0; c < data.responses.size(); ++c) {
        int missing = 0;
        for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
          const bool inside = test::in_node(data.edition, node, index_at<IndicatorIndex>(i));
          const bool counts =
              weights.dropped[i] == 0 && (node != kOverall || weights.overall[i] > 0);
          missing += inside && counts && data.responses[c].answers[i].missing() ? 1 : 0;
        }
        ASSERT_EQ(bounds[c].missing, missing);
      }
    }
  }
}

/// How many countries' ranks depend on skips: their own, or anybody's.
struct Dependent {
  int own{};
  int everyones{};
};

Dependent dependent(const std::vector<SkipBounds>& bounds) {
  Dependent units;
  for (const SkipBounds& b : bounds) {
    units.own += b.own.highest.rank != b.own.lowest.rank ? 1 : 0;
    units.everyones += b.everyones.highest.rank != b.everyones.lowest.rank ? 1 : 0;
  }
  return units;
}

std::string text_of(const PlaceBounds& bounds) {
  return std::to_string(bounds.highest.rank) + "-" + std::to_string(bounds.lowest.rank);
}

TEST(Bounds, OfTheRawData) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  const Dataset& data = test::raw_session().data();
  const UnitIndex myanmar = test::unit(data, "MM");
  const Evaluation exact(data, test::method(data.edition, "exact"), {});
  const std::vector<SkipBounds> bounds = skip_bounds(exact, kOverall);
  EXPECT_EQ(std::count_if(bounds.begin(), bounds.end(),
                          [](const SkipBounds& b) { return b.missing > 0; }),
            61);
  EXPECT_EQ(exact.row(myanmar, kOverall).place.rank, 24);
  EXPECT_EQ(bounds[myanmar.value].missing, 6);
  EXPECT_EQ(text_of(bounds[myanmar.value].own), "16-35");
  EXPECT_EQ(text_of(bounds[myanmar.value].everyones), "15-37");
  EXPECT_EQ(dependent(bounds).own, 56);
  EXPECT_EQ(dependent(bounds).everyones, 94);
  // By rounded percentages a tie comes or goes for one country more.
  const Evaluation publisher(data, test::method(data.edition, "publisher"), {});
  const std::vector<SkipBounds> rounded = skip_bounds(publisher, kOverall);
  EXPECT_EQ(publisher.row(myanmar, kOverall).place.rank, 24);
  EXPECT_EQ(text_of(rounded[myanmar.value].own), "16-35");
  EXPECT_EQ(text_of(rounded[myanmar.value].everyones), "15-37");
  EXPECT_EQ(dependent(rounded).own, 57);
  EXPECT_EQ(dependent(rounded).everyones, 94);
}

}  // namespace
}  // namespace rescore
