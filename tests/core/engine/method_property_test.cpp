#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/rank_table.h"
#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"

// Means, weights and dropped indicators, compared with fractions and with sums of answers.
namespace rescore::method_property_test {
namespace {

using test::Generator;

/// A fraction with a positive denominator; a denominator of 0 means none.
struct Fraction {
  std::int64_t over{};
  std::int64_t under{};
};

bool equal(const Fraction& a, const Ratio& b) {
  if (a.under == 0 || b.denominator == 0) return a.under == b.denominator;
  return static_cast<Wide>(a.over) * b.denominator == static_cast<Wide>(b.numerator) * a.under;
}

/// The weighted mean of the domains' shares by plain addition of fractions, from the answers.
Fraction mean_of(const Edition& edition, const std::vector<Answer>& answers, const Method& method) {
  Fraction sum{0, 1};
  std::int64_t weights = 0;
  for (const NodeIndex domain : nodes(edition, NodeKind::domain)) {
    const auto weight = static_cast<std::int64_t>(weight_of(edition, method, domain));
    std::int64_t achieved = 0;
    std::int64_t maximum = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      const auto& dropped = method.dropped;
      if (edition.indicators[i].nodes[0] != domain) continue;
      if (std::find(dropped.begin(), dropped.end(), indicator) != dropped.end()) continue;
      if (!answers[i].missing()) achieved += static_cast<std::int64_t>(answers[i].score);
      if (!answers[i].missing() || rule_for(method, domain).missing == Missing::zero) {
        maximum += edition.scale_of(indicator).maximum();
      }
    }
    if (weight == 0) continue;
    if (maximum == 0) {  // without a value: left out, or counted as 0
      weights += rule_for(method, kOverall).missing == Missing::zero ? weight : 0;
      continue;
    }
    weights += weight;
    sum = {sum.over * maximum + weight * achieved * sum.under, sum.under * maximum};
  }
  return {sum.over, sum.under * weights};
}

TEST(MethodProperty, AMeanIsTheMeanOfFractions) {
  Generator generator(101);
  int means = 0;
  while (means < 5000) {
    const Dataset data = test::made_up_index(generator, {12, 4, 5});
    Method method = test::made_up_method(data.edition, generator);
    NodeRule& rule = method.rules.front();
    if (rule.aggregation != Aggregation::arithmetic) continue;
    rule.key = RankKey::exact;
    rule.first = First::highest;
    const Plan plan(data, method);
    std::vector<Fraction> fractions;
    std::vector<Key> keys;
    for (const Responses& responses : data.responses) {
      const UnitScores scores(plan, responses.answers);
      const Ratio& ratio = scores.value(kOverall).ratio;
      const Fraction mean = mean_of(data.edition, responses.answers, method);
      ASSERT_TRUE(equal(mean, ratio)) << mean.over << "/" << mean.under << ", not "
                                      << ratio.numerator << "/" << ratio.denominator;
      fractions.push_back(mean);
      keys.push_back(key_of(plan.node(kOverall), scores.value(kOverall)));
      ++means;
    }
    for (std::size_t a = 0; a < keys.size(); ++a) {
      EXPECT_EQ(keys[a] == kNotRanked, fractions[a].under == 0);
      for (std::size_t b = 0; b < a; ++b) {
        if (fractions[a].under == 0 || fractions[b].under == 0) continue;
        const std::int64_t left = fractions[a].over * fractions[b].under;
        const std::int64_t right = fractions[b].over * fractions[a].under;
        ASSERT_EQ(keys[a] > keys[b], left > right);
        ASSERT_EQ(keys[a] == keys[b], left == right);
      }
    }
  }
}

/// A domain of one indicator for each prime, whose maxima have no common factor.
Dataset data_of_primes(const std::vector<int>& primes) {
  Edition edition{};
  edition.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
  for (std::size_t d = 0; d < primes.size(); ++d) {
    const std::string id(1, static_cast<char>('a' + d));
    edition.nodes.push_back({"domain:" + id, NodeKind::domain, id, id, kOverall});
    edition.scales.push_back({id, id, {{0, "No"}, {primes[d] - 1, "Nearly"}, {primes[d], "Yes"}}});
    Indicator indicator{};
    indicator.nodes = {index_at<NodeIndex>(d + 1)};
    indicator.scale = index_at<ScaleIndex>(d);
    edition.indicators.push_back(indicator);
  }
  return {edition, {}, {}, {}};
}

/// The mean of primes, as answers rise option by option: exact below 62 bits, otherwise close.
void expect_rising_means(const std::vector<int>& primes, double weight, bool exact) {
  const Dataset data = data_of_primes(primes);
  NodeRule rule;
  rule.rounding = {3};
  Method method{"m", "M", "M.", std::vector<NodeRule>(data.edition.nodes.size(), rule)};
  method.rules.front().aggregation = Aggregation::arithmetic;
  method.weights.assign(data.edition.nodes.size(), weight);
  const Plan plan(data, method);
  const NodePlan& overall = plan.node(kOverall);
  ASSERT_EQ(plan.exact(kOverall), exact);
  Key last = kNotRanked;
  const auto count = static_cast<int>(primes.size());
  for (int raised = 0; raised <= 2 * count; ++raised) {
    std::vector<Answer> answers;
    double sum = 0;
    for (std::size_t d = 0; d < primes.size(); ++d) {
      const Scale& scale = data.edition.scales[d];
      const int option = std::clamp(raised - 2 * static_cast<int>(d), 0, 2);
      const int score = scale.options[static_cast<std::size_t>(option)].score;
      answers.push_back({static_cast<double>(score)});
      sum += static_cast<double>(score) / scale.maximum();
    }
    const NodeValue value = UnitScores(plan, answers).value(kOverall);
    EXPECT_NEAR(*share_of(overall, value), sum / count, 1e-14);
    const std::optional<Decimal> score = score_of(overall, value);
    EXPECT_NEAR(static_cast<double>(score->units), sum / count * 100'000, 0.5 + 1e-6);
    const Key key = key_of(overall, value, score);
    EXPECT_GT(key, last);
    last = key;
    if (!exact) continue;
    // The same sum over the product of all primes.
    Wide product = 1;
    for (const int prime : primes) product *= prime;
    Wide over = 0;
    for (std::size_t d = 0; d < primes.size(); ++d) {
      over += static_cast<Wide>(answers[d].score) * (product / primes[d]);
    }
    const Ratio& ratio = value.ratio;
    EXPECT_EQ(ratio.denominator % count, 0);
    EXPECT_TRUE(over * (ratio.denominator / count) == ratio.numerator * product);
    if (raised == 2 * count) {
      EXPECT_EQ(ratio.numerator, ratio.denominator);
    }
  }
}

TEST(MethodProperty, AMeanOfManyDifferentMaximaIsExact) {
  for (const double weight : {1.0, 400.0, 0.2}) {
    expect_rising_means({997, 991, 983, 977, 971}, weight, true);
    expect_rising_means({997, 991, 983, 977, 971, 761}, weight, true);
  }
}

TEST(MethodProperty, AMeanOfTooManyDifferentMaximaIsClose) {
  for (const double weight : {1.0, 400.0}) {
    expect_rising_means({997, 991, 983, 977, 971, 967, 953}, weight, false);
  }
}

/// Points and maximum of a node under a method, indicator by indicator.
Totals counted(const Edition& edition, const std::vector<Answer>& answers, const Method& method,
               NodeIndex node) {
  Totals totals{0, 0, 0};
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto index = index_at<IndicatorIndex>(i);
    const Indicator& indicator = edition.indicators[i];
    if (!is_below(edition, index, node)) continue;
    std::int64_t weight = 1;
    if (node == kOverall) {
      for (const NodeIndex parent : indicator.nodes) {
        weight *= static_cast<std::int64_t>(weight_of(edition, method, parent));
      }
    }
    for (const IndicatorIndex dropped : method.dropped) weight *= dropped == index ? 0 : 1;
    const int maximum = edition.scale_of(index).maximum();
    totals.all_maximum += weight * maximum;
    if (answers[i].missing()) continue;
    *totals.answered_maximum += weight * maximum;
    totals.achieved += weight * static_cast<std::int64_t>(answers[i].score);
  }
  return totals;
}

TEST(MethodProperty, WeightedTotalsAreCountedAnswerByAnswer) {
  Generator generator(102);
  for (int trial = 0; trial < 1500; ++trial) {
    const Dataset data = test::made_up_index(generator, {12, 5, 5});
    const Edition& edition = data.edition;
    const Method method = test::made_up_method(edition, generator);
    const std::vector<Edit> edits = test::made_up_edits(data, generator, 4);
    const test::Answers answers = test::answers_of(data, edits);
    const RankTable table = test::table_of(data, method, edits);
    for (std::size_t u = 0; u < answers.size(); ++u) {
      const UnitScores scores(table.plan(), answers[u]);
      for (const NodeIndex node : nodes(edition)) {
        const Totals expected = counted(edition, answers[u], method, node);
        const Totals own{scores.value(node).achieved, scores.value(node).answered,
                         table.plan().node(node).all_maximum};
        ASSERT_EQ(own, expected);
        const Row row = table.row(index_at<UnitIndex>(u), node);
        ASSERT_EQ(row.achieved, expected.achieved);
        ASSERT_EQ(row.maximum, maximum_of(expected, rule_for(method, node).missing));
      }
    }
  }
}

/// Every row of a table as text.
std::vector<std::string> texts(const RankTable& table) {
  std::vector<std::string> texts;
  for (std::size_t u = 0; u < table.columns().units; ++u) {
    for (const Row& row : table.rows(index_at<UnitIndex>(u))) texts.push_back(test::text_of(row));
  }
  return texts;
}

/// A method's weights of domains, without weights of layers and dropped indicators.
Method with_domain_weights_only(Method method, const Edition& edition) {
  for (const NodeIndex layer : nodes(edition, NodeKind::layer)) method.weights[layer.value] = 1;
  method.dropped.clear();
  return method;
}

TEST(MethodProperty, WeightsOfDomainsNeedNoAnswers) {
  Generator generator(103);
  int compared = 0;
  for (int trial = 0; trial < 500; ++trial) {
    const Dataset full = test::made_up_index(generator, {12, 5, 5});
    const Method method =
        with_domain_weights_only(test::made_up_method(full.edition, generator), full.edition);
    if (!method_fault(full.edition, method).empty()) continue;  // every weight that counts is 0
    ++compared;
    EXPECT_FALSE(Plan(full, method).needs_responses());
    // The same published totals, without half of the responses.
    Dataset some = full;
    some.published = PublishedResults{"", full.units, {}, {}};
    some.published->figures.resize(full.units.size() * full.edition.nodes.size());
    for (const UnitIndex unit : units(full)) {
      const std::vector<Totals> totals = totals_of(full.edition, full.answers(unit));
      auto& all = some.published->totals;
      all.insert(all.end(), totals.begin(), totals.end());
      if (unit.value % 2 == 1) some.responses[unit.value].answers.clear();
    }
    ASSERT_EQ(texts(test::table_of(some, method)), texts(test::table_of(full, method)));
    EXPECT_EQ(units_without_responses(some).size(), full.units.size() / 2);
    EXPECT_TRUE(units_without_responses(full).empty());
  }
  EXPECT_GT(compared, 400);
}

TEST(MethodProperty, WeightsOfLayersAndDroppedIndicatorsNeedAnswers) {
  const Dataset data = test::small_session().data();
  Method method = data.edition.methods.front();
  const auto needs_responses = [&] { return Plan(data, method).needs_responses(); };
  EXPECT_FALSE(needs_responses());
  method.rules.front().aggregation = Aggregation::arithmetic;
  method.weights = {1, 2, 1, 1, 1};
  EXPECT_FALSE(needs_responses());
  method.rules.front().aggregation = Aggregation::pooled;
  EXPECT_FALSE(needs_responses());
  method.weights = {1, 2, 1, 2, 1};
  EXPECT_TRUE(needs_responses());
  method.weights.clear();
  method.dropped = {IndicatorIndex{0}};
  EXPECT_TRUE(needs_responses());
  // Uruguay's responses are not loaded.
  const RankTable table = test::table_of(data, method);
  for (const Row& row : table.rows(test::unit(data, "UY"))) {
    EXPECT_EQ(row.achieved, 0);
    EXPECT_EQ(row.maximum, std::nullopt);
    EXPECT_EQ(row.score, std::nullopt);
    EXPECT_EQ(row.rank, Rank{});
    EXPECT_EQ(row.of, 3);
  }
}

TEST(MethodProperty, AnUnknownMaximumOfADomainLeavesTheWeightedOneUnknown) {
  Dataset data = test::small_session().data();
  for (Responses& responses : data.responses) responses.answers.clear();
  const UnitIndex uruguay = test::unit(data, "UY");
  data.published->totals[uruguay.value * data.edition.nodes.size() + 1].answered_maximum.reset();
  Method method = data.edition.methods.front();
  const auto overall = [&](double tea, double cake) {
    method.weights = {1, tea, cake, 1, 1};
    const RankTable table = test::table_of(data, method);
    const Row row = table.row(uruguay, kOverall);
    return Totals{row.achieved, row.maximum, table.plan().node(kOverall).all_maximum};
  };
  EXPECT_EQ(overall(2, 1), (Totals{2 * 7 + 5, std::nullopt, 33}));
  EXPECT_EQ(overall(1, 3), (Totals{7 + 3 * 5, std::nullopt, 44}));
  EXPECT_EQ(overall(0, 3), (Totals{3 * 5, 3 * 7, 33}));
}

TEST(MethodProperty, UnitWeightsChangeNothing) {
  Generator generator(104);
  for (int trial = 0; trial < 300; ++trial) {
    const Dataset data = test::made_up_index(generator, {12, 5, 5});
    Method plain = test::made_up_method(data.edition, generator);
    plain.weights.clear();
    plain.dropped.clear();
    Method ones = plain;
    ones.weights.assign(data.edition.nodes.size(), 1);
    const RankTable table = test::table_of(data, plain);
    EXPECT_EQ(texts(test::table_of(data, ones)), texts(table));
    for (const UnitIndex unit : units(data)) {
      const std::vector<Totals> totals = totals_of(data.edition, data.answers(unit));
      for (const Row& row : table.rows(unit)) {
        EXPECT_EQ(row.achieved, totals[row.node.value].achieved);
      }
    }
  }
}

TEST(MethodProperty, EqualWeightsOfDomainsChangeNoMean) {
  Generator generator(105);
  for (int trial = 0; trial < 300; ++trial) {
    const Dataset data = test::made_up_index(generator, {12, 5, 5});
    Method one = test::made_up_method(data.edition, generator);
    if (one.rules.front().aggregation != Aggregation::arithmetic) continue;
    one.weights.clear();
    Method others = one;
    others.weights.assign(data.edition.nodes.size(), 1);
    for (const double weight : {3.0, 0.5, 0.7}) {
      for (const NodeIndex domain : nodes(data.edition, NodeKind::domain)) {
        others.weights[domain.value] = weight;
      }
      const std::vector<Row> a = test::table_of(data, one).ranking(kOverall);
      const std::vector<Row> b = test::table_of(data, others).ranking(kOverall);
      for (std::size_t u = 0; u < a.size(); ++u) {
        EXPECT_EQ(a[u].score, b[u].score);
        EXPECT_EQ(a[u].rank, b[u].rank);
      }
    }
  }
}

/// How many overall ranks differ between two methods.
std::map<std::string, std::pair<int, int>> moved(const Session& session, const char* from,
                                                 const char* to) {
  const auto before = session.ranking_without_edits("overall", from);
  const auto after = session.ranking_without_edits("overall", to);
  EXPECT_EQ(test::diagnostics(before.errors()), "");
  EXPECT_EQ(test::diagnostics(after.errors()), "");
  std::map<std::string, std::pair<int, int>> ranks;
  if (!before || !after) return ranks;
  for (std::size_t u = 0; u < before->size(); ++u) {
    const int old_rank = before->at(u).rank.value;
    const int new_rank = after->at(u).rank.value;
    if (old_rank != new_rank) ranks[session.units()[u].code] = {old_rank, new_rank};
  }
  return ranks;
}

// docs/method.md: there are no weights of domains, overall is the pooled sum.
TEST(MethodProperty, TheMeanOfTheDomainsWouldMoveTwentyFiveRanks) {
  EXPECT_EQ(moved(test::china_session(), "exact", "exact,mean").size(), 25u);
}

TEST(MethodProperty, TheRawDataMovesTheSameRanks) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  const Session& session = test::raw_session();
  const Session published = test::china_session();
  EXPECT_EQ(moved(session, "exact", "exact,mean"), moved(published, "exact", "exact,mean"));
  const std::map<std::string, std::pair<int, int>> eight = {
      {"JO", {72, 73}}, {"CR", {43, 44}}, {"BA", {51, 52}}, {"PT", {74, 75}},
      {"AF", {57, 58}}, {"SN", {86, 87}}, {"EE", {74, 76}}, {"GB", {21, 22}}};
  EXPECT_EQ(moved(session, "publisher", "exact"), eight);
  for (const char* method :
       {"exact,weight=media:3", "mean,weight=economy:0,weight=society:2", "drop=technology"}) {
    EXPECT_EQ(moved(session, "publisher", method), moved(published, "publisher", method));
  }
}

}  // namespace
}  // namespace rescore::method_property_test
