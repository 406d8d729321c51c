#include "claims/claim_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/country_names.h"
#include "base/format.h"
#include "base/lists.h"
#include "base/utf8.h"

namespace rescore::claims {
namespace {

constexpr std::array<std::string_view, 21> kCardinals = {
    "",         "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 21> kOrdinals = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",      "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
constexpr std::array<std::string_view, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

template <std::size_t n>
std::optional<std::int64_t> position_in(const std::array<std::string_view, n>& list,
                                        std::string_view word) {
  if (word.empty()) return std::nullopt;
  const auto at = std::find(list.begin(), list.end(), word);
  return at == list.end() ? std::nullopt : std::optional<std::int64_t>(at - list.begin());
}

/// Where words end. A dot and an apostrophe belong to a word: "U.S.", "d'Ivoire", "40.2".
bool separates(char32_t point) {
  if (point < 0x80) {
    const char c = static_cast<char>(point);
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '\'' || c == '&';
    return !kept;
  }
  // No-break spaces, dashes, quotation marks but the apostrophe, and the ellipsis.
  return point == 0xA0 || point == 0x202F || (point >= 0x2010 && point <= 0x2015) ||
         (point >= 0x2018 && point <= 0x201F && point != 0x2019) || point == 0x2026 ||
         point == 0xAB || point == 0xBB;
}

/// "40", "40.2"
std::optional<Decimal> decimal_in(std::string_view text) {
  constexpr std::size_t kMostDigits = 9, kMostDecimals = 6;
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view decimals = text.substr(std::min(dot + 1, text.size()));
  const bool right = dot > 0 && dot <= kMostDigits && decimals.size() <= kMostDecimals &&
                     (dot == text.size() || !decimals.empty());
  if (!right) return std::nullopt;
  const auto units =
      integer_in<std::int64_t>(std::string(text.substr(0, dot)) + std::string(decimals));
  // Only digits: integer_in() would read a sign.
  if (!units || text.front() == '-') return std::nullopt;
  return Decimal{*units, static_cast<std::int8_t>(decimals.size())};
}

void read_number(Word& word, std::string_view raw) {
  while (!raw.empty() && raw.back() == '.') raw.remove_suffix(1);
  if (raw.empty()) return;
  if (raw.front() >= '0' && raw.front() <= '9') {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (!word.plain.ends_with(ending) || raw.size() < 3) continue;
      word.number = decimal_in(raw.substr(0, raw.size() - 2));
      if (word.number && word.number->decimals > 0) word.number.reset();
      word.ordinal = word.number.has_value();
      return;
    }
    word.number = decimal_in(raw);
  } else if (const auto cardinal = position_in(kCardinals, word.plain)) {
    word.number = Decimal{*cardinal, 0};
  } else if (const auto tens = position_in(kTens, word.plain)) {
    word.number = Decimal{*tens * 10, 0};
  } else if (const auto ordinal = position_in(kOrdinals, word.plain)) {
    word.number = Decimal{*ordinal, 0};
    word.ordinal = true;
  }
}

/// Whether a minus stands before the word: "-1", but not "1-5".
bool is_negative(std::string_view before) {
  for (const std::string_view sign : {"-", "–"}) {
    if (!before.ends_with(sign)) continue;
    before.remove_suffix(sign.size());
    return before.empty() || before.back() == ' ';
  }
  return false;
}

Word word_from(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view raw = text.substr(begin, end - begin);
  Word word{.plain = plain_name(raw), .begin = begin, .end = end};
  for (const std::string_view ending : {"'s", "’s"}) {
    if (raw.size() > ending.size() && raw.ends_with(ending)) {
      word.owner = plain_name(raw.substr(0, raw.size() - ending.size()));
    }
  }
  if (raw.ends_with("s'") || raw.ends_with("s’")) word.owner = word.plain;
  if (!is_negative(text.substr(0, begin))) read_number(word, raw);
  return word;
}

/// "twenty", "one": 21.
bool joins(const std::vector<Word>& words, const Word& next) {
  if (words.empty() || !next.number || !next.number->units) return false;
  const bool unit = next.number->decimals == 0 && next.number->units < 10 &&
                    (position_in(kCardinals, next.plain) || position_in(kOrdinals, next.plain));
  return unit && position_in(kTens, words.back().plain).has_value();
}

}  // namespace

std::optional<int> Word::whole() const {
  if (!number || number->decimals > 0 || number->units >= 10'000) return std::nullopt;
  return static_cast<int>(number->units);
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (end == begin) return;
    Word word = word_from(text, begin, end);
    if (word.plain.empty()) return;
    if (!joins(words, word)) return words.push_back(std::move(word));
    Word& tens = words.back();
    tens.number->units += word.number->units;
    tens.ordinal = word.ordinal;
    tens.plain += " " + word.plain;
    tens.end = word.end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const auto point = utf8::next(text, at);
    if (point && !separates(*point)) continue;
    end_word(here);
    begin = at;
    if (point == U'%') words.push_back({.plain = "percent", .begin = here, .end = at});
    if (point == U'#') words.push_back({.plain = "number", .begin = here, .end = at});
  }
  end_word(text.size());
  return words;
}

std::string stem_of(std::string_view word) {
  for (const std::string_view ending : {"ment", "ness", "ed", "e", "d"}) {
    if (word.size() < ending.size() + 4 || !word.ends_with(ending)) continue;
    word.remove_suffix(ending.size());
    break;
  }
  return word.size() < 4 ? "" : std::string(word);
}

}  // namespace rescore::claims
