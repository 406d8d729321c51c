#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/answer_columns.h"
#include "engine/rank.h"
#include "engine/unit_scores.h"

namespace rescore {

/// Every unit's score and rank in every node under one method, updated answer by answer.
class RankTable {
 public:
  /// From the data's answers with `edits`. A unit whose responses are not loaded uses its printed
  /// totals. `columns` must contain the same answers. Keeps a reference to the data, which must
  /// outlive the table.
  RankTable(const Dataset& data, std::shared_ptr<const Plan> plan, const AnswerColumns& columns,
            std::span<const Edit> edits);

  /// Updates the table for a changed answer of a unit whose responses are loaded. `edits` are all
  /// edits after the change. Cost: one addition and one pass over the units for each node above the
  /// indicator.
  void set(const Edit& edit, std::span<const Edit> edits);

  const Plan& plan() const { return *plan_; }
  const Method& method() const { return plan_->method(); }

  Row row(UnitIndex unit, NodeIndex node) const;
  /// Every node of one unit, in the edition's order.
  std::vector<Row> rows(UnitIndex unit) const;
  /// One node of every unit, in the data's order.
  std::vector<Row> ranking(NodeIndex node) const;
  /// Every unit's key in a node.
  std::vector<Key> keys(NodeIndex node) const;
  /// The same keys sorted, for what-if questions.
  RankIndex rank_index(NodeIndex node, std::span<const Key> keys) const;

  /// A unit's values, to try other answers. `edits` are all edits of the table.
  UnitScores scores_of(UnitIndex unit, std::span<const Edit> edits) const;

  /// All results; valid until the table changes.
  Columns columns() const {
    return {units_, plan_->nodes().size(), achieved_, maxima_, scores_, ranks_, tied_};
  }

 private:
  std::size_t at(std::size_t node, std::size_t unit) const { return node * units_ + unit; }
  void score_points(std::size_t node, const AnswerColumns::Sums& sums);
  void put(std::size_t node, std::size_t unit, const NodeValue& value,
           std::optional<std::int64_t> maximum);
  void rank(std::size_t node);
  void move(std::size_t node, std::size_t unit, double from, double to);

  const Dataset* data_;
  std::shared_ptr<const Plan> plan_;
  std::size_t units_;
  std::vector<std::int32_t> achieved_, maxima_, ranks_, tied_;
  std::vector<double> scores_;
  std::vector<double> keys_;                 ///< if a single number distinguishes all values
  std::vector<std::vector<Key>> wide_keys_;  ///< by node, otherwise
  std::vector<int> ranked_;                  ///< by node
  ColumnRanker ranker_;
  struct Current {
    UnitIndex unit;
    UnitScores scores;
  };
  std::optional<Current> current_;  ///< the unit changed last
};

}  // namespace rescore
