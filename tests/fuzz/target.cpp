#include "target.h"

#include <fstream>
#include <iterator>

#include "base/utf8.h"

namespace rescore::fuzz {
namespace {

/// A session on a data folder of the project.
Session session_of(const std::string& folder, std::span<const char* const> units) {
  Session session;
  must(!session.load_edition("index.json", text_of(folder + "/index.json")), "the edition loads");
  Fault fault =
      session.load_published_results("standings.json", text_of(folder + "/standings.json"));
  must(!fault, "the standings load");
  for (const std::string unit : units) {
    fault = session.load_responses(unit, text_of(folder + "/countries/" + unit + ".json"));
    must(!fault, "the sheets load");
  }
  return session;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!utf8::next(text, at)) return false;
  }
  return true;
}

}  // namespace

std::span<const Target> targets() {
  static constexpr Target all[] = {
      {"index", index},         {"standings", published_results},
      {"published", published}, {"responses", response_table},
      {"sheet", responses},     {"method", method},
      {"link", link},           {"page", page},
      {"wide-csv", csv},        {"long-csv", csv},
      {"json", json},           {"raw-json", raw_json},
      {"result", run_result},   {"method-text", method_text},
      {"crosswalk", crosswalk}, {"claim", claim},
  };
  return all;
}

void must_be_told_well(const Errors& errors, std::string_view file, std::string_view bytes) {
  must(errors.size() <= kMaxErrorsPerFile, "no more errors than are reported for one file");
  const bool text = is_utf8(bytes);
  for (const Error& error : errors) {
    must(error.file == file, "an error names its file");
    must(error.pointer.empty() || error.pointer.starts_with('/'), "a pointer is one");
    must(error.sentence.ends_with('.'), "a sentence ends with a full stop");
    must(!text || (is_utf8(error.sentence) && is_utf8(error.pointer)), "what is told is UTF-8");
    must(!code_name(error.code).empty(), "a code has a name");
  }
}

std::string text_of(const std::string& path) {
  std::ifstream in(RESCORE_ROOT "/" + path, std::ios::binary);
  must(static_cast<bool>(in), "the project's file is there");
  return {std::istreambuf_iterator<char>(in), {}};
}

const Session& small() {
  static constexpr const char* units[] = {"IS", "MT", "NZ"};
  static const Session session = session_of("tests/fixtures/small", units);
  return session;
}

const Session& cities() {
  static const Session session = [] {
    Session made;
    const std::string folder = "tests/fuzz/corpus/";
    must(!made.load_edition("index.json", text_of(folder + "index/cities.json")), "it loads");
    Fault fault =
        made.load_response_table("responses.json", text_of(folder + "responses/cities.json"));
    must(!fault, "the responses load");
    return made;
  }();
  return session;
}

}  // namespace rescore::fuzz
