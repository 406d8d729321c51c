#include <gtest/gtest.h>

#include "files/readers.h"
#include "support/cities.h"
#include "support/support.h"

// The published results of an index of format 2.
namespace rescore::published_json_test {
namespace {

using test::diagnostics;
using test::with;

std::string faults(const std::string& text) {
  static const Edition edition = test::cities();
  Errors errors;
  const auto results = read_published_results(edition, "published.json", text, errors);
  EXPECT_EQ(results.has_value(), errors.empty());
  for (const Error& error : errors) EXPECT_EQ(error.file, "published.json");
  return diagnostics(errors);
}

std::string faults_with(std::string_view pointer, std::string_view value) {
  return faults(with(test::kCitiesPublished, pointer, value));
}

TEST(PublishedJson, FiguresStandByUnitOfTheIndexAndByNode) {
  Session session = test::cities_session();
  EXPECT_EQ(diagnostics(session.load_published_results("published.json", test::kCitiesPublished)),
            "");
  const Dataset& data = session.data();
  ASSERT_TRUE(data.published);
  EXPECT_EQ(data.published->file, "published.json");
  EXPECT_FALSE(data.has_totals());
  std::string text;
  for (const UnitIndex unit : units(data)) {
    text += data.units[unit.value].code + ":";
    for (const NodeIndex node : nodes(data.edition)) {
      const PublishedFigures& figures = data.figures(unit, node);
      text += " " + (figures.score ? to_text(*figures.score) : "-") + "/" +
              (figures.rank ? std::to_string(*figures.rank) : "-");
    }
    text += "\n";
  }
  EXPECT_EQ(text,
            "St. Gallen: 0.995/- 0.992/1 -/- -/-\n"
            "a~b:c%2E: 0.421/3 0.638/3 -/- -/-\n"
            "1.2: -/2 -/- -/- -/-\n"
            "Köln: -/- -/- -/- -/-\n");
  EXPECT_EQ(data.figures(test::unit(data, "1.2"), kOverall).score, std::nullopt);
  EXPECT_EQ(data.figures(test::unit(data, "a~b:c%2E"), kOverall).score, (Decimal{421, 3}));
}

TEST(PublishedJson, NoUnitNeedsFigures) {
  EXPECT_EQ(faults_with("/units", "[]"), "");
}

TEST(PublishedJson, FiguresAreNumbersOrNull) {
  const std::string figures = "/units/0/figures";
  EXPECT_EQ(faults_with(figures + "/0", "[0.6381, 3]"),
            figures +
                "/0/0: The number 0.6381 is not between -1000000000 and 1000000000 with at most 3 "
                "decimals. [out-of-range]\n");
  EXPECT_EQ(faults_with(figures + "/0", "[-12.5, 3]"), "");
  EXPECT_EQ(faults_with(figures + "/0", "[\"0.638\", 3]"),
            figures + "/0/0: Expected a number. [wrong-type]\n");
  EXPECT_EQ(faults_with(figures + "/1/1", "0"),
            figures + "/1/1: The number 0 is not between 1 and 4. [out-of-range]\n");
  EXPECT_EQ(faults_with(figures + "/1/1", "5"),
            figures + "/1/1: The number 5 is not between 1 and 4. [out-of-range]\n");
  EXPECT_EQ(faults_with(figures + "/1/1", "1.5"),
            figures + "/1/1: Expected a whole number. [wrong-type]\n");
  EXPECT_EQ(faults_with(figures + "/1", "[0.4]"),
            figures + "/1: The list has 1 entries instead of 2. [out-of-range]\n");
  EXPECT_EQ(faults_with(figures, "[[0.638, 3]]"),
            figures + ": The list has 1 entries instead of 2. [out-of-range]\n");
  EXPECT_EQ(faults_with(figures + "/1", "null"), figures + "/1: Expected a list. [wrong-type]\n");
}

TEST(PublishedJson, NodesAreThoseOfTheIndexOnce) {
  EXPECT_EQ(faults_with("/nodes/0", "\"node:wealth\""),
            "/nodes/0: There is no node \"node:wealth\". [unknown-scope]\n");
  EXPECT_EQ(faults_with("/nodes/0", "\"health\""),
            "/nodes/0: There is no node \"health\". [unknown-scope]\n");
  EXPECT_EQ(faults_with("/nodes/1", "\"node:health\""),
            "/nodes/1: The node \"node:health\" stands here twice. [duplicate-id]\n");
  EXPECT_EQ(faults_with("/nodes", "[]"),
            "/nodes: The list has 0 entries instead of 1 to 4. [out-of-range]\n"
            "/units/0/figures: The list has 2 entries instead of 0. [out-of-range]\n"
            "/units/1/figures: The list has 2 entries instead of 0. [out-of-range]\n"
            "/units/2/figures: The list has 2 entries instead of 0. [out-of-range]\n");
  EXPECT_EQ(faults_with("/nodes/0", "1"), "/nodes/0: Expected text. [wrong-type]\n");
}

TEST(PublishedJson, UnitsAreThoseOfTheIndexOnce) {
  EXPECT_EQ(faults_with("/units/1/unit", "\"Bern\""),
            "/units/1/unit: The index lists no such unit. [unknown-country]\n");
  EXPECT_EQ(faults_with("/units/1/unit", "\"1.2\""),
            "/units/2/unit: The unit 1.2 stands here twice. [duplicate-country]\n");
  EXPECT_EQ(faults_with("/units/1/unit", "\"\""),
            "/units/1/unit: The text has 0 characters instead of 1 to 64. [bad-text]\n");
  EXPECT_EQ(faults_with("/units/1/name", "\"St. Gallen\""),
            "/units/1/name: No key \"name\" is known here. [unknown-key]\n");
  const std::string unit = R"({"unit": "Köln", "figures": [[null, null], [null, null]]})";
  const std::string full = with(test::kCitiesPublished, "/units/-", unit);
  EXPECT_EQ(faults(full), "");
  EXPECT_EQ(faults(with(full, "/units/-", unit)),
            "/units: The list has 5 entries instead of 0 to 4. [out-of-range]\n");
}

TEST(PublishedJson, TheFileSaysWhatItBelongsTo) {
  EXPECT_EQ(faults_with("/edition", "\"cities-2029\""),
            "/edition: The file belongs to the edition \"cities-2029\", not to \"cities-2030\". "
            "[wrong-edition]\n");
  EXPECT_EQ(faults_with("/countries", "[]"),
            "/countries: No key \"countries\" is known here. [unknown-key]\n");
  for (const std::string key : {"edition", "nodes", "units"}) {
    const std::string report = faults(test::without(test::kCitiesPublished, "/" + key));
    const std::string missing = ": The key \"" + key + "\" is missing here. [missing-key]\n";
    EXPECT_EQ(report.substr(0, missing.size()), missing);
  }
}

}  // namespace
}  // namespace rescore::published_json_test
