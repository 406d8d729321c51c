#include "rescore/score.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "sentence.h"

namespace rescore {
namespace {

constexpr std::int64_t kPowersOfTen[] = {1, 10, 100, 1000};
constexpr std::int64_t kLargestDenominator = std::int64_t{1} << 40;
constexpr std::int64_t kFine = std::int64_t{1} << 30;

/// numerator / denominator to the nearest whole number, halves up.
std::int64_t round_half_up(std::int64_t numerator, std::int64_t denominator) {
  const auto upper = static_cast<std::uint64_t>(2 * numerator + denominator);
  const auto lower = static_cast<std::uint64_t>(2 * denominator);
  // Short divisions take a fraction of the time of long ones, and points are small numbers.
  if ((upper | lower) >> 32 == 0) {
    return static_cast<std::uint32_t>(upper) / static_cast<std::uint32_t>(lower);
  }
  return static_cast<std::int64_t>(upper / lower);
}

}  // namespace

std::optional<int> maximum_of(const Totals& totals, Denominator denominator) {
  const bool all = denominator == Denominator::all;
  const int maximum = all ? totals.all_maximum : totals.answered_maximum;
  return maximum < 0 ? std::nullopt : std::optional(maximum);
}

std::optional<Percent> percent_of(const Share& share, const std::vector<int>& rounding) {
  assert(share.numerator >= 0 && share.denominator >= share.numerator && !rounding.empty());
  if (share.denominator == 0) return std::nullopt;
  int decimals = rounding.front();
  std::int64_t units =
      round_half_up(100 * share.numerator * kPowersOfTen[decimals], share.denominator);
  for (const int next : rounding) {
    units = round_half_up(units, kPowersOfTen[decimals - next]);
    decimals = next;
  }
  return Percent{static_cast<std::int32_t>(units), static_cast<std::int8_t>(decimals)};
}

std::string to_text(const Percent& percent) {
  std::string digits = in_digits(percent.units);
  if (percent.decimals == 0) return digits;
  const auto decimals = static_cast<std::size_t>(percent.decimals);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  return digits.insert(digits.size() - decimals, ".");
}

Weights weights_of(const Edition& edition, const Method& method) {
  const std::size_t count = edition.indicators.size();
  Weights weights{std::vector<int>(count, 1), std::vector<std::uint8_t>(count, 0)};
  for (const IndicatorIndex i : method.dropped) weights.dropped[i.value] = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const Indicator& indicator = edition.indicators[i];
    int& weight = weights.overall[i];
    if (!method.domain_weights.empty()) weight *= method.domain_weights[indicator.domain.value];
    if (!method.layer_weights.empty()) weight *= method.layer_weights[indicator.layer.value];
    if (weights.dropped[i] != 0) weight = 0;
  }
  return weights;
}

std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers) {
  return totals_of(edition, answers, weights_of(edition, {}));
}

std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers,
                              const Weights& weights) {
  assert(answers.size() == edition.indicators.size());
  std::vector<Totals> totals(scope_count(edition));
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (weights.dropped[i] != 0) continue;
    const Indicator& indicator = edition.indicators[i];
    const int maximum = edition.scales[indicator.scale.value].maximum();
    const auto add = [&](ScopeIndex scope, int weight) {
      Totals& sum = totals[scope.value];
      sum.all_maximum += weight * maximum;
      if (answers[i].skipped()) return;
      sum.answered_maximum += weight * maximum;
      sum.achieved += weight * answers[i].score;
    };
    add(kOverall, weights.overall[i]);
    add(scope_of(edition, indicator.domain), 1);
    add(scope_of(edition, indicator.layer), 1);
  }
  return totals;
}

namespace {

struct Term {
  std::int64_t weight, achieved, maximum;
};

/// The mean of achieved / maximum over the terms, by their weights.
Share mean_of(const std::vector<Term>& terms) {
  std::int64_t weights = 0;
  for (const Term& term : terms) weights += term.weight;
  if (weights == 0) return {};
  std::int64_t common = 1;
  for (const Term& term : terms) {
    common = std::lcm(common, term.maximum);
    if (common * weights > kLargestDenominator) common = 0;  // and stays it
  }
  const bool exact = common != 0;
  if (!exact) common = std::min(kFine, kLargestDenominator / weights);
  Share mean{0, common * weights};
  for (const Term& term : terms) {
    mean.numerator += term.weight * (exact ? term.achieved * (common / term.maximum)
                                           : common * term.achieved / term.maximum);
  }
  return mean;
}

}  // namespace

Share share_of(const Totals& totals, Denominator denominator) {
  const int maximum = maximum_of(totals, denominator).value_or(0);
  return maximum == 0 ? Share{} : Share{totals.achieved, maximum};
}

Share share_of(const Edition& edition, const Method& method, std::span<const Totals> totals,
               ScopeIndex scope) {
  const ScopeRule& rule = rule_for(edition, method, scope);
  if (scope != kOverall || method.aggregate == Aggregate::pooled) {
    return share_of(totals[scope.value], rule.denominator);
  }
  std::vector<Term> terms;
  for (std::size_t d = 0; d < edition.domains.size(); ++d) {
    const int weight = method.domain_weights.empty() ? 1 : method.domain_weights[d];
    const Totals& domain = totals[scope_of(edition, index_at<DomainIndex>(d)).value];
    const auto maximum = maximum_of(domain, rule.denominator);
    if (!maximum) return {};
    if (*maximum > 0 && weight > 0) terms.push_back({weight, domain.achieved, *maximum});
  }
  return mean_of(terms);
}

std::int64_t millionths(const Share& share) {
  return share.denominator == 0 ? 0 : 1'000'000 * share.numerator / share.denominator;
}

}  // namespace rescore
