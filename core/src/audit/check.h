#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/dataset.h"
#include "rescore/score.h"

namespace rescore {

/// Recomputes every published figure in the data by the publisher's method (the edition's first)
/// and compares: scores and ranks of all nodes, totals with their parts, the indicators'
/// frequencies with the units' totals, and the responses with the published results. Figures that a
/// file leaves out are not counted. What needs responses that are not loaded is not checked.
CheckReport check(const Dataset& data);

/// The columns of a node's figures in a standings file.
enum class PublishedColumn { achieved, maximum, percent, rank };
inline constexpr std::string_view kPublishedColumns[] = {"achieved", "maximum", "percent", "rank"};

/// The JSON pointer of one printed figure: "/countries/8/scopes/domain:media/2".
std::string published_pointer(std::size_t unit, std::string_view node, PublishedColumn column);

}  // namespace rescore
