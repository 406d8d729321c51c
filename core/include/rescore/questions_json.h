#pragma once

#include <span>
#include <string>
#include <vector>

#include "rescore/bounds.h"
#include "rescore/contribution.h"
#include "rescore/goal.h"
#include "rescore/impact.h"
#include "rescore/situation.h"

namespace rescore {

/// Writers of the answers to what-if questions, in the stable form that docs/command-line.md
/// describes. The command prints them, and the WebAssembly module hands the same text to
/// JavaScript, so both give the same bits.
std::string impact_json(const Situation& situation, CountryIndex country, ScopeIndex scope,
                        std::span<const Impact> impacts);
std::string pivots_json(const Situation& situation, ScopeIndex scope, std::span<const Pivot> map);
std::string goal_json(const Situation& situation, const Goal& goal, const GoalResult& result);
std::string contributions_json(const Situation& start, CountryIndex country, ScopeIndex scope,
                               const Contributions& contributions);
std::string bounds_json(const Situation& situation, ScopeIndex scope,
                        std::span<const SkipBounds> bounds);
/// The countries whose rank in a scope differs between two methods, by the places they move.
std::string comparison_json(const Situation& one, const Situation& other, ScopeIndex scope);

}  // namespace rescore
