#include <gtest/gtest.h>

#include "rescore/china_index/import.h"
#include "support/support.h"

// A page of the made-up index in tests/fixtures/small, as the publisher's site would print it.
namespace rescore::page_text_test {
namespace {

const Edition& edition() {
  static const Edition edition = test::edition_of(test::small());
  return edition;
}

/// The answers on the page, in the edition's order, as the site prints them.
constexpr const char* kAnswers[] = {"Yes\nAnswer ( 3 / 4 )",
                                    "No\nAnswer ( 0 / 4 )",
                                    "Silence",
                                    "Skipped",
                                    "Yes\nAnswer ( 4 / 4 )",
                                    "Yes"};

std::string counted(int number) {
  return std::to_string(number) + " countries chose this answer\n";
}

std::string indicator_text(std::size_t at, int place) {
  const Indicator& indicator = edition().indicators[at];
  const Scale& scale = edition().scales[indicator.scale.value];
  std::string text = std::to_string(place) + ".\n" + edition().node(indicator.nodes[1]).name +
                     "\nA statement.\n2030\n" + kAnswers[at] + "\nMore\n";
  if (indicator.missing > 0) text += "Skipped\n" + counted(indicator.missing);
  for (std::size_t o = 0; o < scale.options.size(); ++o) {
    text += std::to_string(scale.options[o].score) + "/ " + scale.options[o].label + "\n" +
            counted(indicator.frequencies[o]);
  }
  return text + std::to_string(edition().units - indicator.missing) +
         " countries answered this indicator; " + std::to_string(indicator.missing) +
         " countries skipped this indicator\nSupporting Evidence\nSeen in a shop.\n"
         "1. https://tea.example/shop\nAnswered by 1 anonymous expert, and has been reviewed by A "
         "Name\nHide\n";
}

std::string page() {
  std::string text = "Iceland\n\n0.39 (million)\n";
  std::size_t at = 0;
  for (const NodeIndex node : nodes(edition(), NodeKind::domain)) {
    const Node& domain = edition().node(node);
    text += "  " + domain.name + "\nThe domain is about this.\n";
    for (int place = 1; place <= 3; ++place) text += indicator_text(at++, place);
  }
  return text + "Tea\nCake\nOpen\nCards\n";
}

std::string put(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string wrong(const std::string& text) {
  Errors errors;
  EXPECT_FALSE(read_page(edition(), "page", text, errors));
  return test::diagnostics(errors);
}

TEST(PageText, APageBecomesResponsesThatCanBeLoaded) {
  Errors errors;
  const auto read = read_page(edition(), "page", page(), errors);
  EXPECT_EQ(test::diagnostics(errors), "");
  EXPECT_EQ(read.value().unit, "IS");
  EXPECT_EQ(read->read, 6);
  const auto responses = read_responses(edition(), "sheet", read->responses, errors);
  EXPECT_EQ(test::diagnostics(errors), "");
  const std::vector<Answer> wanted = {{3}, {0}, {1}, Answer::skip(), {4}, {3}};
  EXPECT_EQ(responses.value().answers, wanted);
}

TEST(PageText, EvidenceAndLinksComeAlongWithoutNames) {
  Errors errors;
  const std::string responses = read_page(edition(), "page", page(), errors).value().responses;
  EXPECT_NE(responses.find(R"("evidence":"Seen in a shop.")"), std::string::npos);
  EXPECT_NE(responses.find(R"("url":"https://tea.example/shop")"), std::string::npos);
  EXPECT_NE(responses.find(R"("answered_by":"1 anonymous expert, 1 reviewer")"), std::string::npos);
  EXPECT_EQ(responses.find("A Name"), std::string::npos);
}

TEST(PageText, AGarbledAnswerIsReportedWithItsLine) {
  const std::string told = wrong(put(page(), "Answer ( 3 / 4 )", "Answer ( x / 4 )"));
  EXPECT_NE(told.find("is not understood: \"Answer ( x / 4 )\". [unknown-word]"), std::string::npos)
      << told;
}

TEST(PageText, AnotherCountOrLayerIsAnotherState) {
  EXPECT_NE(wrong(put(page(), counted(1), counted(2))).find("[disagreement]"), std::string::npos);
  EXPECT_NE(wrong(put(page(), "Supply", "Custom")).find("[disagreement]"), std::string::npos);
}

TEST(PageText, AnIndicatorThatLacksIsNamed) {
  const std::string whole = page();
  const std::string part = indicator_text(5, 3);
  EXPECT_EQ(wrong(put(whole, part, "")), ": The page has no answer to cake-03. [missing-answer]\n");
}

TEST(PageText, AnotherTextIsNoPage) {
  EXPECT_EQ(wrong("Once upon a time."),
            ": This is not the text of a country page: no line is a country's name. "
            "[unknown-form]\n");
  EXPECT_EQ(wrong(std::string(kMaxFileBytes + 1, 'x')),
            ": The file has 17 MB; at most 16 MB are read. [file-too-large]\n");
}

}  // namespace
}  // namespace rescore::page_text_test
