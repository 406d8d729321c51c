#include <gtest/gtest.h>

#include <cmath>

#include "links/link.h"
#include "links/link_compact.h"
#include "support/cities.h"
#include "support/generator.h"

// Links of an index with numbers, and with units whose codes contain a link's separators.
namespace rescore::link_unit_test {
namespace {

using test::diagnostics;
using test::Generator;

const Dataset& cities() {
  static const Session session = test::cities_session();
  return session.data();
}

Edit edit(std::string_view code, std::string_view id, Answer to) {
  return {test::unit(cities(), code), test::indicator(cities().edition, id), to};
}

/// "e" and what follows it.
std::string changes_of(const std::string& written) {
  const std::size_t at = written.find("&e=");
  return at == written.npos ? "" : written.substr(at + 1);
}

std::string written(const std::vector<Edit>& edits) {
  return changes_of(write_link(cities(), {"", "", "", edits, {}}));
}

/// The reports about a list of changes, and the changes that apply.
std::string outcome(const std::string& list) {
  Errors errors;
  const Link link = read_link(cities(), "v=1&d=cities-2030&e=" + list, errors);
  return diagnostics(errors) + written(link.edits);
}

void expect_round_trip(const Link& link) {
  const std::string text = write_link(cities(), link);
  const std::string plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:,/@=&%";
  EXPECT_EQ(text.find_first_not_of(plain), text.npos) << text;
  EXPECT_EQ(text.find("&x="), text.npos) << text;
  Errors errors;
  EXPECT_TRUE(read_link(cities(), text, errors) == link) << text;
  EXPECT_EQ(diagnostics(errors), "") << text;
  EXPECT_TRUE(read_link(cities(), '#' + text, errors) == link) << text;
}

TEST(LinkUnits, SignsOfAListAreEscapedInACode) {
  EXPECT_EQ(written({edit("1.2", "clinic", {0})}), "e=1%252E2.clinic:0");
  EXPECT_EQ(written({edit("a~b:c%2E", "clinic", {1})}), "e=a%257Eb%253Ac%25252E.clinic:1");
  EXPECT_EQ(written({edit("St. Gallen", "life.1", {70.5})}), "e=St%252E%20Gallen.life.1:70.5");
  EXPECT_EQ(written({edit("Köln", "Income", Answer::skip())}), "");  // as published
  EXPECT_EQ(written({edit("Köln", "clinic", Answer::skip())}), "e=K%C3%B6ln.clinic:%2D");
}

TEST(LinkUnits, EveryCodeComesBack) {
  for (const Unit& unit : cities().units) {
    expect_round_trip({unit.code, "", "", {edit(unit.code, "life.1", {33.25})}, {}});
    expect_round_trip({unit.code, "", "node:Wealth&Co", {}, {{"i", "dark"}}});
  }
  expect_round_trip({"a~b:c%2E",
                     "publisher,weight=health:3",
                     "node:reported",
                     {edit("St. Gallen", "clinic", {0}), edit("a~b:c%2E", "clinic", {1}),
                      edit("a~b:c%2E", "Income", Answer::skip()), edit("1.2", "life.1", {-40})},
                     {}});
}

// Numbers are written with enough digits to identify them.
TEST(LinkUnits, EveryNumberComesBack) {
  for (const double number : {0.0, -0.5, 0.1, 1.0 / 3, 1e15, -1e15, 123456.789, 1e-7, 1e-22,
                              999999999999999.0, 0.000123456789012345, 0.1 + 0.2, 1e5 / 7, 1e-30}) {
    expect_round_trip({"", "", "", {edit("1.2", "life.1", {number})}, {}});
    if (number > 0) expect_round_trip({"", "", "", {edit("1.2", "Income", {number})}, {}});
  }
  Generator random(51);
  for (int i = 0; i < 2000; ++i) {
    // Fifteen digits, even where a size has 32 bits.
    const double digits = static_cast<double>(random.below(100'000'000)) * 1e7 +
                          static_cast<double>(random.below(10'000'000));
    const double number = digits / std::pow(10.0, static_cast<double>(random.below(16)));
    expect_round_trip({"", "", "", {edit("Köln", "life.1", {i % 2 == 0 ? number : -number})}, {}});
  }
}

TEST(LinkUnits, ThereIsNoCompactFormOfNumbers) {
  EXPECT_FALSE(compact::can_write(cities().edition));
  EXPECT_TRUE(compact::can_write(test::edition_of(test::small())));
}

TEST(LinkUnits, ALongListStaysReadable) {
  Session session;
  json::Value index = test::parse(test::kCities);
  std::vector<json::Value>& units = test::at(index, "/units").items;
  for (int i = 0; i < 200; ++i) {
    units.push_back(
        test::parse("{\"id\": \"City No. " + std::to_string(i) + "\", \"name\": \"C\"}"));
  }
  std::string rows;
  for (int i = 0; i < 200; ++i) {
    rows += std::string(i == 0 ? "" : ",") + "{\"unit\": \"City No. " + std::to_string(i) +
            "\", \"answers\": [0, 500, 60]}";
  }
  ASSERT_EQ(diagnostics(session.load_edition("index.json", test::text_of(index))), "");
  ASSERT_EQ(diagnostics(session.load_response_table(
                "responses.json", test::with(test::kCitiesResponses, "/units", "[" + rows + "]"))),
            "");
  for (int i = 0; i < 200; ++i) {
    ASSERT_FALSE(session.set("City No. " + std::to_string(i), "life.1", 60.5 + i));
  }
  const auto text = session.link("City No. 7", "", "overall");
  ASSERT_TRUE(text);
  EXPECT_GT(text->size(), kReadableLink);
  EXPECT_EQ(text->find("&x="), text->npos);
  const std::vector<Edit> edits(session.edits().begin(), session.edits().end());
  session.reset();
  Errors errors;
  EXPECT_EQ(session.open_link(*text, errors).edits, edits);
  EXPECT_EQ(diagnostics(errors), "");
  EXPECT_EQ(session.edits().size(), 200u);
}

TEST(LinkUnits, ACompactFormFromElsewhereIsRefused) {
  Errors errors;
  EXPECT_TRUE(read_link(cities(), "v=1&d=cities-2030&x=_rjYjz-QfQ", errors) == Link{});
  EXPECT_EQ(diagnostics(errors),
            "/x: The changes in x are damaged, or belong to other lists of units and "
            "indicators; none of them is taken over. [broken-link]\n");
}

TEST(LinkUnits, WhatDoesNotFitIsReported) {
  EXPECT_EQ(outcome("1%252E2.Income:0"),
            "/e/0: Income cannot be 0: its logarithm is taken, or it is out of any range. "
            "[no-such-score]\n");
  EXPECT_EQ(outcome("1%252E2.life.1:1e16"),
            "/e/0: life.1 cannot be 1e+16: its logarithm is taken, or it is out of any range. "
            "[no-such-score]\n");
  EXPECT_EQ(outcome("1%252E2.life.1:-2e300"),
            "/e/0: life.1 cannot be -2e+300: its logarithm is taken, or it is out of any range. "
            "[no-such-score]\n");
  EXPECT_EQ(outcome("1%252E2.clinic:0.5"),
            "/e/0: No option of clinic has the score 0.5; its options are 0, 1, or skipped. "
            "[no-such-score]\n");
  EXPECT_EQ(outcome("1.2.clinic:0"),
            "/e/0: There is no unit \"1\" in this edition. [unknown-country]\n");
  EXPECT_EQ(outcome("1%252E2.life:3"),
            "/e/0: There is no indicator \"life\". [unknown-indicator]\n");
  const auto no_change = [](const std::string& text) {
    return "/e/0: \"" + text +
           "\" is no change; one is written AZ.media-03:3, or AZ.media-03:- to skip. [bad-edit]\n";
  };
  for (const std::string number : {"nan", "Infinity", "1e999", "0x10", "1,5", ".5", "5.e", "1 "}) {
    EXPECT_EQ(outcome("1%252E2.life.1:" + number), no_change("1%2E2.life.1:" + number));
  }
  for (const std::string code : {"1%2", "1%", "1%GG", "%FF", "%C3", "%00", "%1B", "%0A"}) {
    std::string escaped = code;
    escaped.replace(escaped.find('%'), 1, "%25");
    EXPECT_EQ(outcome(escaped + ".clinic:1"), no_change(code + ".clinic:1"));
  }
}

TEST(LinkUnits, AnyTextIsReportedOrALink) {
  const std::vector<std::string> pieces = {"1%252E2",
                                           "St%252E%20Gallen",
                                           "a%257Eb%253Ac%25252E",
                                           ".",
                                           "life.1",
                                           "clinic",
                                           "Income",
                                           ":",
                                           "~",
                                           "%25",
                                           "%2525",
                                           "-",
                                           "1",
                                           "0.5",
                                           "1e3",
                                           "e",
                                           "%25FF",
                                           "%251B",
                                           "2E",
                                           "K%C3%B6ln",
                                           "+",
                                           "%20",
                                           "\xC3\xB6"};
  Generator random(52);
  for (int i = 0; i < 5000; ++i) {
    std::string list;
    for (std::size_t n = random.below(12); n > 0; --n) list += random.pick(pieces);
    Errors errors;
    const Link link = read_link(cities(), "v=1&d=cities-2030&e=" + list, errors);
    for (const Error& error : errors) {
      EXPECT_TRUE(error.sentence.ends_with('.')) << list;
      EXPECT_EQ(error.sentence.find_first_of("\xFF\x1B"), std::string::npos) << list;
    }
    expect_round_trip(link);
  }
}

TEST(LinkUnits, ErrorsSpeakOfNodesAndUnits) {
  Errors errors;
  read_link(cities(), "v=1&d=cities-2030&c=Bern&s=domain:media", errors);
  EXPECT_EQ(diagnostics(errors),
            "/c: There is no unit \"Bern\" in this edition. [unknown-country]\n"
            "/s: There is no node \"domain:media\"; a node is overall or node:ID. "
            "[unknown-scope]\n");
  EXPECT_EQ(outcome("Bern.clinic:1"),
            "/e/0: There is no unit \"Bern\" in this edition. [unknown-country]\n");
}

}  // namespace
}  // namespace rescore::link_unit_test
