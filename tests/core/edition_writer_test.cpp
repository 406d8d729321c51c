#include <gtest/gtest.h>

#include "rescore/fingerprint.h"
#include "support.h"

// What is written is read again as the same edition, whatever it holds.
namespace rescore {
namespace {

void expect_the_same_again(const test::Files& files) {
  const Session session = test::session_of(files);
  const std::string index = edition_json(session.data().edition);
  const std::string standings = standings_json(session.data());
  Session again;
  EXPECT_EQ(test::told(again.load_edition("index.json", index)), "");
  EXPECT_EQ(test::told(again.load_standings("standings.json", standings)), "");
  for (const test::File& sheet : files.sheets) {
    EXPECT_EQ(test::told(again.load_sheet(sheet.name, sheet.text)), "");
  }
  EXPECT_EQ(fingerprint(again.data()), fingerprint(session.data()));
  EXPECT_EQ(edition_json(again.data().edition), index);
  EXPECT_EQ(standings_json(again.data()), standings);
}

/// The text of a file of ours without white space and without the address of its schema.
std::string compact(const std::string& text) {
  return test::text_of(test::parse(test::without(text, "/$schema")));
}

TEST(EditionWriter, WhatIsWrittenIsReadAgain) {
  expect_the_same_again(test::china());
  expect_the_same_again(test::small());
}

TEST(EditionWriter, TheBuiltInFilesAreWrittenAsTheyAre) {
  const Session session = test::china_session();
  EXPECT_EQ(edition_json(session.data().edition), compact(test::china().index.text));
  EXPECT_EQ(standings_json(session.data()), compact(test::china().standings.text));
}

TEST(EditionWriter, TheIndexOf2022IsWrittenWithItsSlips) {
  const std::string text = test::read_text("data/china-index-2022/index.json");
  Errors errors;
  const auto edition = read_edition("index.json", text, errors);
  ASSERT_TRUE(edition) << test::told(errors);
  EXPECT_EQ(edition->known_slips.size(), 2u);
  EXPECT_EQ(edition_json(*edition), compact(text));
}

TEST(EditionWriter, FiguresThatAreNotPrintedAreNull) {
  test::Files files = test::small();
  std::string& text = files.standings.text;
  text = test::with(text, "/countries/1/scopes/overall", "[13, 22, null, null]");
  expect_the_same_again(files);
  const std::string written = standings_json(test::session_of(files).data());
  EXPECT_NE(written.find(R"("overall":[13,22,null,null])"), written.npos);
}

TEST(EditionWriter, ARegionThatIsNotToldIsLeftOut) {
  test::Files files = test::small();
  files.standings.text = test::without(files.standings.text, "/countries/1/region");
  expect_the_same_again(files);
  const json::Value written = test::parse(standings_json(test::session_of(files).data()));
  const json::Value& country = test::get(written, "countries").items[1];
  EXPECT_EQ(country.keys, (std::vector<std::string>{"code", "name", "scopes"}));
}

TEST(EditionWriter, RegionsHaveAFingerprintOfTheirOwn) {
  const Standings standings = test::small_session().data().standings;
  const std::string known = region_fingerprint(standings);
  EXPECT_EQ(known.size(), 8u);
  Standings other = standings;
  std::swap(other.countries.front(), other.countries.back());
  EXPECT_EQ(region_fingerprint(other), known);
  other.countries[1].region += "s";
  EXPECT_NE(region_fingerprint(other), known);
  other.countries[2].region.clear();
  EXPECT_EQ(region_fingerprint(other), "");
}

}  // namespace
}  // namespace rescore
