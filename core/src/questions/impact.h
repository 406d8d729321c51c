#pragma once

#include <cstdint>
#include <vector>

#include "engine/evaluation.h"
#include "rescore/questions.h"

namespace rescore {

/// Every single change of a unit's answers (see Impacts). The unit's responses must be loaded.
/// Ordered by the effect in `node`: most ranks moved (up or down) first, then the largest change of
/// the share, then by indicator and answer; what cannot move `node` comes last. Cost: answers x a
/// few binary searches; the China Index has about 400 other answers.
Impacts impact_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node);

/// Which single answers decide which ranks in `node`: every unit x indicator, unit by unit in the
/// data's order. A unit whose responses are not loaded has zeros.
std::vector<Pivot> pivot_map(const Evaluation& evaluation, NodeIndex node);

}  // namespace rescore
