#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rescore {

/// Four random 32-bit numbers, determined by a counter and a key.
using RandomBlock = std::array<std::uint32_t, 4>;

/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
/// (SC 2011): ten rounds of two multiplications. For every key it is a bijection of the counter,
/// and it passes the usual batteries of tests. It has no state: any number of any run can be
/// computed directly, on any machine. Cost: some 10 ns.
constexpr RandomBlock philox(RandomBlock counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t even = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t odd = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(odd >> 32) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(odd),
               static_cast<std::uint32_t>(even >> 32) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(even)};
    key[0] += 0x9E3779B9;  // fractional parts of the golden ratio and of the square root of three
    key[1] += 0xBB67AE85;
  }
  return counter;
}

/// The random numbers of one draw for one purpose. They depend only on seed, draw and purpose, so
/// draws may be made in any order, by any number of processes.
class RandomStream {
 public:
  /// `purpose` separates the streams for different uses; streams never overlap within their first
  /// 2^34 numbers.
  constexpr RandomStream(std::uint64_t seed, std::uint64_t draw, std::uint32_t purpose)
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
        counter_{static_cast<std::uint32_t>(draw), static_cast<std::uint32_t>(draw >> 32), purpose,
                 0} {}

  /// All 2^32 values equally likely.
  constexpr std::uint32_t next() {
    if (used_ == block_.size()) {
      block_ = philox(counter_, key_);
      ++counter_[3];
      used_ = 0;
    }
    return block_[used_++];
  }

  /// 64 bits, with the first number drawn in the lower half.
  constexpr std::uint64_t next64() {
    const std::uint64_t low = next();
    return low | std::uint64_t{next()} << 32;
  }

  /// A number strictly between 0 and 1: the middle of one of 2^32 equal parts.
  constexpr double uniform01() { return (next() + 0.5) * 0x1p-32; }

  /// 0 to n - 1, for n of 1 or more: the upper half of a product (Lemire 2019, without the
  /// rejection). No value's probability differs from 1 / n by more than 2^-32.
  constexpr std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(std::uint64_t{next()} * n >> 32);
  }

 private:
  std::array<std::uint32_t, 2> key_;
  RandomBlock counter_;
  RandomBlock block_{};
  std::size_t used_ = 4;
};

/// 64 independent random bits in one word, each set with probability `chance` / 2^32 (0 to 2^32).
/// Compares 64 numbers with `chance` digit by digit, and stops as soon as all are decided, which
/// takes about eight 64-bit words instead of thirty-two.
inline std::uint64_t bernoulli_mask(RandomStream& random, std::uint64_t chance) {
  if (chance >> 32 != 0) return ~std::uint64_t{0};
  std::uint64_t yes = 0, open = ~std::uint64_t{0};
  for (; open != 0 && chance != 0; chance = chance << 1 & 0xFFFFFFFF) {
    const std::uint64_t digits = random.next64();
    // A number with digit 0 where the chance has 1 is below it; with 1 where it has 0, above.
    const bool one = (chance >> 31) != 0;
    if (one) yes |= open & ~digits;
    open &= one ? digits : ~digits;
  }
  return yes;
}

/// The sum of `count` independent exponential numbers of mean 1 (a gamma number of that shape):
/// minus the logarithm of a product of as many numbers between 0 and 1.
double exponential_sum(RandomStream& random, int count);

/// Fractions are whole multiples of 2^-31, so that their sums are exact in any order.
inline constexpr std::uint32_t kOneFraction = std::uint32_t{1} << 31;

/// A Dirichlet sample: random fractions that add up to 1, all with the same whole-number
/// concentration (1 or more; 1 makes all splits equally likely, higher values favour even splits).
/// Each is at least 1, and they add up to kOneFraction, except for one unit each. At most
/// kMaxFractions. Cost: a fifth of a microsecond for nine fractions of concentration 1; rises with
/// concentration x fractions.
inline constexpr std::size_t kMaxFractions = 128;
void dirichlet(RandomStream& random, int concentration, std::span<std::uint32_t> fractions);

}  // namespace rescore
