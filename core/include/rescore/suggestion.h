#pragma once

#include <cstddef>
#include <vector>

#include "rescore/evaluation.h"

namespace rescore {

/// One answer that would take a country higher in the ranking, all else as it is.
struct Suggestion {
  IndicatorIndex indicator;
  Answer to;     ///< an option, never a skip
  int rank{};    ///< the country's rank after it
  int gained{};  ///< places gained, 0 or more
};

/// At most `most` single changes of a country's answers that raise it in `scope`: most places
/// gained first, then the largest rise of the share. They are the first of impact_of (impact.h)
/// that raise rank or share and are no skip, each indicator once. The country's sheet must be
/// loaded. Cost: options x one binary search.
std::vector<Suggestion> suggestions_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node,
                                       std::size_t most);

}  // namespace rescore
