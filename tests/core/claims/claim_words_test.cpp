#include "claims/claim_words.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore::claims::claim_words_test {
namespace {

/// "germany's|4th=4|." : each word with its owner and number.
std::string words(std::string_view text) {
  std::string all;
  for (const Word& word : words_of(text)) {
    all += (all.empty() ? "" : "|") + word.plain;
    if (!word.owner.empty()) all += "<" + word.owner;
    if (word.number) all += "=" + to_text(*word.number) + (word.ordinal ? "." : "");
  }
  return all;
}

TEST(ClaimWords, EndAtSpacesHyphensAndMarks) {
  EXPECT_EQ(words("Germany, (France)—and Guinea-Bissau!"), "germany|france|and|guinea|bissau");
  EXPECT_EQ(words("the U.S. and Côte d’Ivoire."), "the|us|and|cote|divoire");
  EXPECT_EQ(words(" “Peru”\u00A0is\n"), "peru|is");
  EXPECT_EQ(words(" .,' … 日本"), "");
}

TEST(ClaimWords, OwnWhatFollows) {
  EXPECT_EQ(words("Germany's Peru’s the Philippines' Laos’"),
            "germanys<germany|perus<peru|the|philippines<philippines|laos<laos");
}

TEST(ClaimWords, AreNumbers) {
  EXPECT_EQ(words("4 4th 21st four fourth 40.25"),
            "4=4|4th=4.|21st=21.|four=4|fourth=4.|4025=40.25");
  EXPECT_EQ(words("40.2% #7 20."), "402=40.2|percent|number|7=7|20=20");
  EXPECT_EQ(words("twenty-one, thirty second, ninety nine"),
            "twenty one=21|thirty second=32.|ninety nine=99");
  EXPECT_EQ(words("twenty ten twentieth first"), "twenty=20|ten=10|twentieth=20.|first=1.");
  EXPECT_EQ(words("1.2.3 4.5th 1e5 0x10 1234567890 th 1.1234567"),
            "123|45th|1e5|0x10|1234567890|th|11234567");
}

TEST(ClaimWords, AreNoNumbersAfterAMinus) {
  EXPECT_EQ(words("ranks -1st, –2 -3"), "ranks|1st|2|3");
  EXPECT_EQ(words("1-5 rank–20"), "1=1|5=5|rank|20=20");
}

TEST(ClaimWords, KnowTheirPlaces) {
  const std::string text = "Das  40 %";
  const auto found = words_of(text);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "40");
  EXPECT_EQ(text.substr(found[2].begin, found[2].end - found[2].begin), "%");
}

TEST(ClaimWords, ShareAStemWithANoun) {
  EXPECT_EQ(stem_of("influenced"), stem_of("influence"));
  EXPECT_EQ(stem_of("developed"), stem_of("development"));
  EXPECT_EQ(stem_of("open"), stem_of("openness"));
  EXPECT_NE(stem_of("influential"), stem_of("influence"));
  EXPECT_EQ(stem_of("red"), "");
}

}  // namespace
}  // namespace rescore::claims::claim_words_test
