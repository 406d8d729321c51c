#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rescore/edition.h"
#include "rescore/method.h"
#include "rescore/responses.h"

namespace rescore {

/// The points of one country in one scope, before any method is applied.
struct Totals {
  int achieved{};          ///< sum of the answers' scores; a skip adds nothing
  int answered_maximum{};  ///< sum of the scales' maxima over answered indicators; -1 if unknown
  int all_maximum{};       ///< the same over all indicators of the scope; -1 if unknown
  friend bool operator==(const Totals&, const Totals&) = default;
};

/// The maximum a method divides by: with `answered` a skip leaves it, with `all` it stays.
/// Empty when it is not known: standings print a layer's maximum without saying what was skipped,
/// and under a method's weights tell nothing without the answers.
std::optional<int> maximum_of(const Totals& totals, Denominator denominator);

/// A percentage as an exact decimal: units / 10^decimals, so {283, 1} is 28.3.
struct Decimal {
  std::int32_t units{};
  std::int8_t decimals{};
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// "28.3", "32"; "30.0" when rounded to tenths.
std::string to_text(const Decimal& percent);

/// The largest maximum there can be, weights included: sums stay exact in every key (see rank.h).
inline constexpr int kLargestSum = 1 << 21;

/// What a percentage and a rank are taken of: numerator / denominator, 0 to 1, the denominator at
/// most 2^40. A denominator of 0 means: there is none.
struct Ratio {
  std::int64_t numerator{};
  std::int64_t denominator{};
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// 100 * numerator / denominator, rounded step by step (see NodeRule::rounding). Exact
/// integer arithmetic. Empty when the denominator is 0: with every indicator skipped there is no
/// percentage.
std::optional<Decimal> percent_of(const Ratio& ratio, const std::vector<int>& rounding,
                                  Halves halves = Halves::up);

/// How often each indicator's points count under a method.
struct Weights {
  std::vector<int> overall;           ///< by indicator, in the overall score
  std::vector<std::uint8_t> dropped;  ///< by indicator: 1 when it counts nowhere
};
Weights weights_of(const Edition& edition, const Method& method);

/// The totals of a sheet in every scope, in edition order, every indicator counting once; or under
/// a method's weights. Cost: one pass over the answers. `answers` has one entry per indicator, each
/// skipped or a score of its scale.
std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers);
std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers,
                              const Weights& weights);

/// achieved / maximum; none when the maximum is 0 or not known.
Ratio ratio_of(const Totals& totals, Denominator denominator);

/// A country's share in one scope, from its totals in every scope: achieved / maximum, or, overall
/// under Aggregate::mean, the weighted mean of the domains' shares. The mean is exact while its
/// common denominator fits in 40 bits (any edition like the China Index); beyond, each domain's
/// share is taken to 30 bits, or fewer when the weights add up to more than 2^10. Empty when a
/// maximum that it needs is not known.
Ratio ratio_of(const Edition& edition, const Method& method, std::span<const Totals> totals,
               NodeIndex node);

/// A share in millionths, rounded down; 0 without a share.
std::int64_t millionths(const Ratio& ratio);

}  // namespace rescore
