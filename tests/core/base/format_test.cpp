#include "base/format.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace rescore::format_test {
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

TEST(Format, DecimalsAreWrittenWithAllTheirPlaces) {
  EXPECT_EQ(to_decimal(283, 1), "28.3");
  EXPECT_EQ(to_decimal(300, 1), "30.0");
  EXPECT_EQ(to_decimal(-5, 2), "-0.05");
  EXPECT_EQ(to_decimal(0, 3), "0.000");
  EXPECT_EQ(to_decimal(-7, 0), "-7");
}

TEST(Format, DecimalsAreReadInUnitsOfTheLastPlace) {
  EXPECT_EQ(units_in("28.3", 1), 283);
  EXPECT_EQ(units_in("28", 2), 2800);
  EXPECT_EQ(units_in("-0.5", 1), -5);
  EXPECT_EQ(units_in("1.500", 1), 15);
  EXPECT_EQ(units_in("7.0", 0), 7);
  for (const char* wrong : {"", "-", ".5", "-.5", "5.", "1.25", "1e5", "--1", "1.2.0", "x"}) {
    EXPECT_EQ(units_in(wrong, 1), std::nullopt) << wrong;
  }
  EXPECT_EQ(units_in("999999999.999999", 6), 999999999999999);
  EXPECT_EQ(units_in("90000000000000", 6), std::nullopt);
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
}  // namespace rescore::format_test
