#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rescore/result.h"

namespace rescore {

/// Every country's rank in every scope under one method, kept up to date as answers change one by
/// one: what a page asks for after each change.
class Board {
 public:
  /// From the method's table. Cost: a sort a scope.
  Board(const Edition& edition, const Method& method, const Table& table);

  /// Takes a country's new totals in every scope. Cost: one pass over the countries for each scope
  /// in which its key changed.
  void update(const Edition& edition, CountryIndex country, std::span<const Totals> totals);

  /// Ranks scope by scope (edition order), in each the countries in the standings' order; 0 is not
  /// ranked.
  std::span<const std::int32_t> ranks() const { return ranks_; }
  std::size_t countries() const { return countries_; }
  const Method& method() const { return *method_; }

 private:
  void rank_all(const Edition& edition, std::size_t scope);

  const Method* method_;
  std::size_t countries_;
  std::vector<Key> keys_;  ///< laid out as the ranks
  std::vector<std::int32_t> ranks_;
};

}  // namespace rescore
