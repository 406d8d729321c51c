#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// Binary arithmetic coding with integers only: a yes or no takes the less room the likelier it was
/// held. Encoder and Decoder have the same face, so that one walk over the data serves both: the
/// encoder is given what is so, the decoder says what was.
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

/// The numbers that are still possible, of 64 bits; a yes takes the lower part of them.
struct Range {
  std::uint64_t low = 0;
  std::uint64_t high = ~std::uint64_t{0};

  std::uint64_t last_yes(const Chance& chance) const {
    return low + ((high - low) >> 16) * chance.yes;
  }
  void narrow(std::uint64_t last_yes, bool yes) {
    (yes ? high : low) = yes ? last_yes : last_yes + 1;
  }
  /// The first byte is settled.
  bool settled() const { return ((low ^ high) >> 56) == 0; }
  void shift() {
    low <<= 8;
    high = high << 8 | 0xFF;
  }
};

class Encoder {
 public:
  bool code(const Chance& chance, bool yes) {
    range_.narrow(range_.last_yes(chance), yes);
    for (; range_.settled(); range_.shift()) put(range_.low);
    return yes;
  }

  /// The bytes, as few as will do: the decoder reads zeros after them.
  std::string finish() {
    for (int bytes = 0; bytes <= 8; ++bytes) {
      const std::uint64_t rest = bytes == 8 ? 0 : ~std::uint64_t{0} >> (8 * bytes);
      std::uint64_t number = (range_.low + rest) & ~rest;
      if (number < range_.low || number > range_.high) continue;
      for (int i = 0; i < bytes; ++i, number <<= 8) put(number);
      break;
    }
    bytes_.erase(bytes_.find_last_not_of('\0') + 1);
    return std::move(bytes_);
  }

 private:
  void put(std::uint64_t number) { bytes_ += static_cast<char>(number >> 56); }

  Range range_;
  std::string bytes_;
};

/// Decodes any bytes; nonsense in, nonsense out.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {
    for (int i = 0; i < 8; ++i) take();
  }

  bool code(const Chance& chance, bool) {
    const std::uint64_t last_yes = range_.last_yes(chance);
    const bool yes = number_ <= last_yes;
    range_.narrow(last_yes, yes);
    for (; range_.settled(); range_.shift()) take();
    return yes;
  }

 private:
  void take() {
    const std::uint64_t next = at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : 0u;
    number_ = number_ << 8 | next;
    ++at_;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;
  Range range_;
};

}  // namespace rescore::arithmetic
