#include "base/format.h"

#include <algorithm>
#include <cassert>

namespace rescore {

std::string to_decimal(std::int64_t units, int decimals) {
  const auto places = static_cast<std::size_t>(decimals);
  std::string digits = to_decimal(units < 0 ? -units : units);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return units < 0 ? "-" + digits : digits;
}

std::optional<std::int64_t> units_in(std::string_view number, int decimals) {
  const auto places = static_cast<std::size_t>(decimals);
  if (number.ends_with('.')) return std::nullopt;
  std::string digits(take(number, '.'));
  while (number.size() > places && number.ends_with('0')) number.remove_suffix(1);
  if (digits.empty() || digits == "-" || number.size() > places) return std::nullopt;
  digits.append(number).append(places - number.size(), '0');
  return integer_in<std::int64_t>(digits);
}

FormatArg::FormatArg(const std::string& text) : FormatArg(std::string_view(text)) {}

void FormatArg::add_to(std::string& text) const {
  if (text_ == nullptr) {
    text += to_decimal(number_);
  } else {
    text.append(text_, static_cast<std::size_t>(number_));
  }
}

std::string format(std::string_view sentence, FormatArgs args) {
  std::string text;
  for (const FormatArg& arg : args) {
    const std::size_t gap = sentence.find("{}");
    assert(gap != sentence.npos);
    text += sentence.substr(0, gap);
    arg.add_to(text);
    sentence.remove_prefix(gap + 2);
  }
  text += sentence;
  return text;
}

std::string_view take(std::string_view& text, char mark) {
  const std::string_view part = text.substr(0, text.find(mark));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

std::string excerpt(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return format("{}…", {text.substr(0, most)});
}

Error error(ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, FormatArgs args) {
  return {code, std::string(file), std::string(pointer), format(sentence, args)};
}

void report(Errors& errors, ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, FormatArgs args) {
  errors.push_back(error(code, file, pointer, sentence, args));
}

void report(Errors& errors, ErrorCode code, std::string_view sentence, FormatArgs args) {
  report(errors, code, "", "", sentence, args);
}

}  // namespace rescore
