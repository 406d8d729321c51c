#include "china_index/text.h"

#include <gtest/gtest.h>

namespace rescore {
namespace {

TEST(Text, TheMarkIsTakenOffOnce) {
  EXPECT_EQ(without_mark("\xEF\xBB\xBF"
                         "a"),
            "a");
  EXPECT_EQ(without_mark("a"), "a");
  EXPECT_EQ(without_mark("\xEF\xBB\xBF\xEF\xBB\xBF"), "\xEF\xBB\xBF");
}

TEST(Text, BlanksAndLineEndsAroundItAreTakenOff) {
  EXPECT_EQ(trimmed("\r\n\t tea and cake \n"), "tea and cake");
  EXPECT_EQ(trimmed(" \t\r\n"), "");
}

TEST(Text, OnlyAsciiLettersAreLowered) {
  EXPECT_EQ(lowered("AZ[@ Äé"), "az[@ Äé");
}

}  // namespace
}  // namespace rescore
