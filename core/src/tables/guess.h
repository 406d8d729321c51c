#pragma once

#include <optional>
#include <string>

#include "tables/columns.h"
#include "tables/meta.h"
#include "tables/printed.h"

namespace rescore::tables {

/// Derives what a table about the index would say from the data alone. A column of numbers is an
/// indicator; so is one with Yes and No (True and False). Other columns of text are left out, with
/// a note. What stands before a dot or underscore, or letters before a number, is the part above
/// ("budget.free", "A1"), if every part has a printed score or, without those, every column has one
/// and there are at least two. Reports a table without indicators.
std::optional<Meta> guess_meta(const Table& data, const UnitColumns& columns,
                               const std::optional<Printed>& printed, Errors& notes,
                               Errors& errors);

}  // namespace rescore::tables
