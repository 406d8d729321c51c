#include "questions/threshold.h"

namespace rescore {
namespace {

constexpr std::int64_t kPowersOfTen[] = {1, 10, 100, 1000};

/// The least share whose percentage rounds to `units` or more. Half up, x rounds to u or more when
/// x >= u - 1/2; step by step from the last rounding to the first.
Ratio least_ratio(const NodeRule& rule, std::int64_t units) {
  for (std::size_t step = rule.rounding.size() - 1; step > 0; --step) {
    const std::int64_t ten = kPowersOfTen[rule.rounding[step - 1] - rule.rounding[step]];
    units = units * ten - ten / 2;
  }
  return {2 * units - 1, 200 * kPowersOfTen[rule.rounding.front()]};
}

/// The least share whose key is `key`.
Ratio ratio_with(const Evaluation& evaluation, NodeIndex node, Key key) {
  const NodeRule& rule = rule_for(evaluation.edition(), evaluation.method(), node);
  if (rule.key == RankKey::rounded) return least_ratio(rule, static_cast<std::int64_t>(key) - 1);
  const std::vector<Key>& keys = evaluation.keys(node);
  std::size_t c = 0;
  while (keys[c] != key) ++c;
  return ratio_of(evaluation.edition(), evaluation.method(),
                  evaluation.table().of(index_at<UnitIndex>(c)), node);
}

}  // namespace

std::int64_t Threshold::beyond(const Ratio& ratio) const {
  const std::int64_t above = q * ratio.numerator - p * ratio.denominator;
  return lower ? -above - 1 : above;
}

std::optional<Threshold> rank_threshold(const Evaluation& evaluation, UnitIndex unit,
                                        NodeIndex node, int rank, bool lower) {
  const Key now = evaluation.keys(node)[unit.value];
  const RankIndex& rank_index = evaluation.rank_index(node);
  // Rank k or higher: at least the k-th of the others. Rank k or lower: below the one before it.
  const int which = lower ? rank - 1 : rank;
  if (which == 0) return Threshold{2, 1, true};
  const Key other = rank_index.other(which, now);
  if (other == kNotRanked) {
    if (lower) return std::nullopt;
    return Threshold{};
  }
  const Ratio ratio = ratio_with(evaluation, node, other);
  return Threshold{ratio.numerator, ratio.denominator, lower};
}

Threshold percent_threshold(const NodeRule& rule, int units, bool lower) {
  const Ratio ratio = least_ratio(rule, std::int64_t{units} + (lower ? 1 : 0));
  return {ratio.numerator, ratio.denominator, lower};
}

}  // namespace rescore
