#include "sentence.h"

#include <cassert>

namespace rescore {

std::string in_digits(std::int64_t number) {
  char text[20];
  char* const end = text + sizeof text;
  char* at = end;
  // As unsigned, which has the least number's opposite.
  auto rest = static_cast<std::uint64_t>(number);
  if (number < 0) rest = 0 - rest;
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (number < 0) *--at = '-';
  return {at, end};
}

Filling::Filling(const std::string& text) : Filling(std::string_view(text)) {}

void Filling::add_to(std::string& text) const {
  if (text_ == nullptr) {
    text += in_digits(number_);
  } else {
    text.append(text_, static_cast<std::size_t>(number_));
  }
}

std::string said(std::string_view sentence, Fillings fillings) {
  std::string text;
  for (const Filling& filling : fillings) {
    const std::size_t gap = sentence.find("{}");
    assert(gap != sentence.npos);
    text += sentence.substr(0, gap);
    filling.add_to(text);
    sentence.remove_prefix(gap + 2);
  }
  text += sentence;
  return text;
}

std::string excerpt(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return said("{}…", {text.substr(0, most)});
}

void tell(Errors& errors, ErrorCode code, std::string_view file, std::string_view pointer,
          std::string_view sentence, Fillings fillings) {
  errors.push_back({code, std::string(file), std::string(pointer), said(sentence, fillings)});
}

}  // namespace rescore
