#include "weights/weights.h"

#include "base/format.h"
#include "weights/rank_ends.h"

namespace rescore {

std::string to_text(const Fraction& fraction) {
  const std::string whole = to_decimal(fraction.numerator);
  return fraction.denominator == 1 ? whole : whole + "/" + to_decimal(fraction.denominator);
}

namespace weights {

std::optional<WeightRanges> ranges_of(const WeightSpace& space, const Evaluation& evaluation,
                                      const Fraction& at_least, std::optional<UnitIndex> unit,
                                      Errors& errors) {
  WeightRanges ranges{space.parts(), at_least, {}, 0, 0};
  const std::size_t size = space.lines().size();
  const auto add = [&](std::size_t own) {
    ranges.units.push_back(
        {space.lines()[own].unit, best_rank(space, own), worst_rank(space, own)});
    for (std::size_t other = 0; other < size; ++other) {
      if (other == own || (!unit && other < own)) continue;
      ++ranges.pairs;
      const bool both = space.can_be_above(own, other) && space.can_be_above(other, own);
      ranges.decided += both ? 0 : 1;
    }
  };
  if (!unit) {
    for (std::size_t own = 0; own < size; ++own) add(own);
    return ranges;
  }
  const auto own = space.find(*unit);
  if (!own) {
    report(errors, ErrorCode::bad_request, "{} has no overall score, so no rank.",
           {evaluation.data().units[unit->value].name});
    return std::nullopt;
  }
  add(*own);
  return ranges;
}

}  // namespace weights
}  // namespace rescore
