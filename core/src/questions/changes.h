#pragma once

#include <optional>

#include "engine/rank_table.h"
#include "model/dataset.h"
#include "rescore/changes.h"

namespace rescore {

/// One of two states of an index, with its published results under its own method.
struct IndexState {
  const Dataset& data;
  const RankTable& table;
};

/// The unit's move, or those of all units in both states. `unit` is of TO. Without a crosswalk,
/// indicators with the same id, scale and nodes ask the same. With one, the scales must still fit.
/// Appends errors if no unit or no question is in both states, if the unit is not, if there are too
/// many, if responses are missing, or if a rule does not fit the other state's index. Cost: eight
/// rankings, and for each unit eight comparisons with every other.
std::optional<RankChanges> rank_changes(const IndexState& from, const IndexState& to,
                                        const std::optional<Crosswalk>& crosswalk,
                                        std::optional<UnitIndex> unit, Errors& errors);

}  // namespace rescore
