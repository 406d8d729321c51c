#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace rescore {

/// The positions 0 to count - 1 in the order that `before(one, other)` gives; equal entries keep
/// their order. For lists whose entries are costly to move.
template <class Before>
std::vector<std::size_t> ordered(std::size_t count, const Before& before) {
  std::vector<std::size_t> positions(count);
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  std::stable_sort(positions.begin(), positions.end(), before);
  return positions;
}

}  // namespace rescore
