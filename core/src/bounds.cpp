#include "rescore/bounds.h"

#include <cassert>

namespace rescore {
namespace {

bool counts(const Situation& situation, ScopeIndex scope, IndicatorIndex i) {
  const Edition& edition = situation.edition();
  const Indicator& indicator = edition.indicators[i.value];
  if (situation.weights().dropped[i.value] != 0) return false;
  if (scope == kOverall) return situation.weights().overall[i.value] > 0;
  return scope == scope_of(edition, indicator.domain) ||
         scope == scope_of(edition, indicator.layer);
}

/// A country's key with every skip answered at the top, or at the bottom, of its scale.
Key filled_key(const Situation& situation, CountryIndex country, ScopeIndex scope, bool top) {
  const Edition& edition = situation.edition();
  const auto own = situation.table().of(country);
  std::vector<Totals> totals(own.begin(), own.end());
  const std::vector<Answer> answers = situation.answers(country);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].skipped()) continue;
    const auto indicator = index_at<IndicatorIndex>(i);
    const Scale& scale = edition.scale_of(indicator);
    const int score = top ? scale.maximum() : scale.options.front().score;
    Stake(edition, situation.weights(), indicator)
        .replace(totals, answers[i], {static_cast<std::int16_t>(score)});
  }
  return key_of(share_of(edition, situation.method(), totals, scope),
                rule_for(edition, situation.method(), scope));
}

}  // namespace

std::vector<SkipBounds> skip_bounds(const Situation& situation, ScopeIndex scope) {
  const std::size_t countries = situation.data().standings.countries.size();
  std::vector<SkipBounds> bounds(countries);
  std::vector<Key> top(countries);
  std::vector<Key> bottom(countries);
  for (std::size_t c = 0; c < countries; ++c) {
    const auto country = index_at<CountryIndex>(c);
    assert(situation.has_answers(country));
    const std::vector<Answer> answers = situation.answers(country);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const bool skipped = answers[i].skipped();
      bounds[c].skipped += skipped && counts(situation, scope, index_at<IndicatorIndex>(i)) ? 1 : 0;
    }
    top[c] = filled_key(situation, country, scope, true);
    bottom[c] = filled_key(situation, country, scope, false);
  }
  const Ties ties = rule_for(situation.edition(), situation.method(), scope).ties;
  const Ladder& now = situation.ladder(scope);
  const Ladder tops(top, ties);
  const Ladder bottoms(bottom, ties);
  for (std::size_t c = 0; c < countries; ++c) {
    const Key own = situation.keys(scope)[c];
    bounds[c].own = {now.place_if(own, top[c]), now.place_if(own, bottom[c])};
    bounds[c].everyones = {bottoms.place_if(bottom[c], top[c]), tops.place_if(top[c], bottom[c])};
  }
  return bounds;
}

}  // namespace rescore
