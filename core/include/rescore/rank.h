#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rescore/method.h"
#include "rescore/score.h"

namespace rescore {

/// What a country is ranked by in one scope: a ratio, compared by cross-multiplication. For the key
/// `rounded` it is the percentage over 1. A denominator of 0 means: not ranked.
struct Key {
  std::int64_t numerator{};
  std::int64_t denominator{};
  bool ranked() const { return denominator > 0; }
};

/// True when `a` ranks higher than `b` (has more influence by the index's definition).
/// Both must be ranked.
bool higher(const Key& a, const Key& b);

/// The key of totals under a rule. Not ranked when every indicator is skipped, or when the rule's
/// maximum is not known.
Key key_of(const Totals& totals, const ScopeRule& rule);

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

}  // namespace rescore
