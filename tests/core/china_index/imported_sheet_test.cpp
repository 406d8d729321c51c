#include <gtest/gtest.h>

#include "raw_samples.h"

// Imported responses as JSON: who answered, without names.
namespace rescore::imported_sheet_test {
namespace {

using test::kIceland;
using test::kIndicators;
using test::put;

/// Who answered tea-01, if Iceland's file has these words.
std::string answered_by(std::string_view words) {
  constexpr std::string_view printed =
      "Answered by 2 anonymous experts, and has been reviewed by A Name";
  const auto made = test::import_sample(
      {{"indicators.json", kIndicators}, {"IS.json", put(kIceland, printed, words)}});
  EXPECT_EQ(test::diagnostics(made.second), "");
  const std::string& responses = made.first.value().responses.front().second;
  constexpr std::string_view key = R"("answered_by":")";
  const std::size_t begin = responses.find(key);
  if (begin == std::string::npos) return "nobody";
  return responses.substr(begin + key.size(),
                          responses.find('"', begin + key.size()) - begin - key.size());
}

TEST(ImportedSheet, NamesOfReviewersStayOut) {
  const auto made = test::import_sample({{"indicators.json", kIndicators}, {"IS.json", kIceland}});
  EXPECT_EQ(made.first.value().responses.front().second.find("A Name"), std::string::npos);
}

TEST(ImportedSheet, PeopleAreCountedNotNamed) {
  EXPECT_EQ(answered_by("Answered by 1 anonymous expert, and has been reviewed by another 2 "
                        "anonymous experts."),
            "1 anonymous expert, 2 reviewers");
  EXPECT_EQ(answered_by("Answered by A B and C D, and has been reviewed by E F"),
            "2 experts, 1 reviewer");
  EXPECT_EQ(answered_by("Answered by A B, and has been reviewed by "), "1 expert");
}

TEST(ImportedSheet, NobodyIsNamed) {
  EXPECT_EQ(answered_by("Answered by , and has been reviewed by "), "nobody");
  EXPECT_EQ(answered_by("By somebody"), "nobody");
}

}  // namespace
}  // namespace rescore::imported_sheet_test
