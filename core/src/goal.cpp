#include "rescore/goal.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "goal_search.h"

namespace rescore {
namespace {

class Reach {
 public:
  Reach(const Situation& situation, const Goal& goal, Errors& errors)
      : situation_(situation), goal_(goal), errors_(errors) {}

  std::optional<GoalResult> run() {
    if (!valid()) return std::nullopt;
    GoalResult result;
    result.before = situation_.row(goal_.country, goal_.scope);
    const auto threshold = threshold_of(wanted());
    const auto problem = threshold ? problem_of(*threshold) : std::nullopt;
    if (threshold && !problem) return std::nullopt;
    const auto picks = problem ? solve(*problem) : std::nullopt;
    if (problem) result.proof = proof(*problem, picks);
    if (picks) {
      result.reachable = true;
      result.cost = cost_of(*problem, *picks);
      add_sets(result, *problem, *picks);
    } else if (!add_closest(result)) {
      return std::nullopt;
    }
    result.after = after(result.sets.front());
    return result;
  }

 private:
  bool valid() {
    const Edition& edition = situation_.edition();
    if (result_of_scope().rank == 0) {
      return fail("There is no rank to start from: every answer in this scope is skipped.");
    }
    const int countries = static_cast<int>(situation_.data().standings.countries.size());
    if (goal_.rank && (*goal_.rank < 1 || *goal_.rank > countries)) {
      return fail("A rank is a number from 1 to " + std::to_string(countries) + ".");
    }
    const Percent now = *situation_.row(goal_.country, goal_.scope).percent;
    const int hundred = percent_of({1, 1}, rule().rounding)->units;
    if (goal_.percent && (*goal_.percent < 0 || *goal_.percent > hundred)) {
      return fail("A percentage is a number from 0 to 100, with at most " +
                  std::to_string(int{now.decimals}) + " decimals.");
    }
    if (goal_.rank.has_value() == goal_.percent.has_value()) {
      return fail("A goal is either a rank or a percentage.");
    }
    return goal_.locked.empty() || goal_.locked.size() == edition.indicators.size();
  }

  Place result_of_scope() const { return situation_.row(goal_.country, goal_.scope).place; }
  const ScopeRule& rule() const {
    return rule_for(situation_.edition(), situation_.method(), goal_.scope);
  }
  int wanted() const { return goal_.rank ? *goal_.rank : *goal_.percent; }

  bool fail(std::string sentence) {
    errors_.push_back({ErrorCode::bad_request, "", "", std::move(sentence)});
    return false;
  }

  std::optional<Threshold> threshold_of(int wanted) const {
    if (goal_.percent) return percent_threshold(rule(), wanted, goal_.lower);
    return rank_threshold(situation_, goal_.country, goal_.scope, wanted, goal_.lower);
  }

  std::optional<MoveProblem> problem_of(const Threshold& threshold) {
    auto problem = move_problem(situation_, goal_, threshold);
    if (!problem) {
      fail("The means of this method have too many different maxima for an exact answer.");
    }
    return problem;
  }

  /// The picks of the least cost that leave the country ranked.
  std::optional<std::vector<Pick>> solve(const MoveProblem& problem) const {
    const auto least = [&](const MoveProblem& p) {
      return goal_.cost == Cost::steps ? fewest_steps(p) : fewest_changes(p);
    };
    auto picks = least(problem);
    if (!picks || !goal_.may_skip || after(edits_of(problem, *picks)).place.rank > 0) return picks;
    // Everything would be skipped. One indicator must not be: the best of all that it can be.
    std::optional<std::vector<Pick>> best;
    int best_cost = 0;
    for (std::size_t c = 0; c < problem.choices.size(); ++c) {
      MoveProblem kept = problem;
      std::erase_if(kept.choices[c].moves, [](const Move& m) { return m.to.skipped(); });
      const bool none = kept.choices[c].moves.empty();
      if (none) kept.choices.erase(kept.choices.begin() + static_cast<std::ptrdiff_t>(c));
      auto found = least(kept);
      if (!found) continue;
      const int cost = cost_of(kept, *found);
      if (best && cost >= best_cost) continue;
      best_cost = cost;
      best.emplace();
      for (const Pick& pick : *found) {
        const Move& move = kept.choices[pick.choice].moves[pick.move];
        const std::size_t at = pick.choice + (none && pick.choice >= c ? 1 : 0);
        const std::vector<Move>& moves = problem.choices[at].moves;
        const auto same = std::find_if(moves.begin(), moves.end(),
                                       [&](const Move& m) { return m.to == move.to; });
        best->push_back({at, static_cast<std::size_t>(same - moves.begin())});
      }
    }
    return best;
  }

  int cost_of(const MoveProblem& problem, const std::vector<Pick>& picks) const {
    if (goal_.cost == Cost::changes) return static_cast<int>(picks.size());
    int steps = 0;
    for (const Pick& pick : picks) steps += problem.choices[pick.choice].moves[pick.move].steps;
    return steps;
  }

  std::vector<Edit> edits_of(const MoveProblem& problem, const std::vector<Pick>& picks) const {
    std::vector<Edit> edits;
    for (const Pick& pick : picks) {
      const Choice& choice = problem.choices[pick.choice];
      edits.push_back({goal_.country, choice.indicator, choice.moves[pick.move].to});
    }
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.indicator < b.indicator; });
    return edits;
  }

  Row after(const std::vector<Edit>& edits) const {
    const auto now = situation_.table().of(goal_.country);
    std::vector<Totals> totals(now.begin(), now.end());
    const std::vector<Answer> answers = situation_.answers(goal_.country);
    for (const Edit& edit : edits) {
      replace_answer(totals, situation_.edition(), situation_.weights(), edit.indicator,
                     answers[edit.indicator.value], edit.to);
    }
    return situation_.row_if(goal_.country, goal_.scope, totals);
  }

  /// The first set, others that avoid one of its indicators, and how many there are in all.
  void add_sets(GoalResult& result, const MoveProblem& problem, const std::vector<Pick>& picks) {
    result.sets.push_back(edits_of(problem, picks));
    const std::size_t most = std::max<std::size_t>(goal_.examples, 1);
    for (std::size_t p = 0; p < picks.size() && result.sets.size() < most; ++p) {
      MoveProblem other = problem;
      other.choices.erase(other.choices.begin() + static_cast<std::ptrdiff_t>(picks[p].choice));
      const auto found = solve(other);
      if (!found || cost_of(other, *found) != result.cost) continue;
      std::vector<Edit> edits = edits_of(other, *found);
      const bool known =
          std::find(result.sets.begin(), result.sets.end(), edits) != result.sets.end();
      if (!known) result.sets.push_back(std::move(edits));
    }
    if (goal_.cost == Cost::changes) result.count = count(problem, picks.size());
  }

  std::optional<std::uint64_t> count(const MoveProblem& problem, std::size_t changes) const {
    const auto sets = count_sets(problem, changes);
    // To skip everything is no solution, but would be counted as one; it is left uncounted.
    if (!goal_.may_skip || changes == 0 || !may_vanish(problem, changes)) return sets;
    return std::nullopt;
  }

  /// Whether so many changes could skip all that is answered in the scope.
  bool may_vanish(const MoveProblem& problem, std::size_t changes) const {
    std::size_t skips = 0;
    for (const Choice& choice : problem.choices) {
      skips += std::count_if(choice.moves.begin(), choice.moves.end(),
                             [](const Move& m) { return m.to.skipped(); }) > 0
                   ? 1
                   : 0;
    }
    return skips >= changes && changes >= answered_in_scope();
  }

  std::size_t answered_in_scope() const {
    const Edition& edition = situation_.edition();
    const std::vector<Answer> answers = situation_.answers(goal_.country);
    std::size_t answered = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Indicator& indicator = edition.indicators[i];
      const bool inside = goal_.scope == kOverall ||
                          goal_.scope == scope_of(edition, indicator.domain) ||
                          goal_.scope == scope_of(edition, indicator.layer);
      answered += inside && !answers[i].skipped() ? 1 : 0;
    }
    return answered;
  }

  /// What comes closest, by halving between where the country is and what is wanted.
  bool add_closest(GoalResult& result) {
    result.sets = {{}};
    const Place place = result.before.place;
    const int now = goal_.rank ? place.rank : result.before.percent->units;
    int reached = now;
    int beyond = wanted();
    while (std::abs(beyond - reached) > 1) {
      const int middle = (reached + beyond) / 2;
      const auto threshold = threshold_of(middle);
      if (!threshold) {
        beyond = middle;
        continue;
      }
      const auto problem = problem_of(*threshold);
      if (!problem) return false;
      const auto picks = solve(*problem);
      if (picks) {
        result.sets = {edits_of(*problem, *picks)};
        result.cost = cost_of(*problem, *picks);
      }
      (picks ? reached : beyond) = middle;
    }
    return true;
  }

  Proof proof(const MoveProblem& problem, const std::optional<std::vector<Pick>>& picks) const {
    const auto points = [&](std::int64_t gain) { return static_cast<double>(gain) / problem.unit; };
    const int fewer = picks ? cost_of(problem, *picks) - 1 : 0;
    const int everything = static_cast<int>(problem.choices.size());
    Proof proof;
    proof.whole = problem.whole;
    proof.percentage_points =
        goal_.scope == kOverall && situation_.method().aggregate == Aggregate::mean;
    proof.needed = points(problem.needed);
    if (proof.whole) proof.needed = std::ceil(proof.needed);
    proof.with_fewer = points(largest_gain(problem, goal_.cost, fewer));
    proof.all = points(largest_gain(problem, Cost::changes, everything));
    return proof;
  }

  const Situation& situation_;
  const Goal& goal_;
  Errors& errors_;
};

/// Up to two decimals, rounded so that the sentence stays true: what is needed up, gains down.
std::string in_points(double points, bool up) {
  const double hundredths = up ? std::ceil(points * 100) : std::floor(points * 100);
  return to_text(Percent{static_cast<std::int32_t>(hundredths), 2});
}

}  // namespace

std::optional<GoalResult> reach(const Situation& situation, const Goal& goal, Errors& errors) {
  return Reach(situation, goal, errors).run();
}

std::string proof_in_words(const Goal& goal, const GoalResult& result) {
  const Proof& proof = result.proof;
  const auto points = [&](double p, bool up) {
    return proof.whole ? std::to_string(static_cast<std::int64_t>(p)) : in_points(p, up);
  };
  const std::string unit = proof.percentage_points ? " percentage points" : " points";
  const std::string needed = points(proof.needed, true) + unit + " are needed";
  if (result.reachable && result.cost == 0) return "It is there already.";
  if (!result.reachable) {
    if (proof.all == 0 && proof.needed <= 0) return "No country can have this rank.";
    return "All possible gains add up to " + points(proof.all, false) + unit + "; " + needed + ".";
  }
  const std::string what = goal.cost == Cost::steps ? " step" : " change";
  if (result.cost == 1) return "No change at all is too little: " + needed + ".";
  const std::string fewer = std::to_string(result.cost - 1);
  return "With " + fewer + what + (result.cost == 2 ? "" : "s") + " the gains add up to at most " +
         points(proof.with_fewer, false) + unit + "; " + needed + ".";
}

}  // namespace rescore
