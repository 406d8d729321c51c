#include "order.h"

#include <algorithm>

namespace rescore::order {

void sort(std::span<std::size_t> places, Before before, const void* context) {
  std::sort(places.begin(), places.end(), [&](std::size_t one, std::size_t other) {
    if (before(context, one, other)) return true;
    return one < other && !before(context, other, one);
  });
}

}  // namespace rescore::order
