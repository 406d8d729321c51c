#pragma once

#include <vector>

namespace rescore::tables {

/// Weights that give printed scores as a weighted sum of values, by least squares (normal
/// equations, Gaussian elimination). `values` are the children's values of each unit, NaN where
/// missing; units with a gap are left out if enough others remain, otherwise a gap is 0. The
/// weights are rounded as far as the scores allow, because publishers choose round ones. Empty if
/// there are too few units, if a weight would be below 0, or if the children determine each other.
/// Cost: units x children squared.
std::vector<double> fit_weights(const std::vector<std::vector<double>>& values,
                                const std::vector<double>& scores);

/// The root of the mean squared difference between scores and weighted sums; a gap is 0.
double misfit(const std::vector<std::vector<double>>& values, const std::vector<double>& scores,
              const std::vector<double>& weights);

}  // namespace rescore::tables
