#pragma once

#include <optional>
#include <string_view>

#include "rescore/error.h"

/// Text as bytes: whether it is UTF-8, and which characters it has.
namespace rescore::utf8 {

/// The code point at `at`, which moves behind it. Nothing where the bytes are no UTF-8 (overlong
/// forms, surrogates and values over U+10FFFF included); then `at` moves behind those that a
/// character can begin with, at least one.
std::optional<char32_t> next(std::string_view text, std::size_t& at);

/// How many characters (code points) a text in UTF-8 has.
std::size_t characters(std::string_view text);

/// Reports text that is not UTF-8, with its line; UTF-16 is called by its name. False after a
/// report.
bool check(std::string_view file, std::string_view text, Errors& errors);

/// Whether the text (UTF-8) has a control character: C0 or C1, line ends among them, a line or
/// paragraph separator, or what turns the direction of the text around it (U+202A to U+202E, U+2066
/// to U+2069), by which a name could rearrange the sentence it stands in.
bool has_control(std::string_view text);

/// Whether the text is UTF-8 without such a character.
bool is_line(std::string_view text);

}  // namespace rescore::utf8
