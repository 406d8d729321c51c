#include <gtest/gtest.h>

#include <algorithm>

#include "raw_samples.h"

// The two CSV forms. The long one has everything that an edition needs; the wide one has no layers.
namespace rescore::raw_csv_test {
namespace {

using test::kLong;
using test::kWide;
using test::put;
using test::wrong_with;

TEST(RawCsv, BothFormsTellTheSame) {
  EXPECT_EQ(wrong_with({{"long.csv", kLong}}), "");
  EXPECT_EQ(wrong_with({{"long.csv", kLong}, {"wide.csv", kWide}}), "");
  const auto alone = test::import_sample({{"long.csv", kLong}}).first;
  const auto both = test::import_sample({{"wide.csv", kWide}, {"long.csv", kLong}}).first;
  EXPECT_EQ(alone.value().fingerprint, both.value().fingerprint);
}

TEST(RawCsv, TheWideFormAloneLacksTheLayers) {
  EXPECT_EQ(wrong_with({{"wide.csv", kWide}}),
            "wide.csv : No file tells the layer of indicator 1. [missing-part]\n"
            "wide.csv : No file tells the layer of indicator 2. [missing-part]\n"
            "wide.csv : No file tells the layer of indicator 3. [missing-part]\n"
            "wide.csv : No file tells the layer of indicator 4. [missing-part]\n");
}

TEST(RawCsv, FormsThatDisagreeAreReported) {
  EXPECT_EQ(wrong_with({{"long.csv", kLong}, {"wide.csv", put(kWide, "01,1,Tea,0", "01,1,Tea,1")}}),
            "wide.csv /2/4: Here IS's answer to indicator 1 is 1, but 0 in long.csv. "
            "[disagreement]\n");
  EXPECT_EQ(
      wrong_with({{"long.csv", put(kLong, "Malta,4,Europe", "Malta,4,Asia")}}),
      "long.csv /5/6: Here the region of MT is \"Europe\", but \"Asia\" earlier in this file. "
      "[disagreement]\n"
      "long.csv /7/6: Here the region of MT is \"Europe\", but \"Asia\" earlier in this file. "
      "[disagreement]\n"
      "long.csv /9/6: Here the region of MT is \"Europe\", but \"Asia\" earlier in this file. "
      "[disagreement]\n");
  EXPECT_EQ(
      wrong_with({{"long.csv", put(kLong, "Malta,4,Europe,Exposure", "Malta,4,Europe,Effect")}}),
      "long.csv /3/7: Here the layer of indicator 1 is \"effect\", but \"exposure\" earlier in "
      "this file. [disagreement]\n");
}

TEST(RawCsv, WordsOfNoMeaningAreReportedWithTheirPlace) {
  EXPECT_EQ(wrong_with({{"a.csv", put(kLong, "01,1,Tea,Iceland,0", "01,1,Tea,Iceland,plenty")}}),
            "a.csv /2/5: \"plenty\" is no answer. [unknown-word]\n");
  EXPECT_EQ(wrong_with({{"a.csv", put(kLong, "04,1,Cake,Malta", "x,1,Cake,Malta")}}),
            "a.csv /9/1: \"x\" is no indicator number. [unknown-word]\n");
  EXPECT_EQ(wrong_with({{"a.csv", put(kLong, "04,1,Cake,Malta", "04,9,Cake,Malta")}}),
            "a.csv /9/2: \"9\" is no grading; there are 0, 1 and 2. [unknown-word]\n");
  EXPECT_EQ(wrong_with({{"a.csv", put(kLong, "04,1,Cake,Malta", "04,1,(Cake),Malta")}}),
            "a.csv /9/3: \"(Cake)\" is no name of a domain. [unknown-word]\n");
  EXPECT_EQ(wrong_with({{"a.csv", put(kLong, "Malta,1,Europe,Exposure", "Malta,1,Europe,")}}),
            "a.csv /9/7: \"\" is no name of a layer. [unknown-word]\n");
  EXPECT_EQ(wrong_with({{"a.csv", put(kWide, "Malta", "Atlantis")}}),
            "a.csv /1/5: No country is known by the name \"Atlantis\". [unknown-name]\n");
}

TEST(RawCsv, AnAnswerOutsideItsScaleIsReported) {
  EXPECT_EQ(wrong_with({{"a.csv", put(kLong, "02,0,Tea,Iceland,4", "02,0,Tea,Iceland,3")}}),
            "a.csv : IS's answer to indicator 2 is 3, which its scale does not have. "
            "[no-such-score]\n");
}

TEST(RawCsv, WhatStandsTwiceIsReported) {
  EXPECT_EQ(wrong_with({{"a.csv", std::string(kLong) + "04,1,Cake,Malta,1,Europe,Exposure\n"}}),
            "a.csv /10/1: MT's answer to indicator 4 has two lines. [duplicate-indicator]\n");
  EXPECT_EQ(wrong_with({{"a.csv", std::string(kWide) + "04,1,Cake,3,1\n"}}),
            "a.csv /6/1: The indicator 4 has two lines. [duplicate-indicator]\n");
  EXPECT_EQ(wrong_with({{"a.csv", put(kWide, "Malta", "ICELAND")}}),
            "a.csv /1/5: The country IS has two columns. [duplicate-country]\n");
  EXPECT_EQ(wrong_with({{"a.csv", put(kLong, "Region", "SCORE")}}),
            "a.csv /1: The first line names the column \"score\" twice. [broken-csv]\n");
}

TEST(RawCsv, WhatSpreadsheetsAndDataFramesChangeIsTheSame) {
  const auto both = [](std::string wide) {
    return wrong_with({{"long.csv", kLong}, {"wide.csv", std::move(wide)}});
  };
  const std::string wide(kWide + 3);  // without the mark
  std::string semicolons = wide;
  std::replace(semicolons.begin(), semicolons.end(), ',', ';');
  EXPECT_EQ(both(semicolons), "");
  EXPECT_EQ(both("sep=;\n" + semicolons), "");
  EXPECT_EQ(both(put(put(wide, "01,1,Tea,0", "01,1.0,Tea,0.0"), "03,", "3.0,")), "");
  EXPECT_EQ(both(put(semicolons, "01;1;Tea;0", "01;1,0;Tea;0,0")), "");
  std::string indexed;
  std::string blank;
  int line = 0;
  for (std::size_t at = 0; at < wide.size(); ++line) {
    const std::size_t end = wide.find('\n', at);
    const std::string text = wide.substr(at, end - at);
    indexed += (line == 0 ? "" : std::to_string(line - 1)) + "," + text + "\n";
    blank += "," + text + ",,\n,,,,,,,\n";
    at = end + 1;
  }
  EXPECT_EQ(both(indexed), "");
  EXPECT_EQ(both("Unnamed: 0" + indexed), "");
  EXPECT_EQ(both(blank), "");
  EXPECT_EQ(both(put(indexed, "2,03", "7,03")),
            "wide.csv /2/1: The column has no name in the first line, but something stands here. "
            "[broken-csv]\n");
}

TEST(RawCsv, WhatLacksIsReported) {
  EXPECT_EQ(wrong_with({{"a.csv", put(kLong, "04,1,Cake,Malta,1,Europe,Exposure\r\n", "")}}),
            "a.csv : MT has no answer to indicator 4. [missing-answer]\n");
  EXPECT_EQ(wrong_with({{"a.csv", put(put(kLong, "04,1,Cake,Iceland,3,Europe,Exposure\r\n", ""),
                                      "04,1,Cake,Malta,1,Europe,Exposure\r\n", "")}}),
            "a.csv : The indicators are not numbered from 1 without gaps, or not as many in each "
            "domain; part of a file may be missing. [missing-part]\n");
  EXPECT_EQ(wrong_with({{"a.csv", "indicator no.,grading,domain\n"}}),
            " : No file holds the answers of a country. [missing-file]\n");
}

TEST(RawCsv, AnotherTableIsRefused) {
  const std::string other =
      "a.csv /1: The first line does not name the columns indicator no., grading and domain, so "
      "this is none of the publisher's CSV files. [unknown-form]\n";
  EXPECT_EQ(wrong_with({{"a.csv", "date,price\n2024,3\n"}}), other);
  EXPECT_EQ(wrong_with({{"a.csv", "<!DOCTYPE html>\n"}}),
            "a.csv : This is a web page, not one of the publisher's files. [unknown-form]\n");
  EXPECT_EQ(wrong_with({{"a.csv", ""}}), "a.csv : The file is empty. [unknown-form]\n");
}

}  // namespace
}  // namespace rescore::raw_csv_test
