#include "base/format.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace rescore {
namespace {

TEST(Format, NumbersAreWrittenInDigits) {
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{9}, std::int64_t{10}, std::int64_t{-1}, std::int64_t{-10},
        std::int64_t{1234567890}, least, least + 1, most}) {
    EXPECT_EQ(to_decimal(number), std::to_string(number));
  }
}

TEST(Format, NumbersWithDecimalsAreAsShortAsCanBe) {
  EXPECT_EQ(to_decimal(0.0), "0");
  EXPECT_EQ(to_decimal(3.0), "3");
  EXPECT_EQ(to_decimal(-1.0), "-1");
  EXPECT_EQ(to_decimal(0.1), "0.1");
  EXPECT_EQ(to_decimal(-0.25), "-0.25");
  EXPECT_EQ(to_decimal(0.333333), "0.333333");
  EXPECT_EQ(to_decimal(64660.5), "64660.5");
  EXPECT_EQ(to_decimal(1e6), "1000000");
}

TEST(Format, GapsAreFilledInTheirOrder) {
  EXPECT_EQ(format("{} of {} {}", {3, 98, "countries"}), "3 of 98 countries");
  EXPECT_EQ(format("None.", {}), "None.");
  EXPECT_EQ(format("{}{}", {"", -7}), "-7");
}

TEST(Format, LongTextsAreCutBetweenCharacters) {
  EXPECT_EQ(excerpt("tea", 3), "tea");
  EXPECT_EQ(excerpt("cakes", 4), "cake…");
  EXPECT_EQ(excerpt("caféé", 4), "caf…");
}

}  // namespace
}  // namespace rescore
