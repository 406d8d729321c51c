#include "files/readers.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore::readers_test {
namespace {

using test::diagnostics;

TEST(Readers, AFileOfTheEditionIsAccepted) {
  const json::Value value = test::parse("\"tea-and-cake-2030\"");
  Errors errors;
  check_edition(json::Cursor(value, "file.json", errors), test::edition_of(test::small()));
  EXPECT_EQ(diagnostics(errors), "");
}

TEST(Readers, AFileOfAnotherEditionIsReported) {
  const json::Value value = test::parse("\"china-index-2022\"");
  Errors errors;
  check_edition(json::Cursor(value, "file.json", errors), test::edition_of(test::small()));
  EXPECT_EQ(diagnostics(errors),
            ": The file belongs to the edition \"china-index-2022\", not to "
            "\"tea-and-cake-2030\". [wrong-edition]\n");
}

TEST(Readers, AUnitsCodeIsAnyTextOnOneLine) {
  const auto read = [](std::string_view text) {
    const json::Value value = test::parse(text);
    Errors errors;
    const std::string code = read_unit_code(json::Cursor(value, "file.json", errors));
    EXPECT_NE(code.empty(), errors.empty());
    return code + diagnostics(errors);
  };
  for (const std::string code : {"AZ", "az", "AZE", "A", "A1", "É", "3", "St. Gallen: ~50 %"}) {
    EXPECT_EQ(read('"' + code + '"'), code);
  }
  const std::string longest(64, 'a');
  EXPECT_EQ(read('"' + longest + '"'), longest);
  EXPECT_EQ(read('"' + longest + "a\""),
            ": The text has 65 characters instead of 1 to 64. [bad-text]\n");
  EXPECT_EQ(read("\"\""), ": The text has 0 characters instead of 1 to 64. [bad-text]\n");
  EXPECT_EQ(read("\"a\\nb\""), ": The text has a control character. [bad-text]\n");
  EXPECT_EQ(read("31"), ": Expected text. [wrong-type]\n");
}

TEST(Readers, NoSuchScoreListsTheOptions) {
  const Edition edition = test::edition_of(test::china());
  EXPECT_EQ(no_such_score(edition, test::indicator(edition, "media-03"), 5),
            "No option of media-03 has the score 5; its options are 0, 1, 2, 3, 4, or skipped.");
  EXPECT_EQ(no_such_score(edition, test::indicator(edition, "foreign-policy-08"), 3),
            "No option of foreign-policy-08 has the score 3; its options are 0, 2, 4, or skipped.");
}

}  // namespace
}  // namespace rescore::readers_test
