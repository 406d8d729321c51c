#include "weights/weight_shift.h"

#include <algorithm>
#include <numeric>

#include "base/format.h"
#include "weights/rank_ends.h"

namespace rescore::weights {
namespace {

/// The limit of the sum of weights: coefficients of a form then stay below kLargestCoefficient.
constexpr std::int64_t kLargestWhole = std::int64_t{1} << 24;

class Shift {
 public:
  Shift(const std::vector<std::int64_t>& from)
      : from_(from), whole_(std::accumulate(from.begin(), from.end(), std::int64_t{0})) {}

  /// Forms that are 0 or less if no weight is further than this from where it was.
  std::vector<Form> limits(std::int64_t steps) const {
    std::vector<Form> forms;
    for (std::size_t part = 0; part < from_.size(); ++part) {
      const std::int64_t own = kShiftSteps * from_[part];
      Form most(from_.size(), -own - steps * whole_);
      most[part] += kShiftSteps * whole_;
      Form least(from_.size(), own - steps * whole_);
      least[part] -= kShiftSteps * whole_;
      forms.push_back(std::move(most));
      forms.push_back(std::move(least));
    }
    return forms;
  }

  /// The largest shift of these weights, rounded up.
  std::int64_t steps_of(const std::vector<std::int64_t>& weights) const {
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const Wide denominator = static_cast<Wide>(sum) * whole_;
    std::int64_t largest = 0;
    for (std::size_t part = 0; part < from_.size(); ++part) {
      Wide apart = static_cast<Wide>(weights[part]) * whole_ - static_cast<Wide>(from_[part]) * sum;
      if (apart < 0) apart = -apart;
      const Wide steps = (apart * kShiftSteps + denominator - 1) / denominator;
      largest = std::max(largest, static_cast<std::int64_t>(steps));
    }
    return largest;
  }

  std::int64_t whole() const { return whole_; }

 private:
  const std::vector<std::int64_t>& from_;
  std::int64_t whole_;
};

}  // namespace

std::optional<WeightShift> smallest_shift(const WeightSpace& space, std::size_t unit, int rank,
                                          const std::vector<std::int64_t>& from, Errors& errors) {
  const Shift shift(from);
  const auto above = shift.whole() < kLargestWhole ? space.above(unit, from) : std::nullopt;
  if (!above) {
    report(errors, ErrorCode::bad_request,
           "The method's weights have too many digits, or give the country no rank.");
    return std::nullopt;
  }
  if (rank < 1 || rank > static_cast<int>(space.lines().size())) {
    report(errors, ErrorCode::bad_request, "A rank is a number from 1 to {}.",
           {space.lines().size()});
    return std::nullopt;
  }
  WeightShift result;
  result.unit = space.lines()[unit].unit;
  result.before = 1 + *above;
  result.rank = rank;
  result.lower = rank > result.before;
  result.parts = space.parts();
  result.from = space.fractions(from);
  if (rank == result.before) {
    result.steps = 0;
    result.weights = result.from;
    return result;
  }
  std::int64_t too_small = 0;
  std::int64_t next = kShiftSteps;
  while (too_small < result.steps.value_or(kShiftSteps + 1) - 1) {
    const RankWeights found = weights_for_rank(space, unit, rank, result.lower, shift.limits(next));
    if (found.weights) {
      result.steps = shift.steps_of(*found.weights);
      result.weights = space.fractions(*found.weights);
    } else {
      too_small = next;
      if (found.proven) result.limit = next + 1;
    }
    if (!result.steps) return result;  // not even with any weights
    next = (too_small + *result.steps) / 2;
  }
  return result;
}

}  // namespace rescore::weights
