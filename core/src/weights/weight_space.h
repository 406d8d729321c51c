#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/evaluation.h"
#include "engine/ratio.h"
#include "rescore/weights.h"
#include "weights/conditions.h"

/// An index's overall score as a function of the weights of its parts, in whole numbers.
namespace rescore::weights {

/// A unit's score is achieved x weights / possible x weights. In a mean, `possible` is the same for
/// all units that miss no part; in a pooled score, for all units that miss no answer.
struct Line {
  UnitIndex unit{};
  Form achieved, possible;  ///< by part; possible is 0 or more
};

/// The weights run over a simplex: all are 0 or more, and none is less than a smallest part of
/// their sum. The corners of the simplex are the new unit vectors, so that here every weight is 0
/// or more and nothing else limits it.
class WeightSpace {
 public:
  /// The parts are the root's children. `method` gives them all the same weight. Empty, with
  /// errors, if the root is not a weighted combination of parts with exact values.
  static std::optional<WeightSpace> make(const Evaluation& evaluation, const Fraction& at_least,
                                         const std::vector<UnitIndex>& units, Errors& errors);

  std::size_t columns() const { return parts_.size(); }
  const std::vector<NodeIndex>& parts() const { return parts_; }
  /// The units that are ranked, in the data's order.
  const std::vector<Line>& lines() const { return lines_; }
  std::optional<std::size_t> find(UnitIndex unit) const;

  /// Whether a unit can be strictly above another.
  bool can_be_above(std::size_t one, std::size_t other) const {
    return can_be_above_[one * lines_.size() + other] != 0;
  }
  /// Weights, of one part or two, that put a unit strictly above another, if any do.
  std::optional<std::vector<std::int64_t>> putting_above(std::size_t one, std::size_t other) const;
  /// A form that has the same sign as the difference of two units' scores; empty if that is not
  /// linear in the weights.
  std::optional<Form> difference(std::size_t one, std::size_t other) const;

  /// The number of units above this one. The weights are in corners; empty if the numbers are too
  /// large to compare, or the unit has no score.
  std::optional<int> above(std::size_t unit, std::span<const std::int64_t> corners) const;

  /// Weights of the parts, adding up to 1.
  std::vector<Fraction> fractions(std::span<const std::int64_t> corners) const;

 private:
  WeightSpace() = default;
  bool add_lines(const Evaluation& evaluation, const std::vector<UnitIndex>& units, Errors& errors);
  bool move_to_corners();
  void compare_all();

  std::vector<NodeIndex> parts_;
  std::vector<Line> lines_;
  std::vector<char> can_be_above_;
  std::int64_t least_{},
      rest_{1};  ///< a corner is `least_` everywhere and `rest_` more in one part
};

/// Achieved x possible' - achieved' x possible: above 0 if the first score is the higher one.
Wide compare(const Line& one, const Line& other, std::span<const std::int64_t> corners);
/// A form's value.
std::int64_t value_at(const Form& form, std::span<const std::int64_t> weights);

}  // namespace rescore::weights
