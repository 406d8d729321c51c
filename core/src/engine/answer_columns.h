#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/plan.h"

namespace rescore {

/// The answers of all units as option points, indicator by indicator. All units' scores are summed
/// from them at once. Indicators with numbers have no column.
class AnswerColumns {
 public:
  /// The data's answers with the edits applied. The responses of the edited units must be loaded.
  AnswerColumns(const Dataset& data, std::span<const Edit> edits);

  void set(UnitIndex unit, IndicatorIndex indicator, Answer to);

  /// Points and answered maxima, node by node and, in each node, unit by unit. Units whose
  /// responses are not loaded have 0.
  struct Sums {
    std::vector<std::int32_t> achieved, answered;
    std::size_t stride;  ///< from node to node
  };
  /// Computes the sums for nodes of points. Cost, for each indicator of a node that has no parts:
  /// one addition for eight units if the node is small, otherwise one for each unit.
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
