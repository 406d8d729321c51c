#include "order.h"

#include <algorithm>

namespace rescore::order {

// By a heap: a sixth of the code of std::sort, and quick enough for lists of some thousand entries.
void sort(std::span<std::size_t> places, Before before, const void* context) {
  const auto compare = [&](std::size_t one, std::size_t other) {
    if (before(context, one, other)) return true;
    return one < other && !before(context, other, one);
  };
  std::make_heap(places.begin(), places.end(), compare);
  std::sort_heap(places.begin(), places.end(), compare);
}

}  // namespace rescore::order
