#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rescore {

/// The columns of a scope's figures in a standings file.
enum class PublishedColumn { achieved, maximum, percent, rank };

/// The JSON pointer of one printed figure: "/countries/8/scopes/domain:media/2".
std::string published_pointer(std::size_t unit, std::string_view node, PublishedColumn column);

}  // namespace rescore
