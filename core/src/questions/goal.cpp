#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>

#include "base/lists.h"
#include "json/json.h"
#include "questions/goal_moves.h"

namespace rescore {
namespace {

class FewestChanges {
 public:
  FewestChanges(const Evaluation& evaluation, const Goal& goal)
      : evaluation_(evaluation), goal_(goal) {}

  std::optional<GoalResult> run(Errors& errors) {
    GoalResult start;
    start.unit = goal_.unit;
    start.node = goal_.node;
    start.cost_of = goal_.cost;
    start.before = evaluation_.row(goal_.unit, goal_.node);
    fault_ = why_not(start.before);
    GoalResult result = start;
    provable_ = is_linear();
    if (fault_.empty() && provable_) prove(result);
    if (fault_.empty() && !provable_) search(result = start);
    if (fault_.empty()) return result;
    errors.push_back({ErrorCode::bad_request, "", "", fault_});
    return std::nullopt;
  }

 private:
  using Set = std::vector<Edit>;  ///< ordered by indicator

  /// Why the goal is invalid; empty if it is valid.
  std::string why_not(const Row& now) const {
    assert(goal_.locked.empty() || goal_.locked.size() == evaluation_.edition().indicators.size());
    if (now.rank.value == 0) {
      return "There is no rank to start from: every answer in this scope is skipped.";
    }
    const int units = static_cast<int>(evaluation_.data().units.size());
    if (goal_.rank && (*goal_.rank < 1 || *goal_.rank > units)) {
      return "A rank is a number from 1 to " + to_decimal(units) + ".";
    }
    if (goal_.rank.has_value() == goal_.score.has_value()) {
      return std::string("A goal is either a rank or a ") +
             (evaluation_.plan().has_points() ? "percentage." : "score.");
    }
    return goal_.rank ? "" : score_fault(evaluation_.plan(), goal_.node, goal_.score);
  }

  const NodeRule& rule() const { return evaluation_.rule(goal_.node); }
  std::int64_t wanted() const { return goal_.rank ? *goal_.rank : *goal_.score; }

  /// Whether the value is exact and linear in the answers. If too few answers leave no value, it is
  /// linear only while no answer is removed.
  bool is_linear() const {
    const bool may_lack = goal_.may_skip && rule().coverage > 0;
    return evaluation_.plan().exact(goal_.node) && !may_lack;
  }

  Row after(const Set& edits) const {
    UnitScores scores = evaluation_.scores(goal_.unit);
    for (const Edit& edit : edits) scores.set(edit.indicator, edit.to);
    return evaluation_.row_if(goal_.unit, goal_.node, scores);
  }

  int cost_of(const Set& edits) const {
    if (goal_.cost == Cost::changes) return static_cast<int>(edits.size());
    const std::vector<Answer> answers = evaluation_.answers(goal_.unit);
    int steps = 0;
    for (const Edit& edit : edits) {
      steps += steps_between(evaluation_.edition().scale_of(edit.indicator),
                             answers[edit.indicator.value], edit.to);
    }
    return steps;
  }

  /// For a value that is not linear, or whose gains do not fit.
  void search(GoalResult& result) const {
    // A rank of k or lower needs k - 1 other units.
    const Key& now = evaluation_.keys(goal_.node)[goal_.unit.value];
    const bool possible =
        !goal_.rank || !goal_.lower || *goal_.rank == 1 ||
        evaluation_.rank_index(goal_.node).other(*goal_.rank - 1, now) != kNotRanked;
    const Set found = possible ? climb(evaluation_, goal_) : Set();
    result.sets = {found};
    result.after = after(found);
    result.proven = false;
    result.reachable = reaches(goal_, result.after);
    result.cost = result.reachable ? cost_of(found) : 0;
    const bool steps = goal_.cost == Cost::steps;
    result.reason = !possible           ? "No country can have this rank."
                    : !result.reachable ? "None of the changes tried reaches it."
                    : result.cost == 0  ? "It is there already."
                    : steps             ? "Found by a search; fewer steps may be enough."
                                        : "Found by a search; fewer changes may be enough.";
  }

  /// For a linear value.
  void prove(GoalResult& result) {
    const auto problem = problem_for(wanted());
    const auto found = problem ? solve(*problem) : std::nullopt;
    if (!fault_.empty()) return;
    result.reachable = found.has_value();
    result.cost = found ? cost_of(*found) : 0;
    if (problem) result.proof = proof(*problem, result);
    found ? add_sets(result, *problem, *found) : add_closest(result);
    result.after = after(result.sets.front());
    result.reason = proof_in_words(result);
  }

  /// The goal for this rank or score; empty if no unit can have the rank, or if the gains, such as
  /// those of a mean of many different maxima, do not fit.
  std::optional<MoveProblem> problem_for(std::int64_t wanted) {
    const NodePlan& node = evaluation_.plan().node(goal_.node);
    const auto threshold = goal_.score ? score_threshold(node, wanted, goal_.lower)
                                       : rank_threshold(evaluation_, goal_.unit, goal_.node,
                                                        static_cast<int>(wanted), goal_.lower);
    if (!threshold) return std::nullopt;
    auto problem = move_problem(evaluation_, goal_, *threshold);
    provable_ = problem.has_value();
    return problem;
  }

  std::optional<Set> least(const MoveProblem& problem) {
    bool too_many = false;
    const auto moves = goal_.cost == Cost::steps ? fewest_steps(problem, tried_, too_many)
                                                 : largest_gains(problem);
    if (too_many) fault_ = "So many steps cannot be counted; ask for the fewest changes.";
    if (!moves) return std::nullopt;
    Set found = mapped(*moves, &Move::edit);
    sort_by(found, [](const Edit& edit) { return edit.indicator; });
    return found;
  }

  /// The smallest result that leaves the country ranked.
  std::optional<Set> solve(const MoveProblem& problem) {
    auto found = least(problem);
    if (!found || !goal_.may_skip || after(*found).rank.value > 0) return found;
    // Skipping everything would reach the goal, but leaves no rank. So one indicator keeps an
    // answer: the best choice among all.
    found.reset();
    for (std::size_t c = 0; c < problem.choices.size() && fault_.empty(); ++c) {
      auto other = with_answer(problem, c);
      if (other && (!found || cost_of(*other) < cost_of(*found))) found = std::move(other);
    }
    return found;
  }

  /// The smallest result if this choice's indicator must keep an answer, where all can be skipped.
  std::optional<Set> with_answer(MoveProblem problem, std::size_t c) {
    const auto choice = problem.choices.begin() + static_cast<std::ptrdiff_t>(c);
    if (std::erase_if(*choice, [](const Move& m) { return m.edit.to.missing(); }) > 0) {
      put_in_order(problem);
      return least(problem);
    }
    // It is skipped now. Among its answers, the largest gain is at least as good as any other.
    const Move answer = choice->front();
    problem.needed -= answer.gain;
    problem.choices.erase(choice);
    auto found = least(problem);
    if (!found) return std::nullopt;
    found->push_back(answer.edit);
    sort_by(*found, [](const Edit& edit) { return edit.indicator; });
    return found;
  }

  /// The first set, other sets that avoid one of its indicators, and the total number of sets.
  void add_sets(GoalResult& result, const MoveProblem& problem, const Set& first) {
    result.sets.push_back(first);
    const std::size_t most = std::max<std::size_t>(goal_.examples, 1);
    for (const Edit& edit : first) {
      if (result.sets.size() >= most) break;
      MoveProblem other = problem;
      std::erase_if(other.choices, [&](const Choice& choice) {
        return choice.front().edit.indicator == edit.indicator;
      });
      auto found = solve(other);
      if (!found || cost_of(*found) != result.cost || contains(result.sets, *found)) continue;
      result.sets.push_back(std::move(*found));
    }
    fault_.clear();  // of another set, which is optional in the answer
    if (goal_.cost == Cost::steps) return;
    result.count = count_sets(problem, first.size());
    // The count also includes skipping everything, although that leaves no rank.
    const bool all_counted = result.count.value_or(kMostSets) < kMostSets;
    if (all_counted && may_skip_all(problem, first.size())) --*result.count;
  }

  /// Whether this many changes can skip everything and have the needed gains.
  bool may_skip_all(const MoveProblem& problem, std::size_t changes) const {
    Set edits;
    std::int64_t gains = 0;
    for (const Choice& choice : problem.choices) {
      for (const Move& move : choice) {
        if (!move.edit.to.missing()) continue;
        edits.push_back(move.edit);
        gains += move.gain;
      }
    }
    return changes > 0 && edits.size() == changes && gains >= problem.needed &&
           after(edits).rank.value == 0;
  }

  /// The closest result, by bisection between the country's current value and the goal.
  void add_closest(GoalResult& result) {
    result.sets = {{}};
    std::int64_t reached = goal_.rank ? result.before.rank.value : result.before.score->units;
    std::int64_t beyond = wanted();
    while (fault_.empty() && provable_ && std::abs(beyond - reached) > 1) {
      const std::int64_t middle = (reached + beyond) / 2;
      const auto problem = problem_for(middle);
      const auto found = problem ? solve(*problem) : std::nullopt;
      if (found) result.sets = {*found};
      (found ? reached : beyond) = middle;
    }
  }

  Proof proof(const MoveProblem& problem, const GoalResult& result) const {
    const auto points = [&](std::int64_t gain) {
      return static_cast<double>(gain) / problem.scale;
    };
    const int everything = static_cast<int>(problem.choices.size());
    const std::int64_t fewer = largest_gain(problem, goal_.cost, result.cost - 1);
    const std::int64_t all = largest_gain(problem, Cost::changes, everything);
    const double needed = points(problem.needed);
    const Form form = evaluation_.plan().node(goal_.node).form;
    return {.needed = problem.whole ? std::ceil(needed) : needed,
            .with_fewer = points(fewer),
            .all = points(all),
            .whole = problem.whole,
            .percentage_points = form == Form::fraction && rule().scale == 100,
            .skips_all = problem.needed > 0 && (result.reachable ? fewer : all) >= problem.needed};
  }

  const Evaluation& evaluation_;
  const Goal& goal_;
  std::string fault_;  ///< why there is no answer
  bool provable_{};    ///< the value is linear, and the gains fit
  std::size_t tried_ = 0;
};

/// "12 points", "0.75 percentage points". Up to two decimals, rounded so that the sentence stays
/// true: needs up, gains down.
std::string amount(const Proof& proof, double points, bool up) {
  // What differs from a hundredth only in the last bits of a double counts as that hundredth.
  constexpr double kLastBits = 1e-9;
  const double hundredths =
      up ? std::ceil(points * 100 - kLastBits) : std::floor(points * 100 + kLastBits);
  const std::string number = proof.whole
                                 ? to_decimal(static_cast<std::int64_t>(points))
                                 : to_text(Decimal{static_cast<std::int64_t>(hundredths), 2});
  const std::string unit = proof.percentage_points ? " percentage point" : " point";
  return number + unit + (number == "1" ? "" : "s");
}

}  // namespace

bool reaches(const Goal& goal, const Row& row) {
  if (row.rank.value == 0) return false;
  const std::int64_t beyond =
      goal.rank ? *goal.rank - row.rank.value : row.score->units - *goal.score;
  return goal.lower ? beyond <= 0 : beyond >= 0;
}

std::string proof_in_words(const GoalResult& result) {
  const Proof& proof = result.proof;
  if (result.reachable && result.cost == 0) return "It is there already.";
  if (!result.reachable && proof.needed <= 0) return "No country can have this rank.";
  const std::string what = result.cost_of == Cost::steps ? " step" : " change";
  if (proof.skips_all) {
    return (result.reachable ? "Fewer" + what + "s would do only by skipping every answer"
                             : "Only skipping every answer would do") +
           std::string(", which leaves nothing to rank.");
  }
  const std::string amount_needed = amount(proof, proof.needed, true);
  const std::string needed =
      amount_needed + (amount_needed.ends_with('s') ? " are needed" : " is needed");
  if (!result.reachable) {
    return "All possible gains add up to " + amount(proof, proof.all, false) + "; " + needed + ".";
  }
  if (result.cost == 1) return "No change at all is too little: " + needed + ".";
  return "With " + to_decimal(result.cost - 1) + what + (result.cost == 2 ? "" : "s") +
         " the gains add up to at most " + amount(proof, proof.with_fewer, false) + "; " + needed +
         ".";
}

std::optional<GoalResult> fewest_changes(const Evaluation& evaluation, const Goal& goal,
                                         Errors& errors) {
  return FewestChanges(evaluation, goal).run(errors);
}

}  // namespace rescore
