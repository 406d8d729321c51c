#include "base/text.h"

#include <algorithm>

#include "base/utf8.h"

namespace rescore {

namespace {

void append_utf8(std::string& text, char32_t point) {
  const int more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  constexpr unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(leads[more] | point >> (6 * more));
  for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80 | (point >> (6 * i) & 0x3F));
}

/// A number of this many bytes, the lowest first; 0 where the text ends before.
std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at + size > bytes.size()) return 0;
  std::size_t number = 0;
  for (std::size_t i = size; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

}  // namespace

bool is_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

std::optional<std::string> from_utf16(std::string_view text) {
  const std::size_t low = text.starts_with("\xFF\xFE") ? 0 : 1;
  if (text.size() % 2 > 0) return std::nullopt;
  const auto unit = [&](std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    return static_cast<char32_t>(byte(at + low) | byte(at + 1 - low) << 8);
  };
  const auto is_half = [](char32_t c, char32_t first) { return c >= first && c < first + 0x400; };
  std::string result;
  for (std::size_t at = 2; at < text.size(); at += 2) {
    char32_t point = unit(at);
    if (is_half(point, 0xDC00)) return std::nullopt;
    if (is_half(point, 0xD800)) {
      at += 2;
      if (at >= text.size() || !is_half(unit(at), 0xDC00)) return std::nullopt;
      point = 0x10000 + ((point - 0xD800) << 10) + (unit(at) - 0xDC00);
    }
    append_utf8(result, point);
  }
  return result;
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04");
}

bool is_encrypted_zip(std::string_view bytes) {
  // Its list is at the end, and after that the list's place.
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (!is_zip(bytes) || end == bytes.npos) return false;
  constexpr std::size_t entry = 46;
  for (std::size_t at = little_endian(bytes, end + 16, 4);
       at < end && bytes.substr(at).starts_with("PK\x01\x02");
       at += entry + little_endian(bytes, at + 28, 2) + little_endian(bytes, at + 30, 2) +
             little_endian(bytes, at + 32, 2)) {
    if ((little_endian(bytes, at + 8, 2) & 1) != 0) return true;
  }
  return false;
}

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::string id_from(std::string_view code) {
  std::string id;
  for (const char c : code) {
    const bool plain = is_letter_or_digit(c);
    const bool mark = std::string_view("-_.&+").find(c) != std::string_view::npos;
    if (id.empty() && !plain) continue;
    if (plain || mark || id.back() != '-') id += plain || mark ? c : '-';
  }
  while (id.ends_with('-')) id.pop_back();
  if (id.empty()) return "x";
  return id.substr(0, kMostIdLength);
}

std::string slug_from(std::string_view text) {
  std::string slug;
  for (const char c : lowered(text)) {
    if (is_letter_or_digit(c)) {
      if (slug.empty() && c <= '9') slug = "index-";
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  slug = slug.substr(0, kMostIdLength);
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "index" : slug;
}

std::string cut(std::string_view text, std::size_t most) {
  if (utf8::characters(text) <= most) return std::string(text);
  std::size_t at = 0;
  for (std::size_t n = 0; n + 1 < most; ++n) utf8::next(text, at);
  return std::string(text.substr(0, at)) + "…";
}

}  // namespace rescore
