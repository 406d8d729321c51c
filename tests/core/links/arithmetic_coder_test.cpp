#include "links/arithmetic_coder.h"

#include <gtest/gtest.h>

#include <vector>

#include "support/generator.h"

namespace rescore::arithmetic::arithmetic_coder_test {
namespace {

using test::Generator;

/// Codes the bits, of which each may have one of three learning chances, and decodes them again.
std::string coded(const std::vector<bool>& bits) {
  Coder encoder;
  std::vector<Chance> chances(3);
  for (std::size_t i = 0; i < bits.size(); ++i) {
    EXPECT_EQ(encoder.code(chances[i % 3], bits[i]), bits[i]);
    chances[i % 3].learn(bits[i]);
  }
  const std::string bytes = encoder.finish();
  Coder decoder(bytes);
  chances.assign(3, Chance{});
  std::vector<bool> decoded;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    decoded.push_back(decoder.code(chances[i % 3], false));
    chances[i % 3].learn(decoded.back());
  }
  EXPECT_EQ(decoded, bits);
  return bytes;
}

/// This many bits, of which about one in `one_in` is set.
std::vector<bool> bits_of(std::size_t count, std::size_t one_in, Generator& random) {
  std::vector<bool> bits;
  for (std::size_t i = 0; i < count; ++i) bits.push_back(random.below(one_in) == 0);
  return bits;
}

TEST(ArithmeticCoder, EveryRowOfBitsComesBack) {
  Generator random(1);
  EXPECT_EQ(coded({}), "");
  for (std::size_t count = 1; count < 400; ++count) {
    coded(bits_of(count, 1 + random.below(40), random));
  }
}

TEST(ArithmeticCoder, EveryShortRowOfBitsComesBack) {
  for (unsigned number = 0; number < 2048; ++number) {
    std::vector<bool> bits;
    for (unsigned n = number + 2048; n > 1; n /= 2) bits.push_back(n % 2 == 1);
    coded(bits);
  }
}

TEST(ArithmeticCoder, WhatIsLikelyTakesLittleRoom) {
  Generator random(2);
  EXPECT_LE(coded(std::vector<bool>(8000, true)).size(), 20u);
  EXPECT_LE(coded(std::vector<bool>(8000, false)).size(), 20u);
  // The entropy of one in sixteen is 0.337 bits: 337 bytes.
  EXPECT_NEAR(static_cast<double>(coded(bits_of(8000, 16, random)).size()), 337, 30);
  EXPECT_NEAR(static_cast<double>(coded(bits_of(8000, 2, random)).size()), 1000, 20);
}

TEST(ArithmeticCoder, AnyBytesDecodeToSomething) {
  Generator random(3);
  for (int i = 0; i < 200; ++i) {
    std::string bytes;
    for (std::size_t n = random.below(30); n > 0; --n) bytes += static_cast<char>(random.next());
    Coder decoder(bytes);
    Chance chance;
    for (int bit = 0; bit < 500; ++bit) chance.learn(decoder.code(chance, false));
  }
}

TEST(ArithmeticCoder, AChanceNeverBecomesCertain) {
  for (const bool was : {false, true}) {
    Chance chance;
    for (int i = 0; i < 10000; ++i) chance.learn(was);
    EXPECT_GT(chance.yes, 0u);
    EXPECT_LT(chance.yes, 65536u);
  }
}

}  // namespace
}  // namespace rescore::arithmetic::arithmetic_coder_test
