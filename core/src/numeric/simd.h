#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

// Vectors of sixteen bytes, with the vector extensions of GCC and Clang. One source compiles to
// SSE2, NEON or WebAssembly SIMD, and to plain code on machines without vectors.
namespace rescore::simd {

using I8 = std::int8_t __attribute__((vector_size(16)));
using I16 = std::int16_t __attribute__((vector_size(16)));
using U16 = std::uint16_t __attribute__((vector_size(16)));
using U64 = std::uint64_t __attribute__((vector_size(16)));
using I32 = std::int32_t __attribute__((vector_size(16)));
using I64 = std::int64_t __attribute__((vector_size(16)));
using F64 = double __attribute__((vector_size(16)));

/// A vector's number type, and how many it holds.
template <class V>
using Lane = std::remove_cvref_t<decltype(V{}[0])>;
template <class V>
inline constexpr std::size_t kLanesOf = sizeof(V) / sizeof(Lane<V>);

/// Vectors may be unaligned.
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

/// Calls `step` with 0, 1, ... N - 1 as constants, so that arrays of vectors stay in registers. GCC
/// at -O2 does not unroll such a loop.
template <std::size_t N, class Step>
void unrolled(Step step) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (step(std::integral_constant<std::size_t, I>()), ...);
  }
  (std::make_index_sequence<N>());
}

/// Combines masks of doubles (-1 where true) into a mask of half their width.
inline I32 narrowed(I64 low, I64 high) {
  return __builtin_shufflevector((I32)low, (I32)high, 0, 2, 4, 6);
}

}  // namespace rescore::simd
