#include "weights/witness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "weights/exact.h"

namespace rescore::weights {
namespace {

/// The sums of whole weights that are tried: first all, then in larger steps.
constexpr int kAllSums = 40;
constexpr int kLargestSum = 100'000'000;

}  // namespace

std::optional<WholeWeights> rounded(std::span<const double> weights, const Test& test) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (!(sum > 0)) return std::nullopt;
  WholeWeights whole(weights.size());
  WholeWeights last;
  for (int total = 1; total <= kLargestSum;
       total += std::max(1, total > kAllSums ? total / 8 : 1)) {
    for (std::size_t w = 0; w < whole.size(); ++w) {
      whole[w] = static_cast<std::int64_t>(std::floor(weights[w] / sum * total + 0.5));
    }
    if (whole == last) continue;
    last = whole;
    if (test(whole)) return whole;
  }
  return std::nullopt;
}

std::optional<WholeWeights> whole_weights(const Proposal& proposal, std::size_t parts,
                                          const Test& test) {
  const auto of_parts = [&](auto weights) {
    weights.resize(parts);
    return weights;
  };
  Dictionary inside = proposal.dictionary;
  for (const Rival& rival : proposal.problem.rivals) {
    if (proposal.problem.wanted == Side::not_above) inside.demand_strictly(rival.not_above);
  }
  if (inside.solve()) {
    if (auto found = rounded(of_parts(inside.weights()), test)) return found;
  }
  for (const Condition& condition : proposal.problem.always) {
    if (condition.side == Side::not_above) inside.demand_strictly(condition.form);
  }
  if (inside.solve()) {
    if (auto found = rounded(of_parts(inside.weights()), test)) return found;
  }
  if (auto found = rounded(of_parts(proposal.dictionary.weights()), test)) return found;
  auto exact = weights_at(proposal.problem.forms, proposal.side, proposal.dictionary);
  if (!exact) return std::nullopt;
  exact = of_parts(std::move(*exact));
  return test(*exact) ? exact : std::nullopt;
}

}  // namespace rescore::weights
