#include "rescore/impact.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace rescore {
namespace {

/// The answers other than the present one: every other option, then skip.
template <class Do>
void for_each_other(const Scale& scale, Answer from, Do act) {
  for (const Option& option : scale.options) {
    const Answer to{static_cast<std::int16_t>(option.score)};
    if (to != from) act(to);
  }
  if (!from.skipped()) act(Answer::skip());
}

}  // namespace

std::vector<Impact> impact_of(const Situation& situation, CountryIndex country, ScopeIndex scope) {
  const Edition& edition = situation.edition();
  const std::vector<Answer> answers = situation.answers(country);
  const auto now = situation.table().of(country);
  const Place place = situation.row(country, scope).place;
  const std::int64_t share = millionths(share_of(edition, situation.method(), now, scope));
  std::vector<Totals> totals(now.begin(), now.end());
  std::vector<Impact> impacts;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const std::array<ScopeIndex, 3> moved = {kOverall,
                                             scope_of(edition, edition.indicators[i].domain),
                                             scope_of(edition, edition.indicators[i].layer)};
    for_each_other(edition.scale_of(indicator), answers[i], [&](Answer to) {
      replace_answer(totals, edition, situation.weights(), indicator, answers[i], to);
      Impact impact{{country, indicator, to}, answers[i], {}, 0, 0};
      for (std::size_t m = 0; m < moved.size(); ++m) {
        impact.after[m] = situation.row_if(country, moved[m], totals);
        if (moved[m] != scope) continue;
        impact.gained = places_gained(place, impact.after[m].place);
        impact.share = millionths(share_of(edition, situation.method(), totals, scope)) - share;
      }
      impacts.push_back(impact);
      replace_answer(totals, edition, situation.weights(), indicator, to, answers[i]);
    });
  }
  std::stable_sort(impacts.begin(), impacts.end(), [](const Impact& a, const Impact& b) {
    return std::tuple(std::abs(a.gained), std::abs(a.share)) >
           std::tuple(std::abs(b.gained), std::abs(b.share));
  });
  return impacts;
}

std::vector<Pivot> pivots_of(const Situation& situation, CountryIndex country, ScopeIndex scope) {
  const Edition& edition = situation.edition();
  std::vector<Pivot> pivots(edition.indicators.size());
  if (!situation.has_answers(country)) return pivots;
  const std::vector<Answer> answers = situation.answers(country);
  const ScopeRule& rule = rule_for(edition, situation.method(), scope);
  const Ladder& ladder = situation.ladder(scope);
  const Key now = situation.keys(scope)[country.value];
  const Place place = ladder.place_if(now, now);
  const auto own = situation.table().of(country);
  std::vector<Totals> totals(own.begin(), own.end());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    Pivot& pivot = pivots[i];
    pivot.up_to = pivot.down_to = answers[i];
    const Indicator& asked = edition.indicators[i];
    if (scope != kOverall && scope != scope_of(edition, asked.domain) &&
        scope != scope_of(edition, asked.layer)) {
      continue;
    }
    for_each_other(edition.scale_of(indicator), answers[i], [&](Answer to) {
      replace_answer(totals, edition, situation.weights(), indicator, answers[i], to);
      const Key then = key_of(share_of(edition, situation.method(), totals, scope), rule);
      replace_answer(totals, edition, situation.weights(), indicator, to, answers[i]);
      if (then == now) return;
      const int gained = places_gained(place, ladder.place_if(now, then));
      if (gained > pivot.up) {
        pivot.up = static_cast<std::int16_t>(gained);
        pivot.up_to = to;
      } else if (-gained > pivot.down) {
        pivot.down = static_cast<std::int16_t>(-gained);
        pivot.down_to = to;
      }
    });
  }
  return pivots;
}

std::vector<Pivot> pivot_map(const Situation& situation, ScopeIndex scope) {
  std::vector<Pivot> map;
  for (std::size_t c = 0; c < situation.data().standings.countries.size(); ++c) {
    const std::vector<Pivot> line = pivots_of(situation, index_at<CountryIndex>(c), scope);
    map.insert(map.end(), line.begin(), line.end());
  }
  return map;
}

}  // namespace rescore
