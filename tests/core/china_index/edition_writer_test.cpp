#include "china_index/edition_writer.h"

#include <gtest/gtest.h>

#include "audit/fingerprint.h"
#include "support/support.h"

// A written edition must be read back as the same edition, whatever its content.
namespace rescore::edition_writer_test {
namespace {

void expect_the_same_again(const test::Files& files) {
  const Session session = test::session_of(files);
  const std::string index = edition_json(session.data().edition);
  const std::string published_results = published_results_json(session.data());
  Session again;
  EXPECT_EQ(test::diagnostics(again.load_edition("index.json", index)), "");
  EXPECT_EQ(test::diagnostics(again.load_published_results("standings.json", published_results)),
            "");
  for (const test::File& responses : files.responses) {
    EXPECT_EQ(test::diagnostics(again.load_responses(responses.name, responses.text)), "");
  }
  EXPECT_EQ(fingerprint(again.data()), fingerprint(session.data()));
  EXPECT_EQ(edition_json(again.data().edition), index);
  EXPECT_EQ(published_results_json(again.data()), published_results);
}

/// The text of one of our files without white space and without the address of its schema.
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
  EXPECT_EQ(published_results_json(session.data()), compact(test::china().published_results.text));
}

TEST(EditionWriter, TheIndexOf2022IsWrittenWithItsSlips) {
  const std::string text = test::read_text("data/china-index-2022/index.json");
  Errors errors;
  const auto edition = read_edition("index.json", text, errors);
  ASSERT_TRUE(edition) << test::diagnostics(errors);
  EXPECT_EQ(edition_json(*edition), compact(text));
}

TEST(EditionWriter, FiguresThatAreNotPrintedAreNull) {
  test::Files files = test::small();
  std::string& text = files.published_results.text;
  text = test::with(text, "/countries/1/scopes/overall", "[13, 22, null, null]");
  expect_the_same_again(files);
  const std::string written = published_results_json(test::session_of(files).data());
  EXPECT_NE(written.find(R"("overall":[13,22,null,null])"), written.npos);
}

TEST(EditionWriter, ARegionThatIsNotGivenIsLeftOut) {
  test::Files files = test::small();
  files.published_results.text = test::without(files.published_results.text, "/countries/1/region");
  expect_the_same_again(files);
  const json::Value written = test::parse(published_results_json(test::session_of(files).data()));
  const json::Value& unit = test::get(written, "countries").items[1];
  EXPECT_EQ(unit.keys, (std::vector<std::string>{"code", "name", "scopes"}));
}

TEST(EditionWriter, RegionsHaveAFingerprintOfTheirOwn) {
  const std::vector<Unit> units = test::small_session().units();
  const std::string known = region_fingerprint(units);
  EXPECT_EQ(known.size(), 8u);
  std::vector<Unit> other = units;
  std::swap(other.front(), other.back());
  EXPECT_EQ(region_fingerprint(other), known);
  other[1].region += "s";
  EXPECT_NE(region_fingerprint(other), known);
  other[2].region.clear();
  EXPECT_EQ(region_fingerprint(other), "");
}

}  // namespace
}  // namespace rescore::edition_writer_test
