#include "questions/goal_moves.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <tuple>

namespace rescore {
namespace {

bool allowed(const Goal& goal, Answer from, Answer to) {
  if (to.missing()) return goal.may_skip;
  if (from.missing()) return true;
  return to.score > from.score ? goal.may_raise : goal.may_lower;
}

int steps_between(const Scale& scale, Answer from, Answer to) {
  if (from.missing() || to.missing()) return 1;
  const auto place = [&](Answer answer) {
    return static_cast<int>(*scale.option_with(answer.score));
  };
  return std::abs(place(from) - place(to));
}

bool in_node(const Edition& edition, NodeIndex node, const Indicator& indicator) {
  return node == kOverall || node == node_of(edition, indicator.domain) ||
         node == node_of(edition, indicator.layer);
}

/// How much one point of an indicator, and one of its maximum, count in the scope's share N / D.
struct Rates {
  std::int64_t points{};
  std::int64_t maximum{};
  bool fixed{};  ///< the maximum must not change
};

class Builder {
 public:
  Builder(const Evaluation& evaluation, const Goal& goal, const Threshold& threshold)
      : evaluation_(evaluation),
        edition_(evaluation.edition()),
        goal_(goal),
        threshold_(threshold),
        rule_(rule_for(edition_, evaluation.method(), goal.node)),
        totals_(evaluation.table().of(goal.unit)),
        ratio_(ratio_of(edition_, evaluation.method(), totals_, goal.node)),
        mean_(goal.node == kOverall && evaluation.method().aggregate == Aggregate::mean) {}

  std::optional<MoveProblem> build() {
    // q and D stay below 2^21 but for means, whose common denominators may be finer.
    constexpr std::int64_t most = std::int64_t{1} << 61;
    assert(ratio_.denominator > 0);  // the country is ranked
    if (threshold_.q > most / ratio_.denominator) return std::nullopt;
    MoveProblem problem;
    problem.needed = -threshold_.beyond(ratio_);
    problem.scale = static_cast<double>(threshold_.q);
    if (mean_) problem.scale *= static_cast<double>(ratio_.denominator) / 100;
    problem.whole = !mean_;
    const std::vector<Answer> answers = evaluation_.answers(goal_.unit);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      if (!in_node(edition_, goal_.node, edition_.indicators[i])) continue;
      if (!goal_.locked.empty() && goal_.locked[i] != 0) continue;
      const auto rates = rates_of(indicator);
      if (!rates) return std::nullopt;
      add(problem, indicator, answers[i], *rates);
    }
    put_in_order(problem);
    return problem;
  }

 private:
  std::optional<Rates> rates_of(IndicatorIndex i) const {
    const Weights& weights = evaluation_.weights();
    if (weights.dropped[i.value] != 0) return Rates{};
    const bool leaves = rule_.denominator == Denominator::answered;
    if (!mean_) {
      const int weight = goal_.node == kOverall ? weights.overall[i.value] : 1;
      return Rates{weight, leaves ? weight : 0, false};
    }
    // N is a sum over domains of weight * achieved * (common / maximum), D is common * weights.
    const DomainIndex domain = edition_.indicators[i.value].domain;
    if (weight_of(domain) == 0) return Rates{};
    const int maximum = maximum_in(domain);
    if (maximum == 0) return Rates{};
    const std::int64_t common = ratio_.denominator / mean_weights();
    if (common % maximum != 0) return std::nullopt;
    return Rates{weight_of(domain) * (common / maximum), 0, leaves};
  }

  std::int64_t weight_of(DomainIndex domain) const {
    const std::vector<int>& weights = evaluation_.method().domain_weights;
    return weights.empty() ? 1 : weights[domain.value];
  }

  /// Known, as the country's sheet is loaded.
  int maximum_in(DomainIndex domain) const {
    return *maximum_of(totals_[node_of(edition_, domain).value], rule_.denominator);
  }

  std::int64_t mean_weights() const {
    std::int64_t sum = 0;
    for (std::size_t d = 0; d < edition_.domains.size(); ++d) {
      const auto domain = index_at<DomainIndex>(d);
      if (maximum_in(domain) > 0) sum += weight_of(domain);
    }
    return sum;
  }

  void add(MoveProblem& problem, IndicatorIndex indicator, Answer from, const Rates& rates) const {
    const Scale& scale = edition_.scale_of(indicator);
    Choice choice{indicator, {}};
    const auto offer = [&](Answer to) {
      if (to == from || !allowed(goal_, from, to)) return;
      const bool changes_maximum = from.missing() != to.missing();
      if (changes_maximum && rates.fixed) return;
      const int points = (to.missing() ? 0 : to.score) - (from.missing() ? 0 : from.score);
      const int maximum = !changes_maximum ? 0 : to.missing() ? -scale.maximum() : scale.maximum();
      std::int64_t gain =
          threshold_.q * rates.points * points - threshold_.p * rates.maximum * maximum;
      if (threshold_.lower) gain = -gain;
      const bool may_rescue = from.missing() && goal_.may_skip && rates.maximum > 0;
      if (gain < 0 || (gain == 0 && (!may_rescue || threshold_.lower))) return;
      if (gain % threshold_.q != 0) problem.whole = false;
      choice.moves.push_back({to, gain, steps_between(scale, from, to)});
    };
    for (const Option& option : scale.options) offer({static_cast<std::int16_t>(option.score)});
    offer(Answer::skip());
    std::stable_sort(choice.moves.begin(), choice.moves.end(), [](const Move& a, const Move& b) {
      return std::tuple(-a.gain, a.steps) < std::tuple(-b.gain, b.steps);
    });
    problem.choices.push_back(std::move(choice));
  }

  const Evaluation& evaluation_;
  const Edition& edition_;
  const Goal& goal_;
  const Threshold& threshold_;
  const NodeRule& rule_;
  std::span<const Totals> totals_;
  Ratio ratio_;
  bool mean_;
};

}  // namespace

void put_in_order(MoveProblem& problem) {
  std::erase_if(problem.choices, [](const Choice& c) { return c.moves.empty(); });
  std::sort(problem.choices.begin(), problem.choices.end(), [](const Choice& a, const Choice& b) {
    const Move& one = a.moves.front();
    const Move& other = b.moves.front();
    return std::tuple(-one.gain, one.steps, a.indicator) <
           std::tuple(-other.gain, other.steps, b.indicator);
  });
}

std::optional<MoveProblem> move_problem(const Evaluation& evaluation, const Goal& goal,
                                        const Threshold& threshold) {
  return Builder(evaluation, goal, threshold).build();
}

}  // namespace rescore
