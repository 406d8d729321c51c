#include <gtest/gtest.h>

#include "files/readers.h"
#include "support/support.h"

namespace rescore::responses_json_test {
namespace {

using test::diagnostics;

std::string read(std::string_view text) {
  static const Edition edition = test::edition_of(test::small());
  Errors errors;
  const auto responses = read_responses(edition, "countries/IS.json", text, errors);
  EXPECT_EQ(responses.has_value(), errors.empty());
  for (const Error& error : errors) EXPECT_EQ(error.file, "countries/IS.json");
  return diagnostics(errors);
}

const std::string& iceland() {
  return test::small().responses[0].text;
}

std::string read_with(std::string_view pointer, std::string_view value) {
  return read(test::with(iceland(), pointer, value));
}

TEST(ResponsesJson, ReadsTheAnswersInTheEditionsOrder) {
  const Session session = test::small_session();
  const Responses& responses = session.data().responses[test::unit(session.data(), "NZ").value];
  EXPECT_EQ(responses.unit, "NZ");
  EXPECT_EQ(responses.file, "countries/NZ.json");
  EXPECT_EQ(responses.answers, (std::vector<Answer>{{1}, Answer::skip(), {0}, {3}, {4}, {1}}));
}

TEST(ResponsesJson, TheOrderOfTheFileDoesNotMatter) {
  json::Value value = test::parse(iceland());
  std::vector<json::Value>& answers = test::at(value, "/answers").items;
  std::swap(answers[0], answers[5]);
  std::swap(answers[1], answers[3]);
  const Edition edition = test::edition_of(test::small());
  Errors errors;
  const auto responses = read_responses(edition, "IS.json", test::text_of(value), errors);
  EXPECT_EQ(diagnostics(errors), "");
  EXPECT_EQ(responses->answers, test::answers_of(test::small_session().data(), "IS"));
}

TEST(ResponsesJson, ReadsAzerbaijan) {
  const Session session = test::china_session();
  const std::vector<Answer>& answers = test::answers_of(session.data(), "AZ");
  EXPECT_EQ(answers.size(), 99u);
  const Edition& edition = session.data().edition;
  const auto answer = [&](const char* id) { return answers[test::indicator(edition, id).value]; };
  EXPECT_EQ(answer("media-02"), Answer{3});
  EXPECT_EQ(answer("media-03"), Answer{0});
  EXPECT_EQ(answer("foreign-policy-11"), Answer{2});
}

TEST(ResponsesJson, AScoreIsOneOfTheScale) {
  EXPECT_EQ(read_with("/answers/2/answer", "2"),
            "/answers/2/answer: No option of tea-03 has the score 2; its options are 0, 1, 3, or "
            "skipped. [no-such-score]\n");
  EXPECT_EQ(read_with("/answers/1/answer", "-1"),
            "/answers/1/answer: No option of tea-02 has the score -1; its options are 0, 4, or "
            "skipped. [no-such-score]\n");
  EXPECT_EQ(read_with("/answers/1/answer", "70000"),
            "/answers/1/answer: No option of tea-02 has the score 70000; its options are 0, 4, or "
            "skipped. [no-such-score]\n");
}

TEST(ResponsesJson, AnAnswerIsAWholeNumberOrNull) {
  EXPECT_EQ(read_with("/answers/1/answer", "null"), "");
  for (const char* answer : {"\"skip\"", "4.0", "true", "[4]"}) {
    EXPECT_EQ(read_with("/answers/1/answer", answer),
              "/answers/1/answer: Expected a whole number. [wrong-type]\n");
  }
  EXPECT_EQ(read(test::without(iceland(), "/answers/1/answer")),
            "/answers/1: The key \"answer\" is missing here. [missing-key]\n");
}

TEST(ResponsesJson, EveryIndicatorIsAnsweredOnce) {
  EXPECT_EQ(read(test::without(iceland(), "/answers/4")),
            "/answers: The indicator cake-02 has no answer; a skip is written as null. "
            "[missing-answer]\n");
  EXPECT_EQ(read_with("/answers/-", R"({"indicator": "cake-02", "answer": 4})"),
            "/answers/6/indicator: The indicator cake-02 is answered twice. "
            "[duplicate-indicator]\n");
  EXPECT_EQ(read_with("/answers/4/indicator", "\"cake-04\""),
            "/answers/4/indicator: There is no indicator \"cake-04\". [unknown-indicator]\n"
            "/answers: The indicator cake-02 has no answer; a skip is written as null. "
            "[missing-answer]\n");
}

TEST(ResponsesJson, AnswersThatAreNoListAreReportedOnce) {
  EXPECT_EQ(read_with("/answers", "{}"), "/answers: Expected a list. [wrong-type]\n");
  EXPECT_EQ(read(test::without(iceland(), "/answers")),
            ": The key \"answers\" is missing here. [missing-key]\n");
  std::string many;
  for (int i = 0; i < 200; ++i) many += (i == 0 ? "[0" : ",0");
  EXPECT_EQ(read_with("/answers", many + "]"),
            "/answers: The list has 200 entries instead of 1 to 106. [out-of-range]\n");
}

TEST(ResponsesJson, TheFileSaysWhatItBelongsTo) {
  EXPECT_EQ(read_with("/edition", "\"tea-and-cake-2029\""),
            "/edition: The file belongs to the edition \"tea-and-cake-2029\", not to "
            "\"tea-and-cake-2030\". [wrong-edition]\n");
  EXPECT_EQ(read_with("/country", "\"Iceland\""), "");  // any text is a unit's code
  EXPECT_EQ(read_with("/country", "7"), "/country: Expected text. [wrong-type]\n");
}

TEST(ResponsesJson, TagsAndRemarksOfAnAnswerAreChecked) {
  for (const char* tag :
       {"\"supporting-evidence\"", "\"not-found\"", "\"not-available\"", "null"}) {
    EXPECT_EQ(read_with("/answers/0/tag", tag), "");
  }
  EXPECT_EQ(read_with("/answers/0/tag", "\"found\""),
            "/answers/0/tag: Expected one of \"supporting-evidence\", \"not-found\", "
            "\"not-available\". [bad-text]\n");
  EXPECT_EQ(read_with("/answers/0/remark", "\"Hardly.\""), "");
  EXPECT_EQ(read_with("/answers/0/remark", "\"\""),
            "/answers/0/remark: The text has 0 characters instead of 1 to 2000. [bad-text]\n");
}

TEST(ResponsesJson, TextsAndLinksOfAnAnswerAreChecked) {
  EXPECT_EQ(read_with("/answers/0/evidence", "\"\""),
            "/answers/0/evidence: The text has 0 characters instead of 1 to 20000. [bad-text]\n");
  EXPECT_EQ(read_with("/answers/0/note", "[]"), "/answers/0/note: Expected text. [wrong-type]\n");
  EXPECT_EQ(read_with("/answers/0/links/0/url", "\"javascript:alert(1)\""),
            "/answers/0/links/0/url: Only an address that starts with http:// or https:// can be a "
            "link. [bad-link]\n");
  EXPECT_EQ(read(test::without(iceland(), "/answers/0/links/0/part")),
            "/answers/0/links/0: The key \"part\" is missing here. [missing-key]\n");
  EXPECT_EQ(read_with("/answers/0/score", "3"),
            "/answers/0/score: No key \"score\" is known here. [unknown-key]\n");
}

}  // namespace
}  // namespace rescore::responses_json_test
