#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/error.h"

namespace rescore {

/// A published edition that data/editions.json knows: what its import must come to.
struct KnownEdition {
  std::string edition;  ///< id
  std::string title;
  std::string pattern;  ///< folder of an index.json with the same indicators
  int units{};
  std::string commit;       ///< state of the publisher's repository
  std::string fingerprint;  ///< of all its answers
  std::string regions;      ///< which country is in which region, see region_fingerprint()
};

/// Reads data/editions.json; appends everything that is wrong to `errors`.
std::optional<std::vector<KnownEdition>> read_known_editions(std::string_view file,
                                                             std::string_view text, Errors& errors);

}  // namespace rescore
