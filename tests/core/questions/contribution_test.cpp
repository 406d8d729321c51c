#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "questions/questions.h"
#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"

namespace rescore::contribution_test {
namespace {

using test::Generator;

struct Figures {
  std::int64_t rank{};
  std::int64_t score{};
};

/// A unit's rank and score in a ranking; without a rank, the one after the last.
Figures figures(const std::vector<Row>& rows, UnitIndex unit, Ties ties) {
  const Row& row = rows[unit.value];
  Figures now{row.rank.value, row.score ? row.score->units : 0};
  if (now.rank > 0) return now;
  for (const Row& other : rows) {
    if (other.rank.value == 0) continue;
    const int last = other.rank.value + (ties == Ties::competition ? other.rank.tied - 1 : 0);
    now.rank = std::max<std::int64_t>(now.rank, last);
  }
  ++now.rank;
  return now;
}

/// The same from the answers alone.
Figures figures(const Evaluation& evaluation, const test::Answers& answers, UnitIndex unit,
                NodeIndex node) {
  const Edition& edition = evaluation.edition();
  return figures(test::ranking_from(edition, answers, evaluation.method(), node), unit,
                 evaluation.rule(node).ties);
}

/// The same if not all answers are loaded.
Figures figures(const Evaluation& evaluation, std::span<const Edit> edits, UnitIndex unit,
                NodeIndex node) {
  const RankTable table = test::table_of(evaluation.data(), evaluation.method(), edits);
  return figures(table.ranking(node), unit, evaluation.rule(node).ties);
}

/// The answers that differ, in order.
std::vector<Edit> changes_between(const test::Answers& from, const test::Answers& to) {
  std::vector<Edit> changes;
  for (std::size_t c = 0; c < from.size(); ++c) {
    for (std::size_t i = 0; i < from[c].size(); ++i) {
      if (from[c][i] == to[c][i]) continue;
      changes.push_back({index_at<UnitIndex>(c), index_at<IndicatorIndex>(i), to[c][i]});
    }
  }
  return changes;
}

struct Parts {
  std::vector<std::int64_t> gained;
  std::vector<std::int64_t> score;
  std::int64_t orders{};
};

/// The effect of each change at its turn, summed over all orders.
Parts by_orders(const Evaluation& evaluation, const test::Answers& start,
                const std::vector<Edit>& changes, UnitIndex unit, NodeIndex node) {
  Parts parts{std::vector<std::int64_t>(changes.size()), std::vector<std::int64_t>(changes.size()),
              0};
  std::vector<std::size_t> order(changes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  do {
    test::Answers answers = start;
    Figures last = figures(evaluation, answers, unit, node);
    for (const std::size_t n : order) {
      answers[changes[n].unit.value][changes[n].indicator.value] = changes[n].to;
      const Figures now = figures(evaluation, answers, unit, node);
      parts.gained[n] += last.rank - now.rank;
      parts.score[n] += now.score - last.score;
      last = now;
    }
    ++parts.orders;
  } while (std::next_permutation(order.begin(), order.end()));
  return parts;
}

TEST(Contribution, IsTheMeanOverAllOrders) {
  Generator generator(131);
  int compared = 0;
  int unranked = 0;
  for (int trial = 0; trial < (test::kSlow ? 100 : 1000); ++trial) {
    const Dataset data = test::made_up_index(generator, {trial % 2 == 0 ? 6u : 2u, 5, 5});
    const Method method = test::made_up_method(data.edition, generator);
    // From one scenario to another; every second time from the published answers.
    const std::vector<Edit> from = test::made_up_edits(data, generator, trial % 4 < 2 ? 0 : 4);
    const std::vector<Edit> to = test::made_up_edits(data, generator, 6);
    const test::Answers start = test::answers_of(data, from);
    const test::Answers end = test::answers_of(data, to);
    const std::vector<Edit> changes = changes_between(start, end);
    if (changes.size() > (trial % 10 == 0 ? 6u : 5u)) continue;
    const Evaluation evaluation(data, method, from);
    const auto unit = index_at<UnitIndex>(generator.below(data.responses.size()));
    const NodeIndex node = generator.pick(nodes(data.edition));
    const Contributions result = contributions_of(evaluation, to, unit, node);
    const Parts expected = by_orders(evaluation, start, changes, unit, node);
    SCOPED_TRACE(trial);
    EXPECT_TRUE(result.exact);
    ASSERT_EQ(result.parts.size(), changes.size());
    const Row before = test::ranking_from(data.edition, start, method, node)[unit.value];
    const Row after = test::ranking_from(data.edition, end, method, node)[unit.value];
    EXPECT_EQ(test::text_of(result.before), test::text_of(before));
    EXPECT_EQ(test::text_of(result.after), test::text_of(after));
    unranked += before.rank.value == 0 || after.rank.value == 0 ? 1 : 0;
    std::int64_t achieved = 0;
    std::int64_t maximum = 0;
    for (std::size_t n = 0; n < changes.size(); ++n) {
      const Contribution& part = result.parts[n];
      EXPECT_EQ(part.edit, changes[n]);
      EXPECT_EQ(part.from, start[part.edit.unit.value][part.edit.indicator.value]);
      ASSERT_EQ(part.gained * expected.orders, expected.gained[n] * result.divisor);
      ASSERT_EQ(part.score * expected.orders, expected.score[n] * result.divisor);
      EXPECT_EQ(part.gained_error, 0);
      EXPECT_EQ(part.score_error, 0);
      if (part.edit.unit != unit) {
        EXPECT_EQ(part.achieved, 0);
        EXPECT_EQ(part.maximum, 0);
        EXPECT_EQ(part.score, 0);
      }
      achieved += part.achieved;
      maximum += part.maximum;
    }
    EXPECT_EQ(achieved, after.achieved - before.achieved);
    EXPECT_EQ(maximum, *after.maximum - *before.maximum);
    ++compared;
  }
  EXPECT_GT(compared, test::kSlow ? 60 : 600);
  EXPECT_GT(unranked, test::kSlow ? 2 : 20);
}

/// Every part's sum is the whole change, times the divisor.
void expect_the_whole(const Evaluation& evaluation, const Contributions& result,
                      std::span<const Edit> to, UnitIndex unit, NodeIndex node) {
  const Figures before = figures(evaluation, evaluation.edits(), unit, node);
  const Figures after = figures(evaluation, to, unit, node);
  std::int64_t gained = 0;
  std::int64_t score = 0;
  for (const Contribution& part : result.parts) {
    gained += part.gained;
    score += part.score;
  }
  EXPECT_EQ(gained, (before.rank - after.rank) * result.divisor);
  EXPECT_EQ(score, (after.score - before.score) * result.divisor);
}

TEST(Contribution, PartsAddUpToTheWholeChange) {
  Generator generator(132);
  for (int trial = 0; trial < (test::kSlow ? 20 : 100); ++trial) {
    const Dataset data = test::made_up_index(generator, {12, 6, 5});
    const Method method = test::made_up_method(data.edition, generator);
    const std::vector<Edit> from = test::made_up_edits(data, generator, 3);
    const std::vector<Edit> to = test::made_up_edits(data, generator, 25);
    const Evaluation evaluation(data, method, from);
    const NodeIndex node = generator.pick(nodes(data.edition));
    const UnitIndex unit{0};
    const Contributions result = contributions_of(evaluation, to, unit, node, 7, 50);
    EXPECT_EQ(result.exact, result.parts.size() <= kExactContributions);
    expect_the_whole(evaluation, result, to, unit, node);
  }
}

TEST(Contribution, NoChangeHasNoParts) {
  const Session session = test::china_session();
  const Evaluation evaluation(session.data(), session.data().edition.methods.front(), {});
  const UnitIndex az = test::unit(session.data(), "AZ");
  const Contributions result = contributions_of(evaluation, {}, az, kOverall);
  EXPECT_TRUE(result.parts.empty());
  EXPECT_TRUE(result.exact);
  EXPECT_EQ(result.divisor, 1);
  EXPECT_EQ(test::text_of(result.before), "112/396 28.3 66=1 of 98");
  EXPECT_EQ(test::text_of(result.after), "112/396 28.3 66=1 of 98");
}

/// The first indicators that Azerbaijan answers with 0, raised to 4.
std::vector<Edit> raises(const Session& session, std::size_t count) {
  const Dataset& data = session.data();
  const std::vector<Answer>& answers = test::answers_of(data, "AZ");
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < answers.size() && edits.size() < count; ++i) {
    if (answers[i] != Answer{0}) continue;
    edits.push_back({test::unit(data, "AZ"), index_at<IndicatorIndex>(i), Answer{4}});
  }
  EXPECT_EQ(edits.size(), count);
  return edits;
}

TEST(Contribution, ChangesThatDoTheSameHaveEqualParts) {
  const Session session = test::china_session();
  const UnitIndex az = test::unit(session.data(), "AZ");
  const Evaluation evaluation(session.data(), session.data().edition.methods.front(), {});
  for (const std::size_t count : {2u, 5u, 12u}) {
    const std::vector<Edit> to = raises(session, count);
    const Contributions result = contributions_of(evaluation, to, az, kOverall);
    EXPECT_TRUE(result.exact);
    for (const Contribution& part : result.parts) {
      EXPECT_EQ(part.gained, result.parts[0].gained);
      EXPECT_EQ(part.score, result.parts[0].score);
      EXPECT_EQ(part.achieved, 4);
    }
    expect_the_whole(evaluation, result, to, az, kOverall);
  }
}

/// Twenty of them, every second one by one option only.
std::vector<Edit> twenty_changes(const Session& session) {
  std::vector<Edit> edits = raises(session, 20);
  for (std::size_t e = 0; e < edits.size(); e += 2) {
    const Scale& scale = session.data().edition.scale_of(edits[e].indicator);
    edits[e].to = {static_cast<double>(scale.options[1].score)};
  }
  return edits;
}

TEST(Contribution, SampledPartsComeCloserWithMoreOrders) {
  const Session session = test::china_session();
  const UnitIndex az = test::unit(session.data(), "AZ");
  const Evaluation evaluation(session.data(), session.data().edition.methods.front(), {});
  const std::vector<Edit> to = twenty_changes(session);
  const Contributions few = contributions_of(evaluation, to, az, kOverall, 1, 100);
  const Contributions many = contributions_of(evaluation, to, az, kOverall, 1, 1600);
  const Contributions other = contributions_of(evaluation, to, az, kOverall, 2, 1600);
  EXPECT_FALSE(many.exact);
  EXPECT_EQ(many.divisor, 1600);
  const auto error = [](const Contributions& c) {
    double sum = 0;
    for (const Contribution& part : c.parts) sum += part.gained_error;
    return sum;
  };
  EXPECT_GT(error(few), 0);
  EXPECT_NEAR(error(many), error(few) / 4, error(few) / 16);  // one over the root of the orders
  for (std::size_t n = 0; n < to.size(); ++n) {
    const double a = static_cast<double>(many.parts[n].gained) / 1600;
    const double b = static_cast<double>(other.parts[n].gained) / 1600;
    EXPECT_NEAR(a, b, 5 * (many.parts[n].gained_error + other.parts[n].gained_error));
  }
  EXPECT_NE(many.parts[0].gained, other.parts[0].gained);
  expect_the_whole(evaluation, many, to, az, kOverall);
}

TEST(Contribution, SampledPartsAreNearTheExactOnes) {
  // Changes elsewhere do not affect a domain: the other parts are the same with and without them.
  const Session session = test::china_session();
  const Dataset& data = session.data();
  const UnitIndex az = test::unit(data, "AZ");
  const Evaluation evaluation(data, data.edition.methods.front(), {});
  const NodeIndex media = test::node(data.edition, "domain:media");
  std::vector<Edit> all = twenty_changes(session);
  std::vector<Edit> inside;
  for (const Edit& edit : all) {
    if (is_below(data.edition, edit.indicator, media)) inside.push_back(edit);
  }
  ASSERT_GT(inside.size(), 3u);
  ASSERT_LE(inside.size(), kExactContributions);
  const Contributions exact = contributions_of(evaluation, inside, az, media);
  const Contributions sampled = contributions_of(evaluation, all, az, media, 3, 4000);
  ASSERT_TRUE(exact.exact);
  ASSERT_FALSE(sampled.exact);
  std::size_t n = 0;
  for (const Contribution& part : sampled.parts) {
    const double gained = static_cast<double>(part.gained) / 4000;
    if (!is_below(data.edition, part.edit.indicator, media)) {
      EXPECT_EQ(part.gained, 0);
      EXPECT_EQ(part.score, 0);
      continue;
    }
    const Contribution& expected = exact.parts[n++];
    EXPECT_EQ(part.edit, expected.edit);
    EXPECT_NEAR(gained, static_cast<double>(expected.gained) / static_cast<double>(exact.divisor),
                5 * part.gained_error + 1e-9);
  }
  EXPECT_EQ(n, exact.parts.size());
}

TEST(Contribution, SamplesDependOnTheSeedAlone) {
  const Session session = test::china_session();
  const UnitIndex az = test::unit(session.data(), "AZ");
  const Evaluation evaluation(session.data(), session.data().edition.methods.front(), {});
  const std::vector<Edit> to = twenty_changes(session);
  const Contributions a = contributions_of(evaluation, to, az, kOverall, 5, 200);
  const Contributions b = contributions_of(evaluation, to, az, kOverall, 5, 200);
  for (std::size_t n = 0; n < to.size(); ++n) {
    EXPECT_EQ(a.parts[n].gained, b.parts[n].gained);
    EXPECT_EQ(a.parts[n].gained_error, b.parts[n].gained_error);
  }
  // These numbers must be the same on every machine.
  std::int64_t sum = 0;
  for (std::size_t n = 0; n < to.size(); ++n)
    sum += static_cast<std::int64_t>(n) * a.parts[n].gained;
  EXPECT_EQ(sum, 78541);
}

}  // namespace
}  // namespace rescore::contribution_test
