#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/score.h"

/// The words of a claim.
namespace rescore::claims {

struct Word {
  std::string plain;                ///< as plain_name(); "percent" for %, "number" for #
  std::string owner{};              ///< "germany" of "Germany's"; empty if nothing is owned
  std::optional<Decimal> number{};  ///< of "40.2", "fourth", "4th" and "twenty-one"
  bool ordinal = false;             ///< "fourth", "4th"
  std::size_t begin{}, end{};       ///< in bytes of the text

  /// A whole number below 10,000, or nothing.
  std::optional<int> whole() const;
};

/// Splits a text, which must be UTF-8, at spaces, hyphens and punctuation marks.
std::vector<Word> words_of(std::string_view text);

/// Without the ending that makes an adjective or a noun: "influenced" and "influence" are both
/// "influenc". Empty for words of fewer than four letters.
std::string stem_of(std::string_view word);

}  // namespace rescore::claims
