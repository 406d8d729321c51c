#include "base/utf8.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore {
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

TEST(Utf8, TheMarkIsTakenOffOnce) {
  EXPECT_EQ(utf8::without_mark("\xEF\xBB\xBF"
                               "a"),
            "a");
  EXPECT_EQ(utf8::without_mark("a"), "a");
  EXPECT_EQ(utf8::without_mark("\xEF\xBB\xBF\xEF\xBB\xBF"), "\xEF\xBB\xBF");
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

TEST(Utf8, PlainTextHasNoCaseAccentsOrPunctuation) {
  EXPECT_EQ(utf8::plain("Bosnia-and-Herzegovina"), "bosnia and herzegovina");
  EXPECT_EQ(utf8::plain("Bosnia & Herzegovina"), "bosnia and herzegovina");
  EXPECT_EQ(utf8::plain("  BOLÍVIA "), "bolivia");
  EXPECT_EQ(utf8::plain("Côte d'Ivoire"), "cote divoire");
  EXPECT_EQ(utf8::plain("Côte d’Ivoire"), "cote divoire");
  EXPECT_EQ(utf8::plain("The Gambia"), "gambia");
  EXPECT_EQ(utf8::plain("Türkiye"), "turkiye");
  EXPECT_EQ(utf8::plain("Theland"), "theland");
  EXPECT_EQ(utf8::plain("日本"), "");
  EXPECT_EQ(utf8::plain("a\xFF"
                        "b"),
            "ab");
}

}  // namespace
}  // namespace rescore
