#include "engine/unit_scores.h"

#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>

#include "base/lists.h"
#include "numeric/elementary.h"

namespace rescore {
namespace {

std::int64_t points(const Answer& answer) {
  return answer.missing() ? 0 : static_cast<std::int64_t>(answer.score);
}

/// The score of a real value, before rounding.
double unrounded(const NodePlan& node, const NodeValue& value) {
  const double score = value.real * node.rule.scale;
  return node.rule.relative_to_best ? score / node.best : score;
}

}  // namespace

UnitScores::UnitScores(const Plan& plan, std::vector<Answer> answers)
    : plan_(&plan), answers_(std::move(answers)), values_(plan.nodes().size()) {
  assert(answers_.size() == plan.leaves().size());
  for (const NodeIndex node : plan.order()) {
    NodeValue& value = values_[node.value];
    value.answered = 0;
    for (const Term& term : plan.node(node).points) {
      const Answer& answer = answers_[term.at];
      if (answer.missing()) continue;
      value.achieved += term.whole * points(answer);
      *value.answered += term.whole * plan.leaves()[term.at].maximum;
    }
    compute(node);
  }
}

UnitScores::UnitScores(const Plan& plan, const Dataset& data, UnitIndex unit)
    : plan_(&plan), values_(plan.nodes().size()), has_totals_(data.has_totals()) {
  std::vector<bool> told(plan.nodes().size());
  for (const NodeIndex node : plan.order()) {
    NodeValue& value = values_[node.value];
    const NodePlan& own = plan.node(node);
    if (has_totals_ && own.plain) {
      const Totals& totals = data.totals(unit, node);
      value.achieved = totals.achieved;
      value.answered = totals.answered_maximum;
    } else if (has_totals_ && own.printed) {
      value.answered = 0;
      for (const Term& part : own.parts) {
        const NodeValue& of_part = values_[part.at];
        value.achieved += part.whole * of_part.achieved;
        if (part.whole == 0) continue;
        if (!of_part.answered) value.answered.reset();
        if (value.answered) *value.answered += part.whole * *of_part.answered;
      }
    }
    compute(node);
    // Without responses, single indicators are unknown, and perhaps also what was answered. A part
    // that is unknown is not a missing part.
    const auto is_known = [&](const Term& term) { return term.leaf || told[term.at]; };
    told[node.value] = is_told(own) && (own.form == Form::points
                                            ? value.answered || own.rule.missing == Missing::zero
                                            : all_of(own.terms, is_known));
    if (told[node.value]) continue;
    value.ratio = {};
    value.real = kNone;
  }
}

void UnitScores::set(IndicatorIndex indicator, Answer to) {
  Answer& from = answers_[indicator.value];
  const LeafPlan& leaf = plan_->leaf(indicator);
  const std::int64_t change = points(to) - points(from);
  const int answered = (to.missing() ? 0 : 1) - (from.missing() ? 0 : 1);
  from = to;
  for (const Term& above : leaf.above) {
    NodeValue& value = values_[above.at];
    value.achieved += above.whole * change;
    *value.answered += above.whole * answered * leaf.maximum;
    if (plan_->nodes()[above.at].form == Form::points) update_ratio(NodeIndex{above.at});
  }
  if (leaf.only_points) return;
  for (const NodeIndex node : plan_->order()) {
    if (plan_->node(node).form != Form::points) compute(node);
  }
}

std::optional<std::int64_t> UnitScores::maximum(NodeIndex node) const {
  const NodePlan& plan = plan_->node(node);
  return is_told(plan) ? maximum_of(plan, values_[node.value]) : std::nullopt;
}

void UnitScores::update_ratio(NodeIndex node) {
  const NodePlan& plan = plan_->node(node);
  NodeValue& value = values_[node.value];
  const bool known = value.answered || plan.rule.missing == Missing::zero;
  value.ratio = known ? points_ratio(plan, value.achieved, value.answered.value_or(0)) : Ratio{};
}

void UnitScores::compute(NodeIndex node) {
  const NodePlan& plan = plan_->node(node);
  NodeValue& value = values_[node.value];
  const auto of_terms = [&](auto of_term) {
    return mapped(plan.terms, std::bind_front(of_term, this));
  };
  if (plan.form == Form::points) {
    update_ratio(node);
  } else if (plan.form == Form::fraction) {
    value.ratio = fraction_of(plan, of_terms(&UnitScores::ratio_of));
  } else {
    value.real = real_of(plan, plan_->leaves(), of_terms(&UnitScores::share_of));
  }
}

Ratio UnitScores::ratio_of(const Term& term) const {
  if (!term.leaf) return values_[term.at].ratio;
  if (answers_.empty() || answers_[term.at].missing()) return {};
  return {points(answers_[term.at]), plan_->leaves()[term.at].maximum};
}

double UnitScores::share_of(const Term& term) const {
  if (!term.leaf) {
    return rescore::share_of(plan_->nodes()[term.at], values_[term.at]).value_or(kNone);
  }
  if (answers_.empty() || answers_[term.at].missing()) return kNone;
  return plan_->share(index_at<IndicatorIndex>(term.at), answers_[term.at]);
}

double real_of(const NodePlan& node, const std::vector<LeafPlan>& leaves,
               std::span<const double> shares) {
  const Aggregation how = node.rule.aggregation;
  double sum = 0;
  double weights = 0;
  double with_value = 0;
  bool nothing = false;  // a value of 0 makes these means 0
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Term& term = node.terms[i];
    double share = shares[i];
    // In a pooled node, an indicator counts by its points.
    const double weight = how == Aggregation::pooled && term.leaf
                              ? term.weight * leaves[term.at].maximum
                              : term.weight;
    weights += weight;
    if (std::isnan(share)) {
      if (node.rule.missing == Missing::none) return kNone;
      if (node.rule.missing == Missing::left_out) continue;
      share = 0;
    } else {
      with_value += weight;
    }
    if (how != Aggregation::geometric && how != Aggregation::harmonic) {
      sum += weight * share;
    } else if (share <= 0) {
      nothing = true;
    } else {
      sum += how == Aggregation::geometric ? weight * natural_log(share) : weight / share;
    }
  }
  if (weights == 0 || (with_value == 0 && node.rule.missing != Missing::zero)) return kNone;
  if (with_value < node.rule.coverage * weights) return kNone;
  if (node.rule.missing != Missing::left_out) with_value = weights;
  if (nothing) return 0;
  if (how == Aggregation::sum) return sum;
  if (how == Aggregation::harmonic) return with_value / sum;
  return how == Aggregation::geometric ? natural_exp(sum / with_value) : sum / with_value;
}

std::optional<std::int64_t> maximum_of(const NodePlan& node, const NodeValue& value) {
  if (node.form != Form::points && node.points.empty()) return std::nullopt;
  return node.rule.missing == Missing::zero ? node.all_maximum : value.answered;
}

std::optional<Decimal> score_of(const NodePlan& node, const NodeValue& value) {
  if (node.form != Form::real) {
    return rounded(value.ratio, node.scale, node.scale_divisor, node.rule);
  }
  if (std::isnan(value.real)) return std::nullopt;
  return rounded_on_grid(unrounded(node, value), node.rule);
}

Ratio fraction_of(const NodePlan& node, std::span<const Ratio> values) {
  std::int64_t common = 1;
  std::int64_t weights = 0;
  std::int64_t with_value = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    weights += node.terms[i].whole;
    if (!values[i].present()) {
      if (node.rule.missing == Missing::none) return {};
      continue;
    }
    with_value += node.terms[i].whole;
    common = std::lcm(common, values[i].denominator);
  }
  if (weights == 0 || (with_value == 0 && node.rule.missing != Missing::zero)) return {};
  if (static_cast<double>(with_value) < node.rule.coverage * static_cast<double>(weights))
    return {};
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].present()) continue;
    sum += node.terms[i].whole * values[i].numerator * (common / values[i].denominator);
  }
  if (node.rule.aggregation == Aggregation::sum) return {sum, common * node.one};
  return {sum, common * (node.rule.missing == Missing::zero ? weights : with_value)};
}

Ratio points_ratio(const NodePlan& node, std::int64_t achieved, std::int64_t answered) {
  std::int64_t maximum = node.all_maximum;
  if (node.rule.missing == Missing::none && answered < maximum) return {};
  if (static_cast<double>(answered) < node.rule.coverage * static_cast<double>(maximum)) return {};
  if (node.rule.missing != Missing::zero) maximum = answered;
  return maximum > 0 ? Ratio{achieved, maximum} : Ratio{};
}

Key key_of(const NodePlan& node, const NodeValue& value, const std::optional<Decimal>& score) {
  if (!score) return kNotRanked;
  if (node.key.kind() == KeyRule::Kind::rounded) return node.key.of_rounded(*score);
  return node.form == Form::real ? node.key.of_grid(on_grid(unrounded(node, value)))
                                 : node.key.of_ratio(value.ratio);
}

std::optional<double> share_of(const NodePlan& node, const NodeValue& value) {
  if (node.form == Form::real) {
    return std::isnan(value.real) ? std::nullopt : std::optional(value.real);
  }
  if (!value.ratio.present()) return std::nullopt;
  return static_cast<double>(value.ratio.numerator) / static_cast<double>(value.ratio.denominator);
}

}  // namespace rescore
