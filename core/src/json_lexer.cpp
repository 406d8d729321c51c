#include "json_lexer.h"

#include "utf8.h"

namespace rescore::json {
namespace {

constexpr int kEnd = -1;

bool is_digit(int c) {
  return c >= '0' && c <= '9';
}

}  // namespace

int Lexer::get() {
  last_ = at_;
  return at_ < input_.size() ? static_cast<unsigned char>(input_[at_++]) : kEnd;
}

/// Leaves the byte that get() gave, which is not the text's first, to the next token.
void Lexer::unget() {
  at_ = last_--;
}

Lexer::Token Lexer::next() {
  if (at_ == 0 && input_.starts_with('\xEF') && mark() == Token::broken) return Token::broken;
  int c = get();
  while (c == ' ' || c == '\t' || c == '\n' || c == '\r') c = get();
  switch (c) {
    case '{':
      return Token::begin_object;
    case '}':
      return Token::end_object;
    case '[':
      return Token::begin_array;
    case ']':
      return Token::end_array;
    case ':':
      return Token::colon;
    case ',':
      return Token::comma;
    case 'n':
      return word("ull", Token::null);
    case 'f':
      return word("alse", Token::no);
    case 't':
      return word("rue", Token::yes);
    case '"':
      return string();
    case kEnd:
      return Token::end;
    default:
      return c == '-' || is_digit(c) ? number(c) : Token::broken;
  }
}

/// The byte order mark.
Lexer::Token Lexer::mark() {
  get();
  return word("\xBB\xBF", Token::end);
}

Lexer::Token Lexer::word(std::string_view rest, Token token) {
  for (const char c : rest) {
    if (get() != static_cast<unsigned char>(c)) return Token::broken;
  }
  return token;
}

/// One digit or more; the byte after them is not read.
bool Lexer::digits() {
  if (!is_digit(get())) return false;
  while (is_digit(get())) {
  }
  unget();
  return true;
}

Lexer::Token Lexer::number(int c) {
  const std::size_t begin = last_;
  if (c == '-') c = get();
  if (!is_digit(c)) return Token::broken;
  if (c != '0') {
    unget();
    digits();
  }
  c = get();
  if (c == '.') {
    if (!digits()) return Token::broken;
    c = get();
  }
  if (c == 'e' || c == 'E') {
    c = get();
    if (c != '+' && c != '-') unget();
    if (!digits()) return Token::broken;
    get();
  }
  unget();
  text_ = input_.substr(begin, at_ - begin);
  return Token::number;
}

Lexer::Token Lexer::string() {
  text_.clear();
  for (;;) {
    const int c = get();
    if (c == '"') return Token::string;
    if (c == '\\') {
      if (!escape()) return Token::broken;
    } else if (c >= 0x20 && c < 0x80) {
      text_ += static_cast<char>(c);
    } else if (c < 0x20) {
      return Token::broken;  // a control character, or the end of the text
    } else {
      const std::string_view rest = input_.substr(last_);
      const auto [bytes, whole] = utf8::first_of(rest);
      at_ = last_ + bytes;
      if (!whole) {
        get();
        return Token::broken;
      }
      text_ += rest.substr(0, bytes);
      last_ = at_ - 1;
    }
  }
}

/// What stands after a backslash.
bool Lexer::escape() {
  constexpr std::string_view names = "\"\\/bfnrt";
  constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
  const int c = get();
  if (c != 'u') {
    const std::size_t name = c == kEnd ? names.npos : names.find(static_cast<char>(c));
    if (name == names.npos) return false;
    text_ += meant[name];
    return true;
  }
  std::uint32_t point = 0;
  if (!hex(point)) return false;
  if (point >= 0xDC00 && point < 0xE000) return false;
  if (point >= 0xD800 && point < 0xDC00) {
    std::uint32_t low = 0;
    if (get() != '\\' || get() != 'u' || !hex(low)) return false;
    if (low < 0xDC00 || low >= 0xE000) return false;
    point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
  }
  put(point);
  return true;
}

/// Four hexadecimal digits.
bool Lexer::hex(std::uint32_t& unit) {
  for (int i = 0; i < 4; ++i) {
    const int c = get();
    const int small = c | 0x20;
    if (is_digit(c)) {
      unit = unit << 4 | static_cast<std::uint32_t>(c - '0');
    } else if (small >= 'a' && small <= 'f') {
      unit = unit << 4 | static_cast<std::uint32_t>(small - 'a' + 10);
    } else {
      return false;
    }
  }
  return true;
}

/// Adds a code point to the text, as UTF-8.
void Lexer::put(std::uint32_t point) {
  if (point < 0x80) {
    text_ += static_cast<char>(point);
    return;
  }
  const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const std::uint32_t lead = 0xFF00u >> (more + 1) & 0xFFu;
  text_ += static_cast<char>(lead | point >> (6 * more));
  for (int i = more - 1; i >= 0; --i)
    text_ += static_cast<char>(0x80u | (point >> (6 * i) & 0x3Fu));
}

}  // namespace rescore::json
