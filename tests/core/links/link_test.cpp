#include "links/link.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "link_asked.h"
#include "link_samples.h"

namespace rescore::link_test {
namespace {

using namespace test::links;
using test::diagnostics;

std::string unknown(const std::string& keys) {
  return "This version does not know " + keys + " and ignores it. [unknown-key]\n";
}

// --- Written ---

// Readers have pasted links in this form. A change must be deliberate.
TEST(Link, TextIsTheContract) {
  const Dataset& data = small();
  const std::vector<Edit> one = {edit(data, "IS", "tea-01", {4})};
  EXPECT_EQ(write_link(data, {}), "v=1&d=tea-and-cake-2030.c447e93a");
  EXPECT_EQ(write_link(data, {"IS", "", "", {}, {}}), "v=1&d=tea-and-cake-2030.a8758efa&c=IS");
  EXPECT_EQ(write_link(data, {"IS", "", "", one, {}}),
            "v=1&d=tea-and-cake-2030.a8758efa&c=IS&e=IS.tea-01:4");
  EXPECT_EQ(write_link(data, {"IS", "", "", {edit(data, "IS", "cake-03", Answer::skip())}, {}}),
            "v=1&d=tea-and-cake-2030.a8758efa&c=IS&e=IS.cake-03:%2D");
  EXPECT_EQ(write_link(data, {"UY",
                              "exact,mean,weight=tea:2",
                              "layer:custom",
                              {edit(data, "NZ", "cake-03", Answer::skip()),
                               edit(data, "NZ", "tea-03", {3}), edit(data, "IS", "cake-01", {0})},
                              {{"embed", ""}, {"theme", "dark mode"}}}),
            "v=1&d=tea-and-cake-2030.3ae96513&c=UY&m=exact,mean,weight=tea:2&s=layer:custom"
            "&e=IS.cake-01:0~NZ.tea-03:3~NZ.cake-03:-&embed&theme=dark%20mode");

  const Session session = test::china_session();
  const Dataset& china = session.data();
  EXPECT_EQ(write_link(china, {"AZ",
                               "",
                               "",
                               {edit(china, "AZ", "foreign-policy-08", Answer::skip()),
                                edit(china, "AZ", "media-03", {3})},
                               {}}),
            "v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:3~AZ.foreign-policy-08:%2D");
}

TEST(Link, DefaultsAreLeftOut) {
  const Link link{"IS", "publisher", "overall", {edit(small(), "IS", "tea-01", {3})}, {}};
  EXPECT_EQ(write_link(small(), link), write_link(small(), {"IS", "", "", {}, {}}));
}

TEST(Link, DoesNotDependOnTheOrderOfPublishedResultsAndResponses) {
  test::Files files = test::small();
  json::Value published_results = test::parse(files.published_results.text);
  std::vector<json::Value>& units = test::at(published_results, "/countries").items;
  std::reverse(units.begin(), units.end());
  files.published_results.text = test::text_of(published_results);
  std::reverse(files.responses.begin(), files.responses.end());
  const Session session = test::session_of(files);
  const Dataset& other = session.data();
  const auto link_on = [](const Dataset& data) {
    return Link{
        "MT", "exact", "", {edit(data, "NZ", "tea-03", {3}), edit(data, "IS", "cake-01", {0})}, {}};
  };
  EXPECT_EQ(write_link(other, link_on(other)), write_link(small(), link_on(small())));
}

TEST(Link, TheCompactFormBeginsWhereTheReadableOneIsTooLong) {
  const Dataset data = test::china_with_all_responses();
  test::Generator random(21);
  const std::vector<Edit> all = test::any_edits(data, {test::unit(data, "AZ")}, 1000, random);
  ASSERT_EQ(all.size(), 99u);
  std::size_t longest = 0;
  for (std::size_t n = 0; n <= all.size(); ++n) {
    const std::string text = write_link(data, {"AZ", "", "", {all.begin(), all.begin() + n}, {}});
    EXPECT_LE(text.size(), kReadableLink);
    if (text.find("&x=") == text.npos) {
      EXPECT_GT(text.size(), longest);
      longest = text.size();
    } else {
      EXPECT_LT(text.size(), 200u);
      EXPECT_GT(n, 80u);
      EXPECT_EQ(text.find("&e="), text.npos);
    }
  }
  EXPECT_GT(longest, kReadableLink - 40);
}

TEST(Link, TheExamplesOfTheDocumentationHold) {
  const std::string page = test::read_text("docs/links.md");
  const auto line = [&](std::string_view start) {
    const std::size_t begin = page.find("\n" + std::string(start)) + 1;
    return page.substr(begin, page.find('\n', begin) - begin);
  };
  const Session session = test::china_session();
  Errors errors;
  const Link link = read_link(session.data(), line("v=1&d="), errors);
  EXPECT_EQ(link.edits.size(), 3u);
  EXPECT_EQ(write_link(session.data(), link), line("v=1&d="));
  EXPECT_EQ(read_link(session.data(), line("country="), errors).edits.size(), 1u);
  EXPECT_EQ(diagnostics(errors), "");
}

// --- Read ---

TEST(Link, NoTextIsThePublishedState) {
  EXPECT_EQ(good(""), Link{});
  EXPECT_EQ(good("#"), Link{});
}

TEST(Link, WhatIsWrittenIsRead) {
  const Link link{"UY",
                  "exact,mean,weight=tea:2",
                  "layer:custom",
                  {edit(small(), "IS", "cake-01", {0}), edit(small(), "NZ", "tea-03", {3}),
                   edit(small(), "NZ", "cake-03", Answer::skip())},
                  {{"i", "cake-03"}}};
  EXPECT_EQ(good(write_link(small(), link)), link);
  EXPECT_EQ(good('#' + write_link(small(), link)), link);
}

TEST(Link, DefaultsAreReadAsSuch) {
  EXPECT_EQ(outcome(std::string(kIs) + "&m=publisher&s=overall&e="), "c=IS");
  EXPECT_EQ(outcome(std::string(kIs) + "&m=&s=&x="), "c=IS");
}

TEST(Link, KeysStandInAnyOrderAndEncoding) {
  EXPECT_EQ(outcome("e=IS%2etea-01%3A4%7eIS.tea-02%3a%2D&s=domain%3Atea&%63=IS&v=1&d=tea-and-cake-"
                    "2030"),
            "c=IS&s=domain:tea&e=IS.tea-01:4~IS.tea-02:%2D");
}

TEST(Link, AnEditToThePublishedAnswerIsNone) {
  EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-01:3~IS.tea-02:0"), "c=IS&e=IS.tea-02:0");
}

TEST(Link, OfTwoEditsTheLastHolds) {
  const std::string twice =
      "IS.tea-01 is changed twice; the last change holds. "
      "[duplicate-indicator]\n";
  EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-01:4~IS.tea-02:0~IS.tea-01:0"),
            "/e/2: " + twice + "c=IS&e=IS.tea-01:0~IS.tea-02:0");
  EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-01:4~IS.tea-01:3"), "/e/1: " + twice + "c=IS");
}

TEST(Link, TheReadableEditsComeOnTopOfTheCompactOnes) {
  const std::string x = "_rjYjz-QfQ";
  EXPECT_EQ(outcome(std::string(kIs) + "&x=" + x), "c=IS&e=IS.tea-01:0");
  EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-02:0&x=" + x), "c=IS&e=IS.tea-01:0~IS.tea-02:0");
  EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-01:4&x=" + x),
            "/e/0: IS.tea-01 is changed twice; the last change holds. [duplicate-indicator]\n"
            "c=IS&e=IS.tea-01:4");
}

TEST(Link, UnknownKeysAreToldAndKeptInOrder) {
  EXPECT_EQ(outcome("theme=dark&" + std::string(kIs) + "&country=MT&q=%E2%82%AC%2C+&embed"),
            "/theme: " + unknown(R"("theme", "country", "q", "embed")") +
                "c=IS&theme=dark&country=MT&q=%E2%82%AC,%2B&embed");
  // A key that was cut off from its value, or misspelled, does not look like the published state.
  EXPECT_EQ(outcome(std::string(kIs) + "&E=IS.tea-01:4"),
            "/E: " + unknown("\"E\"") + "c=IS&E=IS.tea-01:4");
  EXPECT_EQ(outcome(std::string(kIs) + "&i=tea-01"), "c=IS&i=tea-01");
}

TEST(Link, OfManyUnknownKeysTheFirstAreTold) {
  std::string keys;
  for (int i = 10; i < 40; ++i) keys += "&key-" + std::to_string(i);
  EXPECT_EQ(outcome(kIs + keys),
            "/key-10: " +
                unknown(R"("key-10", "key-11", "key-12", "key-13", "key-14", "key-15", "key-16")"
                        " and more") +
                "c=IS" + keys);
}

TEST(Link, TooManyUnknownKeysAreLeftOut) {
  const std::string fits(kMaxOthers - 3, 'x');
  EXPECT_EQ(outcome(std::string(kIs) + "&i=" + fits), "c=IS&i=" + fits);
  EXPECT_EQ(outcome(std::string(kIs) + "&i=" + fits + "&embed"),
            "/embed: The unknown key \"embed\" is left out: such keys may have 2000 characters in "
            "all. [bad-text]\nc=IS&i=" +
                fits);
  EXPECT_EQ(outcome(std::string(kIs) + "&y=" + fits + "x&embed"),
            "/y: The unknown key \"y\" is left out: such keys may have 2000 characters in all. "
            "[bad-text]\n/embed: " +
                unknown("\"embed\"") + "c=IS&embed");
}

// --- Versions ---

TEST(Link, TheHandWrittenFormIsRead) {
  const Link link{"IS", "", "", {edit(small(), "IS", "tea-01", {4})}, {}};
  EXPECT_EQ(good("country=IS&set=IS.tea-01:4"), link);
  EXPECT_EQ(good("edition=tea-and-cake-2030&set=IS.tea-01:4&country=IS"), link);
  EXPECT_EQ(outcome("country=MT&m=exact&s=domain:tea&i=tea-01"),
            "c=MT&m=exact&s=domain:tea&i=tea-01");
  EXPECT_EQ(outcome("set=IS.tea-01:4~IS.tea-01:9"),
            "/set/1: No option of tea-01 has the score 9; its options are 0, 1, 2, 3, 4, or "
            "skipped. [no-such-score]\ne=IS.tea-01:4");
  EXPECT_EQ(outcome("country=MT&c=IS"),
            "/c: The key \"c\" stands twice; the last one holds. [duplicate-key]\nc=IS");
  EXPECT_EQ(outcome("edition=china-index-2022&set=IS.tea-01:4"),
            "/edition: The link is for the edition \"china-index-2022\", not for "
            "\"tea-and-cake-2030\", so the published answers hold. [wrong-edition]\n");
}

}  // namespace
}  // namespace rescore::link_test
