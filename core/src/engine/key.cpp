#include "engine/key.h"

#include <cassert>

namespace rescore {
namespace {

__extension__ using UnsignedWide = unsigned __int128;

/// 64 more binary digits of rest / divisor; the rest becomes what is left.
std::uint64_t more_digits(std::uint64_t& rest, std::uint64_t divisor) {
  const UnsignedWide shifted = static_cast<UnsignedWide>(rest) << 64;
  rest = static_cast<std::uint64_t>(shifted % divisor);
  return static_cast<std::uint64_t>(shifted / divisor);
}

}  // namespace

Key KeyRule::of_ratio(const Ratio& ratio) const {
  assert(ratio.denominator > 0);
  if (kind_ == Kind::narrow) {
    return of(static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator));
  }
  std::int64_t whole = ratio.numerator / ratio.denominator;
  std::int64_t left = ratio.numerator % ratio.denominator;
  if (left < 0) {
    --whole;
    left += ratio.denominator;
  }
  auto rest = static_cast<std::uint64_t>(left);
  const auto divisor = static_cast<std::uint64_t>(ratio.denominator);
  const std::uint64_t first = more_digits(rest, divisor);
  const std::uint64_t second = more_digits(rest, divisor);
  if (lowest_) return {static_cast<double>(~whole), ~first, ~second};
  return {static_cast<double>(whole), first, second};
}

}  // namespace rescore
