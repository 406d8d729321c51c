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

/// Sums of all gains must stay well inside 64 bits.
constexpr std::int64_t kMostGain = std::int64_t{1} << 50;

class Builder {
 public:
  Builder(const Evaluation& evaluation, const Goal& goal, const Threshold& threshold)
      : evaluation_(evaluation),
        edition_(evaluation.edition()),
        goal_(goal),
        threshold_(threshold),
        node_(evaluation.plan().node(goal.node)),
        scores_(evaluation.scores(goal.unit)),
        start_(scores_.value(goal.node).ratio) {}

  std::optional<MoveProblem> build() {
    MoveProblem problem;
    problem.whole = node_.form == Form::points;
    collect(problem);
    if (!find_scale(problem)) return std::nullopt;
    put_in_order(problem);
    return problem;
  }

 private:
  /// A possible move, before gains have one denominator.
  struct Candidate {
    std::size_t choice;
    Answer to;
    int steps;
    Ratio after;
    bool changes_missing;
  };

  void collect(MoveProblem& problem) {
    const std::vector<Answer> answers = scores_.answers();
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      if (!is_below(edition_, indicator, goal_.node)) continue;
      if (!goal_.locked.empty() && goal_.locked[i] != 0) continue;
      problem.choices.push_back({indicator, {}});
      const Scale& scale = edition_.scale_of(indicator);
      const auto offer = [&](Answer to) {
        if (to == answers[i] || !allowed(goal_, answers[i], to)) return;
        const bool changes_missing = answers[i].missing() != to.missing();
        if (changes_missing && !may_change_missing(indicator)) return;
        scores_.set(indicator, to);
        candidates_.push_back({problem.choices.size() - 1, to, steps_between(scale, answers[i], to),
                               scores_.value(goal_.node).ratio, changes_missing});
      };
      for (const Option& option : scale.options) offer({static_cast<double>(option.score)});
      offer(Answer::skip());
      scores_.set(indicator, answers[i]);
    }
  }

  /// Whether gains still add up when an answer appears or goes: always where it changes points and
  /// maximum of the node itself, unless it then has no value; of a mean only while no maximum and
  /// no weight depends on it.
  bool may_change_missing(IndicatorIndex indicator) const {
    if (node_.form == Form::points) return node_.rule.missing != Missing::none;
    for (const NodeIndex above : nodes_above(edition_, indicator)) {
      const bool on_the_way = above == goal_.node || is_inside(above);
      if (on_the_way && evaluation_.rule(above).missing != Missing::zero) return false;
    }
    return true;
  }

  bool is_inside(NodeIndex node) const {
    for (std::optional<NodeIndex> at = node; at; at = edition_.node(*at).parent) {
      if (*at == goal_.node) return true;
    }
    return false;
  }

  /// Makes every gain a whole number of the same unit.
  bool find_scale(MoveProblem& problem) {
    if (node_.form == Form::points) {
      problem.scale = static_cast<double>(threshold_.q);
      const auto needed = small(-threshold_.beyond(start_));
      if (!needed) return false;
      problem.needed = *needed;
      for (const Candidate& candidate : candidates_) {
        // beyond() is linear in points and maximum; without a value both are 0.
        const Wide gain = threshold_.beyond(points_of(candidate)) - threshold_.beyond(start_);
        if (!add(problem, candidate, gain)) return false;
      }
      return true;
    }
    // Of a mean: all over one denominator.
    Wide common = start_.denominator;
    const auto take = [&](std::int64_t denominator) {
      common = common / gcd(common, denominator) * denominator;
      return common < kMostGain;
    };
    if (!take(threshold_.q)) return false;
    for (const Candidate& candidate : candidates_) {
      if (candidate.after.present() && !take(candidate.after.denominator)) return false;
    }
    const auto over_common = [&](const Ratio& ratio) {
      return ratio.numerator * (common / ratio.denominator);
    };
    const Wide aim = over_common({threshold_.p, threshold_.q});
    const Wide start = over_common(start_);
    const int sign = threshold_.low ? -1 : 1;
    const auto needed = small(sign * (aim - start) + (threshold_.strict ? 1 : 0));
    if (!needed) return false;
    problem.needed = *needed;
    problem.scale = static_cast<double>(common) / node_.rule.scale;
    for (const Candidate& candidate : candidates_) {
      if (!candidate.after.present()) continue;
      if (!add(problem, candidate, sign * (over_common(candidate.after) - start))) return false;
    }
    return true;
  }

  /// Points and maximum, also where nothing is answered and there is no ratio.
  Ratio points_of(const Candidate& candidate) const {
    return candidate.after.present() ? candidate.after : Ratio{0, 0};
  }

  static Wide gcd(Wide a, Wide b) {
    while (b != 0) {
      const Wide rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  static std::optional<std::int64_t> small(Wide number) {
    constexpr Wide kMost = std::int64_t{1} << 62;
    if (number > kMost || number < -kMost) return std::nullopt;
    return static_cast<std::int64_t>(number);
  }

  bool add(MoveProblem& problem, const Candidate& candidate, Wide exact) const {
    const auto gain = small(exact);
    if (!gain || *gain > kMostGain) return false;
    // An answer in place of a skip may rescue a unit from skipping everything, if it has a weight.
    const bool may_rescue = candidate.changes_missing && !candidate.to.missing() &&
                            goal_.may_skip && node_.rule.missing != Missing::zero &&
                            candidate.after.denominator != start_.denominator;
    if (*gain < 0 || (*gain == 0 && (!may_rescue || threshold_.strict))) return true;
    if (node_.form == Form::points && *gain % threshold_.q != 0) problem.whole = false;
    problem.choices[candidate.choice].moves.push_back({candidate.to, *gain, candidate.steps});
    return true;
  }

  const Evaluation& evaluation_;
  const Edition& edition_;
  const Goal& goal_;
  const Threshold& threshold_;
  const NodePlan& node_;
  UnitScores scores_;
  Ratio start_;
  std::vector<Candidate> candidates_;
};

}  // namespace

int steps_between(const Scale& scale, Answer from, Answer to) {
  if (from.missing() || to.missing() || scale.number) return 1;
  const auto place = [&](Answer answer) {
    return static_cast<int>(*scale.option_with(answer.score));
  };
  return std::abs(place(from) - place(to));
}

void put_in_order(MoveProblem& problem) {
  for (Choice& choice : problem.choices) {
    std::stable_sort(choice.moves.begin(), choice.moves.end(), [](const Move& a, const Move& b) {
      return std::tuple(-a.gain, a.steps) < std::tuple(-b.gain, b.steps);
    });
  }
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
