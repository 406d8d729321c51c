#pragma once

#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace rescore {

/// A whole number of Limbs x 64 bits in two's complement. It wraps on overflow, so its users bound
/// their numbers first.
template <std::size_t Limbs>
class BigInteger {
 public:
  BigInteger(std::int64_t value = 0) {
    limbs_.fill(value < 0 ? ~std::uint64_t{0} : 0);
    limbs_[0] = static_cast<std::uint64_t>(value);
  }

  /// -1, 0 or 1
  int sign() const {
    if (static_cast<std::int64_t>(limbs_[Limbs - 1]) < 0) return -1;
    for (const std::uint64_t limb : limbs_) {
      if (limb != 0) return 1;
    }
    return 0;
  }

  BigInteger& operator+=(const BigInteger& other) {
    Double carry = 0;
    for (std::size_t i = 0; i < Limbs; ++i) {
      carry += static_cast<Double>(limbs_[i]) + other.limbs_[i];
      limbs_[i] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    return *this;
  }
  BigInteger operator-() const {
    BigInteger result;
    for (std::size_t i = 0; i < Limbs; ++i) result.limbs_[i] = ~limbs_[i];
    return result += BigInteger(1);
  }
  friend BigInteger operator+(BigInteger a, const BigInteger& b) { return a += b; }
  friend BigInteger operator-(BigInteger a, const BigInteger& b) { return a += -b; }
  friend BigInteger operator*(const BigInteger& a, const BigInteger& b) {
    BigInteger result;
    for (std::size_t i = 0; i < Limbs; ++i) {
      if (a.limbs_[i] == 0) continue;
      Double carry = 0;
      for (std::size_t j = 0; i + j < Limbs; ++j) {
        carry += static_cast<Double>(a.limbs_[i]) * b.limbs_[j] + result.limbs_[i + j];
        result.limbs_[i + j] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
      }
    }
    return result;
  }
  friend bool operator==(const BigInteger&, const BigInteger&) = default;

  /// The same number if it fits.
  std::optional<std::int64_t> small() const {
    const auto value = static_cast<std::int64_t>(limbs_[0]);
    return *this == BigInteger(value) ? std::optional(value) : std::nullopt;
  }

  /// The lowest 64 bits.
  std::uint64_t low() const { return limbs_[0]; }
  /// Zero bits at the lower end; the number is not 0.
  int trailing_zeros() const {
    int zeros = 0;
    for (const std::uint64_t limb : limbs_) {
      if (limb != 0) return zeros + std::countr_zero(limb);
      zeros += 64;
    }
    assert(false);
    return zeros;
  }
  /// Divided by 2^bits, rounded down.
  BigInteger shifted_down(int bits) const {
    BigInteger result(sign() < 0 ? -1 : 0);
    const auto whole = static_cast<std::size_t>(bits / 64);
    const int rest = bits % 64;
    for (std::size_t i = 0; i + whole < Limbs; ++i) {
      const std::uint64_t next = i + whole + 1 < Limbs ? limbs_[i + whole + 1] : result.limbs_[i];
      const std::uint64_t low = limbs_[i + whole] >> rest;
      result.limbs_[i] = rest == 0 ? low : low | next << (64 - rest);
    }
    return result;
  }

 private:
  __extension__ using Double = unsigned __int128;
  std::array<std::uint64_t, Limbs> limbs_;
};

/// Divides numbers by another one that leaves no rest: in arithmetic that wraps, an odd number has
/// an inverse.
template <std::size_t Limbs>
class ExactDivisor {
 public:
  explicit ExactDivisor(const BigInteger<Limbs>& divisor) : zeros_(divisor.trailing_zeros()) {
    const BigInteger<Limbs> odd = divisor.shifted_down(zeros_);
    // Newton's method doubles the number of right bits; one is right at the start.
    std::uint64_t low = 1;
    for (int bits = 1; bits < 64; bits *= 2) low *= 2 - odd.low() * low;
    inverse_ = BigInteger<Limbs>(static_cast<std::int64_t>(low));
    for (std::size_t bits = 64; bits < 64 * Limbs; bits *= 2) {
      inverse_ = inverse_ * (BigInteger<Limbs>(2) - odd * inverse_);
    }
  }
  BigInteger<Limbs> operator()(const BigInteger<Limbs>& number) const {
    return number.shifted_down(zeros_) * inverse_;
  }

 private:
  int zeros_;
  BigInteger<Limbs> inverse_;
};

}  // namespace rescore
