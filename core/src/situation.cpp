#include "rescore/situation.h"

#include <cassert>

namespace rescore {

Situation::Situation(const Dataset& data, const Method& method, std::span<const Edit> edits)
    : Situation(data, method, edits, with_edits(data, table_of(data), edits)) {}

Situation::Situation(const Dataset& data, const Method& method, std::span<const Edit> edits,
                     const Table& plain)
    : data_(&data),
      method_(method),
      edits_(edits),
      weights_(weights_of(data.edition, method)),
      table_(weighted_table(data, plain, edits, method)) {
  for (const ScopeIndex scope : scopes(edition())) {
    keys_.push_back(keys_of(edition(), table_, method, scope));
    ladders_.emplace_back(keys_.back(), rule_for(edition(), method, scope).ties);
  }
}

bool Situation::has_answers(CountryIndex country) const {
  return find_sheet(*data_, data_->standings.countries[country.value].code) != nullptr;
}

std::vector<Answer> Situation::answers(CountryIndex country) const {
  const Sheet* sheet = find_sheet(*data_, data_->standings.countries[country.value].code);
  assert(sheet != nullptr);
  return edited_answers(*sheet, country, edits_);
}

Row Situation::row_if(CountryIndex country, ScopeIndex scope,
                      std::span<const Totals> totals) const {
  const ScopeRule& rule = rule_for(edition(), method_, scope);
  const Share share = share_of(edition(), method_, totals, scope);
  const auto percent = percent_of(share, rule.rounding);
  const Key now = keys(scope)[country.value];
  const Key then = key_of(share, rule, percent);
  const Totals& own = totals[scope.value];
  return {scope,
          own.achieved,
          maximum_of(own, rule.denominator),
          percent,
          ladder(scope).place_if(now, then),
          ladder(scope).ranked_if(now, then)};
}

Row Situation::row(CountryIndex country, ScopeIndex scope) const {
  return row_if(country, scope, table_.of(country));
}

Stake::Stake(const Edition& edition, const Weights& weights, IndicatorIndex indicator)
    : dropped_(weights.dropped[indicator.value] != 0),
      weight_(weights.overall[indicator.value]),
      maximum_(edition.scale_of(indicator).maximum()),
      domain_(scope_of(edition, edition.indicators[indicator.value].domain)),
      layer_(scope_of(edition, edition.indicators[indicator.value].layer)) {}

void Stake::replace(std::span<Totals> totals, Answer from, Answer to) const {
  if (dropped_) return;
  const int points = (to.skipped() ? 0 : to.score) - (from.skipped() ? 0 : from.score);
  const int answered = (to.skipped() ? 0 : 1) - (from.skipped() ? 0 : 1);
  const auto add = [&](ScopeIndex scope, int weight) {
    totals[scope.value].achieved += weight * points;
    totals[scope.value].answered_maximum += weight * answered * maximum_;
  };
  add(kOverall, weight_);
  add(domain_, 1);
  add(layer_, 1);
}

int places_gained(const Place& before, const Place& after) {
  return before.rank == 0 || after.rank == 0 ? 0 : before.rank - after.rank;
}

}  // namespace rescore
