#include "base/utf8.h"

#include <algorithm>
#include <cstdint>

#include "base/format.h"

namespace rescore::utf8 {

std::optional<char32_t> next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned lead = byte(at++);
  if (lead < 0x80) return lead;
  if (lead < 0xC2 || lead > 0xF4) return std::nullopt;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  // Rejects second bytes that would give an overlong form, a surrogate, or a value over U+10FFFF.
  unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  char32_t point = lead & (0x3Fu >> more);
  for (int i = 0; i < more; ++i, ++at) {
    if (byte(at) < least || byte(at) > most) return std::nullopt;
    point = point << 6 | (byte(at) & 0x3Fu);
    least = 0x80;
    most = 0xBF;
  }
  return point;
}

std::size_t characters(std::string_view text) {
  const auto begins = [](char c) { return (c & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

bool has_control(std::string_view text) {
  std::uint32_t last = 0;  // the last three bytes
  for (const char c : text) {
    last = (last << 8 | static_cast<unsigned char>(c)) & 0xFFFFFF;
    const std::uint32_t byte = last & 0xFF;
    if (byte < 0x20 || byte == 0x7F || (last & 0xFFE0) == 0xC280 || last - 0xE280A8 < 7 ||
        last - 0xE281A6 < 4) {
      return true;
    }
  }
  return false;
}

bool is_line(std::string_view text) {
  Errors errors;
  return !has_control(text) && check("", text, errors);
}

bool check(std::string_view file, std::string_view text, Errors& errors) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    report(errors, ErrorCode::not_utf8, file, "",
           "The file is in UTF-16; save it as UTF-8 and try again.");
    return false;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    if (next(text, at).value_or(0) != 0) continue;
    const auto lines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(before), '\n');
    report(errors, ErrorCode::not_utf8, file, "", "Line {}: this is not text in UTF-8.",
           {lines + 1});
    return false;
  }
  return true;
}

}  // namespace rescore::utf8
