#pragma once

#include <vector>

#include "json/json.h"
#include "rescore/index.h"

namespace rescore {

/// The highest weight of a method; with the rules of plan.h it bounds every sum.
inline constexpr std::int64_t kMaxWeight = 1000;

/// A method of an index.json, or of a file of its own: in the form of the edition's format. Its id
/// must be none of the earlier ones.
Method read_method(const json::Cursor& item, const Edition& edition,
                   const std::vector<Method>& earlier);

}  // namespace rescore
