#pragma once

#include <span>
#include <string>
#include <vector>

#include "rescore/bounds.h"
#include "rescore/contribution.h"
#include "rescore/evaluation.h"
#include "rescore/goal.h"
#include "rescore/impact.h"

namespace rescore {

/// Writers of the answers to what-if questions, in the stable form that docs/command-line.md
/// describes. The command prints them, and the WebAssembly module hands the same text to
/// JavaScript, so both give the same bits.
std::string impact_json(const Evaluation& evaluation, UnitIndex unit, NodeIndex node,
                        std::span<const Impact> impacts);
std::string pivots_json(const Evaluation& evaluation, NodeIndex node, std::span<const Pivot> map);
std::string goal_json(const Evaluation& evaluation, const Goal& goal, const GoalResult& result);
std::string contributions_json(const Evaluation& start, UnitIndex unit, NodeIndex node,
                               const Contributions& contributions);
std::string bounds_json(const Evaluation& evaluation, NodeIndex node,
                        std::span<const SkipBounds> bounds);
/// The countries whose rank in a scope differs between two methods, by the places they move.
std::string comparison_json(const Evaluation& one, const Evaluation& other, NodeIndex node);

}  // namespace rescore
