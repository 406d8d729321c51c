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

/// Sentences with something in them. A chain of + makes and frees a text at each step; this makes
/// one, in one place, and takes a fraction of the code.
namespace rescore {

/// What fills a gap: text, or a whole number by its digits. It lasts as long as what it is made of:
/// use it as an argument only.
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
  const char* text_ = nullptr;  ///< of a number none
  std::int64_t number_;         ///< of a text its size
};

/// A whole number in decimal digits.
template <std::integral Number>
std::string to_decimal(Number number) {
  return std::to_string(number);
}
/// The number that these digits are, with nothing around them and within what `Number` holds.
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

using FormatArgs = std::initializer_list<FormatArg>;

/// The sentence with its gaps, each written {}, filled in their order.
std::string format(std::string_view sentence, FormatArgs args);

/// Takes the part before the first `mark`, and that itself, off the text.
std::string_view take(std::string_view& text, char mark);

/// At most so many bytes of a text from outside, in whole characters, with an ellipsis where it
/// goes on.
std::string excerpt(std::string_view text, std::size_t most = 40);

/// An error with its sentence put together, alone or appended to others.
Error error(ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, FormatArgs args = {});
void report(Errors& errors, ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, FormatArgs args = {});
/// The same of a request, which has no file.
void report(Errors& errors, ErrorCode code, std::string_view sentence, FormatArgs args = {});

}  // namespace rescore
