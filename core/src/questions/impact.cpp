#include "questions/impact.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/order.h"

namespace rescore {
namespace {

/// A value in millionths, rounded down; 0 without one.
std::int64_t millionths(const NodePlan& node, const NodeValue& value) {
  if (node.form == Form::real) {
    const auto share = share_of(node, value);
    return share ? static_cast<std::int64_t>(std::floor(*share * 1e6)) : 0;
  }
  if (!value.ratio.present()) return 0;
  const Wide scaled = static_cast<Wide>(value.ratio.numerator) * 1'000'000;
  return static_cast<std::int64_t>(scaled / value.ratio.denominator);
}

/// What a unit's other answers come to, each outcome worked out once: of hundreds of other answers
/// most change points and maximum like some other one.
class Outcomes {
 public:
  struct Outcome {
    Row row;
    std::int64_t share;  ///< in millionths
  };

  Outcomes(const Evaluation& evaluation, UnitIndex unit)
      : evaluation_(evaluation), unit_(unit), known_(evaluation.plan().nodes().size()) {}

  Outcome of(NodeIndex node, const UnitScores& scores) {
    const NodePlan& plan = evaluation_.plan().node(node);
    const NodeValue& value = scores.value(node);
    if (plan.form != Form::points) return compute(node, plan, scores);
    for (const Known& one : known_[node.value]) {
      if (one.achieved == value.achieved && one.answered == *value.answered) return one.outcome;
    }
    const Outcome outcome = compute(node, plan, scores);
    known_[node.value].push_back({value.achieved, *value.answered, outcome});
    return outcome;
  }

 private:
  struct Known {
    std::int64_t achieved, answered;
    Outcome outcome;
  };
  Outcome compute(NodeIndex node, const NodePlan& plan, const UnitScores& scores) const {
    return {evaluation_.row_if(unit_, node, scores), millionths(plan, scores.value(node))};
  }

  const Evaluation& evaluation_;
  UnitIndex unit_;
  std::vector<std::vector<Known>> known_;  ///< by node
};

/// The lowest, the median and the highest published number of an indicator.
std::vector<Answer> published_numbers(const Dataset& data, IndicatorIndex indicator) {
  std::vector<double> numbers;
  for (const Responses& responses : data.responses) {
    if (responses.answers.empty()) continue;
    const Answer answer = responses.answers[indicator.value];
    if (!answer.missing()) numbers.push_back(answer.score);
  }
  if (numbers.empty()) return {};
  std::sort(numbers.begin(), numbers.end());
  std::vector<Answer> some = {{numbers.front()}, {numbers[numbers.size() / 2]}, {numbers.back()}};
  some.erase(std::unique(some.begin(), some.end()), some.end());
  return some;
}

/// The impacts in the order of their effect, the largest first, else as they are.
void sort_by_effect(std::vector<Impact>& impacts) {
  const auto before = [&](std::size_t one, std::size_t other) {
    const Impact& a = impacts[one];
    const Impact& b = impacts[other];
    const int ranks = std::abs(a.gained) - std::abs(b.gained);
    return ranks > 0 || (ranks == 0 && std::abs(a.share) > std::abs(b.share));
  };
  std::vector<Impact> sorted;
  sorted.reserve(impacts.size());
  for (const std::size_t at : ordered(impacts.size(), before)) sorted.push_back(impacts[at]);
  impacts = std::move(sorted);
}

}  // namespace

std::vector<Answer> other_answers(const Evaluation& evaluation, IndicatorIndex indicator,
                                  Answer from) {
  const Scale& scale = evaluation.edition().scale_of(indicator);
  std::vector<Answer> others;
  for (const Option& option : scale.options) others.push_back({static_cast<double>(option.score)});
  if (scale.number) others = published_numbers(evaluation.data(), indicator);
  others.push_back(Answer::skip());
  std::erase(others, from);
  return others;
}

Impacts impact_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  UnitScores scores = evaluation.scores(unit);
  const NodePlan& plan = evaluation.plan().node(node);
  Impacts impacts{unit, node, evaluation.row(unit, node), {}, {}};
  const std::int64_t share = millionths(plan, scores.value(node));
  Outcomes outcomes(evaluation, unit);
  const std::vector<Answer> answers = scores.answers();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const std::vector<NodeIndex> above = nodes_above(edition, indicator);
    for (const Answer to : other_answers(evaluation, indicator, answers[i])) {
      scores.set(indicator, to);
      Impact impact{{unit, indicator, to}, answers[i], 0, 0, impacts.rows.size(), above.size()};
      for (const NodeIndex moved : above) {
        const Outcomes::Outcome outcome = outcomes.of(moved, scores);
        impacts.rows.push_back(outcome.row);
        if (moved != node) continue;
        impact.gained = ranks_gained(impacts.before.rank, outcome.row.rank);
        impact.share = outcome.share - share;
      }
      impacts.changes.push_back(impact);
    }
    scores.set(indicator, answers[i]);
  }
  sort_by_effect(impacts.changes);
  return impacts;
}

std::vector<std::size_t> suggested(const Impacts& impacts, std::size_t most) {
  std::vector<std::size_t> suggestions;
  std::vector<IndicatorIndex> seen;
  for (std::size_t i = 0; i < impacts.changes.size() && suggestions.size() < most; ++i) {
    const Impact& impact = impacts.changes[i];
    const bool raises = impact.gained > 0 || (impact.gained == 0 && impact.share > 0);
    if (!raises || impact.edit.to.missing()) continue;
    if (std::find(seen.begin(), seen.end(), impact.edit.indicator) != seen.end()) continue;
    seen.push_back(impact.edit.indicator);
    suggestions.push_back(i);
  }
  return suggestions;
}

namespace {

/// Tries the other answers of one indicator.
Pivot pivot_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node, const Rank& before,
               UnitScores& scores, IndicatorIndex indicator) {
  const NodePlan& plan = evaluation.plan().node(node);
  const Key& now = evaluation.keys(node)[unit.value];
  const Answer from = scores.answers()[indicator.value];
  Pivot pivot{0, 0, from, from};
  for (const Answer to : other_answers(evaluation, indicator, from)) {
    scores.set(indicator, to);
    const Key then = key_of(plan, scores.value(node));
    const int gained = ranks_gained(before, evaluation.rank_index(node).rank_if(now, then));
    if (gained > pivot.up) {
      pivot.up = static_cast<std::int16_t>(gained);
      pivot.up_to = to;
    } else if (-gained > pivot.down) {
      pivot.down = static_cast<std::int16_t>(-gained);
      pivot.down_to = to;
    }
  }
  scores.set(indicator, from);
  return pivot;
}

}  // namespace

std::vector<Pivot> pivots_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  std::vector<Pivot> pivots(edition.indicators.size());
  if (!evaluation.has_answers(unit)) return pivots;
  UnitScores scores = evaluation.scores(unit);
  const Rank before = evaluation.row(unit, node).rank;
  // Indicators that are alike (scale, weight and answer) move the points of the node alike.
  struct Alike {
    ScaleIndex scale;
    std::int64_t weight;
    Answer from;
    Pivot pivot;
  };
  std::vector<Alike> known;
  const NodePlan& plan = evaluation.plan().node(node);
  std::vector<std::int64_t> weights(pivots.size());
  for (const Term& term : plan.points) weights[term.at] = term.whole;
  for (std::size_t i = 0; i < pivots.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const Answer from = scores.answers()[i];
    pivots[i].up_to = pivots[i].down_to = from;
    if (plan.form != Form::points) {
      if (is_below(edition, indicator, node)) {
        pivots[i] = pivot_of(evaluation, unit, node, before, scores, indicator);
      }
      continue;
    }
    if (weights[i] == 0) continue;
    const ScaleIndex scale = edition.indicators[i].scale;
    const auto same = std::find_if(known.begin(), known.end(), [&](const Alike& one) {
      return one.scale == scale && one.weight == weights[i] && one.from == from;
    });
    if (same != known.end()) {
      pivots[i] = same->pivot;
      continue;
    }
    pivots[i] = pivot_of(evaluation, unit, node, before, scores, indicator);
    known.push_back({scale, weights[i], from, pivots[i]});
  }
  return pivots;
}

std::vector<Pivot> pivot_map(const Evaluation& evaluation, NodeIndex node) {
  std::vector<Pivot> map;
  for (const UnitIndex unit : units(evaluation.data())) {
    const std::vector<Pivot> line = pivots_of(evaluation, unit, node);
    map.insert(map.end(), line.begin(), line.end());
  }
  return map;
}

}  // namespace rescore
