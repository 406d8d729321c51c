#include "base/country_names.h"

#include <map>
#include <utility>

#include "base/lists.h"
#include "base/utf8.h"

namespace rescore {
namespace {

struct Name {
  const char* code;
  const char* name;
};
constexpr Name kNames[] = {
#include "base/country_names.inc"
};

/// The base letter of an accented Latin one, in lower case; '\0' if there is none.
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

bool is_country_code(std::string_view text) {
  return text.size() == 2 && all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string plain_name(std::string_view text) {
  std::string words;
  const auto part = [&] {
    if (!words.empty() && words.back() != ' ') words += ' ';
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto point = utf8::next(text, at);
    // A combining mark is the accent of the letter before it.
    if (!point || (*point >= 0x300 && *point < 0x370)) continue;
    const char c = *point < 0x80 ? static_cast<char>(*point) : base_letter(*point);
    if (c >= 'A' && c <= 'Z') {
      words += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      words += c;
    } else if (c == '&') {
      part();
      words += "and ";
    } else if (c != '\'' && c != '.' && *point != U'’') {
      part();
    }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words.starts_with("the ") ? words.substr(4) : words;
}

std::optional<std::string> country_code(std::string_view name) {
  static const std::map<std::string, const char*> codes = [] {
    std::map<std::string, const char*> by_name;
    for (const auto& [code, text] : kNames) {
      const auto [it, added] = by_name.emplace(plain_name(text), code);
      // A name that two countries share ("Congo") matches neither.
      if (!added && std::string_view(it->second) != code) it->second = nullptr;
    }
    return by_name;
  }();
  const auto it = codes.find(plain_name(name));
  if (it == codes.end() || it->second == nullptr) return std::nullopt;
  return it->second;
}

}  // namespace rescore
