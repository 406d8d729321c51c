#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/format.h"
#include "china_index/raw.h"
#include "files/readers.h"
#include "json/json.h"

/// Shared code of the readers for the publisher's JSON files.
namespace rescore::raw {

inline constexpr std::size_t kMaxList = 2000;
inline constexpr std::size_t kMaxText = 100000;

/// Text, or a number's digits; empty, without an error, for null.
std::optional<std::string> scalar(const json::Cursor& item);

/// Converts the terms of a file to facts of an edition, and reports unknown terms.
class JsonTeller {
 public:
  explicit JsonTeller(Edition& edition) : edition_(edition) {}

 protected:
  using Cursor = json::Cursor;

  void fail_word(const Cursor& item, const std::string& text, std::string_view what) {
    edition_.fail(ErrorCode::unknown_word, item.pointer(),
                  "\"" + excerpt(text) + "\" is no " + std::string(what) + ".");
  }

  /// The text of a node converted to a value, or an error that quotes it.
  template <class T>
  std::optional<T> read_word(const Cursor& item, std::optional<T> (*read)(std::string_view),
                             std::string_view what) {
    const auto text = figure(item, what);
    if (!text) return std::nullopt;
    std::optional<T> value = read(*text);
    if (!value) fail_word(item, *text, what);
    return value;
  }

  /// Text or digits; required values must not be null.
  std::optional<std::string> figure(const Cursor& item, std::string_view what) {
    if (item.is_null()) fail_word(item, "null", what);
    return scalar(item);
  }

  void tell_id(Told<std::string>& fact, const Cursor& item, const std::string& what) {
    const auto id = read_word(item, id_of, "name of a domain or layer");
    if (id) edition_.tell(fact, *id, item.pointer(), what);
  }

  void tell_answer(Country& country, int number, Answer answer, const std::string& pointer) {
    edition_.tell(country.answers[number], answer, pointer,
                  country.code + "'s answer to indicator " + to_decimal(number));
  }

  void tell_grading(int number, const Cursor& item) {
    if (!item.present()) return;
    const auto scale = read_word(item, scale_of, "grading");
    if (scale) {
      edition_.tell_scale(edition_.indicators[number], number, *scale, true, item.pointer());
    }
  }

  static std::optional<int> total_of(std::string_view text) {
    return text == "0" ? std::optional(0) : number_of(text);
  }

  /// "112/396" or "112 / 396".
  void tell_ratio(Printed& printed, const Cursor& item, const std::string& what) {
    const auto text = figure(item, "score out of a maximum");
    if (!text) return;
    const std::size_t slash = text->find('/');
    const auto achieved = total_of(std::string_view(*text).substr(0, slash));
    const auto maximum = slash == std::string::npos
                             ? std::nullopt
                             : total_of(std::string_view(*text).substr(slash + 1));
    if (!achieved || !maximum) return fail_word(item, *text, "score out of a maximum");
    edition_.tell(printed.achieved, *achieved, item.pointer(), "the score of " + what);
    edition_.tell(printed.maximum, *maximum, item.pointer(), "the maximum of " + what);
  }
  void tell_percent(Printed& printed, const Cursor& item, const std::string& what) {
    const auto tenths = read_word(item, tenths_of, "percentage");
    if (tenths) {
      edition_.tell(printed.percent, *tenths, item.pointer(), "the percentage of " + what);
    }
  }
  void tell_rank(Printed& printed, const Cursor& item, const std::string& what) {
    const auto rank = read_word(item, number_of, "rank");
    if (rank) edition_.tell(printed.rank, *rank, item.pointer(), "the rank of " + what);
  }

  Edition& edition_;
};

/// Reads country/CC.json and country_json/NAME.json.
void read_country_file(const json::Cursor& root, Edition& edition);

/// The profile and the takeaways of a country file, as far as their form is known.
void read_profile(const json::Cursor& root, Country& country);

}  // namespace rescore::raw
