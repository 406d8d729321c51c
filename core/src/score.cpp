#include "rescore/score.h"

#include <cassert>

namespace rescore {
namespace {

constexpr std::int64_t kPowersOfTen[] = {1, 10, 100, 1000, 10000};

/// numerator / denominator to the nearest whole number, halves up.
std::int64_t round_half_up(std::int64_t numerator, std::int64_t denominator) {
  return (2 * numerator + denominator) / (2 * denominator);
}

}  // namespace

std::optional<int> maximum_of(const Totals& totals, Denominator denominator) {
  if (denominator == Denominator::all) return totals.all_maximum;
  if (totals.answered_maximum < 0) return std::nullopt;
  return totals.answered_maximum;
}

std::optional<Percent> percent_of(int achieved, int maximum, const std::vector<int>& rounding) {
  assert(achieved >= 0 && maximum >= achieved && !rounding.empty());
  if (maximum == 0) return std::nullopt;
  int decimals = rounding.front();
  std::int64_t units =
      round_half_up(std::int64_t{100} * achieved * kPowersOfTen[decimals], maximum);
  for (const int next : rounding) {
    units = round_half_up(units, kPowersOfTen[decimals - next]);
    decimals = next;
  }
  return Percent{static_cast<std::int32_t>(units), static_cast<std::int8_t>(decimals)};
}

std::string to_text(const Percent& percent) {
  std::string digits = std::to_string(percent.units);
  if (percent.decimals == 0) return digits;
  const auto decimals = static_cast<std::size_t>(percent.decimals);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  return digits.insert(digits.size() - decimals, ".");
}

std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers) {
  assert(answers.size() == edition.indicators.size());
  std::vector<Totals> totals(scope_count(edition));
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Indicator& indicator = edition.indicators[i];
    const int maximum = edition.scales[indicator.scale.value].maximum();
    for (const ScopeIndex scope :
         {kOverall, scope_of(edition, indicator.domain), scope_of(edition, indicator.layer)}) {
      Totals& sum = totals[scope.value];
      sum.all_maximum += maximum;
      if (answers[i].skipped()) continue;
      sum.answered_maximum += maximum;
      sum.achieved += answers[i].score;
    }
  }
  return totals;
}

}  // namespace rescore
