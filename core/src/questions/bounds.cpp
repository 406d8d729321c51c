#include "rescore/bounds.h"

#include <cassert>

namespace rescore {
namespace {

bool counts(const Evaluation& evaluation, NodeIndex node, IndicatorIndex i) {
  const Edition& edition = evaluation.edition();
  const Indicator& indicator = edition.indicators[i.value];
  if (evaluation.weights().dropped[i.value] != 0) return false;
  if (node == kOverall) return evaluation.weights().overall[i.value] > 0;
  return node == node_of(edition, indicator.domain) || node == node_of(edition, indicator.layer);
}

/// A country's key with every skip answered at the top, or at the bottom, of its scale.
Key filled_key(const Evaluation& evaluation, UnitIndex unit, NodeIndex node, bool top) {
  const Edition& edition = evaluation.edition();
  const auto own = evaluation.table().of(unit);
  std::vector<Totals> totals(own.begin(), own.end());
  const std::vector<Answer> answers = evaluation.answers(unit);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].missing()) continue;
    const auto indicator = index_at<IndicatorIndex>(i);
    const Scale& scale = edition.scale_of(indicator);
    const int score = top ? scale.maximum() : scale.options.front().score;
    ScoreDelta(edition, evaluation.weights(), indicator)
        .replace(totals, answers[i], {static_cast<std::int16_t>(score)});
  }
  return key_of(ratio_of(edition, evaluation.method(), totals, node),
                rule_for(edition, evaluation.method(), node));
}

}  // namespace

std::vector<SkipBounds> skip_bounds(const Evaluation& evaluation, NodeIndex node) {
  const std::size_t units = evaluation.data().published_results.units.size();
  std::vector<SkipBounds> bounds(units);
  std::vector<Key> top(units);
  std::vector<Key> bottom(units);
  for (std::size_t c = 0; c < units; ++c) {
    const auto unit = index_at<UnitIndex>(c);
    assert(evaluation.has_answers(unit));
    const std::vector<Answer> answers = evaluation.answers(unit);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const bool missing = answers[i].missing();
      bounds[c].missing += missing && counts(evaluation, node, index_at<IndicatorIndex>(i)) ? 1 : 0;
    }
    top[c] = filled_key(evaluation, unit, node, true);
    bottom[c] = filled_key(evaluation, unit, node, false);
  }
  const Ties ties = rule_for(evaluation.edition(), evaluation.method(), node).ties;
  const RankIndex& now = evaluation.rank_index(node);
  const RankIndex tops(top, ties);
  const RankIndex bottoms(bottom, ties);
  for (std::size_t c = 0; c < units; ++c) {
    const Key own = evaluation.keys(node)[c];
    bounds[c].own = {now.place_if(own, top[c]), now.place_if(own, bottom[c])};
    bounds[c].everyones = {bottoms.place_if(bottom[c], top[c]), tops.place_if(top[c], bottom[c])};
  }
  return bounds;
}

}  // namespace rescore
