#pragma once

#include <string>

#include "rescore/china_index/import.h"
#include "rescore/error.h"

namespace rescore::cli {

struct ImportArguments {
  std::string raw;      ///< a file, or a folder that is searched for .csv and .json
  std::string edition;  ///< id
  std::string out;      ///< data folder to make
  std::string known;    ///< folder with editions.json, the patterns and the rules
};

/// Imports raw files into a data folder, replacing an earlier one of this name. If the import
/// fails, nothing is written. `result` receives the edition.
Errors import_folder(const ImportArguments& arguments, ImportedEdition& result);

}  // namespace rescore::cli
