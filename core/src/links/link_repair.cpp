#include "links/link_repair.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/format.h"
#include "base/lists.h"
#include "base/text.h"
#include "base/utf8.h"

namespace rescore::fragment {
namespace {

/// Programs seldom escape more than twice; what is escaped more often is not a link.
constexpr int kRounds = 3;

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  for (;;) {
    const std::size_t at = text.find(from);
    result.append(text.substr(0, at));
    if (at == text.npos) return result;
    result.append(to);
    text.remove_prefix(at + from.size());
  }
}

void undo_html(std::string& text) {
  // "&amp;amp;" is "&amp;", escaped once more.
  for (const std::string_view escape :
       {"&#038;", "&#38;", "&#x26;", "&#X26;", "&AMP;", "&amp;", "&amp;"}) {
    text = replaced(text, escape, "&");
  }
}

/// Cuts off what begins with the mark, such as "?utm_source=x&utm_medium=y" or "#xtor=RSS-1".
void cut_appended(std::string& text, char mark,
                  const std::function<bool(std::string_view)>& is_key) {
  const std::size_t at = text.find(mark);
  if (at == text.npos) return;
  std::string_view rest = std::string_view(text).substr(at + 1);
  while (!rest.empty()) {
    std::string_view field = take(rest, '&');
    if (is_key(take(field, '='))) return;
  }
  text.resize(at);
}

/// Whether a program that counts readers puts this key into addresses.
bool is_counter(std::string_view key) {
  static constexpr std::array<std::string_view, 7> names = {"fbclid", "gclid",  "dclid", "msclkid",
                                                            "mc_cid", "mc_eid", "igshid"};
  return key.starts_with("utm_") || key.starts_with("mtm_") || contains(names, key);
}

/// Cuts off "&utm_source=x&fbclid=y" at the end.
void cut_counters(std::string& text) {
  for (;;) {
    const std::size_t at = text.rfind('&');
    if (at == text.npos) return;
    std::string_view field = std::string_view(text).substr(at + 1);
    if (!is_counter(take(field, '='))) return;
    text.resize(at);
  }
}

/// What ends a sentence, a quotation or a line, as browsers escape it: white space, > ` ", signs
/// that cannot be seen, » ’ “ ” … › 、 。 」 ） ，.
constexpr std::array<std::string_view, 24> kEnds = {
    "%20",       "%09",       "%0A",       "%0D",       "%22",       "%3E",
    "%60",       "%C2%A0",    "%C2%AD",    "%C2%BB",    "%E2%80%8B", "%E2%80%8C",
    "%E2%80%8E", "%E2%80%99", "%E2%80%9C", "%E2%80%9D", "%E2%80%A6", "%E2%80%BA",
    "%E2%81%A0", "%E3%80%81", "%E3%80%82", "%E3%80%8D", "%EF%BC%89", "%EF%BC%8C"};

/// The length of the sign at the end that cannot belong to the link; 0 if there is none. What
/// Rescore writes ends in a letter, a digit, or an escape of another sign; keys of others may have
/// any end.
std::size_t punctuation_at_end(std::string_view text, bool is_ours) {
  // Not "-", which ends a change to skipped in a link written by hand.
  if (!text.empty() && contains(std::string_view(".,;!?)]}>\"'*`"), text.back())) return 1;
  if (!is_ours) return 0;
  const std::string end = lowered(text.substr(text.size() - std::min<std::size_t>(text.size(), 9)));
  for (const std::string_view escape : kEnds) {
    if (end.ends_with(lowered(escape))) return escape.size();
    // A plain space may be a part of what was written by hand.
    if (escape.size() > 3 && text.ends_with(*decoded(escape))) return escape.size() / 3;
  }
  return 0;
}

void cut_punctuation(std::string& text, const std::function<bool(std::string_view)>& is_key) {
  const std::size_t last = text.rfind('&') + 1;  // 0 where there is none
  const std::string_view key = std::string_view(text).substr(last, text.find('=', last) - last);
  const bool is_ours = is_key(key) || text.find('=') == text.npos;
  while (const std::size_t length = punctuation_at_end(text, is_ours)) {
    text.resize(text.size() - length);
  }
}

bool has_escape_of(std::string_view text, char sign) {
  constexpr std::string_view upper = "0123456789ABCDEF";
  constexpr std::string_view lower = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(sign);
  for (const std::string_view digits : {upper, lower}) {
    const std::array<char, 3> escape{'%', digits[byte >> 4], digits[byte & 15u]};
    if (text.find(std::string_view(escape.data(), escape.size())) != text.npos) return true;
  }
  return false;
}

}  // namespace

std::string repaired(std::string_view text, const std::function<bool(std::string_view)>& is_key) {
  std::string result(text);
  for (int round = 0; round < kRounds; ++round) {
    undo_html(result);
    cut_appended(result, '#', is_key);
    cut_appended(result, '?', is_key);
    cut_counters(result);
    cut_punctuation(result, is_key);
    if (result.find('=') != result.npos) break;
    // "v%3D1%26d%3D…"; the "%3D" itself may be escaped: "v%253D1".
    if (!has_escape_of(result, '=') && result.find("%25") == result.npos) break;
    auto once = decoded(result);
    if (!once) break;
    result = std::move(*once);
  }
  return result;
}

std::string decoded_again(std::string_view value, std::string_view signs) {
  std::string result(value);
  for (int round = 1; round < kRounds; ++round) {
    bool is_escaped = false;
    for (const char sign : signs) {
      if (result.find(sign) != result.npos) return result;
      is_escaped = is_escaped || has_escape_of(result, sign);
    }
    if (!is_escaped) return result;
    auto once = decoded(result);
    if (!once || !utf8::is_line(*once)) break;
    result = std::move(*once);
  }
  return result;
}

std::vector<Field> read_repaired(std::string_view text,
                                 const std::function<bool(std::string_view)>& is_key,
                                 Errors& diagnostics) {
  std::vector<Field> fields = read(repaired(text, is_key), diagnostics);
  for (Field& field : fields) {
    if (field.key == "e" || field.key == "set" || field.key == "s") {
      field.value = decoded_again(field.value, ":");
    } else if (field.key == "m") {
      field.value = decoded_again(field.value, ",=:");
    }
  }
  return fields;
}

}  // namespace rescore::fragment
