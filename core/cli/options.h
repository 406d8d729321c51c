#pragma once

#include <utility>
#include <vector>

#include "verbs.h"

namespace CLI {
class App;
}

/// The verbs with what each of them takes.
namespace rescore::cli {

using Verb = int (*)(const Arguments&, Session&);

/// Adds every verb that asks something of data; their options go into `arguments`.
std::vector<std::pair<CLI::App*, Verb>> add_verbs(CLI::App& app, Arguments& arguments);

}  // namespace rescore::cli
