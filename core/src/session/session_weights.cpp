#include <numeric>

#include "base/format.h"
#include "engine/terms.h"
#include "questions/pair.h"
#include "session/session_state.h"
#include "weights/weight_shift.h"
#include "weights/weights.h"

// The questions of a session about weights.
namespace rescore {
namespace {

/// The same method with the same weight for each of the root's parts.
Method with_equal_weights(const Edition& edition, Method method) {
  method.weights.clear();
  std::vector<double> weights;
  for (const Node& node : edition.nodes) {
    weights.push_back(node.parent == kOverall ? 1 : node.weight);
  }
  method.weights = std::move(weights);
  return method;
}

std::optional<Fraction> fraction_of(std::string_view text, Errors& errors) {
  constexpr int kDecimals = 6;
  const auto units = units_in(text, kDecimals);
  if (!units || *units < 0 || *units > kPowersOfTen[kDecimals]) {
    report(errors, ErrorCode::bad_request,
           "The least weight is a number from 0 to 1 with at most {} decimals, such as 0.02.",
           {kDecimals});
    return std::nullopt;
  }
  const std::int64_t factor = std::gcd(*units, kPowersOfTen[kDecimals]);
  return Fraction{*units / factor, kPowersOfTen[kDecimals] / factor};
}

}  // namespace

Result<WeightRanges> Session::weight_ranges(std::string_view code, std::string_view method,
                                            std::string_view at_least) const {
  Errors errors;
  const auto table = state_->table(method, errors);
  if (!table) return errors;
  const auto unit = code.empty() ? std::nullopt : state_->unit(code, errors);
  const auto least = fraction_of(at_least, errors);
  if (!errors.empty()) return errors;
  const Evaluation evaluation(data(), with_equal_weights(edition(), table->method()), edits());
  const auto space = weights::WeightSpace::make(evaluation, *least, rescore::units(data()), errors);
  if (!space) return errors;
  return {weights::ranges_of(*space, evaluation, *least, unit, errors), errors};
}

Result<WeightShift> Session::weight_shift(std::string_view code, int rank,
                                          std::string_view method) const {
  Errors errors;
  const auto table = state_->table(method, errors);
  if (!table) return errors;
  const auto unit = state_->unit(code, errors);
  if (!unit) return errors;
  const Evaluation evaluation(data(), with_equal_weights(edition(), table->method()), edits());
  const auto space = weights::WeightSpace::make(evaluation, {0, 1}, rescore::units(data()), errors);
  if (!space) return errors;
  const auto own = space->find(*unit);
  if (!own) {
    report(errors, ErrorCode::bad_request, "{} has no overall score, so no rank.",
           {data().units[unit->value].name});
    return errors;
  }
  std::vector<double> from;
  for (const NodeIndex part : space->parts()) {
    from.push_back(weight_of(edition(), table->method(), part));
  }
  return {weights::smallest_shift(*space, *own, rank, whole_weights(from), errors), errors};
}

Result<PairResult> Session::pair(std::string_view one, std::string_view other,
                                 std::string_view method) const {
  Errors errors;
  const auto evaluation = state_->evaluation(method, errors);
  if (!evaluation) return errors;
  const auto first = state_->unit(one, errors);
  const auto second = state_->unit(other, errors);
  if (!first || !second) return distinct(std::move(errors));
  if (first == second) {
    report(errors, ErrorCode::bad_request, "{} is compared with itself.", {one});
    return errors;
  }
  auto pair = pair_of(*evaluation, *first, *second, errors);
  if (!pair || pair->gap == 0) return {std::move(pair), errors};
  const Evaluation equal(data(), with_equal_weights(edition(), evaluation->method()), edits());
  Errors reasons;
  const auto space = weights::WeightSpace::make(equal, {0, 1}, {*first, *second}, reasons);
  if (!space || space->lines().size() < 2) return {std::move(pair), errors};
  const bool lowest = evaluation->plan().node(kOverall).key.lowest_first();
  const bool one_is_above = (pair->gap > 0) != lowest;
  const auto turning = space->putting_above(*space->find(one_is_above ? *second : *first),
                                            *space->find(one_is_above ? *first : *second));
  pair->weights_turn = turning.has_value();
  if (turning) {
    pair->weight_parts = space->parts();
    pair->weights = space->fractions(*turning);
  }
  return {std::move(pair), errors};
}

}  // namespace rescore
