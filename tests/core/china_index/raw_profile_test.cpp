#include <gtest/gtest.h>

#include "raw_samples.h"

// The content of a country file besides the answers.
namespace rescore::raw_profile_test {
namespace {

using test::kIceland;
using test::kIndicators;
using test::put;

/// Iceland's profile as JSON, with one change in its file.
std::string profile_with(std::string_view from, std::string_view to) {
  const auto made =
      test::import_sample({{"indicators.json", kIndicators}, {"IS.json", put(kIceland, from, to)}});
  EXPECT_EQ(test::diagnostics(made.second), "");
  const json::Value responses = test::parse(made.first.value().responses.front().second);
  return test::text_of(test::get(responses, "profile"));
}

TEST(RawProfile, ACountryBringsItsTextsAndFigures) {
  const auto made = test::import_sample({{"indicators.json", kIndicators}, {"IS.json", kIceland}});
  EXPECT_EQ(test::diagnostics(made.second), "");
  const std::string& responses = made.first.value().responses.front().second;
  EXPECT_EQ(responses.substr(0, responses.find(R"({"indicator":"tea-02")")),
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

TEST(RawProfile, WhatIsWrittenInNoKnownWayIsLeftOut) {
  const std::string whole = profile_with("Free", "Free");
  EXPECT_NE(whole.find(R"("relations_since":"1971-12-08")"), std::string::npos);
  for (const char* date : {"Not established", "8-Foo-71", "32-Dec-71", "8-Dec-1971"}) {
    EXPECT_EQ(profile_with("8-Dec-71", date).find("relations_since"), std::string::npos) << date;
  }
  EXPECT_EQ(profile_with("$79,637.4", "about 80,000").find("gdp_per_head_usd"), std::string::npos);
}

TEST(RawProfile, NumbersComeInTheWaysOfAllYears) {
  EXPECT_NE(profile_with(R"("0.39")", R"("39.8M")").find(R"("population_millions":39.8)"),
            std::string::npos);
  EXPECT_NE(profile_with(R"("0.39")", "10.33").find(R"("population_millions":10.33)"),
            std::string::npos);
  EXPECT_NE(profile_with("May 2024", "2022").find(R"("updated":"2022")"), std::string::npos);
}

TEST(RawProfile, TheCenturyOfAShortYearIsThatOfThePeoplesRepublic) {
  EXPECT_NE(profile_with("8-Dec-71", "1-Oct-49").find("1949-10-01"), std::string::npos);
  EXPECT_NE(profile_with("8-Dec-71", "7-Jun-07").find("2007-06-07"), std::string::npos);
}

}  // namespace
}  // namespace rescore::raw_profile_test
