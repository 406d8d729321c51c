#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rescore/method.h"
#include "rescore/score.h"

namespace rescore {

/// What a country is ranked by in one scope, as one number: the higher key ranks higher, equal keys
/// tie, and 0 means not ranked. For the key `rounded` it is the percentage's units + 1; for `exact`
/// it is the share in 2^-42ths + 1, which tells any two shares apart whose denominators are at most
/// 2^21 (as all sums of points are).
using Key = std::uint64_t;
inline constexpr Key kNotRanked = 0;

/// The key of a share under a rule; kNotRanked without a share.
Key key_of(const Ratio& ratio, const NodeRule& rule);
/// The same when the share's percentage by the rule is at hand.
Key key_of(const Ratio& ratio, const NodeRule& rule, const std::optional<Decimal>& percent);

/// A rank and how many share it. Rank 1 is the highest key; 0 means not ranked.
struct Place {
  int rank{};
  int tied{};  ///< countries with this rank, the country itself included
  friend bool operator==(const Place&, const Place&) = default;
};

/// The place of every key, in the order given. Countries that are not ranked push nobody down.
/// Cost: one sort.
std::vector<Place> places_of(std::span<const Key> keys, Ties ties);

/// The place of one key only. Cost: one pass for `competition`.
Place place_of(std::span<const Key> keys, std::size_t which, Ties ties);

/// The keys of one scope in order, ready for "what if one country had another key". Cost: one sort
/// to build, a binary search a question.
class RankIndex {
 public:
  RankIndex(std::span<const Key> keys, Ties ties);

  /// The place of a country whose key is `now`, if it were `then`. {} when `then` is kNotRanked.
  Place place_if(Key now, Key then) const;
  /// The k-th highest key (k from 1) of the other countries, if one has `now`; with dense ties the
  /// k-th highest of their distinct keys. kNotRanked when there are fewer.
  Key other(int k, Key now) const;
  /// How many countries are ranked, if the one with `now` had `then`.
  int ranked_if(Key now, Key then) const;

 private:
  struct Step {
    Key key;
    int count;  ///< countries with this key
    int above;  ///< countries with a higher one
  };
  std::size_t find(Key key) const;  ///< the first step that is not above `key`

  std::vector<Step> steps_;  ///< falling keys
  int ranked_ = 0;
  Ties ties_;
};

}  // namespace rescore
