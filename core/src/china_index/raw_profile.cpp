#include <algorithm>

#include "base/format.h"
#include "base/lists.h"
#include "china_index/html_text.h"
#include "china_index/raw_json.h"

namespace rescore::raw {
namespace {

/// "7,155.08", "$516.7", "39.8M" as a JSON number; empty if it is not a number.
std::optional<std::string> plain_number(std::optional<std::string> text) {
  if (!text) return std::nullopt;
  std::string digits;
  std::size_t points = 0;
  for (const char c : *text) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == '.') {
      digits += c;
      ++points;
    } else if (c != ',' && c != '$' && c != 'M' && c != ' ') {
      return std::nullopt;
    }
  }
  if (points > 1 || digits.empty() || digits.front() == '.' || digits.back() == '.') {
    return std::nullopt;
  }
  // Keeps two decimals, as the format requires.
  const std::size_t point = digits.find('.');
  if (point != std::string::npos && digits.size() > point + 3) digits.resize(point + 3);
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return digits.substr(digits[zeros] == '.' ? zeros - 1 : zeros);
}

int month_number(std::string_view name) {
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::size_t at = name.size() < 3 ? std::string::npos : months.find(name.substr(0, 3));
  return at == std::string::npos || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
}
std::string two(int number) {
  return (number < 10 ? "0" : "") + to_decimal(number);
}

/// "2-Apr-92" as a JSON date. The People's Republic has existed since 1949, which decides the
/// century.
std::optional<std::string> date(std::optional<std::string> text) {
  if (!text) return std::nullopt;
  const std::size_t first = text->find('-');
  const std::size_t second = text->find('-', first + 1);
  if (first == std::string::npos || second != first + 4) return std::nullopt;
  const auto day = number_of(std::string_view(*text).substr(0, first));
  const int month = month_number(std::string_view(*text).substr(first + 1, 3));
  const std::string_view year = std::string_view(*text).substr(second + 1);
  const auto short_year = year == "00" ? std::optional(0) : number_of(year);
  if (!day || *day > 31 || month == 0 || !short_year || year.size() != 2) return std::nullopt;
  const int full = *short_year + (*short_year >= 49 ? 1900 : 2000);
  return '"' + to_decimal(full) + '-' + two(month) + '-' + two(*day) + '"';
}

/// "May 2024" or "2022".
std::optional<std::string> month(std::optional<std::string> text) {
  if (!text || text->size() < 4) return std::nullopt;
  const std::string year = text->substr(text->size() - 4);
  if (!all_of(year, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  const int number = month_number(*text);
  return number == 0 ? '"' + year + '"' : '"' + year + '-' + two(number) + '"';
}

}  // namespace

void read_profile(const json::Cursor& root, Country& country) {
  const auto put = [&](const char* key, std::optional<std::string> json) {
    if (json) country.profile[key] = *json;
  };
  put("population_millions", plain_number(scalar(root.optional("population"))));
  put("gdp_per_head_usd", plain_number(scalar(root.optional("GDP"))));
  put("press_freedom_rank", plain_number(scalar(root.optional("freedom_index"))));
  put("freedom_score", plain_number(scalar(root.optional("freemap"))));
  const auto status = scalar(root.optional("freemap_status"));
  if (status && !status->empty()) put("freedom_status", json::Writer().string(*status).take());
  put("relations_since", date(scalar(root.optional("date_prc"))));
  put("updated", month(scalar(root.optional("year"))));
  country.takeaways.clear();
  if (const json::Cursor list = root.optional("takeaway"); list.present()) {
    for (const json::Cursor& item : list.items(0, 50)) {
      const std::string text = html_text(item.text(kMaxText)).text;
      if (!text.empty()) country.takeaways.push_back(text);
    }
  }
}

}  // namespace rescore::raw
