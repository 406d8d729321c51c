#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/dataset.h"
#include "rescore/error.h"
#include "rescore/score.h"

/// A link as text: the fragment of an address, such as
/// "v=1&d=china-index-2024-98.1f3a9c22&c=AZ&e=AZ.media-03:3~AZ.foreign-policy-08:-". docs/links.md
/// describes the form; Link (score.h) is its content. A method's text has at most kMaxMethodText
/// printable ASCII characters, other keys at most kMaxOthers as they are written.
namespace rescore {

/// The version that is written. Older ones are converted to it; newer ones are rejected.
inline constexpr int kLinkVersion = 1;
/// Longer texts are rejected.
inline constexpr std::size_t kMaxLinkBytes = std::size_t{64} << 10;
/// Links with more characters than this use the compact form for their changes.
inline constexpr std::size_t kReadableLink = 1800;
inline constexpr std::size_t kMaxMethodText = 300;
inline constexpr std::size_t kMaxOthers = 2000;

/// The fragment, without "#": ASCII that survives mail and chat, ending in a letter or digit. The
/// same link always gives the same text, whatever the order of the edits, the standings or the
/// sheets. The first method, the scope "overall", and edits to a published answer are left out.
/// Country, scope, indicators and scores must exist in the data, and other keys must not be known
/// ones. Cost: the fingerprint of the countries involved; some milliseconds for a whole edition.
std::string write_link(const Dataset& data, const Link& link);

/// Reads an untrusted fragment, with or without "#". Parts that do not fit `data` are left out and
/// reported, with the file "link" and a pointer to the key ("/c") or the change ("/e/3", from 0);
/// the rest applies. Nothing of a link applies if it is broken as a whole (too long, no version or
/// a newer one, another edition). An empty text is an empty link: the published state. `data`
/// should have its standings; changes need the sheets of their countries. A different fingerprint
/// is reported as other_data, and everything still applies. It is not compared while a sheet of the
/// link's countries is not loaded. Reports at most kMaxErrorsPerFile errors. Cost: one pass, and
/// the fingerprint.
Link read_link(const Dataset& data, std::string_view text, Errors& diagnostics);

}  // namespace rescore
