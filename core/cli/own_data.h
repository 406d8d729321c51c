#pragma once

#include <string>

namespace rescore::cli {

/// The folder with the data that comes with the command, which is found from where the command is,
/// so that an installation may be moved. `started_as` is main's first argument.
std::string own_data(const char* started_as);

}  // namespace rescore::cli
