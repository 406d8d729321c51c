#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace rescore::test {

/// Random numbers for tests. The n-th number depends only on the seed and on n (SplitMix64), so
/// every run on every machine tries the same cases; the standard library's generators differ.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : seed_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = seed_ + ++count_ * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  /// 0 to n - 1, almost exactly uniform.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

  template <class T>
  const T& pick(const std::vector<T>& list) {
    return list[below(list.size())];
  }

  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t n = list.size(); n > 1; --n) std::swap(list[n - 1], list[below(n)]);
  }

 private:
  std::uint64_t seed_;
  std::uint64_t count_ = 0;
};

}  // namespace rescore::test
