#include "china_index/raw.h"

#include <algorithm>

#include "base/format.h"
#include "base/lists.h"
#include "base/text.h"
#include "base/country_names.h"

namespace rescore::raw {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "3.0" and "3,0", as data frames and spreadsheets save a column with gaps, without the zeros.
std::string_view whole_number(std::string_view word) {
  const std::size_t mark = word.find_first_of(".,");
  if (mark == 0 || mark == std::string_view::npos) return word;
  const std::string_view decimals = word.substr(mark + 1);
  const bool zeros = !decimals.empty() && decimals.find_first_not_of('0') == std::string_view::npos;
  return zeros ? word.substr(0, mark) : word;
}

}  // namespace

void Edition::fail(ErrorCode code, std::string pointer, std::string sentence) {
  const auto of_file = std::count_if(errors_.begin(), errors_.end(),
                                     [&](const Error& e) { return e.file == files.back(); });
  if (static_cast<std::size_t>(of_file) >= kMaxErrorsPerFile) return;
  Errors& list = code == ErrorCode::unknown_form ? unknown : errors_;
  list.push_back({code, files.back(), std::move(pointer), std::move(sentence)});
}

void Edition::disagree(const std::string& pointer, const std::string& what, const std::string& here,
                       const std::string& there, std::size_t other) {
  const std::string source = other == file() ? "earlier in this file" : "in " + files[other];
  fail(ErrorCode::disagreement, pointer,
       "Here " + what + " is " + here + ", but " + there + " " + source + ".");
}

void Edition::tell_scale(Indicator& indicator, int number, const std::string& scale, bool sure,
                         const std::string& pointer) {
  // A scale that a CSV file calls graded can be a stance. A file that is certain decides.
  const auto compatible = [](const std::string& unsure, const std::string& certain) {
    return unsure == certain || (unsure == "graded" && certain == "stance");
  };
  if (indicator.scale.value && indicator.scale_is_sure != sure) {
    const std::string& unsure = sure ? *indicator.scale.value : scale;
    const std::string& certain = sure ? scale : *indicator.scale.value;
    if (compatible(unsure, certain)) {
      if (sure) indicator.scale = {scale, file()};
      indicator.scale_is_sure = true;
      return;
    }
  }
  tell(indicator.scale, scale, pointer, "the scale of indicator " + to_decimal(number));
  indicator.scale_is_sure = indicator.scale_is_sure || sure;
}

Country& Edition::country(const std::string& code) {
  Country& country = countries[code];
  country.code = code;
  return country;
}

Country* Edition::country_by_name(const std::string& name, const std::string& pointer) {
  const std::string text(trimmed(name));
  const auto code = country_code(text);
  if (!code) {
    fail(ErrorCode::unknown_name, pointer,
         "No country is known by the name \"" + excerpt(text, 60) + "\".");
    return nullptr;
  }
  Country& found = country(*code);
  // Spellings differ between files; the first one is kept.
  if (!found.name.value) found.name = {text, file()};
  return &found;
}

std::optional<std::string> id_of(std::string_view name) {
  std::string id;
  for (const char c : lowered(trimmed(name))) {
    if ((c >= 'a' && c <= 'z') || (is_digit(c) && !id.empty())) {
      id += c;
    } else if ((c == ' ' || c == '-' || c == '_') && !id.empty() && id.back() != '-') {
      id += '-';
    } else if (c != ' ') {
      return std::nullopt;
    }
  }
  if (id.empty() || id.size() > 60 || id.back() == '-') return std::nullopt;
  return id;
}

std::optional<Answer> answer_of(std::string_view token) {
  const std::string word = lowered(trimmed(token));
  if (word.empty() || word == "na" || word == "n/a" || word == "#n/a" || word == "skip" ||
      word == "skipped") {
    return Answer::skip();
  }
  const std::string_view digit = whole_number(word);
  if (digit.size() != 1 || !is_digit(digit.front())) return std::nullopt;
  return Answer{static_cast<double>(digit.front() - '0')};
}

std::optional<std::string> scale_of(std::string_view grading) {
  const std::string_view word = whole_number(trimmed(grading));
  if (word == "0") return "yes-no";
  if (word == "1") return "graded";
  if (word == "2") return "stance";
  return std::nullopt;
}

std::optional<int> number_of(std::string_view text) {
  const std::string_view digits = whole_number(trimmed(text));
  const auto number = integer_in<int>(digits);
  if (!number || digits.size() > 3 || *number < 1) return std::nullopt;
  return number;
}

std::optional<int> tenths_of(std::string_view text) {
  std::string_view digits = trimmed(text);
  if (!digits.ends_with('%')) return std::nullopt;
  digits = trimmed(digits.substr(0, digits.size() - 1));
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const std::string_view decimals =
      point == std::string_view::npos ? "0" : digits.substr(point + 1);
  const auto all_digits = [](std::string_view s) { return !s.empty() && all_of(s, is_digit); };
  if (!all_digits(whole) || whole.size() > 3 || !all_digits(decimals) || decimals.size() != 1) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  return value * 10 + (decimals.front() - '0');
}

}  // namespace rescore::raw
