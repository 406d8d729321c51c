#include "tables/table.h"

#include <algorithm>
#include <array>

#include "base/lists.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "json/json.h"
#include "tables/csv.h"

namespace rescore::tables {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "-1.234,5" and the like, apart: the digits of the whole part without group marks, and the rest.
struct Digits {
  bool negative = false;
  std::string whole, decimals, exponent;
};

/// Whether digits and `group` marks make "1", "12", "123", "1,234", ...; appends the digits.
bool read_whole(std::string_view text, char group, std::string& digits) {
  const bool grouped = text.find(group) != std::string_view::npos;
  std::size_t since = 0;  // digits since the last mark
  bool marked = false;
  for (const char c : text) {
    if (c == group) {
      if (since == 0 || since > 3 || (marked && since != 3)) return false;
      marked = true;
      since = 0;
    } else if (is_digit(c)) {
      digits += c;
      ++since;
    } else {
      return false;
    }
  }
  return !grouped || since == 3;
}

/// Spaces between digits, also those that do not break, as one mark.
std::string with_plain_spaces(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = utf8::next(text, at).value_or(0);
    if (c == 0xA0 || c == 0x202F || c == 0x2009 || c == ' ') {
      plain += ' ';
    } else if (c == 0x2212) {  // minus
      plain += '-';
    } else {
      plain += text.substr(from, at - from);
    }
  }
  return plain;
}

std::optional<Digits> read_digits(std::string_view text, char point) {
  Digits digits;
  if (text.starts_with('-') || text.starts_with('+')) {
    digits.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  if (e < text.size()) {
    std::string_view power = text.substr(e + 1);
    digits.exponent = "e";
    if (power.starts_with('-')) digits.exponent += '-';
    if (power.starts_with('-') || power.starts_with('+')) power.remove_prefix(1);
    if (power.empty() || power.size() > 3 || !all_of(power, is_digit)) return std::nullopt;
    digits.exponent += power;
    text = text.substr(0, e);
  }
  const std::size_t at = std::min(text.find(point), text.size());
  if (at < text.size()) {
    digits.decimals = text.substr(at + 1);
    if (!all_of(digits.decimals, is_digit)) return std::nullopt;
  }
  const std::string_view whole = text.substr(0, at);
  const char group = whole.find(' ') != std::string_view::npos ? ' ' : point == ',' ? '.' : ',';
  if (!read_whole(whole, group, digits.whole)) return std::nullopt;
  if (digits.whole.empty() && digits.decimals.empty()) return std::nullopt;
  return digits;
}

std::optional<double> read_number(std::string_view text, char point) {
  const auto digits = read_digits(with_plain_spaces(text), point);
  if (!digits) return std::nullopt;
  std::string json = digits->negative ? "-" : "";
  const std::size_t first = digits->whole.find_first_not_of('0');
  json += first == std::string::npos ? "0" : digits->whole.substr(first);
  if (!digits->decimals.empty()) json += "." + digits->decimals;
  return json::number_in(json + digits->exponent);
}

}  // namespace

std::string plain_name(std::string_view header) {
  std::string plain;
  for (const char c : lowered(header)) {
    if ((c >= 'a' && c <= 'z') || is_digit(c) || (c & 0x80) != 0) plain += c;
  }
  return plain;
}

std::string one_line(std::string_view text) {
  std::string line;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !line.empty();
      continue;
    }
    if (blank) line += ' ';
    blank = false;
    line += c;
  }
  if (!utf8::is_visible(line)) line.clear();
  return line;
}

bool says_missing(std::string_view cell) {
  if (cell.empty()) return true;
  if (cell.size() > 4) return false;
  static constexpr std::array<std::string_view, 12> words = {
      "na", "n/a", "#n/a", "nan", "null", "-", ".", "..", "...", "–", "—", "…"};
  return contains(words, lowered(cell));
}

bool Table::writes_decimal_commas(char separator) const {
  bool comma = false, long_group = false;
  for (const std::string& content : cells_) {
    if (content.size() > 40) continue;
    const std::string cell = with_plain_spaces(content);
    if (!all_of(cell, [](char c) {
          return is_digit(c) || c == '.' || c == ',' || c == '-' || c == ' ';
        })) {
      continue;
    }
    const std::size_t last = cell.find_last_of(",.");
    if (last == std::string::npos) continue;
    const bool three = cell.size() - last == 4;
    if (cell[last] == '.' && (!three || cell.find(',') < last || separator == ',')) return false;
    if (cell[last] == ',') {
      comma = true;
      long_group = long_group || !three || cell[0] == '0';
    }
  }
  // "12,345" alone is twelve thousand where commas separate the columns.
  return comma && (separator != ',' || long_group);
}

std::optional<Table> Table::read(std::string_view file, std::string_view text, Errors& errors) {
  if (text.size() > kMaxFileBytes) {
    errors.push_back(file_too_large(file, text.size()));
    return std::nullopt;
  }
  auto read = csv::parse(file, text, errors);
  if (!read) return std::nullopt;
  std::vector<csv::Record>& records = read->records;
  if (records.size() < 2) {
    report(errors, ErrorCode::unknown_form, file, "",
           "Expected a line with the names of the columns and at least one line below it.");
    return std::nullopt;
  }
  const std::size_t before = errors.size();
  Table table;
  table.file_ = file;
  std::size_t columns = 0;
  for (const csv::Record& record : records) {
    for (std::size_t f = columns; f < record.fields.size(); ++f) {
      if (!one_line(record.fields[f]).empty()) columns = f + 1;
    }
  }
  const csv::Record& header = records.front();
  table.header_line_ = header.line;
  for (std::size_t f = 0; f < columns; ++f) {
    table.header_.push_back(one_line(header.fields[f]));
    const std::string& name = table.header_.back();
    if (name.empty()) {
      table.fail_header(errors, ErrorCode::broken_csv, f, "expected a name for this column.");
    } else if (table.find_exactly(name) != f) {
      table.fail_header(errors, ErrorCode::broken_csv, f, "another column has this name.");
    } else if (utf8::has_control(name)) {
      table.fail_header(errors, ErrorCode::bad_text, f,
                        "expected text without control characters.");
    }
  }
  for (std::size_t r = 1; r < records.size(); ++r) {
    csv::Record& record = records[r];
    table.lines_.push_back(record.line);
    for (std::size_t f = 0; f < columns; ++f) {
      table.cells_.push_back(one_line(record.fields[f]));
      if (utf8::has_control(table.cells_.back())) {
        table.fail(errors, ErrorCode::bad_text, r - 1, f,
                   "expected text without control characters.");
      }
    }
    record.fields = {};
  }
  if (errors.size() > before) return std::nullopt;
  table.decimal_comma_ = table.writes_decimal_commas(read->separator);
  return table;
}

Cell Table::cell_of(std::string_view text) const {
  if (says_missing(text)) return {};
  const auto number = read_number(text, decimal_comma_ ? ',' : '.');
  return number ? Cell{Cell::Kind::number, *number} : Cell{Cell::Kind::text, 0};
}

std::optional<std::size_t> Table::find(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    for (std::size_t c = 0; c < columns(); ++c) {
      if (plain_name(header_[c]) == name) return c;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> Table::find_exactly(std::string_view header) const {
  const auto it = std::find(header_.begin(), header_.end(), header);
  if (it == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(it - header_.begin());
}

void Table::push(Errors& errors, ErrorCode code, std::size_t line, std::size_t field,
                 const std::string& sentence) const {
  const auto own = std::count_if(errors.begin(), errors.end(),
                                 [&](const Error& error) { return error.file == file_; });
  if (static_cast<std::size_t>(own) >= kMaxErrorsPerFile) return;
  errors.push_back({code, file_, csv::pointer(line, field), sentence});
}

void Table::fail(Errors& errors, ErrorCode code, std::size_t row, std::size_t column,
                 std::string_view sentence, FormatArgs args) const {
  push(errors, code, lines_[row], column + 1,
       format("Line {}, column {}: ", {lines_[row], excerpt(header_[column])}) +
           format(sentence, args));
}

void Table::fail_row(Errors& errors, ErrorCode code, std::size_t row, std::string_view sentence,
                     FormatArgs args) const {
  push(errors, code, lines_[row], 0, format("Line {}: ", {lines_[row]}) + format(sentence, args));
}

void Table::fail_header(Errors& errors, ErrorCode code, std::size_t column,
                        std::string_view sentence, FormatArgs args) const {
  push(errors, code, header_line_, column + 1,
       format("Line {}, column {}: ",
              {header_line_,
               header_[column].empty() ? to_decimal(column + 1) : excerpt(header_[column])}) +
           format(sentence, args));
}

}  // namespace rescore::tables
