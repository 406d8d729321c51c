#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rescore::json {

/// What a JSON text (RFC 8259) holds, told in order. Whatever gives false ends the reading.
class Events {
 public:
  virtual bool null() = 0;
  virtual bool boolean(bool value) = 0;
  /// A number without point and exponent, as long as it fits.
  virtual bool integer(std::int64_t value) = 0;
  /// Any other number, as written.
  virtual bool decimal(std::string digits) = 0;
  virtual bool string(std::string text) = 0;
  virtual bool key(std::string name) = 0;
  /// A list, or an object.
  virtual bool start(bool object) = 0;
  virtual bool end() = 0;
  /// The text is not JSON: the place of the byte that makes it so, or the text's size or more when
  /// something is missing at its end.
  virtual void broken(std::size_t at) = 0;

 protected:
  ~Events() = default;
};

/// Reads a whole text, which may begin with a byte order mark; false after a fault, or when an
/// event ended the reading. A number that is larger than any double, such as 1e999, is a fault. Both
/// do the same (tests/core/json_peer_test.cpp, tests/fuzz); the small one tells such a number by its
/// first 20 digits.
bool read_by_library(std::string_view text, Events& events);
/// The same in a sixth of the code: no numbers are converted to doubles, and no messages made.
bool read_small(std::string_view text, Events& events);

}  // namespace rescore::json
