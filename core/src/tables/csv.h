#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/error.h"

/// Comma-separated values as in RFC 4180, and as spreadsheets write them; with semicolons or tabs
/// as well.
namespace rescore::csv {

struct Record {
  std::size_t line{};  ///< its first line, counted from 1
  std::vector<std::string> fields;
};

struct File {
  std::vector<Record> records;
  char separator{','};  ///< comma, semicolon or tab
};

/// Reads a whole file. What separates fields is what its first line has most of, or what a line
/// "sep=;" before it says. Accepts fields in quotes with doubled quotes and line breaks, line ends
/// LF, CRLF or CR, a UTF-8 byte order mark, and a missing final line end. Skips lines whose fields
/// are all blank, and blank fields after the last of the first line. Reports errors with their
/// line: an unclosed quote, a quote inside an unquoted field, text after a closing quote, text that
/// is not UTF-8, a record with a different number of fields from the first, more fields than any of
/// our files has, and a first line with as many of two separators.
std::optional<File> parse(std::string_view file, std::string_view text, Errors& errors);

/// The pointer of a place in a CSV file: "/12/5" is line 12, field 5, both counted from 1. Field 0
/// means the whole line.
std::string pointer(std::size_t line, std::size_t field);

}  // namespace rescore::csv
