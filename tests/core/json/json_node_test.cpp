#include <gtest/gtest.h>

#include "json/json.h"
#include "support/support.h"

namespace rescore::json::json_node_test {
namespace {

using test::diagnostics;

/// A document to read nodes from, with the reported errors.
class Document {
 public:
  explicit Document(std::string_view text) : value_(test::parse(text)) {}
  Cursor root() { return Cursor(value_, "file.json", errors_); }
  std::string faults() const { return diagnostics(errors_); }

 private:
  Value value_;
  Errors errors_;
};

/// The errors from reading "x" in {"x": VALUE}; empty if there was a value.
template <class Read>
std::string fault(std::string_view value, Read read) {
  Document document("{\"x\":" + std::string(value) + "}");
  const bool given = read(document.root().key("x")) != decltype(read(document.root())){};
  EXPECT_EQ(given, document.faults().empty()) << value;
  return document.faults();
}

std::string text_fault(std::string_view value) {
  return fault(value, [](const Cursor& item) { return item.line(5); });
}
std::string id_fault(std::string_view value) {
  return fault(value, [](const Cursor& item) { return item.id(); });
}
std::string link_fault(std::string_view value) {
  return fault(value, [](const Cursor& item) { return item.link(); });
}
std::string date_fault(std::string_view value) {
  return fault(value, [](const Cursor& item) { return item.date(); });
}
std::string percent_fault(std::string_view value) {
  return fault(value, [](const Cursor& item) { return item.decimal(1, 0, 1000); });
}

TEST(JsonNode, PointersEscapeKeysAndCountItems) {
  Document document(R"({"a/b": [{"~": 1}]})");
  const Cursor item = document.root().key("a/b").items(1, 1)[0];
  EXPECT_EQ(item.key("~").pointer(), "/a~1b/0/~0");
  EXPECT_EQ(document.root().pointer(), "");
}

TEST(JsonNode, AMissingKeyIsAFaultUnlessItMayBeMissing) {
  Document document("{}");
  EXPECT_FALSE(document.root().optional("x").present());
  EXPECT_EQ(document.faults(), "");
  EXPECT_FALSE(document.root().key("x").present());
  EXPECT_EQ(document.faults(), ": The key \"x\" is missing here. [missing-key]\n");
}

TEST(JsonNode, ReadingAnAbsentNodeReportsNothingMore) {
  Document document("{}");
  const Cursor absent = document.root().optional("x");
  EXPECT_FALSE(absent.key("y").present());
  EXPECT_FALSE(absent.is_null());
  EXPECT_TRUE(absent.keys().empty());
  EXPECT_TRUE(absent.items(1, 2).empty());
  EXPECT_EQ(absent.integer(0, 1), std::nullopt);
  EXPECT_EQ(absent.decimal(1, 0, 1), std::nullopt);
  EXPECT_EQ(absent.line(5), "");
  EXPECT_EQ(absent.id(), "");
  EXPECT_EQ(absent.link(), "");
  EXPECT_EQ(absent.date(), "");
  absent.allow_keys({});
  EXPECT_EQ(document.faults(), "");
}

TEST(JsonNode, AValueThatIsNoObjectIsReportedOnce) {
  Document document("[]");
  const Cursor root = document.root();
  root.allow_keys({"a", "b"});
  EXPECT_FALSE(root.key("a").present());
  EXPECT_FALSE(root.key("b").present());
  EXPECT_TRUE(root.keys().empty());
  EXPECT_EQ(document.faults(), ": Expected an object. [wrong-type]\n");
}

TEST(JsonNode, UnknownKeysAreReportedButNotTheSchema) {
  Document document(R"({"$schema": "x", "known": 1, "knwon": 2, "else": 3})");
  document.root().allow_keys({"known"});
  EXPECT_EQ(document.faults(),
            "/knwon: No key \"knwon\" is known here. [unknown-key]\n"
            "/else: No key \"else\" is known here. [unknown-key]\n");
}

TEST(JsonNode, ItemsHaveANumber) {
  const auto items = [](std::size_t least, std::size_t most) {
    Document document("[1, 2, 3]");
    document.root().items(least, most);
    return document.faults();
  };
  EXPECT_EQ(items(3, 3), "");
  EXPECT_EQ(items(4, 4), ": The list has 3 entries instead of 4. [out-of-range]\n");
  EXPECT_EQ(items(0, 2), ": The list has 3 entries instead of 0 to 2. [out-of-range]\n");
  Document document("{}");
  EXPECT_TRUE(document.root().items(0, 9).empty());
  EXPECT_EQ(document.faults(), ": Expected a list. [wrong-type]\n");
}

TEST(JsonNode, IntegersHaveARange) {
  const auto integer = [](const Cursor& item) { return item.integer(1, 4); };
  EXPECT_EQ(fault("1", integer), "");
  EXPECT_EQ(fault("4", integer), "");
  EXPECT_EQ(fault("0", integer), "/x: The number 0 is not between 1 and 4. [out-of-range]\n");
  EXPECT_EQ(fault("5", integer), "/x: The number 5 is not between 1 and 4. [out-of-range]\n");
  for (const char* other : {"1.0", "\"1\"", "null", "true", "[1]", "{}"}) {
    EXPECT_EQ(fault(other, integer), "/x: Expected a whole number. [wrong-type]\n");
  }
}

TEST(JsonNode, DecimalsAreReadExactly) {
  const auto decimal = [](const char* text, int decimals) {
    Document document(text);
    const auto value = document.root().decimal(decimals, -1'000'000, 1'000'000);
    EXPECT_EQ(document.faults(), "");
    return value.value_or(-1);
  };
  EXPECT_EQ(decimal("28.3", 1), 283);
  EXPECT_EQ(decimal("28", 1), 280);
  EXPECT_EQ(decimal("28.30", 1), 283);
  EXPECT_EQ(decimal("28.3", 3), 28300);
  EXPECT_EQ(decimal("28.0", 0), 28);
  EXPECT_EQ(decimal("0.05", 2), 5);
  EXPECT_EQ(decimal("-0.5", 1), -5);
}

TEST(JsonNode, DecimalsHaveARangeAndALength) {
  const std::string sentence = " is not between 0 and 100 with at most 1 decimal. [out-of-range]\n";
  EXPECT_EQ(percent_fault("100.0"), "");
  for (const char* number : {"100.1", "-0.1", "28.33", "1e2", "101", "123456789012345678901.5"}) {
    EXPECT_EQ(percent_fault(number), "/x: The number " + std::string(number) + sentence);
  }
  EXPECT_EQ(percent_fault("\"28.3\""), "/x: Expected a number. [wrong-type]\n");
}

TEST(JsonNode, DecimalsNeverOverflow) {
  const auto cents = [](const Cursor& item) { return item.decimal(2, 0, 100); };
  for (const char* number :
       {"922337203685477581", "900000000000000000", "9223372036854775807", "99999999999999999.5",
        "-9223372036854775808", "92233720368547758.07"}) {
    EXPECT_EQ(fault(number, cents),
              "/x: The number " + std::string(number) +
                  " is not between 0 and 1 with at most 2 decimals. [out-of-range]\n");
  }
}

TEST(JsonNode, TextHasOneLineAndALength) {
  EXPECT_EQ(text_fault("\"tea\""), "");
  EXPECT_EQ(text_fault("\"cafés\""), "");  // five characters, six bytes
  EXPECT_EQ(text_fault("\"\""), "/x: The text has 0 characters instead of 1 to 5. [bad-text]\n");
  EXPECT_EQ(text_fault("\"coffee\""),
            "/x: The text has 6 characters instead of 1 to 5. [bad-text]\n");
  EXPECT_EQ(text_fault(R"("a\nb")"), "/x: The text has a control character. [bad-text]\n");
  EXPECT_EQ(text_fault(R"("\u007f")"), "/x: The text has a control character. [bad-text]\n");
  EXPECT_EQ(text_fault(R"("\u202Ea")"), "/x: The text has a control character. [bad-text]\n");
  EXPECT_EQ(text_fault("\" \u200B\""),
            "/x: The text has no character that can be seen. [bad-text]\n");
  EXPECT_EQ(text_fault("7"), "/x: Expected text. [wrong-type]\n");
}

TEST(JsonNode, IdsAreLowerCase) {
  const std::string sentence =
      "/x: An id has 1 to 64 lower-case letters, digits and hyphens, and starts with a letter. "
      "[bad-id]\n";
  EXPECT_EQ(id_fault("\"law-enforcement-01\""), "");
  EXPECT_EQ(id_fault('"' + std::string(64, 'a') + '"'), "");
  EXPECT_EQ(id_fault('"' + std::string(65, 'a') + '"'), sentence);
  for (const char* id : {"\"\"", "\"Media\"", "\"1st\"", "\"-a\"", "\"a b\"", "\"a|b\"", "\"é\""}) {
    EXPECT_EQ(id_fault(id), sentence);
  }
  EXPECT_EQ(id_fault("null"), "/x: Expected text. [wrong-type]\n");
}

TEST(JsonNode, LinksAreWebAddresses) {
  EXPECT_EQ(link_fault("\"https://example.org/a?b=c#d\""), "");
  EXPECT_EQ(link_fault("\"http://example.org\""), "");
  for (const char* link :
       {"\"javascript:alert(1)\"", "\"data:text/html,x\"", "\"//example.org\"", "\"HTTPS://x\"",
        "\"https://\"", "\"https:///x\"", "\"https://a b\"", "\"https://a\\\"b\"", "\"https://<\"",
        "\"ftp://example.org\"", "\" https://example.org\""}) {
    EXPECT_EQ(link_fault(link),
              "/x: Only an address that starts with http:// or https:// can be a link. "
              "[bad-link]\n");
  }
}

TEST(JsonNode, DatesMayEndAtYearOrMonth) {
  for (const char* date : {"\"2024\"", "\"2024-05\"", "\"2024-12-31\""}) {
    EXPECT_EQ(date_fault(date), "");
  }
  for (const char* date :
       {"\"\"", "\"24\"", "\"2024-5\"", "\"2024-13\"", "\"2024-00\"", "\"2024-01-00\"",
        "\"2024-01-32\"", "\"2024/01/01\"", "\"2024-01-1\"", "\"2024-01-01T00:00\"", "\"next\""}) {
    EXPECT_EQ(date_fault(date), "/x: A date is written YYYY, YYYY-MM or YYYY-MM-DD. [bad-date]\n");
  }
  EXPECT_EQ(date_fault("2024"), "/x: Expected text. [wrong-type]\n");
}

TEST(JsonNode, AFileReportsAHundredFaultsAtMost) {
  const Value list = test::parse("[" + std::string(300, ' ') + "0]");
  Errors errors = {{ErrorCode::bad_text, "other.json", "", "Another file's fault."}};
  const Cursor root(list, "file.json", errors);
  for (int i = 0; i < 300; ++i) root.fail(ErrorCode::bad_text, "Fault {}.", {i});
  EXPECT_EQ(errors.size(), 1 + kMaxErrorsPerFile);
  EXPECT_EQ(errors.back().sentence, "Fault 99.");
}

TEST(JsonNode, WhatIsFilledIsThereAndNotNull) {
  Document document(R"({"a": null, "b": 1})");
  EXPECT_TRUE(document.root().optional("a").present());
  EXPECT_FALSE(document.root().filled("a").present());
  EXPECT_FALSE(document.root().filled("x").present());
  EXPECT_EQ(document.root().filled("b").integer(0, 1), 1);
  EXPECT_EQ(document.faults(), "");
}

TEST(JsonNode, ADifferenceIsToldAtItsPlace) {
  Document document(R"({"a": {"b": 1.50, "c": ["x", "y"]}, "d": null})");
  const auto place = [&](std::string_view other) {
    const Cursor different = document.root().difference(test::parse(other));
    return different.present() ? different.pointer() : "none";
  };
  EXPECT_EQ(place(R"({"a": {"b": 1.5, "c": ["x", "y"]}, "d": null})"), "none");
  EXPECT_EQ(place(R"({"a": {"b": 2, "c": ["x", "y"]}, "d": null})"), "/a/b");
  EXPECT_EQ(place(R"({"a": {"b": 1.5, "c": ["x", "z"]}, "d": null})"), "/a/c");
  EXPECT_EQ(place(R"({"a": {"b": 1.5}, "d": null})"), "/a");
  EXPECT_EQ(place(R"({"a": {"b": 1.5, "c": ["x", "y"]}, "d": 0})"), "/d");
  EXPECT_EQ(place("[]"), "");
}

TEST(JsonNode, AWordIsOneOfSome) {
  Document document(R"({"a": "two", "b": "three"})");
  EXPECT_EQ(document.root().key("a").word({"one", "two"}, 0), 1);
  EXPECT_EQ(document.root().optional("x").word({"one", "two"}, 2), 2);
  EXPECT_EQ(document.root().key("b").word({"one", "two"}, 2), 2);
  EXPECT_EQ(document.faults(), "/b: Expected one of \"one\", \"two\". [bad-text]\n");
}

}  // namespace
}  // namespace rescore::json::json_node_test
