#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/evaluation.h"
#include "files/readers.h"
#include "json/json.h"
#include "rescore/china_index/import.h"
#include "rescore/rescore.h"

/// Shared by the tests: the files of a data folder, a session with them, and helpers to change a
/// file's text at one place.
namespace rescore::test {

/// The text of a file; `path` starts at the project's root. A file that cannot be read is empty and
/// fails the test.
std::string read_text(const std::string& path);

/// A file by its name in the command and the fixtures: "index.json", "standings.json",
/// "countries/AZ.json".
struct File {
  std::string name;
  std::string text;
};

/// The files of a data folder.
struct Files {
  File index;
  File published_results;
  std::vector<File> responses;
};

/// The China Index 2024 as in data/, with the answers of Azerbaijan only.
const Files& china();
/// The made-up index in tests/fixtures/small, with the answers of all but Uruguay.
const Files& small();

/// A session with all files loaded. Errors fail the test.
Session session_of(const Files& files);
/// Copies of sessions that are loaded once.
Session china_session();
/// The publisher's rules, data/china-index-rules.json.
const ChinaIndexRules& china_index_rules();
Session small_session();

Edition edition_of(const Files& files);
/// The indices of ids, which must exist.
UnitIndex unit(const Dataset& data, std::string_view code);
IndicatorIndex indicator(const Edition& edition, std::string_view id);
NodeIndex node(const Edition& edition, std::string_view id);
const Method& method(const Edition& edition, std::string_view id);

/// The answers of a unit whose responses must be loaded.
const std::vector<Answer>& answers_of(const Dataset& data, std::string_view code);
/// Gives a unit responses.
void put_responses(Dataset& data, std::string_view code, std::vector<Answer> answers);

/// All results by a method, without a session.
RankTable table_of(const Dataset& data, const Method& method, std::span<const Edit> edits = {});

/// Every code.
std::vector<ErrorCode> all_codes();

/// Errors as lines "POINTER: SENTENCE [CODE]", which compare and print well. Files are left out.
std::string diagnostics(const Errors& errors);
inline std::string diagnostics(const Fault& fault) {
  return diagnostics(fault.errors());
}

/// JSON text as a value and back; text that is not JSON fails the test.
json::Value parse(std::string_view text);
std::string text_of(const json::Value& value);
/// The value at a pointer, which must be there.
json::Value& at(json::Value& root, std::string_view pointer);
/// The value of a key, which must be there.
const json::Value& get(const json::Value& object, std::string_view key);

/// JSON text with another value at a pointer. A missing key is added; "-" as the last step appends
/// to a list.
std::string with(std::string_view text, std::string_view pointer, std::string_view value);
/// JSON text without the key or entry at a pointer.
std::string without(std::string_view text, std::string_view pointer);

}  // namespace rescore::test
