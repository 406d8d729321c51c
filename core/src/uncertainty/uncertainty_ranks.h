#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rescore/method.h"

namespace rescore {

/// A country's key in one draw: the higher ranks higher; 0 or more.
using DrawKey = std::int32_t;
inline constexpr DrawKey kDrawNotRanked = -1;

/// Ranks the countries of one draw after another by the rules of places_of.
class DrawRanker {
 public:
  DrawRanker(std::size_t units, Ties ties);

  /// Where the keys of a draw go, country by country; padded, and what is beyond the countries is
  /// kDrawNotRanked and stays it.
  std::span<DrawKey> keys() { return keys_; }
  /// The ranks of keys(); 0 is not ranked. Valid until the next call. Cost: up to 256 countries,
  /// one comparison for every two, four at a time; above, a sort.
  std::span<const std::int16_t> rank();

 private:
  void count_above();
  void sort();
  void close_gaps();

  std::size_t units_;
  Ties ties_;
  std::vector<DrawKey> keys_;
  std::vector<std::int32_t> above_;  ///< how many countries rank higher
  std::vector<std::int16_t> ranks_;
  std::vector<std::int64_t> order_;      ///< key and country, for the sort
  std::vector<std::int16_t> new_ranks_;  ///< by old rank, for ranks without gaps
};

}  // namespace rescore
