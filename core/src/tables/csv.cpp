#include "tables/csv.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/lists.h"
#include "base/text.h"
#include "base/utf8.h"

namespace rescore::csv {
namespace {

/// Enough for 900 units with 2000 indicators. A field takes about forty bytes, so a file full of
/// commas would otherwise take a gigabyte.
constexpr std::size_t kMaxFields = 2'000'000;

constexpr std::string_view kSeparators = ",;\t";

class Parser {
 public:
  Parser(std::string_view file, std::string_view text, Errors& errors)
      : file_(file), text_(text), errors_(errors) {}

  std::optional<File> run() {
    if (!find_separator()) return std::nullopt;
    while (at_ < text_.size()) {
      if (!read_record()) return std::nullopt;
    }
    return File{std::move(records_), separator_};
  }

 private:
  bool find_separator() {
    const std::size_t begin = text_.find_first_not_of("\r\n");
    if (begin == std::string_view::npos) return true;
    const std::string_view first = text_.substr(begin, text_.find_first_of("\r\n", begin) - begin);
    if (const auto said = said_separator(first)) {
      separator_ = *said;
      while (at_ < begin) take_line_end();
      at_ += first.size();
      take_line_end();
      return true;
    }
    std::array<std::ptrdiff_t, kSeparators.size()> counts{};
    bool quoted = false;
    for (const char c : first) {
      if (c == '"') quoted = !quoted;
      const std::size_t which = kSeparators.find(c);
      if (!quoted && which != std::string_view::npos) ++counts[which];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most > 0 && std::count(counts.begin(), counts.end(), *most) > 1) {
      return fail(1, 0,
                  "Commas, semicolons and tabs: it is unclear which of them separate fields.");
    }
    separator_ = kSeparators[static_cast<std::size_t>(most - counts.begin())];
    return true;
  }

  /// Spreadsheets read a line "sep=;" as the separator, with or without quotes.
  static std::optional<char> said_separator(std::string_view line) {
    if (line.size() == 7 && line.front() == '"' && line.back() == '"') line = line.substr(1, 5);
    if (line.size() != 5 || lowered(line.substr(0, 4)) != "sep=") return std::nullopt;
    const char c = line.back();
    return kSeparators.find(c) == std::string_view::npos ? std::nullopt : std::optional(c);
  }

  bool read_record() {
    Record record{line_, {}};
    do {
      std::string field;
      const bool good = peek() == '"' ? read_quoted(field, record) : read_bare(field, record);
      if (!good) return false;
      if (++fields_ > kMaxFields) {
        return fail(line_, 0, "The file has more than " + to_decimal(kMaxFields) + " fields.");
      }
      record.fields.push_back(std::move(field));
    } while (take(separator_));
    take_line_end();
    const auto blank = [](const std::string& field) { return trimmed(field).empty(); };
    if (all_of(record.fields, blank)) return true;
    const std::size_t width = records_.empty() ? 0 : records_.front().fields.size();
    while (record.fields.size() > width && blank(record.fields.back())) record.fields.pop_back();
    if (width > 0 && record.fields.size() != width) {
      return fail(record.line, 0,
                  "The line has " + to_decimal(record.fields.size()) +
                      " fields, the first line has " + to_decimal(width) + ".");
    }
    records_.push_back(std::move(record));
    return true;
  }

  bool read_quoted(std::string& field, const Record& record) {
    const std::size_t begin = line_;
    ++at_;
    for (;;) {
      if (at_ >= text_.size()) {
        return fail(begin, record.fields.size() + 1, "The quote that opens here is never closed.");
      }
      const char c = text_[at_++];
      if (c == '"') {
        if (peek() != '"') break;
        ++at_;
      }
      if (c == '\n' || (c == '\r' && peek() != '\n')) ++line_;
      field += c;
    }
    if (at_ < text_.size() && peek() != separator_ && peek() != '\n' && peek() != '\r') {
      return fail(line_, record.fields.size() + 1, "Something follows a closing quote.");
    }
    return true;
  }

  bool read_bare(std::string& field, const Record& record) {
    while (at_ < text_.size() && peek() != separator_ && peek() != '\n' && peek() != '\r') {
      if (peek() == '"') {
        return fail(line_, record.fields.size() + 1,
                    "A quote stands inside a field that is not in quotes.");
      }
      field += text_[at_++];
    }
    return true;
  }

  /// The next byte; at the end a zero byte, which no text file contains.
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  void take_line_end() {
    const bool cr = take('\r');
    const bool lf = take('\n');
    if (cr || lf) ++line_;
  }

  bool fail(std::size_t line, std::size_t field, std::string sentence) {
    errors_.push_back({ErrorCode::broken_csv, std::string(file_), pointer(line, field),
                       "Line " + to_decimal(line) + ": " + std::move(sentence)});
    return false;
  }

  std::string_view file_;
  std::string_view text_;
  Errors& errors_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t fields_ = 0;
  char separator_ = ',';
  std::vector<Record> records_;
};

}  // namespace

std::optional<File> parse(std::string_view file, std::string_view text, Errors& errors) {
  if (!utf8::check(file, text, errors)) return std::nullopt;
  return Parser(file, without_mark(text), errors).run();
}

std::string pointer(std::size_t line, std::size_t field) {
  std::string pointer = "/" + to_decimal(line);
  if (field > 0) pointer += "/" + to_decimal(field);
  return pointer;
}

}  // namespace rescore::csv
