#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/format.h"

namespace rescore::utf8 {
namespace {

constexpr char32_t kBad = 0xFFFFFFFF;

/// The code point at `at`, which moves on; kBad where the bytes are not UTF-8.
char32_t next(std::string_view text, std::size_t& at) {
  const auto [bytes, whole] = first_of(text.substr(at));
  if (!whole) return kBad;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  char32_t point = bytes == 1 ? byte(0) : byte(0) & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) point = point << 6 | (byte(i) & 0x3Fu);
  at += bytes;
  return point;
}

/// The plain letter of an accented Latin one, in lower case; '\0' when there is none.
char base_letter(char32_t point) {
  static constexpr std::pair<std::u32string_view, char> letters[] = {{U"ÀÁÂÃÄÅàáâãäåĀāĂăĄą", 'a'},
                                                                     {U"ÇçĆćČč", 'c'},
                                                                     {U"ÈÉÊËèéêëĒēĘęĚě", 'e'},
                                                                     {U"ÌÍÎÏìíîïĪīİı", 'i'},
                                                                     {U"ÑñŃńŇň", 'n'},
                                                                     {U"ÒÓÔÕÖØòóôõöøŌō", 'o'},
                                                                     {U"ÙÚÛÜùúûüŪūŮů", 'u'},
                                                                     {U"ÝýÿŸ", 'y'},
                                                                     {U"ŠšŚśŞşȘș", 's'},
                                                                     {U"ŽžŹźŻż", 'z'},
                                                                     {U"ĞğĢģ", 'g'},
                                                                     {U"ŁłĽľ", 'l'},
                                                                     {U"ŘřŔŕ", 'r'},
                                                                     {U"ŤťȚțŢţ", 't'},
                                                                     {U"ĎďĐđ", 'd'}};
  for (const auto& [accented, plain] : letters) {
    if (accented.find(point) != std::u32string_view::npos) return plain;
  }
  return '\0';
}

}  // namespace

First first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {0, false};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // Some second bytes would make an overlong form, a surrogate, or more than U+10FFFF.
  unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < length; ++i) {
    if (i == text.size() || byte(i) < least || byte(i) > most) return {i, false};
    least = 0x80;
    most = 0xBF;
  }
  return {length, true};
}

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
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

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

bool check(std::string_view file, std::string_view text, Errors& errors) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    report(errors, ErrorCode::not_utf8, file, "",
           "The file is in UTF-16; save it as UTF-8 and try again.");
    return false;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t point = next(text, at);
    if (point != kBad && point != 0) continue;
    const auto lines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(before), '\n');
    report(errors, ErrorCode::not_utf8, file, "", "Line {}: this is not text in UTF-8.",
           {lines + 1});
    return false;
  }
  return true;
}

std::string plain(std::string_view text) {
  std::string words;
  const auto part = [&] {
    if (!words.empty() && words.back() != ' ') words += ' ';
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next(text, at);
    if (point == kBad) {
      ++at;
      continue;
    }
    const char c = point < 0x80 ? static_cast<char>(point) : base_letter(point);
    if (c >= 'A' && c <= 'Z') {
      words += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      words += c;
    } else if (c == '&') {
      part();
      words += "and ";
    } else if (c != '\'' && c != '.' && point != U'’') {
      part();
    }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words.starts_with("the ") ? words.substr(4) : words;
}

}  // namespace rescore::utf8
