#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "rescore/session.h"

namespace rescore::cli {

/// A file's text; a file that is too large is told by its size alone, without reading it.
std::optional<std::string> read_file(const std::filesystem::path& path, Errors& errors);

/// Loads a data folder: index.json, standings.json and every countries/*.json. Gives all errors of
/// all files that could be judged.
Errors load_folder(const std::string& folder, Session& session);

/// The folder with the data that comes with the command, which is found from where the command is,
/// so that an installation may be moved. `started_as` is main's first argument.
std::string own_data(const char* started_as);

}  // namespace rescore::cli
