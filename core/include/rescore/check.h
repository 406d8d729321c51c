#pragma once

#include <string>
#include <vector>

#include "rescore/error.h"
#include "rescore/published_results.h"

namespace rescore {

/// How many published figures of one sort were recomputed, and how many agree.
struct Tally {
  std::string what;  ///< "overall ranks", "domain percentages", ...
  int agree{};
  int of{};
};

struct CheckReport {
  std::vector<Tally> tallies;
  Errors errors;  ///< each figure that does not agree, with its place
};

/// Recomputes every published figure the data holds by the publisher's method (the edition's first)
/// and compares: percentages and ranks of all scopes, totals against their parts, the indicators'
/// counts against the countries' totals, and the sheets against the standings. Figures the file
/// leaves out are not counted. In a scope with a wrong percentage, ranks are not reported one by
/// one: one wrong figure moves many ranks.
CheckReport check(const Dataset& data);

}  // namespace rescore
