#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "weights/conditions.h"
#include "weights/dictionary.h"

namespace rescore::weights {

/// Another unit, which the weights put above this one or not.
struct Rival {
  std::size_t above{};      ///< the form that is above 0 if the rival is above
  std::size_t not_above{};  ///< the form that is 0 or less if it is not; often the same
  double stubbornness{};    ///< rivals with more are tried on the wrong side first
  /// The rivals that are on the wrong side whenever this one is, and on the wanted side whenever
  /// this one is.
  std::vector<std::uint16_t> breaks{}, keeps{};
};

/// Which weights satisfy the conditions `always`, and put as few rivals as possible on the wrong
/// side?
struct WeightProblem {
  std::size_t columns{};  ///< weights
  std::vector<Form> forms;
  std::vector<Condition> always;
  std::vector<Rival> rivals;
  Side wanted{};  ///< of the rivals
};

/// Weights that a search proposes, with the sides on which it believes the forms to be.
struct Proposal {
  const WeightProblem& problem;
  const std::vector<Side>& side;  ///< by form
  const Dictionary& dictionary;   ///< at these weights
  /// The rivals given up, if all others are on the wanted side.
  std::optional<int> broken;
};

/// A branch and bound over the sides of the rivals. It finds a few rivals of which at least one
/// must be on the wrong side, an irreducible contradiction (Parker and Ryan 1996, who find largest
/// feasible subsystems in this way), and tries each of them. Contradictions without a common rival
/// bound the number from below. Every contradiction is proven in whole numbers.
class FewestBroken {
 public:
  /// Examines weights and returns the fewest broken rivals that are proven possible so far.
  using Examine = std::function<int(const Proposal&)>;
  FewestBroken(const WeightProblem& problem, Examine examine)
      : problem_(problem), examine_(std::move(examine)) {}

  /// Looks for weights that break fewer than `best` rivals. Returns the smallest number for which
  /// it has neither a proof that it is impossible nor weights: `best`, as improved by `examine`, or
  /// smaller if a complete proposal was not confirmed or the search was cut short.
  int run(int best);

  /// Whether a complete proposal was not confirmed; then the search stopped.
  bool refused() const { return refused_; }

 private:
  using Set = std::vector<std::size_t>;
  struct State;
  enum class Fate : std::uint8_t { open, kept, broken };
  enum class Next : std::uint8_t { nothing, again, branches };
  void search(State state);
  void branch(const State& state, Set set);
  bool give_up(State& state, std::size_t rival) const;
  bool keep(State& state, std::size_t rival) const;
  bool settle(State& state, std::size_t rival, bool broken) const;
  /// Whether a branch that breaks `broken` rivals is still of use after a proposal.
  bool propose(const State& state, bool complete);
  /// Looks for sets of rivals of which at least one must break, no two with a common rival. One
  /// rival that must break is given up at once.
  Next bound(State& state, std::vector<Set>& sets);
  Next found_all(const State& all, const State& state, int least);
  Set open_rivals(const State& all, const std::vector<char>& counted) const;

  static constexpr int kMostStates = 300'000;

  const WeightProblem& problem_;
  Examine examine_;
  int best_{};
  int open_ = std::numeric_limits<int>::max();
  int states_ = 0;
  bool refused_ = false;
};

}  // namespace rescore::weights
