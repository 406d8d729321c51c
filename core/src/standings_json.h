#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rescore {

/// The columns of a scope's figures in a standings file.
enum class StandingsColumn { achieved, maximum, percent, rank };

/// The JSON pointer of one printed figure: "/countries/8/scopes/domain:media/2".
std::string standings_pointer(std::size_t country, std::string_view scope, StandingsColumn column);

}  // namespace rescore
