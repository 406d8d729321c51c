#include "rescore/rank.h"

#include <algorithm>
#include <array>
#include <functional>

namespace rescore {

Key key_of(const Ratio& ratio, const NodeRule& rule) {
  if (rule.key == RankKey::exact) return key_of(ratio, rule, {});
  return key_of(ratio, rule, percent_of(ratio, rule.rounding, rule.halves));
}

Key key_of(const Ratio& ratio, const NodeRule& rule, const std::optional<Decimal>& percent) {
  if (ratio.denominator == 0) return kNotRanked;
  if (rule.key == RankKey::rounded) return static_cast<Key>(percent->units) + 1;
  // 42 binary digits by long division in two steps, as the numerator may have 40 itself.
  const auto denominator = static_cast<std::uint64_t>(ratio.denominator);
  const std::uint64_t first = static_cast<std::uint64_t>(ratio.numerator) << 21;
  const std::uint64_t second = (first % denominator) << 21;
  return (first / denominator << 21) + second / denominator + 1;
}

std::vector<Place> places_of(std::span<const Key> keys, Ties ties) {
  const RankIndex rank_index(keys, ties);
  std::vector<Place> places(keys.size());
  std::transform(keys.begin(), keys.end(), places.begin(),
                 [&](Key key) { return rank_index.place_if(key, key); });
  return places;
}

Place place_of(std::span<const Key> keys, std::size_t which, Ties ties) {
  const Key own = keys[which];
  if (own == kNotRanked) return {};
  if (ties == Ties::dense) return places_of(keys, ties)[which];
  Place place{1, 0};
  for (const Key key : keys) {
    place.rank += key > own ? 1 : 0;
    place.tied += key == own ? 1 : 0;
  }
  return place;
}

RankIndex::RankIndex(std::span<const Key> keys, Ties ties) : ties_(ties) {
  const auto add = [this](Key key, int count) {
    steps_.push_back({key, count, ranked_});
    ranked_ += count;
  };
  // Percentages to tenths have a thousand values, which are quicker counted than sorted.
  constexpr Key kFew = 1 << 11;
  const Key highest = keys.empty() ? kNotRanked : *std::max_element(keys.begin(), keys.end());
  if (highest < kFew) {
    std::array<int, kFew> counts;
    const auto last = static_cast<std::size_t>(highest);
    for (int& count : std::span(counts).first(last + 1)) count = 0;
    for (const Key key : keys) ++counts[static_cast<std::size_t>(key)];
    for (std::size_t key = last; key > kNotRanked; --key) {
      if (counts[key] > 0) add(key, counts[key]);
    }
    return;
  }
  std::vector<Key> sorted(keys.begin(), keys.end());
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && sorted[end] == sorted[begin]) ++end;
    if (sorted[begin] != kNotRanked) add(sorted[begin], static_cast<int>(end - begin));
  }
}

std::size_t RankIndex::find(Key key) const {
  const auto it = std::partition_point(steps_.begin(), steps_.end(),
                                       [&](const Step& step) { return step.key > key; });
  return static_cast<std::size_t>(it - steps_.begin());
}

Place RankIndex::place_if(Key now, Key then) const {
  if (then == kNotRanked) return {};
  const std::size_t at = find(then);
  const bool leaves_above = now > then;
  const int with = at < steps_.size() && steps_[at].key == then ? steps_[at].count : 0;
  int above = at < steps_.size() ? steps_[at].above : ranked_;
  if (ties_ == Ties::dense) {
    const bool alone = leaves_above && steps_[find(now)].count == 1;
    above = static_cast<int>(at) - (alone ? 1 : 0);
  } else if (leaves_above) {
    --above;
  }
  return {above + 1, with + (now == then ? 0 : 1)};
}

Key RankIndex::other(int k, Key now) const {
  int seen = 0;
  for (const Step& step : steps_) {
    const int others = step.count - (step.key == now ? 1 : 0);
    if (others == 0) continue;
    seen += ties_ == Ties::dense ? 1 : others;
    if (seen >= k) return step.key;
  }
  return kNotRanked;
}

int RankIndex::ranked_if(Key now, Key then) const {
  return ranked_ - (now != kNotRanked ? 1 : 0) + (then != kNotRanked ? 1 : 0);
}

}  // namespace rescore
