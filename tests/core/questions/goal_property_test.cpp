#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "asked.h"
#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"

// The fewest changes that reach a goal, compared with exhaustive search.
namespace rescore::goal_property_test {
namespace {

using test::Generator;

/// The result of exhaustive search.
struct Tried {
  std::optional<int> cost;           ///< the smallest cost that reaches the goal
  std::uint64_t sets{};              ///< the number of sets of changes with that cost
  std::optional<std::int64_t> best;  ///< the rank or score nearest to the goal
};

bool reached(const Goal& goal, std::int64_t value) {
  const std::int64_t wanted = goal.rank ? *goal.rank : *goal.score;
  return goal.rank.has_value() == goal.lower ? value >= wanted : value <= wanted;
}

/// Tries every allowed set of changes.
class Trial {
 public:
  Trial(const Evaluation& evaluation, const Goal& goal)
      : edition_(evaluation.edition()),
        method_(evaluation.method()),
        plan_(evaluation.plan().node(goal.node)),
        goal_(goal),
        scores_(evaluation.scores(goal.unit)),
        start_(scores_.answers()) {
    const test::Answers answers = test::answers_of(evaluation.data(), evaluation.edits());
    const Row start = test::ranking_from(edition_, answers, method_, goal.node)[goal.unit.value];
    ranked_ = start.rank.value > 0;
    for (std::size_t u = 0; u < answers.size(); ++u) {
      const Key key = key_of(plan_, UnitScores(evaluation.plan(), answers[u]).value(goal.node));
      if (u != goal.unit.value && key != kNotRanked) others_.push_back(key);
    }
    std::size_t ways = 1;
    for (std::size_t i = 0; i < start_.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      if (!is_below(edition_, indicator, goal.node)) continue;
      if (!goal.locked.empty() && goal.locked[i] != 0) continue;
      std::vector<Way> own_ways = ways_of(indicator);
      ways *= own_ways.size();
      changing_.push_back({indicator, std::move(own_ways)});
    }
    ways_ = ways;
  }

  std::size_t ways() const { return ways_; }
  bool ranked() const { return ranked_; }

  Tried run() {
    go(0, 0);
    return tried_;
  }

 private:
  struct Way {
    Answer to;
    int cost;
  };
  struct Changing {
    IndicatorIndex indicator;
    std::vector<Way> ways;
  };

  /// In a mean, missing answers change no weight if they count as 0 everywhere.
  bool stays_missing(IndicatorIndex indicator) const {
    const NodeIndex domain = edition_.indicators[indicator.value].nodes.front();
    return plan_.form == Form::fraction && (plan_.rule.missing != Missing::zero ||
                                            rule_for(method_, domain).missing != Missing::zero);
  }

  std::vector<Way> ways_of(IndicatorIndex indicator) const {
    const Answer from = start_[indicator.value];
    const Scale& scale = edition_.scale_of(indicator);
    const bool fixed = stays_missing(indicator);
    std::vector<Way> ways = {{from, 0}};
    for (const Answer to : test::every_answer(scale)) {
      if (to == from) continue;
      int cost = 1;
      if (to.missing() || from.missing()) {
        if (fixed || (to.missing() && !goal_.may_skip)) continue;
      } else {
        if (to.score > from.score ? !goal_.may_raise : !goal_.may_lower) continue;
        if (goal_.cost == Cost::steps) {
          cost = std::abs(static_cast<int>(*scale.option_with(to.score)) -
                          static_cast<int>(*scale.option_with(from.score)));
        }
      }
      ways.push_back({to, cost});
    }
    return ways;
  }

  void go(std::size_t n, int cost) {
    if (n == changing_.size()) {
      judge(cost);
      return;
    }
    const IndicatorIndex indicator = changing_[n].indicator;
    for (const Way& way : changing_[n].ways) {
      scores_.set(indicator, way.to);
      go(n + 1, cost + way.cost);
    }
    scores_.set(indicator, start_[indicator.value]);
  }

  void judge(int cost) {
    const NodeValue& now = scores_.value(goal_.node);
    const auto score = score_of(plan_, now);
    if (!score) return;
    const std::int64_t value =
        goal_.rank ? test::rank_of(key_of(plan_, now, score), others_, plan_.rule.ties)
                   : score->units;
    const bool down = goal_.rank.has_value() == goal_.lower;  // larger numbers come closer
    if (!tried_.best || (down ? value > *tried_.best : value < *tried_.best)) tried_.best = value;
    if (!reached(goal_, value)) return;
    if (tried_.cost && cost > *tried_.cost) return;
    if (!tried_.cost || cost < *tried_.cost) tried_.sets = 0;
    tried_.cost = cost;
    ++tried_.sets;
  }

  const Edition& edition_;
  const Method& method_;
  const NodePlan& plan_;
  const Goal& goal_;
  UnitScores scores_;
  std::vector<Answer> start_;
  std::vector<Key> others_;
  std::vector<Changing> changing_;
  std::size_t ways_{};
  bool ranked_{};
  Tried tried_;
};

Goal made_up_goal(const Evaluation& evaluation, Generator& generator) {
  const Edition& edition = evaluation.edition();
  Goal goal;
  const std::size_t units = evaluation.data().units.size();
  goal.unit = index_at<UnitIndex>(generator.below(units));
  goal.node = generator.below(2) == 0 ? kOverall : generator.pick(nodes(edition));
  goal.lower = generator.below(3) == 0;
  if (generator.below(3) != 0) {
    goal.rank = 1 + static_cast<int>(generator.below(units));
  } else {
    const std::int64_t hundred = 100 * kPowersOfTen[evaluation.rule(goal.node).rounding.back()];
    goal.score = static_cast<std::int64_t>(generator.below(static_cast<std::size_t>(hundred) + 1));
    if (generator.below(8) == 0) goal.score = hundred;
  }
  goal.cost = generator.below(3) == 0 ? Cost::steps : Cost::changes;
  if (generator.below(2) == 0) {
    goal.locked.resize(edition.indicators.size());
    for (std::uint8_t& locked : goal.locked) locked = generator.below(3) == 0 ? 1 : 0;
  }
  goal.may_raise = generator.below(4) != 0;
  goal.may_lower = generator.below(4) != 0;
  goal.may_skip = generator.below(2) == 0;
  goal.examples = 1 + generator.below(4);
  return goal;
}

std::string text_of(const Goal& goal, const Edition& edition) {
  std::string text =
      (goal.rank ? "rank " + std::to_string(*goal.rank) : "score " + std::to_string(*goal.score)) +
      (goal.lower ? " or lower" : " or higher") + ", " + node_id(edition, goal.node) +
      (goal.may_raise ? "" : ", no raising") + (goal.may_lower ? "" : ", no lowering") +
      (goal.may_skip ? ", skips" : "");
  return text + (goal.cost == Cost::steps ? ", steps" : ", changes");
}

/// The unit's row after a set, from the answers alone.
Row row_after(const Evaluation& evaluation, const Goal& goal, const std::vector<Edit>& set) {
  test::Answers answers = test::answers_of(evaluation.data(), evaluation.edits());
  for (const Edit& edit : set) answers[edit.unit.value][edit.indicator.value] = edit.to;
  return test::ranking_from(evaluation.edition(), answers, evaluation.method(),
                            goal.node)[goal.unit.value];
}

std::int64_t value_of(const Goal& goal, const Row& row) {
  return goal.rank ? row.rank.value : row.score->units;
}

struct Tallies {
  int cases = 0, reachable = 0, unreachable = 0, counted = 0, skips_all = 0, refused = 0;
  int lowest_first = 0, halves_to_even = 0, means = 0, none = 0;

  void add(const Evaluation& evaluation, NodeIndex node) {
    const NodePlan& plan = evaluation.plan().node(node);
    ++cases;
    lowest_first += plan.rule.first == First::lowest ? 1 : 0;
    halves_to_even += plan.rule.halves == Halves::even ? 1 : 0;
    means += plan.form == Form::fraction ? 1 : 0;
    none += plan.rule.missing == Missing::none ? 1 : 0;
  }
};

void expect_the_least(const Evaluation& evaluation, const Goal& goal, Trial& trial,
                      Tallies& tallies) {
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  if (!trial.ranked()) {
    EXPECT_FALSE(result);
    EXPECT_EQ(errors.size(), 1u);
    ++tallies.refused;
    return;
  }
  ASSERT_TRUE(result) << test::diagnostics(errors);
  const Tried tried = trial.run();
  tallies.add(evaluation, goal.node);
  EXPECT_TRUE(result->proven);
  EXPECT_EQ(test::text_of(result->before), test::text_of(row_after(evaluation, goal, {})));
  ASSERT_FALSE(result->sets.empty());
  const Row after = row_after(evaluation, goal, result->sets.front());
  EXPECT_EQ(test::text_of(result->after), test::text_of(after));
  ASSERT_EQ(result->reachable, tried.cost.has_value());
  ASSERT_TRUE(tried.best);
  tallies.skips_all += result->proof.skips_all ? 1 : 0;
  if (!result->reachable) {
    ++tallies.unreachable;
    EXPECT_EQ(value_of(goal, after), *tried.best);
    EXPECT_EQ(result->sets.size(), 1u);
    EXPECT_TRUE(result->proof.needed <= 0 || result->proof.skips_all ||
                result->proof.all < result->proof.needed);
    return;
  }
  ++tallies.reachable;
  EXPECT_EQ(result->cost, *tried.cost);
  EXPECT_EQ(result->count.has_value(), goal.cost == Cost::changes);
  if (result->count) {
    ++tallies.counted;
    EXPECT_EQ(*result->count, tried.sets);
  }
  EXPECT_LE(result->sets.size(), goal.examples);
  for (std::size_t s = 0; s < result->sets.size(); ++s) {
    const std::vector<Edit>& set = result->sets[s];
    EXPECT_EQ(test::cost_of(evaluation, goal, set), result->cost);
    EXPECT_TRUE(reached(goal, value_of(goal, row_after(evaluation, goal, set))));
    EXPECT_TRUE(std::find(result->sets.begin(),
                          result->sets.begin() + static_cast<std::ptrdiff_t>(s),
                          set) == result->sets.begin() + static_cast<std::ptrdiff_t>(s));
    for (std::size_t e = 1; e < set.size(); ++e) {
      EXPECT_LT(set[e - 1].indicator, set[e].indicator);
    }
  }
  if (result->cost > 0 && !result->proof.skips_all) {
    EXPECT_LT(result->proof.with_fewer, result->proof.needed);
  }
}

/// Any method; in some nodes a missing answer leaves no value.
Method any_method(const Edition& edition, Generator& generator) {
  Method method = test::made_up_method(edition, generator);
  for (NodeRule& rule : method.rules) {
    if (generator.below(8) == 0) rule.missing = Missing::none;
  }
  return method;
}

/// Sizes of the index, and the largest number of combinations of answers to try.
void try_many(std::uint64_t seed, int cases, const test::Size& size, std::size_t ways,
              Tallies& tallies) {
  Generator generator(seed);
  while (tallies.cases < cases) {
    const Dataset data = test::made_up_index(generator, size);
    const std::vector<Edit> edits = test::made_up_edits(data, generator, 2);
    const Method method = any_method(data.edition, generator);
    const Evaluation evaluation(data, method, edits);
    for (int g = 0; g < 4; ++g) {
      const Goal goal = made_up_goal(evaluation, generator);
      Trial trial(evaluation, goal);
      if (trial.ways() > ways) continue;
      SCOPED_TRACE(text_of(goal, data.edition));
      expect_the_least(evaluation, goal, trial, tallies);
      if (testing::Test::HasFailure()) {
        FAIL() << "seed " << seed << ", case " << tallies.cases;
      }
    }
  }
}

TEST(GoalProperty, TheLeastIsWhatTryingEverythingFinds) {
  Tallies tallies;
  try_many(81, test::kSlow ? 1000 : 10'000, {12, 6, 4}, 1500, tallies);
  EXPECT_GT(tallies.reachable, tallies.cases / 4);
  EXPECT_GT(tallies.unreachable, tallies.cases / 10);
  EXPECT_GT(tallies.counted, tallies.cases / 8);
  EXPECT_GT(tallies.lowest_first, tallies.cases / 10);
  EXPECT_GT(tallies.halves_to_even, tallies.cases / 10);
  EXPECT_GT(tallies.means, tallies.cases / 10);
  EXPECT_GT(tallies.none, tallies.cases / 20);
}

TEST(GoalProperty, AFewIndicatorsWithManySkipsStayRanked) {
  Tallies tallies;
  try_many(82, test::kSlow ? 2000 : 20'000, {4, 4, 3}, 300, tallies);
  EXPECT_GT(tallies.skips_all, 5);
}

}  // namespace
}  // namespace rescore::goal_property_test
