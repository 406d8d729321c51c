#include "numeric/elementary.h"

#include <cassert>
#include <cstdint>
#include <initializer_list>

namespace rescore {
namespace {

// log 2 in two parts; the first has so few digits that its product with an exponent is exact.
constexpr double kLog2High = 0x1.62E42FEEp-1, kLog2Low = 0x1.A39EF35793C76p-33;

}  // namespace

double natural_log(double x) {
  assert(x >= 0x1p-1022 && x <= 0x1.FFFFFFFFFFFFFp1023);
  // x = 2^exponent * m with m between sqrt(1/2) and sqrt(2).
  constexpr std::uint64_t kOne = 0x3FF0000000000000, kRootOfHalf = 0x3FE6A09E667F3BCD;
  // Emscripten 3.1.6's library lacks std::bit_cast.
  std::uint64_t bits = __builtin_bit_cast(std::uint64_t, x) + kOne - kRootOfHalf;
  const double exponent = static_cast<double>(static_cast<std::int32_t>(bits >> 52) - 1023);
  bits = (bits & 0x000FFFFFFFFFFFFF) + kRootOfHalf;
  const double m = __builtin_bit_cast(double, bits);
  // log m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...) with |s| < 0.1716; the first term left out is
  // 1e-17 of the whole. 2s is split into (m - 1) - s (m - 1), because m - 1 has no rounding error.
  const double f = m - 1;
  const double s = f / (m + 1);
  const double z = s * s;
  double tail = 1.0 / 21;
  for (const double term :
       {1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3}) {
    tail = tail * z + term;
  }
  const double series = 2 * s * (z * tail);
  return exponent * kLog2High + (f - (s * f - (series + exponent * kLog2Low)));
}

double natural_exp(double x) {
  if (x > 709) x = 709;
  if (x < -708) return 0;
  // x = n log 2 + r with |r| <= log 2 / 2.
  constexpr double kOverLog2 = 0x1.71547652B82FEp0;
  const double scaled = x * kOverLog2;
  const auto n = static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  const double r = (x - static_cast<double>(n) * kLog2High) - static_cast<double>(n) * kLog2Low;
  // 1 + r (1 + r/2 (1 + r/3 (...))): the first term left out is below 2e-17.
  double series = 1;
  for (int term = 14; term > 0; --term) series = 1 + r / term * series;
  return series * __builtin_bit_cast(double, static_cast<std::uint64_t>(n + 1023) << 52);
}

}  // namespace rescore
