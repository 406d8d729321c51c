#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

// Sixteen bytes at a time, by the vector extensions of GCC and Clang: one source becomes SSE2, NEON
// or WebAssembly SIMD, and plain code where a machine has none.
namespace rescore::simd {

using I8 = std::int8_t __attribute__((vector_size(16)));
using I16 = std::int16_t __attribute__((vector_size(16)));
using U8 = std::uint8_t __attribute__((vector_size(16)));
using U16 = std::uint16_t __attribute__((vector_size(16)));
using U32 = std::uint32_t __attribute__((vector_size(16)));
using U64 = std::uint64_t __attribute__((vector_size(16)));
using I32 = std::int32_t __attribute__((vector_size(16)));
using I64 = std::int64_t __attribute__((vector_size(16)));
using F32 = float __attribute__((vector_size(16)));
using F64 = double __attribute__((vector_size(16)));

/// A vector's sort of number, and how many it holds.
template <class V>
using Lane = std::remove_cvref_t<decltype(V{}[0])>;
template <class V>
inline constexpr std::size_t kLanesOf = sizeof(V) / sizeof(Lane<V>);

// even() and odd() take a pair of bytes for a number.
static_assert(std::endian::native == std::endian::little);

/// Vectors stand anywhere in memory.
template <class V>
V load(const void* from) {
  V v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

template <class V>
void store(void* to, const V& v) {
  std::memcpy(to, &v, sizeof v);
}

/// The same number in every lane.
template <class V>
V splat(Lane<V> value) {
  return value - V{};
}

/// Calls `step` with 0, 1, ... N - 1 as constants, so that arrays of vectors stay in registers: GCC
/// at -O2 leaves such a loop a loop.
template <std::size_t N, class Step>
void unrolled(Step step) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (step(std::integral_constant<std::size_t, I>()), ...);
  }
  (std::make_index_sequence<N>());
}

/// The lanes 0, 2, 4... and 1, 3, 5..., twice as wide: cheaper than the low and the high half.
inline U16 even(U8 v) {
  return (U16)v & 0xFF;
}
inline U16 odd(U8 v) {
  return (U16)v >> 8;
}

/// Masks of doubles, -1 where they hold, as one of half their width.
inline I32 narrowed(I64 low, I64 high) {
  return __builtin_shufflevector((I32)low, (I32)high, 0, 2, 4, 6);
}

/// All lanes by the same number of bits. Clang 14 makes plain code of `>>` for WebAssembly, unless
/// it knows the number.
inline U32 shifted_right(U32 v, int bits) {
#ifdef __wasm_simd128__
  return (U32)wasm_u32x4_shr((v128_t)v, bits);
#else
  return v >> bits;
#endif
}

/// Even and odd lanes side by side again, twice as wide: lanes 0 to 3, 4 to 7, 8 to 11, 12 to 15.
inline void store_wide(std::uint32_t* to, U16 evens, U16 odds) {
  const U16 low = __builtin_shufflevector(evens, odds, 0, 8, 1, 9, 2, 10, 3, 11);
  const U16 high = __builtin_shufflevector(evens, odds, 4, 12, 5, 13, 6, 14, 7, 15);
  const U16 zero{};
  store(to, __builtin_shufflevector(low, zero, 0, 8, 1, 9, 2, 10, 3, 11));
  store(to + 4, __builtin_shufflevector(low, zero, 4, 12, 5, 13, 6, 14, 7, 15));
  store(to + 8, __builtin_shufflevector(high, zero, 0, 8, 1, 9, 2, 10, 3, 11));
  store(to + 12, __builtin_shufflevector(high, zero, 4, 12, 5, 13, 6, 14, 7, 15));
}

}  // namespace rescore::simd
