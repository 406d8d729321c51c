#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/dataset.h"
#include "rescore/error.h"
#include "rescore/score.h"

/// A link as text: the fragment of an address, such as
/// "v=1&d=china-index-2024-98.1f3a9c22&c=AZ&e=AZ.media-03:3~AZ.foreign-policy-08:-".
/// docs/links.md describes the form; Link (score.h) is what it tells. A method's text has at most
/// kMaxMethodText printable ASCII characters, other keys at most kMaxOthers as they are written.
namespace rescore {

/// The version that is written. Older ones are carried up to it; a newer one is not understood.
inline constexpr int kLinkVersion = 1;
/// A longer text is not read.
inline constexpr std::size_t kMaxLinkBytes = std::size_t{64} << 10;
/// With more characters than this, the changes are written in the compact form.
inline constexpr std::size_t kReadableLink = 1800;
inline constexpr std::size_t kMaxMethodText = 200;
inline constexpr std::size_t kMaxOthers = 2000;

/// The fragment, without "#": ASCII that survives mail and chat, ending in a letter or digit. The
/// same link always gives the same text, whatever the order of the edits, the standings or the
/// sheets. The first method, the scope "overall", and edits to a published answer are left out.
/// Country, scope, indicators and scores must be the data's own, other keys none of the form's.
/// Cost: the fingerprint of the countries concerned, for a whole edition some milliseconds.
std::string write_link(const Dataset& data, const Link& link);

/// Reads a fragment, with or without "#", from anyone. What does not fit `data` is left out and
/// told, with the file "link" and a pointer to the key ("/c") or the change ("/e/3", from 0); the
/// rest holds. Of a link that is broken as a whole (too long, no version or a newer one, another
/// edition) nothing holds, and an empty text is an empty link: the published state. `data` should
/// have its standings; changes need the sheets of their countries. A fingerprint that differs is
/// told as other_data and loses nothing; it is not compared while a sheet of the link's countries
/// is not loaded. At most kMaxErrorsPerFile errors are told. Cost: one pass, and the fingerprint.
Link read_link(const Dataset& data, std::string_view text, Errors& diagnostics);

}  // namespace rescore
