#include "base/visible.h"

#include <gtest/gtest.h>

namespace rescore::visible_test {
namespace {

TEST(Visible, WhiteSpaceAndSignsWithoutAShapeCannotBeSeen) {
  for (const char* none : {"", " ", " \t", "\u00A0", "\u200B", "\uFEFF \u2060", "\u3000", "\u00AD",
                           "\u2800", "\u3164", "\uFE0F", "\U000E0041", "\u200D\u200C"}) {
    EXPECT_FALSE(utf8::is_visible(none)) << none;
  }
  for (const char* some : {"a", " .", "\u200Ba", "é", "日本", "\u00A1", "\u2010", "😀"}) {
    EXPECT_TRUE(utf8::is_visible(some)) << some;
  }
}

}  // namespace
}  // namespace rescore::visible_test
