#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// Binary arithmetic coding with integers only: a yes or no takes the less room the likelier it was
/// held. One walk over the data serves both ways: an encoder is given what is so, a decoder says
/// what was.
namespace rescore::arithmetic {

/// How likely a yes is held, of 65,536.
struct Chance {
  std::uint32_t yes = 1u << 15;
  std::uint32_t seen = 0;

  /// Moves towards what was seen, by less the more was seen before.
  void learn(bool was) {
    const auto now = static_cast<std::int64_t>(yes);
    const std::int64_t step = ((was ? 65536 : 0) - now) * 2 / (2 * std::int64_t{seen} + 3);
    yes = static_cast<std::uint32_t>(std::clamp<std::int64_t>(now + step, 32, 65536 - 32));
    seen = std::min<std::uint32_t>(seen + 1, 250);
  }
};

/// Encodes yes and no, or decodes them from bytes, of which any will do: nonsense in, nonsense out.
class Coder {
 public:
  /// An encoder.
  Coder() = default;
  /// A decoder of these bytes.
  explicit Coder(std::string_view bytes) : bytes_(bytes), decodes_(true) {
    for (int i = 0; i < 8; ++i) take();
  }

  /// What is so. A decoder says what was, whatever `yes` is.
  bool code(const Chance& chance, bool yes) {
    // A yes takes the lower part of the numbers that are still possible.
    const std::uint64_t last_yes = low_ + ((high_ - low_) >> 16) * chance.yes;
    if (decodes_) yes = number_ <= last_yes;
    (yes ? high_ : low_) = yes ? last_yes : last_yes + 1;
    // Until the first byte is not settled.
    for (; ((low_ ^ high_) >> 56) == 0; low_ <<= 8, high_ = high_ << 8 | 0xFF) {
      decodes_ ? take() : put(low_);
    }
    return yes;
  }

  /// An encoder's bytes, as few as will do: a decoder reads zeros after them.
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

  std::uint64_t low_ = 0, high_ = ~std::uint64_t{0};  ///< the numbers that are still possible
  std::string bytes_;
  bool decodes_ = false;
  std::size_t at_ = 0;        ///< of a decoder
  std::uint64_t number_ = 0;  ///< of a decoder
};

}  // namespace rescore::arithmetic
