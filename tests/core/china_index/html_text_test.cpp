#include "china_index/html_text.h"

#include <gtest/gtest.h>

namespace rescore::html_text_test {
namespace {

std::string plain(std::string_view html) {
  return html_text(html).text;
}

using Links = std::vector<std::string>;

Links links_in(std::string_view text) {
  Links links;
  add_links(links, text);
  return links;
}

TEST(HtmlText, TagsFallAway) {
  EXPECT_EQ(plain("Some <b>bold</b>, <i>other</i> and <a href=\"https://a.example/\">linked</a>."),
            "Some bold, other and linked.");
  EXPECT_EQ(plain("<script>alert(1)</script>"), "alert(1)");
  EXPECT_EQ(plain("<!-- no -->text"), "text");
}

TEST(HtmlText, BreaksBecomeBlanks) {
  EXPECT_EQ(plain("one<br>two<br/>three<p>four</p>five"), "one two three four five");
}

TEST(HtmlText, BlanksAreCollapsed) {
  EXPECT_EQ(plain("  a \t\n b\r\n\x7F "), "a b");
  EXPECT_EQ(plain(" \n "), "");
}

TEST(HtmlText, EntitiesAreResolvedOnce) {
  EXPECT_EQ(plain("a &amp; b &lt;i&gt; &quot;c&quot; &#39;d&#39;&nbsp;e"), "a & b <i> \"c\" 'd' e");
  EXPECT_EQ(plain("&amp;lt;"), "&lt;");
  EXPECT_EQ(plain("R&D &unknown; &"), "R&D &unknown; &");
}

TEST(HtmlText, ALessThanSignThatBeginsNoTagStays) {
  EXPECT_EQ(plain("3 < 4 and 5<6"), "3 < 4 and 5<6");
  EXPECT_EQ(plain("<a without end"), "<a without end");
  EXPECT_EQ(plain("<"), "<");
}

TEST(HtmlText, LinksAreThoseOfTheWeb) {
  EXPECT_EQ(
      html_text("<a href='http://a.example/1'>x</a> <a href=\"https://b.example\">y</a>").links,
      (Links{"http://a.example/1", "https://b.example"}));
  EXPECT_EQ(html_text("<a href=\"javascript:alert(1)\">x</a><a href=\"/local\">y</a>").links,
            Links{});
  EXPECT_EQ(html_text("<a href=>x</a><a href=\"https://a.example>y</a>").links, Links{});
}

TEST(HtmlText, AddressesAreFoundInText) {
  EXPECT_EQ(links_in("See https://a.example/x?y=1 and\nhttp://b.example, or http:nothing."),
            (Links{"https://a.example/x?y=1", "http://b.example,"}));
  EXPECT_EQ(links_in("https://a.example https://a.example"), Links{"https://a.example"});
  EXPECT_EQ(links_in("https:// https:///a ftp://a.example http"), Links{});
  EXPECT_EQ(links_in("https://" + std::string(2048, 'a')), Links{});
}

}  // namespace
}  // namespace rescore::html_text_test
