#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// What rescore_bench times: calls of rescore/rescore.h, as anyone can make them. A new case is a
/// Case more, and a line in tests/bench/cases.mjs or tests/bench/growth.mjs that says what it is.
namespace rescore::bench {

struct Timed {
  std::function<void()> run;                    ///< once
  std::function<std::uint32_t()> result;        ///< see `Mixed`; empty: nothing to compare
  std::function<std::vector<double>()> near{};  ///< what need only be much the same
};

struct Case {
  std::string name;                ///< as in tests/bench/cases.mjs
  std::function<Timed()> prepare;  ///< not timed; what it makes goes with what it returns
};

/// `data` holds a data folder for each index, as tests/bench/data.mjs makes them. An index whose
/// folder is missing has no cases.
std::vector<Case> all_cases(const std::filesystem::path& data);

/// Numbers mixed into one, as tests/bench/peer.js does, to see that two programs agree (FNV-1a).
class Mixed {
 public:
  void add(std::int64_t number) {
    hash_ = (hash_ ^ static_cast<std::uint32_t>(number)) * 16777619u;
  }
  std::uint32_t value() const { return hash_; }

 private:
  std::uint32_t hash_ = 2166136261u;
};

}  // namespace rescore::bench
