#include <algorithm>
#include <cstdlib>

#include "base/lists.h"
#include "engine/evaluation.h"
#include "rescore/uncertainty.h"
#include "uncertainty/uncertainty_draws.h"
#include "uncertainty/uncertainty_model.h"
#include "uncertainty/uncertainty_shards.h"

namespace rescore {
namespace {

constexpr std::int64_t kMaxDraws = 10'000'000;
/// With at most this many countries and draws, no sum exceeds 64 bits: a shift is at most the
/// square of the number of countries, and its square is added for every draw.
constexpr std::size_t kMaxUnits = 800;

using Ranks = std::vector<std::int64_t>;

/// The choices of one model run, by factor: the weights of A or B; the rounded percentage or the
/// exact ratio; whether missing answers leave the maximum or stay in it; and no dropped domain, or
/// the position (from 1) of one among those that count.
using Choices = std::array<std::uint32_t, kFactors>;

/// An unranked unit is behind all ranked ones: at the next rank.
Ranks places_of(std::span<const std::int32_t> ranks, Ties ties) {
  const auto ranked = std::count_if(ranks.begin(), ranks.end(), [](int rank) { return rank > 0; });
  const std::int64_t last =
      ties == Ties::dense ? *std::max_element(ranks.begin(), ranks.end()) : ranked;
  return mapped(ranks, [&](std::int32_t rank) { return rank == 0 ? last + 1 : rank; });
}

/// count * squares - sum^2, exact if it is small compared with its parts: 0 means no spread at all.
double spread(std::int64_t sum, std::int64_t squares, std::uint64_t count) {
  const double rough = static_cast<double>(count) * static_cast<double>(squares) -
                       static_cast<double>(sum) * static_cast<double>(sum);
  if (rough > 0x1p62) return rough;
  // The difference fits into 64 bits, so it is correct even if its parts overflow.
  const auto whole = static_cast<std::uint64_t>(sum);
  return static_cast<double>(count * static_cast<std::uint64_t>(squares) - whole * whole);
}

/// Whether the sums are possible for this many results from 0 to `most`; they may come from a file.
bool possible(const SobolSums& sums, std::uint64_t draws, std::int64_t most) {
  const std::int64_t n = static_cast<std::int64_t>(draws) * most;
  const auto within = [](std::int64_t value, std::int64_t least, std::int64_t limit) {
    return value >= least && value <= limit;
  };
  return within(sums.sum, 0, 2 * n) && within(sums.squares, 0, 2 * n * most) &&
         all_of(sums.factors, [&](const auto& factor) {
           return within(factor.change, -n, n) && within(factor.product, -n * most, n * most) &&
                  within(factor.square, 0, n * most);
         });
}

void check_sums(const SensitivityResult& result, std::size_t place, Errors& errors) {
  const std::size_t n = result.units.size();
  if (result.ranks.size() != n || n > kMaxUnits) {
    return add_damaged(place, "countries", errors);
  }
  const std::uint64_t draws = draws_of(result);
  const auto most = static_cast<std::int64_t>(n + 1);
  if (draws > kMaxDraws) return add_damaged(place, "ranges", errors);
  if (!possible(result.shift, draws, most * most)) add_damaged(place, "shift", errors);
  for (const SobolSums& sums : result.ranks) {
    if (!possible(sums, draws, most)) return add_damaged(place, "ranks", errors);
  }
}

}  // namespace

template <>
struct SensitivityRun::OwnModel : SensitivityRun::Model {
  PartPoints points;
  WeightDraws weights;
  NodePlan root;
  KeyForm forms[2];  ///< with missing answers outside the maximum, and inside it
  DrawRanker ranker;
  Ranks own;                     ///< under the method itself
  std::vector<double> drawn[2];  ///< weights of A and B

  OwnModel(const Dataset& data, const Method& method, const UncertaintyOptions& options,
           PartPoints known)
      : points(std::move(known)),
        weights(data.edition, method, points.parts, options),
        root(Plan(data, method).node(kOverall)),
        forms{{method, root, points, Missing::left_out}, {method, root, points, Missing::zero}},
        ranker(points.grid.units, root.rule.ties, forms[0].apart()) {
    const Evaluation evaluation(data, method, {});
    // The root is the first node.
    own = places_of(evaluation.table().columns().rank.first(points.grid.units), root.rule.ties);
  }

  /// The choices of A (0) or B (1), each with its own random numbers.
  Choices choose(std::uint64_t seed, std::uint64_t draw, std::uint32_t run) {
    const auto stream = [&](Factor factor) {
      return RandomStream(seed, draw, kFirstFactor + 2 * static_cast<std::uint32_t>(factor) + run);
    };
    weights.draw(stream(Factor::weights));
    drawn[run].assign(weights.weights().begin(), weights.weights().end());
    // The last remaining part is never dropped.
    const auto parts = static_cast<std::uint32_t>(weights.counting().size());
    return {run, stream(Factor::rounding).below(2), stream(Factor::skips).below(2),
            stream(Factor::dropped).below(parts > 1 ? parts + 1 : 1)};
  }

  Ranks rank(const Choices& choices) {
    const auto [run, exact, stays, dropped] = choices;
    std::vector<double> left = drawn[run];
    if (dropped > 0) left[weights.counting()[dropped - 1]] = 0;
    const RankKey key = exact != 0 ? RankKey::exact : RankKey::rounded;
    return places_of(ranker.rank(forms[stays].keys(left, weights.one(), key), key), root.rule.ties);
  }

  void draw(std::uint64_t number, SensitivityResult& result) override {
    std::array<Choices, kModelRuns> choices;
    choices.fill(choose(result.options.seed, number, 0));
    choices[1] = choose(result.options.seed, number, 1);
    for (std::size_t f = 0; f < kFactors; ++f) choices[2 + f][f] = choices[1][f];
    std::array<Ranks, kModelRuns> ranks;
    std::array<std::int64_t, kModelRuns> values{};
    for (std::size_t r = 0; r < kModelRuns; ++r) {
      ranks[r] = rank(choices[r]);
      for (std::size_t c = 0; c < own.size(); ++c) values[r] += std::abs(ranks[r][c] - own[c]);
    }
    result.shift.add(values);
    for (std::size_t c = 0; c < own.size(); ++c) {
      for (std::size_t r = 0; r < kModelRuns; ++r) values[r] = ranks[r][c];
      result.ranks[c].add(values);
    }
  }
};

template <>
std::optional<SensitivityRun> SensitivityRun::make(const Dataset& data, const Method& method,
                                                   const UncertaintyOptions& options, Shard shard,
                                                   Errors& errors) {
  const std::size_t before = errors.size();
  check_options(data, options, kMaxDraws, shard, errors);
  if (options.answers || options.skips) {
    errors.push_back({ErrorCode::out_of_range, "", options.answers ? "/answers" : "/skips",
                      "Sensitivity is about choices of method; it draws no answers."});
  }
  const auto units = static_cast<std::int64_t>(data.units.size());
  if (units > 0) check_range("countries", units, 1, kMaxUnits, errors);
  if (errors.size() > before) return std::nullopt;
  auto points = part_points(data, method, true, errors);
  if (!points) return std::nullopt;
  SensitivityResult result{head_of(data, method, options, false), {}, {}};
  result.ranks.resize(data.units.size());
  return SensitivityRun(std::make_unique<OwnModel>(data, method, options, std::move(*points)),
                        std::move(result), shard);
}

void SobolSums::add(const std::array<std::int64_t, kModelRuns>& results) {
  const std::int64_t a = results[0], b = results[1];
  SobolSums draw{a + b, a * a + b * b, {}};
  for (std::size_t f = 0; f < kFactors; ++f) {
    const std::int64_t change = results[2 + f] - a;
    draw.factors[f] = {change, b * change, change * change};
  }
  add(draw);
}

void SobolSums::add(const SobolSums& other) {
  sum += other.sum;
  squares += other.squares;
  for (std::size_t f = 0; f < kFactors; ++f) {
    factors[f].change += other.factors[f].change;
    factors[f].product += other.factors[f].product;
    factors[f].square += other.factors[f].square;
  }
}

std::optional<std::array<SobolIndex, kFactors>> sobol_indices(const SobolSums& sums,
                                                              std::uint64_t draws) {
  if (draws == 0) return std::nullopt;
  const auto n = static_cast<double>(draws);
  const double mean = static_cast<double>(sums.sum) / (2 * n);
  const double variance = spread(sums.sum, sums.squares, 2 * draws) / (4 * n * n);
  if (variance == 0) return std::nullopt;
  std::array<SobolIndex, kFactors> indices;
  for (std::size_t f = 0; f < kFactors; ++f) {
    const auto& [change, product, square] = sums.factors[f];
    const double covariance = static_cast<double>(product) - mean * static_cast<double>(change);
    indices[f] = {covariance / n / variance, static_cast<double>(square) / (2 * n) / variance};
  }
  return indices;
}

std::optional<SensitivityResult> merge(std::span<const SensitivityResult> results, Errors& errors) {
  const auto add = [](SensitivityResult& whole, const SensitivityResult& other) {
    whole.shift.add(other.shift);
    for (std::size_t c = 0; c < whole.ranks.size(); ++c) whole.ranks[c].add(other.ranks[c]);
  };
  return merge_all(results, errors, check_sums, add);
}

}  // namespace rescore
