#include "engine/plan.h"

#include <algorithm>
#include <bitset>
#include <cassert>
#include <limits>

#include "base/format.h"
#include "base/lists.h"
#include "engine/unit_scores.h"
#include "numeric/elementary.h"

namespace rescore {
namespace {

constexpr std::int64_t kLargestDenominator = std::int64_t{1} << 62;

/// The weighted maximum of all answers.
double maximum_of(const std::vector<Term>& terms, const std::vector<LeafPlan>& leaves) {
  double sum = 0;
  for (const Term& term : terms) {
    sum += static_cast<double>(term.whole) *
           std::max(leaves[term.at].maximum, -static_cast<int>(leaves[term.at].lowest));
  }
  return sum;
}

/// Bounds on the denominators that a value can have.
struct Denominators {
  double largest = 1;
  std::int64_t multiple = 1;  ///< of all of them; 0 if it is too large
};

/// For points: one maximum, or those of any selection of its indicators.
Denominators denominators_of(const NodePlan& node, const std::vector<LeafPlan>& leaves) {
  Denominators known{static_cast<double>(node.all_maximum), 1};
  if (node.rule.missing == Missing::zero) {
    return {known.largest, std::max<std::int64_t>(node.all_maximum, 1)};
  }
  constexpr std::int64_t kSums = 4097;
  if (node.all_maximum >= kSums) return {known.largest, 0};
  std::bitset<kSums> sums(1);
  for (const Term& term : node.points) {
    sums |= sums << static_cast<std::size_t>(term.whole * leaves[term.at].maximum);
  }
  for (std::int64_t sum = 2; sum <= node.all_maximum; ++sum) {
    if (!sums[static_cast<std::size_t>(sum)]) continue;
    known.multiple = common_multiple(known.multiple, sum, kLargestDenominator);
  }
  return known;
}

/// Raises `largest_value` to the largest absolute share of an answer.
void widen(double& largest_value, const LeafPlan& leaf) {
  if (leaf.maximum > 0) largest_value = std::max(largest_value, -leaf.lowest / leaf.maximum);
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
  std::vector<std::vector<Term>> below = leaves_below(edition, method);
  for (const NodeIndex node : order_) {
    nodes_[node.value].rule = method.rules[node.value];
    const bool has_points = compile_points(edition, node, below[node.value]);
    compile_value(edition, node, below[node.value], has_points);
  }
  for (const NodeIndex node : order_) {
    if (nodes_[node.value].rule.relative_to_best) find_best(data, node);
  }
}

void Plan::compile_leaves(const Dataset& data) {
  const Edition& edition = data.edition;
  leaves_.resize(edition.indicators.size());
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
      lowest = std::min(lowest.value_or(seen), seen);
      highest = std::max(highest.value_or(seen), seen);
    }
    leaf.lowest = scale.number->lower.value_or(lowest.value_or(0));
    leaf.highest = scale.number->upper.value_or(highest.value_or(leaf.lowest + 1));
    leaf.lower = leaf.logarithmic ? natural_log(std::max(leaf.lowest, 1e-300)) : leaf.lowest;
    leaf.upper = leaf.logarithmic ? natural_log(std::max(leaf.highest, 1e-300)) : leaf.highest;
    // If all units have the same number, or none is beyond the given goalpost, there is no share.
    leaf.upper = std::max(leaf.upper, leaf.lower);
  }
}

/// Whether there are points: options with whole weights (after division by a common factor, unless
/// they are already whole), and not too many points to count.
bool Plan::compile_points(const Edition& edition, NodeIndex index, std::vector<Term> below) {
  NodePlan& node = nodes_[index.value];
  const bool has_options =
      !any_of(below, [&](const Term& term) { return leaves_[term.at].number; });
  const std::int64_t one = make_whole(below);
  if (one != 1) reduce(below);
  const double most = maximum_of(below, leaves_);
  const bool wanted = has_points_ || node.rule.aggregation == Aggregation::pooled;
  if (!has_options || !wanted || one == 0 || most > INT32_MAX) return false;
  node.points = std::move(below);
  node.small = most <= INT16_MAX;
  for (const Term& term : node.points) {
    LeafPlan& leaf = leaves_[term.at];
    leaf.above.push_back({false, index.value, term.weight, term.whole});
    node.all_maximum += term.whole * leaf.maximum;
    widen(node.largest_value, leaf);
  }
  find_parts(edition, index);
  const bool complete = method_.dropped.empty();
  node.plain = complete && all_of(node.points, [](const Term& term) { return term.whole == 1; });
  const bool parts_printed = !node.parts.empty() && all_of(node.parts, [&](const Term& part) {
    return nodes_[part.at].printed;
  });
  node.printed = node.plain || parts_printed;
  return true;
}

void Plan::find_parts(const Edition& edition, NodeIndex index) {
  NodePlan& node = nodes_[index.value];
  struct Place {
    std::size_t part = SIZE_MAX;
    std::int64_t whole{};
  };
  std::vector<Place> places(leaves_.size());
  std::vector<Term> parts;
  for (const NodeIndex child : rescore::nodes(edition)) {
    if (edition.node(child).parent != index) continue;
    for (const Term& term : nodes_[child.value].points)
      places[term.at] = {parts.size(), term.whole};
    parts.emplace_back().at = child.value;
  }
  for (const Term& term : node.points) {
    const auto& [part, whole] = places[term.at];
    if (part == SIZE_MAX) return;
    if (whole > 0) parts[part].whole = term.whole / whole;
  }
  const bool add_up = all_of(node.points, [&](const Term& term) {
    return term.whole == parts[places[term.at].part].whole * places[term.at].whole;
  });
  if (add_up) node.parts = std::move(parts);
}

void Plan::compile_value(const Edition& edition, NodeIndex index, const std::vector<Term>& below,
                         bool has_points) {
  NodePlan& node = nodes_[index.value];
  const bool pooled = node.rule.aggregation == Aggregation::pooled;
  std::vector<Term> scale{{.weight = node.rule.scale}};
  node.scale_divisor = make_whole(scale);
  node.scale = scale.front().whole;
  node.terms = pooled ? below : children_of(edition, method_, index);
  node.form = form_of(node, has_points);
  if (node.form == Form::points) {
    node.terms = node.points;
    node.from_totals = node.printed;
  } else {
    node.from_totals = !any_of(
        node.terms, [&](const Term& term) { return term.leaf || !nodes_[term.at].from_totals; });
    for (const Term& term : below) leaves_[term.at].only_points = false;
  }
  needs_responses_ = needs_responses_ || !node.from_totals;
  const auto kind = node.rule.key == RankKey::rounded ? KeyRule::Kind::rounded
                    : node.form == Form::real         ? KeyRule::Kind::real
                    : KeyRule::is_narrow(node.largest_denominator, node.largest_value)
                        ? KeyRule::Kind::narrow
                        : KeyRule::Kind::wide;
  node.key = KeyRule(kind, node.rule.first);
  const double most = node.largest_denominator * node.largest_value *
                      static_cast<double>(node.scale) *
                      static_cast<double>(kPowersOfTen[node.rule.rounding.front()]);
  // Denominators x scale_divisor are below 2^31 x 10^6, which is less.
  node.in_doubles = node.key.is_one_number() && most < kMostInDoubles;
}

/// Decides how the node's value is represented: exactly, if the weights are whole and the
/// denominators small enough.
Form Plan::form_of(NodePlan& node, bool has_points) const {
  const Aggregation how = node.rule.aggregation;
  if (node.rule.relative_to_best || node.scale == 0) return Form::real;
  if (how == Aggregation::pooled) {
    node.largest_denominator = static_cast<double>(node.all_maximum);
    return has_points ? Form::points : Form::real;
  }
  if (how != Aggregation::arithmetic && how != Aggregation::sum) return Form::real;
  node.one = make_whole(node.terms);
  bool exact = node.one > 0;
  if (how == Aggregation::arithmetic) reduce(node.terms);
  Denominators known;
  double whole_weights = 0;
  double weights = 0;
  for (const Term& term : node.terms) {
    whole_weights += static_cast<double>(term.whole);
    weights += term.weight;
    Denominators child;
    if (term.leaf) {
      const LeafPlan& leaf = leaves_[term.at];
      exact = exact && leaf.maximum > 0;  // a number has none
      child = {static_cast<double>(leaf.maximum), leaf.maximum};
      widen(node.largest_value, leaf);
    } else {
      const NodePlan& other = nodes_[term.at];
      exact = exact && other.form != Form::real;
      child = other.form == Form::points ? denominators_of(other, leaves_)
                                         : Denominators{other.largest_denominator, 0};
      node.largest_value = std::max(node.largest_value, other.largest_value);
    }
    known.largest *= std::max(child.largest, 1.0);
    known.multiple = common_multiple(known.multiple, child.multiple, kLargestDenominator);
  }
  if (how == Aggregation::sum) {
    whole_weights = static_cast<double>(node.one);
    node.largest_value *= std::max(weights, 1.0);
  }
  double largest = known.largest;
  if (known.multiple > 0) largest = std::min(largest, static_cast<double>(known.multiple));
  node.largest_denominator = largest * whole_weights;
  // Numerators must fit, too.
  const double most = node.largest_denominator * node.largest_value;
  const bool fits = most < static_cast<double>(kLargestDenominator) && node.largest_value < 0x1p51;
  return exact && fits ? Form::fraction : Form::real;
}

void Plan::find_best(const Dataset& data, NodeIndex node) {
  double best = 0;
  for (const Responses& responses : data.responses) {
    if (responses.answers.empty()) continue;
    best = std::max(best, UnitScores(*this, responses.answers).value(node).real);
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

}  // namespace rescore
