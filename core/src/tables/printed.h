#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tables/columns.h"
#include "tables/table.h"

namespace rescore::tables {

/// One published score with its rank.
struct PrintedFigure {
  std::size_t line{};  ///< in its file
  std::string unit;    ///< code
  std::string node;    ///< code of an aggregate; empty for the root
  std::string time;    ///< empty if the table has no such column
  std::string score;   ///< as printed, with a decimal point; empty if there is none
  std::optional<int> rank;
};

struct Printed {
  std::string file;
  std::vector<PrintedFigure> figures;
  int decimals = 0;  ///< the most that a score has
};

/// Reads uCode, node (by default the root), score and rank, and Time if the data has it. A rank may
/// have a mark of a tie ("=12"). A band of ranks or scores ("101-150") is not a figure, and becomes
/// a note. Reports anything else that is not a number.
std::optional<Printed> read_printed(const Table& table, Errors& notes, Errors& errors);
/// The same from columns beside the data; empty if it has none.
std::optional<Printed> printed_beside(const Table& data, const UnitColumns& columns, Errors& notes,
                                      Errors& errors);

}  // namespace rescore::tables
