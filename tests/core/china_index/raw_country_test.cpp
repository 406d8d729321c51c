#include <gtest/gtest.h>

#include "raw_samples.h"

// A country's file: answers and printed figures.
namespace rescore::raw_country_test {
namespace {

using test::kIceland;
using test::kIndicators;
using test::put;
using test::wrong_with;

/// The errors in Iceland's file, with valid indicators.
std::string wrong_with_iceland(std::string_view from, std::string_view to) {
  return wrong_with({{"indicators.json", kIndicators}, {"IS.json", put(kIceland, from, to)}});
}

TEST(RawCountry, AnAnswerThatDisagreesIsReported) {
  EXPECT_EQ(wrong_with_iceland(R"("03", "score": "2")", R"("03", "score": "4")"),
            "IS.json /answer/Cake/0/score: Here IS's answer to indicator 3 is 4, but 2 in "
            "indicators.json. [disagreement]\n");
  EXPECT_EQ(wrong_with_iceland(R"("03", "score": "2")", R"("03", "score": null)"),
            "IS.json /answer/Cake/0/score: \"null\" is no answer. [unknown-word]\n");
}

TEST(RawCountry, APrintedFigureThatIsWrongIsReportedByItsFile) {
  EXPECT_EQ(wrong_with_iceland(R"("ranking": "1")", R"("ranking": "2")"),
            "IS.json : In standings.json/countries/0/scopes/overall/3, made of this: Iceland, "
            "overall: the scores give rank 1, not 2. [rank-mismatch]\n");
  EXPECT_EQ(wrong_with_iceland(R"("56.3%")", R"("56.2%")"),
            "IS.json : In standings.json/countries/0/scopes/overall/2, made of this: Iceland, "
            "overall: 9/16 is 56.3, not 56.2. [percent-mismatch]\n");
  EXPECT_EQ(wrong_with_iceland(R"("38%")", R"("38.4%")").substr(0, 9), "IS.json :");
}

TEST(RawCountry, LayersComeInThrees) {
  EXPECT_EQ(wrong_with_iceland(R"("alignment": )", R"("alignmemt": )"),
            "IS.json : The key \"alignment\" is missing here. [missing-key]\n");
  EXPECT_EQ(wrong_with_iceland(R"("pressure_rank")", R"("presure_rank")"),
            "IS.json : The key \"pressure_rank\" is missing here. [missing-key]\n");
}

TEST(RawCountry, AFileIsNamedAfterItsCountry) {
  EXPECT_EQ(wrong_with({{"indicators.json", kIndicators}, {"country/MT.json", kIceland}}),
            "country/MT.json /name: The file is named after MT, but Iceland is IS. "
            "[disagreement]\n");
  EXPECT_EQ(wrong_with({{"indicators.json", kIndicators}, {"Anything.json", kIceland}}), "");
}

TEST(RawCountry, AnIndicatorStandsInACountryOnce) {
  EXPECT_EQ(wrong_with_iceland(R"("number": "04")", R"("number": "03")"),
            "IS.json /answer/Cake/1/number: The indicator 3 stands in this file twice. "
            "[duplicate-indicator]\n");
}

}  // namespace
}  // namespace rescore::raw_country_test
