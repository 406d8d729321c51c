#include "base/format.h"

#include <algorithm>
#include <cassert>

namespace rescore {

std::string to_decimal(double number) {
  if (number < 0) return "-" + to_decimal(-number);
  // A whole number below 2^53 divided by a power of ten up to 10^22 is the double nearest to that
  // decimal. So the first such quotient that is the number itself has the fewest digits.
  constexpr double kMost = 9007199254740992;
  if (!(number < kMost)) {
    // A whole number; of one beyond 64 bits the first digit and the power of ten.
    if (number < 9e18) return to_decimal(static_cast<std::int64_t>(number));
    int tens = 0;
    for (; number >= 10 && tens < 400; ++tens) number /= 10;
    return format("{}e{}", {static_cast<std::int64_t>(std::min(10.0, number) + 0.5), tens});
  }
  double power = 1;
  std::string digits = to_decimal(static_cast<std::int64_t>(number + 0.5));
  for (std::size_t decimals = 0; decimals <= 22; ++decimals, power *= 10) {
    if (!(number * power < kMost)) break;
    const auto scaled = static_cast<std::int64_t>(number * power + 0.5);
    digits = to_decimal(scaled);
    if (decimals > 0) {
      if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
      digits.insert(digits.size() - decimals, ".");
    }
    if (static_cast<double>(scaled) / power == number) break;
  }
  return digits;
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

std::string excerpt(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return format("{}…", {text.substr(0, most)});
}

void report(Errors& errors, ErrorCode code, std::string_view file, std::string_view pointer,
            std::string_view sentence, FormatArgs args) {
  errors.push_back({code, std::string(file), std::string(pointer), format(sentence, args)});
}

}  // namespace rescore
