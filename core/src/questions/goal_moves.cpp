#include "questions/goal_moves.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <unordered_map>

#include "base/lists.h"

namespace rescore {
namespace {

/// Sums of all gains must stay well within 64 bits.
constexpr std::int64_t kMostGain = std::int64_t{1} << 50;
constexpr std::int64_t kMostNeeded = std::int64_t{1} << 62;

/// Limits for Cost::steps: choices x steps in a table, two bytes each; and moves x steps to try for
/// one goal, about a second.
constexpr std::size_t kMostStepStates = 20'000'000;
constexpr std::size_t kMostStepTries = 200'000'000;

/// Limit on the states of the count; beyond it, an answer would take seconds.
constexpr std::size_t kMostStates = 2'000'000;

/// Whether gains still add up when an answer appears or disappears. They always do where it changes
/// the node's own points and maximum, unless the node then has no value. In a mean they do only if
/// no maximum and no weight on the path up to the node depends on it.
bool may_change_missing(const Evaluation& evaluation, NodeIndex node, IndicatorIndex indicator) {
  if (evaluation.plan().node(node).form == Form::points) {
    return evaluation.rule(node).missing != Missing::none;
  }
  for (std::optional<NodeIndex> at : evaluation.edition().indicators[indicator.value].nodes) {
    while (at && evaluation.rule(*at).missing == Missing::zero) {
      if (*at == node) return true;
      at = evaluation.edition().node(*at).parent;
    }
  }
  return false;
}

/// A move, before gains are brought to a common denominator.
struct Candidate {
  Move move;
  Ratio after;
};

/// The common unit of all these values and the threshold; empty if it is too small.
std::optional<std::int64_t> common_denominator(const Threshold& threshold, const Ratio& start,
                                               const std::vector<Candidate>& candidates) {
  std::int64_t common = common_multiple(start.denominator, threshold.q, kMostGain - 1);
  for (const Candidate& candidate : candidates) {
    if (!candidate.after.present()) continue;
    common = common_multiple(common, candidate.after.denominator, kMostGain - 1);
  }
  return common > 0 ? std::optional(common) : std::nullopt;
}

/// best[k]: the sum of the k largest gains.
std::vector<std::int64_t> prefix_sums(const MoveProblem& problem) {
  std::vector<std::int64_t> best{0};
  for (const Choice& choice : problem.choices) {
    best.push_back(best.back() + choice.front().gain);
  }
  return best;
}

/// best[s]: the largest gain with at most s steps, and the move that each choice contributes to it.
struct StepTable {
  std::vector<std::int64_t> best;
  /// Choice by choice; 0 for none, otherwise the move's position + 1.
  std::vector<std::vector<std::uint16_t>> taken;
};

StepTable step_table(const MoveProblem& problem, std::size_t most) {
  StepTable table{std::vector<std::int64_t>(most + 1, 0), {}};
  for (const Choice& choice : problem.choices) {
    std::vector<std::uint16_t>& taken = table.taken.emplace_back(table.best.size());
    for (std::size_t s = most; s > 0; --s) {
      for (std::size_t m = 0; m < choice.size(); ++m) {
        const auto steps = static_cast<std::size_t>(choice[m].steps);
        if (steps > s) continue;
        const std::int64_t with = table.best[s - steps] + choice[m].gain;
        if (with <= table.best[s]) continue;
        table.best[s] = with;
        taken[s] = static_cast<std::uint16_t>(m + 1);
      }
    }
  }
  return table;
}

}  // namespace

std::vector<Answer> allowed_answers(const Evaluation& evaluation, const Goal& goal,
                                    IndicatorIndex indicator, Answer from) {
  const bool locked = !goal.locked.empty() && goal.locked[indicator.value] != 0;
  if (locked || !is_below(evaluation.edition(), indicator, goal.node)) return {};
  const Scale& scale = evaluation.edition().scale_of(indicator);
  const LeafPlan& leaf = evaluation.plan().leaf(indicator);
  std::vector<Answer> all;
  for (const Option& option : scale.options) all.push_back({static_cast<double>(option.score)});
  if (scale.number) all = {{leaf.lowest}, {leaf.highest}};
  if (goal.may_skip) all.push_back(Answer::skip());
  std::erase_if(all, [&](const Answer& to) {
    if (to == from) return true;
    if (to.missing() || from.missing()) return false;
    return to.score > from.score ? !goal.may_raise : !goal.may_lower;
  });
  return all;
}

int steps_between(const Scale& scale, Answer from, Answer to) {
  if (from.missing() || to.missing() || scale.number) return 1;
  const auto position = [&](Answer answer) {
    return static_cast<int>(*scale.option_with(answer.score));
  };
  return std::abs(position(from) - position(to));
}

void put_in_order(MoveProblem& problem) {
  for (Choice& choice : problem.choices) {
    std::stable_sort(choice.begin(), choice.end(), [](const Move& a, const Move& b) {
      return std::tuple(-a.gain, a.steps) < std::tuple(-b.gain, b.steps);
    });
  }
  std::erase_if(problem.choices, [](const Choice& choice) { return choice.empty(); });
  sort_by(problem.choices, [](const Choice& choice) {
    const Move& best = choice.front();
    return std::tuple(-best.gain, best.steps, best.edit.indicator);
  });
}

std::optional<MoveProblem> move_problem(const Evaluation& evaluation, const Goal& goal,
                                        const Threshold& threshold) {
  const NodePlan& node = evaluation.plan().node(goal.node);
  UnitScores scores = evaluation.scores(goal.unit);
  const std::vector<Answer> answers = scores.answers();
  const Ratio start = scores.value(goal.node).ratio;
  std::vector<Candidate> candidates;
  for (const auto indicator : all_indices<IndicatorIndex>(answers.size())) {
    const Answer from = answers[indicator.value];
    for (const Answer to : allowed_answers(evaluation, goal, indicator, from)) {
      const bool changes_missing = to.missing() != from.missing();
      if (changes_missing && !may_change_missing(evaluation, goal.node, indicator)) continue;
      const int steps = steps_between(evaluation.edition().scale_of(indicator), from, to);
      scores.set(indicator, to);
      candidates.push_back(
          {{{goal.unit, indicator, to}, {}, steps}, scores.value(goal.node).ratio});
    }
    scores.set(indicator, from);
  }

  // Points and maximum are linear as they are, and both are 0 if nothing is answered. In a mean,
  // all values are brought to a common denominator.
  const bool points = node.form == Form::points;
  const auto unit = points ? threshold.q : common_denominator(threshold, start, candidates);
  if (!unit) return std::nullopt;
  const auto beyond = [&](const Ratio& ratio) {
    if (points) return threshold.beyond(ratio);
    const Wide above = static_cast<Wide>(ratio.numerator) * (*unit / ratio.denominator) -
                       static_cast<Wide>(threshold.p) * (*unit / threshold.q);
    return (threshold.low ? -above : above) - (threshold.strict ? 1 : 0);
  };
  const Wide needed = -beyond(start);
  if (needed > kMostNeeded || needed < -kMostNeeded) return std::nullopt;
  MoveProblem problem{std::vector<Choice>(answers.size()), static_cast<std::int64_t>(needed),
                      static_cast<double>(*unit) / (points ? 1 : node.rule.scale), points};
  for (auto& [move, after] : candidates) {
    if (!points && !after.present()) continue;
    const Wide gain = needed + beyond(after);
    if (gain > kMostGain) return std::nullopt;
    const std::size_t indicator = move.edit.indicator.value;
    // An answer in place of a skip can keep a unit from having skipped everything, if it has a
    // weight.
    const bool may_rescue = goal.may_skip && answers[indicator].missing() &&
                            node.rule.missing != Missing::zero && !threshold.strict &&
                            after.denominator != start.denominator;
    if (gain < 0 || (gain == 0 && !may_rescue)) continue;
    problem.whole = problem.whole && gain % threshold.q == 0;
    move.gain = static_cast<std::int64_t>(gain);
    problem.choices[indicator].push_back(move);
  }
  put_in_order(problem);
  return problem;
}

std::optional<std::vector<Move>> largest_gains(const MoveProblem& problem) {
  std::vector<Move> taken;
  std::int64_t spare = -problem.needed;
  for (std::size_t c = 0; c < problem.choices.size() && spare < 0; ++c) {
    taken.push_back(problem.choices[c].front());
    spare += taken.back().gain;
  }
  if (spare < 0) return std::nullopt;
  for (std::size_t c = taken.size(); c-- > 0;) {
    const std::int64_t gain = taken[c].gain;
    for (const Move& move : problem.choices[c]) {
      if (move.gain >= gain - spare && move.steps < taken[c].steps) taken[c] = move;
    }
    spare -= gain - taken[c].gain;
  }
  return taken;
}

std::optional<std::vector<Move>> fewest_steps(const MoveProblem& problem, std::size_t& tried,
                                              bool& too_many) {
  const auto some = largest_gains(problem);
  if (!some) return std::nullopt;
  // The steps of the largest gains are always enough.
  std::size_t most = 0;
  for (const Move& move : *some) most += static_cast<std::size_t>(move.steps);
  std::size_t moves = 0;
  for (const Choice& choice : problem.choices) moves += choice.size();
  const std::size_t tries = (most + 1) * moves;
  too_many =
      (most + 1) * problem.choices.size() > kMostStepStates || tried + tries > kMostStepTries;
  if (too_many) return std::nullopt;
  tried += tries;
  const StepTable table = step_table(problem, most);
  std::size_t steps = 0;
  while (table.best[steps] < problem.needed) ++steps;
  std::vector<Move> taken;
  for (std::size_t c = problem.choices.size(); c-- > 0;) {
    const std::uint16_t place = table.taken[c][steps];
    if (place == 0) continue;
    taken.push_back(problem.choices[c][place - std::size_t{1}]);
    steps -= static_cast<std::size_t>(taken.back().steps);
  }
  return taken;
}

std::int64_t largest_gain(const MoveProblem& problem, Cost cost, int most) {
  if (most <= 0) return 0;
  if (cost == Cost::steps) return step_table(problem, static_cast<std::size_t>(most)).best.back();
  const std::size_t count = std::min(static_cast<std::size_t>(most), problem.choices.size());
  return prefix_sums(problem)[count];
}

std::optional<std::uint64_t> count_sets(const MoveProblem& problem, std::size_t changes) {
  const std::vector<std::int64_t> best = prefix_sums(problem);
  const std::size_t total = problem.choices.size();
  const std::int64_t spare = best[changes] - problem.needed;
  // by_count[k]: the ways to take k of the choices so far, by their loss. The loss is how far a
  // way's sum, plus the best of the remaining choices, falls short of the best sum of all. A way
  // with a loss beyond `spare` cannot reach the goal.
  using Ways = std::unordered_map<std::int64_t, std::uint64_t>;
  std::vector<Ways> by_count(changes + 1);
  by_count[0] = {{0, 1}};
  std::size_t states = 0;
  for (std::size_t c = 0; c < total; ++c) {
    // From c on, k missing changes had best[c + k] - best[c]; without c, it starts one later.
    for (std::size_t k = std::min(changes, c + 1) + 1; k-- > 0;) {
      Ways next;
      const auto add = [&](const Ways& before, std::int64_t more_loss) {
        for (const auto& [loss, sets] : before) {
          if (loss + more_loss > spare) continue;
          std::uint64_t& all = next[loss + more_loss];
          all = std::min(kMostSets, all + sets);
        }
      };
      const std::size_t absent = changes - k;
      if (c + 1 + absent <= total) {
        const std::int64_t after = best[c + 1 + absent] - best[c + 1];
        add(by_count[k], best[c + absent] - best[c] - after);
        for (const Move& move : problem.choices[c]) {
          if (k > 0) add(by_count[k - 1], best[c + 1 + absent] - best[c] - move.gain - after);
        }
      }
      states += next.size();
      by_count[k] = std::move(next);
    }
    if (states > kMostStates) return std::nullopt;
  }
  std::uint64_t sets = 0;
  for (const auto& [loss, ways] : by_count[changes]) sets = std::min(kMostSets, sets + ways);
  return sets;
}

}  // namespace rescore
