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
    constexpr double kScale = std::uint64_t{1} << 43;
    const double quotient =
        static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator);
    return directed({static_cast<std::int64_t>(quotient * kScale), 0, 0});
  }
  Key key{ratio.numerator / ratio.denominator, 0, 0};
  std::int64_t left = ratio.numerator % ratio.denominator;
  if (left < 0) {
    --key.whole;
    left += ratio.denominator;
  }
  auto rest = static_cast<std::uint64_t>(left);
  const auto divisor = static_cast<std::uint64_t>(ratio.denominator);
  key.first = more_digits(rest, divisor);
  key.second = more_digits(rest, divisor);
  return directed(key);
}

}  // namespace rescore
