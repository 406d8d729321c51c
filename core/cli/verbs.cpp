#include "verbs.h"

#include <iostream>
#include <string_view>

#include "rescore/json_io.h"
#include "tables.h"

namespace rescore::cli {
namespace {

/// Control characters as JSON writes them. An error may quote a key or a request, and must neither
/// break its line nor steer the terminal.
std::string one_line(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      line += c;
    } else {
      line += {'\\', 'u', '0', '0', digits[byte / 16], digits[byte % 16]};
    }
  }
  return line;
}

}  // namespace

void print_errors(const Errors& errors) {
  for (const Error& error : errors) {
    std::string line;
    for (const std::string& part : {error.file, error.pointer}) {
      if (!part.empty()) line += part + ": ";
    }
    std::cerr << one_line(line + error.sentence) << " [" << code_name(error.code) << "]\n";
  }
}

int fail(const Arguments& arguments, const Errors& errors) {
  print_errors(errors);
  if (arguments.json) std::cout << errors_json(errors) << '\n';
  return kWrong;
}

int check_verb(const Arguments& arguments, Session& session) {
  const CheckReport report = check(session.data());
  if (arguments.json) {
    std::cout << check_json(session.data(), report) << '\n';
  } else {
    print_check(std::cout, session.data(), report);
  }
  if (report.errors.empty()) return kGood;
  Arguments text = arguments;
  text.json = false;  // the report above holds the errors already
  return fail(text, report.errors);
}

int score_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto rows = session.score(arguments.country, arguments.method, errors);
  if (!rows) return fail(arguments, errors);
  const Dataset& data = session.data();
  if (arguments.json) {
    const Method& method = *session.method(arguments.method, errors);
    std::cout << score_json(data.edition, arguments.country, method, *rows) << '\n';
  } else {
    print_score(std::cout, data, arguments.country, *rows);
  }
  return kGood;
}

int rank_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto rows = session.ranking(arguments.scope, arguments.method, errors);
  if (!rows) return fail(arguments, errors);
  const Dataset& data = session.data();
  if (arguments.json) {
    std::cout << ranking_json(data, *find_scope(data.edition, arguments.scope), *rows) << '\n';
  } else {
    print_ranking(std::cout, data, *rows);
  }
  return kGood;
}

int what_if_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto before = session.published_score(arguments.country, arguments.method, errors);
  if (!before) return fail(arguments, errors);
  const auto after = session.score(arguments.country, arguments.method, errors);
  const Dataset& data = session.data();
  const auto edits = session.scenario().edits();
  if (arguments.json) {
    const Method& method = *session.method(arguments.method, errors);
    std::cout << what_if_json(data, arguments.country, method, edits, *before, *after) << '\n';
  } else {
    print_what_if(std::cout, data, arguments.country, edits, *before, *after);
  }
  return kGood;
}

int link_verb(const Arguments& arguments, Session& session) {
  Errors errors;
  const auto link =
      session.link(arguments.country, arguments.method, arguments.scope, errors, arguments.others);
  if (!link) return fail(arguments, errors);
  // A link has no character that JSON would escape.
  std::cout << (arguments.json ? "{\"link\":\"" + *link + "\"}" : *link) << '\n';
  return kGood;
}

}  // namespace rescore::cli
