#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/rank_table.h"

namespace rescore {

/// Where a question is asked: the data with a scenario's edits, under one method. It looks at the
/// data that it was made of, which must stay.
class Evaluation {
 public:
  Evaluation(const Dataset& data, const Method& method, std::span<const Edit> edits);
  /// The same when the table with these edits is at hand.
  Evaluation(const Dataset& data, std::shared_ptr<const RankTable> table,
             std::span<const Edit> edits);

  const Dataset& data() const { return *data_; }
  const Edition& edition() const { return data_->edition; }
  const Plan& plan() const { return table_->plan(); }
  const Method& method() const { return plan().method(); }
  const NodeRule& rule(NodeIndex node) const { return plan().node(node).rule; }
  std::span<const Edit> edits() const { return edits_; }
  const RankTable& table() const { return *table_; }

  /// Every unit's key in a node, in the data's order, and the same in order of rank.
  const std::vector<Key>& keys(NodeIndex node) const { return ranking(node).keys; }
  const RankIndex& rank_index(NodeIndex node) const { return ranking(node).index; }

  /// Whether a unit's responses are loaded.
  bool has_answers(UnitIndex unit) const { return data_->has_answers(unit); }
  /// A unit's answers with the edits; its responses must be loaded.
  std::vector<Answer> answers(UnitIndex unit) const { return edited_answers(*data_, unit, edits_); }
  /// A unit's values, ready for other answers.
  UnitScores scores(UnitIndex unit) const { return table_->scores_of(unit, edits_); }

  /// A unit's row in a node, if its values were these, all others as they are.
  Row row_if(UnitIndex unit, NodeIndex node, const UnitScores& scores) const;
  /// The row as it is.
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
  mutable std::vector<std::optional<Ranking>> rankings_;  ///< by node, once it was asked for
};

/// A row from values, with the rank and the number of ranked units given.
Row row_of(const Plan& plan, NodeIndex node, const UnitScores& scores,
           const std::optional<Decimal>& score, Rank rank, int of);

}  // namespace rescore
