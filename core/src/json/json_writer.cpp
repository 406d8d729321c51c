#include <algorithm>

#include "base/format.h"
#include "base/utf8.h"
#include "json/json.h"

namespace rescore::json {
namespace {

/// What stands for bytes that are not UTF-8: U+FFFD.
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

}  // namespace

Writer& Writer::key(std::string_view name) {
  string(name);
  out_ += ':';
  fresh_ = true;
  return *this;
}

Writer& Writer::string(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::string_view named = "\b\t\n\f\r\"\\";
  constexpr std::string_view names = "btnfr\"\\";
  std::string quoted = "\"";
  while (!text.empty()) {
    const auto first = utf8::first_of(text);
    const auto byte = static_cast<unsigned char>(text.front());
    const std::size_t name = named.find(text.front());
    if (!first.whole) {
      quoted += kReplacement;
    } else if (name != named.npos) {
      quoted += {'\\', names[name]};
    } else if (byte < 0x20) {
      quoted += "\\u00";
      quoted += {hex[byte >> 4], hex[byte & 0xF]};
    } else {
      quoted += text.substr(0, first.bytes);
    }
    text.remove_prefix(std::max<std::size_t>(first.bytes, 1));
  }
  return raw(quoted + '"');
}

Writer& Writer::decimal(double number) {
  const bool negative = number < 0;
  const auto millionths = static_cast<std::uint64_t>((negative ? -number : number) * 1e6 + 0.5);
  std::string text = to_decimal(millionths / 1'000'000);
  std::string rest = to_decimal(millionths % 1'000'000 + 1'000'000).substr(1);
  rest.erase(rest.find_last_not_of('0') + 1);
  if (!rest.empty()) text += "." + rest;
  return raw(negative && millionths > 0 ? "-" + text : text);
}

Writer& Writer::raw(std::string_view json) {
  comma();
  out_ += json;
  return *this;
}

Writer& Writer::open(char bracket) {
  comma();
  out_ += bracket;
  fresh_ = true;
  return *this;
}

Writer& Writer::close(char bracket) {
  out_ += bracket;
  fresh_ = false;
  return *this;
}

void Writer::comma() {
  if (!fresh_) out_ += ',';
  fresh_ = false;
}

}  // namespace rescore::json
