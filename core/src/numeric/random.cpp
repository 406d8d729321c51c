#include "numeric/random.h"

#include <algorithm>
#include <cassert>

#include "numeric/elementary.h"

namespace rescore {

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
