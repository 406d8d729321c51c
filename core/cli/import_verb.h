#pragma once

#include <string>

#include "rescore/error.h"
#include "rescore/china_index/import.h"

namespace rescore::cli {

struct ImportArguments {
  std::string raw;      ///< a file, or a folder that is searched for .csv and .json
  std::string edition;  ///< id
  std::string out;      ///< data folder to make
  std::string known;    ///< folder with editions.json, the patterns and the rules
};

/// Imports raw files into a data folder. The folder appears whole or not at all; an earlier one
/// with this name is replaced. `fingerprint` receives that of the answers.
Errors import_folder(const ImportArguments& arguments, ImportedEdition& result);

}  // namespace rescore::cli
