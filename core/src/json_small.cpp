#include <charconv>

#include "json_events.h"
#include "json_lexer.h"

namespace rescore::json {
namespace {

/// Checks the grammar, token by token.
class Reader {
 public:
  Reader(std::string_view text, Events& events) : events_(events), lexer_(text) {}

  bool read() {
    next();
    while (value()) {
      // After a value stands the end of what it is in, and of what that is in, or another value.
      while (!ends_.empty() && next() != Token::comma) {
        if (!is_end()) return broken();
        if (!end()) return false;
      }
      if (ends_.empty()) return next() == Token::end || broken();
      next();
      if (ends_.back() == '}' && !key()) return false;
    }
    return false;
  }

 private:
  using Token = Lexer::Token;

  Token next() { return token_ = lexer_.next(); }

  /// A value that the token begins: all of it, or of a list or object what stands before the first
  /// value in it that is none.
  bool value() {
    for (;;) {
      switch (token_) {
        case Token::null:
          return events_.null();
        case Token::no:
          return events_.boolean(false);
        case Token::yes:
          return events_.boolean(true);
        case Token::number:
          return number();
        case Token::string:
          return events_.string(lexer_.take());
        case Token::begin_object:
        case Token::begin_array:
          break;
        default:
          return broken();
      }
      const bool object = token_ == Token::begin_object;
      if (!events_.start(object)) return false;
      ends_ += object ? '}' : ']';
      next();
      if (is_end()) return end();
      if (object && !key()) return false;
    }
  }

  bool is_end() const {
    return token_ == (ends_.back() == '}' ? Token::end_object : Token::end_array);
  }

  bool end() {
    ends_.pop_back();
    return events_.end();
  }

  /// A key that the token is, and the colon; the next token begins the value.
  bool key() {
    if (token_ != Token::string) return broken();
    if (!events_.key(lexer_.take())) return false;
    if (next() != Token::colon) return broken();
    next();
    return true;
  }

  bool number() {
    std::int64_t n = 0;
    const std::string_view digits = lexer_.text();
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (problem == std::errc{} && end == digits.data() + digits.size()) return events_.integer(n);
    return events_.decimal(lexer_.take());
  }

  bool broken() {
    events_.broken(lexer_.last());
    return false;
  }

  Events& events_;
  Lexer lexer_;
  Token token_ = Token::end;
  /// The brackets that end what is open.
  std::string ends_;
};

}  // namespace

bool read_small(std::string_view text, Events& events) {
  return Reader(text, events).read();
}

}  // namespace rescore::json
