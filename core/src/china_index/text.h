#pragma once

#include <string>
#include <string_view>

/// Text as the publisher's files have it.
namespace rescore {

/// The text without the byte order mark that spreadsheets write.
std::string_view without_mark(std::string_view text);

/// The text without the blanks and line ends around it.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case, all else as it is.
std::string lowered(std::string_view text);

}  // namespace rescore
