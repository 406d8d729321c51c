#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/format.h"
#include "rescore/error.h"

namespace rescore::tables {

/// What a cell holds.
struct Cell {
  enum class Kind { missing, number, text };
  Kind kind = Kind::missing;
  double number{};  ///< for a number
};

/// A header in lower case, letters and digits only: "Country code" is "countrycode".
std::string plain_name(std::string_view header);
/// One line without white space around it: line breaks and runs of blanks become one space. Empty
/// if nothing of it can be seen.
std::string one_line(std::string_view text);
/// Whether a cell says that there is no value: empty, NA, n/a, NaN, null, a dash or dots.
bool says_missing(std::string_view cell);

/// A spreadsheet: a header and the rows below it, as texts on one line. Rows without any text, and
/// columns without header and text at the right end, are left out.
class Table {
 public:
  /// Reads CSV with any separator (csv.h). Reports broken CSV, a table without rows, control
  /// characters, and a column with texts but without a header of its own.
  static std::optional<Table> read(std::string_view file, std::string_view text, Errors& errors);

  const std::string& file() const { return file_; }
  std::size_t rows() const { return lines_.size(); }
  std::size_t columns() const { return header_.size(); }
  const std::string& header(std::size_t column) const { return header_[column]; }
  const std::string& text(std::size_t row, std::size_t column) const {
    return cells_[row * columns() + column];
  }
  /// Accepts decimal points or, if the file writes them, decimal commas; thousands may be grouped
  /// by the other one or by spaces, if the groups have three digits.
  Cell cell(std::size_t row, std::size_t column) const { return cell_of(text(row, column)); }
  /// The same for a part of a cell's text.
  Cell cell_of(std::string_view text) const;

  /// The first column with one of these names, compared as plain_name(); earlier names win.
  std::optional<std::size_t> find(std::initializer_list<std::string_view> names) const;
  /// The column with exactly this header.
  std::optional<std::size_t> find_exactly(std::string_view header) const;

  /// Reports an error at a cell, "Line 3, column Weight: ...", at a row, or at a header. Stops
  /// after kMaxErrorsPerFile.
  void fail(Errors& errors, ErrorCode code, std::size_t row, std::size_t column,
            std::string_view sentence, FormatArgs args = {}) const;
  void fail_row(Errors& errors, ErrorCode code, std::size_t row, std::string_view sentence,
                FormatArgs args = {}) const;
  void fail_header(Errors& errors, ErrorCode code, std::size_t column, std::string_view sentence,
                   FormatArgs args = {}) const;
  /// The line of a row in the file, counted from 1.
  std::size_t line(std::size_t row) const { return lines_[row]; }

 private:
  void push(Errors& errors, ErrorCode code, std::size_t line, std::size_t field,
            const std::string& sentence) const;
  bool writes_decimal_commas(char separator) const;

  std::string file_;
  std::vector<std::string> header_;
  std::vector<std::string> cells_;  ///< row by row
  std::vector<std::size_t> lines_;  ///< by row
  std::size_t header_line_ = 1;
  bool decimal_comma_ = false;
};

}  // namespace rescore::tables
