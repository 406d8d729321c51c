#include <algorithm>
#include <charconv>

#include "json_events.h"
#include "json_lexer.h"

namespace rescore::json {
namespace {

/// How 2^1024 - 2^970 begins, the first number that rounds to no double: 0.17976... times 10^309.
constexpr std::string_view kBeyond = "17976931348623158079";
constexpr int kPowerBeyond = 309;

/// Whether a number is larger than any double. The library calls a text with one broken.
bool beyond_doubles(std::string_view number) {
  std::int64_t power = 0;  // of ten, that 0.DIGITS is multiplied with
  int order = 0;           // of the digits against kBeyond
  std::size_t digits = 0;
  bool whole = true;
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  for (const char c : number.substr(0, e)) {
    if (c == '.') whole = false;
    if (c < '0') continue;
    if (c == '0' && digits == 0) {
      if (!whole) --power;
      continue;
    }
    if (order == 0 && digits < kBeyond.size()) order = c - kBeyond[digits];
    ++digits;
    if (whole) ++power;
  }
  std::int64_t exponent = 0;
  for (const char c : number.substr(e)) {
    // No text has so many digits that they would bring a larger one back.
    if (c >= '0' && c <= '9')
      exponent = std::min<std::int64_t>(exponent * 10 + c - '0', 1'000'000'000);
  }
  power += number.substr(e).find('-') == number.npos ? exponent : -exponent;
  const bool more = order > 0 || (order == 0 && digits >= kBeyond.size());
  return digits > 0 && (power > kPowerBeyond || (power == kPowerBeyond && more));
}

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
    if (beyond_doubles(digits)) return broken();
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
