#include "threshold.h"

namespace rescore {
namespace {

constexpr std::int64_t kPowersOfTen[] = {1, 10, 100, 1000};

/// The least share whose percentage rounds to `units` or more. Half up, x rounds to u or more when
/// x >= u - 1/2; step by step from the last rounding to the first.
Share least_share(const ScopeRule& rule, std::int64_t units) {
  for (std::size_t step = rule.rounding.size() - 1; step > 0; --step) {
    const std::int64_t ten = kPowersOfTen[rule.rounding[step - 1] - rule.rounding[step]];
    units = units * ten - ten / 2;
  }
  return {2 * units - 1, 200 * kPowersOfTen[rule.rounding.front()]};
}

/// The least share whose key is `key`.
Share share_with(const Situation& situation, ScopeIndex scope, Key key) {
  const ScopeRule& rule = rule_for(situation.edition(), situation.method(), scope);
  if (rule.key == RankKey::rounded) return least_share(rule, static_cast<std::int64_t>(key) - 1);
  const std::vector<Key>& keys = situation.keys(scope);
  std::size_t c = 0;
  while (keys[c] != key) ++c;
  return share_of(situation.edition(), situation.method(),
                  situation.table().of(index_at<CountryIndex>(c)), scope);
}

}  // namespace

std::int64_t Threshold::beyond(const Share& share) const {
  const std::int64_t above = q * share.numerator - p * share.denominator;
  return lower ? -above - 1 : above;
}

std::optional<Threshold> rank_threshold(const Situation& situation, CountryIndex country,
                                        ScopeIndex scope, int rank, bool lower) {
  const Key now = situation.keys(scope)[country.value];
  const Ladder& ladder = situation.ladder(scope);
  // Rank k or higher: at least the k-th of the others. Rank k or lower: below the one before it.
  const int which = lower ? rank - 1 : rank;
  if (which == 0) return Threshold{2, 1, true};
  const Key other = ladder.other(which, now);
  if (other == kNotRanked) {
    if (lower) return std::nullopt;
    return Threshold{};
  }
  const Share share = share_with(situation, scope, other);
  return Threshold{share.numerator, share.denominator, lower};
}

Threshold percent_threshold(const ScopeRule& rule, int units, bool lower) {
  const Share share = least_share(rule, std::int64_t{units} + (lower ? 1 : 0));
  return {share.numerator, share.denominator, lower};
}

}  // namespace rescore
