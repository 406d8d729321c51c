#pragma once

#include <vector>

#include "json/json.h"
#include "rescore/edition.h"

namespace rescore {

/// One method, of an index.json or of a file of its own; what it names is looked up in `edition`.
/// No method of `earlier` may have its id.
Method read_method(const json::Cursor& item, const Edition& edition,
                   const std::vector<Method>& earlier);

/// The largest weight of a domain or layer.
inline constexpr int kMaxWeight = 1000;

/// What is wrong with a method's weights as a whole, as a sentence; empty when nothing is.
std::string weights_fault(const Edition& edition, const Method& method);

}  // namespace rescore
