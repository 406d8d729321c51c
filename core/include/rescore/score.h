#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rescore/edition.h"
#include "rescore/method.h"
#include "rescore/sheet.h"

namespace rescore {

/// The points of one country in one scope, before any method is applied.
struct Totals {
  int achieved{};          ///< sum of the answers' scores; a skip adds nothing
  int answered_maximum{};  ///< sum of the scales' maxima over answered indicators; -1 if unknown
  int all_maximum{};       ///< the same over all indicators of the scope
  friend bool operator==(const Totals&, const Totals&) = default;
};

/// The maximum a method divides by: with `answered` a skip leaves it, with `all` it stays.
/// Empty when it is not known: standings print a layer's maximum without saying what was skipped.
std::optional<int> maximum_of(const Totals& totals, Denominator denominator);

/// A percentage as an exact decimal: units / 10^decimals, so {283, 1} is 28.3.
struct Percent {
  std::int32_t units{};
  std::int8_t decimals{};
  friend bool operator==(const Percent&, const Percent&) = default;
};

/// "28.3", "32"; "30.0" when rounded to tenths.
std::string to_text(const Percent& percent);

/// 100 * achieved / maximum, rounded half up step by step (see ScopeRule::rounding). Exact integer
/// arithmetic. Empty when maximum is 0: with every indicator skipped there is no percentage.
std::optional<Percent> percent_of(int achieved, int maximum, const std::vector<int>& rounding);

/// The totals of a sheet in every scope, in edition order. Cost: one pass over the answers.
/// `answers` has one entry per indicator, each skipped or a score of its scale.
std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers);

}  // namespace rescore
