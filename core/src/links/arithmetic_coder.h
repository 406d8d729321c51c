#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// Binary arithmetic coding with integers only: the more probable a bit was, the less room it
/// takes. The same pass over the data serves both ways: an encoder is given the bits, a decoder
/// returns them.
namespace rescore::arithmetic {

/// The estimated probability of a yes, of 65,536.
struct Chance {
  std::uint32_t yes = 1u << 15;
  std::uint32_t seen = 0;

  /// Moves towards the observed bit, by less the more bits were seen before.
  void learn(bool was) {
    const auto now = static_cast<std::int64_t>(yes);
    const std::int64_t step = ((was ? 65536 : 0) - now) * 2 / (2 * std::int64_t{seen} + 3);
    yes = static_cast<std::uint32_t>(std::clamp<std::int64_t>(now + step, 32, 65536 - 32));
    seen = std::min<std::uint32_t>(seen + 1, 250);
  }
};

/// Encodes bits, or decodes them from bytes. Any bytes can be decoded: nonsense in, nonsense out.
class Coder {
 public:
  /// An encoder.
  Coder() = default;
  /// A decoder of these bytes.
  explicit Coder(std::string_view bytes) : bytes_(bytes), decodes_(true) {
    for (int i = 0; i < 8; ++i) take();
  }

  /// Encodes `yes` and returns it. A decoder ignores `yes` and returns the decoded bit.
  bool code(const Chance& chance, bool yes) {
    // A yes takes the lower part of the range that is still possible.
    const std::uint64_t last_yes = low_ + ((high_ - low_) >> 16) * chance.yes;
    if (decodes_) yes = number_ <= last_yes;
    (yes ? high_ : low_) = yes ? last_yes : last_yes + 1;
    // Emit settled leading bytes until the first one is undecided.
    for (; ((low_ ^ high_) >> 56) == 0; low_ <<= 8, high_ = high_ << 8 | 0xFF) {
      decodes_ ? take() : put(low_);
    }
    return yes;
  }

  /// An encoder's bytes, as few as possible: a decoder reads zeros after them.
  std::string finish() {
    for (int bytes = 0; bytes <= 8; ++bytes) {
      const std::uint64_t rest = bytes == 8 ? 0 : ~std::uint64_t{0} >> (8 * bytes);
      std::uint64_t number = (low_ + rest) & ~rest;
      if (number < low_ || number > high_) continue;
      for (int i = 0; i < bytes; ++i, number <<= 8) put(number);
      break;
    }
    bytes_.erase(bytes_.find_last_not_of('\0') + 1);
    return std::move(bytes_);
  }

 private:
  void put(std::uint64_t number) { bytes_ += static_cast<char>(number >> 56); }
  void take() {
    const std::uint64_t next = at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : 0u;
    number_ = number_ << 8 | next;
    ++at_;
  }

  std::uint64_t low_ = 0, high_ = ~std::uint64_t{0};  ///< the range that is still possible
  std::string bytes_;
  bool decodes_ = false;
  std::size_t at_ = 0;        ///< of a decoder
  std::uint64_t number_ = 0;  ///< of a decoder
};

}  // namespace rescore::arithmetic
