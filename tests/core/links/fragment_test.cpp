#include "links/fragment.h"

#include <gtest/gtest.h>

#include "support/generator.h"
#include "support/support.h"

namespace rescore::fragment::fragment_test {
namespace {

using test::Generator;

/// The fields as "key=value [place]" lines.
std::string fields_of(std::string_view text, Errors& errors) {
  std::string lines;
  for (const Field& field : read(text, errors)) {
    lines += field.key + '=' + field.value + " [" + field.place + "]\n";
  }
  return lines;
}

std::string good(std::string_view text) {
  Errors errors;
  const std::string fields = fields_of(text, errors);
  EXPECT_EQ(test::diagnostics(errors), "");
  return fields;
}

std::string bad(std::string_view text) {
  Errors errors;
  EXPECT_EQ(fields_of(text, errors), "");
  for (const Error& error : errors) EXPECT_EQ(error.file, "link");
  return test::diagnostics(errors);
}

TEST(Fragment, SplitsKeysAndValues) {
  EXPECT_EQ(good(""), "");
  EXPECT_EQ(good("a=1&b=2"), "a=1 [/a]\nb=2 [/b]\n");
  EXPECT_EQ(good("&&a=1&&"), "a=1 [/a]\n");
  EXPECT_EQ(good("a=weight=2&b&c="), "a=weight=2 [/a]\nb= [/b]\nc= [/c]\n");
  EXPECT_EQ(good("a/b~=1"), "a/b~=1 [/a~1b~0]\n");
}

TEST(Fragment, DecodesPercentEscapes) {
  EXPECT_EQ(good("%61=%2c%2C%7E%26%3D"), "a=,,~&= [/a]\n");
  EXPECT_EQ(good("a=%E2%82%ac+%2B"), "a=€++ [/a]\n");
  EXPECT_EQ(good("a=%2541"), "a=%41 [/a]\n");
}

TEST(Fragment, TellsWhatIsBroken) {
  for (const char* text : {"a=%", "a=1%4", "a=%4g", "a=%g4", "a=%%41"}) {
    EXPECT_EQ(bad(text),
              "/a: The value of \"a\" has a broken percent escape and is left out. "
              "[broken-link]\n");
  }
  EXPECT_EQ(bad("a=%FF"),
            "/a: The value of \"a\" is not text in UTF-8 and is left out. [not-utf8]\n");
  EXPECT_EQ(bad("a=\xC3"),
            "/a: The value of \"a\" is not text in UTF-8 and is left out. [not-utf8]\n");
  for (const char* text : {"a=%00", "a=b%0Ac", "a=b\nc", "a=%7f"}) {
    EXPECT_EQ(bad(text),
              "/a: The value of \"a\" has a control character and is left out. [bad-text]\n");
  }
  EXPECT_EQ(bad("%0a=1"), ": A key has a control character and is left out. [bad-text]\n");
  EXPECT_EQ(bad("%=1"), ": A key has a broken percent escape and is left out. [broken-link]\n");
  EXPECT_EQ(bad("=1"), ": A value without a key is left out. [broken-link]\n");
}

TEST(Fragment, QuotesAreShort) {
  EXPECT_EQ(in_quotes("media-03"), "\"media-03\"");
  EXPECT_EQ(in_quotes(std::string(40, 'x')), '"' + std::string(40, 'x') + '"');
  EXPECT_EQ(in_quotes(std::string(41, 'x')), '"' + std::string(40, 'x') + "…\"");
  EXPECT_EQ(in_quotes(std::string(39, 'x') + "€€"), '"' + std::string(39, 'x') + "…\"");
}

TEST(Fragment, TheLastOfTheSameKeyHolds) {
  Errors errors;
  std::vector<Field> fields = read("a=1&b=2&a=3", errors);
  keep_last(fields, errors);
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_EQ(fields[0].value, "3");
  EXPECT_EQ(fields[1].value, "2");
  EXPECT_EQ(test::diagnostics(errors),
            "/a: The key \"a\" stands twice; the last one holds. [duplicate-key]\n");
}

TEST(Fragment, NoMoreErrorsAreReportedThanOfAFile) {
  Errors errors;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "=&";
  EXPECT_TRUE(read(text, errors).empty());
  EXPECT_EQ(errors.size(), kMaxErrorsPerFile);
}

TEST(Fragment, WritesLittlePercentEncoded) {
  EXPECT_EQ(written("m", "exact,mean,weight=media:2"), "m=exact,mean,weight=media:2");
  EXPECT_EQ(written("s", "domain:law-enforcement"), "s=domain:law-enforcement");
  EXPECT_EQ(written("q", "a b+(c)'d'*\"<>&#%"), "q=a%20b%2B%28c%29%27d%27%2A%22%3C%3E%26%23%25");
  EXPECT_EQ(written("q", "€"), "q=%E2%82%AC");
  EXPECT_EQ(written("a=b,c", "1"), "a%3Db%2Cc=1");
  EXPECT_EQ(written("flag", ""), "flag");
}

TEST(Fragment, EndsInALetterOrDigit) {
  EXPECT_EQ(with_safe_end("e=AZ.media-03:3"), "e=AZ.media-03:3");
  EXPECT_EQ(with_safe_end("e=AZ.media-03:-"), "e=AZ.media-03:%2D");
  EXPECT_EQ(with_safe_end("x=ab_"), "x=ab%5F");
  EXPECT_EQ(with_safe_end(""), "");
}

TEST(Fragment, WhatIsWrittenIsRead) {
  Generator random(4);
  const std::vector<std::string> pieces = {"a", "Z", "9", "-", ".", "_", "~", ":", ",", "/", "@",
                                           "=", "&", "%", "#", "+", " ", "'", "é", "€", "😀", "?"};
  const auto any_text = [&](std::size_t least) {
    std::string text;
    for (std::size_t n = least + random.below(6); n > 0; --n) text += random.pick(pieces);
    return text;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string key = any_text(1);
    const std::string value = any_text(0);
    const std::string text = with_safe_end(written(key, value));
    EXPECT_EQ(text.find_first_of(" \"'<>#[]{}|\\^`()*!$;+?&"), text.npos) << text;
    Errors errors;
    const std::vector<Field> fields = read(text, errors);
    EXPECT_EQ(test::diagnostics(errors), "");
    ASSERT_EQ(fields.size(), 1u) << text;
    EXPECT_EQ(fields[0].key, key);
    EXPECT_EQ(fields[0].value, value);
  }
}

}  // namespace
}  // namespace rescore::fragment::fragment_test
