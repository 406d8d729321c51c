#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "tables/table.h"

namespace rescore::tables {

/// The columns of the data that say what a row is, not what was answered or measured.
struct UnitColumns {
  std::size_t code{}, name{};  ///< may be the same column
  std::optional<std::size_t> group{}, time{};
  /// The printed score and rank of the whole index, if they stand beside the data.
  std::optional<std::size_t> score{}, rank{};

  bool has(std::size_t column) const;
};

/// Finds them by their headers: COINr's uCode, uName, Time and Group, or usual names such as ISO,
/// Country, Year, Region, Score and Rank. A column that `indicators` names is none of them. Without
/// a known header the first column with a different text in every row is the name. Reports a
/// table that has none.
std::optional<UnitColumns> find_unit_columns(const Table& data,
                                             const std::vector<std::string>& indicators,
                                             Errors& errors);

}  // namespace rescore::tables
