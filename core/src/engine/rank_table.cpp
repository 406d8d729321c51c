#include "engine/rank_table.h"

#include <algorithm>
#include <cmath>

#include "base/lists.h"
#include "numeric/simd.h"

namespace rescore {
namespace {

/// Scores and keys in a node whose points divide exactly enough as doubles. The same as
/// points_ratio, score_of and key_of, for several units at once. `Number`: a double, or a vector.
class PointsScorer {
 public:
  explicit PointsScorer(const NodePlan& node)
      : zero_(node.rule.missing == Missing::zero),
        rounded_(node.key.kind() == KeyRule::Kind::rounded),
        sign_(node.key.lowest_first() ? -1 : 1),
        all_(static_cast<double>(node.all_maximum)),
        least_(node.rule.missing == Missing::none ? all_ : node.rule.coverage * all_),
        factor_(static_cast<double>(node.scale * kPowersOfTen[node.rule.rounding.front()])),
        divisor_(static_cast<double>(node.scale_divisor)),
        one_(static_cast<double>(kPowersOfTen[node.rule.rounding.back()])),
        halves_(node.rule.halves),
        later_(node.rule) {}

  template <class Number>
  void operator()(Number achieved, Number answered, double* score, double* key) const {
    const Number maximum = zero_ ? Number{} + all_ : answered;
    const auto told = (answered >= least_) & (maximum > 0);
    const Number units = later_(nearest(achieved * factor_ / (maximum * divisor_), halves_));
    simd::store(score, told ? units / one_ : Number{} + kNone);
    simd::store(key, told ? (rounded_ ? units : achieved / maximum) * sign_
                          : Number{} + ColumnRanker::kUnranked);
  }

 private:
  bool zero_, rounded_;
  double sign_, all_, least_, factor_, divisor_, one_;
  Halves halves_;
  LaterSteps later_;
};

using simd::F64;
using simd::I32;

/// Units whose ranks are updated at once.
constexpr std::size_t kMoved = 4;

/// The numbers of keys above and equal to a new key, in lanes.
struct Place {
  I32 above{}, with{};
};

/// Updates ranks after one unit's key has changed. Only units between the old and the new key move:
/// those that were below it and are now above, or the other way round. Also counts for `place`.
void make_way(double from, double to, const double* keys, std::int32_t* ranks, std::int32_t* tied,
              Place& place) {
  const auto low = simd::load<F64>(keys);
  const auto high = simd::load<F64>(keys + 2);
  // Masks are -1 where true.
  const I32 above = simd::narrowed(low > to, high > to);
  const I32 with = simd::narrowed(low == to, high == to);
  const I32 was_below = simd::narrowed(low < from, high < from);
  const I32 was_with = simd::narrowed(low == from, high == from);
  const I32 below = simd::narrowed(low < to, high < to);
  simd::store(ranks, simd::load<I32>(ranks) + was_below - below);
  simd::store(tied, simd::load<I32>(tied) + was_with - with);
  place.above -= above;
  place.with -= with;
}

std::int32_t sum(const I32& lanes) {
  return lanes[0] + lanes[1] + lanes[2] + lanes[3];
}

}  // namespace

RankTable::RankTable(const Dataset& data, std::shared_ptr<const Plan> plan,
                     const AnswerColumns& columns, std::span<const Edit> edits)
    : data_(&data),
      plan_(std::move(plan)),
      units_(data.units.size()),
      achieved_(units_ * plan_->nodes().size()),
      maxima_(achieved_.size(), -1),
      ranks_(achieved_.size()),
      tied_(achieved_.size()),
      scores_(achieved_.size(), kNone),
      keys_(achieved_.size(), ColumnRanker::kUnranked),
      wide_keys_(plan_->nodes().size()),
      ranked_(plan_->nodes().size()) {
  for (std::size_t n = 0; n < plan_->nodes().size(); ++n) {
    if (!plan_->nodes()[n].key.is_one_number()) wide_keys_[n].resize(units_, kNotRanked);
  }
  const bool all_points =
      all_of(plan_->nodes(), [](const NodePlan& node) { return node.form == Form::points; });
  if (all_points) {
    const AnswerColumns::Sums sums = columns.sums(*plan_);
    for (std::size_t n = 0; n < plan_->nodes().size(); ++n) score_points(n, sums);
  }
  for (const UnitIndex unit : rescore::units(data)) {
    if (all_points && data.has_answers(unit)) continue;
    const UnitScores scores = scores_of(unit, edits);
    for (const NodeIndex node : plan_->order()) {
      put(node.value, unit.value, scores.value(node), scores.maximum(node));
    }
  }
  for (std::size_t n = 0; n < plan_->nodes().size(); ++n) rank(n);
}

UnitScores RankTable::scores_of(UnitIndex unit, std::span<const Edit> edits) const {
  if (!data_->has_answers(unit)) return {*plan_, *data_, unit};
  return {*plan_, edited_answers(*data_, unit, edits)};
}

void RankTable::score_points(std::size_t n, const AnswerColumns::Sums& sums) {
  const NodePlan& node = plan_->nodes()[n];
  const std::int32_t* const achieved = sums.achieved.data() + n * sums.stride;
  const std::int32_t* const answered = sums.answered.data() + n * sums.stride;
  if (!node.in_doubles) {
    for (std::size_t u = 0; u < units_; ++u) {
      const NodeValue value{achieved[u], answered[u], points_ratio(node, achieved[u], answered[u])};
      put(n, u, value, maximum_of(node, value));
    }
    return;
  }
  const std::size_t column = at(n, 0);
  const PointsScorer score(node);
  const auto from = [](const std::int32_t* at) { return F64{double(at[0]), double(at[1])}; };
  std::size_t u = 0;
  for (; u + 2 <= units_; u += 2)
    score(from(achieved + u), from(answered + u), &scores_[column + u], &keys_[column + u]);
  if (u < units_)
    score(double(achieved[u]), double(answered[u]), &scores_[column + u], &keys_[column + u]);
  if (!plan_->has_points()) return;
  std::copy_n(achieved, units_, achieved_.data() + column);
  if (node.rule.missing == Missing::zero) {
    std::fill_n(maxima_.data() + column, units_, static_cast<std::int32_t>(node.all_maximum));
  } else {
    std::copy_n(answered, units_, maxima_.data() + column);
  }
}

void RankTable::put(std::size_t n, std::size_t unit, const NodeValue& value,
                    std::optional<std::int64_t> maximum) {
  const NodePlan& node = plan_->nodes()[n];
  const std::size_t i = at(n, unit);
  if (plan_->has_points()) {
    achieved_[i] = static_cast<std::int32_t>(value.achieved);
    maxima_[i] = static_cast<std::int32_t>(maximum.value_or(-1));
  }
  const std::optional<Decimal> score = score_of(node, value);
  scores_[i] = score ? number(*score) : kNone;
  const Key key = key_of(node, value, score);
  keys_[i] = key.whole;
  if (!wide_keys_[n].empty()) wide_keys_[n][unit] = key;
}

void RankTable::rank(std::size_t n) {
  const NodePlan& node = plan_->nodes()[n];
  std::int32_t* const ranks = ranks_.data() + at(n, 0);
  std::int32_t* const tied = tied_.data() + at(n, 0);
  if (node.key.is_one_number()) {
    const bool whole = node.key.kind() == KeyRule::Kind::rounded;
    ranked_[n] = ranker_.rank(std::span(keys_).subspan(at(n, 0), units_), whole, node.rule.ties,
                              ranks, tied);
  } else {
    const RankIndex index(wide_keys_[n], node.rule.ties);
    for (std::size_t u = 0; u < units_; ++u) {
      const Rank found = index.rank(wide_keys_[n][u]);
      ranks[u] = found.value;
      tied[u] = found.tied;
    }
    ranked_[n] = static_cast<int>(units_ - std::count(ranks, ranks + units_, 0));
  }
}

void RankTable::set(const Edit& edit, std::span<const Edit> edits) {
  if (!current_ || current_->unit != edit.unit) {
    current_.emplace(Current{edit.unit, scores_of(edit.unit, edits)});
  }
  UnitScores& scores = current_->scores;
  scores.set(edit.indicator, edit.to);
  const auto update = [&](std::size_t n) {
    const auto node = index_at<NodeIndex>(n);
    const double before = keys_[at(n, edit.unit.value)];
    put(n, edit.unit.value, scores.value(node), scores.maximum(node));
    const double after = keys_[at(n, edit.unit.value)];
    if (!plan_->nodes()[n].key.is_one_number()) return rank(n);
    if (before != after) move(n, edit.unit.value, before, after);
  };
  const LeafPlan& leaf = plan_->leaf(edit.indicator);
  if (leaf.only_points) {
    for (const Term& above : leaf.above) update(above.at);
  } else {
    for (std::size_t n = 0; n < plan_->nodes().size(); ++n) update(n);
  }
}

void RankTable::move(std::size_t n, std::size_t unit, double from, double to) {
  constexpr double kUnranked = ColumnRanker::kUnranked;
  if (plan_->nodes()[n].rule.ties == Ties::dense || from == kUnranked || to == kUnranked) {
    return rank(n);
  }
  const double* const keys = keys_.data() + at(n, 0);
  std::int32_t* const ranks = ranks_.data() + at(n, 0);
  std::int32_t* const tied = tied_.data() + at(n, 0);
  Place own;
  std::size_t u = 0;
  for (; u + kMoved <= units_; u += kMoved) make_way(from, to, keys + u, ranks + u, tied + u, own);
  // The rest, padded with unranked units.
  const std::size_t rest = units_ - u;
  double last_keys[kMoved];
  std::int32_t last_ranks[kMoved]{}, last_tied[kMoved]{};
  std::fill(std::copy_n(keys + u, rest, last_keys), last_keys + kMoved, kUnranked);
  std::copy_n(ranks + u, rest, last_ranks);
  std::copy_n(tied + u, rest, last_tied);
  make_way(from, to, last_keys, last_ranks, last_tied, own);
  std::copy_n(last_ranks, rest, ranks + u);
  std::copy_n(last_tied, rest, tied + u);
  ranks[unit] = 1 + sum(own.above);
  tied[unit] = sum(own.with);
}

Row RankTable::row(UnitIndex unit, NodeIndex node) const {
  const std::size_t i = at(node.value, unit.value);
  Row row{node,         achieved_[i],          std::nullopt,
          std::nullopt, {ranks_[i], tied_[i]}, ranked_[node.value]};
  if (maxima_[i] >= 0) row.maximum = maxima_[i];
  if (!std::isnan(scores_[i])) {
    const int decimals = plan_->node(node).rule.rounding.back();
    const double units = scores_[i] * static_cast<double>(kPowersOfTen[decimals]);
    row.score = Decimal{std::llround(units), static_cast<std::int8_t>(decimals)};
  }
  return row;
}

std::vector<Row> RankTable::rows(UnitIndex unit) const {
  return mapped(nodes(data_->edition), [&](NodeIndex node) { return row(unit, node); });
}

std::vector<Row> RankTable::ranking(NodeIndex node) const {
  return mapped(rescore::units(*data_), [&](UnitIndex unit) { return row(unit, node); });
}

std::vector<Key> RankTable::keys(NodeIndex node) const {
  if (!wide_keys_[node.value].empty()) return wide_keys_[node.value];
  const auto keys = std::span(keys_).subspan(at(node.value, 0), units_);
  return mapped(keys, [](double whole) { return Key{whole}; });
}

RankIndex RankTable::rank_index(NodeIndex node, std::span<const Key> keys) const {
  const std::size_t from = at(node.value, 0);
  return {keys, plan_->node(node).rule.ties, std::span(ranks_).subspan(from, units_),
          std::span(tied_).subspan(from, units_)};
}

}  // namespace rescore
