#include "verbs.h"

#include <iostream>
#include <string_view>

#include "tables.h"

namespace rescore::cli {
namespace {

/// Escapes control characters as in JSON. An error may quote a key or a request, and must neither
/// break its line nor control the terminal.
std::string one_line(std::string_view text) {
  return printable(text, false);
}

}  // namespace

std::string printable(std::string_view text, bool line_ends) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string shown;
  const auto escape = [&](unsigned code) {
    shown += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) shown += digits[code >> shift & 15];
  };
  const auto byte_at = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned byte = byte_at(i);
    const unsigned next = byte_at(i + 1);
    const unsigned last = byte_at(i + 2);
    if (byte == '\n' && line_ends) {
      shown += '\n';
    } else if (byte < 0x20 || byte == 0x7F) {
      escape(byte);
    } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // U+0080 to U+009F
      escape(next);
      ++i;
    } else if (byte == 0xE2 && ((next == 0x80 && last >= 0xAA && last <= 0xAE) ||
                                (next == 0x81 && last >= 0xA6 && last <= 0xA9))) {
      // U+202A to U+202E and U+2066 to U+2069 change the direction of the following text.
      escape(0x2000 | (next & 0x3F) << 6 | (last & 0x3F));
      i += 2;
    } else {
      shown += text[i];
    }
  }
  return shown;
}

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

std::string method_id(const Session& session, const Arguments& arguments) {
  return session.method(arguments.method)->id;
}

int check_verb(const Arguments& arguments, Session& session) {
  const CheckReport report = session.check();
  if (arguments.json) {
    std::cout << check_json(session.data(), report) << '\n';
  } else {
    print_check(std::cout, session, report);
  }
  if (report.errors.empty()) return kGood;
  Arguments text = arguments;
  text.json = false;  // the report above holds the errors already
  return fail(text, report.errors);
}

int score_verb(const Arguments& arguments, Session& session) {
  const auto score = session.score(arguments.unit, arguments.method);
  if (!score) return fail(arguments, score.errors());
  if (arguments.json) {
    std::cout << score_json(session.data(), arguments.unit, method_id(session, arguments),
                            score->rows)
              << '\n';
  } else {
    print_score(std::cout, session, arguments.unit, score->rows);
  }
  return kGood;
}

int rank_verb(const Arguments& arguments, Session& session) {
  const auto rows = session.ranking(arguments.node, arguments.method);
  if (!rows) return fail(arguments, rows.errors());
  if (arguments.json) {
    std::cout << ranking_json(session.data(), *session.node(arguments.node), *rows) << '\n';
  } else {
    print_ranking(std::cout, session, *rows);
  }
  return kGood;
}

int what_if_verb(const Arguments& arguments, Session& session) {
  const auto before = session.score_without_edits(arguments.unit, arguments.method);
  if (!before) return fail(arguments, before.errors());
  const auto after = session.score(arguments.unit, arguments.method);
  if (!after) return fail(arguments, after.errors());
  if (arguments.json) {
    std::cout << what_if_json(session.data(), arguments.unit, method_id(session, arguments),
                              session.edits(), before->rows, after->rows)
              << '\n';
  } else {
    print_what_if(std::cout, session, arguments.unit, before->rows, after->rows);
  }
  return kGood;
}

int link_verb(const Arguments& arguments, Session& session) {
  const auto link =
      session.link(arguments.unit, arguments.method, arguments.node, arguments.others);
  if (!link) return fail(arguments, link.errors());
  // A link has no characters that JSON would escape.
  std::cout << (arguments.json ? "{\"link\":\"" + *link + "\"}" : *link) << '\n';
  return kGood;
}

}  // namespace rescore::cli
