#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "links/fragment.h"

/// Undoes what programs do to a link on its way: mail, chat and publishing systems escape it, end a
/// sentence with it, or append their own parameters. Links as Rescore writes them have none of
/// these signs, so nothing else can be meant.
namespace rescore::fragment {

/// The text without HTML escapes of "&" (once or twice); without what was appended after "?" or a
/// second "#", unless a key there `is_key` of a link; without the keys of programs that count
/// readers at the end; without punctuation at the end, plain or as
/// browsers escape it; and decoded, if it was percent-encoded as a whole (once or twice). Other
/// text is left as it is.
std::string repaired(std::string_view text, const std::function<bool(std::string_view)>& is_key);

/// A value that was percent-encoded once more than its link: decoded, if it has an escape of one of
/// its `signs` and none of them plain, and the result is text. Otherwise the value.
std::string decoded_again(std::string_view value, std::string_view signs);

/// The fields of a link, with both repairs.
std::vector<Field> read_repaired(std::string_view text,
                                 const std::function<bool(std::string_view)>& is_key,
                                 Errors& diagnostics);

}  // namespace rescore::fragment
