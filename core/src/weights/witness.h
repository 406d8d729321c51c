#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "weights/fewest_broken.h"

/// From the weights that a search proposes to weights in whole numbers.
namespace rescore::weights {

using WholeWeights = std::vector<std::int64_t>;

/// Says whether weights do what they should.
using Test = std::function<bool(const WholeWeights&)>;

/// Weights in whole numbers near these that pass, with a small sum; empty if none are found.
std::optional<WholeWeights> rounded(std::span<const double> weights, const Test& test);

/// The same for a proposal: from its weights, from weights inside all its conditions, or, where
/// conditions leave no room, its exact weights.
std::optional<WholeWeights> whole_weights(const Proposal& proposal, std::size_t parts,
                                          const Test& test);

}  // namespace rescore::weights
