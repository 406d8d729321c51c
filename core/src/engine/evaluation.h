#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/rank_table.h"

namespace rescore {

/// The context of a question: the data with a scenario's edits, under one method. It keeps a
/// reference to the data, which must outlive it.
class Evaluation {
 public:
  Evaluation(const Dataset& data, const Method& method, std::span<const Edit> edits);
  /// The same, if the table with these edits already exists.
  Evaluation(const Dataset& data, std::shared_ptr<const RankTable> table,
             std::span<const Edit> edits);

  const Dataset& data() const { return *data_; }
  const Edition& edition() const { return data_->edition; }
  const Plan& plan() const { return table_->plan(); }
  const Method& method() const { return plan().method(); }
  const NodeRule& rule(NodeIndex node) const { return plan().node(node).rule; }
  std::span<const Edit> edits() const { return edits_; }
  const RankTable& table() const { return *table_; }

  /// Every unit's key in a node, in the data's order, and the same keys sorted by rank.
  const std::vector<Key>& keys(NodeIndex node) const { return ranking(node).keys; }
  const RankIndex& rank_index(NodeIndex node) const { return ranking(node).index; }

  /// A unit's answers with the edits; its responses must be loaded.
  std::vector<Answer> answers(UnitIndex unit) const { return edited_answers(*data_, unit, edits_); }
  /// A unit's values, which can be changed to try other answers.
  UnitScores scores(UnitIndex unit) const { return table_->scores_of(unit, edits_); }

  /// A unit's row in a node if it had these values and no other unit changed.
  Row row_if(UnitIndex unit, NodeIndex node, const UnitScores& scores) const;
  /// The current row.
  Row row(UnitIndex unit, NodeIndex node) const { return table_->row(unit, node); }

 private:
  struct Ranking {
    std::vector<Key> keys;
    RankIndex index;
  };
  const Ranking& ranking(NodeIndex node) const;

  const Dataset* data_;
  std::shared_ptr<const RankTable> table_;
  std::vector<Edit> edits_;
  mutable std::vector<std::optional<Ranking>> rankings_;  ///< by node, computed on first use
};

/// A row from values, with the rank and the number of ranked units given.
Row row_of(const Plan& plan, NodeIndex node, const UnitScores& scores,
           const std::optional<Decimal>& score, Rank rank, int of);

}  // namespace rescore
