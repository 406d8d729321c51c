#pragma once

#include <span>
#include <vector>

#include "rescore/method.h"
#include "rescore/result.h"
#include "rescore/scenario.h"
#include "rescore/standings.h"

namespace rescore {

/// Where a question is asked: the data with a scenario's edits, under one method. It looks at the
/// data and edits that it was made of, which must stay; the method it keeps.
class Situation {
 public:
  Situation(const Dataset& data, const Method& method, std::span<const Edit> edits);
  /// The same when the unweighted table with these edits is at hand.
  Situation(const Dataset& data, const Method& method, std::span<const Edit> edits,
            const Table& plain);

  const Dataset& data() const { return *data_; }
  const Edition& edition() const { return data_->edition; }
  const Method& method() const { return method_; }
  std::span<const Edit> edits() const { return edits_; }
  const Table& table() const { return table_; }
  const Weights& weights() const { return weights_; }

  /// Every country's key in a scope, in the standings' order.
  const std::vector<Key>& keys(ScopeIndex scope) const { return keys_[scope.value]; }
  const Ladder& ladder(ScopeIndex scope) const { return ladders_[scope.value]; }

  /// Whether a country's sheet is loaded.
  bool has_answers(CountryIndex country) const;
  /// A country's answers with the edits; its sheet must be loaded.
  std::vector<Answer> answers(CountryIndex country) const;

  /// A country's row in a scope, if its totals (in every scope) were these, all others as they are.
  Row row_if(CountryIndex country, ScopeIndex scope, std::span<const Totals> totals) const;
  /// The row as it is.
  Row row(CountryIndex country, ScopeIndex scope) const;

 private:
  const Dataset* data_;
  Method method_;
  std::span<const Edit> edits_;
  Weights weights_;
  Table table_;
  std::vector<std::vector<Key>> keys_;
  std::vector<Ladder> ladders_;
};

/// What one indicator adds to its country's totals.
class Stake {
 public:
  Stake(const Edition& edition, const Weights& weights, IndicatorIndex indicator);

  /// Adds to the totals (in every scope) what replacing one answer by another does to them. Cost:
  /// some additions.
  void replace(std::span<Totals> totals, Answer from, Answer to) const;

 private:
  bool dropped_;
  int weight_;   ///< in the overall score
  int maximum_;  ///< of its scale
  ScopeIndex domain_;
  ScopeIndex layer_;
};

/// The places gained from one rank to another, positive when higher in the ranking; 0 when one of
/// them is not ranked.
int places_gained(const Place& before, const Place& after);

}  // namespace rescore
