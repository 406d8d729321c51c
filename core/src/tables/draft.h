#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/dataset.h"
#include "tables/columns.h"
#include "tables/meta.h"
#include "tables/printed.h"

namespace rescore::tables {

/// What all editions of a table share: where everything stands.
struct Sources {
  const Table& data;
  UnitColumns columns;
  Meta meta;
  const Table* meta_table;  ///< null if `meta` was derived from the data
  std::optional<Printed> printed;
};

/// Makes the edition of the rows with this text in the column Time (of all rows without one): its
/// units, scales, nodes, indicators, the publisher's method, the answers and the printed figures.
/// Texts that are too long are cut with an ellipsis; an indicator keeps the whole as its question.
/// Reports faults at their cells. What was left out or read as missing becomes a note.
std::optional<Dataset> draft(const Sources& sources, std::string_view time, Errors& notes,
                             Errors& errors);

}  // namespace rescore::tables
