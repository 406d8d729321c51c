#include "weights/weight_space.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/format.h"
#include "base/lists.h"

namespace rescore::weights {
namespace {

/// The limits of the numbers in lines, and of weights of corners. Differences of products of two
/// values, and the squares on an edge, stay below 2^127.
constexpr std::int64_t kLargest = std::int64_t{1} << 30;
constexpr std::int64_t kLargestWeight = std::int64_t{1} << 28;

std::int64_t common_factor(const Form& form) {
  std::int64_t factor = 0;
  for (const std::int64_t one : form) factor = std::gcd(factor, one);
  return factor;
}

/// Whether a unit lacks something that counts in overall.
bool misses_something(const Evaluation& evaluation, const UnitScores& scores) {
  const NodePlan& root = evaluation.plan().node(kOverall);
  if (root.rule.aggregation == Aggregation::pooled) {
    const NodeValue& value = scores.value(kOverall);
    return !value.answered || *value.answered < root.all_maximum;
  }
  return any_of(root.terms, [&](const Term& term) {
    return !scores.value(NodeIndex{term.at}).ratio.present();
  });
}

/// A part's achieved and possible points; empty if the latter are unknown.
std::optional<Ratio> pooled_part(const Evaluation& evaluation, const UnitScores& scores,
                                 const Term& part) {
  const NodePlan& plan = evaluation.plan().nodes()[part.at];
  const NodeValue& value = scores.value(NodeIndex{part.at});
  const bool zero = evaluation.rule(kOverall).missing == Missing::zero;
  if (!zero && !value.answered) return std::nullopt;
  return Ratio{part.whole * value.achieved,
               part.whole * (zero ? plan.all_maximum : *value.answered)};
}

/// A part's value and 1, or 0 and 0 if it does not count.
Ratio mean_part(const NodeRule& rule, const Ratio& value, std::int64_t common) {
  if (value.present()) return {value.numerator * (common / value.denominator), 1};
  const bool counts = rule.missing == Missing::zero || rule.aggregation == Aggregation::sum;
  return {0, counts ? 1 : 0};
}

std::string fault_of(const Evaluation& evaluation) {
  const NodeRule& rule = evaluation.rule(kOverall);
  const NodePlan& root = evaluation.plan().node(kOverall);
  const Aggregation how = rule.aggregation;
  if (how == Aggregation::geometric || how == Aggregation::harmonic) {
    return "The overall score is no sum or mean, so its ranks under all weights are not computed.";
  }
  if (rule.ties == Ties::dense) {
    return "Ranks under all weights are computed only where equal scores leave ranks out (1, 2, 2, "
           "4).";
  }
  if (how == Aggregation::pooled && root.parts.empty()) {
    return "The overall score does not consist of weighted parts, as without weights of layers.";
  }
  if (how == Aggregation::pooled) return {};
  for (const Term& term : root.terms) {
    if (term.leaf) return "Overall has single indicators as parts; weights need parts of its own.";
    if (!evaluation.plan().exact(NodeIndex{term.at})) {
      return format(
          "The score of {} is a number with decimals, so ranks under all weights would "
          "not be exact.",
          {node_id(evaluation.edition(), NodeIndex{term.at})});
    }
  }
  return {};
}

/// An edge of the simplex: a x^2 + b x y + c y^2 for the weights x and y of two corners.
struct Edge {
  Wide a, b, c;
  /// Whether it is above 0 anywhere.
  bool rises() const {
    if (a > 0 || c > 0) return true;
    if (b <= 0) return false;
    return b * b > 4 * a * c;  // its top, where a and c are 0 or less
  }
};

Edge edge_of(const Line& one, const Line& other, std::size_t x, std::size_t y) {
  const auto product = [&](std::size_t k, std::size_t l) {
    return static_cast<Wide>(one.achieved[k]) * other.possible[l] -
           static_cast<Wide>(other.achieved[k]) * one.possible[l];
  };
  return {product(x, x), product(x, y) + product(y, x), product(y, y)};
}

/// Whether one score can be above the other. If it is so for any weights, then on an edge of the
/// simplex: with the other score t, "one's is above t" and "the other's is at most t" are two
/// linear conditions, and two corners suffice for two.
bool rises_on_an_edge(const Line& one, const Line& other) {
  for (std::size_t x = 0; x < one.achieved.size(); ++x) {
    for (std::size_t y = 0; y < x; ++y) {
      if (edge_of(one, other, x, y).rises()) return true;
    }
  }
  return one.achieved.size() == 1 && edge_of(one, other, 0, 0).a > 0;
}

}  // namespace

std::int64_t value_at(const Form& form, std::span<const std::int64_t> weights) {
  return std::inner_product(form.begin(), form.end(), weights.begin(), std::int64_t{0});
}

Wide compare(const Line& one, const Line& other, std::span<const std::int64_t> corners) {
  return static_cast<Wide>(value_at(one.achieved, corners)) * value_at(other.possible, corners) -
         static_cast<Wide>(value_at(other.achieved, corners)) * value_at(one.possible, corners);
}

std::optional<WeightSpace> WeightSpace::make(const Evaluation& evaluation, const Fraction& at_least,
                                             const std::vector<UnitIndex>& units, Errors& errors) {
  const std::string fault = fault_of(evaluation);
  if (!fault.empty()) {
    report(errors, ErrorCode::bad_request, fault);
    return std::nullopt;
  }
  const NodePlan& root = evaluation.plan().node(kOverall);
  WeightSpace space;
  const bool pooled = root.rule.aggregation == Aggregation::pooled;
  for (const Term& part : pooled ? root.parts : root.terms) {
    space.parts_.push_back(NodeIndex{part.at});
  }
  const std::size_t parts = space.parts_.size();
  if (parts > kMostWeightParts || units.size() > kMostWeightUnits) {
    report(errors, ErrorCode::bad_request,
           "Ranks under all weights are computed for at most {} parts and {} units.",
           {kMostWeightParts, kMostWeightUnits});
    return std::nullopt;
  }
  const auto count = static_cast<std::int64_t>(parts);
  if (at_least.numerator < 0 || at_least.numerator * count > at_least.denominator) {
    report(errors, ErrorCode::bad_request,
           "{} parts cannot each have at least this weight; the most is 1/{}.", {count, count});
    return std::nullopt;
  }
  space.least_ = at_least.numerator;
  space.rest_ = at_least.denominator - count * at_least.numerator;
  if (!space.add_lines(evaluation, units, errors)) return std::nullopt;
  const bool fits = space.move_to_corners();
  if (!fits) {
    report(errors, ErrorCode::bad_request,
           "The scores of the parts have too large denominators for exact ranks.");
    return std::nullopt;
  }
  space.compare_all();
  return space;
}

bool WeightSpace::add_lines(const Evaluation& evaluation, const std::vector<UnitIndex>& units,
                            Errors& errors) {
  const NodePlan& root = evaluation.plan().node(kOverall);
  const NodeRule& rule = root.rule;
  const bool pooled = rule.aggregation == Aggregation::pooled;
  std::vector<std::pair<UnitIndex, UnitScores>> all;
  std::int64_t common = 1;
  for (const UnitIndex unit : units) {
    const UnitScores scores = evaluation.scores(unit);
    if (misses_something(evaluation, scores)) {
      // What has no weight may be missing. If every part has one, that excuses nothing.
      const bool excuses = least_ == 0;
      const bool sums = rule.aggregation == Aggregation::sum && rule.missing == Missing::left_out;
      if (rule.coverage > 0 || (excuses && (sums || rule.missing == Missing::none))) {
        report(errors, ErrorCode::bad_request,
               "Whether {} has a rank depends on the weights, as it lacks answers; ranks under all "
               "weights are not computed.",
               {evaluation.data().units[unit.value].name});
        return false;
      }
      if (rule.missing == Missing::none) continue;
    }
    if (!pooled && rule.missing == Missing::left_out &&
        !any_of(parts_, [&](NodeIndex part) { return scores.value(part).ratio.present(); })) {
      continue;
    }
    if (!pooled) {
      for (const NodeIndex part : parts_) {
        const Ratio& value = scores.value(part).ratio;
        if (value.present()) common = std::lcm(common, value.denominator);
        if (common >= kLargest) {
          report(errors, ErrorCode::bad_request,
                 "The scores of the parts have too large denominators for exact ranks.");
          return false;
        }
      }
    }
    all.emplace_back(unit, scores);
  }
  const std::int64_t sign = rule.first == First::lowest ? -1 : 1;
  for (const auto& [unit, scores] : all) {
    Line line{unit, {}, {}};
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const auto part = pooled ? pooled_part(evaluation, scores, root.parts[p])
                               : mean_part(rule, scores.value(parts_[p]).ratio, common);
      if (!part) break;
      line.achieved.push_back(sign * part->numerator);
      line.possible.push_back(part->denominator);
    }
    const bool known = line.possible.size() == parts_.size();
    if (known && common_factor(line.possible) > 0) lines_.push_back(std::move(line));
  }
  return true;
}

bool WeightSpace::move_to_corners() {
  for (Line& line : lines_) {
    for (Form* const form : {&line.achieved, &line.possible}) {
      const std::int64_t all = std::accumulate(form->begin(), form->end(), std::int64_t{0});
      for (std::int64_t& one : *form) {
        const Wide moved = static_cast<Wide>(least_) * all + static_cast<Wide>(rest_) * one;
        if (moved >= kLargest || moved <= -kLargest) return false;
        one = static_cast<std::int64_t>(moved);
      }
    }
  }
  return true;
}

void WeightSpace::compare_all() {
  const std::size_t size = lines_.size();
  can_be_above_.assign(size * size, 0);
  for (std::size_t one = 0; one < size; ++one) {
    for (std::size_t other = 0; other < size; ++other) {
      if (one == other) continue;
      const auto form = difference(one, other);
      const bool can = form ? any_of(*form, [](std::int64_t at_corner) { return at_corner > 0; })
                            : rises_on_an_edge(lines_[one], lines_[other]);
      can_be_above_[one * size + other] = can ? 1 : 0;
    }
  }
}

std::optional<std::size_t> WeightSpace::find(UnitIndex unit) const {
  const auto found = find_by(lines_, unit, &Line::unit);
  if (found == lines_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - lines_.begin());
}

std::optional<std::vector<std::int64_t>> WeightSpace::putting_above(std::size_t one,
                                                                    std::size_t other) const {
  const Line& line = lines_[one];
  std::vector<std::int64_t> weights(columns());
  for (std::size_t x = 0; x < columns(); ++x) {
    weights.assign(columns(), 0);
    weights[x] = 1;
    if (compare(line, lines_[other], weights) > 0) return weights;
  }
  for (std::size_t x = 0; x < columns(); ++x) {
    for (std::size_t y = 0; y < x; ++y) {
      // Not above 0 at either end: its top is where x : y = b : -2 a.
      Edge edge = edge_of(line, lines_[other], x, y);
      if (!edge.rises()) continue;
      weights.assign(columns(), 0);
      const Wide of_x = edge.a < 0 ? edge.b : 1 - edge.c;
      const Wide of_y = edge.a < 0 ? -2 * edge.a : edge.b;
      Wide factor = of_x, rest = of_y;
      while (rest != 0) factor = std::exchange(rest, factor % rest);
      weights[x] = static_cast<std::int64_t>(of_x / factor);
      weights[y] = static_cast<std::int64_t>(of_y / factor);
      return weights;
    }
  }
  return std::nullopt;
}

std::optional<Form> WeightSpace::difference(std::size_t one, std::size_t other) const {
  const Line& a = lines_[one];
  const Line& b = lines_[other];
  const std::int64_t of_a = common_factor(a.possible);
  const std::int64_t of_b = common_factor(b.possible);
  const std::int64_t both = std::gcd(of_a, of_b);
  Form form(columns());
  for (std::size_t c = 0; c < form.size(); ++c) {
    if (a.possible[c] / of_a != b.possible[c] / of_b) return std::nullopt;
    const Wide value = static_cast<Wide>(a.achieved[c]) * (of_b / both) -
                       static_cast<Wide>(b.achieved[c]) * (of_a / both);
    if (value >= kLargestCoefficient || value <= -kLargestCoefficient) return std::nullopt;
    form[c] = static_cast<std::int64_t>(value);
  }
  const std::int64_t factor = std::max<std::int64_t>(common_factor(form), 1);
  for (std::int64_t& value : form) value /= factor;
  return form;
}

std::optional<int> WeightSpace::above(std::size_t unit,
                                      std::span<const std::int64_t> corners) const {
  const bool fits = all_of(corners, [](std::int64_t one) { return one < kLargestWeight; });
  if (!fits || value_at(lines_[unit].possible, corners) <= 0) return std::nullopt;
  int above = 0;
  for (const Line& other : lines_) above += compare(other, lines_[unit], corners) > 0 ? 1 : 0;
  return above;
}

std::vector<Fraction> WeightSpace::fractions(std::span<const std::int64_t> corners) const {
  const Wide sum = std::accumulate(corners.begin(), corners.end(), std::int64_t{0});
  const Wide whole = sum * (rest_ + least_ * static_cast<std::int64_t>(columns()));
  std::vector<Fraction> weights;
  for (const std::int64_t corner : corners) {
    const Wide part = sum * least_ + static_cast<Wide>(rest_) * corner;
    Wide a = part, b = whole;
    while (b != 0) a = std::exchange(b, a % b);
    weights.push_back({static_cast<std::int64_t>(part / a), static_cast<std::int64_t>(whole / a)});
  }
  return weights;
}

}  // namespace rescore::weights
