#include "json/json.h"

#include <gtest/gtest.h>

#include "support/generator.h"
#include "support/support.h"

namespace rescore::json::json_test {
namespace {

using test::diagnostics;
using Type = Value::Type;

/// The error in a text, as one line.
std::string fault(std::string_view text) {
  Errors errors;
  const auto value = parse("file.json", text, errors);
  EXPECT_NE(value.has_value(), !errors.empty());
  EXPECT_LE(errors.size(), 1u);
  return diagnostics(errors);
}

std::string broken(std::string_view pointer, std::string_view place) {
  return std::string(pointer) + ": " + std::string(place) +
         ": this is not valid JSON. [broken-json]\n";
}

std::string no_number(std::string_view pointer, std::string_view place, std::string_view word) {
  return std::string(pointer) + ": " + std::string(place) + ": JSON has no " + std::string(word) +
         "; an answer that was skipped is written as null. [not-a-number]\n";
}

TEST(Json, WholeNumbersAreIntegers) {
  EXPECT_EQ(test::parse("98").type, Type::integer);
  EXPECT_EQ(test::parse("98").integer, 98);
  EXPECT_EQ(test::parse("-4").integer, -4);
  EXPECT_EQ(test::parse("9223372036854775807").integer, INT64_MAX);
}

TEST(Json, OtherNumbersKeepTheirDigits) {
  EXPECT_EQ(test::parse("28.3").type, Type::decimal);
  EXPECT_EQ(test::parse("28.3").text, "28.3");
  EXPECT_EQ(test::parse("30.0").text, "30.0");
  EXPECT_EQ(test::parse("1e2").text, "1e2");
  EXPECT_EQ(test::parse("9223372036854775808").text, "9223372036854775808");
}

TEST(Json, OtherValuesKeepTheirType) {
  EXPECT_EQ(test::parse("null").type, Type::null);
  EXPECT_EQ(test::parse("true").type, Type::boolean);
  EXPECT_EQ(test::parse("true").integer, 1);
  EXPECT_EQ(test::parse("false").integer, 0);
  EXPECT_EQ(test::parse(R"("caf\u00e9")").type, Type::string);
  EXPECT_EQ(test::parse(R"("caf\u00e9")").text, "café");
}

TEST(Json, ListsAndObjectsKeepTheirOrder) {
  const Value value = test::parse(R"({"b": [1, "two"], "a": {}})");
  EXPECT_EQ(value.type, Type::object);
  EXPECT_EQ(value.keys, (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(value.items[0].type, Type::array);
  EXPECT_EQ(value.items[0].items[1].text, "two");
  EXPECT_EQ(value.items[1].type, Type::object);
}

TEST(Json, AByteOrderMarkIsSkipped) {
  EXPECT_EQ(test::parse("\xEF\xBB\xBF{}").type, Type::object);
}

TEST(Json, BrokenTextIsPlacedByLineColumnAndPointer) {
  EXPECT_EQ(fault(""), broken("", "Line 1, column 1"));
  EXPECT_EQ(fault("{\n  \"a\": 1,\n}"), broken("", "Line 3, column 1"));
  EXPECT_EQ(fault(R"({"a": [1, 2 3]})"), broken("/a/2", "Line 1, column 13"));
  EXPECT_EQ(fault(R"({"a": {"b/c": tru}})"), broken("/a/b~1c", "Line 1, column 18"));
  EXPECT_EQ(fault("{} {}"), broken("", "Line 1, column 4"));
  EXPECT_EQ(fault("'single'"), broken("", "Line 1, column 1"));
}

TEST(Json, ColumnsCountCharactersNotBytes) {
  EXPECT_EQ(fault(R"(["cafés" 1])"), broken("/1", "Line 1, column 10"));
}

TEST(Json, TextThatIsNotUtf8IsBroken) {
  EXPECT_EQ(fault("[\"caf\xE9\"]"), broken("/0", "Line 1, column 7"));
}

TEST(Json, AFileThatWasCutOffIsBroken) {
  EXPECT_EQ(fault(R"({"a": [1, 2)"), broken("/a/2", "Line 1, column 12"));
}

TEST(Json, NotANumberIsNamed) {
  EXPECT_EQ(fault("[0, NaN]"), no_number("/1", "Line 1, column 5", "NaN"));
  EXPECT_EQ(fault("[0, nan]"), no_number("/1", "Line 1, column 5", "nan"));
  EXPECT_EQ(fault("[0, -nan]"), no_number("/1", "Line 1, column 5", "-nan"));
  EXPECT_EQ(fault("[0, -NaN]"), no_number("/1", "Line 1, column 5", "-NaN"));
  EXPECT_EQ(fault(R"({"x":Infinity})"), no_number("/x", "Line 1, column 6", "Infinity"));
  EXPECT_EQ(fault("-Infinity"), no_number("", "Line 1, column 1", "-Infinity"));
  EXPECT_EQ(fault("[inf]"), no_number("/0", "Line 1, column 2", "inf"));
  EXPECT_EQ(fault("[\n-inf]"), no_number("/0", "Line 2, column 1", "-inf"));
}

TEST(Json, NestingHasALimit) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(fault(nested(32)), "");
  std::string pointer;
  for (int i = 0; i < 31; ++i) pointer += "/0";
  EXPECT_EQ(fault(nested(33)),
            pointer + ": Lists and objects are nested more than 32 deep. [too-deep]\n");
  EXPECT_NE(fault(std::string(1'000'000, '[')), "");
}

TEST(Json, AKeyMayStandOnce) {
  EXPECT_EQ(fault(R"({"a": {"b/c": 1, "b/c": 1}})"),
            "/a/b~1c: The key \"b/c\" stands here twice. [duplicate-key]\n");
}

TEST(Json, AnObjectHasALimitedNumberOfKeys) {
  const auto object = [](int keys) {
    std::string text = R"({"a":{)";
    for (int i = 0; i < keys; ++i) {
      text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
    }
    return text + "}}";
  };
  EXPECT_EQ(fault(object(1024)), "");
  EXPECT_EQ(fault(object(1025)), "/a: An object has more than 1024 keys. [out-of-range]\n");
}

TEST(Json, AFileHasALimitedNumberOfValues) {
  const auto list = [](std::size_t values) {
    std::string text = "[[0";
    for (std::size_t i = 1; i < values; ++i) text += ",0";
    return text + "]]";
  };
  EXPECT_EQ(fault(list(1'499'998)), "");
  EXPECT_EQ(fault(list(1'500'001)), "/0: The file has more than 1500000 values. [out-of-range]\n");
}

TEST(Json, AFileHasALimitedSize) {
  const auto file = [](std::size_t bytes) { return std::string(bytes - 1, ' ') + '0'; };
  EXPECT_EQ(fault(file(kMaxFileBytes)), "");
  EXPECT_EQ(fault(file(kMaxFileBytes + 1)),
            ": The file has 17 MB; at most 16 MB are read. [file-too-large]\n");
  EXPECT_EQ(fault(file(std::size_t{70} << 20)),
            ": The file has 70 MB; at most 16 MB are read. [file-too-large]\n");
}

TEST(Json, WriterPutsCommasWhereTheyBelong) {
  Writer out;
  out.begin_object();
  out.key("a").begin_array().put(1).null().begin_array().end_array().end_array();
  out.key("b").begin_object().end_object();
  out.key("c").raw("28.3");
  out.end_object();
  EXPECT_EQ(out.take(), R"({"a":[1,null,[]],"b":{},"c":28.3})");
}

TEST(Json, WriterEscapesText) {
  Writer out;
  out.begin_array().string("\"\\\n\x01 é").string("not UTF-8: \xE9").end_array();
  EXPECT_EQ(out.take(), "[\"\\\"\\\\\\n\\u0001 é\",\"not UTF-8: \xEF\xBF\xBD\"]");
}

TEST(Json, PointerStepsEscapeTildeAndSlash) {
  EXPECT_EQ(pointer_step("domain:media"), "domain:media");
  EXPECT_EQ(pointer_step("a/b~c"), "a~1b~0c");
}

TEST(JsonWriter, NumbersAreAsShortAsCanBe) {
  EXPECT_EQ(to_decimal(0.0), "0");
  EXPECT_EQ(to_decimal(3.0), "3");
  EXPECT_EQ(to_decimal(-1.0), "-1");
  EXPECT_EQ(to_decimal(0.1), "0.1");
  EXPECT_EQ(to_decimal(-0.25), "-0.25");
  EXPECT_EQ(to_decimal(0.333333), "0.333333");
  EXPECT_EQ(to_decimal(64660.5), "64660.5");
  EXPECT_EQ(to_decimal(1e6), "1000000");
  EXPECT_EQ(to_decimal(123456789012345.0), "123456789012345");
  EXPECT_EQ(to_decimal(0.1 + 0.2), "0.30000000000000004");
}

TEST(JsonWriter, NumbersAreReadBackAsTheyWere) {
  test::Generator random(19);
  for (int round = 0; round < 20'000; ++round) {
    double number = 1 + static_cast<double>(random.below(1'000'000'000)) / 3;
    for (std::size_t times = random.below(15); times > 0; --times) {
      number = round % 2 == 0 ? number / 10 : number * 10;
    }
    EXPECT_EQ(number_in(to_decimal(number)), number) << to_decimal(number);
    EXPECT_EQ(number_in(to_decimal(-number)), -number);
  }
}

}  // namespace
}  // namespace rescore::json::json_test
