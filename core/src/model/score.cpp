#include "rescore/score.h"

#include "base/format.h"

namespace rescore {

std::string to_text(const Decimal& decimal) {
  return to_decimal(decimal.units, decimal.decimals);
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
