#include <gtest/gtest.h>

#include "audit/check.h"
#include "base/format.h"
#include "files/readers.h"
#include "rescore/io.h"
#include "support/support.h"

namespace rescore::published_results_json_test {
namespace {

using test::diagnostics;
using test::Files;

std::string read(std::string_view text) {
  static const Edition edition = test::edition_of(test::small());
  Errors errors;
  const auto published_results = read_published_results(edition, "standings.json", text, errors);
  EXPECT_EQ(published_results.has_value(), errors.empty());
  for (const Error& error : errors) EXPECT_EQ(error.file, "standings.json");
  return diagnostics(errors);
}

const std::string& text() {
  return test::small().published_results.text;
}

std::string read_with(std::string_view pointer, std::string_view value) {
  return read(test::with(text(), pointer, value));
}

TEST(PublishedResultsJson, ReadsTheCountriesInTheFilesOrder) {
  const Session session = test::china_session();
  const PublishedResults& published_results = session.data().published.value();
  EXPECT_EQ(published_results.units.size(), 98u);
  EXPECT_EQ(published_results.totals.size(), 98u * 13u);
  EXPECT_EQ(published_results.figures.size(), 98u * 13u);
  const Unit& unit = published_results.units[test::unit(session.data(), "AZ").value];
  EXPECT_EQ(unit.name, "Azerbaijan");
  EXPECT_EQ(published_results.units[0].code, "AF");
}

TEST(PublishedResultsJson, ReadsFiguresAsPrinted) {
  const Session session = test::china_session();
  const PublishedResults& published_results = session.data().published.value();
  const std::size_t az = test::unit(session.data(), "AZ").value * std::size_t{13};
  EXPECT_EQ(published_results.totals[az], (Totals{112, 396, 396}));
  EXPECT_EQ(published_results.figures[az].score, (Decimal{283, 1}));
  EXPECT_EQ(published_results.figures[az].rank, 66);
  // Layers are printed as whole per cent.
  EXPECT_EQ(published_results.figures[az + 10].score, (Decimal{32, 0}));
}

TEST(PublishedResultsJson, ALayersAnsweredMaximumIsKnownOnlyWithoutSkips) {
  const Session session = test::small_session();
  const PublishedResults& published_results = session.data().published.value();
  EXPECT_EQ(published_results.totals[3],
            (Totals{4, std::nullopt, 12}));                         // Uruguay skipped something
  EXPECT_EQ(published_results.totals[5 + 3], (Totals{9, 12, 12}));  // Iceland skipped nothing
  EXPECT_EQ(published_results.totals[15 + 1], (Totals{1, 7, 11}));  // a domain's maximum shows it
}

TEST(PublishedResultsJson, WhatWasAnsweredOverallIsTheSumOfTheDomains) {
  Files files = test::small();
  files.index.text = test::with(files.index.text, "/methods/0/overall/denominator", "\"all\"");
  std::string& text = files.published_results.text;
  for (const char* unit : {"0", "3"}) {
    text = test::with(text, format("/countries/{}/scopes/overall", {unit}), "[12, 22, null, null]");
  }
  Errors errors;
  const auto published_results =
      read_published_results(test::edition_of(files), "standings.json", text, errors);
  ASSERT_EQ(diagnostics(errors), "");
  EXPECT_EQ(published_results->totals[0],
            (Totals{12, 18, 22}));  // Uruguay skipped 4 points of cake
  EXPECT_EQ(published_results->totals[3], (Totals{4, std::nullopt, 12}));  // in an unknown layer
  EXPECT_EQ(published_results->totals[5], (Totals{13, 22, 22}));     // Iceland skipped nothing
  EXPECT_EQ(published_results->totals[5 + 3], (Totals{9, 12, 12}));  // so nothing in any layer
}

TEST(PublishedResultsJson, APercentageOrRankMayBeUnprinted) {
  Session session;
  EXPECT_FALSE(session.load_edition("index.json", test::small().index.text));
  const std::string unprinted =
      test::with(text(), "/countries/1/scopes/overall", "[13, 22, null, null]");
  EXPECT_EQ(diagnostics(session.load_published_results("standings.json", unprinted)), "");
  const PublishedFigures& published = session.data().published->figures[5];
  EXPECT_EQ(published.score, std::nullopt);
  EXPECT_EQ(published.rank, std::nullopt);
}

TEST(PublishedResultsJson, FiguresAreInRange) {
  const std::string row = "/countries/1/scopes/overall";
  EXPECT_EQ(read_with(row, "[23, 22, 59.1, 2]"),
            row + "/0: The number 23 is not between 0 and 22. [out-of-range]\n");
  EXPECT_EQ(read_with(row, "[13, 23, 59.1, 2]"),
            row + "/1: The number 23 is not between 0 and 22. [out-of-range]\n");
  EXPECT_EQ(read_with(row, "[13, 22, 100.1, 2]"),
            row +
                "/2: The number 100.1 is not between 0 and 100 with at most 1 decimal. "
                "[out-of-range]\n");
  EXPECT_EQ(read_with(row, "[13, 22, 59.12, 2]"),
            row +
                "/2: The number 59.12 is not between 0 and 100 with at most 1 decimal. "
                "[out-of-range]\n");
  EXPECT_EQ(read_with(row, "[13, 22, 59.1, 5]"),
            row + "/3: The number 5 is not between 1 and 4. [out-of-range]\n");
  EXPECT_EQ(read_with(row, "[13, 22, 59.1]"),
            row + ": The list has 3 entries instead of 4. [out-of-range]\n");
  EXPECT_EQ(read_with(row, "[13, 22, \"59.1\", 2]"), row + "/2: Expected a number. [wrong-type]\n");
}

TEST(PublishedResultsJson, ALayersPercentageIsWhole) {
  EXPECT_EQ(read_with("/countries/1/scopes/layer:supply/2", "75.5"),
            "/countries/1/scopes/layer:supply/2: The number 75.5 is not between 0 and 100 with at "
            "most 0 decimals. [out-of-range]\n");
  EXPECT_EQ(read_with("/countries/1/scopes/layer:supply/2", "75.0"), "");
}

TEST(PublishedResultsJson, SkipsStayInALayersMaximum) {
  EXPECT_EQ(
      read_with("/countries/3/scopes/layer:supply/1", "8"),
      "/countries/3/scopes/layer:supply/1: Skipped answers stay in this maximum, so it is 12. "
      "[out-of-range]\n");
}

TEST(PublishedResultsJson, NodesAreAllThereAndKnown) {
  EXPECT_EQ(read(test::without(text(), "/countries/2/scopes/domain:tea")),
            "/countries/2/scopes: The figures of \"domain:tea\" are missing. [missing-scope]\n");
  EXPECT_EQ(read_with("/countries/2/scopes/domain:coffee", "[0, 0, 0, 1]"),
            "/countries/2/scopes/domain:coffee: There is no scope \"domain:coffee\". "
            "[unknown-scope]\n");
  EXPECT_EQ(read_with("/countries/2/scopes", "[]"),
            "/countries/2/scopes: Expected an object. [wrong-type]\n");
}

TEST(PublishedResultsJson, CountriesAreAllThereAndOnce) {
  EXPECT_EQ(read(test::without(text(), "/countries/2")),
            "/countries: The list has 3 entries instead of 4. [out-of-range]\n");
  EXPECT_EQ(read_with("/countries/2/code", "\"IS\""),
            "/countries/2/code: The country IS stands here twice. [duplicate-country]\n");
  EXPECT_EQ(read_with("/countries/2/code", "\"Malta\""), "");  // any text is a unit's code
  EXPECT_EQ(read_with("/countries/2/code", "\"\""),
            "/countries/2/code: The text has 0 characters instead of 1 to 64. [bad-text]\n");
  EXPECT_EQ(read_with("/countries/2", "null"), "/countries/2: Expected an object. [wrong-type]\n");
}

TEST(PublishedResultsJson, ColumnsHaveTheirNames) {
  EXPECT_EQ(read_with("/columns/2", "\"percentage\""),
            "/columns/2: This column is \"percent\". [bad-text]\n");
  EXPECT_EQ(read_with("/columns", "[]"),
            "/columns: The list has 0 entries instead of 4. [out-of-range]\n");
}

TEST(PublishedResultsJson, AnotherEditionsFileIsReported) {
  EXPECT_EQ(read_with("/edition", "\"tea-and-cake-2029\""),
            "/edition: The file belongs to the edition \"tea-and-cake-2029\", not to "
            "\"tea-and-cake-2030\". [wrong-edition]\n");
}

TEST(PublishedResultsJson, PointersLeadToPrintedFigures) {
  EXPECT_EQ(published_pointer(8, "domain:media", PublishedColumn::percent),
            "/countries/8/scopes/domain:media/2");
  EXPECT_EQ(published_pointer(0, "overall", PublishedColumn::achieved),
            "/countries/0/scopes/overall/0");
}

}  // namespace
}  // namespace rescore::published_results_json_test
