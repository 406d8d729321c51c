#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "asked.h"
#include "questions/goal_moves.h"
#include "support/generator.h"
#include "support/support.h"

// Goals for scores that are not linear in the answers: the result is not proven minimal, but
// reaches the goal.
namespace rescore {
namespace {

using test::Generator;

/// Numbers between goalposts, with logarithms, reversed or observed, and options; a geometric mean
/// of arithmetic ones.
constexpr const char* kIndex = R"({
  "format": 2, "edition": "wells-2030", "title": "Wells Index 2030",
  "units": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C"},
            {"id": "d", "name": "D"}, {"id": "e", "name": "E"}],
  "scales": [
    {"id": "years", "name": "Years", "number": {"unit": "years", "lower": 20, "upper": 85}},
    {"id": "income", "name": "Income",
     "number": {"lower": 100, "upper": 75000, "transform": "log", "clamp": true}},
    {"id": "deaths", "name": "Deaths", "number": {"reversed": true}},
    {"id": "grade", "name": "Grade", "options": [
      {"score": 0, "label": "0"}, {"score": 1, "label": "1"}, {"score": 3, "label": "3"},
      {"score": 4, "label": "4"}]}],
  "nodes": [
    {"id": "overall", "name": "Overall"},
    {"id": "health", "name": "Health", "parent": "overall"},
    {"id": "wealth", "name": "Wealth", "parent": "overall"},
    {"id": "water", "name": "Water", "parent": "overall"}],
  "indicators": [
    {"id": "life", "title": "Life", "nodes": ["health"], "scale": "years"},
    {"id": "deaths", "title": "Deaths", "nodes": ["health"], "scale": "deaths"},
    {"id": "income", "title": "Income", "nodes": ["wealth"], "scale": "income"},
    {"id": "wells", "title": "Wells", "nodes": ["water"], "scale": "grade"},
    {"id": "taps", "title": "Taps", "nodes": ["water"], "scale": "grade"}],
  "methods": [
    {"id": "publisher", "name": "Publisher", "about": "A geometric mean.",
     "rule": {"scale": 1, "rounding": [3]}, "nodes": {"overall": {"aggregation": "geometric"}}},
    {"id": "shared", "name": "Shared", "about": "Equal ranks leave no gap.",
     "rule": {"rounding": [0], "key": "rounded", "ties": "dense"},
     "nodes": {"overall": {"aggregation": "geometric"}}},
    {"id": "covered", "name": "Covered", "about": "Half of the water must be answered.",
     "rule": {"scale": 1, "rounding": [3]},
     "nodes": {"water": {"aggregation": "pooled", "coverage": 0.5}}}]})";

Edition wells() {
  Errors errors;
  const auto edition = read_edition("index.json", kIndex, errors);
  EXPECT_EQ(test::diagnostics(errors), "");
  return edition.value();
}

Dataset data_of(const std::vector<std::vector<double>>& answers) {
  Dataset data{wells(), {}, {}, {}};
  data.units = data.edition.listed;
  for (std::size_t u = 0; u < answers.size(); ++u) {
    Responses responses{"", data.units[u].code, {}};
    for (const double number : answers[u]) responses.answers.push_back({number});
    data.responses.push_back(responses);
  }
  return data;
}

/// By rank overall: a, b, c, d, e.
Dataset five() {
  return data_of({{82, 3, 60'000, 4, 3},
                  {79, 5, 41'000, 3, 4},
                  {74, 12, 17'000, 3, 1},
                  {66, 30, 5'200, 1, 1},
                  {58, 44, 1'900, 0, 1}});
}

/// Overall of every unit's data, asked under a method.
class Wells : public test::Asked {
 public:
  explicit Wells(const Dataset& data, std::string_view method = "publisher")
      : Asked(data, test::method(data.edition, method)) {}

  IndicatorIndex indicator(std::string_view id) const { return test::indicator(edition(), id); }

  /// The unit's row when the edits are applied to the data.
  Row with(const Goal& goal, const std::vector<Edit>& edits) const {
    return test::table_of(data(), evaluation().method(), edits).row(goal.unit, goal.node);
  }
};

std::string text_of(const Row& row) {
  return (row.score ? to_text(*row.score) : "-") + " " + std::to_string(row.rank.value) + "=" +
         std::to_string(row.rank.tied) + " of " + std::to_string(row.of);
}

bool reached(const Goal& goal, const Row& row) {
  if (row.rank.value == 0) return false;
  if (goal.rank) return goal.lower ? row.rank.value >= *goal.rank : row.rank.value <= *goal.rank;
  return goal.lower ? row.score->units <= *goal.score : row.score->units >= *goal.score;
}

TEST(GoalClimb, ARankIsFoundAndReachedAndNotProven) {
  const Wells wells(five());
  const Goal goal = wells.rank("d", 3);
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_EQ(text_of(result.before), "0.428 4=1 of 5");
  EXPECT_TRUE(result.reachable);
  EXPECT_FALSE(result.proven);
  EXPECT_EQ(result.count, std::nullopt);
  EXPECT_EQ(result.reason, "Found by a search; fewer changes may be enough.");
  ASSERT_EQ(result.sets.size(), 1u);
  EXPECT_EQ(result.cost, static_cast<int>(result.sets.front().size()));
  const Row after = wells.with(goal, result.sets.front());
  EXPECT_EQ(after.rank.value, 3);
  EXPECT_EQ(text_of(result.after), text_of(after));
}

TEST(GoalClimb, AScoreIsReachedByAPlainNumber) {
  const Wells wells(five());
  Goal goal = wells.score("d", 450);
  goal.locked = {1, 1, 0, 1, 1};  // income alone
  const GoalResult result = wells.fewest_changes(goal);
  ASSERT_TRUE(result.reachable);
  ASSERT_EQ(result.sets.front().size(), 1u);
  const Edit& edit = result.sets.front().front();
  EXPECT_EQ(edit.indicator, wells.indicator("income"));
  EXPECT_EQ(edit.to.score, std::floor(edit.to.score));
  EXPECT_EQ(text_of(wells.with(goal, {edit})), "0.450 4=1 of 5");
  // One less is not enough.
  EXPECT_FALSE(reached(goal, wells.with(goal, {{edit.unit, edit.indicator, {edit.to.score - 1}}})));
}

TEST(GoalClimb, GoalsDownwardsAreFoundToo) {
  const Wells wells(five());
  Goal goal = wells.rank("a", 4);
  goal.lower = true;
  const GoalResult rank = wells.fewest_changes(goal);
  EXPECT_TRUE(rank.reachable);
  EXPECT_EQ(wells.with(goal, rank.sets.front()).rank.value, 4);
  goal = wells.score("a", 300);
  goal.lower = true;
  const GoalResult score = wells.fewest_changes(goal);
  EXPECT_TRUE(score.reachable);
  EXPECT_LE(wells.with(goal, score.sets.front()).score->units, 300);
}

TEST(GoalClimb, WhatIsThereNeedsNothing) {
  const Wells wells(five());
  Goal down = wells.rank("c", 1);
  down.lower = true;
  for (const Goal& goal : {wells.rank("c", 3), wells.rank("c", 5), wells.score("c", 0), down}) {
    const GoalResult result = wells.fewest_changes(goal);
    EXPECT_TRUE(result.reachable);
    EXPECT_EQ(result.cost, 0);
    EXPECT_EQ(result.sets, std::vector<std::vector<Edit>>(1));
    EXPECT_EQ(result.reason, "It is there already.");
    EXPECT_EQ(text_of(result.after), text_of(result.before));
  }
}

TEST(GoalClimb, WhatIsOutOfReachComesCloser) {
  const Wells wells(five());
  Goal goal = wells.rank("e", 1);
  goal.locked = {0, 1, 1, 1, 1};
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_FALSE(result.reachable);
  EXPECT_EQ(result.cost, 0);
  EXPECT_EQ(result.reason, "None of the changes tried reaches it.");
  const std::vector<Edit> best = {{goal.unit, wells.indicator("life"), {85}}};
  EXPECT_EQ(result.sets.front(), best);
  EXPECT_EQ(text_of(result.after), text_of(wells.with(goal, best)));
  goal.may_raise = false;
  EXPECT_TRUE(wells.fewest_changes(goal).sets.front().empty());
}

TEST(GoalClimb, ARankThatNobodyCanHaveIsReported) {
  // The others share two ranks.
  const Wells wells(data_of({{82, 3, 60'000, 4, 3},
                             {82, 3, 60'000, 4, 3},
                             {74, 12, 17'000, 3, 1},
                             {74, 12, 17'000, 3, 1},
                             {58, 44, 1'900, 0, 1}}),
                    "shared");
  Goal goal = wells.rank("e", 4);
  goal.lower = true;
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_FALSE(result.reachable);
  EXPECT_FALSE(result.proven);
  EXPECT_EQ(result.reason, "No country can have this rank.");
  goal.rank = 3;
  EXPECT_TRUE(wells.fewest_changes(goal).reachable);
  EXPECT_EQ(wells.fewest_changes(wells.rank("e", 4)).reason, "It is there already.");
}

TEST(GoalClimb, WhoeverIsRankedAloneHasRankOneOrLower) {
  Dataset data = five();
  for (std::size_t u = 1; u < data.responses.size(); ++u) {
    data.responses[u].answers.assign(5, Answer::skip());
  }
  const Wells wells(data);
  EXPECT_EQ(wells.fewest_changes(wells.lower_rank("a", 1)).reason, "It is there already.");
  EXPECT_EQ(wells.fewest_changes(wells.lower_rank("a", 2)).reason,
            "No country can have this rank.");
}

/// Two units' answers to one question, a number between such goalposts, as scores with six
/// decimals.
Dataset one_number(double lower, double upper, double first, double second) {
  Scale scale{"share", "", {}};
  scale.number = NumberScale{};
  scale.number->lower = lower;
  scale.number->upper = upper;
  return test::flat_index({scale}, {{first}, {second}});
}

/// What the question of the first unit is answered with to have a score, in 10^-6ths.
double eased(const Dataset& data, std::int64_t score) {
  Method method{"m", "", "", std::vector<NodeRule>(1)};
  method.rules.front().aggregation = Aggregation::arithmetic;
  method.rules.front().rounding = {6};
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = score;
  goal.lower = score < evaluation.row(goal.unit, goal.node).score->units;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  EXPECT_EQ(test::diagnostics(errors), "");
  EXPECT_TRUE(result && result->reachable);
  return result->sets.front().front().to.score;
}

TEST(GoalClimb, ANumberHasNoMoreDecimalsThanItNeeds) {
  const Dataset data = one_number(0.1268766, 0.87312345, 0.5, 0.6);
  EXPECT_EQ(eased(data, 60'000'000), 0.6);         // 0.5746... would do
  EXPECT_EQ(eased(data, 95'000'000), 0.84);        // 0.8358...; 0.9 is beyond the goalpost
  EXPECT_EQ(eased(data, 99'999'900), 0.873123);    // 0.8731226...
  EXPECT_EQ(eased(data, 99'999'990), 0.87312345);  // of more than six decimals, the goalpost
  EXPECT_EQ(eased(data, 40'000'000), 0.4);         // 0.4253...
  EXPECT_EQ(eased(data, 2'000'000), 0.14);         // 0.1418...; 0.1 is beyond the goalpost
  EXPECT_EQ(eased(data, 100), 0.126877);           // 0.12687734...
  EXPECT_EQ(eased(data, 10), 0.1268766);
}

TEST(GoalClimb, OfChangesThatBringItAsNearTheFirstIsTaken) {
  const Dataset data = test::flat_index({test::scale_to(4), test::scale_to(4), test::scale_to(4)},
                                        {{2, 2, 2}, {3, 3, 3}});
  Method method{"m", "", "", std::vector<NodeRule>(1)};
  method.rules.front().aggregation = Aggregation::geometric;
  const Evaluation evaluation(data, method, {});
  Goal goal;
  goal.score = 600;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result && result->reachable) << test::diagnostics(errors);
  ASSERT_EQ(result->sets.front().size(), 1u);
  EXPECT_EQ(result->sets.front().front().indicator, IndicatorIndex{0});
}

TEST(GoalClimb, AGoalpostIsAPlainNumberToo) {
  const Dataset data = one_number(20, 85, 50, 60);
  EXPECT_EQ(eased(data, 99'000'000), 85);  // 84.35
  EXPECT_EQ(eased(data, 1'000'000), 20);   // 20.65
}

TEST(GoalClimb, SmallStepsAreNotLostInTheRounding) {
  // With whole numbers, no single allowed change moves the score or the rank of b.
  Dataset data = five();
  data.edition.scales[3].options.clear();
  for (int score = 0; score <= 400; ++score) data.edition.scales[3].options.push_back({score, ""});
  for (Responses& responses : data.responses) {
    responses.answers[3] = responses.answers[4] = {200};
  }
  Method method = test::method(data.edition, "shared");
  method.rules.front().rounding = {1, 0};
  Goal goal;
  goal.unit = UnitIndex{2};
  goal.locked = {1, 1, 1, 0, 0};
  const Evaluation evaluation(data, method, {});
  const std::int64_t now = evaluation.row(goal.unit, kOverall).score->units;
  for (const bool lower : {false, true}) {
    goal.lower = lower;
    for (const std::int64_t step : {1, 2, 5}) {
      goal.score = now + (lower ? -step : step);
      Errors errors;
      const auto result = fewest_changes(evaluation, goal, errors);
      ASSERT_TRUE(result);
      EXPECT_TRUE(result->reachable);
      EXPECT_TRUE(reached(
          goal, test::table_of(data, method, result->sets.front()).row(goal.unit, kOverall)));
    }
  }
}

TEST(GoalClimb, ShareOfZeroIsLeftBehind) {
  // A geometric mean with two zeros: one change alone leaves it close to 0.
  const Wells wells(data_of({{82, 3, 60'000, 4, 3},
                             {79, 5, 41'000, 3, 4},
                             {74, 12, 17'000, 3, 1},
                             {66, 30, 5'200, 1, 1},
                             {58, 44, 100, 0, 0}}));
  const Goal goal = wells.rank("e", 4);
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_EQ(text_of(result.before), "0.000 5=1 of 5");
  EXPECT_TRUE(result.reachable);
  EXPECT_EQ(wells.with(goal, result.sets.front()).rank.value, 4);
}

TEST(GoalClimb, StepsAreCounted) {
  const Wells wells(five());
  Goal goal = wells.score("e", 470);
  goal.locked = {1, 1, 0, 0, 0};
  goal.cost = Cost::steps;
  const GoalResult result = wells.fewest_changes(goal);
  ASSERT_TRUE(result.reachable);
  EXPECT_EQ(result.cost_of, Cost::steps);
  EXPECT_EQ(result.reason, "Found by a search; fewer steps may be enough.");
  EXPECT_EQ(result.cost, test::cost_of(wells.evaluation(), goal, result.sets.front()));
  EXPECT_GT(result.cost, static_cast<int>(result.sets.front().size()));
}

TEST(GoalClimb, WithALeastCoverageSkipsAreSearched) {
  // For points with a coverage, skipping both answers of water leaves no value.
  const Wells wells(five(), "covered");
  Goal goal = wells.score("d", 800);
  goal.node = test::node(wells.data().edition, "node:water");
  ASSERT_TRUE(wells.evaluation().plan().exact(goal.node));
  EXPECT_TRUE(wells.fewest_changes(goal).proven);
  goal.may_skip = true;
  const GoalResult result = wells.fewest_changes(goal);
  EXPECT_FALSE(result.proven);
  EXPECT_TRUE(result.reachable);
  EXPECT_TRUE(reached(goal, wells.with(goal, result.sets.front())));
  goal.may_raise = false;
  const GoalResult stuck = wells.fewest_changes(goal);
  EXPECT_FALSE(stuck.reachable);
  EXPECT_GT(stuck.after.rank.value, 0);
}

/// Some rule for the root that is searched, or any rule for the nodes below.
NodeRule made_up_rule(Generator& generator, bool root) {
  static const std::vector<std::vector<int>> roundings = {{0}, {1}, {3}, {1, 0}, {3, 1}, {2, 2, 0}};
  NodeRule rule;
  rule.aggregation =
      root && generator.below(3) != 0
          ? (generator.below(2) == 0 ? Aggregation::geometric : Aggregation::harmonic)
          : Aggregation::arithmetic;
  rule.rounding = generator.pick(roundings);
  rule.halves = generator.below(2) == 0 ? Halves::even : Halves::up;
  rule.key = generator.below(2) == 0 ? RankKey::rounded : RankKey::exact;
  rule.ties = generator.below(2) == 0 ? Ties::dense : Ties::competition;
  rule.first = generator.below(3) == 0 ? First::lowest : First::highest;
  rule.relative_to_best = generator.below(5) == 0;
  const std::size_t missing = generator.below(4);
  rule.missing = missing == 0 ? Missing::zero : missing == 1 ? Missing::none : Missing::left_out;
  return rule;
}

Dataset made_up_data(Generator& generator) {
  Dataset data{wells(), {}, {}, {}};
  data.units = data.edition.listed;
  for (const Unit& unit : data.units) {
    Responses responses{"", unit.code, {}};
    for (const double most : {70.0, 50.0, 80'000.0}) {
      const double number = std::floor(most * static_cast<double>(generator.below(1000)) / 1000);
      responses.answers.push_back(generator.below(9) == 0 ? Answer::skip() : Answer{number + 15});
    }
    for (int i = 0; i < 2; ++i) {
      const Option& option = generator.pick(data.edition.scales.back().options);
      responses.answers.push_back(
          generator.below(9) == 0 ? Answer::skip() : Answer{static_cast<double>(option.score)});
    }
    data.responses.push_back(responses);
  }
  return data;
}

Goal made_up_goal(const Evaluation& evaluation, Generator& generator) {
  Goal goal;
  goal.unit = index_at<UnitIndex>(generator.below(5));
  goal.node = generator.below(3) == 0 ? index_at<NodeIndex>(generator.below(4)) : kOverall;
  goal.lower = generator.below(3) == 0;
  if (generator.below(2) == 0) {
    goal.rank = 1 + static_cast<int>(generator.below(5));
  } else {
    const std::int64_t most = 100 * kPowersOfTen[evaluation.rule(goal.node).rounding.back()];
    goal.score = static_cast<std::int64_t>(generator.below(static_cast<std::size_t>(most) + 1));
  }
  if (generator.below(2) == 0) {
    for (int i = 0; i < 5; ++i) goal.locked.push_back(generator.below(3) == 0 ? 1 : 0);
  }
  goal.may_raise = generator.below(4) != 0;
  goal.may_lower = generator.below(4) != 0;
  goal.may_skip = generator.below(4) == 0;
  goal.cost = generator.below(4) == 0 ? Cost::steps : Cost::changes;
  return goal;
}

bool may_change(const Goal& goal, const Edition& edition, Answer from, const Edit& edit) {
  if (!goal.locked.empty() && goal.locked[edit.indicator.value] != 0) return false;
  if (!is_below(edition, edit.indicator, goal.node) || edit.unit != goal.unit) return false;
  if (edit.to.missing()) return goal.may_skip;
  if (from.missing()) return true;
  return edit.to.score > from.score ? goal.may_raise : goal.may_lower;
}

/// Whether the goal is reached with every answer of the unit as low, or as high, as possible. If no
/// answer is missing or removed, the value rises with every answer, so nothing else reaches
/// further.
bool extremes_reach(const Evaluation& evaluation, const Goal& goal) {
  const Edition& edition = evaluation.edition();
  for (const bool top : {false, true}) {
    std::vector<Edit> edits;
    const std::vector<Answer> answers = evaluation.answers(goal.unit);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      const LeafPlan& leaf = evaluation.plan().leaf(indicator);
      const Edit edit{goal.unit, indicator, {top != leaf.reversed ? leaf.highest : leaf.lowest}};
      const bool way = (edit.to.score > answers[i].score) == (top != leaf.reversed);
      if (way && may_change(goal, edition, answers[i], edit)) edits.push_back(edit);
    }
    const RankTable table = test::table_of(evaluation.data(), evaluation.method(), edits);
    if (reached(goal, table.row(goal.unit, goal.node))) return true;
  }
  return false;
}

struct Tallies {
  int searched = 0, reachable = 0, unreachable = 0, compared = 0;
};

void expect_it_holds(const Evaluation& evaluation, const Goal& goal, Tallies& tallies) {
  const Dataset& data = evaluation.data();
  const std::vector<Answer> answers = evaluation.answers(goal.unit);
  const auto with = [&](const std::vector<Edit>& edits) {
    return test::table_of(data, evaluation.method(), edits).row(goal.unit, goal.node);
  };
  if (with({}).rank.value == 0) return;
  Errors errors;
  const auto result = fewest_changes(evaluation, goal, errors);
  ASSERT_TRUE(result) << test::diagnostics(errors);
  if (result->proven) return;
  ++tallies.searched;
  ASSERT_EQ(result->sets.size(), 1u);
  const std::vector<Edit>& edits = result->sets.front();
  const Row after = with(edits);
  EXPECT_EQ(text_of(result->before), text_of(with({})));
  EXPECT_EQ(text_of(result->after), text_of(after));
  EXPECT_EQ(result->reachable, reached(goal, after));
  EXPECT_EQ(result->reachable && result->cost == 0, reached(goal, with({})));
  ++(result->reachable ? tallies.reachable : tallies.unreachable);
  std::set<IndicatorIndex> seen;
  for (const Edit& edit : edits) {
    const Answer from = answers[edit.indicator.value];
    EXPECT_NE(edit.to, from);
    EXPECT_TRUE(may_change(goal, data.edition, from, edit));
    EXPECT_TRUE(seen.insert(edit.indicator).second);
    if (!result->reachable) continue;
    std::vector<Edit> fewer = edits;
    std::erase(fewer, edit);
    EXPECT_FALSE(reached(goal, with(fewer)));
  }
  const bool none_missing = std::none_of(answers.begin(), answers.end(),
                                         [](const Answer& answer) { return answer.missing(); });
  if (none_missing && !goal.may_skip) {
    ++tallies.compared;
    EXPECT_EQ(result->reachable, extremes_reach(evaluation, goal) || reached(goal, with({})));
  }
}

TEST(GoalClimb, WhatIsFoundHoldsAndNothingThatCanBeReachedIsMissed) {
  Generator generator(171);
  Tallies tallies;
  for (int trial = 0; trial < 3000; ++trial) {
    const Dataset data = made_up_data(generator);
    Method method{"m", "", "", {}};
    for (std::size_t n = 0; n < data.edition.nodes.size(); ++n) {
      method.rules.push_back(made_up_rule(generator, n == 0));
    }
    const Evaluation evaluation(data, method, {});
    for (int g = 0; g < 3; ++g) {
      const Goal goal = made_up_goal(evaluation, generator);
      expect_it_holds(evaluation, goal, tallies);
      if (testing::Test::HasFailure()) FAIL() << "trial " << trial << ", goal " << g;
    }
  }
  EXPECT_GT(tallies.reachable, 1000);
  EXPECT_GT(tallies.unreachable, 1000);
  EXPECT_GT(tallies.compared, 1000);
}

}  // namespace
}  // namespace rescore
