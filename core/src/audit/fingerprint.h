#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/dataset.h"

namespace rescore {

/// An aggregation as files of format 1 and fingerprints call it.
std::string_view aggregation_name(Aggregation aggregation);

/// FNV-1a of 64 bits, folded to 32: it guards against mix-ups, not malice.
std::uint32_t folded_hash(std::string_view text);

/// Eight hexadecimal digits that stand for the data as far as results depend on it: how the edition
/// asks and scores, every unit's totals, and the answers of the given units; not on the order of
/// lists, white space or wording. The folded hash of a sorted,
/// textual form. A unit without responses counts with its totals only.
std::string fingerprint(const Dataset& data, std::span<const UnitIndex> units);

/// The same over all responses that are loaded.
std::string fingerprint(const Dataset& data);

/// What a run of trials depends on: the totals, with `answers` all responses, and the method, which
/// may be none of the edition's.
std::string run_fingerprint(const Dataset& data, const Method& method, bool answers);

/// Eight hexadecimal digits that stand for lines, in whatever order they come.
std::string hash_of(std::vector<std::string> lines);

}  // namespace rescore
