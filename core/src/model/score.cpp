#include "rescore/score.h"

#include "base/format.h"

namespace rescore {

std::string to_text(const Decimal& decimal) {
  const bool negative = decimal.units < 0;
  std::string digits = to_decimal(negative ? -decimal.units : decimal.units);
  const auto decimals = static_cast<std::size_t>(decimal.decimals);
  if (decimals > 0) {
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.end() - static_cast<std::ptrdiff_t>(decimals), '.');
  }
  return negative ? "-" + digits : digits;
}

double number(const Decimal& decimal) {
  double power = 1;
  for (int d = 0; d < decimal.decimals; ++d) power *= 10;
  return static_cast<double>(decimal.units) / power;
}

int ranks_gained(const Rank& before, const Rank& after) {
  return before.value == 0 || after.value == 0 ? 0 : before.value - after.value;
}

}  // namespace rescore
