#pragma once

#include <optional>
#include <string>

#include "rescore/index.h"
#include "tables/table.h"

namespace rescore::tables {

/// What a table says about the index as a whole. Empty texts were not given.
struct About {
  std::string edition, title, unit;
  std::optional<Source> source;
};

/// Reads the columns Key and Value. Keys are edition, title, unit, publisher, website, data,
/// version, citation, caveat, measures and high_rank, in any case. Reports other keys, keys that
/// stand twice, addresses and ids that are none, and a source without one of its parts (the last
/// three may be missing).
std::optional<About> read_about(const Table& table, Errors& errors);

}  // namespace rescore::tables
