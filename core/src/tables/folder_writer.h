#pragma once

#include <string>
#include <string_view>

#include "model/dataset.h"

/// Writes a data set of format 2 as the files of a data folder, with a line for each unit, node,
/// scale and indicator. `schemas` is where the files' schemas lie, seen from the folder, with a
/// slash at the end; empty to name none.
namespace rescore::tables {

std::string index_json(const Dataset& data, std::string_view schemas);
std::string responses_json(const Dataset& data, std::string_view schemas);
/// Only nodes with a printed figure become columns. There must be published results.
std::string published_json(const Dataset& data, std::string_view schemas);

}  // namespace rescore::tables
