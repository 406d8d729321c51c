#pragma once

#include <cstdint>
#include <optional>

#include "base/format.h"
#include "rescore/index.h"
#include "rescore/score.h"

/// Exact ratios and the one rounding.
namespace rescore {

__extension__ using Wide = __int128;

/// numerator / denominator; a denominator of 0 means that there is no value.
struct Ratio {
  std::int64_t numerator{};
  std::int64_t denominator{};
  bool present() const { return denominator != 0; }
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// numerator / denominator (above 0) to the nearest whole number.
std::int64_t rounded(Wide numerator, Wide denominator, Halves halves);

/// Whole numbers below it divide as doubles so that a quotient is a half only where it is one, and
/// is on the right side of it everywhere else.
inline constexpr double kMostInDoubles = 0x1p51;

/// The nearest whole number; `Number` is a double below 2^51, or a vector of them (numeric/simd.h).
template <class Number>
Number nearest(Number number, Halves halves) {
  // Beyond 2^52 doubles have no decimals, and halves go to the even neighbour.
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

/// A number that is known to 12 decimals, in units of the last of them. Sums of doubles err by less
/// than one such unit, so that what is equal in exact arithmetic is equal here, and what is half
/// way between two decimals is found to be. Beyond 9 million it stays there.
std::int64_t on_grid(double number);

/// A number on the grid, rounded by the rule's steps.
Decimal rounded_on_grid(double number, const NodeRule& rule);

/// ratio x scale / scale_divisor, rounded by the rule's steps; empty without a value.
std::optional<Decimal> rounded(const Ratio& ratio, std::int64_t scale, std::int64_t scale_divisor,
                               const NodeRule& rule);

}  // namespace rescore
