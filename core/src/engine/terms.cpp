#include "engine/terms.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/format.h"
#include "base/lists.h"

namespace rescore {
namespace {

constexpr int kWeightDecimals = 6;

/// A number times 10^decimals, if that is a whole number; otherwise empty.
std::optional<std::int64_t> whole(double number, int decimals) {
  const double scaled = number * static_cast<double>(kPowersOfTen[decimals]);
  const double nearest = std::floor(scaled + 0.5);
  if (std::abs(scaled - nearest) > 1e-9 * std::max(1.0, nearest)) return std::nullopt;
  return static_cast<std::int64_t>(nearest);
}

/// Finds an indicator without a share, because none of its options is above 0, in a node that
/// aggregates shares.
std::string share_fault(const Edition& edition, const Method& method) {
  for (const auto index : all_indices<IndicatorIndex>(edition.indicators.size())) {
    const Scale& scale = edition.scale_of(index);
    if (contains(method.dropped, index) || scale.number || scale.maximum() > 0) continue;
    const Indicator& indicator = edition.indicators[index.value];
    for (const NodeIndex node : indicator.nodes) {
      if (rule_for(method, node).aggregation == Aggregation::pooled) continue;
      return format("{} is made of shares, but {} has none: no option of its scale is above 0.",
                    {node_id(edition, node), indicator.id});
    }
  }
  return {};
}

}  // namespace

std::vector<std::vector<Term>> leaves_below(const Edition& edition, const Method& method) {
  std::vector<std::vector<Term>> below(edition.nodes.size());
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    if (contains(method.dropped, index_at<IndicatorIndex>(i))) continue;
    double others = 1;
    bool in_root = false;
    for (const NodeIndex parent : edition.indicators[i].nodes) {
      double weight = 1;
      std::optional<NodeIndex> at = parent;
      for (; at; at = edition.node(*at).parent) {
        const double own = weight * edition.indicators[i].weight;
        below[at->value].push_back({true, static_cast<std::uint16_t>(i), own});
        in_root = in_root || *at == kOverall;
        if (*at == kOverall) break;
        weight *= weight_of(edition, method, *at);
      }
      if (!at) others *= weight;
    }
    if (in_root) below[kOverall.value].back().weight *= others;
  }
  return below;
}

std::vector<Term> children_of(const Edition& edition, const Method& method, NodeIndex node) {
  std::vector<Term> terms;
  for (const NodeIndex child : nodes(edition)) {
    const double weight = weight_of(edition, method, child);
    if (edition.node(child).parent == node && weight > 0) {
      terms.push_back({false, child.value, weight});
    }
  }
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const Indicator& indicator = edition.indicators[i];
    if (indicator.weight <= 0 || !contains(indicator.nodes, node)) continue;
    if (contains(method.dropped, index_at<IndicatorIndex>(i))) continue;
    terms.push_back({true, static_cast<std::uint16_t>(i), indicator.weight});
  }
  return terms;
}

std::int64_t make_whole(std::vector<Term>& terms) {
  for (int decimals = 0; decimals <= kWeightDecimals; ++decimals) {
    const bool all = all_of(terms, [&](Term& term) {
      const auto weight = whole(term.weight, decimals);
      term.whole = weight.value_or(0);
      return weight.has_value();
    });
    if (all) return kPowersOfTen[decimals];
  }
  return 0;
}

void reduce(std::vector<Term>& terms) {
  std::int64_t common = 0;
  for (const Term& term : terms) common = std::gcd(common, term.whole);
  if (common > 1) {
    for (Term& term : terms) term.whole /= common;
  }
}

std::vector<std::int64_t> whole_weights(const std::vector<double>& weights) {
  std::vector<Term> terms = mapped(weights, [](double weight) { return Term{.weight = weight}; });
  const std::int64_t one = make_whole(terms);
  if (one > 1) reduce(terms);
  if (one == 0) {
    for (Term& term : terms) {
      term.whole = static_cast<std::int64_t>(
          term.weight * static_cast<double>(kPowersOfTen[kWeightDecimals]) + 0.5);
    }
  }
  return mapped(terms, &Term::whole);
}

std::string method_fault(const Edition& edition, const Method& method) {
  if (const std::string fault = share_fault(edition, method); !fault.empty()) return fault;
  const NodeRule& root = rule_for(method, kOverall);
  for (const NodeIndex node : nodes(edition)) {
    // Below the root of another tree, weights are relative to siblings.
    const bool other_root = node != kOverall && !edition.node(node).parent;
    if (other_root && weight_of(edition, method, node) != 1 &&
        root.aggregation != Aggregation::pooled) {
      return format("{} has a weight, but is no part of overall, which is a mean.",
                    {node_id(edition, node)});
    }
  }
  const std::vector<std::vector<Term>> below = leaves_below(edition, method);
  for (const NodeIndex node : nodes(edition)) {
    const bool pooled = rule_for(method, node).aggregation == Aggregation::pooled;
    if (!pooled && node != kOverall) continue;
    double maximum = 0;
    for (const Term& term : below[node.value]) {
      const Scale& scale = edition.scale_of(index_at<IndicatorIndex>(term.at));
      if (scale.number && pooled) {
        return format("{} pools points, but the indicator {} has numbers.",
                      {node_id(edition, node), edition.indicators[term.at].id});
      }
      maximum += term.weight * (scale.number ? 1 : std::max(scale.maximum(), 1));
    }
    if (node == kOverall && maximum == 0) return "Nothing is left to score.";
    if (pooled && maximum > static_cast<double>(kLargestSum)) {
      return format("With these weights the maximum is {} points; at most {} are counted.",
                    {static_cast<std::int64_t>(maximum), kLargestSum});
    }
  }
  return {};
}

}  // namespace rescore
