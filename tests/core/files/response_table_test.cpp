#include <gtest/gtest.h>

#include "files/readers.h"
#include "support/cities.h"
#include "support/support.h"

// The responses of many units in one table.
namespace rescore::response_table_test {
namespace {

using test::diagnostics;
using test::with;

std::string faults(const std::string& text) {
  static const Edition edition = test::cities();
  Errors errors;
  const auto table = read_response_table(edition, "responses.json", text, errors);
  EXPECT_EQ(table.has_value(), errors.empty());
  for (const Error& error : errors) EXPECT_EQ(error.file, "responses.json");
  return diagnostics(errors);
}

std::string faults_with(std::string_view pointer, std::string_view value) {
  return faults(with(test::kCitiesResponses, pointer, value));
}

TEST(ResponseTable, AnswersStandInTheEditionsOrder) {
  Errors errors;
  const auto table =
      read_response_table(test::cities(), "responses.json", test::kCitiesResponses, errors);
  ASSERT_TRUE(table) << diagnostics(errors);
  ASSERT_EQ(table->size(), 4u);
  EXPECT_EQ((*table)[0].unit, "1.2");
  EXPECT_EQ((*table)[0].file, "responses.json");
  EXPECT_EQ((*table)[0].answers, (std::vector<Answer>{{70}, {1}, {1234.5}}));
  EXPECT_EQ((*table)[2].answers, (std::vector<Answer>{{61.5}, Answer::skip(), {500}}));
  EXPECT_EQ((*table)[3].unit, "Köln");
}

TEST(ResponseTable, ASessionHasThemByUnitOfTheIndex) {
  const Session session = test::cities_session();
  const Dataset& data = session.data();
  EXPECT_EQ(data.units[0].code, "St. Gallen");
  EXPECT_EQ(test::answers_of(data, "St. Gallen"), (std::vector<Answer>{{84.25}, {1}, {80000}}));
  EXPECT_EQ(test::answers_of(data, "1.2"), (std::vector<Answer>{{70}, {1}, {1234.5}}));
  EXPECT_TRUE(units_without_responses(data).empty());
}

TEST(ResponseTable, AnIndexOfFormat1HasOneAsWell) {
  const Edition edition = test::edition_of(test::small());
  Errors errors;
  const auto table = read_response_table(edition, "responses.json",
                                         R"({"edition": "tea-and-cake-2030",
          "indicators": ["cake-03", "tea-01", "tea-02", "tea-03", "cake-01", "cake-02"],
          "units": [{"unit": "UY", "answers": [1, 3, null, 3, 4, 0]}]})",
                                         errors);
  ASSERT_TRUE(table) << diagnostics(errors);
  EXPECT_EQ((*table)[0].answers, (std::vector<Answer>{{3}, Answer::skip(), {3}, {4}, {0}, {1}}));
}

TEST(ResponseTable, AnAnswerIsAnOptionOrANumberOrNull) {
  EXPECT_EQ(faults_with("/units/0/answers/0", "2"),
            "/units/0/answers/0: No option of clinic has the score 2; its options are 0, 1, or "
            "skipped. [no-such-score]\n");
  EXPECT_EQ(faults_with("/units/0/answers/0", "0.5"),
            "/units/0/answers/0: Expected a whole number. [wrong-type]\n");
  EXPECT_EQ(faults_with("/units/0/answers/2", "\"70\""),
            "/units/0/answers/2: Expected a number. [wrong-type]\n");
  EXPECT_EQ(faults_with("/units/0/answers/2", "-70.25"), "");
  EXPECT_EQ(faults_with("/units/0/answers/2", "2e15"),
            "/units/0/answers/2: The number 2e15 is not between -1000000000000000 and "
            "1000000000000000. [out-of-range]\n");
  EXPECT_EQ(faults_with("/units/0/answers/1", "0"),
            "/units/0/answers/1: Income cannot be 0: its logarithm is taken, or it is out of any "
            "range. [no-such-score]\n");
  EXPECT_EQ(faults_with("/units/0/answers/1", "-3.5"),
            "/units/0/answers/1: Income cannot be -3.5: its logarithm is taken, or it is out of "
            "any range. [no-such-score]\n");
  EXPECT_EQ(faults_with("/units/0/answers/1", "0.001"), "");
}

TEST(ResponseTable, EveryUnitHasAnAnswerToEveryIndicator) {
  EXPECT_EQ(faults_with("/units/1/answers", "[1, 80000]"),
            "/units/1/answers: The list has 2 entries instead of 3. [out-of-range]\n");
  EXPECT_EQ(faults_with("/units/1/answers", "{}"),
            "/units/1/answers: Expected a list. [wrong-type]\n");
  EXPECT_EQ(faults(test::without(test::kCitiesResponses, "/units/1/answers")),
            "/units/1: The key \"answers\" is missing here. [missing-key]\n");
}

TEST(ResponseTable, IndicatorsAreAllThereOnce) {
  EXPECT_EQ(faults_with("/indicators", R"(["clinic", "Income"])"),
            "/indicators: The list has 2 entries instead of 3. [out-of-range]\n");
  EXPECT_EQ(faults_with("/indicators/2", "\"Income\""),
            "/indicators/2: The indicator Income stands here twice. [duplicate-indicator]\n");
  EXPECT_EQ(faults_with("/indicators/1", "\"income\""),
            "/indicators/1: There is no indicator \"income\". [unknown-indicator]\n");
  EXPECT_EQ(faults_with("/indicators/1", "7"), "/indicators/1: Expected text. [wrong-type]\n");
}

// Answers in an unknown column are not checked: each fault is reported once.
TEST(ResponseTable, AnUnknownColumnIsReportedOnce) {
  EXPECT_EQ(faults_with("/indicators/2", "\"life\""),
            "/indicators/2: There is no indicator \"life\". [unknown-indicator]\n");
  EXPECT_EQ(faults_with("/indicators/0", "\"doctor\""),
            "/indicators/0: There is no indicator \"doctor\". [unknown-indicator]\n");
  EXPECT_EQ(faults_with("/indicators", R"(["doctor", "life", "Wage"])"),
            "/indicators/0: There is no indicator \"doctor\". [unknown-indicator]\n"
            "/indicators/1: There is no indicator \"life\". [unknown-indicator]\n"
            "/indicators/2: There is no indicator \"Wage\". [unknown-indicator]\n");
}

TEST(ResponseTable, UnitsAreThoseOfTheIndexOnce) {
  const auto load = [](const std::string& text) {
    Session session;
    EXPECT_FALSE(session.load_edition("index.json", test::kCities));
    const std::string report = diagnostics(session.load_response_table("responses.json", text));
    // All of the table or nothing.
    const std::size_t without = units_without_responses(session.data()).size();
    EXPECT_EQ(without, report.empty() ? 0u : 4u);
    return report;
  };
  EXPECT_EQ(load(test::kCitiesResponses), "");
  EXPECT_EQ(load(with(test::kCitiesResponses, "/units/3/unit", "\"Bern\"")),
            "/units/3/unit: The index lists no such unit. [unknown-country]\n");
  EXPECT_EQ(load(with(test::kCitiesResponses, "/units/3/unit", "\"1.2\"")),
            "/units/3/unit: The unit 1.2 stands here twice. [duplicate-country]\n");
  EXPECT_EQ(faults_with("/units/3/unit", "\"\""),
            "/units/3/unit: The text has 0 characters instead of 1 to 64. [bad-text]\n");
  EXPECT_EQ(faults_with("/units/3/name", "\"Köln\""),
            "/units/3/name: No key \"name\" is known here. [unknown-key]\n");
  EXPECT_EQ(faults(with(test::kCitiesResponses, "/units/-",
                        R"({"unit": "Bern", "answers": [null, null, null]})")),
            "/units: The list has 5 entries instead of 0 to 4. [out-of-range]\n");
}

TEST(ResponseTable, TheFileSaysWhatItBelongsTo) {
  EXPECT_EQ(faults_with("/edition", "\"cities-2029\""),
            "/edition: The file belongs to the edition \"cities-2029\", not to \"cities-2030\". "
            "[wrong-edition]\n");
  EXPECT_EQ(faults_with("/answers", "[]"),
            "/answers: No key \"answers\" is known here. [unknown-key]\n");
  EXPECT_EQ(faults("[]"), ": Expected an object. [wrong-type]\n");
  for (const std::string key : {"edition", "indicators", "units"}) {
    EXPECT_EQ(faults(test::without(test::kCitiesResponses, "/" + key)),
              ": The key \"" + key + "\" is missing here. [missing-key]\n");
  }
}

// A table with one unit is equivalent to that unit's file.
TEST(ResponseTable, AFileOfOneUnitIsReadTheSameWay) {
  Errors errors;
  const auto responses = read_responses(test::cities(), "units/x.json",
                                        R"({"edition": "cities-2030", "country": "a~b:c%2E",
          "answers": [{"indicator": "Income", "answer": 500},
                      {"indicator": "life.1", "answer": 61.5, "evidence": "A count."},
                      {"indicator": "clinic", "answer": null}]})",
                                        errors);
  ASSERT_TRUE(responses) << diagnostics(errors);
  EXPECT_EQ(responses->unit, "a~b:c%2E");
  EXPECT_EQ(responses->answers, test::answers_of(test::cities_session().data(), "a~b:c%2E"));
}

TEST(ResponseTable, ANumberIsOnTheRightSideOfTheGoalpostThatIsGiven) {
  const auto faults_of = [](std::string_view scale) {
    Errors errors;
    const auto edition =
        read_edition("index.json", with(test::kCities, "/scales/0/number", scale), errors);
    EXPECT_EQ(diagnostics(errors), "");
    read_response_table(edition.value(), "responses.json", test::kCitiesResponses, errors);
    return diagnostics(errors);
  };
  EXPECT_EQ(faults_of("{}"), "");
  EXPECT_EQ(faults_of(R"({"lower": 84})"), "");
  EXPECT_EQ(faults_of(R"({"upper": 61.75})"), "");
  EXPECT_EQ(faults_of(R"({"lower": 84.25})"),
            "/indicators/2: No number of life.1 is above its goalpost 84.25, so it has no range. "
            "[out-of-range]\n");
  EXPECT_EQ(faults_of(R"({"upper": 61.5, "reversed": true})"),
            "/indicators/2: No number of life.1 is below its goalpost 61.5, so it has no range. "
            "[out-of-range]\n");
}

}  // namespace
}  // namespace rescore::response_table_test
