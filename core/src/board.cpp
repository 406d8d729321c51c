#include "rescore/board.h"

#include <algorithm>

namespace rescore {

Board::Board(const Edition& edition, const Method& method, const Table& table)
    : method_(&method), countries_(table.totals.size() / table.scopes) {
  for (const ScopeIndex scope : scopes(edition)) {
    const std::vector<Key> keys = keys_of(edition, table, method, scope);
    keys_.insert(keys_.end(), keys.begin(), keys.end());
  }
  ranks_.resize(keys_.size());
  for (std::size_t scope = 0; scope < table.scopes; ++scope) rank_all(edition, scope);
}

void Board::rank_all(const Edition& edition, std::size_t scope) {
  const auto index = index_at<ScopeIndex>(scope);
  const auto keys = std::span(keys_).subspan(scope * countries_, countries_);
  const std::vector<Place> places = places_of(keys, rule_for(edition, *method_, index).ties);
  std::transform(places.begin(), places.end(),
                 ranks_.begin() + static_cast<std::ptrdiff_t>(scope * countries_),
                 [](const Place& place) { return place.rank; });
}

void Board::update(const Edition& edition, CountryIndex country, std::span<const Totals> totals) {
  for (std::size_t s = 0; s < totals.size(); ++s) {
    const auto scope = index_at<ScopeIndex>(s);
    const ScopeRule& rule = rule_for(edition, *method_, scope);
    Key* keys = keys_.data() + s * countries_;
    std::int32_t* ranks = ranks_.data() + s * countries_;
    const Key was = keys[country.value];
    const Key is = key_of(share_of(edition, *method_, totals, scope), rule);
    if (is == was) continue;
    keys[country.value] = is;
    if (rule.ties == Ties::dense || is == kNotRanked) {
      rank_all(edition, s);
      continue;
    }
    // Who was below and is above no more, and the other way round; nobody else's rank changes.
    std::int32_t own = 1;
    for (std::size_t c = 0; c < countries_; ++c) {
      const int below_now = is > keys[c] ? 1 : 0;
      const int below_before = was > keys[c] ? 1 : 0;
      ranks[c] += keys[c] == kNotRanked ? 0 : below_now - below_before;
      own += keys[c] > is ? 1 : 0;
    }
    ranks[country.value] = own;
  }
}

}  // namespace rescore
