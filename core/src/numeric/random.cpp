#include "rescore/random.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace rescore {

double natural_log(double x) {
  // x = 2^exponent * m with m between sqrt(1/2) and sqrt(2).
  constexpr std::uint64_t kOne = 0x3FF0000000000000, kRootOfHalf = 0x3FE6A09E667F3BCD;
  std::uint64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  bits += kOne - kRootOfHalf;
  const double exponent = static_cast<double>(static_cast<std::int32_t>(bits >> 52) - 1023);
  bits = (bits & 0x000FFFFFFFFFFFFF) + kRootOfHalf;
  double m;
  std::memcpy(&m, &bits, sizeof m);
  // log m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...) with |s| < 0.1716; the first term left out is
  // 1e-17 of the whole. 2s is taken apart as (m - 1) - s (m - 1), as m - 1 has no rounding error.
  const double f = m - 1;
  const double s = f / (m + 1);
  const double z = s * s;
  double tail = 1.0 / 21;
  for (const double term :
       {1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3}) {
    tail = tail * z + term;
  }
  // log 2 in two parts; the first has so few digits that its product with an exponent is exact.
  constexpr double kLog2High = 0x1.62E42FEEp-1, kLog2Low = 0x1.A39EF35793C76p-33;
  const double series = 2 * s * (z * tail);
  return exponent * kLog2High + (f - (s * f - (series + exponent * kLog2Low)));
}

double exponential_sum(RandomStream& random, int count) {
  assert(count > 0);
  // A number from unit() is at least 2^-33, so a product of 30 stays above the smallest normal
  // number, 2^-1022.
  constexpr int kFactors = 30;
  double sum = 0;
  for (int left = count; left > 0; left -= kFactors) {
    double product = 1;
    for (int factor = std::min(left, kFactors); factor > 0; --factor) product *= random.uniform01();
    sum -= natural_log(product);
  }
  return sum;
}

void dirichlet(RandomStream& random, int concentration, std::span<std::uint32_t> fractions) {
  assert(!fractions.empty() && fractions.size() <= kMaxFractions);
  std::array<double, kMaxFractions> parts;
  double sum = 0;
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    parts[i] = exponential_sum(random, concentration);
    sum += parts[i];
  }
  const double scale = kOneFraction / sum;
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    fractions[i] = std::max(static_cast<std::uint32_t>(parts[i] * scale), std::uint32_t{1});
  }
}

}  // namespace rescore
