#include <gtest/gtest.h>

#include "raw_samples.h"

// The files of the publisher's website: indicators, lists of countries and of scores.
namespace rescore {
namespace {

using test::kIndicators;
using test::put;
using test::wrong_with;

const std::string kList = R"({"Europe": {
  "IS": {"country": "Iceland", "overall": "56.3%", "original": "9", "total": "16", "ranking": "1"},
  "MT": {"country": "Malta", "overall": "41.7%", "original": "5", "total": "12", "ranking": "2"}}})";

std::string wrong_with_list(std::string_view from, std::string_view to) {
  return wrong_with({{"indicators.json", kIndicators}, {"list.json", put(kList, from, to)}});
}

TEST(RawJson, IndicatorsAloneHoldAnEdition) {
  EXPECT_EQ(wrong_with({{"indicators.json", kIndicators}}), "");
  const auto edition = test::import_sample({{"indicators.json", kIndicators}}).first.value();
  const json::Value index = test::parse(edition.index);
  EXPECT_NE(edition.index.find(R"("title":"There is tea.")"), edition.index.npos);
  EXPECT_EQ(test::get(index, "indicators").items.size(), 4u);
}

TEST(RawJson, AListOfCountriesTellsRegionsAndFigures) {
  EXPECT_EQ(wrong_with({{"indicators.json", kIndicators}, {"list.json", kList}}), "");
  EXPECT_EQ(wrong_with_list(R"("5", "total": "12")", R"("6", "total": "12")").substr(0, 11),
            "list.json :");
  EXPECT_EQ(wrong_with_list(R"("ranking": "2")", R"("ranking": "second")"),
            "list.json /Europe/MT/ranking: \"second\" is no rank. [unknown-word]\n");
  EXPECT_EQ(wrong_with_list(R"("41.7%")", R"("41,7%")"),
            "list.json /Europe/MT/overall: \"41,7%\" is no percentage. [unknown-word]\n");
  EXPECT_EQ(wrong_with_list(R"("MT")", R"("Malta")"),
            "list.json /Europe/Malta: \"Malta\" is no country code of two capital letters. "
            "[bad-id]\n");
}

TEST(RawJson, AListOfCountriesAloneIsNoEdition) {
  EXPECT_EQ(wrong_with({{"list.json", kList}}),
            "list.json : No file tells the answers to an indicator. [missing-part]\n");
}

TEST(RawJson, ANameBesideACodeMustBeThatCountrys) {
  EXPECT_EQ(wrong_with_list("Malta", "Mali"),
            "list.json /Europe/MT/country: Here MT is called Mali, which is ML. "
            "[disagreement]\n");
  EXPECT_EQ(wrong_with_list("Malta", "Maltu"),
            "list.json /Europe/MT/country: No country is known by the name \"Maltu\". "
            "[unknown-name]\n");
}

TEST(RawJson, ScoresComeByDomainInTheOrderOfTheSite) {
  EXPECT_EQ(
      wrong_with({{"scores.json", R"({"IS": {"percentage": {"overall": "1%", "domain": ["1%"]},)"
                                  R"("original": {"overall": "1/4", "domain": ["1/4"]},)"
                                  R"("ranking": {"overall": "1", "domain": ["1"]}}})"}})
          .substr(0, 70),
      "scores.json /IS/original/domain: The list has 1 entries instead of 9. ");
}

TEST(RawJson, AnotherDocumentIsRefused) {
  const std::string other =
      "a.json : This JSON file is none of the publisher's: neither a country, a domain, an "
      "indicator, nor a list of countries, indicators or scores. [unknown-form]\n";
  EXPECT_EQ(wrong_with({{"a.json", "{}"}}), other);
  EXPECT_EQ(wrong_with({{"a.json", R"({"type": "FeatureCollection", "features": []})"}}), other);
  EXPECT_EQ(wrong_with({{"a.json", "[1, 2]"}}),
            "a.json : Here belongs an object. [wrong-type]\n" + other);
}

}  // namespace
}  // namespace rescore
