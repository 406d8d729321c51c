#include <algorithm>

#include "rescore/uncertainty.h"
#include "uncertainty/uncertainty_shards.h"

namespace rescore {
namespace {

/// Whether a result's counts can be those of its draws; it may have come from a file.
void check_counts(const UncertaintyResult& result, std::size_t place, Errors& errors) {
  const std::size_t n = result.units.size();
  const bool drawn = result.options.weights != WeightModel::fixed;
  if (result.acceptability.size() != n * n || result.above.size() != n * n ||
      result.first_weights.size() != (drawn ? n * result.domains.size() : 0)) {
    errors.push_back(damaged(place, "countries"));
    return;
  }
  const std::uint64_t draws = draws_of(result);
  for (std::size_t i = 0; i < n; ++i) {
    std::uint64_t ranked = 0;
    bool good = true;
    for (std::size_t j = 0; j < n; ++j) {
      ranked += result.acceptability[i * n + j];
      good &= std::uint64_t{result.above[i * n + j]} + result.above[j * n + i] <= draws;
    }
    if (ranked > draws) return errors.push_back(damaged(place, "acceptability"));
    if (!good) return errors.push_back(damaged(place, "above"));
  }
}

template <class Number>
void add(const std::vector<Number>& from, std::vector<Number>& to) {
  std::transform(from.begin(), from.end(), to.begin(), to.begin(),
                 [](Number a, Number b) { return static_cast<Number>(a + b); });
}

}  // namespace

std::optional<UncertaintyResult> merge(std::span<const UncertaintyResult> results, Errors& errors) {
  const std::size_t before = errors.size();
  std::vector<std::vector<DrawRange>> ranges;
  for (std::size_t r = 0; r < results.size(); ++r) {
    check_same(results.front(), results[r], r, errors);
    if (results[r].domains != results.front().domains) {
      errors.push_back(differs(r, "domains", "other domains, or in another order,"));
    }
    check_counts(results[r], r, errors);
    ranges.push_back(results[r].ranges);
  }
  if (errors.size() > before) return std::nullopt;
  const std::uint64_t draws = results.empty() ? 0 : results.front().options.draws;
  if (!make_one(ranges, draws, errors)) return std::nullopt;
  UncertaintyResult whole = results.front();
  for (const UncertaintyResult& other : results.subspan(1)) {
    add(other.acceptability, whole.acceptability);
    add(other.above, whole.above);
    add(other.first_weights, whole.first_weights);
  }
  whole.ranges = {{0, whole.options.draws}};
  return whole;
}

}  // namespace rescore
