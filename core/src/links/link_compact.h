#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/dataset.h"

/// The compact form of many changes, the value of a link's key x: base64url of four bytes of
/// checksum and an arithmetic code. Which answers are changed, and to which options, is coded
/// country by country, sorted by code, and indicator by indicator, sorted by id; published answers
/// play no part, so the same text means the same changes with any data that has these lists.
namespace rescore::compact {

/// Whether changes of this edition have a compact form: every indicator has options, and not many.
bool can_write(const Edition& edition);

/// Each answer at most once. Cost: two passes over all answers of all countries.
std::string written(const Dataset& data, std::span<const Edit> edits);

/// The changes, by country code and indicator id; empty if the text was altered or cut, or made for
/// other lists of countries, indicators or options.
std::optional<std::vector<Edit>> read(const Dataset& data, std::string_view text);

}  // namespace rescore::compact
