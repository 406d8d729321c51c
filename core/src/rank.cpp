#include "rescore/rank.h"

#include <algorithm>

namespace rescore {

bool higher(const Key& a, const Key& b) {
  return a.numerator * b.denominator > b.numerator * a.denominator;
}

Key key_of(const Totals& totals, const ScopeRule& rule) {
  const std::optional<int> maximum = maximum_of(totals, rule.denominator);
  if (!maximum || *maximum == 0) return {};
  if (rule.key == RankKey::exact) return {totals.achieved, *maximum};
  return {percent_of(totals.achieved, *maximum, rule.rounding)->units, 1};
}

std::vector<Place> places_of(std::span<const Key> keys, Ties ties) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].ranked()) order.push_back(i);
  }
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return higher(keys[a], keys[b]); });

  std::vector<Place> places(keys.size());
  int groups = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && !higher(keys[order[begin]], keys[order[end]])) ++end;
    ++groups;
    const int rank = ties == Ties::dense ? groups : static_cast<int>(begin) + 1;
    for (std::size_t i = begin; i < end; ++i) {
      places[order[i]] = {rank, static_cast<int>(end - begin)};
    }
    begin = end;
  }
  return places;
}

Place place_of(std::span<const Key> keys, std::size_t which, Ties ties) {
  const Key& own = keys[which];
  if (!own.ranked()) return {};
  if (ties == Ties::dense) return places_of(keys, ties)[which];
  Place place{1, 0};
  for (const Key& key : keys) {
    if (!key.ranked()) continue;
    if (higher(key, own)) {
      ++place.rank;
    } else if (!higher(own, key)) {
      ++place.tied;
    }
  }
  return place;
}

}  // namespace rescore
