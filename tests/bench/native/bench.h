#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// The timed cases of rescore_bench: calls of rescore/rescore.h that anyone can make. A new case
/// needs a Case here, and a line in tests/bench/cases.mjs or tests/bench/growth.mjs that describes
/// it.
namespace rescore::bench {

struct Timed {
  std::function<void()> run;                    ///< once
  std::function<std::uint32_t()> result;        ///< see `Mixed`; empty: nothing to compare
  std::function<std::vector<double>()> near{};  ///< values that need to agree only approximately
};

struct Case {
  std::string name;                ///< as in tests/bench/cases.mjs
  std::function<Timed()> prepare;  ///< not timed; its objects live as long as its result
};

/// `data` contains a data folder for each index, made by tests/bench/data.mjs. An index without a
/// folder has no cases.
std::vector<Case> all_cases(const std::filesystem::path& data);

/// A hash of numbers, as in tests/bench/mixed.js, to check that two programs agree (FNV-1a).
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
