#pragma once

#include <span>
#include <string_view>

#include "engine/rank_table.h"
#include "model/dataset.h"
#include "rescore/claim.h"

namespace rescore {

/// One edition's data and its published ranking.
struct ClaimEdition {
  const Dataset* data;
  const RankTable* table;
};

/// Judges a claim about the first edition; the others serve claims about earlier years. Cost: that
/// of the trials, some 20 ms for each edition that a comparison is about; a figure needs none.
ClaimResult judge_claim(std::string_view text, std::span<const ClaimEdition> editions);

}  // namespace rescore
