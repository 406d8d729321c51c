#include <gtest/gtest.h>

#include "raw_samples.h"

// The files of the publisher's website: indicators, a country, lists of countries and of scores.
namespace rescore {
namespace {

using test::kIceland;
using test::kIndicators;
using test::put;
using test::wrong_with;

/// What is wrong with Iceland's file beside good indicators.
std::string wrong_with_iceland(std::string_view from, std::string_view to) {
  return wrong_with({{"indicators.json", kIndicators}, {"IS.json", put(kIceland, from, to)}});
}

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

TEST(RawJson, ACountryBringsItsTextsAndFigures) {
  const auto made = test::import_sample({{"indicators.json", kIndicators}, {"IS.json", kIceland}});
  EXPECT_EQ(test::told(made.second), "");
  const std::string& sheet = made.first.value().sheets.front().second;
  EXPECT_EQ(sheet.substr(0, sheet.find(R"({"indicator":"tea-02")")),
            R"({"edition":"tea-and-cake","country":"IS","profile":{"freedom_score":95,)"
            R"("freedom_status":"Free","gdp_per_head_usd":79637.4,"population_millions":0.39,)"
            R"("press_freedom_rank":18,"relations_since":"1971-12-08","updated":"2024-05"},)"
            R"("takeaways":["Tea & cake abound."],"answers":[)"
            R"({"indicator":"cake-01","answer":2,"evidence":null,"note":null,"links":[]},)"
            R"({"indicator":"cake-02","answer":3,"evidence":null,"note":null,"links":[]},)"
            R"({"indicator":"tea-01","answer":0,"evidence":"None seen.","note":null,)"
            R"("links":[{"url":"https://tea.example/1","part":"evidence"}],)"
            R"("answered_by":"2 anonymous experts, 1 reviewer"},)");
}

TEST(RawJson, NamesOfReviewersStayOut) {
  const auto made = test::import_sample({{"indicators.json", kIndicators}, {"IS.json", kIceland}});
  EXPECT_EQ(made.first.value().sheets.front().second.find("A Name"), std::string::npos);
}

TEST(RawJson, AnAnswerThatDisagreesIsTold) {
  EXPECT_EQ(wrong_with_iceland(R"("03", "score": "2")", R"("03", "score": "4")"),
            "IS.json /answer/Cake/0/score: Here IS's answer to indicator 3 is 4, but 2 in "
            "indicators.json. [disagreement]\n");
  EXPECT_EQ(wrong_with_iceland(R"("03", "score": "2")", R"("03", "score": null)"),
            "IS.json /answer/Cake/0/score: \"null\" is no answer. [unknown-word]\n");
}

TEST(RawJson, APrintedFigureThatIsWrongIsToldByItsFile) {
  EXPECT_EQ(wrong_with_iceland(R"("ranking": "1")", R"("ranking": "2")"),
            "IS.json : In standings.json/countries/0/scopes/overall/3, made of this: Iceland, "
            "overall: the percentages give rank 1, not 2. [rank-mismatch]\n");
  EXPECT_EQ(wrong_with_iceland(R"("56.3%")", R"("56.2%")"),
            "IS.json : In standings.json/countries/0/scopes/overall/2, made of this: Iceland, "
            "overall: 9/16 is 56.3, not 56.2. [percent-mismatch]\n");
  EXPECT_EQ(wrong_with_iceland(R"("38%")", R"("38.4%")").substr(0, 9), "IS.json :");
}

TEST(RawJson, LayersComeInThrees) {
  EXPECT_EQ(wrong_with_iceland(R"("alignment": )", R"("alignmemt": )"),
            "IS.json : The key \"alignment\" is missing here. [missing-key]\n");
  EXPECT_EQ(wrong_with_iceland(R"("pressure_rank")", R"("presure_rank")"),
            "IS.json : The key \"pressure_rank\" is missing here. [missing-key]\n");
}

TEST(RawJson, AFileIsNamedAfterItsCountry) {
  EXPECT_EQ(wrong_with({{"indicators.json", kIndicators}, {"country/MT.json", kIceland}}),
            "country/MT.json /name: The file is named after MT, but Iceland is IS. "
            "[disagreement]\n");
  EXPECT_EQ(wrong_with({{"indicators.json", kIndicators}, {"Anything.json", kIceland}}), "");
}

TEST(RawJson, AnIndicatorStandsInACountryOnce) {
  EXPECT_EQ(wrong_with_iceland(R"("number": "04")", R"("number": "03")"),
            "IS.json /answer/Cake/1/number: The indicator 3 stands in this file twice. "
            "[duplicate-indicator]\n");
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
