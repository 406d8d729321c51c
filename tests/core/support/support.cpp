#include "support/support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

namespace rescore::test {
namespace {

Files read_files(const std::string& folder, const std::vector<std::string>& units) {
  const auto file = [&](const std::string& name) {
    return File{name, read_text(folder + '/' + name)};
  };
  Files files{file("index.json"), file("standings.json"), {}};
  for (const std::string& code : units) {
    files.responses.push_back(file("countries/" + code + ".json"));
  }
  return files;
}

template <class Found>
auto must(const Found& found, std::string_view id) {
  EXPECT_TRUE(found) << id;
  return found.value();
}

/// The value at a pointer; with `end`, the value that contains the last step, and `end` receives
/// that step.
json::Value* walk(json::Value& root, std::string_view pointer, std::string* end) {
  json::Value* value = &root;
  while (!pointer.empty()) {
    const std::size_t next = pointer.find('/', 1);
    const std::string step(pointer.substr(1, next == pointer.npos ? next : next - 1));
    pointer = next == pointer.npos ? std::string_view() : pointer.substr(next);
    if (end != nullptr && pointer.empty()) {
      *end = step;
      return value;
    }
    std::size_t place = value->items.size();
    if (value->type == json::Value::Type::array) {
      std::from_chars(step.data(), step.data() + step.size(), place);
    } else {
      const auto key = std::find(value->keys.begin(), value->keys.end(), step);
      place = static_cast<std::size_t>(key - value->keys.begin());
    }
    if (place >= value->items.size()) {
      ADD_FAILURE() << "There is no step " << step << ".";
      return value;
    }
    value = &value->items[place];
  }
  return value;
}

void write(json::Writer& out, const json::Value& value) {
  using Type = json::Value::Type;
  switch (value.type) {
    case Type::null:
      out.null();
      break;
    case Type::boolean:
      out.raw(value.integer != 0 ? "true" : "false");
      break;
    case Type::integer:
      out.put(value.integer);
      break;
    case Type::decimal:
      out.raw(value.text);
      break;
    case Type::string:
      out.string(value.text);
      break;
    case Type::array:
      out.begin_array();
      for (const json::Value& item : value.items) write(out, item);
      out.end_array();
      break;
    case Type::object:
      out.begin_object();
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        write(out.key(value.keys[i]), value.items[i]);
      }
      out.end_object();
      break;
  }
}

}  // namespace

std::string read_text(const std::string& path) {
  std::ifstream in(RESCORE_ROOT "/" + path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

const Files& china() {
  static const Files files = read_files("data/china-index-2024", {"AZ"});
  return files;
}

const Files& small() {
  static const Files files = read_files("tests/fixtures/small", {"IS", "MT", "NZ"});
  return files;
}

Session session_of(const Files& files) {
  Session session;
  EXPECT_EQ(diagnostics(session.load_edition(files.index.name, files.index.text)), "");
  EXPECT_EQ(diagnostics(session.load_published_results(files.published_results.name,
                                                       files.published_results.text)),
            "");
  for (const File& responses : files.responses) {
    EXPECT_EQ(diagnostics(session.load_responses(responses.name, responses.text)), "");
  }
  return session;
}

Session china_session() {
  static const Session session = session_of(china());
  return session;
}

const ChinaIndexRules& china_index_rules() {
  static const ChinaIndexRules rules = [] {
    Errors errors;
    auto read = read_china_index_rules("china-index-rules.json",
                                       read_text("data/china-index-rules.json"), errors);
    EXPECT_EQ(diagnostics(errors), "");
    return std::move(read).value();
  }();
  return rules;
}

Session small_session() {
  static const Session session = session_of(small());
  return session;
}

Edition edition_of(const Files& files) {
  Errors errors;
  const auto edition = read_edition(files.index.name, files.index.text, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return edition.value();
}

UnitIndex unit(const Dataset& data, std::string_view code) {
  return must(find_unit(data, code), code);
}
IndicatorIndex indicator(const Edition& edition, std::string_view id) {
  return must(find_indicator(edition, id), id);
}
NodeIndex node(const Edition& edition, std::string_view id) {
  return must(find_node(edition, id), id);
}
const Method& method(const Edition& edition, std::string_view id) {
  const Method* found = find_method(edition, id);
  EXPECT_NE(found, nullptr) << id;
  return found != nullptr ? *found : edition.methods.front();
}

const std::vector<Answer>& answers_of(const Dataset& data, std::string_view code) {
  const UnitIndex at = unit(data, code);
  EXPECT_TRUE(data.has_answers(at)) << code;
  return data.answers(at);
}

void put_responses(Dataset& data, std::string_view code, std::vector<Answer> answers) {
  const UnitIndex at = unit(data, code);
  data.responses[at.value] = {"", std::string(code), std::move(answers)};
}

RankTable table_of(const Dataset& data, const Method& method, std::span<const Edit> edits) {
  return {data, std::make_shared<const Plan>(data, method), AnswerColumns(data, edits), edits};
}

std::vector<ErrorCode> all_codes() {
  std::vector<ErrorCode> codes;
  for (int code = 0; code <= static_cast<int>(ErrorCode::bad_request); ++code) {
    codes.push_back(static_cast<ErrorCode>(code));
  }
  return codes;
}

std::string diagnostics(const Errors& errors) {
  std::string lines;
  for (const Error& error : errors) {
    lines +=
        error.pointer + ": " + error.sentence + " [" + std::string(code_name(error.code)) + "]\n";
  }
  return lines;
}

json::Value parse(std::string_view text) {
  Errors errors;
  const auto value = json::parse("", text, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return value.value_or(json::Value{});
}

std::string text_of(const json::Value& value) {
  json::Writer out;
  write(out, value);
  return out.take();
}

json::Value& at(json::Value& root, std::string_view pointer) {
  return *walk(root, pointer, nullptr);
}

const json::Value& get(const json::Value& object, std::string_view key) {
  const auto it = std::find(object.keys.begin(), object.keys.end(), key);
  if (it != object.keys.end()) {
    return object.items[static_cast<std::size_t>(it - object.keys.begin())];
  }
  static const json::Value none;
  ADD_FAILURE() << "There is no key " << key << ".";
  return none;
}

std::string with(std::string_view text, std::string_view pointer, std::string_view value) {
  json::Value root = parse(text);
  std::string step;
  json::Value& around = *walk(root, pointer, &step);
  const bool is_new =
      around.type == json::Value::Type::array
          ? step == "-"
          : std::find(around.keys.begin(), around.keys.end(), step) == around.keys.end();
  if (is_new) {
    if (around.type == json::Value::Type::object) around.keys.push_back(step);
    around.items.push_back(parse(value));
  } else {
    at(root, pointer) = parse(value);
  }
  return text_of(root);
}

std::string without(std::string_view text, std::string_view pointer) {
  json::Value root = parse(text);
  std::string step;
  json::Value& around = *walk(root, pointer, &step);
  const auto place = &at(root, pointer) - around.items.data();
  around.items.erase(around.items.begin() + place);
  if (around.type == json::Value::Type::object) around.keys.erase(around.keys.begin() + place);
  return text_of(root);
}

}  // namespace rescore::test
