#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/ratio.h"

/// What units are ordered by: the only place that makes it.
namespace rescore {

/// A unit's key in one node: the higher key is nearer to rank 1, equal keys tie. Keys of one node
/// under one method can be compared, others not.
struct Key {
  std::int64_t whole{};
  std::uint64_t first{}, second{};  ///< further binary digits, where 64 do not tell ratios apart
  friend auto operator<=>(const Key&, const Key&) = default;
};

/// Lower than every key: not ranked.
inline constexpr Key kNotRanked{INT64_MIN, 0, 0};

/// How keys of one node are made.
///  - rounded: the rounded score's units.
///  - an exact ratio with denominators up to 2^21 and values up to 512: in 2^-43ths, by one
///  division
///    of doubles. Such ratios differ by more than 2^-42, and a double errs by less than 2^-44, so
///    that different ratios have different keys; equal ratios have equal quotients.
///  - any other exact ratio (denominators below 2^63): 128 binary digits after the point, by long
///    division. Such ratios differ by more than 2^-126.
///  - a real number: in 10^-12ths, see on_grid.
/// Where the lowest score has rank 1, the complement of it.
class KeyRule {
 public:
  enum class Kind : std::uint8_t { rounded, narrow, wide, real };
  KeyRule(Kind kind, First first) : kind_(kind), lowest_(first == First::lowest) {}

  Kind kind() const { return kind_; }
  bool lowest_first() const { return lowest_; }

  Key of_rounded(const Decimal& score) const { return directed({score.units, 0, 0}); }
  Key of_ratio(const Ratio& ratio) const;
  Key of_grid(std::int64_t units) const { return directed({units, 0, 0}); }

  /// The largest denominator and value of narrow keys.
  static constexpr std::int64_t kNarrowDenominator = std::int64_t{1} << 21;
  static constexpr double kNarrowValue = 512;

 private:
  Key directed(Key key) const {
    if (!lowest_) return key;
    // Where one word tells all apart, the others stay 0, as in tables that keep that word alone.
    return kind_ == Kind::wide ? Key{~key.whole, ~key.first, ~key.second} : Key{~key.whole, 0, 0};
  }

  Kind kind_;
  bool lowest_;
};

}  // namespace rescore
