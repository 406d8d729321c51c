#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "audit/check.h"
#include "links/link.h"
#include "questions/questions.h"
#include "rescore/china_index/import.h"
#include "support/support.h"

// Every case of tests/fixtures/bad/cases.json must give the error that it describes, and change
// nothing. tests/fixtures/README.md describes the format of the cases.
namespace rescore::bad_files_test {
namespace {

using test::File;
using test::Files;

const std::vector<json::Value>& cases() {
  static const json::Value all = test::parse(test::read_text("tests/fixtures/bad/cases.json"));
  return all.items;
}

bool has(const json::Value& object, std::string_view key) {
  return std::find(object.keys.begin(), object.keys.end(), key) != object.keys.end();
}

/// The text that a case puts in place of a file.
std::string bad_text(const json::Value& bad) {
  if (!has(bad, "generate")) {
    return test::read_text("tests/fixtures/bad/" + test::get(bad, "with").text);
  }
  EXPECT_EQ(test::get(bad, "generate").text, "70MB");
  return std::string(std::size_t{70} << 20, ' ');
}

/// How much is loaded.
std::string loaded(const Session& session) {
  if (!session.has_edition()) return "nothing";
  const Dataset& data = session.data();
  std::size_t responses = 0;
  for (const UnitIndex unit : units(data)) responses += data.has_answers(unit) ? 1 : 0;
  return data.edition.id + ", " + std::to_string(data.units.size()) + " units, " +
         (data.published ? "published results, " : "") + std::to_string(responses) +
         " responses, " + std::to_string(session.edits().size()) + " edits";
}

void expect_error(const json::Value& bad, const Errors& errors, std::string_view file) {
  ASSERT_FALSE(errors.empty());
  EXPECT_EQ(code_name(errors[0].code), test::get(bad, "code").text);
  EXPECT_EQ(errors[0].file, file);
  EXPECT_EQ(errors[0].pointer, test::get(bad, "pointer").text);
  EXPECT_EQ(errors[0].sentence, test::get(bad, "sentence").text);
}

/// Loads the small index with the file replaced, in the order of the command. Returns the errors
/// from reading that file or, if that succeeds, from check.
Errors errors_of_file(const json::Value& bad) {
  Files files = test::small();
  const std::string& name = test::get(bad, "file").text;
  Session session;
  const auto load = [&](const File& file, auto load_text) {
    const std::string before = loaded(session);
    const Errors errors = load_text(file.name, file.name == name ? bad_text(bad) : file.text);
    EXPECT_EQ(before == loaded(session), !errors.empty());
    EXPECT_TRUE(errors.empty() || file.name == name) << test::diagnostics(errors);
    return errors;
  };
  Errors errors = load(files.index, [&](const std::string& file, const std::string& text) {
    return session.load_edition(file, text).errors();
  });
  if (!errors.empty()) return errors;
  errors = load(files.published_results, [&](const std::string& file, const std::string& text) {
    return session.load_published_results(file, text).errors();
  });
  if (!errors.empty()) return errors;
  for (const File& responses : files.responses) {
    errors = load(responses, [&](const std::string& file, const std::string& text) {
      return session.load_responses(file, text).errors();
    });
    if (!errors.empty()) return errors;
  }
  return check(session.data()).errors;
}

/// Makes the request of a case of the small index, or to a session without data for "load".
Errors errors_of_request(const json::Value& request) {
  if (has(request, "load")) {
    Session session;
    EXPECT_EQ(test::get(request, "load").text, test::small().published_results.name);
    return session
        .load_published_results(test::small().published_results.name,
                                test::small().published_results.text)
        .errors();
  }
  Session session = test::small_session();
  const std::string before = loaded(session);
  Errors errors;
  if (has(request, "set")) {
    errors = session.set_text(test::get(request, "set").text, test::get(request, "country").text)
                 .errors();
  } else if (has(request, "score")) {
    const std::string& method = test::get(request, "method").text;
    errors = session.score(test::get(request, "score").text, method).errors();
  } else if (has(request, "goal")) {
    const Method method = *session.method(test::get(request, "method").text);
    const Evaluation evaluation(session.data(), method, session.edits());
    Goal goal;
    goal.unit = test::unit(session.data(), test::get(request, "goal").text);
    goal.rank = static_cast<int>(test::get(request, "rank").integer);
    EXPECT_FALSE(fewest_changes(evaluation, goal, errors));
  } else {
    const std::string& method = test::get(request, "method").text;
    errors = session.ranking(test::get(request, "ranking").text, method).errors();
  }
  EXPECT_EQ(loaded(session), before);
  return errors;
}

TEST(BadFiles, EveryCodeHasACase) {
  std::set<std::string_view> covered;
  for (const json::Value& bad : cases()) covered.insert(test::get(bad, "code").text);
  std::set<std::string_view> codes;
  for (const ErrorCode code : test::all_codes()) codes.insert(code_name(code));
  EXPECT_EQ(covered, codes);
}

TEST(BadFiles, EachFileIsRefusedWithItsError) {
  int files = 0;
  for (const json::Value& bad : cases()) {
    if (!has(bad, "with") && !has(bad, "generate")) continue;
    SCOPED_TRACE(test::text_of(bad));
    expect_error(bad, errors_of_file(bad), test::get(bad, "file").text);
    ++files;
  }
  EXPECT_GE(files, 40);
}

TEST(BadFiles, EachRequestIsRefusedWithItsError) {
  int requests = 0;
  for (const json::Value& bad : cases()) {
    if (!has(bad, "request")) continue;
    SCOPED_TRACE(test::text_of(bad));
    const json::Value& request = test::get(bad, "request");
    const char* file_key = has(request, "load") ? "load" : "set";
    const std::string file = has(request, file_key) ? test::get(request, file_key).text : "";
    expect_error(bad, errors_of_request(request), file);
    ++requests;
  }
  EXPECT_GE(requests, 8);
}

TEST(BadFiles, EachImportIsRefusedWithItsError) {
  int imports = 0;
  for (const json::Value& bad : cases()) {
    if (!has(bad, "import")) continue;
    SCOPED_TRACE(test::text_of(bad));
    ImportRequest request;
    request.edition = test::get(bad, "edition").text;
    request.rules = &test::china_index_rules();
    Importer importer(request);
    for (const json::Value& file : test::get(bad, "import").items) {
      importer.add(file.text, test::read_text("tests/fixtures/" + file.text));
    }
    EXPECT_FALSE(importer.finish());
    expect_error(bad, importer.errors(), test::get(bad, "in").text);
    ++imports;
  }
  EXPECT_GE(imports, 7);
}

TEST(BadFiles, EachLinkIsReportedWithItsError) {
  int links = 0;
  for (const json::Value& bad : cases()) {
    if (!has(bad, "link")) continue;
    SCOPED_TRACE(test::text_of(bad));
    const Session session = test::small_session();
    Errors errors;
    read_link(session.data(), test::get(bad, "link").text, errors);
    expect_error(bad, errors, "link");
    ++links;
  }
  EXPECT_GE(links, 3);
}

TEST(BadFiles, AMissingFileIsTheCommandsToFind) {
  for (const json::Value& bad : cases()) {
    const bool absent = test::get(bad, "code").text == code_name(ErrorCode::missing_file);
    EXPECT_EQ(absent, has(bad, "remove")) << test::text_of(bad);
  }
}

}  // namespace
}  // namespace rescore::bad_files_test
