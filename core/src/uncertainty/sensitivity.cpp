#include <algorithm>
#include <cstdlib>
#include <utility>

#include "engine/evaluation.h"
#include "rescore/uncertainty.h"
#include "uncertainty/uncertainty_draws.h"
#include "uncertainty/uncertainty_model.h"
#include "uncertainty/uncertainty_shards.h"

namespace rescore {
namespace {

constexpr std::uint64_t kMaxDraws = 10'000'000;
/// With so many countries and draws, no sum leaves 64 bits: a shift is at most the square of the
/// number of countries, and its square is added up for every draw.
constexpr std::size_t kMaxUnits = 800;

/// One run of the model: which choices it makes.
struct Choices {
  std::vector<double> weights;  ///< of domains
  RankKey key;
  Missing missing;
  std::size_t dropped;  ///< 0 for none, else the place of a domain among those that count, from 1
};

Factor factor_at(std::size_t place) {
  return static_cast<Factor>(place);
}

/// `choices` with one of them from `other`.
Choices with(const Choices& choices, Factor factor, const Choices& other) {
  Choices mixed = choices;
  if (factor == Factor::weights) mixed.weights = other.weights;
  if (factor == Factor::rounding) mixed.key = other.key;
  if (factor == Factor::skips) mixed.missing = other.missing;
  if (factor == Factor::dropped) mixed.dropped = other.dropped;
  return mixed;
}

}  // namespace

template <>
struct SensitivityRun::State {
  using Ranks = std::vector<std::int64_t>;

  PartPoints points;
  WeightDraws weights;
  NodePlan plan;     ///< of the root
  KeyForm forms[2];  ///< where missing answers leave the maximum, and where they stay in it
  DrawRanker ranker;
  Progress progress;
  Ranks own;  ///< by the method itself
  Ranks a, b;
  std::array<Ranks, kFactors> mixed;
  SensitivityResult result;

  static std::unique_ptr<State> make(const Dataset& data, const Method& method,
                                     const UncertaintyOptions& options, Shard shard,
                                     Errors& errors) {
    const std::size_t before = errors.size();
    check_options(options, kMaxDraws, shard, errors);
    if (options.answers || options.skips) {
      errors.push_back({ErrorCode::out_of_range, "", options.answers ? "/answers" : "/skips",
                        "Sensitivity is of choices of method; it draws no answers."});
    }
    if (data.units.empty()) {
      errors.push_back({ErrorCode::needs_data, "", "", "Load the standings first."});
    } else {
      check_range("countries", data.units.size(), 1, kMaxUnits, errors);
    }
    if (errors.size() > before) return nullptr;
    auto points = part_points(data, method, true, errors);
    if (!points) return nullptr;
    return std::make_unique<State>(data, method, options, shard, std::move(*points));
  }

  State(const Dataset& data, const Method& method, const UncertaintyOptions& options, Shard shard,
        PartPoints known)
      : points(std::move(known)),
        weights(data.edition, method, points.parts, options),
        plan(Plan(data, method).node(kOverall)),
        forms{form_with(method, Missing::left_out), form_with(method, Missing::zero)},
        ranker(points.grid.units, plan.rule.ties, forms[0].apart()),
        progress(options.draws, shard),
        result{head_of(data, method, options, false), {}, {}} {
    const Evaluation evaluation(data, method, {});
    const auto ranks =
        evaluation.table().ranks().subspan(kOverall.value * points.grid.units, points.grid.units);
    take(ranks, own);
    result.ranks.resize(points.grid.units);
  }

  KeyForm form_with(const Method& method, Missing missing) const {
    NodePlan chosen = plan;
    chosen.rule.missing = missing;
    KeyForm form(chosen, points);
    form.fill(points.achieved, points.maximum(method, missing));
    return form;
  }

  /// The choices of one of the two independent runs, each choice from numbers of its own.
  Choices choose(std::uint64_t draw, std::uint32_t run) {
    const auto stream = [&](Factor factor) {
      const auto first = static_cast<std::uint32_t>(Purpose::first_factor);
      return RandomStream(result.options.seed, draw,
                          first + 2 * static_cast<std::uint32_t>(factor) + run);
    };
    weights.draw(stream(Factor::weights));
    const std::span<const double> drawn = weights.weights();
    // The last part that counts is never dropped.
    const std::size_t parts = weights.counting().size();
    const auto cases = static_cast<std::uint32_t>(parts > 1 ? parts + 1 : 1);
    return {{drawn.begin(), drawn.end()},
            stream(Factor::rounding).below(2) == 0 ? RankKey::rounded : RankKey::exact,
            stream(Factor::skips).below(2) == 0 ? Missing::left_out : Missing::zero,
            stream(Factor::dropped).below(cases)};
  }

  void rank(const Choices& choices, Ranks& to) {
    std::vector<double> left = choices.weights;
    if (choices.dropped > 0) left[weights.counting()[choices.dropped - 1]] = 0;
    KeyForm& form = forms[choices.missing == Missing::zero];
    take(ranker.rank(form.keys(left, weights.one(), choices.key), choices.key), to);
  }

  void take(std::span<const std::int32_t> ranks, Ranks& to) const {
    // A unit that is not ranked is behind all that are: at the next rank.
    const auto ranked =
        std::count_if(ranks.begin(), ranks.end(), [](int rank) { return rank > 0; });
    const std::int64_t behind = plan.rule.ties == Ties::dense
                                    ? *std::max_element(ranks.begin(), ranks.end()) + 1
                                    : static_cast<std::int64_t>(ranked) + 1;
    to.resize(ranks.size());
    std::transform(ranks.begin(), ranks.end(), to.begin(),
                   [&](std::int32_t rank) { return rank == 0 ? behind : rank; });
  }

  std::int64_t shift_of(const Ranks& ranks) const {
    std::int64_t shift = 0;
    for (std::size_t c = 0; c < ranks.size(); ++c) shift += std::abs(ranks[c] - own[c]);
    return shift;
  }

  void end_slice() {}

  void draw(std::uint64_t number) {
    const Choices one = choose(number, 0);
    const Choices other = choose(number, 1);
    rank(one, a);
    rank(other, b);
    std::array<std::int64_t, kFactors> values;
    for (std::size_t f = 0; f < kFactors; ++f) {
      rank(with(one, factor_at(f), other), mixed[f]);
      values[f] = shift_of(mixed[f]);
    }
    result.shift.add(shift_of(a), shift_of(b), values);
    for (std::size_t c = 0; c < a.size(); ++c) {
      for (std::size_t f = 0; f < kFactors; ++f) values[f] = mixed[f][c];
      result.ranks[c].add(a[c], b[c], values);
    }
  }
};

template class DrawRun<SensitivityResult>;

namespace {

/// count * squares - sum^2, exactly where it is small against its parts: 0 means no spread at all.
double spread(std::int64_t sum, std::int64_t squares, std::uint64_t count) {
  const double rough = static_cast<double>(count) * static_cast<double>(squares) -
                       static_cast<double>(sum) * static_cast<double>(sum);
  if (rough > 0x1p62) return rough;
  // The difference fits in 64 bits, so it is right there even if its parts do not.
  const auto whole = static_cast<std::uint64_t>(sum);
  return static_cast<double>(count * static_cast<std::uint64_t>(squares) - whole * whole);
}

/// Whether sums can be those of so many results from 0 to `most`; they may have come from a file.
bool possible(const SobolSums<kFactors>& sums, std::uint64_t draws, std::int64_t most) {
  const std::int64_t n = static_cast<std::int64_t>(draws) * most;
  const auto within = [](std::int64_t value, std::int64_t limit) {
    return value >= -limit && value <= limit;
  };
  bool good = sums.sum >= 0 && sums.sum <= 2 * n;
  good &= sums.squares >= 0 && sums.squares <= 2 * n * most;
  for (const auto& factor : sums.factors) {
    good &= within(factor.change, n) && within(factor.product, n * most);
    good &= factor.square >= 0 && factor.square <= n * most;
  }
  return good;
}

void check_sums(const SensitivityResult& result, std::size_t place, Errors& errors) {
  const std::size_t n = result.units.size();
  if (result.ranks.size() != n || n > kMaxUnits) {
    return errors.push_back(damaged(place, "countries"));
  }
  const std::uint64_t draws = draws_of(result);
  const auto most = static_cast<std::int64_t>(n + 1);
  if (draws > kMaxDraws) return errors.push_back(damaged(place, "ranges"));
  if (!possible(result.shift, draws, most * most)) errors.push_back(damaged(place, "shift"));
  for (const SobolSums<kFactors>& sums : result.ranks) {
    if (!possible(sums, draws, most)) return errors.push_back(damaged(place, "ranks"));
  }
}

}  // namespace

std::optional<SobolIndex> detail::sobol_index(std::int64_t sum, std::int64_t squares,
                                              std::int64_t change, std::int64_t product,
                                              std::int64_t square, std::uint64_t draws) {
  if (draws == 0) return std::nullopt;
  const auto n = static_cast<double>(draws);
  const double mean = static_cast<double>(sum) / (2 * n);
  const double variance = spread(sum, squares, 2 * draws) / (4 * n * n);
  if (variance == 0) return std::nullopt;
  const double covariance = static_cast<double>(product) - mean * static_cast<double>(change);
  return SobolIndex{covariance / n / variance, static_cast<double>(square) / (2 * n) / variance};
}

std::optional<SensitivityResult> merge(std::span<const SensitivityResult> results, Errors& errors) {
  const auto check = [&](const SensitivityResult& result, std::size_t place) {
    check_sums(result, place, errors);
  };
  const auto add = [](SensitivityResult& whole, const SensitivityResult& other) {
    whole.shift.add(other.shift);
    for (std::size_t c = 0; c < whole.ranks.size(); ++c) whole.ranks[c].add(other.ranks[c]);
  };
  return merge_all(results, errors, check, add);
}

}  // namespace rescore
