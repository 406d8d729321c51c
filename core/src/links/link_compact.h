#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/dataset.h"

/// The compact form of many changes, the value of a link's key x: base64url of four bytes of
/// checksum and an arithmetic code. Which answers are changed, and to which options, is coded
/// country by country, sorted by code, and indicator by indicator, sorted by id; what was published
/// plays no part, so the same text means the same changes on any data with these lists.
namespace rescore::compact {

/// Whether changes of this edition have a compact form: every indicator has options, and not too
/// many of them.
bool can_write(const Edition& edition);

/// One answer at most once. Cost: one pass over all answers of all countries, twice.
std::string written(const Dataset& data, std::span<const Edit> edits);

/// The changes, by country's code and indicator's id; nothing when the text was altered, cut or
/// written for other lists of countries, indicators or options.
std::optional<std::vector<Edit>> read(const Dataset& data, std::string_view text);

}  // namespace rescore::compact
