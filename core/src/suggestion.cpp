#include "rescore/suggestion.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "order.h"

namespace rescore {

std::vector<Suggestion> suggestions_of(const Situation& situation, CountryIndex country,
                                       ScopeIndex scope, std::size_t most) {
  const Edition& edition = situation.edition();
  const std::vector<Answer> answers = situation.answers(country);
  const auto own = situation.table().of(country);
  std::vector<Totals> totals(own.begin(), own.end());
  const auto share_now = [&] {
    return millionths(share_of(edition, situation.method(), totals, scope));
  };
  const Place place = situation.row(country, scope).place;
  const std::int64_t share = share_now();
  std::vector<Suggestion> best;     // of each indicator that has one
  std::vector<std::int64_t> rises;  // of the share, by suggestion
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const Stake stake(edition, situation.weights(), indicator);
    std::pair<int, std::int64_t> effect;  // places gained and rise, of the best so far
    Suggestion suggestion{indicator, answers[i]};
    for (const Option& option : edition.scale_of(indicator).options) {
      const Answer to{static_cast<std::int16_t>(option.score)};
      stake.replace(totals, answers[i], to);
      const int rank = situation.row_if(country, scope, totals).place.rank;
      const std::pair other(places_gained(place, {rank, 0}), share_now() - share);
      stake.replace(totals, to, answers[i]);
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
