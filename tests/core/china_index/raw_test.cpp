#include "china_index/raw.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore::raw_test {
namespace {

TEST(Raw, NamesOfDomainsAndLayersBecomeIds) {
  EXPECT_EQ(raw::id_of("Law Enforcement"), "law-enforcement");
  EXPECT_EQ(raw::id_of(" exposure "), "exposure");
  EXPECT_EQ(raw::id_of("domestic_politics"), "domestic-politics");
  EXPECT_EQ(raw::id_of("Tea2"), "tea2");
  for (const char* bad : {"", " ", "2tea", "tea!", "tea-", "Médias"}) {
    EXPECT_EQ(raw::id_of(bad), std::nullopt) << bad;
  }
  EXPECT_EQ(raw::id_of(std::string(61, 'a')), std::nullopt);
}

TEST(Raw, AnswersAreDigitsOrAWordForSkipped) {
  EXPECT_EQ(raw::answer_of("0"), Answer{0});
  EXPECT_EQ(raw::answer_of(" 4 "), Answer{4});
  for (const char* missing : {"", "na", "NA", "N/A", "skip", "Skipped"}) {
    EXPECT_EQ(raw::answer_of(missing), Answer::skip()) << missing;
  }
  for (const char* bad : {"-1", "10", "2.5", "yes", "null", "o"}) {
    EXPECT_EQ(raw::answer_of(bad), std::nullopt) << bad;
  }
}

TEST(Raw, GradingsAreScales) {
  EXPECT_EQ(raw::scale_of("0"), "yes-no");
  EXPECT_EQ(raw::scale_of("1"), "graded");
  EXPECT_EQ(raw::scale_of(" 2"), "stance");
  EXPECT_EQ(raw::scale_of("3"), std::nullopt);
  EXPECT_EQ(raw::scale_of("01"), std::nullopt);
}

TEST(Raw, NumbersCountFromOne) {
  EXPECT_EQ(raw::number_of("01"), 1);
  EXPECT_EQ(raw::number_of("99"), 99);
  EXPECT_EQ(raw::number_of("999"), 999);
  for (const char* bad : {"", "0", "00", "-1", "+1", "1000", "1.5", "1a", "99999999999999"}) {
    EXPECT_EQ(raw::number_of(bad), std::nullopt) << bad;
  }
}

TEST(Raw, PercentagesAreTenths) {
  EXPECT_EQ(raw::tenths_of("28.3%"), 283);
  EXPECT_EQ(raw::tenths_of("28.3 %"), 283);
  EXPECT_EQ(raw::tenths_of("41%"), 410);
  EXPECT_EQ(raw::tenths_of("0%"), 0);
  EXPECT_EQ(raw::tenths_of("100.0%"), 1000);
  for (const char* bad : {"", "%", "28.3", "28.%", ".3%", "28.35%", "-1%", "1000%", "1e1%"}) {
    EXPECT_EQ(raw::tenths_of(bad), std::nullopt) << bad;
  }
}

TEST(Raw, AFactIsToldOnceOrTheSameAgain) {
  Errors errors;
  raw::Edition edition(errors);
  raw::Told<int> fact;
  edition.begin_file("a.csv");
  edition.tell(fact, 3, "/1", "the rank of IS");
  edition.tell(fact, 3, "/2", "the rank of IS");
  EXPECT_EQ(test::diagnostics(errors), "");
  edition.tell(fact, 4, "/3", "the rank of IS");
  edition.begin_file("b.csv");
  edition.tell(fact, 5, "/4", "the rank of IS");
  EXPECT_EQ(test::diagnostics(errors),
            "/3: Here the rank of IS is 4, but 3 earlier in this file. [disagreement]\n"
            "/4: Here the rank of IS is 5, but 3 in a.csv. [disagreement]\n");
  EXPECT_EQ(fact.value, 3);
  EXPECT_EQ(errors[1].file, "b.csv");
}

TEST(Raw, ACsvFileMayCallAStanceGraded) {
  for (const bool sure_first : {true, false}) {
    Errors errors;
    raw::Edition edition(errors);
    raw::Indicator indicator;
    edition.begin_file("a");
    edition.tell_scale(indicator, 3, sure_first ? "stance" : "graded", sure_first, "");
    edition.tell_scale(indicator, 3, sure_first ? "graded" : "stance", !sure_first, "");
    EXPECT_EQ(test::diagnostics(errors), "");
    EXPECT_EQ(indicator.scale.value, "stance");
    edition.tell_scale(indicator, 3, "yes-no", false, "/9");
    EXPECT_EQ(test::diagnostics(errors),
              "/9: Here the scale of indicator 3 is \"yes-no\", but \"stance\" earlier in this "
              "file. [disagreement]\n");
  }
}

TEST(Raw, AFileThatIsWrongThroughoutIsReportedAHundredTimes) {
  Errors errors;
  raw::Edition edition(errors);
  edition.begin_file("a");
  for (int i = 0; i < 500; ++i) edition.fail(ErrorCode::unknown_word, "", "No.");
  edition.begin_file("b");
  edition.fail(ErrorCode::unknown_word, "", "No.");
  EXPECT_EQ(errors.size(), kMaxErrorsPerFile + 1);
}

TEST(Raw, TheFirstSpellingOfANameStays) {
  Errors errors;
  raw::Edition edition(errors);
  edition.begin_file("a");
  ASSERT_NE(edition.country_by_name(" Bolívia ", ""), nullptr);
  EXPECT_EQ(edition.country_by_name("Bolivia", ""), edition.country_by_name("Bolívia", ""));
  EXPECT_EQ(edition.country("BO").name.value, "Bolívia");
  EXPECT_EQ(edition.country_by_name("Atlantis", "/1/4"), nullptr);
  EXPECT_EQ(test::diagnostics(errors),
            "/1/4: No country is known by the name \"Atlantis\". [unknown-name]\n");
}

}  // namespace
}  // namespace rescore::raw_test
