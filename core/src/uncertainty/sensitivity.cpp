#include <algorithm>
#include <cstdlib>
#include <utility>

#include "audit/fingerprint.h"
#include "engine/evaluation.h"
#include "rescore/uncertainty.h"
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

struct SensitivityRun::State {
  using Ranks = std::vector<std::int64_t>;

  PartPoints points;
  WeightDraws weights;
  NodePlan plan;  ///< of the root
  NodeRule root;
  DrawRanker ranker;
  KeyForm rounded, exact;
  KeyForm::Columns columns[2];  ///< by whether missing answers stay in the maximum
  DrawRange range;
  std::uint64_t next;
  Ranks own;  ///< by the method itself
  Ranks a, b;
  std::array<Ranks, kFactors> mixed;
  SensitivityResult result;

  State(const Dataset& data, const Method& method, const UncertaintyOptions& options, Shard shard,
        PartPoints known)
      : points(std::move(known)),
        weights(data.edition, method, points.parts, options),
        plan(Plan(data, method).node(kOverall)),
        root(plan.rule),
        ranker(points.grid.units, root.ties, root.first, KeyForm::apart(root)),
        rounded(plan, RankKey::rounded),
        exact(plan, RankKey::exact),
        range(range_of(options.draws, shard)),
        next(range.begin) {
    for (const Missing missing : {Missing::left_out, Missing::zero}) {
      NodePlan chosen = plan;
      chosen.rule.missing = missing;
      KeyForm(chosen, RankKey::exact)
          .fill(points, points.achieved, points.maximum(method, missing), columns_of(missing));
    }
    const Evaluation evaluation(data, method, {});
    std::vector<std::int16_t> ranks;
    for (const UnitIndex unit : units(data)) {
      ranks.push_back(static_cast<std::int16_t>(evaluation.row(unit, kOverall).rank.value));
    }
    take(ranks, own);
    result.edition = data.edition.id;
    result.fingerprint = run_fingerprint(data, method, false);
    result.method = method.id;
    result.options = options;
    for (const Unit& unit : data.units) result.units.push_back(unit.code);
    result.ranks.resize(points.grid.units);
  }

  const KeyForm& form(RankKey key) const { return key == RankKey::exact ? exact : rounded; }
  KeyForm::Columns& columns_of(Missing missing) { return columns[missing == Missing::zero]; }

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
    form(choices.key).keys(points.grid, columns_of(choices.missing), left, weights.one(), ranker);
    take(ranker.rank(), to);
  }

  void take(std::span<const std::int16_t> ranks, Ranks& to) const {
    // A unit that is not ranked is behind all that are: at the next rank.
    const auto ranked =
        std::count_if(ranks.begin(), ranks.end(), [](int rank) { return rank > 0; });
    const std::int64_t behind = root.ties == Ties::dense
                                    ? *std::max_element(ranks.begin(), ranks.end()) + 1
                                    : static_cast<std::int64_t>(ranked) + 1;
    to.resize(ranks.size());
    std::transform(ranks.begin(), ranks.end(), to.begin(),
                   [&](std::int16_t rank) { return rank == 0 ? behind : rank; });
  }

  std::int64_t shift_of(const Ranks& ranks) const {
    std::int64_t shift = 0;
    for (std::size_t c = 0; c < ranks.size(); ++c) shift += std::abs(ranks[c] - own[c]);
    return shift;
  }

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

std::optional<SensitivityRun> SensitivityRun::make(const Dataset& data, const Method& method,
                                                   const UncertaintyOptions& options, Shard shard,
                                                   Errors& errors) {
  const std::size_t before = errors.size();
  check_options(options, kMaxDraws, errors);
  check_shard(shard, errors);
  if (options.answers || options.skips) {
    errors.push_back({ErrorCode::out_of_range, "", options.answers ? "/answers" : "/skips",
                      "Sensitivity is of choices of method; it draws no answers."});
  }
  const std::size_t units = data.units.size();
  if (units == 0) {
    errors.push_back({ErrorCode::needs_data, "", "", "Load the standings first."});
  } else {
    check_range("countries", units, 1, kMaxUnits, errors);
  }
  if (errors.size() > before) return std::nullopt;
  auto points = part_points(data, method, true, errors);
  if (!points) return std::nullopt;
  return SensitivityRun(std::make_unique<State>(data, method, options, shard, std::move(*points)));
}

SensitivityRun::SensitivityRun(std::unique_ptr<State> state) : state_(std::move(state)) {}
SensitivityRun::SensitivityRun(SensitivityRun&&) noexcept = default;
SensitivityRun& SensitivityRun::operator=(SensitivityRun&&) noexcept = default;
SensitivityRun::~SensitivityRun() = default;

bool SensitivityRun::advance(std::uint64_t draws) {
  State& s = *state_;
  const std::uint64_t end = s.next + std::min(draws, s.range.end - s.next);
  if (end > s.next) {
    for (; s.next < end; ++s.next) s.draw(s.next);
    s.result.ranges = {{s.range.begin, s.next}};
  }
  return !done();
}

bool SensitivityRun::done() const {
  return state_->next == state_->range.end;
}
std::uint64_t SensitivityRun::draws_made() const {
  return state_->next - state_->range.begin;
}
std::uint64_t SensitivityRun::draws_in_all() const {
  return state_->range.end - state_->range.begin;
}
const SensitivityResult& SensitivityRun::result() const {
  return state_->result;
}

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

void check(const SensitivityResult& first, const SensitivityResult& other, std::size_t place,
           Errors& errors) {
  check_same(first, other, place, errors);
  const std::size_t n = other.units.size();
  if (other.ranks.size() != n || n > kMaxUnits) {
    return errors.push_back(damaged(place, "countries"));
  }
  const std::uint64_t draws = draws_of(other);
  const auto most = static_cast<std::int64_t>(n + 1);
  if (draws > kMaxDraws) return errors.push_back(damaged(place, "ranges"));
  if (!possible(other.shift, draws, most * most)) errors.push_back(damaged(place, "shift"));
  for (const SobolSums<kFactors>& sums : other.ranks) {
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
  const std::size_t before = errors.size();
  std::vector<std::vector<DrawRange>> ranges;
  for (std::size_t r = 0; r < results.size(); ++r) {
    check(results.front(), results[r], r, errors);
    ranges.push_back(results[r].ranges);
  }
  if (errors.size() > before) return std::nullopt;
  const std::uint64_t draws = results.empty() ? 0 : results.front().options.draws;
  if (!make_one(ranges, draws, errors)) return std::nullopt;
  SensitivityResult whole = results.front();
  for (const SensitivityResult& other : results.subspan(1)) {
    whole.shift.add(other.shift);
    for (std::size_t c = 0; c < whole.ranks.size(); ++c) whole.ranks[c].add(other.ranks[c]);
  }
  whole.ranges = {{0, whole.options.draws}};
  return whole;
}

}  // namespace rescore
