#include <gtest/gtest.h>

#include "rescore/china_index/import.h"
#include "support/support.h"

namespace rescore::known_editions_test {
namespace {

const std::string& text() {
  static const std::string text = test::read_text("data/editions.json");
  return text;
}

std::string found(const std::string& changed) {
  Errors errors;
  EXPECT_FALSE(read_known_editions("editions.json", changed, errors));
  return test::diagnostics(errors);
}

TEST(KnownEditions, AreFour) {
  Errors errors;
  const auto editions = read_known_editions("editions.json", text(), errors);
  EXPECT_EQ(test::diagnostics(errors), "");
  ASSERT_EQ(editions.value().size(), 4u);
  const KnownEdition& first = editions->front();
  EXPECT_EQ(first.edition, "china-index-2024-98");
  EXPECT_EQ(first.title, "China Index 2024");
  EXPECT_EQ(first.pattern, "china-index-2024");
  EXPECT_EQ(first.units, 98);
  EXPECT_EQ(first.commit, "2d164cb");
  EXPECT_EQ(first.fingerprint, "75260f63");
  EXPECT_EQ(first.regions, "cd57ac9e");
}

TEST(KnownEditions, EveryKeyIsNeededAndNoOtherIsKnown) {
  EXPECT_EQ(found(test::without(text(), "/editions/1/fingerprint")),
            "/editions/1: The key \"fingerprint\" is missing here. [missing-key]\n");
  EXPECT_EQ(found(test::with(text(), "/editions/0/year", "2024")),
            "/editions/0/year: No key \"year\" is known here. [unknown-key]\n");
}

TEST(KnownEditions, APatternIsAnIdAndNoPath) {
  EXPECT_EQ(found(test::with(text(), "/editions/0/pattern", "\"../elsewhere\"")),
            "/editions/0/pattern: An id has 1 to 64 lower-case letters, digits and hyphens, and "
            "starts with a letter. [bad-id]\n");
}

TEST(KnownEditions, AnEmptyFingerprintWouldProveNothing) {
  EXPECT_EQ(found(test::with(text(), "/editions/0/fingerprint", "\"\"")),
            "/editions/0/fingerprint: The text has 0 characters instead of 1 to 8. [bad-text]\n");
  EXPECT_EQ(found(test::with(text(), "/editions", "[]")),
            "/editions: The list has 0 entries instead of 1 to 100. [out-of-range]\n");
}

}  // namespace
}  // namespace rescore::known_editions_test
