#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rescore/error.h"

namespace rescore::cli {

/// The files of a data folder: path in it, and text.
using FolderFiles = std::vector<std::pair<std::string, std::string>>;

/// Writes a data folder beside its place, and moves it there when it is complete. An earlier one is
/// deleted only after the new one is in place; anything else there is an error.
Errors write_folder(const std::string& out, const FolderFiles& files);

}  // namespace rescore::cli
