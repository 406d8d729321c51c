#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"

// Means, weights and dropped indicators, against fractions and against counting answers.
namespace rescore {
namespace {

using test::Generator;

/// A fraction with a positive denominator; there is none when it is 0.
struct Fraction {
  std::int64_t over{};
  std::int64_t under{};
};

bool equal(const Fraction& a, const Ratio& b) {
  if (a.under == 0 || b.denominator == 0) return a.under == b.denominator;
  return a.over * b.denominator == b.numerator * a.under;
}

/// The weighted mean of the domains' shares by plain addition of fractions, from the answers.
Fraction mean_of(const Edition& edition, const std::vector<Answer>& answers, const Method& method) {
  Fraction sum{0, 1};
  std::int64_t weights = 0;
  for (std::size_t d = 0; d < edition.domains.size(); ++d) {
    const int weight = method.domain_weights.empty() ? 1 : method.domain_weights[d];
    std::int64_t achieved = 0;
    std::int64_t maximum = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      const auto& dropped = method.dropped;
      if (edition.indicators[i].domain.value != d) continue;
      if (std::find(dropped.begin(), dropped.end(), indicator) != dropped.end()) continue;
      if (!answers[i].missing()) achieved += answers[i].score;
      if (!answers[i].missing() || method.overall.denominator == Denominator::all) {
        maximum += edition.scale_of(indicator).maximum();
      }
    }
    if (maximum == 0 || weight == 0) continue;
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
    if (method.aggregate != Aggregate::mean) continue;
    method.overall.key = RankKey::exact;
    std::vector<Fraction> fractions;
    std::vector<Key> keys;
    for (const Responses& responses : data.responses) {
      const std::vector<Totals> totals =
          totals_of(data.edition, responses.answers, weights_of(data.edition, method));
      const Ratio ratio = ratio_of(data.edition, method, totals, kOverall);
      const Fraction mean = mean_of(data.edition, responses.answers, method);
      ASSERT_TRUE(equal(mean, ratio)) << mean.over << "/" << mean.under << ", not "
                                      << ratio.numerator << "/" << ratio.denominator;
      fractions.push_back(mean);
      keys.push_back(key_of(ratio, method.overall));
      ++means;
    }
    for (std::size_t a = 0; a < keys.size(); ++a) {
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

/// Five domains of one indicator each, whose maxima have no common factor.
Edition edition_of_primes() {
  Edition edition{};
  const int primes[] = {997, 991, 983, 977, 971};
  for (std::size_t d = 0; d < 5; ++d) {
    const std::string id(1, static_cast<char>('a' + d));
    edition.domains.push_back({id, id, id});
    edition.scales.push_back({id, id, {{0, "No"}, {primes[d] - 1, "Nearly"}, {primes[d], "Yes"}}});
    Indicator indicator{};
    indicator.domain = index_at<DomainIndex>(d);
    indicator.scale = index_at<ScaleIndex>(d);
    edition.indicators.push_back(indicator);
  }
  edition.layers.push_back({"l", "l", "l"});
  return edition;
}

TEST(MethodProperty, AMeanOfManyDifferentMaximaIsClose) {
  const Edition edition = edition_of_primes();
  for (const int weight : {1, 400}) {
    const NodeRule rule{Denominator::answered, {3}, RankKey::exact, Ties::competition};
    Method method{"m", "M", "M.", rule, rule, rule};
    method.aggregate = Aggregate::mean;
    method.domain_weights = {weight, weight, weight, weight, weight};
    const Weights weights = weights_of(edition, method);
    Key last = 0;
    for (int raised = 0; raised <= 10; ++raised) {
      std::vector<Answer> answers;
      double sum = 0;
      for (int d = 0; d < 5; ++d) {
        const Scale& scale = edition.scales[static_cast<std::size_t>(d)];
        const int option = std::clamp(raised - 2 * d, 0, 2);
        const int score = scale.options[static_cast<std::size_t>(option)].score;
        answers.push_back({static_cast<std::int16_t>(score)});
        sum += static_cast<double>(score) / scale.maximum();
      }
      const Ratio ratio = ratio_of(edition, method, totals_of(edition, answers, weights), kOverall);
      EXPECT_LE(ratio.denominator, std::int64_t{1} << 40);
      EXPECT_LE(ratio.numerator, ratio.denominator);
      EXPECT_NEAR(static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator),
                  sum / 5, 1e-8);
      EXPECT_NEAR(percent_of(ratio, {3})->units, sum / 5 * 100'000, 0.6);
      const Key key = key_of(ratio, rule);
      EXPECT_GT(key, last);
      last = key;
      if (raised == 10) {
        EXPECT_EQ(ratio.numerator, ratio.denominator);
      }
    }
  }
}

/// Points and maximum of a scope under a method, indicator by indicator.
Totals counted(const Edition& edition, const std::vector<Answer>& answers, const Method& method,
               NodeIndex node) {
  Totals totals;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto index = index_at<IndicatorIndex>(i);
    const Indicator& indicator = edition.indicators[i];
    if (!test::in_node(edition, node, index)) continue;
    int weight = 1;
    if (node == kOverall && !method.domain_weights.empty()) {
      weight *= method.domain_weights[indicator.domain.value];
    }
    if (node == kOverall && !method.layer_weights.empty()) {
      weight *= method.layer_weights[indicator.layer.value];
    }
    for (const IndicatorIndex dropped : method.dropped) weight *= dropped == index ? 0 : 1;
    const int maximum = edition.scale_of(index).maximum();
    totals.all_maximum += weight * maximum;
    if (answers[i].missing()) continue;
    totals.answered_maximum += weight * maximum;
    totals.achieved += weight * answers[i].score;
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
    const Table plain = with_edits(data, table_of(data), edits);
    const Table table = weighted_table(data, plain, edits, method);
    for (std::size_t c = 0; c < answers.size(); ++c) {
      for (const NodeIndex node : nodes(edition)) {
        ASSERT_EQ(table.at(index_at<UnitIndex>(c), node),
                  counted(edition, answers[c], method, node));
      }
    }
  }
}

TEST(MethodProperty, WeightsOfDomainsNeedNoAnswers) {
  Generator generator(103);
  for (int trial = 0; trial < 500; ++trial) {
    const Dataset full = test::made_up_index(generator, {12, 5, 5});
    Method method = test::made_up_method(full.edition, generator);
    method.layer_weights.clear();
    method.dropped.clear();
    EXPECT_FALSE(needs_responses(method));
    // The same totals as standings, every other sheet left out.
    Dataset some = full;
    some.published_results.totals = table_of(full).totals;
    some.responses.clear();
    for (std::size_t c = 0; c < full.responses.size(); c += 2)
      some.responses.push_back(full.responses[c]);
    const Table from_answers = weighted_table(full, table_of(full), {}, method);
    const Table from_totals = weighted_table(some, table_of(some), {}, method);
    ASSERT_EQ(from_totals.totals, from_answers.totals);
    EXPECT_EQ(units_without_responses(some).size(), full.responses.size() / 2);
    EXPECT_TRUE(units_without_responses(full).empty());
  }
}

TEST(MethodProperty, WeightsOfLayersAndDroppedIndicatorsNeedAnswers) {
  const Dataset data = test::small_session().data();
  Method method = data.edition.methods.front();
  EXPECT_FALSE(needs_responses(method));
  method.aggregate = Aggregate::mean;
  method.domain_weights = {2, 1};
  EXPECT_FALSE(needs_responses(method));
  method.layer_weights = {2, 1};
  EXPECT_TRUE(needs_responses(method));
  method.layer_weights.clear();
  method.dropped = {IndicatorIndex{0}};
  EXPECT_TRUE(needs_responses(method));
  // Uruguay's sheet is not there.
  const Table table = weighted_table(data, table_of(data), {}, method);
  for (const NodeIndex node : nodes(data.edition)) {
    EXPECT_EQ(table.at(test::unit(data, "UY"), node), (Totals{0, -1, -1}));
    EXPECT_EQ(ranking_of(data.edition, table, method, node)[0].place, Place{});
  }
}

TEST(MethodProperty, AnUnknownMaximumOfADomainLeavesTheWeightedOneUnknown) {
  Dataset data = test::small_session().data();
  data.responses.clear();
  const std::size_t nodes = node_count(data.edition);
  const UnitIndex uruguay = test::unit(data, "UY");
  data.published_results.totals[uruguay.value * nodes + 1].answered_maximum = -1;
  Method method = data.edition.methods.front();
  const auto overall = [&](std::vector<int> weights) {
    method.domain_weights = std::move(weights);
    return weighted_table(data, table_of(data), {}, method).at(uruguay, kOverall);
  };
  EXPECT_EQ(overall({2, 1}), (Totals{2 * 7 + 5, -1, 33}));
  EXPECT_EQ(overall({1, 3}), (Totals{7 + 3 * 5, -1, 44}));
  EXPECT_EQ(overall({0, 3}), (Totals{3 * 5, 3 * 7, 33}));
}

TEST(MethodProperty, UnitWeightsChangeNothing) {
  Generator generator(104);
  for (int trial = 0; trial < 300; ++trial) {
    const Dataset data = test::made_up_index(generator, {12, 5, 5});
    Method plain = test::made_up_method(data.edition, generator);
    plain.domain_weights.clear();
    plain.layer_weights.clear();
    plain.dropped.clear();
    Method ones = plain;
    ones.domain_weights.assign(data.edition.domains.size(), 1);
    if (trial % 2 == 0) ones.layer_weights.assign(data.edition.layers.size(), 1);
    const Table table = table_of(data);
    EXPECT_EQ(weighted_table(data, table, {}, ones).totals, table.totals);
    EXPECT_EQ(weighted_table(data, table, {}, plain).totals, table.totals);
  }
}

TEST(MethodProperty, EqualWeightsOfDomainsChangeNoMean) {
  Generator generator(105);
  for (int trial = 0; trial < 300; ++trial) {
    const Dataset data = test::made_up_index(generator, {12, 5, 5});
    Method one = test::made_up_method(data.edition, generator);
    if (one.aggregate != Aggregate::mean) continue;
    one.domain_weights.clear();
    Method three = one;
    three.domain_weights.assign(data.edition.domains.size(), 3);
    const test::Answers answers = test::answers_of(data);
    const auto a = test::ranking_from(data.edition, answers, one, kOverall);
    const auto b = test::ranking_from(data.edition, answers, three, kOverall);
    for (std::size_t c = 0; c < a.size(); ++c) {
      EXPECT_EQ(a[c].percent, b[c].percent);
      EXPECT_EQ(a[c].place, b[c].place);
    }
  }
}

/// How many overall ranks two methods give differently.
std::map<std::string, std::pair<int, int>> moved(const Session& session, const char* from,
                                                 const char* to) {
  Errors errors;
  const auto before = session.published_ranking("overall", from, errors);
  const auto after = session.published_ranking("overall", to, errors);
  EXPECT_EQ(test::diagnostics(errors), "");
  std::map<std::string, std::pair<int, int>> ranks;
  for (std::size_t c = 0; c < before->size(); ++c) {
    const int old_rank = before->at(c).place.rank;
    const int new_rank = after->at(c).place.rank;
    if (old_rank == new_rank) continue;
    ranks[session.data().published_results.units[c].code] = {old_rank, new_rank};
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
  const Session published_results = test::china_session();
  EXPECT_EQ(moved(session, "exact", "exact,mean"), moved(published_results, "exact", "exact,mean"));
  const std::map<std::string, std::pair<int, int>> eight = {
      {"JO", {72, 73}}, {"CR", {43, 44}}, {"BA", {51, 52}}, {"PT", {74, 75}},
      {"AF", {57, 58}}, {"SN", {86, 87}}, {"EE", {74, 76}}, {"GB", {21, 22}}};
  EXPECT_EQ(moved(session, "publisher", "exact"), eight);
  for (const char* method :
       {"exact,weight=media:3", "mean,weight=economy:0,weight=society:2", "drop=technology"}) {
    EXPECT_EQ(moved(session, "publisher", method), moved(published_results, "publisher", method));
  }
}

}  // namespace
}  // namespace rescore
