#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// The order of a list, without moving its entries. std::sort with a comparison of one's own is two
/// kilobytes of code each time, which is much in the page's module; this is one for all of them.
namespace rescore {

namespace order {
/// Whether the entry at one place comes before the one at another, in a list that `context` knows.
using Before = bool (*)(const void* context, std::size_t one, std::size_t other);
void sort(std::span<std::size_t> places, Before before, const void* context);
}  // namespace order

/// The places 0 to count - 1, in the order that `before(one, other)` gives; of entries that are
/// equal the earlier place first.
template <class Compare>
std::vector<std::size_t> ordered(std::size_t count, const Compare& before) {
  std::vector<std::size_t> places(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = i;
  const auto call = [](const void* context, std::size_t one, std::size_t other) -> bool {
    return (*static_cast<const Compare*>(context))(one, other);
  };
  order::sort(places, call, &before);
  return places;
}

}  // namespace rescore
