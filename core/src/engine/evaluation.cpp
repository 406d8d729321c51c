#include "rescore/evaluation.h"

#include <cassert>

namespace rescore {

Evaluation::Evaluation(const Dataset& data, const Method& method, std::span<const Edit> edits)
    : Evaluation(data, method, edits, with_edits(data, table_of(data), edits)) {}

Evaluation::Evaluation(const Dataset& data, const Method& method, std::span<const Edit> edits,
                       const Table& plain)
    : data_(&data),
      method_(method),
      edits_(edits),
      weights_(weights_of(data.edition, method)),
      table_(weighted_table(data, plain, edits, method)) {
  for (const NodeIndex node : nodes(edition())) {
    keys_.push_back(keys_of(edition(), table_, method, node));
    rank_indexes_.emplace_back(keys_.back(), rule_for(edition(), method, node).ties);
  }
}

bool Evaluation::has_answers(UnitIndex unit) const {
  return find_responses(*data_, data_->published_results.units[unit.value].code) != nullptr;
}

std::vector<Answer> Evaluation::answers(UnitIndex unit) const {
  const Responses* responses =
      find_responses(*data_, data_->published_results.units[unit.value].code);
  assert(responses != nullptr);
  return edited_answers(*responses, unit, edits_);
}

Row Evaluation::row_if(UnitIndex unit, NodeIndex node, std::span<const Totals> totals) const {
  const NodeRule& rule = rule_for(edition(), method_, node);
  const Ratio ratio = ratio_of(edition(), method_, totals, node);
  const auto percent = percent_of(ratio, rule.rounding, rule.halves);
  const Key now = keys(node)[unit.value];
  const Key then = key_of(ratio, rule, percent);
  const Totals& own = totals[node.value];
  return {node,
          own.achieved,
          maximum_of(own, rule.denominator),
          percent,
          rank_index(node).place_if(now, then),
          rank_index(node).ranked_if(now, then)};
}

Row Evaluation::row(UnitIndex unit, NodeIndex node) const {
  return row_if(unit, node, table_.of(unit));
}

ScoreDelta::ScoreDelta(const Edition& edition, const Weights& weights, IndicatorIndex indicator)
    : dropped_(weights.dropped[indicator.value] != 0),
      weight_(weights.overall[indicator.value]),
      maximum_(edition.scale_of(indicator).maximum()),
      domain_(node_of(edition, edition.indicators[indicator.value].domain)),
      layer_(node_of(edition, edition.indicators[indicator.value].layer)) {}

void ScoreDelta::replace(std::span<Totals> totals, Answer from, Answer to) const {
  if (dropped_) return;
  const int points = (to.missing() ? 0 : to.score) - (from.missing() ? 0 : from.score);
  const int answered = (to.missing() ? 0 : 1) - (from.missing() ? 0 : 1);
  const auto add = [&](NodeIndex node, int weight) {
    totals[node.value].achieved += weight * points;
    totals[node.value].answered_maximum += weight * answered * maximum_;
  };
  add(kOverall, weight_);
  add(domain_, 1);
  add(layer_, 1);
}

int places_gained(const Place& before, const Place& after) {
  return before.rank == 0 || after.rank == 0 ? 0 : before.rank - after.rank;
}

}  // namespace rescore
