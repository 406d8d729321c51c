#include "base/utf8.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore::utf8_test {
namespace {

using namespace std::string_view_literals;

std::string problem(std::string_view text) {
  Errors errors;
  const bool good = utf8::check("a.csv", text, errors);
  EXPECT_EQ(good, errors.empty());
  return test::diagnostics(errors);
}

TEST(Utf8, TextOfAnyScriptIsGood) {
  EXPECT_EQ(problem(""), "");
  EXPECT_EQ(problem("Bolívia, Azərbaycan, 世界华文媒体, 😀"), "");
  EXPECT_EQ(problem("\xEF\xBB\xBF"
                    "a"),
            "");
}

TEST(Utf8, Utf16IsCalledByItsName) {
  const std::string utf16 = ": The file is in UTF-16; save it as UTF-8 and try again. [not-utf8]\n";
  EXPECT_EQ(problem("\xFF\xFE"
                    "a\0"sv),
            utf16);
  EXPECT_EQ(problem("\xFE\xFF\0a"sv), utf16);
}

TEST(Utf8, OtherBytesAreToldWithTheirLine) {
  const std::string third = ": Line 3: this is not text in UTF-8. [not-utf8]\n";
  for (const std::string_view bad :
       {"\xF3"sv, "\xC0\xAF"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv,
        "\xF0\x80\x80\xAF"sv, "\x80"sv, "\xE4\xB8"sv, "\0"sv, "\xFF"sv}) {
    EXPECT_EQ(problem("a\nb\nc" + std::string(bad)), third);
    EXPECT_EQ(problem("a\nb\nc" + std::string(bad) + "d\n"), third);
  }
}

TEST(Utf8, ControlsAreWhatCannotStandInALine) {
  for (const std::string_view good : {"", "tea", "\u00A0", "\u200F\u05D0",
                                      "\u2027\u202F\u2065\u206A", "Azərbaycan, 世界华文媒体, 😀"}) {
    EXPECT_FALSE(utf8::has_control(good)) << good;
  }
  for (const std::string_view bad : {"\n", "\t", "\x1F", "\x7F", "\u0080", "\u009F", "\u2028",
                                     "\u2029", "\u202A", "\u202E", "\u2066", "\u2069"}) {
    EXPECT_TRUE(utf8::has_control(bad));
    EXPECT_TRUE(utf8::has_control("日本" + std::string(bad) + "tea"));
  }
}

TEST(Utf8, CharactersAreTakenOneAfterTheOther) {
  const std::string_view text = "aé漢\U0001F600";
  std::size_t at = 0;
  for (const char32_t point : U"aé漢\U0001F600") {
    if (point == 0) break;  // the end of the literal
    EXPECT_EQ(utf8::next(text, at), point);
  }
  EXPECT_EQ(at, text.size());
  for (const char* bad : {"\x80", "\xC1\x81", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xE6\xBC"}) {
    at = 0;
    EXPECT_EQ(utf8::next(bad, at), std::nullopt);
    EXPECT_GE(at, 1u);
  }
}

TEST(Utf8, OfBadBytesThoseArePassedThatACharacterCanBeginWith) {
  for (const auto& [bytes, passed] :
       {std::pair("\xE6\xBC"
                  "a",
                  2u),
        std::pair("\xF0\x9F\x98", 3u), std::pair("\xE0\x9F\xBF", 1u), std::pair("\xFF\xFF", 1u)}) {
    std::size_t at = 0;
    EXPECT_EQ(utf8::next(bytes, at), std::nullopt);
    EXPECT_EQ(at, passed);
  }
}

TEST(Utf8, ALineHasNoControlsAndIsUtf8) {
  EXPECT_TRUE(utf8::is_line("Köln"));
  EXPECT_FALSE(utf8::is_line("a\nb"));
  EXPECT_FALSE(utf8::is_line("a\xFF"));
}

}  // namespace
}  // namespace rescore::utf8_test
