#pragma once

#include <optional>
#include <string_view>

#include "rescore/error.h"

/// Checks whether bytes are UTF-8, and decodes characters.
namespace rescore::utf8 {

/// The code point at `at`; `at` moves past it. Empty if the bytes are not UTF-8 (including overlong
/// forms, surrogates and values over U+10FFFF); `at` then moves past the bytes that could begin a
/// character, at least one.
std::optional<char32_t> next(std::string_view text, std::size_t& at);

/// The number of characters (code points) in a UTF-8 text.
std::size_t characters(std::string_view text);

/// Reports text that is not UTF-8, with its line. The error for UTF-16 names that encoding. False
/// after a report.
bool check(std::string_view file, std::string_view text, Errors& errors);

/// Whether the text (UTF-8) has a control character: C0 or C1 (including line ends), a line or
/// paragraph separator, or a character that changes the direction of the text around it (U+202A to
/// U+202E, U+2066 to U+2069), with which a name could rearrange the sentence around it.
bool has_control(std::string_view text);

/// Whether the text is UTF-8 without a control character.
bool is_line(std::string_view text);

}  // namespace rescore::utf8
