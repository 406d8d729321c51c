#pragma once

#include <vector>

#include "model/dataset.h"
#include "rescore/tables/import.h"

namespace rescore::tables {

/// Tries rules on the answers of all units and gives the data the one that reproduces most printed
/// scores and ranks; of several, the simplest. A rule is a choice of
///  - the whole and its parts: sum, arithmetic or geometric mean;
///  - missing answers: left out, 0, or no score (if any is missing);
///  - weights: as given, equal, the points that a choice or number can have (for sums), or fitted
///    to the printed scores;
///  - numbers without goalposts: as they are, or from the lowest to the highest;
///  - scale: 1, 10, 100 or the best is 100;
///  - rank by the exact or the printed score, the highest or lowest first, ties with or without a
///    gap, halves up or to even.
/// There must be published results and all responses. `fits` receives the best rules, best first,
/// at most three, each reproducing less than the one before. Returns how many were tried.
int find_rule(Dataset& data, std::vector<RuleFit>& fits);

}  // namespace rescore::tables
