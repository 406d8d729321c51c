#include "base/text.h"

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

TEST(Text, Utf16BecomesUtf8) {
  using namespace std::string_view_literals;
  EXPECT_EQ(from_utf16("\xFF\xFE"
                       "A\0\xE9\0\x3D\xD8\x00\xDE"sv),
            "A\u00E9\U0001F600");
  EXPECT_EQ(from_utf16("\xFE\xFF"
                       "\0A\x20\xAC"sv),
            "A\u20AC");
  EXPECT_EQ(from_utf16("\xFF\xFE"sv), "");
  // Cut within a character, and half of a pair.
  EXPECT_EQ(from_utf16("\xFF\xFE"
                       "A"sv),
            std::nullopt);
  EXPECT_EQ(from_utf16("\xFF\xFE"
                       "\x3D\xD8"sv),
            std::nullopt);
  EXPECT_EQ(from_utf16("\xFF\xFE"
                       "\x00\xDE"sv),
            std::nullopt);
  EXPECT_TRUE(
      is_utf16("\xFE\xFF"
               "x"));
  EXPECT_FALSE(
      is_utf16("\xEF\xBB\xBF"
               "x"));
}

TEST(Text, LettersAndDigitsAreThoseOfAscii) {
  for (const char c : std::string_view("azAZ09")) EXPECT_TRUE(is_letter_or_digit(c)) << c;
  for (const char c : std::string_view("`{@[/:-_ \xE9")) EXPECT_FALSE(is_letter_or_digit(c)) << c;
}

TEST(Text, OnlyAsciiLettersAreLowered) {
  EXPECT_EQ(lowered("AZ[@ Äé"), "az[@ Äé");
}

}  // namespace
}  // namespace rescore
