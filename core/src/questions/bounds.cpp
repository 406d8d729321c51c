#include <algorithm>
#include <cassert>

#include "base/lists.h"
#include "questions/questions.h"

namespace rescore {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// The keys that a unit can have if its missing answers are given.
struct Reach {
  Key bottom, top;
  std::vector<Key> keys;  ///< with dense ties all keys, rising; empty if there are too many
  Numbers numbers;        ///< numbers of these keys among those of all units
};

template <class T>
void make_rising(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// The size of a selection of sets without common keys; each needs its own key.
int apart(const std::vector<const Numbers*>& sets) {
  Numbers used;
  int count = 0;
  for (const Numbers* set : sets) {
    const bool free = std::none_of(set->begin(), set->end(), [&](std::uint32_t key) {
      return std::binary_search(used.begin(), used.end(), key);
    });
    if (!free) continue;
    ++count;
    const auto middle = used.insert(used.end(), set->begin(), set->end());
    std::inplace_merge(used.begin(), middle, used.end());
  }
  return count;
}

/// The fewest keys such that every set contains one of them (a smallest hitting set, by branch and
/// bound), at most `most`. The sets are sorted by their end. Sets of consecutive keys need no
/// search. If fewer than 0 steps are left, the budget was not enough.
int fewest_keys(const std::vector<const Numbers*>& sets, int most, int& budget) {
  if (sets.empty()) return 0;
  const int least = apart(sets);
  if (least >= most || --budget < 0) return most;
  // Tries the keys of the set that ends first, starting with those in the most sets.
  std::vector<std::vector<const Numbers*>> rests;
  for (const std::uint32_t key : *sets.front()) {
    std::erase_if(rests.emplace_back(sets), [&](const Numbers* set) {
      return std::binary_search(set->begin(), set->end(), key);
    });
  }
  std::stable_sort(rests.begin(), rests.end(),
                   [](const auto& a, const auto& b) { return a.size() < b.size(); });
  for (auto rest = rests.begin(); rest != rests.end() && most > least; ++rest) {
    most = std::min(most, 1 + fewest_keys(*rest, most - 1, budget));
  }
  return most;
}

class Bounds {
 public:
  Bounds(const Evaluation& evaluation, NodeIndex node)
      : evaluation_(evaluation),
        node_(node),
        plan_(evaluation.plan().node(node)),
        weights_(evaluation.edition().indicators.size()) {
    weigh(plan_);
  }

  std::vector<MissingBounds> run() {
    const std::vector<UnitIndex> all = units(evaluation_.data());
    std::vector<MissingBounds> bounds(all.size());
    for (const UnitIndex unit : all) {
      const std::vector<IndicatorIndex> missing = missing_of(unit);
      bounds[unit.value].missing = static_cast<int>(missing.size());
      reaches_.push_back(reach_of(unit, missing));
    }
    const std::vector<Key> tops = mapped(reaches_, &Reach::top);
    const std::vector<Key> bottoms = mapped(reaches_, &Reach::bottom);
    const Ties ties = plan_.rule.ties;
    if (ties == Ties::dense) number_keys();
    const RankIndex& now = evaluation_.rank_index(node_);
    const RankIndex all_tops(tops, ties);
    const RankIndex all_bottoms(bottoms, ties);
    for (std::size_t u = 0; u < all.size(); ++u) {
      const Key& own = evaluation_.keys(node_)[u];
      bounds[u].own = {now.rank_if(own, tops[u]), now.rank_if(own, bottoms[u])};
      bounds[u].everyones = {all_bottoms.rank_if(bottoms[u], tops[u]),
                             all_tops.rank_if(tops[u], bottoms[u])};
      if (ties == Ties::dense && bounds[u].everyones.first.value > 0) {
        bounds[u].everyones.first.value = 1 + fewest_above(u);
        bounds[u].everyones.last.value = 1 + most_above(u);
      }
    }
    return bounds;
  }

 private:
  /// Finds the weights in the node. For points, a weight is how much an answer's points count. For
  /// other values only its presence matters.
  void weigh(const NodePlan& node) {
    for (const Term& term : node.terms) {
      if (term.weight <= 0) continue;
      if (term.leaf) {
        weights_[term.at] = std::max<std::int64_t>(term.whole, 1);
      } else {
        weigh(evaluation_.plan().nodes()[term.at]);
      }
    }
  }

  /// The unit's missing answers with a weight in the node.
  std::vector<IndicatorIndex> missing_of(UnitIndex unit) const {
    assert(evaluation_.data().has_answers(unit));
    std::vector<IndicatorIndex> missing;
    const std::vector<Answer> answers = evaluation_.answers(unit);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (answers[i].missing() && weights_[i] > 0) missing.push_back(index_at<IndicatorIndex>(i));
    }
    return missing;
  }

  Reach reach_of(UnitIndex unit, const std::vector<IndicatorIndex>& missing) const {
    UnitScores scores = evaluation_.scores(unit);
    const auto filled_key = [&](bool largest) {
      for (const IndicatorIndex i : missing) {
        const LeafPlan& leaf = evaluation_.plan().leaf(i);
        scores.set(i, {largest != leaf.reversed ? leaf.highest : leaf.lowest});
      }
      return key_of(plan_, scores.value(node_));
    };
    const Key one = filled_key(true);
    const Key other = filled_key(false);
    Reach reach{std::min(one, other), std::max(one, other), {}, {}};
    if (plan_.rule.ties != Ties::dense) return reach;
    reach.keys = plan_.form == Form::points ? keys_of_sums(scores, missing)
                                            : keys_of_answers(scores, missing);
    make_rising(reach.keys);
    return reach;
  }

  /// For points: the keys of all sums, starting from the fewest points for all missing answers;
  /// none if there are too many.
  std::vector<Key> keys_of_sums(const UnitScores& scores,
                                const std::vector<IndicatorIndex>& missing) const {
    constexpr std::size_t kMostSums = 10'000;
    NodeValue value = scores.value(node_);
    std::vector<std::int64_t> sums = {value.achieved};
    for (const IndicatorIndex i : missing) {
      const std::vector<Option>& options = evaluation_.edition().scale_of(i).options;
      std::vector<std::int64_t> next;
      for (const std::int64_t sum : sums) {
        for (const Option& option : options) {
          next.push_back(sum + weights_[i.value] * (option.score - options.front().score));
        }
      }
      make_rising(next);
      if (next.size() > kMostSums) return {};
      sums = std::move(next);
    }
    return mapped(sums, [&](std::int64_t sum) {
      value.ratio.numerator = sum;
      return key_of(plan_, value);
    });
  }

  /// For other values: the keys of all answers; none if there are too many, or numbers.
  std::vector<Key> keys_of_answers(UnitScores& scores,
                                   const std::vector<IndicatorIndex>& missing) const {
    constexpr std::size_t kMostWays = 1000;
    std::size_t ways = 1;
    for (const IndicatorIndex i : missing) {
      ways *= evaluation_.edition().scale_of(i).options.size();  // 0 for a number
      if (ways == 0 || ways > kMostWays) return {};
    }
    std::vector<Key> keys;
    for (std::size_t way = 0; way < ways; ++way) {
      std::size_t rest = way;
      for (const IndicatorIndex i : missing) {
        const std::vector<Option>& options = evaluation_.edition().scale_of(i).options;
        scores.set(i, {static_cast<double>(options[rest % options.size()].score)});
        rest /= options.size();
      }
      keys.push_back(key_of(plan_, scores.value(node_)));
    }
    return keys;
  }

  /// Numbers the keys, from 0 for the lowest.
  void number_keys() {
    std::vector<Key> keys;
    for (const Reach& reach : reaches_) {
      keys.insert(keys.end(), reach.keys.begin(), reach.keys.end());
    }
    make_rising(keys);
    for (Reach& reach : reaches_) {
      for (const Key& key : reach.keys) {
        reach.numbers.push_back(static_cast<std::uint32_t>(
            std::lower_bound(keys.begin(), keys.end(), key) - keys.begin()));
      }
    }
    owner_.resize(keys.size());
    tried_.resize(keys.size());
  }

  /// With dense ties: the fewest different keys that can be above the unit's highest key. Units
  /// that must be above share keys if they can.
  int fewest_above(std::size_t own) {
    std::vector<const Reach*> above;
    for (const Reach& reach : reaches_) {
      if (reach.bottom > reaches_[own].top) above.push_back(&reach);
    }
    if (reaches_.size() > kMostUnits) return above.empty() ? 0 : 1;
    // Unknown keys may be anywhere between the highest and the lowest.
    sort_by(above, [](const Reach* reach) { return reach->top; });
    int apart_at_least = 0;
    Key last = kNotRanked;
    std::vector<const Numbers*> sets;
    for (const Reach* reach : above) {
      if (!reach->keys.empty()) sets.push_back(&reach->numbers);
      if (apart_at_least > 0 && reach->bottom <= last) continue;
      last = reach->top;
      ++apart_at_least;
    }
    const int fewest = fewest_keys(sets, static_cast<int>(sets.size()), budget_);
    return std::max(apart_at_least, budget_ < 0 ? apart(sets) : fewest);
  }

  /// With dense ties: the most different keys that can be above the unit's lowest key. Each key is
  /// assigned to one unit that can have it (a matching, by augmenting paths).
  int most_above(std::size_t own) {
    int above = 0;
    std::fill(owner_.begin(), owner_.end(), kNobody);
    for (std::size_t u = 0; u < reaches_.size(); ++u) {
      if (u == own || !(reaches_[u].top > reaches_[own].bottom)) continue;
      // A unit that is not examined may have its own key.
      const bool known = !reaches_[u].keys.empty() && reaches_.size() <= kMostUnits;
      if (known) std::fill(tried_.begin(), tried_.end(), char{0});
      above += !known || find_key(u, own) ? 1 : 0;
    }
    return above;
  }

  bool find_key(std::size_t unit, std::size_t own) {
    const std::vector<Key>& keys = reaches_[unit].keys;
    for (std::size_t k = keys.size(); k-- > 0 && keys[k] > reaches_[own].bottom;) {
      const std::uint32_t at = reaches_[unit].numbers[k];
      if (tried_[at] != 0) continue;
      tried_[at] = 1;
      if (owner_[at] == kNobody || find_key(owner_[at], own)) {
        owner_[at] = unit;
        return true;
      }
    }
    return false;
  }

  static constexpr std::size_t kNobody = SIZE_MAX;
  /// With dense ties: beyond this many units or search steps, bounds are safe but not exact.
  static constexpr std::size_t kMostUnits = 1000;
  int budget_ = 100'000;

  const Evaluation& evaluation_;
  NodeIndex node_;
  const NodePlan& plan_;
  std::vector<std::int64_t> weights_;  ///< by indicator, 0 for none
  std::vector<Reach> reaches_;
  // With dense ties, by key number: the unit that has it, and whether it was visited.
  std::vector<std::size_t> owner_;
  std::vector<char> tried_;
};

}  // namespace

std::vector<MissingBounds> missing_bounds(const Evaluation& evaluation, NodeIndex node) {
  return Bounds(evaluation, node).run();
}

}  // namespace rescore
