#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rescore/result.h"

namespace rescore {

/// Every country's rank in every scope under one method, kept up to date as answers change one by
/// one: what a page asks for after each change.
class RankTable {
 public:
  /// From the method's table. Cost: a sort a scope.
  RankTable(const Edition& edition, const Method& method, const Table& table);

  /// Takes a country's new totals in every scope. Cost: one pass over the countries for each scope
  /// in which its key changed.
  void update(const Edition& edition, UnitIndex unit, std::span<const Totals> totals);

  /// Ranks scope by scope (edition order), in each the countries in the standings' order; 0 is not
  /// ranked.
  std::span<const std::int32_t> ranks() const { return ranks_; }
  std::size_t units() const { return units_; }
  const Method& method() const { return *method_; }

 private:
  void rank_all(const Edition& edition, std::size_t node);

  const Method* method_;
  std::size_t units_;
  std::vector<Key> keys_;  ///< laid out as the ranks
  std::vector<std::int32_t> ranks_;
};

}  // namespace rescore
