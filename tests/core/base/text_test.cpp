#include "base/text.h"

#include <gtest/gtest.h>

namespace rescore::text_test {
namespace {

TEST(Text, TheMarkIsTakenOffOnce) {
  EXPECT_EQ(without_mark("\xEF\xBB\xBF"
                         "a"),
            "a");
  EXPECT_EQ(without_mark("a"), "a");
  EXPECT_EQ(without_mark("\xEF\xBB\xBF\xEF\xBB\xBF"), "\xEF\xBB\xBF");
}

TEST(Text, AnArchiveIsKnownByItsBytesAndAnEncryptedOneByItsList) {
  using namespace std::string_literals;
  const auto entry = [](char flags) {
    return "PK\1\2\x14\0\x0A\0"s + flags + std::string(19, '\0') + "\1\0\2\0\3\0"s +
           std::string(12, '\0') + "a" + "xx" + "yyy";
  };
  const auto archive = [&](const std::string& list) {
    return "PK\3\4" + list + "PK\5\6" + std::string(12, '\0') + "\4\0\0\0\0\0"s;
  };
  EXPECT_TRUE(is_zip(archive("")));
  EXPECT_FALSE(is_zip("PK and more"));
  EXPECT_FALSE(is_encrypted_zip(archive("")));
  EXPECT_FALSE(is_encrypted_zip(archive(entry(0) + entry(8))));
  EXPECT_TRUE(is_encrypted_zip(archive(entry(1))));
  EXPECT_TRUE(is_encrypted_zip(archive(entry(8) + entry(9))));
  EXPECT_FALSE(is_encrypted_zip(" " + archive(entry(1))));
  // Cut off anywhere, it is none that can be told.
  const std::string whole = archive(entry(0) + entry(1));
  for (std::size_t size = 0; size < whole.size() - 2; ++size) {
    EXPECT_FALSE(is_encrypted_zip(std::string_view(whole).substr(0, size))) << size;
  }
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
}  // namespace rescore::text_test
