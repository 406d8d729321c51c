#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/dataset.h"

namespace rescore {

/// The name of an aggregation in files of format 1 and in fingerprints.
std::string_view aggregation_name(Aggregation aggregation);

/// FNV-1a of 64 bits, folded to 32: it guards against mix-ups, not malice.
std::uint32_t folded_hash(std::string_view text);

/// Eight hexadecimal digits that identify everything in the data that results depend on: the
/// edition's questions and scoring, every unit's totals, and the answers of the given units. The
/// order of lists, white space and wording do not matter. It is the folded hash of a sorted text. A
/// unit without responses counts only with its totals.
std::string fingerprint(const Dataset& data, std::span<const UnitIndex> chosen);

/// The same, with all loaded responses.
inline std::string fingerprint(const Dataset& data) {
  return fingerprint(data, units(data));
}

/// The fingerprint of everything that a run depends on: the totals, all responses if `answers` is
/// set, and the method, which need not be one of the edition's.
std::string run_fingerprint(const Dataset& data, const Method& method, bool answers);

/// Eight hexadecimal digits that identify a set of lines, in any order.
std::string hash_of(std::vector<std::string> lines);

}  // namespace rescore
