#include "links/fragment.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "base/utf8.h"
#include "json/json.h"

namespace rescore::fragment {
namespace {

std::string escape(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', digits[byte >> 4], digits[byte & 15u]};
}

/// The decoded text; if it is invalid, reports the fault of `what`.
std::optional<std::string> text_of(std::string_view raw, const std::string& what,
                                   const std::string& place, Errors& diagnostics) {
  const auto fail = [&](ErrorCode code, std::string_view fault) {
    report(diagnostics, code, place, "{} {} and is left out.", {what, fault});
    return std::nullopt;
  };
  auto text = decoded(raw);
  if (!text) return fail(ErrorCode::broken_link, "has a broken percent escape");
  if (utf8::has_control(*text)) return fail(ErrorCode::bad_text, "has a control character");
  if (!utf8::is_line(*text)) return fail(ErrorCode::not_utf8, "is not text in UTF-8");
  return text;
}

}  // namespace

std::optional<std::string> decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    const std::string_view digits = text.substr(i + 1, 2);
    const auto byte = integer_in<unsigned>(digits, 16);
    if (!byte || digits.size() != 2) return std::nullopt;
    result += static_cast<char>(*byte);
    i += 2;
  }
  return result;
}

void report(Errors& diagnostics, ErrorCode code, std::string_view pointer,
            std::string_view sentence, FormatArgs args) {
  const auto of_link = std::count_if(diagnostics.begin(), diagnostics.end(),
                                     [](const Error& e) { return e.file == "link"; });
  if (static_cast<std::size_t>(of_link) >= kMaxErrorsPerFile) return;
  rescore::report(diagnostics, code, "link", pointer, sentence, args);
}

std::string in_quotes(std::string_view text) {
  return format("\"{}\"", {excerpt(text)});
}

std::vector<Field> read(std::string_view text, Errors& diagnostics) {
  std::vector<Field> fields;
  while (!text.empty()) {
    std::string_view raw = take(text, '&');
    if (raw.empty()) continue;
    const auto key = text_of(take(raw, '='), "A key", "", diagnostics);
    if (!key) continue;
    if (key->empty()) {
      report(diagnostics, ErrorCode::broken_link, "", "A value without a key is left out.");
      continue;
    }
    const std::string place = '/' + json::pointer_step(excerpt(*key));
    const auto value = text_of(raw, "The value of " + in_quotes(*key), place, diagnostics);
    if (value) fields.push_back({*key, *value, place});
  }
  return fields;
}

void keep_last(std::vector<Field>& fields, Errors& diagnostics) {
  std::vector<Field> kept;
  std::unordered_map<std::string, std::size_t> places;  // of a key in what is kept
  for (const Field& field : fields) {
    const auto [place, is_new] = places.emplace(field.key, kept.size());
    if (is_new) {
      kept.push_back(field);
      continue;
    }
    report(diagnostics, ErrorCode::duplicate_key, field.place,
           "The key {} stands twice; the last one holds.", {in_quotes(field.key)});
    kept[place->second] = field;
  }
  fields = std::move(kept);
}

std::string escaped(std::string_view text, const std::function<bool(char)>& must) {
  std::string result;
  for (const char c : text) must(c) ? result += escape(c) : result += c;
  return result;
}

std::string written(std::string_view key, std::string_view value) {
  // Of the characters that a fragment may have, those that mail and chat programs do not interpret.
  const auto other_than = [](std::string_view signs) {
    return [signs](char c) { return !is_letter_or_digit(c) && signs.find(c) == signs.npos; };
  };
  const std::string name = escaped(key, other_than("-._~"));
  return value.empty() ? name : name + '=' + escaped(value, other_than("-._~:,/@="));
}

std::string with_safe_end(std::string text) {
  if (text.empty() || is_letter_or_digit(text.back())) return text;
  return text.replace(text.size() - 1, 1, escape(text.back()));
}

}  // namespace rescore::fragment
