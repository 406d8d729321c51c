#include "rescore/score.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "base/format.h"

namespace rescore {
namespace {

constexpr std::int64_t kPowersOfTen[] = {1, 10, 100, 1000};
constexpr std::int64_t kLargestDenominator = std::int64_t{1} << 40;
constexpr std::int64_t kFine = std::int64_t{1} << 30;

/// numerator / denominator, 0 or more, to the nearest whole number.
std::int64_t rounded(std::int64_t numerator, std::int64_t denominator, Halves halves) {
  const std::int64_t doubled = 2 * numerator + denominator;
  const std::int64_t up = doubled / (2 * denominator);
  const bool half = doubled % (2 * denominator) == 0;
  return up - (half && halves == Halves::even ? up % 2 : 0);
}

}  // namespace

std::optional<int> maximum_of(const Totals& totals, Denominator denominator) {
  const bool all = denominator == Denominator::all;
  const int maximum = all ? totals.all_maximum : totals.answered_maximum;
  return maximum < 0 ? std::nullopt : std::optional(maximum);
}

std::optional<Decimal> percent_of(const Ratio& ratio, const std::vector<int>& rounding,
                                  Halves halves) {
  assert(ratio.numerator >= 0 && ratio.denominator >= ratio.numerator && !rounding.empty());
  if (ratio.denominator == 0) return std::nullopt;
  int decimals = rounding.front();
  std::int64_t units =
      rounded(100 * ratio.numerator * kPowersOfTen[decimals], ratio.denominator, halves);
  for (const int next : rounding) {
    units = rounded(units, kPowersOfTen[decimals - next], halves);
    decimals = next;
  }
  return Decimal{static_cast<std::int32_t>(units), static_cast<std::int8_t>(decimals)};
}

std::string to_text(const Decimal& percent) {
  std::string digits = to_decimal(percent.units);
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
  std::vector<Totals> totals(node_count(edition));
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (weights.dropped[i] != 0) continue;
    const Indicator& indicator = edition.indicators[i];
    const int maximum = edition.scales[indicator.scale.value].maximum();
    const auto add = [&](NodeIndex node, int weight) {
      Totals& sum = totals[node.value];
      sum.all_maximum += weight * maximum;
      if (answers[i].missing()) return;
      sum.answered_maximum += weight * maximum;
      sum.achieved += weight * answers[i].score;
    };
    add(kOverall, weights.overall[i]);
    add(node_of(edition, indicator.domain), 1);
    add(node_of(edition, indicator.layer), 1);
  }
  return totals;
}

namespace {

struct Term {
  std::int64_t weight, achieved, maximum;
};

/// The mean of achieved / maximum over the terms, by their weights.
Ratio mean_of(const std::vector<Term>& terms) {
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
  Ratio mean{0, common * weights};
  for (const Term& term : terms) {
    mean.numerator += term.weight * (exact ? term.achieved * (common / term.maximum)
                                           : common * term.achieved / term.maximum);
  }
  return mean;
}

}  // namespace

Ratio ratio_of(const Totals& totals, Denominator denominator) {
  const int maximum = maximum_of(totals, denominator).value_or(0);
  return maximum == 0 ? Ratio{} : Ratio{totals.achieved, maximum};
}

Ratio ratio_of(const Edition& edition, const Method& method, std::span<const Totals> totals,
               NodeIndex node) {
  const NodeRule& rule = rule_for(edition, method, node);
  if (node != kOverall || method.aggregate == Aggregate::pooled) {
    return ratio_of(totals[node.value], rule.denominator);
  }
  std::vector<Term> terms;
  for (std::size_t d = 0; d < edition.domains.size(); ++d) {
    const int weight = method.domain_weights.empty() ? 1 : method.domain_weights[d];
    const Totals& domain = totals[node_of(edition, index_at<DomainIndex>(d)).value];
    const auto maximum = maximum_of(domain, rule.denominator);
    if (!maximum) return {};
    if (*maximum > 0 && weight > 0) terms.push_back({weight, domain.achieved, *maximum});
  }
  return mean_of(terms);
}

std::int64_t millionths(const Ratio& ratio) {
  return ratio.denominator == 0 ? 0 : 1'000'000 * ratio.numerator / ratio.denominator;
}

}  // namespace rescore
