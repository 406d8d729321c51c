#include <gtest/gtest.h>

#include "raw_samples.h"

// The files of the publisher's website: indicators, lists of countries and of scores.
namespace rescore::raw_json_test {
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
  EXPECT_EQ(wrong_with({{"a.json", R"({"type": "FeatureCollection", "features": []})"}}), other);
  EXPECT_EQ(wrong_with({{"a.json", "[1, 2]"}}), other);
  const std::string empty = "a.json : The file is empty. [unknown-form]\n";
  EXPECT_EQ(wrong_with({{"a.json", "{}"}}), empty);
  EXPECT_EQ(wrong_with({{"a.json", " []\n"}}), empty);
}

TEST(RawJson, AListOfStatementsAgreesWithTheOtherFiles) {
  const std::string list = R"([
    {"1": "There is <b>tea</b>.", "remark": "", "grading": "1", "evdType": "System",
     "layer": "Exposure"},
    {"03": "There is cake.", "remark": "", "grading": 2, "evdType": "System",
     "layer": "Alignment"}])";
  const auto with = [&](std::string_view from, std::string_view to) {
    return wrong_with({{"indicators.json", kIndicators}, {"list.json", put(list, from, to)}});
  };
  EXPECT_EQ(with("1", "1"), "");
  EXPECT_EQ(with("Alignment", "Pressure"),
            "list.json /1/layer: Here the layer of indicator 3 is \"pressure\", but "
            "\"alignment\" in indicators.json. [disagreement]\n");
  EXPECT_EQ(with(": 2", ": 1"),
            "list.json /1/grading: Here the scale of indicator 3 is \"graded\", but \"stance\" in "
            "indicators.json. [disagreement]\n");
  EXPECT_EQ(with("03", "01"),
            "list.json /1/01: The indicator 1 stands in this file twice. [duplicate-indicator]\n");
  EXPECT_EQ(with("03", "third"),
            "list.json /1: Expected one key that is the number of an indicator. [missing-key]\n");
  EXPECT_EQ(with("remark", "2"),
            "list.json /0: Expected one key that is the number of an indicator. [missing-key]\n");
}

TEST(RawJson, TheWordingOfTheIndicatorsGoesBeforeThatOfAList) {
  const std::string list =
      R"([{"1": "Tea?", "evdType": "System", "grading": "1", "layer": "Exposure"}])";
  const auto title = [](const std::pair<std::optional<ImportedEdition>, Errors>& made) {
    const json::Value index = test::parse(made.first.value().index);
    for (const json::Value& indicator : test::get(index, "indicators").items) {
      if (test::get(indicator, "number").integer == 1) return test::get(indicator, "title").text;
    }
    return std::string();
  };
  EXPECT_EQ(title(test::import_sample({{"long.csv", test::kLong}, {"list.json", list}})), "Tea?");
  EXPECT_EQ(title(test::import_sample({{"a.json", list}, {"indicators.json", kIndicators}})),
            "There is tea.");
  EXPECT_EQ(title(test::import_sample({{"indicators.json", kIndicators}, {"z.json", list}})),
            "There is tea.");
}

}  // namespace
}  // namespace rescore::raw_json_test
