#pragma once

#include <string>
#include <vector>

#include "model/dataset.h"

/// Writes an imported edition as files that the core reads.
namespace rescore {

/// An edition of format 1 as index.json.
std::string edition_json(const Edition& edition);

/// The published results as standings.json. They must exist, and have points.
std::string published_results_json(const Dataset& data);

/// Eight hexadecimal digits that identify which unit is in which region. Results do not depend on
/// this. Empty unless every unit has a region.
std::string region_fingerprint(const std::vector<Unit>& units);

}  // namespace rescore
