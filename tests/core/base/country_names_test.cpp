#include "base/country_names.h"

#include <gtest/gtest.h>

namespace rescore::country_names_test {
namespace {

std::string code(std::string_view name) {
  return country_code(name).value_or("-");
}

TEST(CountryNames, GiveTheirCode) {
  EXPECT_EQ(code("Azerbaijan"), "AZ");
  EXPECT_EQ(code("Taiwan"), "TW");
  EXPECT_EQ(code("Niger"), "NE");
  EXPECT_EQ(code("Nigeria"), "NG");
}

TEST(CountryNames, VariantsAreKnown) {
  EXPECT_EQ(code("Czech Republic"), "CZ");
  EXPECT_EQ(code("Czechia"), "CZ");
  EXPECT_EQ(code("United States"), "US");
  EXPECT_EQ(code("United States of America"), "US");
  EXPECT_EQ(code("South Korea"), "KR");
  EXPECT_EQ(code("Turkey"), "TR");
  EXPECT_EQ(code("Türkiye"), "TR");
  EXPECT_EQ(code("Moldova"), "MD");
  EXPECT_EQ(code("Timor Leste"), "TL");
  EXPECT_EQ(code("Democratic Republic of the Congo"), "CD");
}

TEST(CountryNames, NamesInCommonUseAreKnown) {
  EXPECT_EQ(code("Laos"), "LA");
  EXPECT_EQ(code("Syria"), "SY");
  EXPECT_EQ(code("Viet Nam"), "VN");
  EXPECT_EQ(code("Brunei"), "BN");
  EXPECT_EQ(code("Burma"), "MM");
  EXPECT_EQ(code("Swaziland"), "SZ");
  EXPECT_EQ(code("Cabo Verde"), "CV");
  EXPECT_EQ(code("Kyrgyz Republic"), "KG");
  EXPECT_EQ(code("DR Congo"), "CD");
  EXPECT_EQ(code("Macedonia"), "MK");
  // Two countries have this name.
  EXPECT_EQ(code("Congo"), "-");
}

TEST(CountryNames, SpellingDoesNotMatter) {
  EXPECT_EQ(code("Boli\u0301via"), "BO");
  EXPECT_EQ(code("Co\u0302te d\u2019Ivoire"), "CI");
  EXPECT_EQ(code("Bolívia"), "BO");
  EXPECT_EQ(code("bosnia & herzegovina"), "BA");
  EXPECT_EQ(code("Costa-Rica"), "CR");
  EXPECT_EQ(code("the Gambia"), "GM");
}

TEST(CountryNames, OthersAreUnknown) {
  EXPECT_EQ(code(""), "-");
  EXPECT_EQ(code("Atlantis"), "-");
  EXPECT_EQ(code("Azerbaija"), "-");
  EXPECT_EQ(code("Score"), "-");
  EXPECT_EQ(code("AZ"), "-");
}

TEST(CountryNames, PlainTextHasNoCaseAccentsOrPunctuation) {
  EXPECT_EQ(plain_name("Bosnia-and-Herzegovina"), "bosnia and herzegovina");
  EXPECT_EQ(plain_name("Bosnia & Herzegovina"), "bosnia and herzegovina");
  EXPECT_EQ(plain_name("  BOLÍVIA "), "bolivia");
  EXPECT_EQ(plain_name("Côte d'Ivoire"), "cote divoire");
  EXPECT_EQ(plain_name("Côte d’Ivoire"), "cote divoire");
  EXPECT_EQ(plain_name("The Gambia"), "gambia");
  EXPECT_EQ(plain_name("Türkiye"), "turkiye");
  EXPECT_EQ(plain_name("Theland"), "theland");
  EXPECT_EQ(plain_name("日本"), "");
  EXPECT_EQ(plain_name("a\xFF"
                       "b"),
            "ab");
}

TEST(CountryNames, ACountrysCodeHasTwoCapitals) {
  EXPECT_TRUE(is_country_code("AZ"));
  for (const char* code : {"", "A", "az", "Az", "AZE", "A1", "É"}) {
    EXPECT_FALSE(is_country_code(code)) << code;
  }
}

}  // namespace
}  // namespace rescore::country_names_test
