#include "uncertainty/uncertainty_model.h"

#include <cmath>
#include <limits>

#include "base/format.h"
#include "base/lists.h"
#include "engine/evaluation.h"
#include "numeric/elementary.h"
#include "numeric/simd.h"

namespace rescore {
namespace {

using simd::F64;

/// Units processed at once: several vectors keep the divider busy.
constexpr std::size_t kBlockVectors = 4;
constexpr std::size_t kNumbers = simd::kLanesOf<F64>;
constexpr std::size_t kBlock = kBlockVectors * kNumbers;

/// Replaces the logarithm and the inverse of 0: with any weight above 0 it makes the mean 0.
constexpr double kNothing = 1e300;

/// Whether everything can be computed from the parts' points: pooled, or a mean of pooled parts.
bool of_points(const Method& method, const std::vector<NodeIndex>& parts) {
  const Aggregation root = rule_for(method, kOverall).aggregation;
  return root == Aggregation::pooled ||
         (root != Aggregation::sum && all_of(parts, [&](NodeIndex part) {
            return rule_for(method, part).aggregation == Aggregation::pooled;
          }));
}

std::vector<std::optional<InPart>> in_parts(const Edition& edition, const Method& method,
                                            const std::vector<NodeIndex>& parts) {
  // Regardless of the parts' own weights.
  Method even = method;
  even.weights = mapped(nodes(edition), [&](NodeIndex node) {
    return contains(parts, node) ? 1 : weight_of(edition, method, node);
  });
  const std::vector<std::vector<Term>> below = leaves_below(edition, even);
  // In a mean, nodes outside the root's tree have no weights.
  const bool pooled = rule_for(method, kOverall).aggregation == Aggregation::pooled;
  std::vector<double> weights(edition.indicators.size());
  for (const NodeIndex node : pooled ? std::vector{kOverall} : parts) {
    for (const Term& term : below[node.value]) weights[term.at] = term.weight;
  }
  const std::vector<std::int64_t> whole = whole_weights(weights);
  std::vector<std::optional<InPart>> places(weights.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (!is_below(edition, index_at<IndicatorIndex>(i), parts[p])) continue;
      places[i] = InPart{p, static_cast<double>(whole[i])};
    }
  }
  return places;
}

/// The points of a unit's responses. Each indicator counts with its weight in its part.
void add_responses(const Dataset& data, UnitIndex unit, PartPoints& points) {
  const std::vector<Answer>& answers = data.answers(unit);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& place = points.places[i];
    if (!place || place->weight == 0) continue;
    const std::size_t at = points.grid.at(place->part, unit);
    const double maximum =
        place->weight * data.edition.scale_of(index_at<IndicatorIndex>(i)).maximum();
    points.all_maximum[at] += maximum;
    if (answers[i].missing()) continue;
    points.answered_maximum[at] += maximum;
    points.achieved[at] += place->weight * answers[i].score;
  }
}

/// The rule for missing answers in a part; in a pooled score it is the root's.
const NodeRule& rule_of_part(const Method& method, NodeIndex part) {
  const NodeRule& root = rule_for(method, kOverall);
  return root.aggregation == Aggregation::pooled ? root : rule_for(method, part);
}

/// A unit's printed points of the parts; false if a required maximum is unknown.
bool add_totals(const Dataset& data, const Method& method, UnitIndex unit, bool all,
                PartPoints& points) {
  for (std::size_t p = 0; p < points.parts.size(); ++p) {
    const Totals& totals = data.totals(unit, points.parts[p]);
    const bool needed = all || rule_of_part(method, points.parts[p]).missing != Missing::zero;
    if (needed && !totals.answered_maximum) return false;
    const std::size_t at = points.grid.at(p, unit);
    points.achieved[at] = static_cast<double>(totals.achieved);
    points.answered_maximum[at] = static_cast<double>(totals.answered_maximum.value_or(0));
    points.all_maximum[at] = static_cast<double>(totals.all_maximum);
  }
  return true;
}

/// The maxima under the method, or with `in_place` as its rule for missing answers. 0 if a part of
/// a mean has no share.
std::vector<double> maximum_of(const PartPoints& points, const Method& method,
                               std::optional<Missing> in_place) {
  std::vector<double> maximum = points.answered_maximum;
  if (points.shares) return maximum;
  const bool pooled = rule_for(method, kOverall).aggregation == Aggregation::pooled;
  for (std::size_t at = 0; at < maximum.size(); ++at) {
    const NodeRule& rule = rule_of_part(method, points.parts[at / points.grid.stride]);
    const Missing missing = in_place.value_or(rule.missing);
    const double least = pooled ? 0 : missing == Missing::none ? 1 : rule.coverage;
    const double all = points.all_maximum[at];
    if (missing == Missing::zero) maximum[at] = all;
    if (points.answered_maximum[at] < least * all) maximum[at] = 0;
  }
  return maximum;
}

/// The shares of the parts, for any kind of part.
void add_shares(const Dataset& data, const Method& method, PartPoints& points) {
  const Plan plan(data, method);
  for (const UnitIndex unit : units(data)) {
    const UnitScores scores(plan, data.answers(unit));
    for (std::size_t p = 0; p < points.parts.size(); ++p) {
      const NodeIndex part = points.parts[p];
      const auto share = share_of(plan.node(part), scores.value(part));
      const std::size_t at = points.grid.at(p, unit);
      points.all_maximum[at] = 1;
      points.achieved[at] = share.value_or(0);
      points.answered_maximum[at] = share ? 1 : 0;
    }
  }
}

}  // namespace

Grid::Grid(std::size_t of_units, std::size_t of_parts)
    : units(of_units), parts(of_parts), stride((of_units + kBlock - 1) / kBlock * kBlock) {}

bool lacks_responses(const Dataset& data, std::string_view what, Errors& errors) {
  const std::size_t lacking = units_without_responses(data).size();
  if (lacking == 0) return false;
  report(errors, ErrorCode::needs_sheet,
         "{} need the answers of all {}; those of {} of {} are not loaded.",
         {what, data.edition.format == 1 ? "countries" : "units", lacking, data.units.size()});
  return true;
}

std::optional<PartPoints> part_points(const Dataset& data, const Method& method, bool all,
                                      Errors& errors) {
  const Edition& edition = data.edition;
  std::vector<NodeIndex> parts = nodes(edition);
  std::erase_if(parts, [&](NodeIndex node) { return edition.node(node).parent != kOverall; });
  if (parts.empty()) {
    report(errors, ErrorCode::bad_request,
           "Weights are drawn for the nodes below the root, and there are none.");
    return std::nullopt;
  }
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    if (!contains(edition.indicators[i].nodes, kOverall)) continue;
    if (contains(method.dropped, index_at<IndicatorIndex>(i))) continue;
    report(errors, ErrorCode::bad_request,
           "Weights are drawn for the nodes below the root; the indicator {} is in none of them.",
           {edition.indicators[i].id});
    return std::nullopt;
  }
  const Grid grid(data.units.size(), parts.size());
  PartPoints points{grid, parts, grid.column_space(), grid.column_space(), grid.column_space()};
  points.shares = !of_points(method, parts);
  points.places = in_parts(edition, method, parts);
  const bool totals_do =
      data.has_totals() && !points.shares &&
      all_of(points.places, [](const auto& place) { return place && place->weight == 1; });
  const char* what = points.shares || edition.format != 1
                         ? "Scores of this index"
                         : "Weights of layers and dropped indicators";
  if (!totals_do && lacks_responses(data, what, errors)) return std::nullopt;
  if (points.shares) {
    add_shares(data, method, points);
    return points;
  }
  for (const UnitIndex unit : units(data)) {
    if (data.has_answers(unit)) {
      add_responses(data, unit, points);
    } else if (!add_totals(data, method, unit, all, points)) {
      lacks_responses(data, "Maxima that are not published", errors);
      return std::nullopt;
    }
  }
  return points;
}

KeyForm::KeyForm(const Method& method, const NodePlan& root, const PartPoints& points,
                 std::optional<Missing> missing)
    : grid_(points.grid),
      rule_(root.rule),
      pooled_(rule_.aggregation == Aggregation::pooled),
      best_(rule_.relative_to_best ? root.best : 1),
      sign_(rule_.first == First::lowest ? -1 : 1),
      maximum_(maximum_of(points, method, missing)),
      x_(grid_.column_space()),
      y_(maximum_),
      known_(points.answered_maximum),
      whole_(points.all_maximum),
      keys_(grid_.stride) {
  rule_.missing = missing.value_or(rule_.missing);
  coverage_ = rule_.missing == Missing::none ? 1 : rule_.coverage;
  if (!pooled_) {
    // A part with all answers missing is left out of the mean, unless it counts as 0.
    for (std::size_t i = 0; i < x_.size(); ++i) known_[i] = maximum_[i] > 0 ? 1 : 0;
    whole_.assign(x_.size(), 1);
    y_ = rule_.missing == Missing::zero ? whole_ : known_;
  }
  fill(points.achieved);
}

void KeyForm::fill(std::span<const double> achieved) {
  if (pooled_) {
    x_.assign(achieved.begin(), achieved.end());
    return;
  }
  for (std::size_t i = 0; i < x_.size(); ++i) {
    const double share = maximum_[i] > 0 ? achieved[i] / maximum_[i] : 0;
    x_[i] = share;
    if (y_[i] == 0) continue;
    if (rule_.aggregation == Aggregation::geometric) {
      x_[i] = share > 0 ? natural_log(share) : -kNothing;
    } else if (rule_.aggregation == Aggregation::harmonic) {
      x_[i] = share > 0 ? 1 / share : kNothing;
    }
  }
}

bool KeyForm::is_covered(std::span<const double> weights, std::size_t unit) const {
  if (coverage_ <= 0) return true;
  double known = 0;
  double whole = 0;
  for (std::size_t p = 0; p < grid_.parts; ++p) {
    known += weights[p] * known_[p * grid_.stride + unit];
    whole += weights[p] * whole_[p * grid_.stride + unit];
  }
  return known >= coverage_ * whole;
}

std::span<const double> KeyForm::keys(std::span<const double> weights, double one, RankKey key) {
  sum_up(weights, one);
  if (coverage_ > 0 || !(pooled_ || rule_.aggregation == Aggregation::arithmetic)) {
    finish_shares(weights);
  }
  if (key == RankKey::rounded) {
    round_shares();
  } else {
    for (double& share : keys_) share = std::isnan(share) ? DrawRanker::kUnranked : sign_ * share;
  }
  return std::span(keys_).first(grid_.units);
}

/// Shares before finish_shares; NaN if nothing counts, because 0 / 0 is NaN.
void KeyForm::sum_up(std::span<const double> weights, double one) {
  const bool is_sum = rule_.aggregation == Aggregation::sum;
  for (std::size_t c = 0; c < grid_.stride; c += kBlock) {
    F64 x[kBlockVectors], y[kBlockVectors];
    simd::unrolled<kBlockVectors>([&](auto v) { x[v] = y[v] = F64{}; });
    for (std::size_t p = 0; p < grid_.parts; ++p) {
      const double weight = weights[p];
      const std::size_t at = p * grid_.stride + c;
      simd::unrolled<kBlockVectors>([&](auto v) {
        x[v] += weight * simd::load<F64>(x_.data() + at + v * kNumbers);
        y[v] += weight * simd::load<F64>(y_.data() + at + v * kNumbers);
      });
    }
    simd::unrolled<kBlockVectors>([&](auto v) {
      if (is_sum) y[v] = y[v] / y[v] * one;
      simd::store(keys_.data() + c + v * kNumbers, x[v] / y[v]);
    });
  }
}

void KeyForm::finish_shares(std::span<const double> weights) {
  for (std::size_t u = 0; u < grid_.units; ++u) {
    double& share = keys_[u];
    if (std::isnan(share)) continue;
    if (rule_.aggregation == Aggregation::geometric) share = natural_exp(share);
    // No real mean of inverses comes near the one that a single value of 0 gives.
    if (rule_.aggregation == Aggregation::harmonic) share = share > 1e200 ? 0 : 1 / share;
    if (!is_covered(weights, u)) share = std::numeric_limits<double>::quiet_NaN();
  }
}

/// Rounds like rounded_on_grid: to the nearest whole number, except near a half, where it calls
/// that function.
void KeyForm::round_shares() {
  constexpr double kNearHalf = 0.4995;
  const auto power = static_cast<double>(kPowersOfTen[rule_.rounding.front()]);
  // With several rounding steps, the fast path is never used.
  const double end = rule_.rounding.front() == rule_.rounding.back() ? 8e6 : 0;
  const auto magnitude = [](F64 v) { return (F64)((simd::U64)v & (~std::uint64_t{0} >> 1)); };
  for (std::size_t u = 0; u < grid_.units; u += kNumbers) {
    const F64 number = simd::load<F64>(keys_.data() + u) * rule_.scale / best_;
    const F64 scaled = number * power;
    const F64 whole = nearest(scaled, Halves::even);
    simd::store(keys_.data() + u, sign_ * whole);
    const auto plain = (magnitude(scaled - whole) < kNearHalf) & (magnitude(scaled) < end);
    if ((plain[0] & plain[1]) != 0) continue;
    for (std::size_t lane = 0; lane < kNumbers; ++lane) {
      double& key = keys_[u + lane] = DrawRanker::kUnranked;
      if (std::isnan(number[lane])) continue;
      key = sign_ * static_cast<double>(rounded_on_grid(number[lane], rule_).units);
    }
  }
}

}  // namespace rescore
