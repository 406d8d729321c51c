#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "links/fragment.h"
#include "rescore/error.h"

/// A link's fields, carried up to the version that is written today.
namespace rescore::link {

/// The end of the sentence about a link of which nothing can be used.
inline constexpr const char* kNothingHolds = ", so the published answers hold.";

struct Opened {
  std::vector<fragment::Field> fields;  ///< each key once
  int written_as;                       ///< the version it came in, 0 when it was written by hand
};

/// Nothing for an empty text, and, told, for one that is too long or of no known version.
std::optional<Opened> open(std::string_view text, Errors& diagnostics);

/// The field of a key, or nullptr; an empty value counts as left out.
const fragment::Field* find(const std::vector<fragment::Field>& fields, std::string_view key);

/// Whether the current version knows the key.
bool is_key(std::string_view key);

}  // namespace rescore::link
