#pragma once

#include <cstdint>
#include <numeric>
#include <optional>

#include "base/format.h"
#include "rescore/index.h"
#include "rescore/score.h"

/// Exact ratios, and the only rounding code.
namespace rescore {

__extension__ using Wide = __int128;

/// numerator / denominator. A denominator of 0 means no value.
struct Ratio {
  std::int64_t numerator{};
  std::int64_t denominator{};
  bool present() const { return denominator != 0; }
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// The least common multiple of two whole numbers, 0 or more; 0 beyond `most`.
inline std::int64_t common_multiple(std::int64_t a, std::int64_t b, std::int64_t most) {
  if (b == 0) return 0;
  const std::int64_t step = a / std::gcd(a, b);
  return step > most / b ? 0 : step * b;
}

/// numerator / denominator (above 0), rounded to the nearest whole number.
std::int64_t rounded(Wide numerator, Wide denominator, Halves halves);

/// If whole numbers below this limit are divided as doubles, a quotient is a half only if it is
/// exactly one, and otherwise lies on the correct side of it.
inline constexpr double kMostInDoubles = 0x1p51;

/// The nearest whole number; `Number` is a double below 2^51, or a vector of them (numeric/simd.h).
template <class Number>
Number nearest(Number number, Halves halves) {
  // Beyond 2^52 doubles have no decimals, and adding rounds halves to even.
  constexpr double kShift = 0x1.8p52;
  const Number even = (number + kShift) - kShift;
  return halves == Halves::even ? even : (number - even == 0.5 ? even + 1.0 : even);
}

/// The steps of NodeRule::rounding after the first one.
class LaterSteps {
 public:
  explicit LaterSteps(const NodeRule& rule);
  /// From a result of the first step. `Number` as in nearest().
  template <class Number>
  Number operator()(Number units) const {
    for (int step = 0; step < count_; ++step) units = nearest(units / tens_[step], halves_);
    return units;
  }

 private:
  Halves halves_;
  int count_ = 0;
  double tens_[2];  ///< a rule has at most three steps
};

/// Rounds a number to a grid of 12 decimals; the result is in units of the last decimal. Sums of
/// doubles have a smaller error than one such unit. So values that are equal in exact arithmetic
/// are equal on the grid, and exact halves are found. Limited to 9 million.
std::int64_t on_grid(double number);

/// A number on the grid, rounded by the rule's steps.
Decimal rounded_on_grid(double number, const NodeRule& rule);

/// ratio x scale / scale_divisor, rounded by the rule's steps; empty without a value.
std::optional<Decimal> rounded(const Ratio& ratio, std::int64_t scale, std::int64_t scale_divisor,
                               const NodeRule& rule);

}  // namespace rescore
