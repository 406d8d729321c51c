#include "numeric/elementary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "numeric/random.h"

namespace rescore::elementary_test {
namespace {

TEST(Elementary, TheLogarithmIsTheLibrarysButForTheLastDigit) {
  double worst = 0;
  const auto compare = [&](double x) {
    const double expected = std::log(x);
    const double off = std::fabs(natural_log(x) - expected);
    worst = std::max(worst, expected == 0 ? off : off / std::fabs(expected));
  };
  RandomStream random(13, 0, 0);
  for (int i = 0; i < 200'000; ++i) {
    const double u = random.uniform01();
    compare(u);
    compare(1 + (u - 0.5) * 1e-3);  // where the logarithm is close to 0
    compare(u * 1e-280);
    compare(u * 1e280);
  }
  for (const double x : {1.0, 0.5, 2.0, 0x1p-1022, 0x1.fffffffffffffp-1, 0x1.0000000000001p0,
                         0x1.6a09e667f3bccp-1, 0x1.6a09e667f3bcdp-1, 0x1.fffffffffffffp1023}) {
    compare(x);
  }
  EXPECT_LT(worst, 4e-16);
  EXPECT_EQ(natural_log(1.0), 0.0);
}

TEST(Elementary, TheExponentialIsTheLibrarysButForTheLastDigits) {
  double worst = 0;
  const auto compare = [&](double x) {
    const double expected = std::exp(x);
    worst = std::max(worst, std::fabs(natural_exp(x) - expected) / expected);
  };
  RandomStream random(14, 0, 0);
  for (int i = 0; i < 200'000; ++i) {
    const double u = random.uniform01();
    compare(1400 * u - 700);
    compare(2 * u - 1);
    compare((u - 0.5) * 1e-6);
  }
  // Near the middle between two powers of 2, where the series converges slowest.
  for (int n = -1000; n <= 1000; ++n) {
    for (const double off : {-1e-12, 0.0, 1e-12}) compare((n + 0.5) * std::log(2.0) + off);
    compare(n * 0.7);
  }
  for (const double x : {-700.0, 700.0, 0.0, -0.0, 1.0, -1.0, 1e-300}) compare(x);
  EXPECT_LT(worst, 1e-15);
  EXPECT_EQ(natural_exp(0.0), 1.0);
}

TEST(Elementary, TheExponentialStaysWithinTheNumbersThatThereAre) {
  EXPECT_EQ(natural_exp(-709.0), 0.0);
  EXPECT_EQ(natural_exp(-1e300), 0.0);
  EXPECT_GT(natural_exp(-708.0), 0.0);
  EXPECT_EQ(natural_exp(1e300), natural_exp(709.0));
  EXPECT_NEAR(natural_exp(709.0) / std::exp(709.0), 1.0, 1e-15);
}

TEST(Elementary, TheExponentialTurnsTheLogarithmBack) {
  RandomStream random(15, 0, 0);
  for (int i = 0; i < 20'000; ++i) {
    const double x = random.uniform01();
    EXPECT_NEAR(natural_exp(natural_log(x)) / x, 1.0, 1e-14);
  }
}

}  // namespace
}  // namespace rescore::elementary_test
