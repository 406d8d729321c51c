#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rescore/evaluation.h"

namespace rescore {

/// What one of several changed answers has to do with the change of a country's result.
struct Contribution {
  Edit edit;
  Answer from;
  /// What it adds to the country's points and maximum in the scope; exact, and they add up. 0 for
  /// another country's answer.
  int achieved{};
  int maximum{};
  /// Its Shapley value (Shapley 1953) for places gained and for the percentage's units, times
  /// `Contributions::divisor`: the mean, over all orders in which the changes could be made, of
  /// what making this one brings at its turn. They add up to the whole change exactly.
  std::int64_t gained{};
  std::int64_t percent{};
  /// Standard errors of gained / divisor and percent / divisor when sampled; else 0.
  double gained_error{};
  double percent_error{};
};

struct Contributions {
  std::vector<Contribution> parts;  ///< ordered by country and indicator
  std::int64_t divisor{1};
  bool exact = true;  ///< false: orders were sampled
  Row before;
  Row after;
};

/// Up to so many changes all orders are counted (by way of the subsets); beyond, they are sampled.
inline constexpr std::size_t kExactContributions = 12;

/// What each change on the way from one scenario to another contributes to a country's score and
/// rank in a scope: `start` is the situation before, `to` the edits after (start.edits() and `to`
/// are ordered as Scenario gives them). With no edits in `start` these are the contributions of a
/// scenario's edits; with two scenarios, how they differ. Every changed country must have a sheet.
/// While the country is not ranked it counts as having the rank after the last one, and 0 %. Orders
/// are sampled with the seed alone, so the result is the same everywhere. Cost: up to 12 changes
/// 2^changes rankings, else `orders` x changes.
Contributions contributions_of(const Evaluation& start, std::span<const Edit> to, UnitIndex unit,
                               NodeIndex node, std::uint64_t seed = 1, int orders = 1000);

}  // namespace rescore
