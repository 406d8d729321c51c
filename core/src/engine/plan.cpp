#include "engine/plan.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/format.h"
#include "engine/unit_scores.h"
#include "numeric/elementary.h"

namespace rescore {
namespace {

constexpr std::int64_t kLargestDenominator = std::int64_t{1} << 62;
constexpr int kWeightDecimals = 6;

/// A number that is a whole number of 10^-decimals, times 10^decimals; empty when it is none.
std::optional<std::int64_t> whole(double number, int decimals) {
  const double scaled = number * static_cast<double>(kPowersOfTen[decimals]);
  const double nearest = std::floor(scaled + 0.5);
  if (std::abs(scaled - nearest) > 1e-9 * std::max(1.0, nearest)) return std::nullopt;
  return static_cast<std::int64_t>(nearest);
}

/// The weights divided by what they have in common, which changes no mean.
void reduce(std::vector<Term>& terms) {
  std::int64_t common = 0;
  for (const Term& term : terms) common = std::gcd(common, term.whole);
  if (common > 1) {
    for (Term& term : terms) term.whole /= common;
  }
}

/// Gives the terms whole weights in the same proportions. What a weight of 1 is then; 0 when their
/// decimals are too many.
std::int64_t make_whole(std::vector<Term>& terms) {
  for (int decimals = 0; decimals <= kWeightDecimals; ++decimals) {
    const bool all = std::all_of(terms.begin(), terms.end(), [&](Term& term) {
      const auto weight = whole(term.weight, decimals);
      term.whole = weight.value_or(0);
      return weight.has_value();
    });
    if (all) return kPowersOfTen[decimals];
  }
  return 0;
}

/// The weighted maximum of all answers.
double maximum_of(const std::vector<Term>& terms, const std::vector<LeafPlan>& leaves) {
  double sum = 0;
  for (const Term& term : terms) {
    sum += static_cast<double>(term.whole) *
           std::max(leaves[term.at].maximum, -static_cast<int>(leaves[term.at].lowest));
  }
  return sum;
}

/// Whole weights of points: as they are where they are whole, else without what they have in
/// common. False when there are none, or points would be too many to count.
bool make_points(std::vector<Term>& terms, const std::vector<LeafPlan>& leaves) {
  const std::int64_t one = make_whole(terms);
  if (one > 1) reduce(terms);
  return one > 0 && maximum_of(terms, leaves) <= INT32_MAX;
}

/// The product of the weights on the way up from a node to one above it, the upper one left out;
/// empty when it is not above.
std::optional<double> weight_up_to(const Edition& edition, const Method& method, NodeIndex from,
                                   NodeIndex to) {
  double weight = 1;
  for (std::optional<NodeIndex> at = from; at; at = edition.node(*at).parent) {
    if (*at == to) return weight;
    weight *= weight_of(edition, method, *at);
  }
  return std::nullopt;
}

/// The indicators below a node with their weights in its points. Pooled into the root, weights of
/// nodes in other trees count too.
std::vector<Term> leaves_below(const Edition& edition, const Method& method, NodeIndex node,
                               const std::vector<LeafPlan>& leaves) {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    if (leaves[i].dropped) continue;
    const Indicator& indicator = edition.indicators[i];
    std::optional<double> weight;
    double others = 1;
    for (const NodeIndex parent : indicator.nodes) {
      const auto up = weight_up_to(edition, method, parent, node);
      if (up) {
        weight = *up * indicator.weight;
      } else {
        for (std::optional<NodeIndex> at = parent; at; at = edition.node(*at).parent) {
          others *= weight_of(edition, method, *at);
        }
      }
    }
    if (!weight) continue;
    if (node == kOverall) *weight *= others;
    terms.push_back({true, static_cast<std::uint16_t>(i), *weight, 0});
  }
  return terms;
}

/// The children of a node whose weight is above 0.
std::vector<Term> children_of(const Edition& edition, const Method& method, NodeIndex node,
                              const std::vector<LeafPlan>& leaves) {
  std::vector<Term> terms;
  for (const NodeIndex child : nodes(edition)) {
    const double weight = weight_of(edition, method, child);
    if (edition.node(child).parent == node && weight > 0) {
      terms.push_back({false, child.value, weight, 0});
    }
  }
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const Indicator& indicator = edition.indicators[i];
    const auto& parents = indicator.nodes;
    if (leaves[i].dropped || indicator.weight <= 0) continue;
    if (std::find(parents.begin(), parents.end(), node) == parents.end()) continue;
    terms.push_back({true, static_cast<std::uint16_t>(i), indicator.weight, 0});
  }
  return terms;
}

/// What is known of the denominators that a value can have.
struct Denominators {
  double largest = 1;
  std::int64_t multiple = 1;  ///< of all of them; 0 when it is too large
};

std::int64_t common_multiple(std::int64_t a, std::int64_t b) {
  if (a == 0 || b == 0) return 0;
  const std::int64_t step = a / std::gcd(a, b);
  return step > kLargestDenominator / b ? 0 : step * b;
}

/// Of points: one maximum, or those of any selection of its indicators.
Denominators denominators_of(const NodePlan& node, const std::vector<LeafPlan>& leaves) {
  Denominators known{static_cast<double>(node.all_maximum), 1};
  if (node.rule.missing == Missing::zero) {
    known.multiple = std::max<std::int64_t>(node.all_maximum, 1);
    return known;
  }
  constexpr std::int64_t kMostSums = 4096;
  if (node.all_maximum > kMostSums) return {known.largest, 0};
  std::vector<bool> sums(static_cast<std::size_t>(node.all_maximum) + 1);
  sums[0] = true;
  for (const Term& term : node.points) {
    const auto step = static_cast<std::size_t>(term.whole * leaves[term.at].maximum);
    for (std::size_t sum = sums.size(); sum-- > step;) {
      if (sums[sum - step]) sums[sum] = true;
    }
  }
  for (std::size_t sum = 1; sum < sums.size(); ++sum) {
    if (sums[sum]) known.multiple = common_multiple(known.multiple, static_cast<std::int64_t>(sum));
  }
  return known;
}

/// The largest share of an answer, below 0 as well as above.
double largest_value(const LeafPlan& leaf) {
  return leaf.maximum > 0 ? std::max(1.0, -leaf.lowest / leaf.maximum) : 1;
}

bool has_negative_points(const Edition& edition) {
  return std::any_of(edition.scales.begin(), edition.scales.end(), [](const Scale& scale) {
    return !scale.options.empty() && scale.options.front().score < 0;
  });
}

}  // namespace

Plan::Plan(const Dataset& data, const Method& method)
    : method_(method), has_points_(rescore::has_points(data.edition)) {
  const Edition& edition = data.edition;
  assert(method.rules.size() == edition.nodes.size());
  compile_leaves(data);
  nodes_.resize(edition.nodes.size());
  // A parent comes before its children.
  for (std::size_t n = edition.nodes.size(); n-- > 0;) order_.push_back(index_at<NodeIndex>(n));
  for (const NodeIndex node : order_) compile_node(edition, node);
  for (const NodeIndex node : order_) {
    if (nodes_[node.value].rule.relative_to_best) find_best(data, node);
  }
}

void Plan::compile_leaves(const Dataset& data) {
  const Edition& edition = data.edition;
  leaves_.resize(edition.indicators.size());
  for (const IndicatorIndex i : method_.dropped) leaves_[i.value].dropped = true;
  for (std::size_t i = 0; i < leaves_.size(); ++i) {
    LeafPlan& leaf = leaves_[i];
    const Scale& scale = edition.scale_of(index_at<IndicatorIndex>(i));
    leaf.number = scale.number.has_value();
    if (!leaf.number) {
      leaf.maximum = scale.maximum();
      leaf.lowest = scale.options.front().score;
      leaf.highest = scale.maximum();
      continue;
    }
    leaf.logarithmic = scale.number->logarithmic;
    leaf.clamped = scale.number->clamped;
    leaf.reversed = scale.number->reversed;
    std::optional<double> lowest, highest;
    for (const Responses& responses : data.responses) {
      if (responses.answers.empty() || responses.answers[i].missing()) continue;
      const double seen = responses.answers[i].score;
      if (!lowest || seen < *lowest) lowest = seen;
      if (!highest || seen > *highest) highest = seen;
    }
    leaf.lowest = scale.number->lower.value_or(lowest.value_or(0));
    leaf.highest = scale.number->upper.value_or(highest.value_or(leaf.lowest + 1));
    leaf.lower = leaf.logarithmic ? natural_log(std::max(leaf.lowest, 1e-300)) : leaf.lowest;
    leaf.upper = leaf.logarithmic ? natural_log(std::max(leaf.highest, 1e-300)) : leaf.highest;
    // Where all units have one number, or none is beyond the goalpost that is given, there is no
    // share (`share`).
    leaf.upper = std::max(leaf.upper, leaf.lower);
  }
}

void Plan::compile_node(const Edition& edition, NodeIndex index) {
  NodePlan& node = nodes_[index.value];
  node.rule = method_.rules[index.value];
  const NodeRule& rule = node.rule;
  std::vector<Term> below = leaves_below(edition, method_, index, leaves_);
  const bool has_options = std::all_of(below.begin(), below.end(),
                                       [&](const Term& term) { return !leaves_[term.at].number; });
  const bool pooled = rule.aggregation == Aggregation::pooled;
  const bool whole_points = has_options && make_points(below, leaves_);
  if (whole_points && (has_points_ || pooled)) {
    node.points = below;
    for (const Term& term : below) node.all_maximum += term.whole * leaves_[term.at].maximum;
    for (const Term& term : below) {
      leaves_[term.at].above.push_back({false, index.value, term.weight, term.whole});
      node.largest_value = std::max(node.largest_value, largest_value(leaves_[term.at]));
    }
    node.small = maximum_of(below, leaves_) <= INT16_MAX;
    // Whether printed totals are enough: its own, or those of its children times their weights.
    const auto plain = [](const Term& term) { return term.whole == 1; };
    const bool complete = std::none_of(leaves_.begin(), leaves_.end(),
                                       [](const LeafPlan& leaf) { return leaf.dropped; });
    node.printed_itself = complete && std::all_of(below.begin(), below.end(), plain);
    if (complete && !node.printed_itself) {
      for (const NodeIndex child : rescore::nodes(edition)) {
        if (edition.node(child).parent != index) continue;
        std::optional<std::int64_t> weight;
        bool even = true;
        for (const Term& term : below) {
          const auto leaf = index_at<IndicatorIndex>(term.at);
          if (!is_below(edition, leaf, child)) continue;
          even = even && weight.value_or(term.whole) == term.whole;
          weight = term.whole;
        }
        if (!even) {
          node.printed.clear();
          break;
        }
        node.printed.push_back({false, child.value, 1, weight.value_or(0)});
      }
    }
  }

  const auto scale_as_ratio = [&] {
    for (int decimals = 0; decimals <= kWeightDecimals; ++decimals) {
      const auto scale = whole(rule.scale, decimals);
      if (!scale) continue;
      node.scale = *scale;
      node.scale_divisor = kPowersOfTen[decimals];
      return true;
    }
    return false;
  };
  node.form = Form::real;
  double largest = 0;
  if (!rule.relative_to_best && scale_as_ratio()) {
    if (pooled && whole_points) {
      node.form = Form::points;
      largest = static_cast<double>(node.all_maximum);
    } else if (!pooled && (rule.aggregation == Aggregation::arithmetic ||
                           rule.aggregation == Aggregation::sum)) {
      node.terms = children_of(edition, method_, index, leaves_);
      const std::int64_t one = make_whole(node.terms);
      bool exact = one > 0;
      if (rule.aggregation == Aggregation::arithmetic) reduce(node.terms);
      Denominators known;
      std::int64_t weights = 0;
      double all_weights = 0;
      for (const Term& term : node.terms) {
        weights += term.whole;
        all_weights += term.weight;
        Denominators child;
        if (term.leaf) {
          const LeafPlan& leaf = leaves_[term.at];
          exact = exact && !leaf.number && leaf.maximum > 0;
          child = {static_cast<double>(leaf.maximum), std::max(leaf.maximum, 1)};
          node.largest_value = std::max(node.largest_value, largest_value(leaf));
        } else {
          const NodePlan& other = nodes_[term.at];
          exact = exact && other.form != Form::real;
          child = other.form == Form::points ? denominators_of(other, leaves_)
                                             : Denominators{other.largest_denominator, 0};
          node.largest_value = std::max(node.largest_value, other.largest_value);
        }
        known.largest *= std::max(child.largest, 1.0);
        known.multiple = common_multiple(known.multiple, child.multiple);
      }
      if (rule.aggregation == Aggregation::sum) {
        node.one = weights = std::max<std::int64_t>(one, 1);
        node.largest_value *= std::max(all_weights, 1.0);
      }
      largest = known.largest * static_cast<double>(weights);
      if (known.multiple > 0) {
        largest =
            std::min(largest, static_cast<double>(known.multiple) * static_cast<double>(weights));
      }
      // Numerators must fit, too.
      const double most = largest * node.largest_value;
      if (exact && most < static_cast<double>(kLargestDenominator)) node.form = Form::fraction;
    }
  }
  if (node.form == Form::real) {
    node.terms = pooled ? leaves_below(edition, method_, index, leaves_)
                        : children_of(edition, method_, index, leaves_);
  } else if (node.form == Form::points) {
    node.terms = node.points;
    node.from_totals = node.printed_itself || !node.printed.empty();
  }
  if (node.form != Form::points) {
    node.from_totals = std::none_of(node.terms.begin(), node.terms.end(), [&](const Term& term) {
      return term.leaf || !nodes_[term.at].from_totals;
    });
    for (const Term& term : below) leaves_[term.at].only_points = false;
  }
  needs_responses_ = needs_responses_ || !node.from_totals;
  node.largest_denominator = std::max(largest, 1.0);
  const bool narrow = largest <= static_cast<double>(KeyRule::kNarrowDenominator) &&
                      rule.aggregation != Aggregation::sum && !has_negative_points(edition);
  const auto kind = rule.key == RankKey::rounded ? KeyRule::Kind::rounded
                    : node.form == Form::real    ? KeyRule::Kind::real
                    : narrow                     ? KeyRule::Kind::narrow
                                                 : KeyRule::Kind::wide;
  node.key = KeyRule(kind, rule.first);
}

void Plan::find_best(const Dataset& data, NodeIndex node) {
  double best = 0;
  nodes_[node.value].best = 1;  // so that shares are what they are
  for (const Responses& responses : data.responses) {
    if (responses.answers.empty()) continue;
    const double share = UnitScores(*this, responses.answers).value(node).real;
    if (share > best) best = share;
  }
  nodes_[node.value].best = best > 0 ? best : 1;
}

double Plan::share(IndicatorIndex index, Answer answer) const {
  const LeafPlan& leaf = leaves_[index.value];
  if (!leaf.number) return leaf.maximum > 0 ? answer.score / leaf.maximum : 0;
  if (leaf.lower == leaf.upper) return std::numeric_limits<double>::quiet_NaN();
  double number = answer.score;
  if (leaf.logarithmic) number = natural_log(std::max(number, 1e-300));
  double share = (number - leaf.lower) / (leaf.upper - leaf.lower);
  if (leaf.clamped) share = std::clamp(share, 0.0, 1.0);
  return leaf.reversed ? 1 - share : share;
}

std::vector<std::int64_t> whole_weights(const std::vector<double>& weights) {
  std::vector<Term> terms;
  for (const double weight : weights) terms.push_back({true, 0, weight, 0});
  const std::int64_t one = make_whole(terms);
  if (one > 1) reduce(terms);
  if (one == 0) {
    for (Term& term : terms) {
      term.whole = static_cast<std::int64_t>(
          term.weight * static_cast<double>(kPowersOfTen[kWeightDecimals]) + 0.5);
    }
  }
  std::vector<std::int64_t> whole;
  for (const Term& term : terms) whole.push_back(term.whole);
  return whole;
}

std::string method_fault(const Edition& edition, const Method& method) {
  const NodeRule& root = rule_for(method, kOverall);
  for (const NodeIndex node : nodes(edition)) {
    const bool in_tree = weight_up_to(edition, method, node, kOverall).has_value();
    // Below the root of another tree, a weight is one among siblings.
    const bool is_root = !edition.node(node).parent;
    if (!in_tree && is_root && weight_of(edition, method, node) != 1 &&
        root.aggregation != Aggregation::pooled) {
      return "A mean of domains has weights of domains only.";
    }
  }
  std::vector<LeafPlan> leaves(edition.indicators.size());
  for (const IndicatorIndex i : method.dropped) leaves[i.value].dropped = true;
  for (const NodeIndex node : nodes(edition)) {
    const bool pooled = rule_for(method, node).aggregation == Aggregation::pooled;
    std::vector<Term> terms = pooled || node == kOverall
                                  ? leaves_below(edition, method, node, leaves)
                                  : std::vector<Term>();
    double maximum = 0;
    for (const Term& term : terms) {
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
