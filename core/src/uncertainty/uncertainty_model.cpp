#include "uncertainty/uncertainty_model.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <string>

#include "base/format.h"
#include "engine/evaluation.h"
#include "numeric/elementary.h"
#include "numeric/simd.h"

namespace rescore {
namespace {

using simd::F64;

/// Units that are worked on at once: more vectors than one keep the divider busy.
constexpr std::size_t kVectors = 4;
constexpr std::size_t kNumbers = simd::kLanesOf<F64>;
constexpr std::size_t kBlock = kVectors * kNumbers;

/// The factor 1 of drawn weights. A power of two, so that weights that are all drawn as 1 change no
/// bit of a share.
constexpr std::uint32_t kFactorOne = std::uint32_t{1} << 20;

/// Stands for the logarithm and the inverse of 0: with any weight above 0 it makes the mean 0.
constexpr double kNothing = 1e300;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Whether all can be computed from the parts' points: pooled, or as the mean of pooled parts.
bool of_points(const Method& method, const std::vector<NodeIndex>& parts) {
  const Aggregation root = rule_for(method, kOverall).aggregation;
  return root == Aggregation::pooled ||
         (root != Aggregation::sum && std::all_of(parts.begin(), parts.end(), [&](NodeIndex part) {
            return rule_for(method, part).aggregation == Aggregation::pooled;
          }));
}

/// The points of all responses, each indicator counting by its weight in its part.
void add_responses(const Dataset& data, const std::vector<std::optional<InPart>>& places,
                   PartPoints& points) {
  const Edition& edition = data.edition;
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const auto& place = places[i];
    if (!place || place->weight == 0) continue;
    const auto weight = static_cast<double>(place->weight);
    const double maximum = weight * edition.scale_of(index_at<IndicatorIndex>(i)).maximum();
    for (const UnitIndex unit : units(data)) {
      const std::size_t at = points.grid.at(place->part, unit);
      const Answer answer = data.answers(unit)[i];
      points.all_maximum[at] += maximum;
      if (answer.missing()) continue;
      points.answered_maximum[at] += maximum;
      points.achieved[at] += weight * answer.score;
    }
  }
}

/// The printed points of the parts; false, with an error, when a maximum is not known.
bool add_totals(const Dataset& data, const Method& method, bool all, PartPoints& points,
                Errors& errors) {
  const NodeRule& root = rule_for(method, kOverall);
  for (std::size_t p = 0; p < points.parts.size(); ++p) {
    const bool pooled = root.aggregation == Aggregation::pooled;
    const Missing own = (pooled ? root : rule_for(method, points.parts[p])).missing;
    const std::vector<Missing> needed =
        all ? std::vector{Missing::left_out, Missing::zero} : std::vector{own};
    for (const UnitIndex unit : units(data)) {
      const Totals totals = data.has_answers(unit)
                                ? totals_of(data.edition, data.answers(unit))[points.parts[p].value]
                                : data.totals(unit, points.parts[p]);
      for (const Missing missing : needed) {
        if (maximum_of(totals, missing)) continue;
        errors.push_back(lacking_responses_error(data, "Maxima that are not published"));
        return false;
      }
      const std::size_t at = points.grid.at(p, unit);
      points.achieved[at] = static_cast<double>(totals.achieved);
      points.answered_maximum[at] = static_cast<double>(totals.answered_maximum.value_or(0));
      points.all_maximum[at] = static_cast<double>(totals.all_maximum);
    }
  }
  return true;
}

/// The shares of the parts, whatever they are made of.
void add_shares(const Dataset& data, const Method& method, PartPoints& points) {
  const Evaluation evaluation(data, method, {});
  for (std::size_t p = 0; p < points.parts.size(); ++p) {
    const std::vector<double> shares = evaluation.table().shares(points.parts[p]);
    for (const UnitIndex unit : units(data)) {
      const double share = shares[unit.value];
      if (std::isnan(share)) continue;
      points.achieved[points.grid.at(p, unit)] = share;
      points.answered_maximum[points.grid.at(p, unit)] = 1;
    }
    std::fill_n(points.all_maximum.begin() + static_cast<std::ptrdiff_t>(p * points.grid.stride),
                points.grid.units, 1.0);
  }
}

}  // namespace

Grid::Grid(std::size_t of_units, std::size_t of_parts)
    : units(of_units), parts(of_parts), stride((of_units + kBlock - 1) / kBlock * kBlock) {}

std::vector<double> PartPoints::maximum(const Method& method,
                                        std::optional<Missing> in_place) const {
  const NodeRule& root = rule_for(method, kOverall);
  const bool of_parts = root.aggregation != Aggregation::pooled;
  if (shares) return answered_maximum;
  std::vector<double> maximum(answered_maximum.size());
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const NodeRule& rule = of_parts ? rule_for(method, parts[p]) : root;
    const Missing missing = in_place.value_or(rule.missing);
    const double least = of_parts ? (missing == Missing::none ? 1 : rule.coverage) : 0;
    for (std::size_t at = p * grid.stride; at < (p + 1) * grid.stride; ++at) {
      if (answered_maximum[at] < least * all_maximum[at]) continue;
      maximum[at] = missing == Missing::zero ? all_maximum[at] : answered_maximum[at];
    }
  }
  return maximum;
}

std::vector<NodeIndex> parts_of(const Edition& edition) {
  std::vector<NodeIndex> parts = nodes(edition);
  std::erase_if(parts, [&](NodeIndex node) { return edition.node(node).parent != kOverall; });
  return parts;
}

std::vector<std::optional<InPart>> in_parts(const Edition& edition, const Method& method,
                                            const std::vector<NodeIndex>& parts) {
  const bool pooled = rule_for(method, kOverall).aggregation == Aggregation::pooled;
  std::vector<std::optional<InPart>> places(edition.indicators.size());
  std::vector<double> weights(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Indicator& indicator = edition.indicators[i];
    double weight = indicator.weight;
    for (const NodeIndex parent : indicator.nodes) {
      double up = 1;  // the product of the weights below the part, or of another tree
      std::optional<NodeIndex> at = parent;
      for (; at; at = edition.node(*at).parent) {
        const auto part = std::find(parts.begin(), parts.end(), *at);
        if (part != parts.end()) {
          places[i] = InPart{static_cast<std::size_t>(part - parts.begin()), 0};
          break;
        }
        if (*at != kOverall) up *= weight_of(edition, method, *at);
      }
      // Of a mean, nodes outside the root's tree have no weights.
      if (at || pooled) weight *= up;
    }
    const auto& dropped = method.dropped;
    const auto index = index_at<IndicatorIndex>(i);
    if (std::find(dropped.begin(), dropped.end(), index) != dropped.end()) weight = 0;
    if (places[i]) weights[i] = weight;
  }
  const std::vector<std::int64_t> whole = whole_weights(weights);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i]) places[i]->weight = whole[i];
  }
  return places;
}

Error lacking_responses_error(const Dataset& data, std::string_view what) {
  return {ErrorCode::needs_sheet, "", "",
          format("{} need the answers of all countries; those of {} of {} are not loaded.",
                 {what, units_without_responses(data).size(), data.units.size()})};
}

std::optional<PartPoints> part_points(const Dataset& data, const Method& method, bool all,
                                      Errors& errors) {
  const Edition& edition = data.edition;
  const std::vector<NodeIndex> parts = parts_of(edition);
  const Grid grid(data.units.size(), parts.size());
  PartPoints points{grid, parts, grid.column_space(), grid.column_space(), grid.column_space()};
  const bool all_responses = units_without_responses(data).empty();
  if (parts.empty()) {
    errors.push_back({ErrorCode::bad_request, "", "",
                      "Weights are drawn for the nodes below the root, and there are none."});
    return std::nullopt;
  }
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const Indicator& indicator = edition.indicators[i];
    const auto& dropped = method.dropped;
    const bool at_root = std::find(indicator.nodes.begin(), indicator.nodes.end(), kOverall) !=
                         indicator.nodes.end();
    const auto index = index_at<IndicatorIndex>(i);
    if (!at_root || std::find(dropped.begin(), dropped.end(), index) != dropped.end()) continue;
    errors.push_back({ErrorCode::bad_request, "", "",
                      format("Weights are drawn for the nodes below the root; the indicator {} is "
                             "in none of them.",
                             {indicator.id})});
    return std::nullopt;
  }
  if (!of_points(method, parts)) {
    if (!all_responses) {
      errors.push_back(lacking_responses_error(data, "Scores of this index"));
      return std::nullopt;
    }
    points.shares = true;
    add_shares(data, method, points);
    return points;
  }
  const auto places = in_parts(edition, method, parts);
  const bool counted_once = std::all_of(
      places.begin(), places.end(), [](const auto& place) { return place && place->weight == 1; });
  if (counted_once && (data.has_totals() || all_responses)) {
    if (!add_totals(data, method, all, points, errors)) return std::nullopt;
    return points;
  }
  if (!all_responses) {
    errors.push_back(lacking_responses_error(data, "Weights of layers and dropped indicators"));
    return std::nullopt;
  }
  add_responses(data, places, points);
  return points;
}

KeyForm::KeyForm(const NodePlan& root, RankKey key)
    : rule_(root.rule),
      best_(root.rule.relative_to_best ? root.best : 1),
      rounded_(key == RankKey::rounded) {}

void KeyForm::fill(const PartPoints& points, std::span<const double> achieved,
                   std::span<const double> maximum, Columns& columns) const {
  const bool pooled = rule_.aggregation == Aggregation::pooled;
  const bool zero = rule_.missing == Missing::zero;
  const std::size_t size = points.grid.parts * points.grid.stride;
  columns.x.resize(size);
  columns.y.resize(size);
  columns.coverage = rule_.missing == Missing::none ? 1 : rule_.coverage;
  if (columns.coverage > 0) {
    columns.known = pooled ? points.answered_maximum : std::vector<double>(size);
    columns.whole = pooled ? points.all_maximum : std::vector<double>(size, 1);
  }
  for (std::size_t i = 0; i < size; ++i) {
    if (pooled) {
      columns.x[i] = achieved[i];
      columns.y[i] = maximum[i];
      continue;
    }
    // A part of which everything is missing has no part in the mean, unless it counts as 0.
    const bool counts = maximum[i] > 0;
    const double share = counts ? achieved[i] / maximum[i] : 0;
    columns.y[i] = counts || zero ? 1 : 0;
    if (columns.coverage > 0) columns.known[i] = counts ? 1 : 0;
    if (rule_.aggregation == Aggregation::geometric) {
      columns.x[i] = columns.y[i] == 0 ? 0 : share > 0 ? natural_log(share) : -kNothing;
    } else if (rule_.aggregation == Aggregation::harmonic) {
      columns.x[i] = columns.y[i] == 0 ? 0 : share > 0 ? 1 / share : kNothing;
    } else {
      columns.x[i] = share;
    }
  }
}

bool KeyForm::is_covered(const Grid& grid, const Columns& columns, std::span<const double> weights,
                         std::size_t unit) {
  if (columns.coverage <= 0) return true;
  double known = 0;
  double whole = 0;
  for (std::size_t p = 0; p < grid.parts; ++p) {
    known += weights[p] * columns.known[p * grid.stride + unit];
    whole += weights[p] * columns.whole[p * grid.stride + unit];
  }
  return known >= columns.coverage * whole;
}

void KeyForm::keys(const Grid& grid, const Columns& columns, std::span<const double> weights,
                   double one, DrawRanker& ranker) const {
  for (std::size_t c = 0; c < grid.units; c += kBlock) {
    F64 x[kVectors], y[kVectors];
    simd::unrolled<kVectors>([&](auto v) { x[v] = y[v] = F64{}; });
    for (std::size_t p = 0; p < grid.parts; ++p) {
      const F64 weight = simd::splat<F64>(weights[p]);
      const std::size_t at = p * grid.stride + c;
      simd::unrolled<kVectors>([&](auto v) {
        x[v] += weight * simd::load<F64>(columns.x.data() + at + v * kNumbers);
        y[v] += weight * simd::load<F64>(columns.y.data() + at + v * kNumbers);
      });
    }
    double sums[kBlock], weighted[kBlock];
    simd::unrolled<kVectors>([&](auto v) {
      simd::store(sums + v * kNumbers, x[v]);
      simd::store(weighted + v * kNumbers, y[v]);
    });
    const std::size_t end = std::min(kBlock, grid.units - c);
    for (std::size_t i = 0; i < end; ++i) {
      double share = sums[i] / weighted[i];  // 0 / 0 is not a number: not ranked
      if (rule_.aggregation == Aggregation::sum) share = weighted[i] > 0 ? sums[i] / one : share;
      const bool nothing = std::abs(sums[i]) > kNothing / 2 && !std::isnan(share);
      if (rule_.aggregation == Aggregation::geometric) share = nothing ? 0 : natural_exp(share);
      if (rule_.aggregation == Aggregation::harmonic) share = nothing ? 0 : 1 / share;
      if (!is_covered(grid, columns, weights, c + i)) share = kNone;
      if (!rounded_ || std::isnan(share)) {
        ranker.put_share(c + i, share);
      } else {
        ranker.put_units(c + i, rounded_on_grid(share * rule_.scale / best_, rule_).units);
      }
    }
  }
}

WeightDraws::WeightDraws(const Edition& edition, const Method& method,
                         const std::vector<NodeIndex>& parts, const UncertaintyOptions& options)
    : model_(options.weights),
      concentration_(options.concentration),
      noise_(static_cast<std::uint32_t>(std::uint64_t{kFactorOne} *
                                        static_cast<std::uint64_t>(options.noise) / 100)),
      fractions_(parts.size()) {
  std::vector<double> base;
  for (const NodeIndex part : parts) base.push_back(weight_of(edition, method, part));
  base_ = whole_weights(base);
  weights_.assign(base_.begin(), base_.end());
  double sum = 0;
  double whole_sum = 0;
  for (std::size_t p = 0; p < base_.size(); ++p) {
    if (base_[p] > 0) order_.push_back(p);
    sum += base[p];
    whole_sum += static_cast<double>(base_[p]);
  }
  if (model_ == WeightModel::dirichlet) whole_sum = kOneFraction;
  if (model_ == WeightModel::noise) whole_sum *= kFactorOne;
  if (sum > 0) one_ = whole_sum / sum;
  std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    return edition.node(parts[a]).id < edition.node(parts[b]).id;
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
  for (const std::size_t p : order_) {
    const std::uint32_t factor = kFactorOne - noise_ + random.below(2 * noise_ + 1);
    const std::uint64_t weight =
        std::uint64_t{std::max(factor, std::uint32_t{1})} * static_cast<std::uint64_t>(base_[p]);
    sum += weight;
    weights_[p] = static_cast<double>(weight);
  }
  assert(sum > 0);
  for (const std::size_t p : order_) {
    fractions_[p] = static_cast<std::uint32_t>(static_cast<Wide>(weights_[p]) * kOneFraction / sum);
  }
}

}  // namespace rescore
