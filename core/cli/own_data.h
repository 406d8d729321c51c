#pragma once

#include <string>

namespace rescore::cli {

/// The folder with the bundled data. It is located relative to the command, so that an installation
/// can be moved. `started_as` is main's first argument.
std::string own_data(const char* started_as);

}  // namespace rescore::cli
