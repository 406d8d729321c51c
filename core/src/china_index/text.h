#pragma once

#include <string>
#include <string_view>

/// Helpers for texts in the publisher's files.
namespace rescore {

/// The text without the byte order mark that spreadsheets write.
std::string_view without_mark(std::string_view text);

/// The text without surrounding spaces and line ends.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case, everything else unchanged.
std::string lowered(std::string_view text);

}  // namespace rescore
