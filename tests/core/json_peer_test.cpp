#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "generator.h"
#include "json.h"
#include "json_events.h"
#include "raw_data.h"

// The small reader of JSON beside nlohmann/json, a library that many rely on: both tell the same
// events, and what is broken for one is broken for the other, at the same place.
namespace rescore::json {
namespace {

using Peer = nlohmann::json;

/// Writes down all that a reader tells, a fault included.
class Protocol : public Events {
 public:
  explicit Protocol(std::size_t size) : size_(size) {}

  bool null() override { return add("null"); }
  bool boolean(bool value) override { return add(value ? "yes" : "no"); }
  bool integer(std::int64_t value) override { return add("integer " + std::to_string(value)); }
  bool decimal(std::string digits) override { return add("decimal " + digits); }
  bool string(std::string text) override { return add("string " + text); }
  bool key(std::string name) override { return add("key " + name); }
  bool start(bool object) override { return add(object ? "{" : "["); }
  bool end() override { return add("end"); }
  void broken(std::size_t at) override { add("broken at " + std::to_string(std::min(at, size_))); }

  std::string take() { return std::move(text_); }

 private:
  bool add(std::string_view more) {
    text_.append(more).append("\n");
    return true;
  }

  std::size_t size_;
  std::string text_;
};

using Read = bool (*)(std::string_view, Events&);

/// What a reader tells of a text, and at the end whether it took it.
std::string told(Read read, const std::string& text) {
  Protocol protocol(text.size());
  const bool good = read(text, protocol);
  return protocol.take() + (good ? "taken" : "refused");
}

void expect_as_peer(const std::string& text) {
  ASSERT_EQ(told(read_small, text), told(read_by_library, text)) << text;
}

const char* const kTexts[] = {
    R"({"a": [1, -2, 0.5, -0, 1e5, 1.25E-3, 9223372036854775808, 18446744073709551616]})",
    R"([true, false, null, "", "a\"\\\/\b\f\n\r\tz", "\u00e9\uD83D\uDE00\u0000", {}, [], {"": []}])",
    ("\xEF\xBB\xBF [\"\x7F \xC3\xA9 \xE0\xA0\x80 \xED\x9F\xBF \xEE\x80\x80 \xF0\x90\x80\x80 "
     "\xF4\x8F\xBF\xBF\"]\r\n\t "),
    R"({"one": {"two": {"three": [[[["\\u"]]]]}}, "four": "5"})",
};

/// Bytes that mean something in JSON or in UTF-8, so that few changes reach every rule.
std::string any_byte(test::Generator& random) {
  static const std::string bytes =
      "{}[]:,\"\\/-+.0123456789eEnulltruefalsbdDcCa \n\r\t\x01\x1F\x7F\x80\x8F\x90\x9F\xA0\xBB\xBF"
      "\xC0\xC1\xC2\xDF\xE0\xED\xEF\xF0\xF4\xF5\xFF";
  return {bytes[random.below(bytes.size())]};
}

TEST(JsonPeer, WellFormedTextsGiveTheSame) {
  for (const std::string text : kTexts) {
    expect_as_peer(text);
    EXPECT_TRUE(told(read_small, text).ends_with("taken")) << text;
  }
}

TEST(JsonPeer, EventsAreToldInOrder) {
  const std::string expected =
      "{\nkey a\n[\ninteger 1\ndecimal 0.5\nstring b\nnull\nyes\nend\nend\ntaken";
  const std::string text = R"({"a": [1, 0.5, "b", null, true]})";
  EXPECT_EQ(told(read_small, text), expected);
  EXPECT_EQ(told(read_by_library, text), expected);
  EXPECT_EQ(told(read_small, "[1,}"), "[\ninteger 1\nbroken at 3\nrefused");
  EXPECT_EQ(told(read_by_library, "[1,}"), "[\ninteger 1\nbroken at 3\nrefused");
}

TEST(JsonPeer, NumbersLargerThanAnyDoubleAreBrokenForBoth) {
  const std::string zeros(400, '0');
  const std::string largest = "17976931348623157";
  // What lies in the middle between the largest double and what would be the next one.
  const std::string beyond =
      "17976931348623158079372897140530341507993413271003782693617377898044496829276475094664901797"
      "75872070963302864166928879109465555478519404026306574886715058206819089020007083836762738548"
      "45817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711"
      "559699508093042880177904174497792";
  for (const char* text :
       {"1e308", "1e309", "1e999", "-1e999", "1E+308", "1e-999", "0e999", "0.0e999",
        "1e99999999999", "1e-99999999999", "17.976931348623157e307", "0.00017976931348623157e312",
        "1.7976931348623158e308", "1.7976931348623159e308", "0.1e309", "0.1e310", "0.01e310"}) {
    expect_as_peer(text);
    expect_as_peer(std::string("[") + text + "]");
  }
  for (const std::string& number :
       {beyond, beyond + "0", beyond + "1", beyond.substr(0, 19), beyond.substr(0, 19) + "8",
        beyond.substr(0, 18) + "8" + beyond.substr(20)}) {
    for (const char* power : {"", "e0", "e1", "e2", "e-1", "e9", ".5e1", ".5e0"}) {
      expect_as_peer(number + power);
      expect_as_peer("-0." + number + "e309");
      expect_as_peer("0." + zeros + number + "e709");
      expect_as_peer("0." + zeros + number + "e708");
    }
  }
  expect_as_peer("1" + zeros);
  expect_as_peer("1" + zeros + "e-100");
  expect_as_peer("1" + zeros + "." + zeros + "e-91");
  expect_as_peer("1" + zeros + "." + zeros + "e-92");
  EXPECT_EQ(told(read_small, "1e308"), "decimal 1e308\ntaken");
  EXPECT_EQ(told(read_small, "[1e309]"), "[\nbroken at 5\nrefused");
  EXPECT_EQ(told(read_small, largest + "e292"), "decimal " + largest + "e292\ntaken");
  EXPECT_EQ(told(read_small, beyond + "e1"),
            "broken at " + std::to_string(beyond.size() + 1) + "\nrefused");
}

TEST(JsonPeer, EveryTextThatIsCutOffIsBrokenAtTheSamePlace) {
  for (const std::string text : kTexts) {
    for (std::size_t size = 0; size < text.size(); ++size) expect_as_peer(text.substr(0, size));
  }
}

TEST(JsonPeer, ChangedTextsGiveTheSame) {
  test::Generator random(24);
  for (int i = 0; i < (test::kSlow ? 4'000 : 100'000); ++i) {
    std::string text = kTexts[random.below(std::size(kTexts))];
    for (std::size_t changes = random.below(4); changes > 0; --changes) {
      const std::size_t at = random.below(text.size());
      text.replace(at, random.below(3), any_byte(random));
    }
    expect_as_peer(text);
    if (HasFatalFailure()) return;
  }
}

TEST(JsonPeer, TextsOfAnyBytesGiveTheSame) {
  test::Generator random(25);
  for (int i = 0; i < (test::kSlow ? 4'000 : 100'000); ++i) {
    std::string text;
    for (std::size_t size = random.below(9); size > 0; --size) text += any_byte(random);
    expect_as_peer(random.below(2) == 0 ? text : '"' + text + '"');
    if (HasFatalFailure()) return;
  }
}

TEST(JsonPeer, WrittenTextIsTheSame) {
  test::Generator random(26);
  for (int i = 0; i < (test::kSlow ? 4'000 : 100'000); ++i) {
    std::string text;
    for (std::size_t size = random.below(9); size > 0; --size) text += any_byte(random);
    Writer out;
    ASSERT_EQ(out.string(text).take(),
              Peer(text).dump(-1, ' ', false, Peer::error_handler_t::replace));
  }
}

}  // namespace
}  // namespace rescore::json
