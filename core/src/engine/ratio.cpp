#include "engine/ratio.h"

#include <cassert>
#include <cmath>

namespace rescore {

std::int64_t rounded(Wide numerator, Wide denominator, Halves halves) {
  assert(denominator > 0);
  // Small numbers, which points are: the quotient of doubles below 2^52 has the right whole part,
  // as it is nearer to the exact one than that is to the next whole number.
  constexpr Wide kSmall = std::int64_t{1} << 50;
  if (numerator >= 0 && numerator < kSmall && denominator < kSmall) {
    const auto upper = static_cast<std::int64_t>(2 * numerator + denominator);
    const auto lower = static_cast<std::int64_t>(2 * denominator);
    const auto up =
        static_cast<std::int64_t>(static_cast<double>(upper) / static_cast<double>(lower));
    const bool to_even = halves == Halves::even && up % 2 != 0 && up * lower == upper;
    return up - (to_even ? 1 : 0);
  }
  // floor((2 n + d) / 2 d): halves up, for negative numbers too.
  const Wide upper = 2 * numerator + denominator;
  const Wide lower = 2 * denominator;
  Wide whole = upper / lower;
  Wide rest = upper % lower;
  if (rest < 0) {
    --whole;
    rest += lower;
  }
  const bool half = rest == 0;
  if (half && halves == Halves::even && whole % 2 != 0) --whole;
  return static_cast<std::int64_t>(whole);
}

std::int64_t on_grid(double number) {
  constexpr double kMost = 9e18;
  const double units = std::floor(number * static_cast<double>(kPowersOfTen[kGridDecimals]) + 0.5);
  if (!(units > -kMost)) return -static_cast<std::int64_t>(kMost);
  return static_cast<std::int64_t>(units < kMost ? units : kMost);
}

Decimal rounded_in_steps(std::int64_t units, int decimals, const NodeRule& rule) {
  for (const int next : rule.rounding) {
    if (next == decimals) continue;
    units = rounded(units, kPowersOfTen[decimals - next], rule.halves);
    decimals = next;
  }
  return {units, static_cast<std::int8_t>(decimals)};
}

Decimal rounded_on_grid(double number, const NodeRule& rule) {
  const int decimals = rule.rounding.front();
  const double scaled = number * static_cast<double>(kPowersOfTen[decimals]) + 0.5;
  const double whole = std::floor(scaled);
  // Away from a half the grid changes nothing, up to its end.
  constexpr double kNear = 1e-4;
  constexpr double kEnd = 8.9e6;
  const bool near_half = !(scaled - whole > kNear && scaled - whole < 1 - kNear);
  if (near_half || whole > 1e9 || whole < -1e9 || number > kEnd || number < -kEnd) {
    return rounded_in_steps(on_grid(number), kGridDecimals, rule);
  }
  return rounded_in_steps(static_cast<std::int64_t>(whole), decimals, rule);
}

std::optional<Decimal> rounded(const Ratio& ratio, std::int64_t scale, std::int64_t scale_divisor,
                               const NodeRule& rule) {
  if (!ratio.present()) return std::nullopt;
  const int first = rule.rounding.front();
  const Wide numerator = static_cast<Wide>(ratio.numerator) * (scale * kPowersOfTen[first]);
  const Wide denominator = static_cast<Wide>(ratio.denominator) * scale_divisor;
  return rounded_in_steps(rounded(numerator, denominator, rule.halves), first, rule);
}

}  // namespace rescore
