#pragma once

#include "model/dataset.h"

/// The weights and the goalposts that rules are tried on (find_rule.h).
namespace rescore::tables {

/// The edition with its numbers as they are: a goalpost of 0 and one common to all, or (for sums,
/// with the goalpost as weight) one for each. Returns the common one; 0 if no number lacks
/// goalposts.
double with_plain_numbers(const Dataset& data, Edition& edition, bool each);

/// Every node and indicator with the weight 1.
void with_equal_weights(Edition& edition);

/// Weights that fit the printed scores of nodes directly above indicators; false if none are
/// found. They are the points of a sum, and in a mean the share of its scale.
bool with_fitted_weights(const Dataset& data, Edition& edition);

/// In a sum, each answer counts its own points.
void with_points(Edition& edition);

}  // namespace rescore::tables
