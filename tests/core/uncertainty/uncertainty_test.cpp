#include "rescore/uncertainty.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/rank_table.h"
#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/runs.h"
#include "support/support.h"

namespace rescore::uncertainty_test {
namespace {

using namespace test;

void expect_own_ranks(const Dataset& data, const Method& method,
                      const UncertaintyOptions& options) {
  const UncertaintyResult result = result_of(data, method, options);
  const std::vector<Row> rows = table_of(data, method).ranking(kOverall);
  const std::size_t n = rows.size();
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t r = 0; r < n; ++r) {
      const bool own = rows[c].rank.value == static_cast<int>(r) + 1;
      ASSERT_EQ(result.acceptability[c * n + r], own ? options.draws : 0)
          << data.units[c].code << " " << r + 1;
      const bool both = rows[c].rank.value > 0 && rows[r].rank.value > 0;
      const bool above = both && rows[c].rank.value < rows[r].rank.value;
      ASSERT_EQ(result.above[c * n + r], above ? options.draws : 0)
          << data.units[c].code << " above " << data.units[r].code;
    }
  }
}

TEST(Uncertainty, WithoutNoiseEveryDrawIsTheMethodsOwnRanking) {
  const Dataset small = small_with_sheets();
  for (const std::string& text : kMethodTexts) {
    SCOPED_TRACE(text);
    expect_own_ranks(small, method_of(small.edition, text), noise_options(10, 0));
    expect_own_ranks(small, method_of(small.edition, text), answer_options(10, 0));
  }
  const Dataset china = test::china_session().data();
  for (const char* text :
       {"publisher", "exact", "publisher,mean", "exact,mean", "publisher,weight=media:3",
        "exact,weight=media:100,weight=economy:7", "exact,mean,weight=media:2",
        "exact,drop=society", "publisher,skips=all", "exact,mean,skips=all"}) {
    SCOPED_TRACE(text);
    expect_own_ranks(china, method_of(china.edition, text), noise_options(10, 0));
  }
}

// ---- Answers drawn with a chance of 0 are the published ones, and give the published ranks. ----

/// An index of domains that have a question each, on scales of these maxima; `answers` are by unit.
/// Every option that is needed is there; scores may be larger than a file's, which keeps it small.
Dataset of_single_questions(const std::vector<int>& maxima,
                            const std::vector<std::vector<int>>& answers, Aggregation aggregation) {
  Edition edition{};
  edition.id = "single-questions";
  edition.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
  for (std::size_t d = 0; d < maxima.size(); ++d) {
    const std::string name = {'a', static_cast<char>('a' + d)};
    edition.nodes.push_back({"domain:" + name, NodeKind::domain, name, "", kOverall});
    std::set<int> scores = {0, maxima[d]};
    for (const std::vector<int>& unit : answers) {
      if (unit[d] >= 0) scores.insert(unit[d]);
    }
    Scale scale{name, name, {}};
    for (const int score : scores) scale.options.push_back({score, "Option"});
    edition.scales.push_back(scale);
  }
  const auto layer = index_at<NodeIndex>(edition.nodes.size());
  edition.nodes.push_back({"layer:one", NodeKind::layer, "One", ""});
  for (std::size_t d = 0; d < maxima.size(); ++d) {
    Indicator indicator{};
    indicator.id = edition.scales[d].id;
    indicator.number = static_cast<int>(d) + 1;
    indicator.nodes = {index_at<NodeIndex>(d + 1), layer};
    indicator.scale = index_at<ScaleIndex>(d);
    edition.indicators.push_back(indicator);
  }
  Method own{"own", "Own", "Any.", std::vector<NodeRule>(edition.nodes.size())};
  own.rules[0].aggregation = aggregation;
  edition.methods = {own};
  edition.units = static_cast<int>(answers.size());
  Dataset data{edition, {}, {}, {}};
  for (const std::vector<int>& unit : answers) {
    const std::string code = {'A', static_cast<char>('A' + data.units.size())};
    data.units.push_back({code, code, ""});
    data.responses.push_back({"", code, {}});
    for (const int score : unit) {
      data.responses.back().answers.push_back(score < 0 ? Answer::skip()
                                                        : Answer{static_cast<double>(score)});
    }
  }
  return data;
}

std::vector<int> ranks_in(const Dataset& data, const Method& method) {
  std::vector<int> ranks;
  for (const Row& row : table_of(data, method).ranking(kOverall)) ranks.push_back(row.rank.value);
  return ranks;
}

TEST(Uncertainty, RatiosThatAreNearlyTheSameAreTwoRanks) {
  // 2002 of 1,999,999 and 2001 of 1,999,000, which the skip of a question of 999 leaves: they are
  // 2.5 x 10^-13 apart, far less than 2^-30.
  const Dataset data =
      of_single_questions({999, 1'999'000}, {{0, 2002}, {-1, 2001}, {0, 0}}, Aggregation::pooled);
  const Method& method = data.edition.methods.front();
  EXPECT_LT(2002.0 / 1'999'999 - 2001.0 / 1'999'000, 0x1p-40);
  EXPECT_EQ(ranks_in(data, method), (std::vector<int>{1, 2, 3}));
  expect_own_ranks(data, method, answer_options(10, 0));
  expect_own_ranks(data, method, noise_options(10, 0));
  // In reverse, the order is reversed.
  const Dataset turned =
      of_single_questions({999, 1'999'000}, {{-1, 2001}, {0, 2002}, {0, 0}}, Aggregation::pooled);
  EXPECT_EQ(ranks_in(turned, turned.edition.methods.front()), (std::vector<int>{2, 1, 3}));
  expect_own_ranks(turned, turned.edition.methods.front(), answer_options(10, 0));
  expect_own_ranks(turned, turned.edition.methods.front(), noise_options(10, 0));
}

TEST(Uncertainty, EqualMeansOfALargeCommonDenominatorAreOneRank) {
  // (50/101 + 51/101) / 8 and (101/101) / 8, beside primes that make the denominator 2^47.
  const Dataset data = of_single_questions({101, 101, 103, 107, 109, 113, 127, 131},
                                           {{50, 51, 0, 0, 0, 0, 0, 0},
                                            {101, 0, 0, 0, 0, 0, 0, 0},
                                            {0, 0, 0, 0, 0, 0, 0, 0},
                                            {33, 68, 0, 0, 0, 0, 0, 0}},
                                           Aggregation::arithmetic);
  const Method& method = data.edition.methods.front();
  EXPECT_EQ(ranks_in(data, method), (std::vector<int>{1, 1, 4, 1}));
  expect_own_ranks(data, method, answer_options(10, 0));
  expect_own_ranks(data, method, noise_options(10, 0));
  // And a third of each of three domains, of one domain where the others are skipped, and as 1 + 0
  // + 0, whose binary fractions all differ.
  const Dataset thirds =
      of_single_questions({3, 6, 9}, {{1, 2, 3}, {1, -1, -1}, {3, 0, 0}, {-1, -1, 3}, {0, 6, 0}},
                          Aggregation::arithmetic);
  EXPECT_EQ(ranks_in(thirds, thirds.edition.methods.front()), (std::vector<int>{1, 1, 1, 1, 1}));
  expect_own_ranks(thirds, thirds.edition.methods.front(), answer_options(10, 0));
  expect_own_ranks(thirds, thirds.edition.methods.front(), noise_options(10, 0));
}

TEST(Uncertainty, WithoutNoiseMadeUpIndicesHaveTheirOwnRanking) {
  Generator generator(52);
  for (int trial = 0; trial < (kSlow ? 60 : 600); ++trial) {
    SCOPED_TRACE(trial);
    const Dataset data = made_up_index(generator, {10, 8, 5});
    const Method method = made_up_method(data.edition, generator);
    expect_own_ranks(data, method, answer_options(2, 0));
    expect_own_ranks(data, method, noise_options(2, 0));
    if (HasFailure()) return;
  }
}

/// A tree of nodes of any depth, and sometimes another one, with weights of up to two decimals,
/// indicators anywhere below its parts, and any rules.
Dataset made_up_tree(Generator& generator, bool pooled) {
  Dataset data = made_up_index(generator, {10, 8, 5});
  Edition& edition = data.edition;
  edition.format = 2;
  const std::vector<double> weights = {1, 1, 1, 0.5, 2, 1.25, 0};
  edition.nodes = {{"overall", NodeKind::overall, "Overall", ""}};
  const std::size_t parts = 1 + generator.below(3);
  for (std::size_t p = 0; p < parts; ++p) {
    const std::string id = "node:part-" + std::to_string(p);
    edition.nodes.push_back({id, NodeKind::other, "Part", "", kOverall, generator.pick(weights)});
  }
  for (std::size_t n = generator.below(4); n > 0; --n) {
    const std::size_t above = 1 + generator.below(edition.nodes.size() - 1);
    edition.nodes.push_back({"node:below-" + std::to_string(n), NodeKind::other, "Below", "",
                             index_at<NodeIndex>(above), generator.pick(weights)});
  }
  for (Indicator& indicator : edition.indicators) {
    indicator.nodes = {index_at<NodeIndex>(1 + generator.below(edition.nodes.size() - 1))};
    indicator.weight = generator.pick(weights);
  }
  if (pooled && generator.below(2) == 0) {
    const auto other = index_at<NodeIndex>(edition.nodes.size());
    edition.nodes.push_back({"node:other", NodeKind::other, "Other", "", std::nullopt, 1});
    for (Indicator& indicator : edition.indicators) {
      if (generator.below(2) == 0) indicator.nodes.push_back(other);
    }
  }
  constexpr Aggregation kAll[] = {Aggregation::arithmetic, Aggregation::arithmetic,
                                  Aggregation::pooled,     Aggregation::geometric,
                                  Aggregation::harmonic,   Aggregation::sum};
  Method method{"own", "Own", "Any.", {}};
  for (std::size_t n = 0; n < edition.nodes.size(); ++n) {
    NodeRule rule = made_up_rule(generator);
    rule.aggregation = pooled ? Aggregation::pooled : kAll[generator.below(std::size(kAll))];
    if (generator.below(4) == 0) rule.missing = Missing::none;
    if (generator.below(4) == 0) rule.coverage = 0.5;
    if (generator.below(4) == 0) rule.scale = 10;
    if (!pooled && generator.below(8) == 0) rule.relative_to_best = true;
    method.rules.push_back(rule);
  }
  if (edition.indicators.size() > 1 && generator.below(4) == 0) method.dropped = {{0}};
  edition.methods = {method};
  return data;
}

TEST(Uncertainty, WithoutNoiseTreesHaveTheirOwnRanking) {
  Generator generator(53);
  const int trials = kSlow ? 60 : 600;
  int ranked = 0;
  for (int trial = 0; trial < trials; ++trial) {
    SCOPED_TRACE(trial);
    const bool pooled = trial % 2 == 0;
    const Dataset data = made_up_tree(generator, pooled);
    Method method = data.edition.methods.front();
    // Points with a mean of the parts as another method of the index.
    const bool mean = pooled && generator.below(2) == 0;
    if (mean) method.rules[0].aggregation = Aggregation::arithmetic;
    if (pooled && !mean && data.edition.nodes.back().id == "node:other") {
      method.weights.assign(data.edition.nodes.size(), 1);
      method.weights.back() = 2.5;
    }
    if (has_points(data.edition)) expect_own_ranks(data, method, answer_options(2, 0));
    expect_own_ranks(data, method, noise_options(2, 0));
    if (HasFailure()) return;
    ranked += table_of(data, method).ranking(kOverall).front().of > 1 ? 1 : 0;
  }
  EXPECT_GT(ranked, trials / 2) << "mostly there is something to rank";
}

TEST(Uncertainty, AnIndicatorAtTheRootIsRefused) {
  Generator generator(54);
  Dataset data = made_up_tree(generator, true);
  data.edition.indicators[0].nodes = {kOverall};
  data.edition.methods.front().dropped.clear();
  EXPECT_EQ(
      errors_of(data, noise_options(2, 0)),
      ": Weights are drawn for the nodes below the root; the indicator indicator-a is in none "
      "of them. [bad-request]\n");
  data.edition.methods.front().dropped = {IndicatorIndex{0}};
  Errors errors;
  EXPECT_TRUE(
      UncertaintyRun::make(data, data.edition.methods.front(), noise_options(2, 0), {}, errors));
  EXPECT_EQ(diagnostics(errors), "");
}

TEST(Uncertainty, OfPrintedTotalsTheMaximaOfTheMethodSuffice) {
  // If skips stay in every domain's maximum, the answered part need not be known.
  Dataset data = small_with_sheets();
  for (Responses& responses : data.responses) responses.answers.clear();
  const Method mean = method_of(data.edition, "reversed,mean");
  for (Totals& totals : data.published->totals) totals.answered_maximum.reset();
  expect_own_ranks(data, mean, noise_options(5, 0));
  Errors errors;
  const Method other = method_of(data.edition, "exact,mean");
  EXPECT_FALSE(UncertaintyRun::make(data, other, noise_options(5, 0), {}, errors));
  EXPECT_EQ(
      diagnostics(errors),
      ": Maxima that are not published need the answers of all countries; those of 4 of 4 are "
      "not loaded. [needs-sheet]\n");
}

TEST(Uncertainty, WithoutNoiseTheRawDataGivesThePublishedRanking) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  for (const test::RawEdition& edition : test::raw_editions()) {
    if (test::kSlow && edition.id != test::raw_editions().front().id) break;
    const test::Imported imported = test::import_files(
        test::request_for(edition.id), test::raw_form(edition.id, "wide CSV").files);
    ASSERT_TRUE(imported.edition) << diagnostics(imported.errors);
    const Session session = test::session_of(*imported.edition);
    const Dataset& data = session.data();
    for (const char* suffix :
         {"", ",mean", ",weight=media:2,weight=pressure:3", ",drop=media-03", ",skips=all"}) {
      for (const Method& own : data.edition.methods) {
        SCOPED_TRACE(edition.id + " " + own.id + suffix);
        const Method method = method_of(data.edition, own.id + suffix);
        expect_own_ranks(data, method, noise_options(3, 0));
        expect_own_ranks(data, method, answer_options(3, 0));
      }
    }
  }
}

TEST(Uncertainty, EvenWeightsAreTheRestingPointOfHighConcentration) {
  // With weights next to even, Azerbaijan stays where it is or next to it.
  const Dataset data = test::china_session().data();
  const UncertaintyResult result =
      result_of(data, data.edition.methods.front(), dirichlet_options(200, 1000));
  const auto summary = rank_summary(result, test::unit(data, "AZ"));
  ASSERT_TRUE(summary);
  EXPECT_NEAR(summary->mean, 66, 3);
}

TEST(Uncertainty, SlicesOfAnySizeGiveTheSame) {
  const Dataset data = china_with_sheets();
  const Method& method = data.edition.methods.front();
  const UncertaintyOptions options = all_options(few(1300));
  const UncertaintyResult whole = result_of(data, method, options);
  for (const std::uint64_t slice : {1u, 7u, 127u, 128u, 129u, 10'000u}) {
    UncertaintyRun run = run_of(data, method, options);
    EXPECT_EQ(run.draws_in_all(), options.draws);
    std::uint64_t slices = 0;
    while (run.advance(slice)) {
      ++slices;
      ASSERT_EQ(run.draws_made(), slices * slice);
      ASSERT_EQ(draws_of(run.result()), run.draws_made());
      ASSERT_FALSE(run.done());
    }
    EXPECT_TRUE(run.done());
    EXPECT_EQ(run.result(), whole) << slice;
    EXPECT_FALSE(run.advance(slice));
    EXPECT_EQ(run.result(), whole);
  }
}

TEST(Uncertainty, AResultCanBeReadAtAnyTime) {
  const Dataset data = test::china_session().data();
  UncertaintyRun run = run_of(data, data.edition.methods.front(), dirichlet_options(1000));
  const UnitIndex az = test::unit(data, "AZ");
  EXPECT_FALSE(rank_summary(run.result(), az));
  EXPECT_TRUE(run.result().ranges.empty());
  run.advance(0);
  EXPECT_TRUE(run.result().ranges.empty());
  run.advance(10);
  EXPECT_EQ(rank_summary(run.result(), az)->draws, 10u);
  EXPECT_EQ(run.result().ranges, (std::vector<DrawRange>{{0, 10}}));
}

TEST(Uncertainty, RowsAddUpToTheDraws) {
  const Dataset data = china_with_sheets();
  const UncertaintyResult result =
      result_of(data, data.edition.methods.front(), all_options(few(1000)));
  const std::size_t n = result.units.size();
  for (std::size_t i = 0; i < n; ++i) {
    std::uint64_t sum = 0;
    for (std::size_t j = 0; j < n; ++j) {
      sum += result.acceptability[i * n + j];
      EXPECT_LE(result.above[i * n + j] + result.above[j * n + i], few(1000));
    }
    EXPECT_EQ(sum, few(1000));
    EXPECT_EQ(result.above[i * n + i], 0u);
  }
}

TEST(Uncertainty, TheOrderOfUnitsAndDomainsInFilesDoesNotMatter) {
  const Dataset data = china_with_sheets();
  Dataset other = data;
  std::reverse(other.units.begin(), other.units.end());
  std::reverse(other.responses.begin(), other.responses.end());
  std::reverse(other.published->units.begin(), other.published->units.end());
  const std::size_t nodes = data.edition.nodes.size();
  for (std::size_t c = 0; c < data.units.size(); ++c) {
    const std::size_t from = data.units.size() - 1 - c;
    std::copy_n(data.published->totals.begin() + static_cast<std::ptrdiff_t>(from * nodes), nodes,
                other.published->totals.begin() + static_cast<std::ptrdiff_t>(c * nodes));
  }
  // Reverses the indicators, too, and the answers with them.
  std::reverse(other.edition.indicators.begin(), other.edition.indicators.end());
  for (Responses& responses : other.responses)
    std::reverse(responses.answers.begin(), responses.answers.end());
  // Swaps two domains, too; with all answers loaded, printed totals play no part.
  const std::vector<NodeIndex> domains_of = rescore::nodes(other.edition, NodeKind::domain);
  const NodeIndex one_domain = domains_of[0], other_domain = domains_of[5];
  std::swap(other.edition.nodes[one_domain.value], other.edition.nodes[other_domain.value]);
  for (Indicator& indicator : other.edition.indicators) {
    if (indicator.nodes[0] == one_domain) {
      indicator.nodes[0] = other_domain;
    } else if (indicator.nodes[0] == other_domain) {
      indicator.nodes[0] = one_domain;
    }
  }
  const UncertaintyResult one = result_of(data, data.edition.methods.front(), all_options(300));
  const UncertaintyResult two = result_of(other, other.edition.methods.front(), all_options(300));
  EXPECT_EQ(one.fingerprint, two.fingerprint);
  const std::size_t n = one.units.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      EXPECT_EQ(one.acceptability[i * n + j], two.acceptability[(n - 1 - i) * n + j]);
      EXPECT_EQ(one.above[i * n + j], two.above[(n - 1 - i) * n + (n - 1 - j)]);
    }
    const std::size_t domains = one.domains.size();
    EXPECT_EQ(one.first_weights[i * domains], two.first_weights[(n - 1 - i) * domains + 5]);
  }
}

TEST(Uncertainty, AMethodThatCountsNothingRanksNobody) {
  const Dataset data = small_with_sheets();
  Method method = data.edition.methods.front();
  method.weights.assign(data.edition.nodes.size(), 1);
  for (const NodeIndex domain : nodes(data.edition, NodeKind::domain)) {
    method.weights[domain.value] = 0;
  }
  const UncertaintyResult result = result_of(data, method, dirichlet_options(50));
  for (const std::uint32_t count : result.acceptability) EXPECT_EQ(count, 0u);
  for (const std::uint32_t count : result.above) EXPECT_EQ(count, 0u);
  EXPECT_EQ(draws_of(result), 50u);
}

TEST(Uncertainty, OptionsAreChecked) {
  const Dataset data = test::china_session().data();
  UncertaintyOptions options;
  options.draws = 0;
  options.concentration = 1001;
  options.noise = -1;
  options.answer_chance = 10'001;
  EXPECT_EQ(errors_of(data, options, {3, 2}),
            "/draws: The option draws is not between 1 and 1000000000. [out-of-range]\n"
            "/concentration: The option concentration is not between 1 and 1000. [out-of-range]\n"
            "/noise: The option noise is not between 0 and 100. [out-of-range]\n"
            "/answer_chance: The option answer_chance is not between 0 and 10000. [out-of-range]\n"
            "/shard: The option shard is not between 1 and 2. [out-of-range]\n");
  EXPECT_EQ(errors_of(data, {}, {0, 0}),
            "/shards: The option shards is not between 1 and 1000000. [out-of-range]\n"
            "/shard: The option shard is not between 1 and 1. [out-of-range]\n");
  options = {};
  options.weights = WeightModel::fixed;
  EXPECT_EQ(errors_of(data, options),
            "/weights: Nothing to draw: choose weights, answers or skips. [out-of-range]\n");
}

TEST(Uncertainty, AnswersAndSkipsNeedAllSheets) {
  const Dataset data = test::china_session().data();
  const std::string expected =
      ": Drawn answers and skips need the answers of all countries; those of 97 of 98 are not "
      "loaded. [needs-sheet]\n";
  EXPECT_EQ(errors_of(data, answer_options(100, 500)), expected);
  EXPECT_EQ(errors_of(data, skip_options(100)), expected);
  Errors errors;
  const Method method = method_of(data.edition, "exact,drop=media-03");
  EXPECT_FALSE(UncertaintyRun::make(data, method, {}, {}, errors));
  EXPECT_EQ(diagnostics(errors),
            ": Weights of layers and dropped indicators need the answers of all countries; those "
            "of 97 of 98 are not loaded. [needs-sheet]\n");
}

TEST(Uncertainty, StandingsAreNeeded) {
  Dataset data = test::china_session().data();
  data.published.reset();
  data.units.clear();
  data.responses.clear();
  EXPECT_EQ(errors_of(data, {}), ": Load the standings first. [needs-data]\n");
}

// These numbers must not change: every build and machine must give the same bits.
TEST(Uncertainty, CountsAreTheSameEverywhere) {
  const Dataset data = china_with_sheets();
  const auto hash_of = [&](std::string_view text, const UncertaintyOptions& options) {
    const UncertaintyResult result = result_of(data, method_of(data.edition, text), options);
    std::uint64_t hash = 14695981039346656037u;
    const auto take = [&](std::uint64_t bits) { hash = (hash ^ bits) * 1099511628211u; };
    for (const std::uint32_t count : result.acceptability) take(count);
    for (const std::uint32_t count : result.above) take(count);
    for (const std::uint64_t sum : result.first_weights) take(sum);
    return hash;
  };
  EXPECT_EQ(hash_of("publisher", dirichlet_options(300)), 13391883903917697680u);
  EXPECT_EQ(hash_of("exact,mean", noise_options(300, 25)), 5696459317245338150u);
  EXPECT_EQ(hash_of("exact", all_options(300)), 9654374798560695875u);
  const UncertaintyResult published = result_of(
      test::china_session().data(), data.edition.methods.front(), dirichlet_options(1000));
  const std::size_t az = test::unit(data, "AZ").value;
  const auto row = published.acceptability.begin() + static_cast<std::ptrdiff_t>(98 * az);
  EXPECT_EQ((std::vector<std::uint32_t>(row + 60, row + 70)),
            (std::vector<std::uint32_t>{26, 26, 37, 33, 43, 35, 45, 43, 43, 54}));
}

}  // namespace
}  // namespace rescore::uncertainty_test
