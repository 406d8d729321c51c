#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Helpers for texts in other people's files.
namespace rescore {

/// UTF-16 with a byte order mark, as spreadsheets save it, as UTF-8. Empty if the text ends within
/// a character or has half of a pair.
std::optional<std::string> from_utf16(std::string_view text);

/// Whether the text begins with the byte order mark of UTF-16.
bool is_utf16(std::string_view text);

/// Whether these are the bytes of a ZIP file, such as an archive or a workbook.
bool is_zip(std::string_view bytes);

/// Whether any file in this ZIP file is encrypted.
bool is_encrypted_zip(std::string_view bytes);

/// The text without the byte order mark that spreadsheets write.
std::string_view without_mark(std::string_view text);

/// The text without surrounding spaces and line ends.
std::string_view trimmed(std::string_view text);

/// Whether it is an ASCII letter or digit.
bool is_letter_or_digit(char c);

/// ASCII letters in lower case, everything else unchanged.
std::string lowered(std::string_view text);

/// The id that a publisher's code becomes in files, commands and links: letters, digits and -_.&+
/// stay, anything else becomes a hyphen; at most kMostIdLength characters, starting with a letter
/// or digit ("x" if there is none).
std::string id_from(std::string_view code);
inline constexpr std::size_t kMostIdLength = 64;

/// The id of an edition from its title: lower-case letters, digits and hyphens, starting with a
/// letter ("index" if there is none); at most kMostIdLength characters.
std::string slug_from(std::string_view text);

/// The text in at most this many characters, 1 or more; an ellipsis marks a cut.
std::string cut(std::string_view text, std::size_t most);

}  // namespace rescore
