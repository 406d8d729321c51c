#pragma once

#include <gtest/gtest.h>

#include <array>

#include "support/made_up.h"
#include "support/raw_data.h"
#include "support/support.h"
#include "weights/weight_space.h"

/// Small indices whose ranks under all weights can be found by other means.
namespace rescore::test {

/// A method that combines exact values of domains, with equal weights.
inline Method combining(const Edition& edition, Generator& generator, Aggregation how) {
  Method method = made_up_method(edition, generator);
  method.weights.assign(edition.nodes.size(), 1);
  NodeRule& root = method.rules.front();
  root.aggregation = how;
  root.ties = Ties::competition;
  root.key = RankKey::exact;
  root.coverage = 0;
  return method;
}

/// Calls `expect` with weight spaces of small made-up indices of up to three parts.
template <class Expect>
void in_made_up_spaces(std::uint64_t seed, int trials, Expect expect) {
  Generator generator(seed);
  for (int trial = 0; trial < trials; ++trial) {
    SCOPED_TRACE(trial);
    const Dataset data = made_up_index(generator, {10, 6, 5});
    const auto how = std::array{Aggregation::pooled, Aggregation::arithmetic,
                                Aggregation::sum}[generator.below(3)];
    const Evaluation evaluation(data, combining(data.edition, generator, how), {});
    const Fraction least = generator.below(2) == 0 ? Fraction{0, 1} : Fraction{1, 10};
    Errors errors;
    const auto space = weights::WeightSpace::make(evaluation, least, units(data), errors);
    if (space) expect(evaluation, *space, generator);
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace rescore::test
