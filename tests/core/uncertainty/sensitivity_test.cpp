#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "numeric/random.h"
#include "rescore/uncertainty.h"
#include "support/made_up.h"
#include "support/runs.h"
#include "support/support.h"

namespace rescore::sensitivity_test {
namespace {

using test::diagnostics;
using test::method_of;

constexpr std::size_t kWeights = static_cast<std::size_t>(Factor::weights);
constexpr std::size_t kRounding = static_cast<std::size_t>(Factor::rounding);
constexpr std::size_t kSkips = static_cast<std::size_t>(Factor::skips);

/// The indices of a function of whole numbers below `size`, from draws.
template <class Model>
std::array<SobolIndex, kFactors> indices_of(Model model, std::uint32_t size, std::uint64_t draws) {
  SobolSums sums;
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    std::array<std::int64_t, kFactors> a, b;
    for (std::uint32_t f = 0; f < kFactors; ++f) {
      a[f] = RandomStream(3, draw, 2 * f).below(size);
      b[f] = RandomStream(3, draw, 2 * f + 1).below(size);
    }
    std::array<std::int64_t, kModelRuns> values = {model(a), model(b)};
    for (std::size_t f = 0; f < kFactors; ++f) {
      auto mixed = a;
      mixed[f] = b[f];
      values[2 + f] = model(mixed);
    }
    sums.add(values);
  }
  return sobol_indices(sums, draws).value();
}

TEST(Sensitivity, TheIndicesOfASumAreItsTermsVariances) {
  // Variances in the proportion 16 : 4 : 1 : 0, far from mean 0.
  const auto indices =
      indices_of([](const auto& x) { return 1000 + 4 * x[0] + 2 * x[1] + x[2]; }, 100, 20'000);
  const double expected[] = {16.0 / 21, 4.0 / 21, 1.0 / 21, 0};
  for (std::size_t f = 0; f < 4; ++f) {
    EXPECT_NEAR(indices[f].first, expected[f], 0.02);
    EXPECT_NEAR(indices[f].total, expected[f], 0.02);
  }
  EXPECT_EQ(indices[3].first, 0.0);
  EXPECT_EQ(indices[3].total, 0.0);
}

TEST(Sensitivity, APureInteractionHasTotalsOnly) {
  // Whether two coins agree: neither alone has any effect.
  const auto indices =
      indices_of([](const auto& x) -> std::int64_t { return x[0] == x[1] ? 1 : 0; }, 2, 20'000);
  for (std::size_t f = 0; f < 2; ++f) {
    EXPECT_NEAR(indices[f].first, 0, 0.02);
    EXPECT_NEAR(indices[f].total, 1, 0.02);
  }
  for (std::size_t f = 2; f < 4; ++f) EXPECT_EQ(indices[f].total, 0.0);
}

TEST(Sensitivity, IshigamisFunctionHasItsKnownIndices) {
  // sin x + 7 sin^2 y + z^4 sin x / 10 with x, y, z even in -pi to pi, in thousandths.
  const auto indices = indices_of(
      [](const auto& raw) {
        constexpr double kPi = 3.14159265358979323846;
        const auto at = [&](std::size_t i) {
          return (2 * (static_cast<double>(raw[i]) + 0.5) / 1'000'000 - 1) * kPi;
        };
        const double y = std::sin(at(1)), z = at(2);
        return std::int64_t{std::llround(
            1000 * (std::sin(at(0)) + 7 * y * y + 0.1 * z * z * z * z * std::sin(at(0))))};
      },
      1'000'000, 50'000);
  const double first[] = {0.3139, 0.4424, 0};
  const double total[] = {0.5576, 0.4424, 0.2437};
  for (std::size_t f = 0; f < 3; ++f) {
    EXPECT_NEAR(indices[f].first, first[f], 0.02) << f;
    EXPECT_NEAR(indices[f].total, total[f], 0.02) << f;
  }
  EXPECT_EQ(indices[3].total, 0.0);
}

TEST(Sensitivity, NoSpreadHasNoIndices) {
  SobolSums sums;
  EXPECT_FALSE(sobol_indices(sums, 0));
  // Squares that exceed 64 bits when multiplied by the draws, and must still show no spread.
  constexpr std::int64_t kLarge = 640'000;
  constexpr std::uint64_t kDraws = 1'000'000;
  std::array<std::int64_t, kModelRuns> results;
  results.fill(kLarge);
  for (std::uint64_t draw = 0; draw < kDraws; ++draw) sums.add(results);
  EXPECT_FALSE(sobol_indices(sums, kDraws));
  results[1] = results[3] = kLarge + 1;
  sums.add(results);
  const auto indices = sobol_indices(sums, kDraws + 1);
  ASSERT_TRUE(indices);
  EXPECT_EQ((*indices)[0].total, 0.0);
  EXPECT_NEAR((*indices)[1].total, 1.0, 1e-5);
}

// ---- The run itself ----

SensitivityResult result_of(const Dataset& data, const Method& method,
                            const UncertaintyOptions& options, Shard shard = {}) {
  return test::result_of<SensitivityRun>(data, method, options, shard);
}

UncertaintyOptions options_of(std::uint64_t draws, WeightModel weights = WeightModel::dirichlet) {
  UncertaintyOptions options;
  options.draws = draws;
  options.weights = weights;
  return options;
}

std::vector<NodeIndex> domains_of(const Edition& edition) {
  return nodes(edition, NodeKind::domain);
}

/// Ranks under one set of choices, computed in the core's usual way with a method of those rules.
/// Unranked units are behind all ranked ones: at the next rank.
std::vector<std::int64_t> plain_ranks(const Dataset& data, Method method,
                                      const std::vector<double>& weights, RankKey key,
                                      Missing missing) {
  // In a mean the domains have maxima; in a pooled score the root has.
  const std::vector<NodeIndex> domains = domains_of(data.edition);
  method.rules[0].key = key;
  method.rules[0].missing = missing;
  if (method.weights.empty()) method.weights.assign(data.edition.nodes.size(), 1);
  for (std::size_t d = 0; d < domains.size(); ++d) {
    method.rules[domains[d].value].missing = missing;
    method.weights[domains[d].value] = weights[d];
  }
  const std::vector<Row> rows = test::table_of(data, method).ranking(kOverall);
  std::int64_t last = 0;
  for (const Row& row : rows) {
    const bool dense = method.rules[0].ties == Ties::dense;
    last = std::max<std::int64_t>(last, dense ? row.rank.value : row.of);
  }
  std::vector<std::int64_t> ranks;
  for (const Row& row : rows) ranks.push_back(row.rank.value == 0 ? last + 1 : row.rank.value);
  return ranks;
}

/// Fixed weights, so that every run has its own method to compare with.
void expect_plain(const Dataset& data, const Method& method, const UncertaintyOptions& options) {
  std::vector<double> base;
  std::vector<std::pair<std::string, std::size_t>> by_id;  // of the domains that count
  for (const NodeIndex domain : domains_of(data.edition)) {
    base.push_back(weight_of(data.edition, method, domain));
    if (base.back() > 0) by_id.emplace_back(data.edition.node(domain).id, base.size() - 1);
  }
  std::sort(by_id.begin(), by_id.end());
  const auto cases = static_cast<std::uint32_t>(by_id.size() > 1 ? by_id.size() + 1 : 1);
  std::vector<std::int64_t> own;
  const std::vector<Row> own_rows = test::table_of(data, method).ranking(kOverall);
  const bool dense = method.rules[0].ties == Ties::dense;
  int last = 0;
  for (const Row& row : own_rows) last = std::max(last, dense ? row.rank.value : row.of);
  for (const Row& row : own_rows) own.push_back(row.rank.value == 0 ? last + 1 : row.rank.value);

  SensitivityResult plain;
  plain.ranks.resize(own.size());
  for (std::uint64_t draw = 0; draw < options.draws; ++draw) {
    // choice[run][factor]; run 0 is A, run 1 is B, and 2 + f is A with factor f of B.
    std::vector<std::array<std::uint32_t, kFactors>> choices(2 + kFactors);
    for (std::uint32_t run = 0; run < 2; ++run) {
      for (std::uint32_t f = 0; f < kFactors; ++f) {
        choices[run][f] = RandomStream(1, draw, 3 + 2 * f + run).below(f == 3 ? cases : 2);
      }
    }
    std::vector<std::vector<std::int64_t>> ranks;
    for (std::size_t run = 0; run < choices.size(); ++run) {
      if (run >= 2) {
        choices[run] = choices[0];
        choices[run][run - 2] = choices[1][run - 2];
      }
      auto weights = base;
      if (choices[run][3] > 0) weights[by_id[choices[run][3] - 1].second] = 0;
      ranks.push_back(plain_ranks(data, method, weights,
                                  choices[run][1] == 0 ? RankKey::rounded : RankKey::exact,
                                  choices[run][2] == 0 ? Missing::left_out : Missing::zero));
    }
    std::array<std::int64_t, kModelRuns> shifts{};
    for (std::size_t c = 0; c < own.size(); ++c) {
      std::array<std::int64_t, kModelRuns> own_ranks;
      for (std::size_t run = 0; run < kModelRuns; ++run) {
        own_ranks[run] = ranks[run][c];
        shifts[run] += std::abs(ranks[run][c] - own[c]);
      }
      plain.ranks[c].add(own_ranks);
    }
    plain.shift.add(shifts);
  }
  const SensitivityResult result = result_of(data, method, options);
  EXPECT_EQ(result.ranks, plain.ranks);
  EXPECT_EQ(result.shift, plain.shift);
}

TEST(Sensitivity, SumsAreThoseOfAPlainImplementation) {
  const Dataset data = test::china_session().data();
  for (const char* text : {"publisher", "exact,mean,weight=media:3"}) {
    SCOPED_TRACE(text);
    const Method method = method_of(data.edition, text);
    const UncertaintyOptions options = options_of(60, WeightModel::fixed);
    expect_plain(data, method, options);
  }
}

TEST(Sensitivity, SumsOfMadeUpIndicesAreThoseOfAPlainImplementation) {
  test::Generator generator(61);
  for (int trial = 0; trial < (test::kSlow ? 20 : 150); ++trial) {
    SCOPED_TRACE(trial);
    const Dataset data = test::made_up_index(generator, {10, 6, 5});
    const Method method = test::made_up_method(data.edition, generator);
    expect_plain(data, method, options_of(10, WeightModel::fixed));
    if (HasFailure()) return;
  }
}

TEST(Sensitivity, AChoiceThatIsNoneHasNoPart) {
  const Dataset data = test::china_session().data();
  const SensitivityResult result =
      result_of(data, data.edition.methods.front(), options_of(500, WeightModel::fixed));
  const auto shift = sobol_indices(result.shift, draws_of(result));
  ASSERT_TRUE(shift);
  EXPECT_EQ((*shift)[kWeights], (SobolIndex{0, 0}));
  // Which domain is left out moves the ranks more than how percentages are rounded.
  EXPECT_GT((*shift)[3].total, (*shift)[kRounding].total);
}

TEST(Sensitivity, AUnitThatSkippedNothingIsStillMovedByTheSkipsOfOthers) {
  const Dataset data = test::china_session().data();
  const SensitivityResult result = result_of(data, data.edition.methods.front(), options_of(2000));
  const auto az = sobol_indices(result.ranks[test::unit(data, "AZ").value], 2000);
  ASSERT_TRUE(az);
  EXPECT_GT((*az)[kSkips].total, 0);
  EXPECT_GT((*az)[kWeights].total, (*az)[kRounding].total);
  for (const SobolIndex& index : *az) {
    EXPECT_GT(index.first, -0.1);
    EXPECT_LT(index.total, 1.1);
  }
}

TEST(Sensitivity, ARankThatNeverMovesHasNoIndices) {
  // A single unit is always first.
  Dataset data = test::china_session().data();
  data.units.resize(1);
  data.responses.resize(1);
  data.published->units.resize(1);
  data.published->totals.resize(data.edition.nodes.size());
  data.published->figures.resize(data.edition.nodes.size());
  const SensitivityResult result = result_of(data, data.edition.methods.front(), options_of(50));
  EXPECT_FALSE(sobol_indices(result.ranks[0], 50));
  EXPECT_FALSE(sobol_indices(result.shift, 50));
}

/// Units with one answer each, to one indicator with two options, the only one in its domain.
Dataset with_answers(const std::vector<Answer>& answers, Ties ties) {
  Edition edition{};
  edition.id = "one-question";
  edition.nodes = {{"overall", NodeKind::overall, "Overall", ""},
                   {"domain:only", NodeKind::domain, "Only", "Any.", kOverall},
                   {"layer:only", NodeKind::layer, "Only", "Any."}};
  edition.scales = {{"yes-no", "Yes or no", {{0, "No"}, {1, "Yes"}}}};
  edition.indicators = {{"only-01", 1, {NodeIndex{1}, NodeIndex{2}}, {}, "", "", "", {}}};
  NodeRule rule;
  rule.ties = ties;
  edition.methods = {{"own", "Own", "Any.", {rule, rule, rule}}};
  edition.units = static_cast<int>(answers.size());
  Dataset data{edition, {}, {}, {}};
  for (const Answer& answer : answers) {
    const std::string code = {'A', static_cast<char>('A' + data.units.size())};
    data.units.push_back({code, code, ""});
    data.responses.push_back({"", code, {answer}});
  }
  return data;
}

TEST(Sensitivity, AUnitWithoutAMaximumIsAtTheNextRank) {
  // Its skip gives no maximum, so it is unranked, or 0 of 1, so it is last. With dense ties both
  // are rank 2, so nothing moves it.
  const Dataset dense = with_answers({{1}, {1}, Answer::skip()}, Ties::dense);
  const SensitivityResult still =
      result_of(dense, dense.edition.methods.front(), options_of(200, WeightModel::noise));
  EXPECT_EQ(still.ranks[2].sum, 2 * 2 * 200);
  for (const auto& sums : still.ranks) EXPECT_FALSE(sobol_indices(sums, 200));
  EXPECT_FALSE(sobol_indices(still.shift, 200));
  EXPECT_EQ(still.shift.sum, 0);
  // With gaps both are rank 3.
  const Dataset gaps = with_answers({{1}, {1}, Answer::skip()}, Ties::competition);
  const SensitivityResult last =
      result_of(gaps, gaps.edition.methods.front(), options_of(200, WeightModel::noise));
  EXPECT_EQ(last.ranks[2].sum, 2 * 3 * 200);
  EXPECT_FALSE(sobol_indices(last.shift, 200));
  // Beside a unit at 0 it ties in half of the runs and is behind it in the others: dense at rank 2
  // or 3, and nothing but how skips count moves it.
  const Dataset behind = with_answers({{1}, {1}, {0}, Answer::skip()}, Ties::dense);
  const SensitivityResult moved =
      result_of(behind, behind.edition.methods.front(), options_of(2000, WeightModel::noise));
  const auto indices = sobol_indices(moved.ranks[3], 2000);
  ASSERT_TRUE(indices);
  EXPECT_NEAR(static_cast<double>(moved.ranks[3].sum) / 4000, 2.5, 0.1);
  EXPECT_NEAR((*indices)[kSkips].total, 1, 0.1);
  EXPECT_EQ((*indices)[kRounding], (SobolIndex{0, 0}));
  EXPECT_EQ((*indices)[kWeights], (SobolIndex{0, 0}));
  for (std::size_t c = 0; c < 3; ++c) EXPECT_FALSE(sobol_indices(moved.ranks[c], 2000)) << c;
}

TEST(Sensitivity, ShardsAndSlicesMakeTheSame) {
  const Dataset data = test::china_session().data();
  const Method& method = data.edition.methods.front();
  const UncertaintyOptions options = options_of(301, WeightModel::noise);
  const SensitivityResult whole = result_of(data, method, options);
  for (const std::uint64_t of : {1u, 3u, 4u}) {
    std::vector<SensitivityResult> shards;
    for (std::uint64_t number = of; number > 0; --number) {
      auto run = test::run_of<SensitivityRun>(data, method, options, {number, of});
      while (run.advance(13)) {
      }
      EXPECT_TRUE(run.done());
      EXPECT_EQ(run.draws_made(), run.draws_in_all());
      shards.push_back(run.result());
    }
    Errors errors;
    EXPECT_EQ(merge(shards, errors), whole) << of;
    EXPECT_EQ(diagnostics(errors), "");
  }
}

TEST(Sensitivity, ResultsThatDoNotFitAreNotMerged) {
  const Dataset data = test::china_session().data();
  const Method& method = data.edition.methods.front();
  std::vector<SensitivityResult> shards = {result_of(data, method, options_of(100), {1, 2}),
                                           result_of(data, method, options_of(100), {2, 2})};
  const auto errors_of = [](const std::vector<SensitivityResult>& results) {
    Errors errors;
    EXPECT_FALSE(merge(results, errors));
    return diagnostics(errors);
  };
  const std::string end =
      ": These numbers cannot be those of one run; the result is damaged. [disagreement]\n";
  EXPECT_EQ(errors_of({}), ": There is no result. [missing-part]\n");
  EXPECT_EQ(errors_of({shards[1]}), ": Draws 0 to 49 are in no result. [missing-part]\n");
  EXPECT_EQ(errors_of({shards[0], shards[1], shards[1]}),
            "/2/ranges: Draws 50 to 99 are in more than one result. [disagreement]\n");
  auto other = shards;
  other[1].options.seed = 2;
  other[1].fingerprint = "";
  EXPECT_EQ(errors_of(other),
            "/1/fingerprint: This result has different data from the first one. [disagreement]\n"
            "/1/options: This result has different options from the first one. [disagreement]\n");
  other = shards;
  other[0].ranks.pop_back();
  other[1].ranks[3].factors[2].product = INT64_MIN;
  EXPECT_EQ(errors_of(other), "/0/countries" + end + "/1/ranks" + end);
  other = shards;
  other[0].shift.squares = INT64_MAX;
  other[1].ranges = {{0, UINT64_MAX}};
  EXPECT_EQ(errors_of(other), "/0/shift" + end + "/1/ranges" + end);
}

TEST(Sensitivity, OptionsAreChecked) {
  Dataset data = test::china_session().data();
  UncertaintyOptions options = options_of(10'000'001);
  options.answers = true;
  EXPECT_EQ(
      test::errors_of<SensitivityRun>(data, options),
      "/draws: The option draws is not between 1 and 10000000. [out-of-range]\n"
      "/answers: Sensitivity is about choices of method; it draws no answers. [out-of-range]\n");
  data.published.reset();
  data.units.clear();
  data.responses.clear();
  EXPECT_EQ(test::errors_of<SensitivityRun>(data, {}),
            ": Load the standings first. [needs-data]\n");
}

// These numbers must not change: every build and machine must give the same bits.
TEST(Sensitivity, SumsAreTheSameEverywhere) {
  const Dataset data = test::china_session().data();
  const SensitivityResult result = result_of(data, data.edition.methods.front(), options_of(500));
  std::uint64_t hash = 14695981039346656037u;
  const auto take = [&](std::int64_t sum) {
    hash = (hash ^ static_cast<std::uint64_t>(sum)) * 1099511628211u;
  };
  for (const auto& sums : result.ranks) {
    take(sums.sum);
    take(sums.squares);
    for (const auto& factor : sums.factors) {
      take(factor.change);
      take(factor.product);
      take(factor.square);
    }
  }
  EXPECT_EQ(hash, 12909573226185607412u);
  EXPECT_EQ(result.shift.sum, 680579);
}

}  // namespace
}  // namespace rescore::sensitivity_test
