#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rescore {

/// Four random numbers of 32 bits, which a counter and a key decide between them.
using RandomBlock = std::array<std::uint32_t, 4>;

/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
/// (SC 2011): ten rounds of two multiplications, a bijection of the counter for every key that
/// passes the usual batteries of tests. No state: any number of any run can be had at once, on any
/// machine. Cost: some 10 ns.
constexpr RandomBlock philox(RandomBlock counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t even = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t odd = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(odd >> 32) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(odd),
               static_cast<std::uint32_t>(even >> 32) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(even)};
    key[0] += 0x9E3779B9;  // the golden ratio's and the square root of three's fractions
    key[1] += 0xBB67AE85;
  }
  return counter;
}

/// The random numbers of one draw for one purpose: they depend on seed, draw and purpose and on
/// nothing else, so that draws may be made in any order, by any number of processes.
class RandomStream {
 public:
  /// `purpose` keeps what is drawn for different ends apart; streams never overlap within their
  /// first 2^34 numbers.
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

  /// 64 bits, the first number drawn in the lower half.
  constexpr std::uint64_t next64() {
    const std::uint64_t low = next();
    return low | std::uint64_t{next()} << 32;
  }

  /// A number between 0 and 1, never either of them: the middle of one of 2^32 equal parts.
  constexpr double uniform01() { return (next() + 0.5) * 0x1p-32; }

  /// 0 to n - 1, for n of 1 or more: the upper half of a product (Lemire 2019, without the
  /// rejection). No value's chance is further than 2^-32 from 1 / n.
  constexpr std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(std::uint64_t{next()} * n >> 32);
  }

 private:
  std::array<std::uint32_t, 2> key_;
  RandomBlock counter_;
  RandomBlock block_{};
  std::size_t used_ = 4;
};

/// 64 independent yes or no in one word, each yes with the chance `chance` / 2^32 (0 to 2^32):
/// compares 64 numbers with `chance` digit by digit, and stops as soon as all are decided, which
/// takes some eight words of 64 bits instead of thirty-two.
inline std::uint64_t bernoulli_mask(RandomStream& random, std::uint64_t chance) {
  if (chance >> 32 != 0) return ~std::uint64_t{0};
  std::uint64_t yes = 0, open = ~std::uint64_t{0};
  for (; open != 0 && chance != 0; chance = chance << 1 & 0xFFFFFFFF) {
    const std::uint64_t digits = random.next64();
    // A number with digit 0 where the chance has 1 is below it, the other way round above.
    const bool one = (chance >> 31) != 0;
    if (one) yes |= open & ~digits;
    open &= one ? digits : ~digits;
  }
  return yes;
}

/// The sum of `count` independent exponential numbers of mean 1 (a gamma number of that shape):
/// minus the logarithm of a product of as many numbers between 0 and 1.
double exponential_sum(RandomStream& random, int count);

/// Fractions are whole numbers of 2^-31, so that sums of them are exact in any order.
inline constexpr std::uint32_t kOneFraction = std::uint32_t{1} << 31;

/// A Dirichlet number: random fractions of one whole, all with the same whole-number concentration
/// (1 or more; 1 makes all splits equally likely, more draws them towards equal parts). Each is at
/// least 1, and they add up to kOneFraction but for one unit each. At most kMaxFractions. Cost: for
/// nine of concentration 1 a fifth of a microsecond; rises with concentration x fractions.
inline constexpr std::size_t kMaxFractions = 128;
void dirichlet(RandomStream& random, int concentration, std::span<std::uint32_t> fractions);

}  // namespace rescore
