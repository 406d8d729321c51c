#pragma once

#include <span>
#include <vector>

#include "rescore/method.h"
#include "rescore/published_results.h"
#include "rescore/result.h"
#include "rescore/scenario.h"

namespace rescore {

/// Where a question is asked: the data with a scenario's edits, under one method. It looks at the
/// data and edits that it was made of, which must stay; the method it keeps.
class Evaluation {
 public:
  Evaluation(const Dataset& data, const Method& method, std::span<const Edit> edits);
  /// The same when the unweighted table with these edits is at hand.
  Evaluation(const Dataset& data, const Method& method, std::span<const Edit> edits,
             const Table& plain);

  const Dataset& data() const { return *data_; }
  const Edition& edition() const { return data_->edition; }
  const Method& method() const { return method_; }
  std::span<const Edit> edits() const { return edits_; }
  const Table& table() const { return table_; }
  const Weights& weights() const { return weights_; }

  /// Every country's key in a scope, in the standings' order.
  const std::vector<Key>& keys(NodeIndex node) const { return keys_[node.value]; }
  const RankIndex& rank_index(NodeIndex node) const { return rank_indexes_[node.value]; }

  /// Whether a country's sheet is loaded.
  bool has_answers(UnitIndex unit) const;
  /// A country's answers with the edits; its sheet must be loaded.
  std::vector<Answer> answers(UnitIndex unit) const;

  /// A country's row in a scope, if its totals (in every scope) were these, all others as they are.
  Row row_if(UnitIndex unit, NodeIndex node, std::span<const Totals> totals) const;
  /// The row as it is.
  Row row(UnitIndex unit, NodeIndex node) const;

 private:
  const Dataset* data_;
  Method method_;
  std::span<const Edit> edits_;
  Weights weights_;
  Table table_;
  std::vector<std::vector<Key>> keys_;
  std::vector<RankIndex> rank_indexes_;
};

/// What one indicator adds to its country's totals.
class ScoreDelta {
 public:
  ScoreDelta(const Edition& edition, const Weights& weights, IndicatorIndex indicator);

  /// Adds to the totals (in every scope) what replacing one answer by another does to them. Cost:
  /// some additions.
  void replace(std::span<Totals> totals, Answer from, Answer to) const;

 private:
  bool dropped_;
  int weight_;   ///< in the overall score
  int maximum_;  ///< of its scale
  NodeIndex domain_;
  NodeIndex layer_;
};

/// The places gained from one rank to another, positive when higher in the ranking; 0 when one of
/// them is not ranked.
int places_gained(const Place& before, const Place& after);

}  // namespace rescore
