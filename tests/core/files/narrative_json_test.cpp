#include <gtest/gtest.h>

#include "files/readers.h"
#include "support/support.h"

namespace rescore::narrative_json_test {
namespace {

/// The errors of the small index's Iceland with one changed value in its narrative.
std::string read(std::string_view text) {
  static const Edition edition = test::edition_of(test::small());
  Errors errors;
  const auto responses = read_responses(edition, "countries/IS.json", text, errors);
  EXPECT_EQ(responses.has_value(), errors.empty());
  return test::diagnostics(errors);
}

const std::string& iceland() {
  return test::small().responses[0].text;
}

std::string read_with(std::string_view pointer, std::string_view value) {
  return read(test::with(iceland(), pointer, value));
}

TEST(NarrativeJson, EveryPartMayBeMissing) {
  for (const char* part : {"/profile", "/takeaways", "/timeline", "/contradictions"}) {
    EXPECT_EQ(read(test::without(iceland(), part)), "") << part;
  }
  EXPECT_EQ(read_with("/profile", "{}"), "");
}

TEST(NarrativeJson, ProfileFiguresHaveARange) {
  EXPECT_EQ(read_with("/profile/population_millions", "-1"),
            "/profile/population_millions: The number -1 is not between 0 and 10000 with at most 2 "
            "decimals. [out-of-range]\n");
  EXPECT_EQ(read_with("/profile/gdp_per_head_usd", "7155.083"),
            "/profile/gdp_per_head_usd: The number 7155.083 is not between 0 and 10000000 with at "
            "most 2 decimals. [out-of-range]\n");
  EXPECT_EQ(
      read_with("/profile/population_millions", "922337203685477581"),
      "/profile/population_millions: The number 922337203685477581 is not between 0 and 10000 "
      "with at most 2 decimals. [out-of-range]\n");
  EXPECT_EQ(read_with("/profile/freedom_score", "101"),
            "/profile/freedom_score: The number 101 is not between 0 and 100. [out-of-range]\n");
  EXPECT_EQ(read_with("/profile/press_freedom_rank", "0"),
            "/profile/press_freedom_rank: The number 0 is not between 1 and 300. [out-of-range]\n");
  EXPECT_EQ(read_with("/profile/gdp_year", "\"2023\""),
            "/profile/gdp_year: Expected a whole number. [wrong-type]\n");
}

TEST(NarrativeJson, ProfileHasOnlyItsKeys) {
  EXPECT_EQ(read_with("/profile/population", "1"),
            "/profile/population: No key \"population\" is known here. [unknown-key]\n");
}

TEST(NarrativeJson, DatesAreChecked) {
  const std::string sentence = ": A date is written YYYY, YYYY-MM or YYYY-MM-DD. [bad-date]\n";
  EXPECT_EQ(read_with("/profile/updated", "\"May 2024\""), "/profile/updated" + sentence);
  EXPECT_EQ(read_with("/timeline/0/date", "\"1903-13\""), "/timeline/0/date" + sentence);
  EXPECT_EQ(read_with("/timeline/0/until", "\"soon\""), "/timeline/0/until" + sentence);
  EXPECT_EQ(read_with("/timeline/0/until", "null"), "");
  EXPECT_EQ(read_with("/sources/0/date", "\"1904-3\""), "/sources/0/date" + sentence);
}

TEST(NarrativeJson, TakeawaysAreSentences) {
  EXPECT_EQ(read_with("/takeaways/0", "\"two\\nlines\""),
            "/takeaways/0: The text has a control character. [bad-text]\n");
  EXPECT_EQ(read_with("/takeaways", "\"one\""), "/takeaways: Expected a list. [wrong-type]\n");
}

TEST(NarrativeJson, SourcesAreNamedOnce) {
  EXPECT_EQ(read_with("/sources/-", R"({"id": "teapot-gazette", "title": "Again"})"),
            "/sources/1/id: The id \"teapot-gazette\" stands in this list twice. [duplicate-id]\n");
  EXPECT_EQ(read_with("/sources/0/url", "\"example.org\""),
            "/sources/0/url: Only an address that starts with http:// or https:// can be a link. "
            "[bad-link]\n");
}

TEST(NarrativeJson, TimelineAndContradictionsNameTheirSources) {
  EXPECT_EQ(read_with("/timeline/0/sources/0", "\"gazette\""),
            "/timeline/0/sources/0: There is no source \"gazette\". [unknown-source]\n");
  EXPECT_EQ(read_with("/contradictions/0/sources/-", "\"diary\""),
            "/contradictions/0/sources/1: There is no source \"diary\". [unknown-source]\n");
  EXPECT_EQ(read_with("/contradictions/0/sources", "[]"),
            "/contradictions/0/sources: The list has 0 entries instead of 1 to 1000. "
            "[out-of-range]\n");
}

TEST(NarrativeJson, TimelineNamesIndicatorsThatThereAre) {
  EXPECT_EQ(read_with("/timeline/0/indicators/0", "\"tea-09\""),
            "/timeline/0/indicators/0: There is no indicator \"tea-09\". [unknown-indicator]\n");
}

TEST(NarrativeJson, WhatHasNoDateHasAListOfItsOwn) {
  constexpr std::string_view kAccord =
      R"([{"kind": "treaty", "text": "Sugar is shared.", "sources": ["teapot-gazette"]}])";
  EXPECT_EQ(read_with("/undated", kAccord), "");
  EXPECT_EQ(read_with("/undated", R"([{"date": "1904", "kind": "treaty", "text": "Sugar.",
                                       "sources": ["teapot-gazette"]}])"),
            "/undated/0/date: No key \"date\" is known here. [unknown-key]\n");
  EXPECT_EQ(
      read_with("/undated", R"([{"kind": "treaty", "text": "Sugar.", "sources": ["diary"]}])"),
      "/undated/0/sources/0: There is no source \"diary\". [unknown-source]\n");
}

TEST(NarrativeJson, NamesOfSourcesAndPartnersAreShort) {
  EXPECT_EQ(read_with("/profile/partner", "\"Friends of Tea\""), "");
  EXPECT_EQ(read_with("/profile/partner", "\"\""),
            "/profile/partner: The text has 0 characters instead of 1 to 200. [bad-text]\n");
  EXPECT_EQ(read_with("/sources/0/author", "null"), "");
  EXPECT_EQ(read_with("/sources/0/name", '"' + std::string(61, 'x') + '"'),
            "/sources/0/name: The text has 61 characters instead of 1 to 60. [bad-text]\n");
}

TEST(NarrativeJson, WhatAnEntryNeedsIsReported) {
  EXPECT_EQ(read(test::without(iceland(), "/timeline/0/kind")),
            "/timeline/0: The key \"kind\" is missing here. [missing-key]\n");
  EXPECT_EQ(read(test::without(iceland(), "/contradictions/0/about")),
            "/contradictions/0: The key \"about\" is missing here. [missing-key]\n");
  EXPECT_EQ(read(test::without(iceland(), "/sources/0/title")),
            "/sources/0: The key \"title\" is missing here. [missing-key]\n");
}

}  // namespace
}  // namespace rescore::narrative_json_test
