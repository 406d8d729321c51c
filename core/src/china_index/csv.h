#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/error.h"

/// Comma-separated values as RFC 4180 has them, and as spreadsheets write them.
namespace rescore::csv {

struct Record {
  std::size_t line{};  ///< where it begins, counting from 1
  std::vector<std::string> fields;
};

/// Reads a whole file: fields in quotes with doubled quotes and line breaks inside, line ends LF,
/// CRLF or CR, an UTF-8 byte order mark, a missing line end at the end. Empty lines are left out.
/// A quote that is not closed or stands inside a bare field, bytes after a closing quote, text that
/// is not UTF-8, a record with another number of fields than the first, and more fields than any
/// file of ours has are errors with their line.
std::optional<std::vector<Record>> parse(std::string_view file, std::string_view text,
                                         Errors& errors);

/// The pointer of a place in a CSV file: "/12/5" is line 12, field 5, both counting from 1; a field
/// of 0 means the whole line.
std::string pointer(std::size_t line, std::size_t field);

}  // namespace rescore::csv
