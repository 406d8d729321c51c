#include <algorithm>
#include <charconv>

#include "json_events.h"
#include "json_lexer.h"

namespace rescore::json {
namespace {

/// 2^1024 - 2^970, as 0.17976... times 10^309: what rounds to no double any more.
constexpr std::string_view kBeyondDoubles =
    "1797693134862315807937289714053034150799341327100378269361737789804449682927647509466490"
    "1797758720709633028641669288791094655554785194040263065748867150582068190890200070838367"
    "6273854845817711531764475730270069855571366959622842914819860834936475292719074168444365"
    "510704342711559699508093042880177904174497792";
constexpr int kDigitsBeyond = 309;
constexpr std::int64_t kMaxPower = 1'000'000'000;

/// Whether a number is larger than any double. The library calls a text with one broken.
bool beyond_doubles(std::string_view number) {
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  if (e == number.size() && e < kDigitsBeyond) return false;
  // The power of ten that 0.DIGITS is multiplied with.
  std::int64_t power = 0;
  for (const char c : number.substr(e)) {
    // No text has so many digits that they would bring a larger power back.
    if (c >= '0' && c <= '9') power = std::min<std::int64_t>(power * 10 + (c - '0'), kMaxPower);
  }
  if (number.substr(e).find('-') != number.npos) power = -power;
  std::string digits;
  bool whole = true;
  for (const char c : number.substr(0, e)) {
    if (c == '.') whole = false;
    if (c < '0' || c > '9') continue;
    if (c != '0' || !digits.empty()) digits += c;
    if (whole && !digits.empty()) ++power;
    if (!whole && digits.empty()) --power;
  }
  if (digits.empty() || power != kDigitsBeyond) return !digits.empty() && power > kDigitsBeyond;
  return digits >= kBeyondDoubles;
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
