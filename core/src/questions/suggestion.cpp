#include "rescore/suggestion.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "base/order.h"

namespace rescore {

std::vector<Suggestion> suggestions_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node,
                                       std::size_t most) {
  const Edition& edition = evaluation.edition();
  const std::vector<Answer> answers = evaluation.answers(unit);
  const auto own = evaluation.table().of(unit);
  std::vector<Totals> totals(own.begin(), own.end());
  const auto ratio_now = [&] {
    return millionths(ratio_of(edition, evaluation.method(), totals, node));
  };
  const Place place = evaluation.row(unit, node).place;
  const std::int64_t ratio = ratio_now();
  std::vector<Suggestion> best;     // of each indicator that has one
  std::vector<std::int64_t> rises;  // of the share, by suggestion
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const ScoreDelta delta(edition, evaluation.weights(), indicator);
    std::pair<int, std::int64_t> effect;  // places gained and rise, of the best so far
    Suggestion suggestion{indicator, answers[i]};
    for (const Option& option : edition.scale_of(indicator).options) {
      const Answer to{static_cast<std::int16_t>(option.score)};
      delta.replace(totals, answers[i], to);
      const int rank = evaluation.row_if(unit, node, totals).place.rank;
      const std::pair other(places_gained(place, {rank, 0}), ratio_now() - ratio);
      delta.replace(totals, to, answers[i]);
      if (other <= effect) continue;
      effect = other;
      suggestion = {indicator, to, rank, other.first};
    }
    if (suggestion.to == answers[i]) continue;
    best.push_back(suggestion);
    rises.push_back(effect.second);
  }
  const auto order = ordered(best.size(), [&](std::size_t a, std::size_t b) {
    return std::tie(best[a].gained, rises[a]) > std::tie(best[b].gained, rises[b]);
  });
  std::vector<Suggestion> suggestions;
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
    suggestions.push_back(best[order[i]]);
  }
  return suggestions;
}

}  // namespace rescore
