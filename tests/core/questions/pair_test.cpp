#include "questions/pair.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"

namespace rescore::pair_test {
namespace {

using test::Generator;

/// Whether the second unit's exact score is above the first's with these edits (lower, if the gap
/// is negative).
bool is_turned(const Evaluation& evaluation, const PairResult& pair,
               const std::vector<Edit>& edits) {
  Ratio values[2];
  for (std::size_t side = 0; side < 2; ++side) {
    const UnitIndex unit = side == 0 ? pair.one : pair.other;
    UnitScores scores = evaluation.scores(unit);
    for (const Edit& edit : edits) {
      if (edit.unit == unit) scores.set(edit.indicator, edit.to);
    }
    values[side] = scores.value(kOverall).ratio;
  }
  const Wide gap = static_cast<Wide>(values[0].numerator) * values[1].denominator -
                   static_cast<Wide>(values[1].numerator) * values[0].denominator;
  return pair.gap > 0 ? gap < 0 : gap > 0;
}

/// Whether any set of `count` changes turns the order: tries them all.
bool some_turn(const Evaluation& evaluation, const PairResult& pair,
               const std::vector<UnitIndex>& units, std::size_t count, std::vector<Edit>& edits,
               std::size_t from = 0) {
  if (count == 0) return is_turned(evaluation, pair, edits);
  const std::size_t indicators = evaluation.edition().indicators.size();
  for (std::size_t at = from; at < units.size() * indicators; ++at) {
    const UnitIndex unit = units[at / indicators];
    const auto indicator = index_at<IndicatorIndex>(at % indicators);
    const Answer now = evaluation.data().answers(unit)[indicator.value];
    if (now.missing()) continue;
    for (const Option& option : evaluation.edition().scale_of(indicator).options) {
      const Answer to{static_cast<double>(option.score)};
      if (to == now) continue;
      edits.push_back({unit, indicator, to});
      const bool found = some_turn(evaluation, pair, units, count - 1, edits, at + 1);
      edits.pop_back();
      if (found) return true;
    }
  }
  return false;
}

void expect_fewest(const Evaluation& evaluation, const PairResult& pair, const Turn& turn,
                   const std::vector<UnitIndex>& units) {
  EXPECT_EQ(turn.possible, is_turned(evaluation, pair, turn.edits));
  std::vector<Edit> edits;
  const std::size_t fewer = turn.edits.size() - (turn.possible ? 1 : 0);
  if (turn.edits.empty() || fewer > 3) return;
  EXPECT_FALSE(some_turn(evaluation, pair, units, fewer, edits));
}

/// Pairs of made-up units under methods with exact values. Returns how many there were.
template <class Expect>
int in_made_up_pairs(std::uint64_t seed, int trials, const test::Size& size, Expect expect) {
  Generator generator(seed);
  int pairs = 0;
  for (int trial = 0; trial < trials; ++trial) {
    SCOPED_TRACE(trial);
    const Dataset data = test::made_up_index(generator, size);
    Method method = test::made_up_method(data.edition, generator);
    method.rules.front().aggregation = std::array{Aggregation::pooled, Aggregation::arithmetic,
                                                  Aggregation::sum}[generator.below(3)];
    const Evaluation evaluation(data, method, {});
    Errors errors;
    const auto pair = pair_of(evaluation, UnitIndex{0}, UnitIndex{1}, errors);
    EXPECT_EQ(pair.has_value(), errors.empty());
    if (pair) expect(evaluation, *pair);
    pairs += pair ? 1 : 0;
    if (testing::Test::HasFailure()) break;
  }
  return pairs;
}

TEST(Pair, PartsAndAnswersAddUpToTheGap) {
  const int pairs = in_made_up_pairs(
      1, test::kSlow ? 300 : 3000, {12, 3, 5},
      [](const Evaluation& evaluation, const PairResult& pair) {
        const auto sum = [](const auto& list) {
          return std::accumulate(list.begin(), list.end(), std::int64_t{0},
                                 [](std::int64_t all, const auto& one) { return all + one.gap; });
        };
        if (!pair.parts.empty()) {
          EXPECT_EQ(sum(pair.parts), pair.gap);
        }
        EXPECT_EQ(sum(*pair.answers), pair.gap);
        const Ratio one = evaluation.scores(pair.one).value(kOverall).ratio;
        const Ratio other = evaluation.scores(pair.other).value(kOverall).ratio;
        EXPECT_EQ(static_cast<Wide>(pair.gap) * one.denominator * other.denominator,
                  static_cast<Wide>(pair.denominator) *
                      (static_cast<Wide>(one.numerator) * other.denominator -
                       static_cast<Wide>(other.numerator) * one.denominator));
      });
  EXPECT_GT(pairs, test::kSlow ? 100 : 1000);
}

TEST(Pair, FewestAnswersAreThoseOfBruteForce) {
  int turns = 0;
  in_made_up_pairs(2, test::kSlow ? 500 : 12'000, {5, 3, 3},
                   [&](const Evaluation& evaluation, const PairResult& pair) {
                     if (pair.gap == 0) return;
                     expect_fewest(evaluation, pair, *pair.turn_one, {pair.one});
                     expect_fewest(evaluation, pair, *pair.turn_other, {pair.other});
                     expect_fewest(evaluation, pair, *pair.turn_either, {pair.one, pair.other});
                     turns += 3;
                   });
  EXPECT_GT(turns, test::kSlow ? 400 : 10'000);
}

TEST(Pair, OfTheChinaIndexIsExplainedByDomainsWithoutAnswers) {
  const Session session = test::china_session();
  const auto pair = session.pair("CL", "AZ", "exact");
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->parts.size(), 9u);
  EXPECT_FALSE(pair->answers);
  EXPECT_FALSE(pair->turn_one);
  EXPECT_FALSE(pair->turn_either);
  ASSERT_TRUE(pair->turn_other);
  EXPECT_TRUE(pair->turn_other->possible);
  EXPECT_TRUE(pair->weights_turn.value());
}

TEST(Pair, TurnsByTheWeightsItNames) {
  const Session session = test::china_session();
  const std::vector<Row> rows = *session.ranking("overall", "exact");
  int decided = 0;
  for (const Unit& other : session.units()) {
    if (other.code == "AZ") continue;
    const auto pair = session.pair("AZ", other.code, "exact");
    ASSERT_TRUE(pair);
    if (pair->gap == 0) continue;
    if (!*pair->weights_turn) {
      ++decided;
      continue;
    }
    std::string method = "exact";
    for (std::size_t p = 0; p < pair->weights.size(); ++p) {
      const Fraction& weight = pair->weights[p];
      ASSERT_TRUE(weight.denominator == 1);  // one domain is enough for each
      method += ",weight=" + std::string(short_id(session.edition().node(pair->weight_parts[p]))) +
                ":" + std::to_string(weight.numerator);
    }
    const std::vector<Row> turned = *session.ranking("overall", method);
    const auto rank = [&](UnitIndex unit) { return turned[unit.value].rank.value; };
    if (pair->gap > 0) {
      EXPECT_GT(rank(pair->one), rank(pair->other));
    } else {
      EXPECT_LT(rank(pair->one), rank(pair->other));
    }
  }
  EXPECT_EQ(session.weight_ranges("AZ", "exact,mean")->decided, 15u);
  EXPECT_GE(decided, 10);
}

TEST(Pair, GivesReasonsWhereThereIsNone) {
  const Session session = test::china_session();
  EXPECT_EQ(session.pair("AZ", "AZ").errors().front().code, ErrorCode::bad_request);
  EXPECT_EQ(session.pair("AZ", "XX").errors().front().code, ErrorCode::unknown_country);
}

}  // namespace
}  // namespace rescore::pair_test
