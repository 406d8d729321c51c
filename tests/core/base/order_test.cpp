#include "base/order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "support/generator.h"

namespace rescore {
namespace {

TEST(Order, IsThatOfTheComparison) {
  const std::vector<int> list = {30, 10, 20};
  const auto by_number = [&](std::size_t a, std::size_t b) { return list[a] < list[b]; };
  EXPECT_EQ(ordered(list.size(), by_number), (std::vector<std::size_t>{1, 2, 0}));
}

TEST(Order, OfEqualEntriesTheEarlierComesFirst) {
  test::Generator generator(171);
  for (std::size_t count = 0; count < 60; ++count) {
    std::vector<std::size_t> list(count);
    for (std::size_t& entry : list) entry = generator.below(5);
    std::vector<std::size_t> expected(count);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) { return list[a] < list[b]; };
    std::stable_sort(expected.begin(), expected.end(), before);
    EXPECT_EQ(ordered(count, before), expected);
  }
}

}  // namespace
}  // namespace rescore
