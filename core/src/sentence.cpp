#include "sentence.h"

#include <cassert>

namespace rescore {

Filling::Filling(const std::string& text) : Filling(std::string_view(text)) {}

void Filling::add_to(std::string& text) const {
  if (text_ == nullptr) {
    text += std::to_string(number_);
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
