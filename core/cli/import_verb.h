#pragma once

#include <string>

#include "rescore/china_index/import.h"
#include "rescore/error.h"

namespace rescore::cli {

/// What `import` was asked for. With only an edition the raw files are the China Index's; with any
/// of the last four, or without an edition, they are one spreadsheet.
struct ImportArguments {
  std::string raw;        ///< a file, or a folder that is searched for .csv and .json
  std::string edition;    ///< id
  std::string out;        ///< data folder to make
  std::string known;      ///< folder with editions.json, the patterns and the rules
  std::string meta;       ///< table about the indicators
  std::string published;  ///< table of printed scores and ranks
  std::string about;      ///< table about the index
  bool find_rule = false;

  bool tables() const {
    return edition.empty() || !meta.empty() || !published.empty() || !about.empty() || find_rule;
  }
};

/// Imports raw files into a data folder, replacing an earlier one of this name. If the import
/// fails, nothing is written. `result` receives the edition.
Errors import_folder(const ImportArguments& arguments, ImportedEdition& result);

}  // namespace rescore::cli
