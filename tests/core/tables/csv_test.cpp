#include "tables/csv.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore::csv_test {
namespace {

/// The records as "LINE: field|field", one to a line, or the error.
std::string parsed(std::string_view text) {
  Errors errors;
  const auto read = csv::parse("a.csv", text, errors);
  EXPECT_EQ(read.has_value(), errors.empty());
  if (!read) return test::diagnostics(errors);
  std::string lines;
  for (const csv::Record& record : read->records) {
    lines += std::to_string(record.line) + ": ";
    for (std::size_t f = 0; f < record.fields.size(); ++f) {
      lines += (f == 0 ? "" : "|") + record.fields[f];
    }
    lines += '\n';
  }
  return lines;
}

TEST(Csv, FieldsArePartedByCommas) {
  EXPECT_EQ(parsed("a,b,c\n1,,3\n"), "1: a|b|c\n2: 1||3\n");
  EXPECT_EQ(parsed("a,b\n1,\n"), "1: a|b\n2: 1|\n");
}

TEST(Csv, QuotesKeepCommasQuotesAndLineEnds) {
  EXPECT_EQ(parsed("\"a,b\",\"say \"\"no\"\"\"\n\"two\nlines\",x\nlast,y"),
            "1: a,b|say \"no\"\n2: two\nlines|x\n4: last|y\n");
}

TEST(Csv, EveryLineEndIsOne) {
  EXPECT_EQ(parsed("a\r\nb\r\n"), "1: a\n2: b\n");
  EXPECT_EQ(parsed("a\rb\r"), "1: a\n2: b\n");
  EXPECT_EQ(parsed("a\nb"), "1: a\n2: b\n");
}

TEST(Csv, EmptyLinesAreLeftOutButCounted) {
  EXPECT_EQ(parsed("a\n\n\nb\n\n"), "1: a\n4: b\n");
  EXPECT_EQ(parsed(""), "");
}

TEST(Csv, AByteOrderMarkIsNoText) {
  EXPECT_EQ(parsed("\xEF\xBB\xBF\"a\",b\n"), "1: a|b\n");
}

TEST(Csv, AnOpenQuoteIsReported) {
  EXPECT_EQ(parsed("a,b\nc,\"d\n"),
            "/2/2: Line 2: The quote that opens here is never closed. [broken-csv]\n");
}

TEST(Csv, AQuoteInABareFieldIsReported) {
  EXPECT_EQ(parsed("a,b\"c\n"),
            "/1/2: Line 1: A quote stands inside a field that is not in quotes. [broken-csv]\n");
}

TEST(Csv, TextAfterAClosingQuoteIsReported) {
  EXPECT_EQ(parsed("\"a\"b\n"), "/1/1: Line 1: Something follows a closing quote. [broken-csv]\n");
}

TEST(Csv, ALineOfAnotherLengthIsReported) {
  EXPECT_EQ(parsed("a,b\nc\n"),
            "/2: Line 2: The line has 1 fields, the first line has 2. [broken-csv]\n");
}

TEST(Csv, TextInAnotherEncodingIsReported) {
  EXPECT_EQ(parsed("\xFF\xFE"
                   "a"),
            ": The file is in UTF-16; save it as UTF-8 and try again. [not-utf8]\n");
  EXPECT_EQ(parsed("a\nB\xF3livia\n"), ": Line 2: this is not text in UTF-8. [not-utf8]\n");
}

TEST(Csv, MoreFieldsThanAnyFileHasAreRefused) {
  EXPECT_EQ(parsed("a\n" + std::string(2'000'001, ',')),
            "/2: Line 2: The file has more than 2000000 fields. [broken-csv]\n");
}

TEST(Csv, TheFirstLineShowsWhatSeparatesFields) {
  EXPECT_EQ(parsed("a;b;c\n1,5;2;3\n"), "1: a|b|c\n2: 1,5|2|3\n");
  EXPECT_EQ(parsed("a\tb\n1\t\"2\t3\"\n"), "1: a|b\n2: 1|2\t3\n");
  EXPECT_EQ(parsed("\"a;b;c\",d,e\n1,2,3\n"), "1: a;b;c|d|e\n2: 1|2|3\n");
  EXPECT_EQ(parsed("\n;;\na;b\n"), "3: a|b\n");
}

TEST(Csv, ASpreadsheetSaysWhatSeparatesFields) {
  EXPECT_EQ(parsed("sep=;\na;b,c,d\n"), "2: a|b,c,d\n");
  EXPECT_EQ(parsed("\xEF\xBB\xBF\"SEP=\t\"\r\na\tb\r\n"), "2: a|b\n");
  // What is none of the three is a field.
  EXPECT_EQ(parsed("sep=x\n"), "1: sep=x\n");
}

TEST(Csv, TwoSeparatorsAsOftenAreUnclear) {
  EXPECT_EQ(parsed("a,b;c\n"),
            "/1: Line 1: Commas, semicolons and tabs: it is unclear which of them separate fields. "
            "[broken-csv]\n");
}

TEST(Csv, BlankLinesAndWhatFollowsTheLastColumnAreLeftOut) {
  EXPECT_EQ(parsed("a,b,,\n,, ,\n1,2,,\n3,4\n"), "1: a|b\n3: 1|2\n4: 3|4\n");
  EXPECT_EQ(parsed("a,b,\n1,2,3\n"),
            "/2: Line 2: The line has 3 fields, the first line has 2. [broken-csv]\n");
}

TEST(Csv, PlacesCountFromOne) {
  EXPECT_EQ(csv::pointer(12, 5), "/12/5");
  EXPECT_EQ(csv::pointer(12, 0), "/12");
}

}  // namespace
}  // namespace rescore::csv_test
