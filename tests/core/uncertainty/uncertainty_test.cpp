#include "rescore/uncertainty.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "rescore/result.h"
#include "support/raw_data.h"
#include "support/runs.h"
#include "support/support.h"

namespace rescore {
namespace {

using namespace test;

void expect_own_ranks(const Dataset& data, const Method& method,
                      const UncertaintyOptions& options) {
  const UncertaintyResult result = result_of(data, method, options);
  const Table table = weighted_table(data, table_of(data), {}, method);
  const std::vector<Row> rows = ranking_of(data.edition, table, method, kOverall);
  const std::size_t n = rows.size();
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t r = 0; r < n; ++r) {
      const bool own = rows[c].place.rank == static_cast<int>(r) + 1;
      ASSERT_EQ(result.acceptability[c * n + r], own ? options.draws : 0)
          << data.published_results.units[c].code << " " << r + 1;
    }
  }
}

TEST(Robustness, WithoutNoiseEveryDrawIsTheMethodsOwnRanking) {
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

TEST(Robustness, WithoutNoiseTheRawDataGivesThePublishedRanking) {
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

TEST(Robustness, EvenWeightsAreTheRestingPointOfHighConcentration) {
  // With weights next to even, Azerbaijan stays where it is or next to it.
  const Dataset data = test::china_session().data();
  const UncertaintyResult result =
      result_of(data, data.edition.methods.front(), dirichlet_options(200, 1000));
  const auto summary = rank_summary(result, test::unit(data, "AZ"));
  ASSERT_TRUE(summary);
  EXPECT_NEAR(summary->mean, 66, 3);
}

TEST(Robustness, SlicesOfAnySizeGiveTheSame) {
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

TEST(Robustness, AResultCanBeReadAtAnyTime) {
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

TEST(Robustness, RowsAddUpToTheDraws) {
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

TEST(Robustness, TheOrderOfCountriesAndDomainsInFilesDoesNotMatter) {
  const Dataset data = china_with_sheets();
  Dataset other = data;
  auto& published_results = other.published_results;
  const std::size_t nodes = node_count(data.edition);
  std::reverse(published_results.units.begin(), published_results.units.end());
  for (std::size_t c = 0; c < published_results.units.size(); ++c) {
    const std::size_t from = published_results.units.size() - 1 - c;
    std::copy_n(data.published_results.totals.begin() + static_cast<std::ptrdiff_t>(from * nodes),
                nodes, published_results.totals.begin() + static_cast<std::ptrdiff_t>(c * nodes));
  }
  // The indicators are turned round too, and with them the answers.
  std::reverse(other.edition.indicators.begin(), other.edition.indicators.end());
  for (Responses& responses : other.responses)
    std::reverse(responses.answers.begin(), responses.answers.end());
  // And two domains change places.
  std::swap(other.edition.domains[0], other.edition.domains[5]);
  for (Indicator& indicator : other.edition.indicators) {
    if (indicator.domain.value == 0 || indicator.domain.value == 5) {
      indicator.domain.value = static_cast<std::uint16_t>(5 - indicator.domain.value);
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

TEST(Robustness, AMethodThatCountsNothingRanksNobody) {
  const Dataset data = small_with_sheets();
  Method method = data.edition.methods.front();
  method.domain_weights = {0, 0};
  const UncertaintyResult result = result_of(data, method, dirichlet_options(50));
  for (const std::uint32_t count : result.acceptability) EXPECT_EQ(count, 0u);
  for (const std::uint32_t count : result.above) EXPECT_EQ(count, 0u);
  EXPECT_EQ(draws_of(result), 50u);
}

TEST(Robustness, OptionsAreChecked) {
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
            "/weights: Nothing is to be drawn: choose weights, answers or skips. [out-of-range]\n");
}

TEST(Robustness, AnswersAndSkipsNeedAllSheets) {
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

TEST(Robustness, StandingsAreNeeded) {
  Dataset data = test::china_session().data();
  data.published_results = {};
  EXPECT_EQ(errors_of(data, {}), ": Load the standings first. [needs-data]\n");
}

// These numbers must not change: they hold every build and machine to the same bits.
TEST(Robustness, CountsAreTheSameEverywhere) {
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
}  // namespace rescore
