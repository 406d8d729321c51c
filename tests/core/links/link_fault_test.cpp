#include <gtest/gtest.h>

#include "link_asked.h"

namespace rescore::link_fault_test {
namespace {

using namespace test::links;
using test::diagnostics;

// Links that are broken or do not fit: what is reported, and which parts apply.

// --- Broken as a whole ---

TEST(Link, ALinkThatIsNoneIsReported) {
  const std::string lacks =
      ": The link lacks its version (v=1), so the published answers hold. [broken-link]\n";
  for (const char* text : {"c=IS", "section-2", "##v=1", "v=", "v=&c=IS", "&", "V=1&c=IS"}) {
    EXPECT_EQ(outcome(text), lacks) << text;
  }
  for (const std::string version : {"0", "-1", "1.0", "one", "01", " 1"}) {
    EXPECT_EQ(outcome("v=" + version + "&c=IS&e=IS.tea-01:4"),
              "/v: The link's version \"" + version +
                  "\" is not a whole number of 1 or more, so the published answers hold. "
                  "[broken-link]\n");
  }
  EXPECT_EQ(outcome("v=1&c=IS&y=" + std::string(kMaxLinkBytes, 'y')),
            ": The link has more than 64 KB, so the published answers hold. [broken-link]\n");
}

TEST(Link, ANewerLinkIsReported) {
  for (const std::string version : {"2", "10", "99999999999999999999"}) {
    EXPECT_EQ(outcome("v=" + version + "&c=IS&e=IS.tea-01:4"),
              "/v: The link is from a newer Rescore: it has version \"" + version +
                  "\", and this one knows versions up to 1, so the published answers hold. "
                  "[newer-link]\n");
  }
}

TEST(Link, AnotherEditionIsReported) {
  EXPECT_EQ(outcome("v=1&d=china-index-2024-98.1f3a9c22&c=IS&e=IS.tea-01:4"),
            "/d: The link is for the edition \"china-index-2024-98\", not for "
            "\"tea-and-cake-2030\", so the published answers hold. [wrong-edition]\n");
}

// --- Broken in part ---

TEST(Link, WithoutAnEditionItIsReadForTheOneThatIsThere) {
  EXPECT_EQ(outcome("v=1&c=IS&e=IS.tea-01:4"),
            ": The link does not say for which edition it is (d); it is read for "
            "\"tea-and-cake-2030\". [missing-key]\nc=IS&e=IS.tea-01:4");
}

TEST(Link, RepeatedAndBrokenKeysAreReported) {
  EXPECT_EQ(outcome(std::string(kIs) + "&c=MT&e=MT.tea-01:4"),
            "/c: The key \"c\" stands twice; the last one holds. [duplicate-key]\n"
            "/d: The link was made with other data, or changed by hand; what fits is taken over, "
            "and results may differ from those of its maker. [other-data]\n"
            "c=MT&e=MT.tea-01:4");
  EXPECT_EQ(outcome(std::string(kIs) + "&m=%ZZ&e=IS.tea-01:4"),
            "/m: The value of \"m\" has a broken percent escape and is left out. [broken-link]\n"
            "c=IS&e=IS.tea-01:4");
  EXPECT_EQ(outcome(std::string(kIs) + "&e=%FF"),
            "/e: The value of \"e\" is not text in UTF-8 and is left out. [not-utf8]\nc=IS");
  EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-01%0A:4"),
            "/e: The value of \"e\" has a control character and is left out. [bad-text]\nc=IS");
}

TEST(Link, WhatDoesNotFitIsReportedAndTheRestHolds) {
  const std::string is = std::string(kIs) + "&e=IS.tea-02:0~";
  const std::string rest = "c=IS&e=IS.tea-02:0";
  EXPECT_EQ(outcome(is + "FI.tea-01:4"),
            "/e/1: There is no country \"FI\" in this edition. [unknown-country]\n" + rest);
  EXPECT_EQ(outcome(is + "IS.tea-09:4"),
            "/e/1: There is no indicator \"tea-09\". [unknown-indicator]\n" + rest);
  EXPECT_EQ(outcome(is + "IS.tea-03:2"),
            "/e/1: No option of tea-03 has the score 2; its options are 0, 1, 3, or skipped. "
            "[no-such-score]\n" +
                rest);
  EXPECT_EQ(outcome(is + "UY.tea-01:4~UY.tea-02:4"),
            "/e/1: The answers of Uruguay are not loaded, so they cannot be changed. "
            "[needs-sheet]\n" +
                rest);
  for (const std::string edit :
       {"", "IS", "IS.tea-01", "IS.tea-01:", "IS:4", "IS.tea-01:+4", "IS.tea-01:-x", "IS.tea-01:4 ",
        "IS.tea-01:04", "IS.tea-01:skip", "IS.tea-01=4", "IS.tea-01:--"}) {
    EXPECT_EQ(outcome(is + edit), "/e/1: \"" + edit +
                                      "\" is no change; one is written AZ.media-03:3, or "
                                      "AZ.media-03:- to skip. [bad-edit]\n" +
                                      rest);
  }
}

TEST(Link, AnyNumberIsAScore) {
  for (const std::string score : {"-1", "1.5", "99999999999", "1e3"}) {
    EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-01:" + score),
              "/e/0: No option of tea-01 has the score " + (score == "1e3" ? "1000" : score) +
                  "; its options are 0, 1, 2, 3, 4, or skipped. [no-such-score]\nc=IS");
  }
  EXPECT_EQ(outcome(std::string(kIs) + "&e=IS.tea-01:4.0"), "c=IS&e=IS.tea-01:4");
}

TEST(Link, ShownThingsThatDoNotFitAreReported) {
  EXPECT_EQ(outcome("v=1&d=tea-and-cake-2030&c=is"),
            "/c: There is no country \"is\" in this edition. [unknown-country]\n");
  EXPECT_EQ(outcome(std::string(kIs) + "&s=domain:coffee"),
            "/s: There is no scope \"domain:coffee\"; a scope is overall, domain:media or "
            "layer:exposure. [unknown-scope]\nc=IS");
  const std::string method =
      "/m: The method is not written in at most 300 ASCII characters and is "
      "left out. [bad-text]\nc=IS";
  EXPECT_EQ(outcome(std::string(kIs) + "&m=%C3%A9"), method);
  EXPECT_EQ(outcome(std::string(kIs) + "&m=" + std::string(301, 'm')), method);
  EXPECT_EQ(good(std::string(kIs) + "&m=" + std::string(300, 'm')).method, std::string(300, 'm'));
}

TEST(Link, ADamagedCompactFormIsReported) {
  for (const std::string x : {"A", "AAAAAAAA", "_rjYjz-PfQ", "_rjYjz-QfQ=", "a b"}) {
    EXPECT_EQ(outcome(std::string(kIs) + "&x=" + x + "&e=IS.tea-01:4"),
              "/x: The changes in x are damaged, or belong to other lists of countries and "
              "indicators; none of them is taken over. [broken-link]\nc=IS&e=IS.tea-01:4");
  }
}

TEST(Link, NoMoreErrorsAreReportedThanOfAFile) {
  std::string text = std::string(kIs) + "&e=";
  for (int i = 0; i < 1000; ++i) text += "~";
  Errors errors;
  EXPECT_EQ(read(text, errors).unit, "IS");
  EXPECT_EQ(errors.size(), kMaxErrorsPerFile);
}

// --- The fingerprint ---

constexpr const char* kOtherData =
    "/d: The link was made with other data, or changed by hand; what fits is taken over, and "
    "results may differ from those of its maker. [other-data]\n";

TEST(Link, OtherDataIsReportedAndWhatFitsHolds) {
  EXPECT_EQ(outcome("v=1&d=tea-and-cake-2030.00000000&c=IS&e=IS.tea-01:4"),
            kOtherData + std::string("c=IS&e=IS.tea-01:4"));
  Dataset other = small();
  std::vector<Answer> answers = test::answers_of(other, "IS");
  answers[1] = Answer::skip();
  test::put_responses(other, "IS", std::move(answers));
  Errors errors;
  const Link link{"MT", "", "", {edit(small(), "IS", "tea-01", {4})}, {}};
  EXPECT_EQ(read_link(other, write_link(small(), link), errors), link);
  EXPECT_EQ(diagnostics(errors), kOtherData);
}

TEST(Link, TheResponsesOfOtherCountriesPlayNoPart) {
  Dataset fewer = small();
  test::put_responses(fewer, "MT", {});
  Errors errors;
  const Link link{"IS", "", "", {edit(small(), "NZ", "tea-01", {4})}, {}};
  EXPECT_EQ(write_link(fewer, link), write_link(small(), link));
  EXPECT_EQ(read_link(fewer, write_link(small(), link), errors), link);
  EXPECT_EQ(diagnostics(errors), "");
}

TEST(Link, TheShownCountryNeedsNoResponsesOnEitherSide) {
  Dataset fewer = small();
  test::put_responses(fewer, "MT", {});
  const Link link{"MT", "", "", {edit(small(), "IS", "tea-01", {4})}, {}};
  ASSERT_NE(write_link(fewer, link), write_link(small(), link));
  Errors errors;
  EXPECT_EQ(read_link(small(), write_link(fewer, link), errors), link);
  EXPECT_EQ(read_link(fewer, write_link(small(), link), errors), link);
  EXPECT_EQ(diagnostics(errors), "");
}

TEST(Link, ResponsesThatAreNotThereAreReportedAndNotTakenForOtherData) {
  Dataset fewer = small();
  test::put_responses(fewer, "MT", {});
  const Link link{
      "IS", "", "", {edit(small(), "IS", "tea-01", {4}), edit(small(), "MT", "tea-01", {4})}, {}};
  Errors errors;
  EXPECT_EQ(read_link(fewer, write_link(small(), link), errors).edits.size(), 1u);
  EXPECT_EQ(diagnostics(errors),
            "/e/1: The answers of Malta are not loaded, so they cannot be changed. "
            "[needs-sheet]\n");
}

}  // namespace
}  // namespace rescore::link_fault_test
