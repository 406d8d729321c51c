#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace rescore::json {

/// The tokens of a JSON text (RFC 8259), one after the other. A byte order mark before them is
/// skipped.
class Lexer {
 public:
  enum class Token : std::uint8_t {
    begin_object,
    end_object,
    begin_array,
    end_array,
    colon,
    comma,
    null,
    no,
    yes,
    number,
    string,
    end,    ///< of the text
    broken  ///< something that is no token: it ends what can be read
  };

  explicit Lexer(std::string_view text) : input_(text) {}

  Token next();

  /// A number's digits as written; a string without escapes, in UTF-8.
  std::string_view text() const { return text_; }
  std::string take() { return std::move(text_); }
  /// The place of a token's last byte, or of the byte that makes it broken; the text's size when
  /// something is missing at its end.
  std::size_t last() const { return last_; }

 private:
  /// Bytes are read one at a time; at the end of the text comes kEnd, again and again.
  int get();
  void unget();
  bool digits();
  Token mark();
  Token word(std::string_view rest, Token token);
  Token number(int c);
  Token string();
  bool escape();
  bool hex(std::uint32_t& unit);
  void put(std::uint32_t point);

  std::string_view input_;
  std::size_t at_ = 0;
  std::size_t last_ = 0;
  std::string text_;
};

}  // namespace rescore::json
