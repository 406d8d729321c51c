#pragma once

#include <string>
#include <string_view>

#include "rescore/error.h"

/// Text as bytes: whether it is UTF-8, and what to do with its letters.
namespace rescore::utf8 {

/// How many bytes at the beginning of a text (not empty) make one character. Where they are no
/// UTF-8 (overlong forms, surrogates and values over U+10FFFF included), `whole` is false, and
/// `bytes` are those that a character can begin with: 0 to 3.
struct First {
  std::size_t bytes;
  bool whole;
};
First first_of(std::string_view text);

/// The text without the byte order mark that spreadsheets write.
std::string_view without_mark(std::string_view text);

/// Reports text that is not UTF-8, with its line; UTF-16 is called by its name. False after a
/// report.
bool check(std::string_view file, std::string_view text, Errors& errors);

/// Whether the text (UTF-8) has a control character: C0 or C1, line ends among them, a line or
/// paragraph separator, or what turns the direction of the text around it (U+202A to U+202E, U+2066
/// to U+2069), by which a name could rearrange the sentence it stands in.
bool has_control(std::string_view text);

/// The text without the blanks and line ends around it.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case, all else as it is.
std::string lowered(std::string_view text);

/// Lower case without accents, for the Latin letters in country names; '&' becomes "and", a leading
/// "the" and everything that is not a letter or digit fall away, words are parted by one space:
/// "Bosnia-and-Herzegovina" and "Bosnia & Herzegovina" are both "bosnia and herzegovina".
std::string plain(std::string_view text);

}  // namespace rescore::utf8
