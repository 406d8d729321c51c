#include "rescore/china_index/import.h"

#include <gtest/gtest.h>

#include "audit/check.h"
#include "raw_samples.h"

namespace rescore::import_test {
namespace {

using test::kLong;
using test::put;

/// The long form, imported with a request.
std::string wrong_by(const ImportRequest& request, const std::string& text = kLong) {
  Importer importer(request);
  importer.add("long.csv", text);
  const auto edition = importer.finish();
  EXPECT_EQ(edition.has_value(), importer.errors().empty());
  return test::diagnostics(importer.errors());
}

/// The edition of the long form, as a pattern for others.
const Edition& pattern() {
  static const Edition edition = [] {
    Errors errors;
    const auto made = test::import_sample({{"long.csv", kLong}}).first.value();
    return read_edition("index.json", made.index, errors).value();
  }();
  return edition;
}

ImportRequest known() {
  const auto made = test::import_sample({{"long.csv", kLong}}).first.value();
  return {"tea-and-cake", "Tea and Cake", &pattern(), "abc1234", 2, made.fingerprint, "", nullptr};
}

/// An edition in the form of 2021: the usual number of indicators, an older header.
std::string of_2021() {
  std::string text = "Indicator No.,Grading,Domain,Country,Score,Region,Layer\n";
  const char* domains[] = {"Media",          "Foreign policy", "Academia", "Domestic politics",
                           "Economy",        "Technology",     "Society",  "Military",
                           "Law enforcement"};
  const char* layers[] = {"exposure", "pressure", "effect"};
  for (int number = 1; number <= 99; ++number) {
    for (const char* country : {"Bolívia", "Chile", "Peru"}) {
      const bool missing = number == 7 && std::string_view(country) == "Chile";
      text += std::to_string(number) + ",1," + domains[(number - 1) / 11] + "," + country + "," +
              (missing ? "" : std::to_string(number % 5)) + ",South America," + layers[number % 3] +
              "\n";
    }
  }
  return text;
}

TEST(Import, FilesOfOthersArePassedOverWhereTheRestIsEnough) {
  const auto [made, errors] = test::import_sample({{"README.md", "# Tea"},
                                                   {"a/photo.JPG", "\xFF\xD8"},
                                                   {"long.csv", kLong},
                                                   {"prices.csv", "date,price\n2024,3\n"},
                                                   {"package.json", R"({"name": "tea"})"}});
  EXPECT_EQ(test::diagnostics(errors), "");
  EXPECT_EQ(made.value().passed_over,
            (std::vector<std::string>{"README.md", "a/photo.JPG", "prices.csv", "package.json"}));
  EXPECT_FALSE(Importer::reads("README.md"));
  EXPECT_TRUE(Importer::reads("v1.0/long"));
}

TEST(Import, FilesOfOthersAreNamedWhereTheRestIsNotEnough) {
  EXPECT_EQ(test::wrong_with({{"README.md", "# Tea"}}),
            "README.md : This is none of the publisher's files. [unknown-form]\n");
  // What failed to load may be what is missing.
  EXPECT_EQ(test::wrong_with({{"long.csv", kLong}, {"country/IS.json", ""}}),
            "country/IS.json : The file is empty. [unknown-form]\n");
}

TEST(Import, Utf16IsRead) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view(kLong)) wide += {c, '\0'};
  EXPECT_EQ(test::wrong_with({{"long.csv", wide}}), "");
  EXPECT_EQ(test::wrong_with({{"long.csv", wide + "x"}}),
            "long.csv : The file is in UTF-16 and damaged; save it as UTF-8 and try again. "
            "[not-utf8]\n");
}

TEST(Import, NothingMakesNothing) {
  Importer importer({"tea-and-cake", "", nullptr, "", 0, "", "", &test::china_index_rules()});
  EXPECT_FALSE(importer.finish());
  EXPECT_EQ(test::diagnostics(importer.errors()),
            ": No file holds the answers of a country. [missing-file]\n");
}

TEST(Import, WithoutAPatternTheRulesAreNeeded) {
  Importer importer({"tea-and-cake", "", nullptr, "", 0, "", "", nullptr});
  importer.add("long.csv", "not looked at");
  EXPECT_FALSE(importer.finish());
  EXPECT_EQ(test::diagnostics(importer.errors()),
            ": The file with the publisher's rules is not there; without it only editions that "
            "have a pattern can be imported. [missing-file]\n");
  EXPECT_EQ(importer.errors()[0].file, "china-index-rules.json");
}

TEST(Import, ItsOwnTitleAndNumberOfCountriesAreCited) {
  Edition cited = pattern();
  cited.source = Source{"Us",
                        "https://tea.example",
                        "https://tea.example/data",
                        "abc1234",
                        cited.title + ", from us; 13 countries.",
                        "",
                        "",
                        ""};
  cited.units = 13;
  ImportRequest request = known();
  request.title = "Tea and Cake 2031";
  request.pattern = &cited;
  Importer importer(request);
  importer.add("long.csv", kLong);
  const auto made = importer.finish();
  ASSERT_TRUE(made) << test::diagnostics(importer.errors());
  EXPECT_EQ(test::get(test::get(test::parse(made->index), "source"), "citation").text,
            "Tea and Cake 2031, from us; 2 countries.");
}

TEST(Import, WhatComesOutIsAnEditionOfOurs) {
  const auto made = test::import_sample({{"long.csv", kLong}}).first.value();
  const test::Files files{{"index.json", made.index},
                          {"standings.json", made.published_results},
                          {{"countries/IS.json", made.responses[0].second},
                           {"countries/MT.json", made.responses[1].second}}};
  const Session session = test::session_of(files);
  EXPECT_EQ(test::diagnostics(check(session.data()).errors), "");
  EXPECT_EQ(made.responses[0].first, "IS");
  EXPECT_EQ(made.responses[1].second,
            R"({"edition":"tea-and-cake","country":"MT","answers":[)"
            R"({"indicator":"cake-01","answer":0},{"indicator":"cake-02","answer":1},)"
            R"({"indicator":"tea-01","answer":4},{"indicator":"tea-02","answer":null}]})");
}

TEST(Import, AKnownEditionIsThatOneOrNothing) {
  EXPECT_EQ(wrong_by(known()), "");
  ImportRequest request = known();
  request.fingerprint = "00000000";
  EXPECT_EQ(wrong_by(request),
            ": Put together, these answers are not those of tea-and-cake: their "
            "fingerprint is " +
                known().fingerprint + " instead of 00000000. [sheet-mismatch]\n");
  request = known();
  request.units = 3;
  EXPECT_EQ(wrong_by(request),
            ": The edition tea-and-cake has 3 countries, these files 2. [missing-part]\n");
  request = known();
  request.regions = "00000000";
  EXPECT_EQ(wrong_by(request),
            ": The countries' regions are not those of tea-and-cake. [disagreement]\n");
}

TEST(Import, WhatThePatternKnowsMustAgree) {
  EXPECT_EQ(wrong_by(known(), put(put(kLong, "02,0,Tea,Iceland,4,Europe,Pressure",
                                      "02,0,Tea,Iceland,4,Europe,Exposure"),
                                  "Malta,NA,Europe,Pressure", "Malta,NA,Europe,Exposure")),
            ": The layer of indicator 2 is \"exposure\", but \"pressure\" in tea-and-cake. "
            "[disagreement]\n");
  EXPECT_EQ(wrong_by(known(), std::string(kLong) + "05,1,Tea,Iceland,0,Europe,Exposure\n"),
            ": The edition tea-and-cake has no indicator 5. [unknown-indicator]\n");
}

TEST(Import, AnUnknownIndicatorIsReportedWithItsFile) {
  Importer importer(known());
  importer.add("long.csv", kLong);
  importer.add("list.json", R"([{"5": "There is milk.", "evdType": "System", "grading": "1",
                                 "layer": "Exposure"}])");
  EXPECT_FALSE(importer.finish());
  ASSERT_EQ(importer.errors().size(), 1u);
  EXPECT_EQ(importer.errors()[0].file, "list.json");
  EXPECT_EQ(importer.errors()[0].code, ErrorCode::unknown_indicator);
}

TEST(Import, RegionsAreGivenForAllOrNone) {
  std::string text = kLong;
  for (std::size_t at = 0; (at = text.find("Malta,", at)) != text.npos; ++at) {
    text.erase(text.find("Europe", at), 6);
  }
  EXPECT_EQ(wrong_by(known(), text),
            ": The region of MT is not told, but that of IS is. [missing-part]\n");
}

TEST(Import, AnIdThatCannotBeLoadedMakesNothing) {
  ImportRequest request = known();
  request.edition = "../Tea";
  request.fingerprint.clear();
  EXPECT_EQ(
      wrong_by(request),
      ": In index.json/edition, made of this: An id has 1 to 64 lower-case letters, digits and "
      "hyphens, and starts with a letter. [bad-id]\n");
}

TEST(Import, ATextThatIsTooLongMakesNothing) {
  const std::string text = put(test::kIceland, "Hot.", "H" + std::string(20'000, 'o') + "t.");
  const std::string wrong =
      test::wrong_with({{"indicators.json", test::kIndicators}, {"IS.json", text}});
  EXPECT_EQ(wrong,
            "IS.json : In countries/IS.json/answers/3/note, made of this: The text has 20003 "
            "characters instead of 1 to 20000. [bad-text]\n");
}

TEST(Import, AFileThatIsTooLargeIsNotRead) {
  Importer importer(known());
  importer.add("large.csv", std::string(kMaxFileBytes + 1, ' '));
  EXPECT_FALSE(importer.finish());
  EXPECT_EQ(test::diagnostics(importer.errors()),
            ": The file has 17 MB; at most 16 MB are read. [file-too-large]\n");
}

TEST(Import, TheShapeOf2021NeedsNoPattern) {
  ImportRequest request;
  request.edition = "china-index-2021";
  request.rules = &test::china_index_rules();
  Importer importer(request);
  importer.add("2021.csv", of_2021());
  const auto made = importer.finish();
  ASSERT_TRUE(made) << test::diagnostics(importer.errors());
  Errors errors;
  const auto edition = read_edition("index.json", made->index, errors);
  ASSERT_TRUE(edition) << test::diagnostics(errors);
  EXPECT_EQ(edition->indicators.size(), 99u);
  EXPECT_EQ(nodes(*edition, NodeKind::domain)[1], test::node(*edition, "domain:academia"));
  EXPECT_EQ(edition->nodes.back().name, "Effect");
  EXPECT_EQ(edition->methods.front().rules.back().missing, Missing::left_out);
  EXPECT_EQ(edition->methods.front().rules.front().key, RankKey::exact);
  const json::Value published_results = test::parse(made->published_results);
  EXPECT_EQ(test::get(test::get(published_results, "countries").items[0], "name").text, "Bolívia");
  // Chile's skip leaves the maximum, overall and in its domain.
  const json::Value& chile =
      test::get(test::get(published_results, "countries").items[1], "scopes");
  EXPECT_EQ(test::get(chile, "overall").items[1].integer, 98 * 4);
  EXPECT_EQ(test::get(chile, "domain:media").items[1].integer, 10 * 4);
}

}  // namespace
}  // namespace rescore::import_test
