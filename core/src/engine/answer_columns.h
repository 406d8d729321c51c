#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/plan.h"

namespace rescore {

/// The answers of all units, indicator by indicator, as the points of options: what all units'
/// scores are added up from at once. Of an indicator with numbers it holds nothing.
class AnswerColumns {
 public:
  /// With the edits, which are of units whose responses are loaded.
  AnswerColumns(const Dataset& data, std::span<const Edit> edits);

  void set(UnitIndex unit, IndicatorIndex indicator, Answer to);

  /// Points and answered maxima, node by node, in each the units; those whose responses are not
  /// loaded have 0.
  struct Sums {
    std::vector<std::int32_t> achieved, answered;
    std::size_t stride;  ///< from node to node
  };
  /// Adds them up, in nodes of points. Cost: for each indicator of a node that has no parts an
  /// addition for eight units, if the node is small, else one a unit.
  Sums sums(const Plan& plan) const;

 private:
  template <class Column, class Sums>
  void add(const Plan& plan, const NodePlan& node, std::int32_t* achieved,
           std::int32_t* answered) const;

  std::size_t stride_;                ///< units, rounded up
  std::vector<bool> has_options_;     ///< by indicator
  std::vector<std::int16_t> points_;  ///< [indicator * stride + unit]; kMissing without an answer
};

}  // namespace rescore
