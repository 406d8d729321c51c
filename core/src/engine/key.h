#pragma once

#include <compare>
#include <cstdint>
#include <limits>

#include "engine/ratio.h"

/// The keys that order units. No other file makes keys.
namespace rescore {

/// A unit's key in one node. A higher key is nearer to rank 1, and equal keys tie. Only keys of the
/// same node under the same method can be compared.
struct Key {
  double whole{};  ///< never NaN
  std::uint64_t first{},
      second{};  ///< further binary digits, if a double cannot tell the values apart
  friend auto operator<=>(const Key&, const Key&) = default;
};

/// Lower than every key; means unranked.
inline constexpr Key kNotRanked{-std::numeric_limits<double>::infinity(), 0, 0};

/// How keys of one node are made.
///  - rounded: the rounded score's units.
///  - narrow, exact ratios that doubles can tell apart: the quotient. Equal ratios have equal
///    quotients. Other quotients keep the ratios' order, because the ratios differ by more than the
///    error of doubles (`is_narrow`).
///  - wide, any other exact ratio (denominators below 2^63): the whole part and 128 binary digits
///    after the point, by long division. Such ratios differ by more than 2^-126.
///  - real: in 10^-12ths, see on_grid. If the lowest score has rank 1, the complement of these.
class KeyRule {
 public:
  enum class Kind : std::uint8_t { rounded, narrow, wide, real };
  KeyRule(Kind kind, First first) : kind_(kind), lowest_(first == First::lowest) {}

  Kind kind() const { return kind_; }
  bool lowest_first() const { return lowest_; }
  /// Whether a single double represents a key completely.
  bool is_one_number() const { return kind_ != Kind::wide; }

  Key of_rounded(const Decimal& score) const { return of(static_cast<double>(score.units)); }
  Key of_ratio(const Ratio& ratio) const;
  Key of_grid(std::int64_t units) const { return of(static_cast<double>(units)); }

  /// Whether ratios with denominators and values up to these limits are narrow: two different ones
  /// differ by at least 1 / denominator^2, and doubles up to `value` have an error of value x
  /// 2^-53.
  static bool is_narrow(double denominator, double value) {
    return denominator * denominator * value < 0x1p51;
  }

 private:
  Key of(double whole) const { return {lowest_ ? -whole : whole, 0, 0}; }

  Kind kind_;
  bool lowest_;
};

}  // namespace rescore
