#pragma once

#include <string>
#include <vector>

#include "model/dataset.h"

/// What was put together, as the files that the core reads.
namespace rescore {

/// An edition of format 1 as index.json.
std::string edition_json(const Edition& edition);

/// The published results as standings.json; there must be some, with points.
std::string published_results_json(const Dataset& data);

/// Eight hexadecimal digits that stand for which unit is in which region; results do not depend on
/// it. Empty unless every unit has a region.
std::string region_fingerprint(const std::vector<Unit>& units);

}  // namespace rescore
