#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "rescore/session.h"

/// What rescore_bench times. A new case is a Case more in one of the lists, and a line in
/// tests/bench/cases.mjs or tests/bench/growth.mjs that says what it is.
namespace rescore::bench {

struct Timed {
  std::function<void()> run;  ///< once
  std::function<std::uint32_t()>
      result;           ///< what it came to, see `Mixed`; empty: nothing to compare
  std::size_t bytes{};  ///< memory of input and results; 0: not told
};

struct Case {
  std::string name;                ///< as in tests/bench/cases.mjs
  std::function<Timed()> prepare;  ///< not timed; what it makes goes with what it returns
};

/// `data` and `session` have every country's sheet and outlive the cases.
std::vector<Case> sweep_cases(const Dataset& data);
std::vector<Case> table_cases(const Session& session);
std::vector<Case> question_cases(const Dataset& data);
/// Made-up editions from small to as large as one may get.
std::vector<Case> size_cases();

/// Numbers mixed into one, as tests/bench/peer.js does, to see that two programs agree (FNV-1a).
class Mixed {
 public:
  void add(std::uint32_t number) { hash_ = (hash_ ^ number) * 16777619u; }
  std::uint32_t value() const { return hash_; }

 private:
  std::uint32_t hash_ = 2166136261u;
};

}  // namespace rescore::bench
