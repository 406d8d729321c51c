#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "rescore/standings.h"

/// What rescore_bench times. A new case is a Case more in one of the lists, and a line in
/// tests/bench/cases.mjs that says what it is.
namespace rescore::bench {

struct Case {
  std::string name;           ///< as in tests/bench/cases.mjs
  std::function<void()> run;  ///< once
  std::function<std::uint32_t()>
      result;           ///< what it came to, see `mixed`; empty: nothing to compare
  std::size_t bytes{};  ///< memory of input and results; 0: not told
};

/// `data` has every country's sheet and outlives the cases.
std::vector<Case> sweep_cases(const Dataset& data);
std::vector<Case> table_cases(const Dataset& data);
std::vector<Case> scale_cases();

/// Numbers mixed into one, as tests/bench/peer.js does, to see that two programs agree (FNV-1a).
class Mixed {
 public:
  void add(std::uint32_t number) { hash_ = (hash_ ^ number) * 16777619u; }
  std::uint32_t value() const { return hash_; }

 private:
  std::uint32_t hash_ = 2166136261u;
};

}  // namespace rescore::bench
