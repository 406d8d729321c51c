#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/evaluation.h"

/// How far a unit is from others, in points.
namespace rescore {

/// How many points more, of its present maximum, a unit needs for a rank; 0 if it has it. Where the
/// lowest score is first, how many fewer. Empty for a node whose score is not the share of points
/// that count once each, and for a rank that no number of points gives.
std::optional<std::int64_t> points_to_rank(const Evaluation& evaluation, UnitIndex unit,
                                           NodeIndex node, int rank);

/// The same for the rank of each unit, in the data's order. Empty for a unit without a rank.
std::vector<std::optional<std::int64_t>> points_to_reach(const Evaluation& evaluation,
                                                         UnitIndex unit, NodeIndex node);

}  // namespace rescore
