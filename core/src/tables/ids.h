#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/format.h"
#include "base/lists.h"
#include "base/text.h"

namespace rescore::tables {

/// Ids by code: no two codes share one.
class Ids {
 public:
  std::string add(const std::string& code, std::string id) {
    const std::string stem = id.substr(0, kMostIdLength - 5);
    for (int n = 2; contains(used_, id); ++n) id = stem + "-" + to_decimal(n);
    used_.push_back(id);
    return by_code_[code] = id;
  }

 private:
  std::vector<std::string> used_;
  std::map<std::string, std::string> by_code_;
};

}  // namespace rescore::tables
