#include "rescore/score.h"

#include "base/format.h"

namespace rescore {

std::string to_text(const Decimal& decimal) {
  return to_decimal(decimal.units, decimal.decimals);
}

double number(const Decimal& decimal) {
  return static_cast<double>(decimal.units) / static_cast<double>(kPowersOfTen[decimal.decimals]);
}

int ranks_gained(const Rank& before, const Rank& after) {
  return before.value == 0 || after.value == 0 ? 0 : before.value - after.value;
}

}  // namespace rescore
