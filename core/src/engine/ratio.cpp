#include "engine/ratio.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace rescore {
namespace {

constexpr int kGridDecimals = 12;

/// Applies the remaining rounding steps to the result of the first.
Decimal decimal(std::int64_t units, const NodeRule& rule) {
  return {static_cast<std::int64_t>(LaterSteps(rule)(static_cast<double>(units))),
          static_cast<std::int8_t>(rule.rounding.back())};
}

}  // namespace

LaterSteps::LaterSteps(const NodeRule& rule) : halves_(rule.halves) {
  for (std::size_t step = 1; step < rule.rounding.size(); ++step) {
    const int fewer = rule.rounding[step - 1] - rule.rounding[step];
    tens_[count_++] = static_cast<double>(kPowersOfTen[fewer]);
  }
}

std::int64_t rounded(Wide numerator, Wide denominator, Halves halves) {
  assert(denominator > 0);
  constexpr Wide kMost = static_cast<std::int64_t>(kMostInDoubles);
  if (numerator < kMost && numerator > -kMost && denominator < kMost) {
    const auto n = static_cast<double>(static_cast<std::int64_t>(numerator));
    const auto d = static_cast<double>(static_cast<std::int64_t>(denominator));
    return static_cast<std::int64_t>(nearest(n / d, halves));
  }
  // floor((2 n + d) / 2 d): halves up, for negative numbers too.
  const Wide upper = 2 * numerator + denominator;
  const Wide lower = 2 * denominator;
  Wide whole = upper / lower;
  const Wide rest = upper % lower;
  if (rest < 0) --whole;
  if (rest == 0 && halves == Halves::even && whole % 2 != 0) --whole;
  return static_cast<std::int64_t>(whole);
}

std::int64_t on_grid(double number) {
  constexpr double kMost = 9e18;
  const double units = std::floor(number * static_cast<double>(kPowersOfTen[kGridDecimals]) + 0.5);
  // In this order, what is not a number is at the lower end.
  return static_cast<std::int64_t>(std::max(-kMost, std::min(units, kMost)));
}

Decimal rounded_on_grid(double number, const NodeRule& rule) {
  const int decimals = rule.rounding.front();
  const double scaled = number * static_cast<double>(kPowersOfTen[decimals]);
  // Except near a half and near its end, the grid makes no difference.
  constexpr double kNear = 1e-4;
  constexpr double kEnd = 8.9e6;
  const double whole = nearest(scaled, rule.halves);
  if (std::abs(scaled - whole) < 0.5 - kNear && std::abs(whole) < kEnd) {
    return decimal(static_cast<std::int64_t>(whole), rule);
  }
  const std::int64_t step = kPowersOfTen[kGridDecimals - decimals];
  return decimal(rounded(on_grid(number), step, rule.halves), rule);
}

std::optional<Decimal> rounded(const Ratio& ratio, std::int64_t scale, std::int64_t scale_divisor,
                               const NodeRule& rule) {
  if (!ratio.present()) return std::nullopt;
  const std::int64_t one = kPowersOfTen[rule.rounding.front()];
  return decimal(rounded(static_cast<Wide>(ratio.numerator) * (scale * one),
                         static_cast<Wide>(ratio.denominator) * scale_divisor, rule.halves),
                 rule);
}

}  // namespace rescore
