#include "model/dataset.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/format.h"
#include "base/lists.h"

namespace rescore {

std::string_view kind_name(NodeKind kind) {
  static constexpr std::array<std::string_view, 4> names = {"overall", "domain", "layer", "node"};
  return names[static_cast<std::size_t>(kind)];
}

std::string full_id(NodeKind kind, const std::string& id) {
  if (kind == NodeKind::other && id == "overall") return id;
  return format("{}:{}", {kind_name(kind), id});
}

Totals& Totals::operator+=(const Totals& part) {
  achieved += part.achieved;
  if (!part.answered_maximum) answered_maximum.reset();
  if (answered_maximum) *answered_maximum += *part.answered_maximum;
  all_maximum += part.all_maximum;
  return *this;
}

std::optional<std::int64_t> maximum_of(const Totals& totals, Missing missing) {
  return missing == Missing::zero ? totals.all_maximum : totals.answered_maximum;
}

std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers) {
  assert(answers.size() == edition.indicators.size());
  std::vector<Totals> totals(edition.nodes.size(), {0, 0, 0});
  for (const auto indicator : all_indices<IndicatorIndex>(answers.size())) {
    const Scale& scale = edition.scale_of(indicator);
    if (scale.number) continue;
    for (const NodeIndex node : nodes_above(edition, indicator)) {
      Totals& sum = totals[node.value];
      sum.all_maximum += scale.maximum();
      if (answers[indicator.value].missing()) continue;
      *sum.answered_maximum += scale.maximum();
      sum.achieved += static_cast<std::int64_t>(answers[indicator.value].score);
    }
  }
  return totals;
}

std::optional<UnitIndex> find_unit(const Dataset& data, std::string_view code) {
  const auto it = find_by(data.units, code, &Unit::code);
  if (it == data.units.end()) return std::nullopt;
  return index_at<UnitIndex>(static_cast<std::size_t>(it - data.units.begin()));
}

SortedLists::SortedLists(const Dataset& data)
    : units(rescore::units(data)),
      indicators(all_indices<IndicatorIndex>(data.edition.indicators.size())) {
  sort_by(units, [&](UnitIndex u) -> std::string_view { return data.units[u.value].code; });
  sort_by(indicators, [&](IndicatorIndex i) -> std::string_view {
    return data.edition.indicators[i.value].id;
  });
}

std::vector<UnitIndex> units_without_responses(const Dataset& data) {
  std::vector<UnitIndex> without = units(data);
  std::erase_if(without, [&](UnitIndex unit) { return data.has_answers(unit); });
  return without;
}

std::vector<double> sorted_scores(const Dataset& data, IndicatorIndex indicator) {
  std::vector<double> scores;
  for (const UnitIndex unit : units(data)) {
    if (!data.has_answers(unit)) continue;
    const Answer answer = data.answers(unit)[indicator.value];
    if (!answer.missing()) scores.push_back(answer.score);
  }
  std::sort(scores.begin(), scores.end());
  return scores;
}

std::vector<Answer> edited_answers(const Dataset& data, UnitIndex unit,
                                   std::span<const Edit> edits) {
  assert(data.has_answers(unit));
  std::vector<Answer> answers = data.answers(unit);
  for (const Edit& edit : edits) {
    if (edit.unit == unit) answers[edit.indicator.value] = edit.to;
  }
  return answers;
}

}  // namespace rescore
