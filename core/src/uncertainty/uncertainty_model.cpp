#include "uncertainty/uncertainty_model.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <string>

#include "base/format.h"
#include "numeric/simd.h"
#include "rescore/result.h"

namespace rescore {
namespace {

using simd::F64;

/// Countries that are worked on at once: more vectors than one keep the divider busy.
constexpr std::size_t kVectors = 4;
constexpr std::size_t kNumbers = simd::kLanesOf<F64>;
constexpr std::size_t kBlock = kVectors * kNumbers;

/// The factor 1 of drawn weights. A power of two, so that weights that are all drawn as 1 change no
/// bit of a share.
constexpr std::uint32_t kFactorOne = std::uint32_t{1} << 20;

constexpr double kExactOne = 0x1p30;
constexpr std::int32_t kPowersOfTen[] = {1, 10, 100, 1000, 10000};

/// The least common multiple of the maxima; 2^30 when it is larger.
double common_multiple(std::span<const double> maxima) {
  constexpr std::int64_t kMost = std::int64_t{1} << 30;
  std::int64_t common = 1;
  for (const double maximum : maxima) {
    if (maximum > 0) common = std::lcm(common, static_cast<std::int64_t>(maximum));
    if (common > kMost) return kMost;
  }
  return static_cast<double>(common);
}

/// The points of all sheets, each indicator counting by its layer's weight.
void add_sheets(const Dataset& data, const Method& method, DomainPoints& points) {
  const Edition& edition = data.edition;
  const std::vector<const Responses*> all = all_responses(data);
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const int weight = weight_in_domain(edition, method, indicator);
    const double maximum = weight * edition.scale_of(indicator).maximum();
    for (std::size_t c = 0; c < all.size(); ++c) {
      const auto unit = index_at<UnitIndex>(c);
      const std::size_t at = points.grid.at(edition.indicators[i].domain, unit);
      const Answer answer = all[c]->answers[i];
      points.all_maximum[at] += maximum;
      if (answer.missing()) continue;
      points.answered_maximum[at] += maximum;
      points.achieved[at] += weight * answer.score;
    }
  }
}

}  // namespace

Grid::Grid(std::size_t of_countries, std::size_t of_domains)
    : units(of_countries),
      domains(of_domains),
      stride((of_countries + kBlock - 1) / kBlock * kBlock) {}

int weight_in_domain(const Edition& edition, const Method& method, IndicatorIndex indicator) {
  const auto& dropped = method.dropped;
  if (std::find(dropped.begin(), dropped.end(), indicator) != dropped.end()) return 0;
  // Of a mean, only domains have weights.
  if (method.layer_weights.empty() || method.aggregate == Aggregate::mean) return 1;
  return method.layer_weights[edition.indicators[indicator.value].layer.value];
}

std::vector<const Responses*> all_responses(const Dataset& data) {
  std::vector<const Responses*> all;
  for (const Unit& unit : data.published_results.units) {
    all.push_back(find_responses(data, unit.code));
    if (all.back() == nullptr) return {};
  }
  return all;
}

Error lacking_responses_error(const Dataset& data, std::string_view what) {
  const std::size_t lacking = units_without_responses(data).size();
  return {ErrorCode::needs_sheet, "", "",
          std::string(what) + " need the answers of all countries; those of " +
              to_decimal(lacking) + " of " + to_decimal(data.published_results.units.size()) +
              " are not loaded."};
}

std::optional<DomainPoints> domain_points(const Dataset& data, const Method& method,
                                          std::initializer_list<Denominator> needed,
                                          Errors& errors) {
  const Grid grid(data.published_results.units.size(), data.edition.domains.size());
  DomainPoints points{grid, grid.column_space(), grid.column_space(), grid.column_space()};
  if (needs_responses(method)) {
    if (all_responses(data).empty()) {
      errors.push_back(lacking_responses_error(data, "Weights of layers and dropped indicators"));
      return std::nullopt;
    }
    add_sheets(data, method, points);
    return points;
  }
  const Table table = table_of(data);
  for (std::size_t d = 0; d < grid.domains; ++d) {
    const auto domain = index_at<DomainIndex>(d);
    for (std::size_t c = 0; c < grid.units; ++c) {
      const auto unit = index_at<UnitIndex>(c);
      const Totals& totals = table.at(unit, node_of(data.edition, domain));
      for (const Denominator denominator : needed) {
        if (maximum_of(totals, denominator)) continue;
        errors.push_back(lacking_responses_error(data, "Maxima that are not published"));
        return std::nullopt;
      }
      const std::size_t at = grid.at(domain, unit);
      points.achieved[at] = totals.achieved;
      points.answered_maximum[at] = totals.answered_maximum;
      points.all_maximum[at] = totals.all_maximum;
    }
  }
  return points;
}

KeyForm::KeyForm(const Method& method, RankKey key, std::span<const double> maxima)
    : mean_(method.aggregate == Aggregate::mean), factor_(kExactOne), half_(0), whole_(1) {
  if (mean_) common_ = common_multiple(maxima);
  if (key == RankKey::exact) return;
  const std::vector<int>& rounding = method.overall.rounding;
  // Half up: floor(100 * 10^decimals * share + 1/2), all of it doubled.
  factor_ = 200.0 * kPowersOfTen[rounding.front()];
  half_ = 1;
  whole_ = 2;
  for (std::size_t step = 1; step < rounding.size(); ++step) {
    later_steps_.push_back(kPowersOfTen[rounding[step - 1] - rounding[step]]);
  }
}

void KeyForm::fill(const Grid& grid, std::span<const double> achieved,
                   std::span<const double> maximum, Columns& columns) const {
  columns.x.resize(grid.domains * grid.stride);
  columns.y.resize(columns.x.size());
  if (!mean_) {
    for (std::size_t i = 0; i < columns.x.size(); ++i) {
      columns.x[i] = achieved[i] * factor_ + maximum[i] * half_;
      columns.y[i] = maximum[i] * whole_;
    }
    return;
  }
  for (std::size_t i = 0; i < columns.x.size(); ++i) {
    // A domain of which everything is skipped has no part in the mean.
    const bool counts = maximum[i] > 0;
    const double ratio = counts ? achieved[i] * common_ / maximum[i] : 0;
    columns.x[i] = ratio * factor_ + (counts ? common_ * half_ : 0);
    columns.y[i] = counts ? common_ * whole_ : 0;
  }
}

void KeyForm::keys(const Grid& grid, const Columns& columns, std::span<const double> weights,
                   std::span<DrawKey> keys) const {
  for (std::size_t c = 0; c < grid.units; c += kBlock) {
    F64 x[kVectors], y[kVectors];
    simd::unrolled<kVectors>([&](auto v) { x[v] = y[v] = F64{}; });
    for (std::size_t d = 0; d < grid.domains; ++d) {
      const F64 weight = simd::splat<F64>(weights[d]);
      const std::size_t at = d * grid.stride + c;
      simd::unrolled<kVectors>([&](auto v) {
        x[v] += weight * simd::load<F64>(columns.x.data() + at + v * kNumbers);
        y[v] += weight * simd::load<F64>(columns.y.data() + at + v * kNumbers);
      });
    }
    double ratios[kBlock];
    simd::unrolled<kVectors>([&](auto v) {
      // Whole numbers, so less than 1 means 0.
      const F64 key = y[v] < 1.0 ? simd::splat<F64>(kDrawNotRanked) : x[v] / y[v];
      simd::store(ratios + v * kNumbers, key);
    });
    const std::size_t end = std::min(kBlock, grid.units - c);
    for (std::size_t i = 0; i < end; ++i) keys[c + i] = static_cast<DrawKey>(ratios[i]);
  }
  for (const std::int32_t step : later_steps_) {
    for (std::size_t c = 0; c < grid.units; ++c) {
      if (keys[c] != kDrawNotRanked) keys[c] = (2 * keys[c] + step) / (2 * step);
    }
  }
}

WeightDraws::WeightDraws(const Edition& edition, const Method& method,
                         const UncertaintyOptions& options)
    : model_(options.weights),
      concentration_(options.concentration),
      noise_(static_cast<std::uint32_t>(std::uint64_t{kFactorOne} *
                                        static_cast<std::uint64_t>(options.noise) / 100)),
      base_(method.domain_weights),
      fractions_(edition.domains.size()) {
  if (base_.empty()) base_.assign(edition.domains.size(), 1);
  weights_.assign(base_.begin(), base_.end());
  for (std::size_t d = 0; d < base_.size(); ++d) {
    if (base_[d] > 0) order_.push_back(d);
  }
  std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    return edition.domains[a].id < edition.domains[b].id;
  });
  drawn_.resize(order_.size());
}

void WeightDraws::draw(RandomStream random) {
  if (!drawn() || order_.empty()) return;
  if (model_ == WeightModel::noise) return draw_noise(random);
  dirichlet(random, concentration_, drawn_);
  for (std::size_t i = 0; i < order_.size(); ++i) {
    fractions_[order_[i]] = drawn_[i];
    weights_[order_[i]] = drawn_[i];
  }
}

void WeightDraws::draw_noise(RandomStream& random) {
  std::uint64_t sum = 0;
  for (const std::size_t d : order_) {
    const std::uint32_t factor = kFactorOne - noise_ + random.below(2 * noise_ + 1);
    const std::uint64_t weight =
        std::uint64_t{std::max(factor, std::uint32_t{1})} * static_cast<std::uint64_t>(base_[d]);
    sum += weight;
    weights_[d] = static_cast<double>(weight);
  }
  assert(sum > 0);
  for (const std::size_t d : order_) {
    fractions_[d] =
        static_cast<std::uint32_t>(static_cast<std::uint64_t>(weights_[d]) * kOneFraction / sum);
  }
}

}  // namespace rescore
