#pragma once

#include <string>
#include <string_view>

#include "support/generator.h"

/// Random changes to a file, as transfers, editors and spreadsheets make them.
namespace rescore::test::mutations {

// Any text.
/// Cut off at any byte.
std::string truncated(const std::string& text, Generator& random);
/// One to three bits flipped.
std::string flipped(const std::string& text, Generator& random);
/// One digit of the file is changed.
std::string other_digit(const std::string& text, Generator& random);
/// Up to 200 bytes in a row are missing.
std::string cut_out(const std::string& text, Generator& random);
/// As some spreadsheets save "Unicode text"; only for ASCII, which is enough to be rejected.
/// A hundred thousand brackets somewhere.
std::string deep(const std::string& text, Generator& random);
/// An additional number of 400 digits.
std::string huge_number(const std::string& text, Generator& random);
/// Every line end, LF or CRLF, replaced.
std::string line_ends(const std::string& text, std::string_view end);

// A CSV file, whose first line stays the first.
std::string other_order_of_lines(const std::string& text, Generator& random);
std::string a_line_twice(const std::string& text, Generator& random);
std::string a_line_less(const std::string& text, Generator& random);
std::string two_columns_swapped(const std::string& text, Generator& random);
std::string two_names_swapped(const std::string& text, Generator& random);
std::string a_column_twice(const std::string& text, Generator& random);
std::string two_cells_swapped(const std::string& text, Generator& random);

// A JSON file.
std::string other_order_of_keys(const std::string& text, Generator& random);
std::string two_values_swapped(const std::string& text, Generator& random);
std::string a_value_less(const std::string& text, Generator& random);
std::string a_value_null(const std::string& text, Generator& random);

}  // namespace rescore::test::mutations
