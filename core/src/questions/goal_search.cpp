#include "questions/goal_search.h"

#include <algorithm>

namespace rescore {
namespace {

/// States of the count; beyond, an answer would take seconds.
constexpr std::size_t kMostStates = 2'000'000;

/// best[k]: the sum of the k largest gains.
std::vector<std::int64_t> prefix_sums(const MoveProblem& problem) {
  std::vector<std::int64_t> best{0};
  for (const Choice& choice : problem.choices) {
    best.push_back(best.back() + choice.moves.front().gain);
  }
  return best;
}

const Move& move_of(const MoveProblem& problem, const Pick& pick) {
  return problem.choices[pick.choice].moves[pick.move];
}

/// best[s]: the largest gain with s steps or fewer, and which move each choice adds to get there.
struct StepTable {
  std::vector<std::int64_t> best;
  std::vector<std::uint16_t> taken;  ///< choice by choice; 0 is none, else the move's place + 1
};

StepTable step_table(const MoveProblem& problem, std::size_t most) {
  StepTable table{std::vector<std::int64_t>(most + 1, 0), {}};
  for (const Choice& choice : problem.choices) {
    table.taken.resize(table.taken.size() + most + 1, 0);
    std::uint16_t* taken = table.taken.data() + table.taken.size() - (most + 1);
    for (std::size_t s = most; s > 0; --s) {
      for (std::size_t m = 0; m < choice.moves.size(); ++m) {
        const auto steps = static_cast<std::size_t>(choice.moves[m].steps);
        if (steps > s) continue;
        const std::int64_t with = table.best[s - steps] + choice.moves[m].gain;
        if (with <= table.best[s]) continue;
        table.best[s] = with;
        taken[s] = static_cast<std::uint16_t>(m + 1);
      }
    }
  }
  return table;
}

/// Steps that surely suffice: those of the largest gains.
std::size_t enough_steps(const MoveProblem& problem, const std::vector<Pick>& picks) {
  std::size_t steps = 0;
  for (const Pick& pick : picks) steps += static_cast<std::size_t>(move_of(problem, pick).steps);
  return steps;
}

struct State {
  std::int64_t loss;  ///< behind the best sum with as many changes
  std::uint64_t sets;
};

/// Adds up the sets of equal losses.
void combine(std::vector<State>& states) {
  std::sort(states.begin(), states.end(),
            [](const State& a, const State& b) { return a.loss < b.loss; });
  std::size_t last = 0;
  for (std::size_t i = 1; i < states.size(); ++i) {
    if (states[i].loss == states[last].loss) {
      states[last].sets = std::min(kMostSets, states[last].sets + states[i].sets);
    } else {
      states[++last] = states[i];
    }
  }
  if (!states.empty()) states.resize(last + 1);
}

}  // namespace

std::optional<std::vector<Pick>> largest_gains(const MoveProblem& problem) {
  std::vector<Pick> picks;
  std::int64_t sum = 0;
  for (std::size_t c = 0; c < problem.choices.size() && sum < problem.needed; ++c) {
    sum += problem.choices[c].moves.front().gain;
    picks.push_back({c, 0});
  }
  if (sum < problem.needed) return std::nullopt;
  std::int64_t spare = sum - problem.needed;
  for (auto pick = picks.rbegin(); pick != picks.rend(); ++pick) {
    const std::vector<Move>& moves = problem.choices[pick->choice].moves;
    const std::int64_t gain = moves.front().gain;
    for (std::size_t m = 1; m < moves.size() && moves[m].gain >= gain - spare; ++m) {
      if (moves[m].steps < moves[pick->move].steps) pick->move = m;
    }
    spare -= gain - moves[pick->move].gain;
  }
  return picks;
}

std::optional<std::vector<Pick>> fewest_steps(const MoveProblem& problem, bool& too_many) {
  const auto some = largest_gains(problem);
  if (!some) return std::nullopt;
  const std::size_t most = enough_steps(problem, *some);
  std::size_t moves = 0;
  for (const Choice& choice : problem.choices) moves += choice.moves.size();
  too_many =
      (most + 1) * problem.choices.size() > kMostStepStates || (most + 1) * moves > kMostStepTries;
  if (too_many) return std::nullopt;
  const StepTable table = step_table(problem, most);
  std::size_t steps = 0;
  while (table.best[steps] < problem.needed) ++steps;
  std::vector<Pick> picks;
  for (std::size_t c = problem.choices.size(); c-- > 0;) {
    const std::uint16_t taken = table.taken[c * (most + 1) + steps];
    if (taken == 0) continue;
    picks.push_back({c, taken - std::size_t{1}});
    steps -= static_cast<std::size_t>(move_of(problem, picks.back()).steps);
  }
  return picks;
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
  // by_count[k]: ways to have taken k of the choices so far. A way's loss is what its sum, with the
  // best of the choices still to come, lacks to the best sum of all; beyond `spare` it cannot
  // reach.
  std::vector<std::vector<State>> by_count(changes + 1);
  by_count[0] = {{0, 1}};
  std::size_t states = 0;
  for (std::size_t c = 0; c < total; ++c) {
    const std::vector<Move>& moves = problem.choices[c].moves;
    // From c on, k missing changes had best[c + k] - best[c]; without choice c it is one further.
    for (std::size_t k = std::min(changes, c + 1) + 1; k-- > 0;) {
      std::vector<State> next;
      const std::size_t absent = changes - k;
      if (c + 1 + absent <= total) {
        const std::int64_t after = best[c + 1 + absent] - best[c + 1];
        for (const State& state : by_count[k]) {
          const std::int64_t loss = state.loss + (best[c + absent] - best[c]) - after;
          if (loss <= spare) next.push_back({loss, state.sets});
        }
        if (k > 0) {
          for (const State& state : by_count[k - 1]) {
            for (const Move& move : moves) {
              const std::int64_t loss =
                  state.loss + (best[c + absent + 1] - best[c]) - move.gain - after;
              if (loss <= spare) next.push_back({loss, state.sets});
            }
          }
        }
      }
      combine(next);
      states += next.size();
      by_count[k] = std::move(next);
    }
    if (states > kMostStates) return std::nullopt;
  }
  std::uint64_t sets = 0;
  for (const State& state : by_count[changes]) sets = std::min(kMostSets, sets + state.sets);
  return sets;
}

}  // namespace rescore
