#include "numeric/big_integer.h"

#include <gtest/gtest.h>

#include "support/generator.h"

namespace rescore::big_integer_test {
namespace {

__extension__ using Wide = __int128;
using Big = BigInteger<4>;

/// A number of up to 90 bits, and the same in plain arithmetic.
struct Both {
  Big big;
  Wide plain;
};
Both made_up(test::Generator& generator) {
  Both both{Big(1), 1};
  for (int factor = 0; factor < 3; ++factor) {
    const auto number = static_cast<std::int64_t>(generator.below(1u << 20)) - (1 << 19);
    both.big = both.big * Big(number);
    both.plain *= number;
  }
  return both;
}

Big from_plain(Wide number) {
  const auto high = static_cast<std::int64_t>(number >> 62);
  const auto low = static_cast<std::int64_t>(number & ((Wide{1} << 62) - 1));
  return Big(high) * Big(std::int64_t{1} << 62) + Big(low);
}

TEST(BigInteger, AgreesWithPlainArithmetic) {
  test::Generator generator(11);
  for (int trial = 0; trial < 10'000; ++trial) {
    const auto [a, plain_a] = made_up(generator);
    const auto [b, plain_b] = made_up(generator);
    EXPECT_EQ(a, from_plain(plain_a));
    EXPECT_EQ(a + b, from_plain(plain_a + plain_b));
    EXPECT_EQ(a - b, from_plain(plain_a - plain_b));
    EXPECT_EQ(-a, from_plain(-plain_a));
    EXPECT_EQ(a.sign(), (plain_a > 0) - (plain_a < 0));
    const int shift = static_cast<int>(generator.below(100));
    EXPECT_EQ(a.shifted_down(shift), from_plain(plain_a >> shift));
  }
}

TEST(BigInteger, DividesWithoutRest) {
  test::Generator generator(12);
  for (int trial = 0; trial < 10'000; ++trial) {
    const auto [a, plain_a] = made_up(generator);
    const auto [b, plain_b] = made_up(generator);
    if (plain_b == 0) continue;
    EXPECT_EQ(ExactDivisor<4>(b)(a * b), a);
  }
}

TEST(BigInteger, KnowsWhetherItFits) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(Big(most).small(), most);
  EXPECT_EQ(Big(-most).small(), -most);
  EXPECT_EQ((Big(most) + Big(1)).small(), std::nullopt);
  EXPECT_EQ((Big(-most) - Big(2)).small(), std::nullopt);
}

}  // namespace
}  // namespace rescore::big_integer_test
