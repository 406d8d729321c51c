#include "rescore/rank_table.h"

#include <algorithm>

namespace rescore {

RankTable::RankTable(const Edition& edition, const Method& method, const Table& table)
    : method_(&method), units_(table.totals.size() / table.nodes) {
  for (const NodeIndex node : nodes(edition)) {
    const std::vector<Key> keys = keys_of(edition, table, method, node);
    keys_.insert(keys_.end(), keys.begin(), keys.end());
  }
  ranks_.resize(keys_.size());
  for (std::size_t node = 0; node < table.nodes; ++node) rank_all(edition, node);
}

void RankTable::rank_all(const Edition& edition, std::size_t node) {
  const auto index = index_at<NodeIndex>(node);
  const auto keys = std::span(keys_).subspan(node * units_, units_);
  const std::vector<Place> places = places_of(keys, rule_for(edition, *method_, index).ties);
  std::transform(places.begin(), places.end(),
                 ranks_.begin() + static_cast<std::ptrdiff_t>(node * units_),
                 [](const Place& place) { return place.rank; });
}

void RankTable::update(const Edition& edition, UnitIndex unit, std::span<const Totals> totals) {
  for (std::size_t s = 0; s < totals.size(); ++s) {
    const auto node = index_at<NodeIndex>(s);
    const NodeRule& rule = rule_for(edition, *method_, node);
    Key* keys = keys_.data() + s * units_;
    std::int32_t* ranks = ranks_.data() + s * units_;
    const Key was = keys[unit.value];
    const Key is = key_of(ratio_of(edition, *method_, totals, node), rule);
    if (is == was) continue;
    keys[unit.value] = is;
    if (rule.ties == Ties::dense || is == kNotRanked) {
      rank_all(edition, s);
      continue;
    }
    // Who was below and is above no more, and the other way round; nobody else's rank changes.
    std::int32_t own = 1;
    for (std::size_t c = 0; c < units_; ++c) {
      const int below_now = is > keys[c] ? 1 : 0;
      const int below_before = was > keys[c] ? 1 : 0;
      ranks[c] += keys[c] == kNotRanked ? 0 : below_now - below_before;
      own += keys[c] > is ? 1 : 0;
    }
    ranks[unit.value] = own;
  }
}

}  // namespace rescore
