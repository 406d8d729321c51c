#include "questions/goal.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "json/json.h"
#include "questions/goal_climb.h"
#include "questions/goal_search.h"

namespace rescore {
namespace {

class FewestChanges {
 public:
  FewestChanges(const Evaluation& evaluation, const Goal& goal, Errors& errors)
      : evaluation_(evaluation), goal_(goal), errors_(errors) {}

  std::optional<GoalResult> run() {
    if (!valid()) return std::nullopt;
    GoalResult result;
    result.unit = goal_.unit;
    result.node = goal_.node;
    result.cost_of = goal_.cost;
    result.before = evaluation_.row(goal_.unit, goal_.node);
    if (!is_linear()) return search(std::move(result));
    const auto threshold = threshold_of(wanted());
    const auto problem = threshold ? problem_of(*threshold) : std::nullopt;
    if (threshold && !problem) return std::nullopt;
    const auto found = problem ? solve(*problem) : std::nullopt;
    if (too_many_) return refuse_steps();
    if (problem) result.proof = proof(*problem, found);
    if (found) {
      result.reachable = true;
      result.cost = found->cost;
      add_sets(result, *problem, *found);
    } else if (!add_closest(result)) {
      return too_many_ ? refuse_steps() : std::nullopt;
    }
    result.after = after(result.sets.front());
    result.reason = proof_in_words(result);
    return result;
  }

 private:
  /// A set of changes, ordered by indicator, and what it costs.
  struct Found {
    std::vector<Edit> edits;
    int cost;
  };

  bool valid() {
    assert(goal_.locked.empty() || goal_.locked.size() == evaluation_.edition().indicators.size());
    const Row now = evaluation_.row(goal_.unit, goal_.node);
    if (now.rank.value == 0) {
      return fail("There is no rank to start from: every answer in this scope is skipped.");
    }
    const int units = static_cast<int>(evaluation_.data().units.size());
    if (goal_.rank && (*goal_.rank < 1 || *goal_.rank > units)) {
      return fail("A rank is a number from 1 to " + to_decimal(units) + ".");
    }
    const int decimals = rule().rounding.back();
    const double most = rule().scale * static_cast<double>(kPowersOfTen[decimals]);
    const auto bounded = static_cast<std::int64_t>(most + 0.5);
    const bool sum = rule().aggregation == Aggregation::sum;
    if (goal_.score && !sum && (*goal_.score < 0 || *goal_.score > bounded)) {
      const bool percent = evaluation_.plan().has_points();
      return fail(std::string(percent ? "A percentage" : "A score") + " is a number from 0 to " +
                  to_decimal(rule().scale) + ", with at most " + to_decimal(decimals) +
                  (decimals == 1 ? " decimal." : " decimals."));
    }
    if (goal_.rank.has_value() == goal_.score.has_value()) {
      return fail("A goal is either a rank or a percentage.");
    }
    return true;
  }

  const NodeRule& rule() const { return evaluation_.rule(goal_.node); }
  std::int64_t wanted() const { return goal_.rank ? *goal_.rank : *goal_.score; }

  /// Whether the value is exact and linear in the answers. Where too little being answered leaves
  /// no value, it is so only while no answer is taken away.
  bool is_linear() const {
    const bool may_lack = goal_.may_skip && rule().coverage > 0;
    return evaluation_.plan().exact(goal_.node) && !may_lack;
  }

  /// Where it is not.
  std::optional<GoalResult> search(GoalResult result) const {
    result.proven = false;
    std::optional<Key> key;
    if (goal_.rank) {
      const int which = goal_.lower ? *goal_.rank - 1 : *goal_.rank;
      const Key own = evaluation_.keys(goal_.node)[goal_.unit.value];
      const Key other =
          which == 0 ? kNotRanked : evaluation_.rank_index(goal_.node).other(which, own);
      const bool anything = which == 0 || (other == kNotRanked && !goal_.lower);
      if (anything) {
        result.reachable = true;
        result.sets = {{}};
        result.after = result.before;
        result.reason = "It is there already.";
        return result;
      }
      if (other != kNotRanked) key = other;
    }
    const bool possible = goal_.score || key;
    const Climb found = possible ? climb(evaluation_, goal_, key.value_or(kNotRanked)) : Climb{};
    result.reachable = found.reached;
    result.sets = {found.edits};
    result.cost = found.reached ? cost_of(found.edits) : 0;
    result.after = after(found.edits);
    const bool steps = goal_.cost == Cost::steps;
    result.reason = !possible          ? "No country can have this rank."
                    : !found.reached   ? "No changes that were tried reach it."
                    : result.cost == 0 ? "It is there already."
                    : steps            ? "Found by a search; fewer steps may do."
                                       : "Found by a search; fewer changes may do.";
    return result;
  }

  int cost_of(const std::vector<Edit>& edits) const {
    if (goal_.cost == Cost::changes) return static_cast<int>(edits.size());
    const std::vector<Answer> answers = evaluation_.answers(goal_.unit);
    int steps = 0;
    for (const Edit& edit : edits) {
      steps += steps_between(evaluation_.edition().scale_of(edit.indicator),
                             answers[edit.indicator.value], edit.to);
    }
    return steps;
  }

  bool fail(std::string sentence) {
    errors_.push_back({ErrorCode::bad_request, "", "", std::move(sentence)});
    return false;
  }

  std::optional<GoalResult> refuse_steps() {
    fail("So many steps cannot be counted; ask for the fewest changes.");
    return std::nullopt;
  }

  std::optional<Threshold> threshold_of(std::int64_t wanted) const {
    if (goal_.score) {
      return score_threshold(evaluation_.plan().node(goal_.node), wanted, goal_.lower);
    }
    return rank_threshold(evaluation_, goal_.unit, goal_.node, static_cast<int>(wanted),
                          goal_.lower);
  }

  std::optional<MoveProblem> problem_of(const Threshold& threshold) {
    auto problem = move_problem(evaluation_, goal_, threshold);
    if (!problem) {
      fail("The means of this method have too many different maxima for an exact answer.");
    }
    return problem;
  }

  std::optional<Found> least(const MoveProblem& problem) {
    bool too_many = false;
    const auto picks =
        goal_.cost == Cost::steps ? fewest_steps(problem, too_many) : largest_gains(problem);
    too_many_ = too_many_ || too_many;
    if (!picks) return std::nullopt;
    Found found{{}, 0};
    for (const Pick& pick : *picks) {
      const Choice& choice = problem.choices[pick.choice];
      const Move& move = choice.moves[pick.move];
      found.edits.push_back({goal_.unit, choice.indicator, move.to});
      found.cost += goal_.cost == Cost::steps ? move.steps : 1;
    }
    sort_by_indicator(found.edits);
    return found;
  }

  static void sort_by_indicator(std::vector<Edit>& edits) {
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.indicator < b.indicator; });
  }

  bool stays_ranked(const std::vector<Edit>& edits) const { return after(edits).rank.value > 0; }

  /// The least that leaves the country ranked.
  std::optional<Found> solve(const MoveProblem& problem) {
    auto found = least(problem);
    if (!found || !goal_.may_skip || stays_ranked(found->edits)) return found;
    // To skip everything would do. So one indicator has an answer: the best of all that it can be.
    found.reset();
    for (std::size_t c = 0; c < problem.choices.size(); ++c) {
      auto other = with_answer(problem, c);
      if (other && (!found || other->cost < found->cost)) found = std::move(other);
    }
    return found;
  }

  /// The least when a choice's indicator must have an answer, where all can be skipped.
  std::optional<Found> with_answer(MoveProblem problem, std::size_t c) {
    const auto choice = problem.choices.begin() + static_cast<std::ptrdiff_t>(c);
    if (std::erase_if(choice->moves, [](const Move& m) { return m.to.missing(); }) > 0) {
      put_in_order(problem);
      return least(problem);
    }
    // Skipped now. Whatever else it is answered with, the largest gain suits no worse.
    const Edit answer{goal_.unit, choice->indicator, choice->moves.front().to};
    const int cost = goal_.cost == Cost::steps ? choice->moves.front().steps : 1;
    problem.needed -= choice->moves.front().gain;
    problem.choices.erase(choice);
    auto found = least(problem);
    if (!found) return std::nullopt;
    found->edits.push_back(answer);
    found->cost += cost;
    sort_by_indicator(found->edits);
    return found;
  }

  Row after(const std::vector<Edit>& edits) const {
    UnitScores scores = evaluation_.scores(goal_.unit);
    for (const Edit& edit : edits) scores.set(edit.indicator, edit.to);
    return evaluation_.row_if(goal_.unit, goal_.node, scores);
  }

  /// The first set, others that avoid one of its indicators, and how many there are in all.
  void add_sets(GoalResult& result, const MoveProblem& problem, const Found& first) {
    result.sets.push_back(first.edits);
    const std::size_t most = std::max<std::size_t>(goal_.examples, 1);
    for (const Edit& edit : first.edits) {
      if (result.sets.size() >= most) break;
      MoveProblem other = problem;
      std::erase_if(other.choices, [&](const Choice& c) { return c.indicator == edit.indicator; });
      auto found = solve(other);
      if (!found || found->cost != result.cost) continue;
      const bool known =
          std::find(result.sets.begin(), result.sets.end(), found->edits) != result.sets.end();
      if (!known) result.sets.push_back(std::move(found->edits));
    }
    if (goal_.cost == Cost::changes) result.count = count(problem, first.edits.size());
  }

  std::optional<std::uint64_t> count(const MoveProblem& problem, std::size_t changes) const {
    auto sets = count_sets(problem, changes);
    // To skip everything would be counted too, though it leaves no rank.
    if (sets && *sets < kMostSets && may_skip_all(problem, changes)) --*sets;
    return sets;
  }

  /// Whether so many changes can skip everything and have the gains that are needed.
  bool may_skip_all(const MoveProblem& problem, std::size_t changes) const {
    std::vector<Edit> edits;
    std::int64_t gains = 0;
    for (const Choice& choice : problem.choices) {
      for (const Move& move : choice.moves) {
        if (!move.to.missing()) continue;
        edits.push_back({goal_.unit, choice.indicator, move.to});
        gains += move.gain;
      }
    }
    return changes > 0 && edits.size() == changes && gains >= problem.needed &&
           !stays_ranked(edits);
  }

  /// What comes closest, by halving between where the country is and what is wanted.
  bool add_closest(GoalResult& result) {
    result.sets = {{}};
    std::int64_t reached = goal_.rank ? result.before.rank.value : result.before.score->units;
    std::int64_t beyond = wanted();
    while (std::abs(beyond - reached) > 1) {
      const std::int64_t middle = (reached + beyond) / 2;
      const auto threshold = threshold_of(middle);
      if (!threshold) {
        beyond = middle;
        continue;
      }
      const auto problem = problem_of(*threshold);
      if (!problem) return false;
      const auto found = solve(*problem);
      if (too_many_) return false;
      if (found) result.sets = {found->edits};
      (found ? reached : beyond) = middle;
    }
    return true;
  }

  Proof proof(const MoveProblem& problem, const std::optional<Found>& found) const {
    const auto points = [&](std::int64_t gain) {
      return static_cast<double>(gain) / problem.scale;
    };
    const int everything = static_cast<int>(problem.choices.size());
    const std::int64_t fewer = largest_gain(problem, goal_.cost, found ? found->cost - 1 : 0);
    const std::int64_t all = largest_gain(problem, Cost::changes, everything);
    Proof proof;
    proof.whole = problem.whole;
    proof.percentage_points =
        evaluation_.plan().node(goal_.node).form == Form::fraction && rule().scale == 100;
    proof.needed = points(problem.needed);
    if (proof.whole) proof.needed = std::ceil(proof.needed);
    proof.with_fewer = points(fewer);
    proof.all = points(all);
    proof.skips_all = problem.needed > 0 && (found ? fewer : all) >= problem.needed;
    return proof;
  }

  const Evaluation& evaluation_;
  const Goal& goal_;
  Errors& errors_;
  bool too_many_ = false;
};

/// "12 points", "0.75 percentage points". Up to two decimals, rounded so that the sentence stays
/// true: what is needed up, gains down.
std::string amount(const Proof& proof, double points, bool up) {
  // What is a hundredth but for the last bits of a double stays one.
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
  return FewestChanges(evaluation, goal, errors).run();
}

}  // namespace rescore
