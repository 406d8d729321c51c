#include "rescore/error.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <utility>

#include "support/support.h"

namespace rescore::error_test {
namespace {

TEST(Error, NamesOfCodesAreTheContract) {
  const std::vector<std::pair<ErrorCode, std::string_view>> names = {
      {ErrorCode::missing_file, "missing-file"},
      {ErrorCode::file_too_large, "file-too-large"},
      {ErrorCode::broken_json, "broken-json"},
      {ErrorCode::not_utf8, "not-utf8"},
      {ErrorCode::broken_csv, "broken-csv"},
      {ErrorCode::unknown_form, "unknown-form"},
      {ErrorCode::not_a_number, "not-a-number"},
      {ErrorCode::too_deep, "too-deep"},
      {ErrorCode::duplicate_key, "duplicate-key"},
      {ErrorCode::missing_key, "missing-key"},
      {ErrorCode::unknown_key, "unknown-key"},
      {ErrorCode::wrong_type, "wrong-type"},
      {ErrorCode::out_of_range, "out-of-range"},
      {ErrorCode::bad_text, "bad-text"},
      {ErrorCode::bad_link, "bad-link"},
      {ErrorCode::bad_id, "bad-id"},
      {ErrorCode::bad_date, "bad-date"},
      {ErrorCode::duplicate_id, "duplicate-id"},
      {ErrorCode::duplicate_country, "duplicate-country"},
      {ErrorCode::duplicate_indicator, "duplicate-indicator"},
      {ErrorCode::unknown_domain, "unknown-domain"},
      {ErrorCode::unknown_layer, "unknown-layer"},
      {ErrorCode::unknown_scale, "unknown-scale"},
      {ErrorCode::unknown_indicator, "unknown-indicator"},
      {ErrorCode::unknown_country, "unknown-country"},
      {ErrorCode::unknown_scope, "unknown-scope"},
      {ErrorCode::unknown_method, "unknown-method"},
      {ErrorCode::unknown_source, "unknown-source"},
      {ErrorCode::missing_answer, "missing-answer"},
      {ErrorCode::missing_scope, "missing-scope"},
      {ErrorCode::no_such_score, "no-such-score"},
      {ErrorCode::wrong_edition, "wrong-edition"},
      {ErrorCode::unknown_name, "unknown-name"},
      {ErrorCode::unknown_word, "unknown-word"},
      {ErrorCode::disagreement, "disagreement"},
      {ErrorCode::missing_part, "missing-part"},
      {ErrorCode::totals_mismatch, "totals-mismatch"},
      {ErrorCode::counts_mismatch, "counts-mismatch"},
      {ErrorCode::percent_mismatch, "percent-mismatch"},
      {ErrorCode::rank_mismatch, "rank-mismatch"},
      {ErrorCode::sheet_mismatch, "sheet-mismatch"},
      {ErrorCode::broken_link, "broken-link"},
      {ErrorCode::newer_link, "newer-link"},
      {ErrorCode::other_data, "other-data"},
      {ErrorCode::needs_sheet, "needs-sheet"},
      {ErrorCode::needs_data, "needs-data"},
      {ErrorCode::bad_edit, "bad-edit"},
      {ErrorCode::bad_request, "bad-request"}};
  EXPECT_EQ(names.size(), test::all_codes().size());
  for (const auto& [code, name] : names) EXPECT_EQ(code_name(code), name);
}

TEST(Error, EveryCodeHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (const ErrorCode code : test::all_codes()) {
    EXPECT_FALSE(code_name(code).empty());
    EXPECT_TRUE(names.insert(code_name(code)).second) << code_name(code);
  }
}

TEST(Error, EqualWhenEveryPartIs) {
  const Error error{ErrorCode::bad_id, "index.json", "/edition", "A sentence."};
  EXPECT_EQ(error, Error(error));
  EXPECT_NE(error, (Error{ErrorCode::bad_text, "index.json", "/edition", "A sentence."}));
  EXPECT_NE(error, (Error{ErrorCode::bad_id, "other.json", "/edition", "A sentence."}));
  EXPECT_NE(error, (Error{ErrorCode::bad_id, "index.json", "/title", "A sentence."}));
  EXPECT_NE(error, (Error{ErrorCode::bad_id, "index.json", "/edition", "Another."}));
}

TEST(Error, AResultIsAValueOrErrors) {
  const Result<int> good = 7;
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, 7);
  EXPECT_TRUE(good.errors().empty());
  const Errors errors = {{ErrorCode::bad_edit, "a=b", "", "A sentence."}};
  const Result<int> bad = errors;
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.errors(), errors);
}

TEST(Error, AFaultIsTrueWhenSomethingWasWrong) {
  EXPECT_FALSE(Fault());
  EXPECT_FALSE(Fault(Errors()));
  const Errors errors = {{ErrorCode::bad_edit, "a=b", "", "A sentence."}};
  const Fault fault = errors;
  EXPECT_TRUE(fault);
  EXPECT_EQ(*fault, errors);
  EXPECT_EQ(fault.errors(), errors);
}

TEST(Error, ErrorsArePrintedALineEach) {
  std::ostringstream out;
  EXPECT_EQ(print(out, {{ErrorCode::bad_id, "index.json", "/edition", "A sentence."},
                        {ErrorCode::missing_file, "", "", "Another."}}),
            1);
  EXPECT_EQ(out.str(),
            "index.json: /edition: A sentence. [bad-id]\n"
            "Another. [missing-file]\n");
}

}  // namespace
}  // namespace rescore::error_test
