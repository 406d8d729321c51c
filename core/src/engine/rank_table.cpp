#include "engine/rank_table.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <tuple>

namespace rescore {
namespace {

constexpr std::int64_t kNoScore = INT64_MIN;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

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
      score_units_(achieved_.size(), kNoScore),
      keys_(achieved_.size(), ColumnRanker::kUnranked),
      wide_keys_(plan_->nodes().size()),
      values_(plan_->nodes().size()),
      ranked_(plan_->nodes().size()) {
  bool all_points = true;
  for (std::size_t n = 0; n < plan_->nodes().size(); ++n) {
    if (is_wide(n)) wide_keys_[n].resize(units_, kNotRanked);
    const bool points = plan_->nodes()[n].form == Form::points;
    all_points = all_points && points;
    if (!points || !plan_->has_points()) values_[n].resize(units_);
  }
  if (all_points) {
    for (std::size_t n = 0; n < plan_->nodes().size(); ++n) compute_points(n, columns);
  }
  for (const UnitIndex unit : rescore::units(data)) {
    if (!all_points || !data.has_answers(unit)) compute_unit(unit, scores_of(unit, edits));
  }
  for (std::size_t n = 0; n < plan_->nodes().size(); ++n) rank(n);
}

UnitScores RankTable::scores_of(UnitIndex unit, std::span<const Edit> edits) const {
  if (!data_->has_answers(unit)) return {*plan_, *data_, unit};
  return {*plan_, edited_answers(*data_, unit, edits)};
}

void RankTable::compute_points(std::size_t n, const AnswerColumns& columns) {
  const NodePlan& node = plan_->nodes()[n];
  std::vector<std::int32_t> achieved(columns.stride());
  std::vector<std::int32_t> answered(columns.stride());
  columns.add_up(*plan_, node, achieved.data(), answered.data());
  NodeValue value;
  for (std::size_t u = 0; u < units_; ++u) {
    value.achieved = achieved[u];
    value.answered = answered[u];
    value.ratio = points_ratio(node, value.achieved, answered[u]);
    put(n, u, value, node.rule.missing == Missing::zero ? node.all_maximum : answered[u]);
  }
}

void RankTable::compute_unit(UnitIndex unit, const UnitScores& scores) {
  for (std::size_t n = 0; n < plan_->nodes().size(); ++n) {
    const auto node = index_at<NodeIndex>(n);
    put(n, unit.value, scores.value(node), scores.maximum(node));
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
  score_units_[i] = score ? score->units : kNoScore;
  scores_[i] = score ? number(*score) : kNone;
  const Key key = key_of(node, value, score);
  keys_[i] = key.whole;
  if (!wide_keys_[n].empty()) wide_keys_[n][unit] = key;
  if (!values_[n].empty()) values_[n][unit] = value;
}

void RankTable::rank(std::size_t n) {
  const Ties ties = plan_->nodes()[n].rule.ties;
  std::int32_t* const ranks = ranks_.data() + at(n, 0);
  std::int32_t* const tied = tied_.data() + at(n, 0);
  if (is_wide(n)) {
    const std::vector<Rank> found = ranks_of(wide_keys_[n], ties);
    for (std::size_t u = 0; u < units_; ++u) std::tie(ranks[u], tied[u]) = std::tuple(found[u].value, found[u].tied);
  } else {
    ranker_.rank(std::span(keys_).subspan(at(n, 0), units_), ties, ranks, tied);
  }
  ranked_[n] = static_cast<int>(std::count_if(ranks, ranks + units_, [](int rank) { return rank > 0; }));
}

void RankTable::set(const Edit& edit, std::span<const Edit> edits) {
  if (!current_ || current_->unit != edit.unit) {
    current_.emplace(Current{edit.unit, scores_of(edit.unit, edits)});
  }
  UnitScores& scores = current_->scores;
  scores.set(edit.indicator, edit.to);
  const auto update = [&](std::size_t n) {
    const auto node = index_at<NodeIndex>(n);
    const std::int64_t before = keys_[at(n, edit.unit.value)];
    const bool wide = is_wide(n);
    put(n, edit.unit.value, scores.value(node), scores.maximum(node));
    const std::int64_t after = keys_[at(n, edit.unit.value)];
    if (wide) return rank(n);
    if (before != after) move(n, edit.unit.value, before, after);
  };
  const LeafPlan& leaf = plan_->leaf(edit.indicator);
  if (leaf.only_points) {
    for (const Term& above : leaf.above) update(above.at);
  } else {
    for (std::size_t n = 0; n < plan_->nodes().size(); ++n) update(n);
  }
}

void RankTable::move(std::size_t n, std::size_t unit, std::int64_t from, std::int64_t to) {
  constexpr std::int64_t kUnranked = ColumnRanker::kUnranked;
  if (plan_->nodes()[n].rule.ties == Ties::dense || from == kUnranked || to == kUnranked) {
    return rank(n);
  }
  // Who was below and is above no more, and the other way round; nobody else's rank changes.
  const std::int64_t* const keys = keys_.data() + at(n, 0);
  std::int32_t* const ranks = ranks_.data() + at(n, 0);
  std::int32_t* const tied = tied_.data() + at(n, 0);
  std::int32_t own = 1;
  std::int32_t with = 0;
  for (std::size_t u = 0; u < units_; ++u) {
    const std::int64_t key = keys[u];
    const int there = key == kUnranked ? 0 : 1;
    ranks[u] += there * ((to > key ? 1 : 0) - (from > key ? 1 : 0));
    tied[u] += (to == key ? 1 : 0) - (from == key ? 1 : 0);
    own += key > to ? 1 : 0;
    with += key == to ? 1 : 0;
  }
  ranks[unit] = own;
  tied[unit] = with;
}

Row RankTable::row(UnitIndex unit, NodeIndex node) const {
  const std::size_t i = at(node.value, unit.value);
  Row row{node, achieved_[i], std::nullopt, std::nullopt, {ranks_[i], tied_[i]}, ranked_[node.value]};
  if (maxima_[i] >= 0) row.maximum = maxima_[i];
  if (score_units_[i] != kNoScore) {
    const int decimals = plan_->node(node).rule.rounding.back();
    row.score = Decimal{score_units_[i], static_cast<std::int8_t>(decimals)};
  }
  return row;
}

std::vector<Row> RankTable::rows(UnitIndex unit) const {
  std::vector<Row> rows;
  for (std::size_t n = 0; n < plan_->nodes().size(); ++n) {
    rows.push_back(row(unit, index_at<NodeIndex>(n)));
  }
  return rows;
}

std::vector<Row> RankTable::ranking(NodeIndex node) const {
  std::vector<Row> rows;
  for (std::size_t u = 0; u < units_; ++u) rows.push_back(row(index_at<UnitIndex>(u), node));
  return rows;
}

std::vector<Key> RankTable::keys(NodeIndex node) const {
  if (is_wide(node.value)) return wide_keys_[node.value];
  std::vector<Key> keys;
  keys.reserve(units_);
  for (std::size_t u = 0; u < units_; ++u) keys.push_back({keys_[at(node.value, u)], 0, 0});
  return keys;
}

std::vector<double> RankTable::shares(NodeIndex node) const {
  const NodePlan& plan = plan_->node(node);
  std::vector<double> shares;
  for (std::size_t u = 0; u < units_; ++u) {
    if (!values_[node.value].empty()) {
      shares.push_back(share_of(plan, values_[node.value][u]).value_or(kNone));
      continue;
    }
    const std::size_t i = at(node.value, u);
    const bool none = score_units_[i] == kNoScore;
    shares.push_back(none ? kNone : static_cast<double>(achieved_[i]) / maxima_[i]);
  }
  return shares;
}

}  // namespace rescore
