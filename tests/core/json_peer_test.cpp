#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "generator.h"
#include "json.h"
#include "raw_data.h"
#include "support.h"

// The reader of JSON beside nlohmann/json, a library that many rely on: what the one takes the
// other takes, with the same values, and what it does not is broken at the same place.
namespace rescore::json {
namespace {

using Peer = nlohmann::json;
using Type = Value::Type;

/// Writes down all that the library says; numbers that are not whole by their digits.
class Protocol : public nlohmann::json_sax<Peer> {
 public:
  bool null() override { return add("null"); }
  bool boolean(bool b) override { return add(b ? "yes" : "no"); }
  bool number_integer(std::int64_t n) override { return add(std::to_string(n)); }
  bool number_unsigned(std::uint64_t n) override { return add(std::to_string(n)); }
  bool number_float(double, const std::string& digits) override { return add(digits); }
  bool string(std::string& said) override { return add('"' + said); }
  bool binary(Peer::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return add("{"); }
  bool end_object() override { return add("}"); }
  bool start_array(std::size_t) override { return add("["); }
  bool end_array() override { return add("]"); }
  bool key(std::string& name) override { return add(':' + name); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& fault) override {
    fault_at = position - 1;
    overflow = fault.id == 406;
    return false;
  }

  std::string text;
  std::size_t fault_at = 0;
  bool overflow = false;  ///< a number such as 1e999, which JSON knows and a double does not

 private:
  bool add(std::string_view more) {
    text.append(more).append("\n");
    return true;
  }
};

void put(const Value& value, std::string& text) {
  switch (value.type) {
    case Type::null:
      text += "null";
      break;
    case Type::boolean:
      text += value.integer != 0 ? "yes" : "no";
      break;
    case Type::integer:
      text += std::to_string(value.integer);
      break;
    case Type::decimal:
      text += value.text;
      break;
    case Type::string:
      text += '"' + value.text;
      break;
    default:
      text += value.type == Type::object ? '{' : '[';
  }
  text += '\n';
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (value.type == Type::object) text += ':' + value.keys[i] + '\n';
    put(value.items[i], text);
  }
  if (value.type == Type::object) text += "}\n";
  if (value.type == Type::array) text += "]\n";
}

std::string place(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto columns = std::count_if(before.begin() + (before.rfind('\n') + 1), before.end(),
                                     [](char c) { return (c & 0xC0) != 0x80; });
  return "Line " + std::to_string(lines + 1) + ", column " + std::to_string(columns + 1) + ":";
}

void expect_as_peer(const std::string& text) {
  Protocol peer;
  const bool good = Peer::sax_parse(text.begin(), text.end(), &peer);
  if (peer.overflow) return;
  Errors errors;
  const auto value = parse("", text, errors);
  if (!errors.empty() && errors.front().code == ErrorCode::duplicate_key) return;
  ASSERT_EQ(value.has_value(), good) << text;
  if (value) {
    std::string own;
    put(*value, own);
    ASSERT_EQ(own, peer.text) << text;
  } else if (errors.front().code == ErrorCode::broken_json) {
    ASSERT_TRUE(
        errors.front().sentence.starts_with(place(text, std::min(peer.fault_at, text.size()))))
        << text << '\n'
        << errors.front().sentence;
  } else {
    ASSERT_EQ(errors.front().code, ErrorCode::not_a_number) << text;
  }
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
  for (const std::string text : kTexts) expect_as_peer(text);
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
