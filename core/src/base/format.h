#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "rescore/error.h"

/// Formats sentences. A chain of + allocates and frees a text at each step; this allocates once, in
/// one place, and generates a fraction of the code.
namespace rescore {

/// An argument for a placeholder: text, or the digits of a whole number. It refers to its source,
/// so use it only as a function argument.
class FormatArg {
 public:
  FormatArg(const std::string& text);
  FormatArg(std::string_view text)
      : text_(text.empty() ? "" : text.data()), number_(static_cast<std::int64_t>(text.size())) {}
  FormatArg(const char* text) : FormatArg(std::string_view(text)) {}
  template <std::integral Number>
  FormatArg(Number number) : number_(static_cast<std::int64_t>(number)) {}

  void add_to(std::string& text) const;

 private:
  const char* text_ = nullptr;  ///< empty for a number
  std::int64_t number_;         ///< for a text, its size
};

/// A whole number in decimal digits.
template <std::integral Number>
std::string to_decimal(Number number) {
  return std::to_string(number);
}
/// Parses a number that consists of digits only and fits into `Number`.
template <std::integral Number>
std::optional<Number> integer_in(std::string_view digits, int base = 10) {
  Number number{};
  const char* const last = digits.data() + digits.size();
  const auto [end, problem] = std::from_chars(digits.data(), last, number, base);
  return problem == std::errc{} && end == last ? std::optional(number) : std::nullopt;
}
inline constexpr std::int64_t kPowersOfTen[] = {
    1,        10,        100,        1000,        10000,        100000,       1000000,
    10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000};
/// units / 10^decimals with all its decimals: -5 and 1 are "-0.5".
std::string to_decimal(std::int64_t units, int decimals);

/// A decimal number without exponent in units of 10^-decimals; empty if the text is none, or does
/// not fit. Zeros at its end may go beyond the decimals.
std::optional<std::int64_t> units_in(std::string_view number, int decimals);

using FormatArgs = std::initializer_list<FormatArg>;

/// The sentence with its placeholders, each written {}, filled in order.
std::string format(std::string_view sentence, FormatArgs args);

/// Removes the part before the first `mark`, and the mark, from the text, and returns that part.
std::string_view take(std::string_view& text, char mark);

/// At most this many bytes of an untrusted text, in whole characters; an ellipsis marks a cut.
std::string excerpt(std::string_view text, std::size_t most = 40);

/// An error with a formatted sentence, alone or appended to others.
Error error(ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, FormatArgs args = {});
void report(Errors& errors, ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, FormatArgs args = {});
/// The same for a request, which has no file.
void report(Errors& errors, ErrorCode code, std::string_view sentence, FormatArgs args = {});

}  // namespace rescore
