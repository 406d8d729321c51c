#include "weights/fewest_broken.h"

#include <algorithm>

#include "base/lists.h"
#include "weights/exact.h"

namespace rescore::weights {
namespace {

std::size_t form_of(const Rival& rival, Side side) {
  return side == Side::above ? rival.above : rival.not_above;
}

}  // namespace

/// What is decided on one branch.
struct FewestBroken::State {
  Dictionary dictionary;
  std::vector<Side> side;  ///< by form, if demanded
  std::vector<Fate> fate;  ///< by rival
  int broken = 0;

  void demand(std::size_t form, Side on) {
    side[form] = on;
    dictionary.demand({form, on});
  }
};

/// False if the opposite is decided already.
bool FewestBroken::keep(State& state, std::size_t rival) const {
  if (state.fate[rival] != Fate::open) return state.fate[rival] == Fate::kept;
  state.fate[rival] = Fate::kept;
  state.demand(form_of(problem_.rivals[rival], problem_.wanted), problem_.wanted);
  return true;
}

bool FewestBroken::give_up(State& state, std::size_t rival) const {
  if (state.fate[rival] != Fate::open) return state.fate[rival] == Fate::broken;
  state.fate[rival] = Fate::broken;
  ++state.broken;
  const Side side = opposite(problem_.wanted);
  state.demand(form_of(problem_.rivals[rival], side), side);
  return true;
}

/// Decides a rival and those that follow from it.
bool FewestBroken::settle(State& state, std::size_t rival, bool broken) const {
  const auto decide = [&](std::size_t one) {
    return broken ? give_up(state, one) : keep(state, one);
  };
  const Rival& own = problem_.rivals[rival];
  return decide(rival) && all_of(broken ? own.breaks : own.keeps, decide);
}

int FewestBroken::run(int best) {
  best_ = best;
  State state{{problem_.forms, problem_.columns},
              std::vector<Side>(problem_.forms.size()),
              std::vector<Fate>(problem_.rivals.size())};
  for (const Condition& condition : problem_.always) state.demand(condition.form, condition.side);
  search(std::move(state));
  return std::min(best_, open_);
}

bool FewestBroken::propose(const State& state, bool complete) {
  best_ = std::min(best_, examine_({problem_, state.side, state.dictionary,
                                    complete ? std::optional(state.broken) : std::nullopt}));
  return state.broken < best_;
}

/// All rivals but those counted can be on the wanted side at once.
FewestBroken::Next FewestBroken::found_all(const State& all, const State& state, int least) {
  const bool complete = least == state.broken;
  if (!propose(all, complete) && complete) return Next::nothing;
  if (!complete) return least < best_ ? Next::branches : Next::nothing;
  open_ = std::min(open_, state.broken);
  refused_ = true;
  return Next::nothing;
}

/// The rivals in a contradiction that are neither decided nor counted.
FewestBroken::Set FewestBroken::open_rivals(const State& all, const std::vector<char>& open) const {
  Set set;
  for (const auto& [form, times] : all.dictionary.contradiction()) {
    for (std::size_t r = 0; r < problem_.rivals.size(); ++r) {
      if (open[r] != 0 && form_of(problem_.rivals[r], problem_.wanted) == form) set.push_back(r);
    }
  }
  return set;
}

FewestBroken::Next FewestBroken::bound(State& state, std::vector<Set>& sets) {
  const std::size_t rivals = problem_.rivals.size();
  std::vector<char> open(rivals);
  for (std::size_t r = 0; r < rivals; ++r) open[r] = state.fate[r] == Fate::open ? 1 : 0;
  int least = state.broken;
  while (true) {
    State all = state;
    for (std::size_t r = 0; r < rivals; ++r) {
      if (open[r] != 0) keep(all, r);
    }
    if (all.dictionary.solve()) return found_all(all, state, least);
    if (!contradict(problem_.forms, all.side, all.dictionary)) {
      if (sets.empty()) open_ = std::min(open_, state.broken);
      return sets.empty() ? Next::nothing : Next::branches;
    }
    Set set = open_rivals(all, open);
    if (set.empty()) return Next::nothing;
    if (set.size() == 1) {
      const bool possible = settle(state, set.front(), true);
      return possible && state.broken < best_ ? Next::again : Next::nothing;
    }
    for (const std::size_t rival : set) open[rival] = 0;
    sets.push_back(std::move(set));
    if (++least >= best_) return Next::nothing;
  }
}

void FewestBroken::search(State state) {
  Next next = Next::again;
  std::vector<Set> sets;
  while (next == Next::again) {
    if (refused_) return;
    if (++states_ > kMostStates) {
      open_ = std::min(open_, state.broken);
      return;
    }
    if (!state.dictionary.solve() && contradict(problem_.forms, state.side, state.dictionary)) {
      return;
    }
    if (!propose(state, false)) return;
    sets.clear();
    next = bound(state, sets);
  }
  if (next == Next::nothing) return;
  branch(state, *std::min_element(sets.begin(), sets.end(),
                                  [](const Set& a, const Set& b) { return a.size() < b.size(); }));
}

/// One of the set is the first to break: those before it are kept.
void FewestBroken::branch(const State& state, Set set) {
  sort_by(set, [&](std::size_t rival) { return -problem_.rivals[rival].stubbornness; });
  State kept = state;
  for (const std::size_t rival : set) {
    State child = kept;
    if (settle(child, rival, true) && child.broken < best_) search(std::move(child));
    if (!settle(kept, rival, false)) return;
  }
}

}  // namespace rescore::weights
