#include "links/link_repair.h"

#include <gtest/gtest.h>

#include <string>

#include "link_asked.h"

namespace rescore::link_repair_test {
namespace {

using namespace test::links;

// Links that programs have changed on the way: the whole scenario applies, and nothing is reported.

const std::string kLink = std::string(kIs) + "&e=IS.tea-01:4~IS.tea-02:0";
const std::string kRead = "c=IS&e=IS.tea-01:4~IS.tea-02:0";

std::string with(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// Percent-encodes all signs that encodeURIComponent does.
std::string encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '%':
        result += "%25";
        break;
      case '&':
        result += "%26";
        break;
      case ':':
        result += "%3a";
        break;
      case '=':
        result += "%3D";
        break;
      default:
        result += c;
    }
  }
  return result;
}

TEST(LinkRepair, EscapesOfHtmlAreUndone) {
  ASSERT_EQ(outcome(kLink), kRead);
  for (const char* escape :
       {"&amp;", "&amp;amp;", "&#38;", "&#038;", "&#x26;", "&#X26;", "&AMP;"}) {
    EXPECT_EQ(outcome(with(kLink, "&", escape)), kRead) << escape;
  }
}

TEST(LinkRepair, ALinkEncodedAsAWholeIsDecoded) {
  EXPECT_EQ(outcome(encoded(kLink)), kRead);
  EXPECT_EQ(outcome(encoded(encoded(kLink))), kRead);
  EXPECT_EQ(outcome(encoded(with(kLink, "&", "&amp;"))), kRead);
  EXPECT_EQ(outcome(encoded(kLink) + "?utm_source=mail"), kRead);
}

TEST(LinkRepair, ValuesEncodedTwiceAreDecoded) {
  const std::string once = with(kLink, ":", "%3A");
  EXPECT_EQ(outcome(once), kRead);
  EXPECT_EQ(outcome(with(once, "%", "%25")), kRead);
  EXPECT_EQ(outcome(std::string(kIs) + "&s=domain%253Atea"), "c=IS&s=domain:tea");
}

TEST(LinkRepair, PunctuationAfterALinkIsCutOff) {
  for (const char* end : {".", ")", ").", ",", ">", "\"", "!", "?"}) {
    EXPECT_EQ(outcome(kLink + end), kRead) << end;
  }
  // Also in other scripts, plain or escaped, and what cannot be seen.
  for (const char* end :
       {"”", "».", "。", "），", "’…", "\u200B", "\u00A0", "%E2%80%9D.", "%e3%80%82", "%E2%80%8B",
        "%C2%BB", "%20", "%22", "%3E.", "`", "%60", "%0A", "\u2060"}) {
    EXPECT_EQ(outcome(kLink + end), kRead) << end;
  }
  // But not what is a part of it, or of a key that Rescore does not know.
  EXPECT_EQ(outcome(std::string(kIs) + "&theme=dark%20"),
            "/theme: This version does not know \"theme\" and ignores it. [unknown-key]\n"
            "c=IS&theme=dark%20");
  EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-01:-."), "c=IS&e=IS.tea-01:%2D");
}

TEST(LinkRepair, ParametersThatProgramsAppendAreCutOff) {
  for (const char* more : {"?utm_source=x&utm_medium=y", "?fbclid=a", "#amp=1", "#xtor=RSS-1",
                           "#Echobox=1700000000", "#amp=1?utm_source=x", "#:~:text=tea",
                           "&utm_source=x&utm_medium=y", "&fbclid=a", "&amp;mtm_kwd=x&gclid"}) {
    EXPECT_EQ(outcome(kLink + more), kRead) << more;
  }
  // Where it may be a part of the link, it stays and is reported.
  EXPECT_NE(outcome(std::string(kIs) + "?utm_source=x&e=IS.tea-01:4"), "c=IS&e=IS.tea-01:4");
}

TEST(LinkRepair, OtherTextStaysAsItIs) {
  const auto no_key = [](std::string_view) { return false; };
  for (const char* text :
       {"", "v=1", "section-2", "100%", "%zz%3D", "a=%26amp;b", "v=1&n=%3F%2E"}) {
    EXPECT_EQ(fragment::repaired(text, no_key), text);
  }
  EXPECT_EQ(fragment::decoded_again("%zz%3A", ":"), "%zz%3A");
  EXPECT_EQ(fragment::decoded_again("a%3Ab:c", ":"), "a%3Ab:c");
}

}  // namespace
}  // namespace rescore::link_repair_test
