#pragma once

#include "import_verb.h"
#include "verbs.h"

namespace rescore::cli {

/// Imports a spreadsheet with its tables: one data folder, or one for each year below --out. Prints
/// what was made, left out and found. If anything is wrong, nothing is written.
int import_tables_verb(const Arguments& arguments, const ImportArguments& import);

}  // namespace rescore::cli
