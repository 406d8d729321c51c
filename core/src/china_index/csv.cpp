#include "china_index/csv.h"

#include "base/format.h"
#include "base/utf8.h"
#include "china_index/text.h"

namespace rescore::csv {
namespace {

/// Enough for 1000 countries with 99 lines of 7 fields. A field takes about forty bytes, so a file
/// full of commas would otherwise take a gigabyte.
constexpr std::size_t kMaxFields = 1'000'000;

class Parser {
 public:
  Parser(std::string_view file, std::string_view text, Errors& errors)
      : file_(file), text_(text), errors_(errors) {}

  std::optional<std::vector<Record>> run() {
    while (at_ < text_.size()) {
      if (!read_record()) return std::nullopt;
    }
    return std::move(records_);
  }

 private:
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
    } while (take(','));
    take_line_end();
    const bool empty = record.fields.size() == 1 && record.fields.front().empty();
    if (empty) return true;
    if (!records_.empty() && record.fields.size() != records_.front().fields.size()) {
      return fail(record.line, 0,
                  "The line has " + to_decimal(record.fields.size()) +
                      " fields, the first line has " + to_decimal(records_.front().fields.size()) +
                      ".");
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
    if (at_ < text_.size() && peek() != ',' && peek() != '\n' && peek() != '\r') {
      return fail(line_, record.fields.size() + 1, "Something follows a closing quote.");
    }
    return true;
  }

  bool read_bare(std::string& field, const Record& record) {
    while (at_ < text_.size() && peek() != ',' && peek() != '\n' && peek() != '\r') {
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
  std::vector<Record> records_;
};

}  // namespace

std::optional<std::vector<Record>> parse(std::string_view file, std::string_view text,
                                         Errors& errors) {
  if (!utf8::check(file, text, errors)) return std::nullopt;
  return Parser(file, without_mark(text), errors).run();
}

std::string pointer(std::size_t line, std::size_t field) {
  std::string pointer = "/" + to_decimal(line);
  if (field > 0) pointer += "/" + to_decimal(field);
  return pointer;
}

}  // namespace rescore::csv
