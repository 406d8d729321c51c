#pragma once

#include <string>

#include "rescore/index.h"

namespace rescore::tables {

/// A method in words, such as "geometric mean of means, missing answers left out, ranked by the
/// printed score".
std::string rule_words(const Edition& edition, const Method& method);

}  // namespace rescore::tables
