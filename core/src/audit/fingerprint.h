#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/dataset.h"

namespace rescore {

/// Eight hexadecimal digits that stand for the data as far as results depend on it: how the edition
/// asks and scores, every unit's totals, and the answers of the given units; not on the order of
/// lists, white space or wording. FNV-1a (64 bit, folded to 32) over a sorted, textual form: it
/// guards against mix-ups, not malice. A unit without responses counts with its totals only.
std::string fingerprint(const Dataset& data, std::span<const UnitIndex> units);

/// The same over all responses that are loaded.
std::string fingerprint(const Dataset& data);

/// What a run of trials depends on: the totals, with `answers` all responses, and the method, which
/// may be none of the edition's.
std::string run_fingerprint(const Dataset& data, const Method& method, bool answers);

/// Eight hexadecimal digits that stand for which unit is in which region; results do not depend on
/// it. Empty unless every unit has a region.
std::string region_fingerprint(const std::vector<Unit>& units);

}  // namespace rescore
