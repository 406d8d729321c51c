#include "rescore/robustness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "generator.h"
#include "raw_data.h"
#include "rescore/method_text.h"
#include "rescore/random.h"
#include "rescore/result.h"
#include "support.h"

namespace rescore {
namespace {

using test::Generator;
using test::told;

/// Draws of a test that takes long, fewer where everything does.
constexpr std::uint64_t few(std::uint64_t draws) {
  return test::kSlow ? draws / 5 : draws;
}

/// The small index with answers for all: those of Uruguay, which has no sheet, are made up.
Dataset small_with_sheets() {
  Dataset data = test::small_session().data();
  Sheet sheet{"", "UY", {}};
  for (const int score : {3, -1, 3, 4, 0, -1}) {
    sheet.answers.push_back({static_cast<std::int16_t>(score)});
  }
  data.sheets.push_back(sheet);
  return data;
}

/// The China Index with made-up answers for all but Azerbaijan; every twelfth is skipped.
Dataset china_with_sheets() {
  Generator generator(41);
  Dataset data = test::china_session().data();
  for (const Country& country : data.standings.countries) {
    if (find_sheet(data, country.code) != nullptr) continue;
    Sheet sheet{"", country.code, {}};
    for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
      const auto& options = data.edition.scale_of(index_at<IndicatorIndex>(i)).options;
      const int score = generator.below(12) == 0 ? -1 : generator.pick(options).score;
      sheet.answers.push_back({static_cast<std::int16_t>(score)});
    }
    data.sheets.push_back(sheet);
  }
  return data;
}

Method method_of(const Edition& edition, std::string_view text) {
  Errors errors;
  const auto method = read_method_text(edition, text, errors);
  EXPECT_EQ(told(errors), "");
  return method.value();
}

RobustnessRun run_of(const Dataset& data, const Method& method, const RobustnessOptions& options,
                     Shard shard = {}) {
  Errors errors;
  auto run = RobustnessRun::make(data, method, options, shard, errors);
  EXPECT_EQ(told(errors), "");
  return std::move(run.value());
}

RobustnessResult result_of(const Dataset& data, const Method& method,
                           const RobustnessOptions& options, Shard shard = {}) {
  RobustnessRun run = run_of(data, method, options, shard);
  while (run.advance(1000)) {
  }
  return run.result();
}

std::string errors_of(const Dataset& data, const RobustnessOptions& options, Shard shard = {}) {
  Errors errors;
  EXPECT_FALSE(RobustnessRun::make(data, data.edition.methods.front(), options, shard, errors));
  return told(errors);
}

RobustnessOptions dirichlet_options(std::uint64_t draws, int concentration = 1) {
  RobustnessOptions options;
  options.draws = draws;
  options.concentration = concentration;
  return options;
}
RobustnessOptions noise_options(std::uint64_t draws, int noise) {
  RobustnessOptions options;
  options.draws = draws;
  options.weights = WeightModel::noise;
  options.noise = noise;
  return options;
}
RobustnessOptions answer_options(std::uint64_t draws, int chance, bool skips = false) {
  RobustnessOptions options;
  options.draws = draws;
  options.weights = WeightModel::fixed;
  options.answers = true;
  options.answer_chance = chance;
  options.skips = skips;
  return options;
}
RobustnessOptions skip_options(std::uint64_t draws) {
  RobustnessOptions options;
  options.draws = draws;
  options.weights = WeightModel::fixed;
  options.skips = true;
  return options;
}
RobustnessOptions all_options(std::uint64_t draws) {
  RobustnessOptions options = answer_options(draws, 2500, true);
  options.weights = WeightModel::dirichlet;
  options.concentration = 3;
  return options;
}

// ---- A plain implementation of the models, in integers, one country and answer after another.
// ----

/// The places of a list in the order of their ids or codes.
template <class List, class Id>
std::vector<std::size_t> by_id(const List& list, Id id) {
  std::vector<std::size_t> order(list.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return id(list[a]) < id(list[b]); });
  return order;
}

struct Plain {
  const Dataset& data;
  const Method& method;
  RobustnessOptions options;
  RobustnessResult counts{};

  std::int64_t base_weight(std::size_t domain) const {
    return method.domain_weights.empty() ? 1 : method.domain_weights[domain];
  }

  std::vector<std::int64_t> weights_of(std::uint64_t draw) const {
    const auto& domains = data.edition.domains;
    std::vector<std::int64_t> weights;
    for (std::size_t d = 0; d < domains.size(); ++d) weights.push_back(base_weight(d));
    std::vector<std::size_t> order;
    for (const std::size_t d : by_id(domains, [](const Part& p) { return p.id; })) {
      if (weights[d] > 0) order.push_back(d);
    }
    RandomStream random(options.seed, draw, 0);
    if (options.weights == WeightModel::dirichlet) {
      std::vector<std::uint32_t> fractions(order.size());
      dirichlet(random, options.concentration, fractions);
      for (std::size_t i = 0; i < order.size(); ++i) weights[order[i]] = fractions[i];
    } else if (options.weights == WeightModel::noise) {
      constexpr std::int64_t kOne = 1 << 20;
      const std::int64_t noise = kOne * options.noise / 100;
      for (const std::size_t d : order) {
        const auto up =
            static_cast<std::int64_t>(random.below(static_cast<std::uint32_t>(2 * noise + 1)));
        weights[d] *= std::max<std::int64_t>(1, kOne - noise + up);
      }
    }
    return weights;
  }

  /// The answers of all countries, in the standings' order.
  std::vector<std::vector<Answer>> answers_of(std::uint64_t draw) const {
    std::vector<std::vector<Answer>> answers;
    for (const Country& country : data.standings.countries) {
      answers.push_back(find_sheet(data, country.code)->answers);
    }
    struct Cell {
      std::size_t country, indicator;
    };
    std::vector<Cell> one_off, skipped;
    for (const std::size_t c :
         by_id(data.standings.countries, [](const Country& x) { return x.code; })) {
      for (const std::size_t i :
           by_id(data.edition.indicators, [](const Indicator& x) { return x.id; })) {
        const Indicator& indicator = data.edition.indicators[i];
        const Scale& scale = data.edition.scales[indicator.scale.value];
        if (answers[c][i].skipped()) {
          const auto& chosen = indicator.chosen;
          if (std::accumulate(chosen.begin(), chosen.end(), 0) > 0) skipped.push_back({c, i});
        } else if (scale.options.size() > 2) {
          one_off.push_back({c, i});
        }
      }
    }
    RandomStream random(options.seed, draw, 1);
    for (std::size_t begin = 0; options.answers && begin < one_off.size(); begin += 64) {
      const std::uint64_t chance =
          (static_cast<std::uint64_t>(options.answer_chance) << 32) / 10'000;
      std::uint64_t off = coins(random, chance);
      for (std::size_t l = one_off.size() - begin; l < 64; ++l) off &= ~(std::uint64_t{1} << l);
      if (off == 0) continue;
      const std::uint64_t up = random.next64();
      for (std::size_t l = 0; l < 64; ++l) {
        if ((off >> l & 1) == 0) continue;
        const Cell cell = one_off[begin + l];
        const auto& list = data.edition.scale_of(index_at<IndicatorIndex>(cell.indicator)).options;
        Answer& answer = answers[cell.country][cell.indicator];
        int option = 0;
        while (list[static_cast<std::size_t>(option)].score != answer.score) ++option;
        int other = option + ((up >> l & 1) != 0 ? 1 : -1);
        if (other < 0) other = 1;
        if (other == static_cast<int>(list.size())) other -= 2;
        answer.score = static_cast<std::int16_t>(list[static_cast<std::size_t>(other)].score);
      }
    }
    RandomStream skips(options.seed, draw, 2);
    for (const Cell cell : skipped) {
      if (!options.skips) break;
      const Indicator& indicator = data.edition.indicators[cell.indicator];
      const auto& list = data.edition.scales[indicator.scale.value].options;
      int left = static_cast<int>(skips.below(static_cast<std::uint32_t>(
          std::accumulate(indicator.chosen.begin(), indicator.chosen.end(), 0))));
      std::size_t option = 0;
      while (left >= indicator.chosen[option]) left -= indicator.chosen[option++];
      answers[cell.country][cell.indicator].score = static_cast<std::int16_t>(list[option].score);
    }
    return answers;
  }

  Share share(const std::vector<Answer>& answers, const std::vector<std::int64_t>& weights) const {
    const std::size_t domains = data.edition.domains.size();
    std::vector<std::int64_t> achieved(domains), maximum(domains);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto index = index_at<IndicatorIndex>(i);
      if (std::count(method.dropped.begin(), method.dropped.end(), index) > 0) continue;
      const Indicator& indicator = data.edition.indicators[i];
      std::int64_t weight = 1;
      if (method.aggregate == Aggregate::pooled && !method.layer_weights.empty()) {
        weight = method.layer_weights[indicator.layer.value];
      }
      if (!answers[i].skipped()) achieved[indicator.domain.value] += weight * answers[i].score;
      if (answers[i].skipped() && method.overall.denominator == Denominator::answered) continue;
      maximum[indicator.domain.value] += weight * data.edition.scale_of(index).maximum();
    }
    std::int64_t common = 1;
    if (method.aggregate == Aggregate::mean) {
      for (const std::int64_t m : maximum) common = m > 0 ? std::lcm(common, m) : common;
    }
    Share sum;
    for (std::size_t d = 0; d < domains; ++d) {
      if (maximum[d] == 0) continue;
      const bool mean = method.aggregate == Aggregate::mean;
      sum.numerator += weights[d] * achieved[d] * (mean ? common / maximum[d] : 1);
      sum.denominator += weights[d] * (mean ? common : maximum[d]);
    }
    return sum;
  }

  Key key(const Share& share) const {
    if (share.denominator == 0 || method.overall.key == RankKey::rounded) {
      return key_of(share, method.overall);
    }
    // 30 binary digits of the share, by long division in two steps.
    const std::int64_t first = share.numerator << 15;
    const std::int64_t second = (first % share.denominator) << 15;
    return static_cast<Key>((first / share.denominator << 15) + second / share.denominator + 1);
  }

  void draw(std::uint64_t number) {
    const std::size_t n = data.standings.countries.size();
    const std::size_t domains = data.edition.domains.size();
    counts.acceptability.resize(n * n);
    counts.above.resize(n * n);
    const bool drawn = options.weights != WeightModel::fixed;
    if (drawn) counts.first_weights.resize(n * domains);
    const auto weights = weights_of(number);
    std::vector<Key> keys;
    for (const auto& answers : answers_of(number)) {
      keys.push_back(key(share(answers, weights)));
    }
    const std::vector<Place> places = places_of(keys, method.overall.ties);
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    for (std::size_t i = 0; i < n; ++i) {
      if (places[i].rank == 0) continue;
      ++counts.acceptability[i * n + static_cast<std::size_t>(places[i].rank) - 1];
      for (std::size_t j = 0; j < n; ++j) {
        counts.above[i * n + j] += places[j].rank != 0 && keys[i] > keys[j];
      }
      for (std::size_t d = 0; drawn && places[i].rank == 1 && d < domains; ++d) {
        const bool fraction = options.weights == WeightModel::dirichlet;
        counts.first_weights[i * domains + d] += static_cast<std::uint64_t>(
            fraction ? weights[d] : weights[d] * std::int64_t{kOneFraction} / sum);
      }
    }
  }
};

void expect_plain(const Dataset& data, const Method& method, const RobustnessOptions& options) {
  Plain plain{data, method, options};
  for (std::uint64_t draw = 0; draw < options.draws; ++draw) plain.draw(draw);
  const RobustnessResult result = result_of(data, method, options);
  EXPECT_EQ(result.acceptability, plain.counts.acceptability);
  EXPECT_EQ(result.above, plain.counts.above);
  EXPECT_EQ(result.first_weights, plain.counts.first_weights);
}

const std::vector<std::string> kMethodTexts = {"publisher",
                                               "exact",
                                               "reversed",
                                               "publisher,mean",
                                               "exact,mean",
                                               "reversed,mean,weight=tea:3",
                                               "publisher,weight=tea:2,weight=supply:5",
                                               "exact,weight=custom:0",
                                               "publisher,drop=tea-01",
                                               "exact,drop=cake"};

TEST(Robustness, EveryModelIsThatOfAPlainImplementation) {
  const Dataset data = small_with_sheets();
  for (const std::string& text : kMethodTexts) {
    SCOPED_TRACE(text);
    const Method method = method_of(data.edition, text);
    for (const RobustnessOptions& options :
         {dirichlet_options(few(400)), dirichlet_options(few(300), 40), noise_options(few(400), 30),
          noise_options(few(300), 100), answer_options(few(400), 3000),
          answer_options(few(200), 10'000), skip_options(few(400)),
          answer_options(few(400), 500, true), all_options(few(400))}) {
      expect_plain(data, method, options);
    }
  }
}

TEST(Robustness, AFullIndexIsThatOfAPlainImplementation) {
  const Dataset data = china_with_sheets();
  for (const char* text :
       {"publisher", "exact,mean", "publisher,weight=media:3,weight=pressure:2"}) {
    SCOPED_TRACE(text);
    const Method method = method_of(data.edition, text);
    expect_plain(data, method, dirichlet_options(few(20)));
    expect_plain(data, method, noise_options(few(20), 50));
    expect_plain(data, method, all_options(few(20)));
  }
}

/// Every draw must give each country its own rank under the method.
void expect_own_ranks(const Dataset& data, const Method& method, const RobustnessOptions& options) {
  const RobustnessResult result = result_of(data, method, options);
  const Table table = weighted_table(data, table_of(data), {}, method);
  const std::vector<Row> rows = ranking_of(data.edition, table, method, kOverall);
  const std::size_t n = rows.size();
  for (std::size_t c = 0; c < n; ++c) {
    for (std::size_t r = 0; r < n; ++r) {
      const bool own = rows[c].place.rank == static_cast<int>(r) + 1;
      ASSERT_EQ(result.acceptability[c * n + r], own ? options.draws : 0)
          << data.standings.countries[c].code << " " << r + 1;
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
    ASSERT_TRUE(imported.edition) << told(imported.errors);
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
  const RobustnessResult result =
      result_of(data, data.edition.methods.front(), dirichlet_options(200, 1000));
  const auto summary = rank_summary(result, test::country(data, "AZ"));
  ASSERT_TRUE(summary);
  EXPECT_NEAR(summary->mean, 66, 3);
}

TEST(Robustness, SlicesOfAnySizeGiveTheSame) {
  const Dataset data = china_with_sheets();
  const Method& method = data.edition.methods.front();
  const RobustnessOptions options = all_options(few(1300));
  const RobustnessResult whole = result_of(data, method, options);
  for (const std::uint64_t slice : {1u, 7u, 127u, 128u, 129u, 10'000u}) {
    RobustnessRun run = run_of(data, method, options);
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
  RobustnessRun run = run_of(data, data.edition.methods.front(), dirichlet_options(1000));
  const CountryIndex az = test::country(data, "AZ");
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
  const RobustnessResult result =
      result_of(data, data.edition.methods.front(), all_options(few(1000)));
  const std::size_t n = result.countries.size();
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
  auto& standings = other.standings;
  const std::size_t scopes = scope_count(data.edition);
  std::reverse(standings.countries.begin(), standings.countries.end());
  for (std::size_t c = 0; c < standings.countries.size(); ++c) {
    const std::size_t from = standings.countries.size() - 1 - c;
    std::copy_n(data.standings.totals.begin() + static_cast<std::ptrdiff_t>(from * scopes), scopes,
                standings.totals.begin() + static_cast<std::ptrdiff_t>(c * scopes));
  }
  // The indicators are turned round too, and with them the answers.
  std::reverse(other.edition.indicators.begin(), other.edition.indicators.end());
  for (Sheet& sheet : other.sheets) std::reverse(sheet.answers.begin(), sheet.answers.end());
  // And two domains change places.
  std::swap(other.edition.domains[0], other.edition.domains[5]);
  for (Indicator& indicator : other.edition.indicators) {
    if (indicator.domain.value == 0 || indicator.domain.value == 5) {
      indicator.domain.value = static_cast<std::uint16_t>(5 - indicator.domain.value);
    }
  }
  const RobustnessResult one = result_of(data, data.edition.methods.front(), all_options(300));
  const RobustnessResult two = result_of(other, other.edition.methods.front(), all_options(300));
  EXPECT_EQ(one.fingerprint, two.fingerprint);
  const std::size_t n = one.countries.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      EXPECT_EQ(one.acceptability[i * n + j], two.acceptability[(n - 1 - i) * n + j]);
      EXPECT_EQ(one.above[i * n + j], two.above[(n - 1 - i) * n + (n - 1 - j)]);
    }
    const std::size_t domains = one.domains.size();
    EXPECT_EQ(one.first_weights[i * domains], two.first_weights[(n - 1 - i) * domains + 5]);
  }
}

TEST(Robustness, ACountryThatSkipsEverythingIsRankedOnceItsSkipsAreDrawn) {
  Dataset data = small_with_sheets();
  for (Answer& answer : data.sheets.back().answers) answer = Answer::skip();
  const Method& method = data.edition.methods.front();
  const CountryIndex uy = test::country(data, "UY");
  const RobustnessResult weights = result_of(data, method, dirichlet_options(100));
  EXPECT_FALSE(rank_summary(weights, uy));
  EXPECT_TRUE(indistinguishable(weights, uy).empty());
  EXPECT_FALSE(central_weights(weights, uy));
  for (const CountryIndex other : indistinguishable(weights, test::country(data, "IS"))) {
    EXPECT_NE(other, uy);
  }
  const RobustnessResult drawn = result_of(data, method, skip_options(100));
  EXPECT_EQ(rank_summary(drawn, uy)->draws, 100u);
  expect_plain(data, method, dirichlet_options(100));
  expect_plain(data, method, skip_options(100));
}

TEST(Robustness, AMethodThatCountsNothingRanksNobody) {
  const Dataset data = small_with_sheets();
  Method method = data.edition.methods.front();
  method.domain_weights = {0, 0};
  const RobustnessResult result = result_of(data, method, dirichlet_options(50));
  for (const std::uint32_t count : result.acceptability) EXPECT_EQ(count, 0u);
  for (const std::uint32_t count : result.above) EXPECT_EQ(count, 0u);
  EXPECT_EQ(draws_of(result), 50u);
}

/// A result of three countries with these rows of 100 draws.
RobustnessResult made_up(std::vector<std::uint32_t> acceptability) {
  RobustnessResult result;
  result.options.draws = 100;
  result.countries = {"AA", "BB", "CC"};
  result.domains = {"one", "two"};
  result.ranges = {{0, 100}};
  result.acceptability = std::move(acceptability);
  result.above.resize(9);
  result.first_weights.resize(6);
  return result;
}

TEST(Robustness, RanksAreSummedUpExactly) {
  RobustnessResult result = made_up({5, 45, 50, 4, 91, 5, 0, 0, 0});
  EXPECT_EQ(rank_summary(result, CountryIndex{0}), (RankSummary{100, 2.45, 2, 1, 3}));
  EXPECT_EQ(rank_summary(result, CountryIndex{1}), (RankSummary{100, 2.01, 2, 2, 2}));
  EXPECT_FALSE(rank_summary(result, CountryIndex{2}));
  result.acceptability = {50, 0, 50, 49, 0, 51, 0, 0, 1};
  EXPECT_EQ(rank_summary(result, CountryIndex{0}), (RankSummary{100, 2.0, 1, 1, 3}));
  EXPECT_EQ(rank_summary(result, CountryIndex{1}), (RankSummary{100, 2.02, 3, 1, 3}));
  EXPECT_EQ(rank_summary(result, CountryIndex{2}), (RankSummary{1, 3.0, 3, 3, 3}));
}

TEST(Robustness, NinetyFivePercentSettleAnOrder) {
  RobustnessResult result = made_up({100, 0, 0, 0, 100, 0, 0, 0, 100});
  result.above = {0, 95, 94, 5, 0, 100, 6, 0, 0};
  EXPECT_EQ(indistinguishable(result, CountryIndex{0}), std::vector<CountryIndex>{{2}});
  EXPECT_TRUE(indistinguishable(result, CountryIndex{1}).empty());
  EXPECT_EQ(indistinguishable(result, CountryIndex{2}), std::vector<CountryIndex>{{0}});
}

TEST(Robustness, CentralWeightsAreTheMeanOfThoseThatPutACountryFirst) {
  RobustnessResult result = made_up({100, 0, 0, 0, 100, 0, 0, 0, 100});
  result.first_weights = {3, 1, 0, 0, 0, 7};
  EXPECT_EQ(central_weights(result, CountryIndex{0}), (std::vector<double>{0.75, 0.25}));
  EXPECT_FALSE(central_weights(result, CountryIndex{1}));
  EXPECT_EQ(central_weights(result, CountryIndex{2}), (std::vector<double>{0, 1}));
  result.first_weights.clear();
  EXPECT_FALSE(central_weights(result, CountryIndex{0}));
}

TEST(Robustness, OptionsAreChecked) {
  const Dataset data = test::china_session().data();
  RobustnessOptions options;
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
  EXPECT_FALSE(RobustnessRun::make(data, method, {}, {}, errors));
  EXPECT_EQ(told(errors),
            ": Weights of layers and dropped indicators need the answers of all countries; those "
            "of 97 of 98 are not loaded. [needs-sheet]\n");
}

TEST(Robustness, StandingsAreNeeded) {
  Dataset data = test::china_session().data();
  data.standings = {};
  EXPECT_EQ(errors_of(data, {}), ": Load the standings first. [needs-data]\n");
}

// These numbers must not change: they hold every build and machine to the same bits.
TEST(Robustness, CountsAreTheSameEverywhere) {
  const Dataset data = china_with_sheets();
  const auto hash_of = [&](std::string_view text, const RobustnessOptions& options) {
    const RobustnessResult result = result_of(data, method_of(data.edition, text), options);
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
  const RobustnessResult published = result_of(
      test::china_session().data(), data.edition.methods.front(), dirichlet_options(1000));
  const std::size_t az = test::country(data, "AZ").value;
  const auto row = published.acceptability.begin() + static_cast<std::ptrdiff_t>(98 * az);
  EXPECT_EQ((std::vector<std::uint32_t>(row + 60, row + 70)),
            (std::vector<std::uint32_t>{26, 26, 37, 33, 43, 35, 45, 43, 43, 54}));
}

}  // namespace
}  // namespace rescore
