#include "questions/state_pair.h"

#include <gtest/gtest.h>

#include "support/cities.h"
#include "support/support.h"

namespace rescore::state_pair_test {
namespace {

const Crosswalk kAll{IndicatorIndex{0}, IndicatorIndex{1}, IndicatorIndex{2}};

/// The pairs between the cities and the cities with a change.
template <class Change>
Crosswalk after(Change change, const std::optional<Crosswalk>& crosswalk = {}) {
  Edition to = test::cities();
  change(to);
  return same_questions(test::cities(), to, crosswalk);
}

TEST(StatePair, QuestionsAreTheSameByIdScaleAndNodes) {
  EXPECT_EQ(after([](Edition&) {}), kAll);
  const Crosswalk without_first{std::nullopt, IndicatorIndex{1}, IndicatorIndex{2}};
  EXPECT_EQ(after([](Edition& to) { to.indicators[0].id = "life.2"; }), without_first);
  EXPECT_EQ(after([](Edition& to) { to.indicators[0].nodes.pop_back(); }), without_first);
  EXPECT_EQ(after([](Edition& to) { to.scales[0].number->unit = "months"; }), without_first);
  EXPECT_EQ(after([](Edition& to) { to.indicators[0].scale = ScaleIndex{2}; }), without_first);
  EXPECT_EQ(after([](Edition& to) { std::swap(to.indicators[0], to.indicators[2]); }),
            (Crosswalk{IndicatorIndex{2}, IndicatorIndex{1}, IndicatorIndex{0}}));
  const Crosswalk without_second{IndicatorIndex{0}, std::nullopt, IndicatorIndex{2}};
  EXPECT_EQ(after([](Edition& to) { to.scales[2].options[1].score = 2; }), without_second);
  EXPECT_EQ(after([](Edition& to) {
              to.scales[2].options.push_back({3, "Perhaps"});
            }),
            without_second);
  // Goalposts and weights belong to the tree, not to what is asked.
  EXPECT_EQ(after([](Edition& to) { to.scales[0].number->upper = 90; }), kAll);
}

TEST(StatePair, ACrosswalkDecidesUnlessScalesDiffer) {
  const Crosswalk given{IndicatorIndex{0}, IndicatorIndex{0}, IndicatorIndex{2}};
  const auto rename = [](Edition& to) {
    to.indicators[0].id = "life.2";
    to.indicators[0].nodes.pop_back();
  };
  EXPECT_EQ(after(rename, given), (Crosswalk{IndicatorIndex{0}, std::nullopt, IndicatorIndex{2}}));
  EXPECT_EQ(reversed({IndicatorIndex{2}, std::nullopt, IndicatorIndex{0}}, test::cities()),
            (Crosswalk{IndicatorIndex{2}, std::nullopt, IndicatorIndex{0}}));
}

TEST(StatePair, AnIndexIsItsQuestionsTreeAndWeights) {
  const auto same = [](auto change) {
    Edition to = test::cities();
    change(to);
    return same_index(test::cities(), to, kAll);
  };
  EXPECT_TRUE(same([](Edition& to) { to.title = "Towns"; }));
  EXPECT_TRUE(same([](Edition& to) { to.indicators[1].title = "A hospital"; }));
  EXPECT_FALSE(same([](Edition& to) { to.indicators[1].weight = 1; }));
  EXPECT_FALSE(same([](Edition& to) { to.indicators[0].nodes.pop_back(); }));
  EXPECT_FALSE(same([](Edition& to) { to.nodes[1].weight = 1; }));
  EXPECT_FALSE(same([](Edition& to) { to.nodes[2].parent = NodeIndex{1}; }));
  EXPECT_FALSE(same([](Edition& to) { to.nodes[3].id = "node:told"; }));
  EXPECT_FALSE(same([](Edition& to) { to.nodes.pop_back(); }));
  EXPECT_FALSE(same([](Edition& to) { to.scales[0].number->upper = 90; }));
  EXPECT_FALSE(same([](Edition& to) { to.scales[0].number->lower.reset(); }));
  EXPECT_FALSE(same([](Edition& to) { to.scales[1].number->clamped = false; }));
  EXPECT_FALSE(same([](Edition& to) { to.scales[1].number->logarithmic = false; }));
  EXPECT_FALSE(same([](Edition& to) { to.scales[0].number->reversed = true; }));
  Crosswalk part = kAll;
  part[1].reset();
  EXPECT_FALSE(same_index(test::cities(), test::cities(), part));
}

TEST(StatePair, ARuleIsCarriedOverByTheIdsOfNodes) {
  const Edition from = test::cities();
  Edition to = test::cities();
  std::swap(to.nodes[1], to.nodes[2]);
  to.nodes[1].id = "node:riches";
  Method method = from.methods.front();
  method.rules[1].coverage = 0.25;  // of health
  method.rules[2].coverage = 0.5;   // of wealth, which TO lacks
  method.weights = {1, 3, 4, 1};
  method.dropped = {IndicatorIndex{1}, IndicatorIndex{2}};
  Method fallback = to.methods.front();
  fallback.rules[1].coverage = 0.75;
  const Method carried = carried_over(method, from, to, fallback,
                                      {IndicatorIndex{2}, IndicatorIndex{0}, std::nullopt});
  EXPECT_EQ(carried.rules[0], method.rules[0]);
  EXPECT_EQ(carried.rules[1].coverage, 0.75);
  EXPECT_EQ(carried.rules[2].coverage, 0.25);
  EXPECT_EQ(carried.weights, (std::vector<double>{1, to.nodes[1].weight, 3, 1}));
  EXPECT_EQ(carried.dropped, std::vector<IndicatorIndex>{IndicatorIndex{0}});
}

TEST(StatePair, ADomainThatIsNotThereFollowsTheRuleOfDomains) {
  const Edition from = test::edition_of(test::china());
  Edition to = from;
  for (Node& node : to.nodes) {
    if (node.kind != NodeKind::overall) node.id += "-new";
  }
  const Method& method = from.methods.front();
  Method other = method;
  for (NodeRule& rule : other.rules) rule.rounding = {6};
  const Crosswalk same(from.indicators.size());
  EXPECT_EQ(carried_over(method, from, to, other, same).rules, method.rules);
}

TEST(StatePair, RuleChangesNameEachSettingOfOverall) {
  const Edition from = test::cities();
  Method method = from.methods.front();
  const auto changes = [&](auto change) {
    Method after = method;
    change(after);
    std::string text;
    for (const RuleChanged& one : rule_changes(from, method, from, after)) {
      text += one.node + " " + one.setting + " " + one.from + " " + one.to + "\n";
    }
    return text;
  };
  EXPECT_EQ(changes([](Method&) {}), "");
  EXPECT_EQ(changes([](Method& m) {
              m.rules[0] = {.aggregation = Aggregation::sum,
                            .missing = Missing::none,
                            .coverage = 0.5,
                            .scale = 10,
                            .rounding = {2, 1},
                            .halves = Halves::even,
                            .key = RankKey::rounded,
                            .ties = Ties::dense,
                            .first = First::lowest};
            }),
            "overall aggregation geometric sum\noverall missing left-out none\n"
            "overall coverage 0 0.5\noverall scale 1 10\noverall rounding 3 2,1\n"
            "overall halves up even\noverall key exact rounded\noverall ties competition dense\n"
            "overall first highest lowest\n");
  EXPECT_EQ(changes([](Method& m) { m.rules[0].relative_to_best = true; }),
            "overall scale 1 best\n");
  // Below a mean, nodes count; in another tree they do not.
  EXPECT_EQ(changes([](Method& m) {
              m.rules[1].missing = Missing::zero;
              m.rules[3].missing = Missing::zero;
            }),
            "node:health missing left-out zero\n");
  EXPECT_EQ(changes([](Method& m) {
              m.weights = {1, 2, 0.5, 1};
              m.dropped = {IndicatorIndex{0}, IndicatorIndex{2}};
            }),
            "overall weights  Wealth&Co:0.5\noverall dropped  life.1,Income\n");
  method.rules[0].aggregation = Aggregation::pooled;
  EXPECT_EQ(changes([](Method& m) { m.rules[1].missing = Missing::zero; }), "");
}

}  // namespace
}  // namespace rescore::state_pair_test
