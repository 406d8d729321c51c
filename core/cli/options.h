#pragma once

#include <utility>
#include <vector>

#include "verbs.h"

namespace CLI {
class App;
}

/// The verbs and their options.
namespace rescore::cli {

using Verb = int (*)(const Arguments&, Session&);

/// Adds every verb that works on data; their options are stored in `arguments`.
std::vector<std::pair<CLI::App*, Verb>> add_verbs(CLI::App& app, Arguments& arguments);

}  // namespace rescore::cli
