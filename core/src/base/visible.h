#pragma once

#include <string_view>

/// Whether a reader sees anything of a text.
namespace rescore::utf8 {

/// Whether some character of the text (UTF-8) can be seen: neither white space nor a sign without a
/// shape of its own, such as a zero-width space or a byte order mark.
bool is_visible(std::string_view text);

}  // namespace rescore::utf8
