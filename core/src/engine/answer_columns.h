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
  AnswerColumns() = default;
  /// With the edits, which are of units whose responses are loaded.
  AnswerColumns(const Dataset& data, std::span<const Edit> edits);

  void set(UnitIndex unit, IndicatorIndex indicator, Answer to);

  /// Units, rounded up; what is beyond the last one, or not loaded, is missing.
  std::size_t stride() const { return stride_; }

  /// Adds up a node's points and answered maxima by unit. Cost: an addition for sixteen units and
  /// each indicator below, if the node is small; else one a unit.
  void add_up(const Plan& plan, const NodePlan& node, std::int32_t* achieved,
              std::int32_t* answered) const;

 private:
  void add_small(const Plan& plan, const NodePlan& node, std::int32_t* achieved,
                 std::int32_t* answered) const;
  void add_large(const Plan& plan, const NodePlan& node, std::int32_t* achieved,
                 std::int32_t* answered) const;

  std::size_t stride_ = 0;
  std::vector<std::int16_t> points_;    ///< [indicator * stride + unit]
  std::vector<std::int16_t> answered_;  ///< the same: all bits set, or none
};

}  // namespace rescore
