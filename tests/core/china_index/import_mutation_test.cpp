#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "support/generator.h"
#include "support/mutations.h"
#include "support/raw_data.h"

// Raw files with faults. Whatever the fault, the result is an error that names a file, or exactly
// the edition of the unchanged files, with its answers and printed figures.
namespace rescore::import_mutation_test {
namespace {

using test::File;
using test::Generator;
using namespace test::mutations;

constexpr int kRounds = test::kSlow ? 1 : 8;

bool is_csv(const File& file) {
  return file.name.ends_with(".csv");
}

/// Files that make an edition; small selections, so that many changes can be tried.
struct Subject {
  std::string edition;
  std::vector<File> files;
  std::string published_results;  ///< the result of the unchanged files
};

/// The published results with no names of countries: two spellings of one name are as good.
std::string without_names(const std::string& published_results) {
  json::Value root = test::parse(published_results);
  for (json::Value& country : test::at(root, "/countries").items) {
    test::at(country, "/name") = json::Value{};
  }
  return test::text_of(root);
}

std::vector<Subject> subjects() {
  const auto pick = [](const char* edition, const char* form, std::vector<std::string> endings) {
    Subject subject{edition, {}, {}};
    for (const File& file : test::raw_form(edition, form).files) {
      for (const std::string& ending : endings) {
        if (file.name.ends_with(ending)) subject.files.push_back(file);
      }
    }
    EXPECT_EQ(subject.files.size(), endings.size());
    const auto made = test::import_files(test::request_for(edition), subject.files);
    subject.published_results = without_names(made.edition.value().published_results);
    return subject;
  };
  const char* last = "china-index-2024-98";
  const char* earlier = "china-index-2022";
  if (test::kSlow) {
    return {pick(last, "wide CSV", {".csv"}),
            pick(last, "JSON", {"/indicators.json", "/country_score.json", "/country_list.json"})};
  }
  return {pick(last, "wide CSV", {".csv"}),
          pick(last, "long CSV", {".csv"}),
          pick(last, "JSON", {"/indicators.json", "/country_score.json", "/country_list.json"}),
          pick(last, "JSON", {"/indicators.json", "country/AZ.json", "/country_score.json"}),
          pick(earlier, "wide CSV", {".csv"}),
          pick(earlier, "long CSV", {".csv"}),
          pick(earlier, "whole folder", {"by_country.csv", "/Colombia.json"})};
}

class ImportMutation : public testing::Test {
 protected:
  void SetUp() override {
    if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  }
};

struct Outcomes {
  int refused = 0;
  int accepted = 0;
};

/// Imports the subject with one changed file, and checks the rule above.
void try_change(const Subject& subject, std::size_t which, const std::string& text,
                Outcomes& outcomes) {
  const ImportRequest request = test::request_for(subject.edition);
  std::vector<File> files = subject.files;
  files[which].text = text;
  const test::Imported imported = test::import_files(request, files);
  EXPECT_EQ(imported.errors.empty(), imported.edition.has_value());
  for (const Error& error : imported.errors) {
    EXPECT_TRUE(std::any_of(files.begin(), files.end(),
                            [&](const File& file) { return file.name == error.file; }))
        << error.file << ": " << error.sentence;
    EXPECT_TRUE(error.sentence.ends_with('.')) << error.sentence;
  }
  ++(imported.edition ? outcomes.accepted : outcomes.refused);
  if (!imported.edition) return;
  EXPECT_EQ(imported.edition->fingerprint, request.fingerprint);
  const std::string got = without_names(imported.edition->published_results);
  const std::string& right = subject.published_results;
  const auto at = std::mismatch(got.begin(), got.end(), right.begin(), right.end()).first;
  if (at == got.end() && got.size() == right.size()) return;
  const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - got.begin() - 100, 0));
  ADD_FAILURE() << "Other figures: " << got.substr(from, 200)
                << "\nInstead of:    " << right.substr(from, 200);
}

using Change = std::function<std::string(const std::string&, Generator&)>;

struct Kind {
  const char* name;
  Change change;
  int rounds;
};

/// Tries changes on every subject and file that they apply to.
Outcomes try_all(const std::vector<Kind>& kinds, const std::function<bool(const File&)>& wanted,
                 std::uint64_t seed) {
  Outcomes outcomes;
  Generator random(seed);
  static const std::vector<Subject> all = subjects();
  for (const Subject& subject : all) {
    for (std::size_t f = 0; f < subject.files.size(); ++f) {
      if (!wanted(subject.files[f])) continue;
      for (const Kind& kind : kinds) {
        for (int round = 0; round < kind.rounds; ++round) {
          SCOPED_TRACE(subject.edition + ", " + subject.files[f].name + ", " + kind.name + ", " +
                       std::to_string(round));
          try_change(subject, f, kind.change(subject.files[f].text, random), outcomes);
        }
      }
    }
  }
  return outcomes;
}

bool any(const File&) {
  return true;
}
bool is_json(const File& file) {
  return !is_csv(file);
}

TEST_F(ImportMutation, BytesThatAreWrongOrMissingAreRefusedOrHarmless) {
  const Outcomes outcomes = try_all({{"truncated", truncated, kRounds},
                                     {"flipped", flipped, kRounds},
                                     {"other digit", other_digit, kRounds},
                                     {"cut out", cut_out, kRounds}},
                                    any, 1);
  EXPECT_GT(outcomes.refused, outcomes.accepted);
}

TEST_F(ImportMutation, OtherOrdersAndLineEndsAreTheSameFile) {
  const Outcomes tables =
      try_all({{"other order of lines", other_order_of_lines, 1},
               {"columns swapped", two_columns_swapped, 1},
               {"CR", [](const std::string& t, Generator&) { return line_ends(t, "\r"); }, 1},
               {"CRLF", [](const std::string& t, Generator&) { return line_ends(t, "\r\n"); }, 1},
               {"LF", [](const std::string& t, Generator&) { return line_ends(t, "\n"); }, 1}},
              is_csv, 2);
  EXPECT_EQ(tables.refused, 0);
  const Outcomes documents =
      try_all({{"other order of keys", other_order_of_keys, 1},
               {"mark", [](const std::string& t, Generator&) { return "\xEF\xBB\xBF" + t; }, 1}},
              is_json, 3);
  EXPECT_EQ(documents.refused, 0);
}

TEST_F(ImportMutation, WrongTablesAreRefused) {
  const Outcomes outcomes = try_all(
      {{"a line twice", a_line_twice, 1}, {"a column twice", a_column_twice, 2}}, is_csv, 4);
  EXPECT_EQ(outcomes.accepted, 0);
}

TEST_F(ImportMutation, SwappedNamesAndValuesAreRefusedOrHarmless) {
  try_all({{"a line less", a_line_less, kRounds},
           {"two names swapped", two_names_swapped, kRounds},
           {"two cells swapped", two_cells_swapped, kRounds}},
          is_csv, 5);
  try_all({{"two values swapped", two_values_swapped, kRounds},
           {"a value less", a_value_less, kRounds},
           {"a value null", a_value_null, kRounds}},
          is_json, 6);
  try_all({{"huge number", huge_number, kRounds}, {"deep", deep, 2}}, any, 8);
}

TEST_F(ImportMutation, FilesOfAnotherKindAreRefused) {
  const auto constant = [](std::string text) {
    return [text](const std::string&, Generator&) { return text; };
  };
  const Outcomes outcomes = try_all(
      {{"empty", constant(""), 1},
       {"blank", constant(" \n\n"), 1},
       {"zero bytes", constant(std::string(100, '\0')), 1},
       {"an empty object", constant("{}"), 1},
       {"a page", constant("<!DOCTYPE html><html><body>404: Not Found</body></html>"), 1},
       {"17 MB", [](const std::string& t, Generator&) { return t + std::string(17 << 20, ' '); },
        1}},
      any, 7);
  EXPECT_EQ(outcomes.accepted, 0);
}

TEST_F(ImportMutation, FilesOfNothingButSeparatorsCostLittle) {
  Importer importer(test::request_for("china-index-2022"));
  importer.add("commas.csv", "indicator no.,grading,domain" + std::string(15 << 20, ','));
  importer.add("lines.csv", "indicator" + std::string(15 << 20, '\n'));
  std::string list = "[";
  while (list.size() < (15u << 20)) list += "0,";
  importer.add("zeros.json", list + "0]");
  EXPECT_FALSE(importer.finish());
  ASSERT_EQ(importer.errors().size(), 3u);
  EXPECT_EQ(importer.errors()[0].sentence, "Line 1: The file has more than 2000000 fields.");
  EXPECT_EQ(importer.errors()[1].code, ErrorCode::broken_csv);
  EXPECT_EQ(importer.errors()[2].file, "zeros.json");
}

}  // namespace
}  // namespace rescore::import_mutation_test
