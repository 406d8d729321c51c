#pragma once

#include <string>

#include "rescore/session.h"

namespace rescore::cli {

/// Loads a data folder: index.json, standings.json and every countries/*.json. Gives all errors of
/// all files that could be judged.
Errors load_folder(const std::string& folder, Session& session);

}  // namespace rescore::cli
