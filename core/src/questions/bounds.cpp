#include "questions/bounds.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <iterator>
#include <numeric>

namespace rescore {
namespace {

/// Every key that a unit can have once its missing answers are given, falling; where the ways to
/// give them are too many, only the highest and the lowest.
struct Reach {
  std::vector<Key> keys;
  bool complete = true;
  const Key& top() const { return keys.front(); }
  const Key& bottom() const { return keys.back(); }
};

/// The fewest keys such that every set has one of them (a smallest hitting set, by branch and
/// bound). Sets of keys in a row, without gaps, take no search.
class FewestKeys {
 public:
  using Set = std::vector<std::uint32_t>;  ///< rising, not empty

  FewestKeys(std::vector<Set> sets, int& budget) : sets_(std::move(sets)), budget_(budget) {
    std::sort(sets_.begin(), sets_.end(),
              [](const Set& a, const Set& b) { return a.back() < b.back(); });
  }

  /// The fewest, or fewer where the budget does not suffice.
  int run() {
    std::vector<std::uint32_t> all(sets_.size());
    std::iota(all.begin(), all.end(), 0u);
    const int least = apart(all);
    best_ = static_cast<int>(sets_.size());
    go(all, 0, least);
    return budget_ < 0 ? least : best_;
  }

 private:
  /// Some sets that have no key in common; each needs a key of its own.
  int apart(const std::vector<std::uint32_t>& left) const {
    Set used;
    int sets = 0;
    for (const std::uint32_t s : left) {
      const Set& set = sets_[s];
      const bool free = std::none_of(set.begin(), set.end(), [&](std::uint32_t key) {
        return std::binary_search(used.begin(), used.end(), key);
      });
      if (!free) continue;
      ++sets;
      Set more;
      std::merge(used.begin(), used.end(), set.begin(), set.end(), std::back_inserter(more));
      used = std::move(more);
    }
    return sets;
  }

  void go(const std::vector<std::uint32_t>& left, int keys, int least) {
    if (left.empty()) best_ = std::min(best_, keys);
    if (left.empty() || keys + apart(left) >= best_ || --budget_ < 0) return;
    // One key of the set that ends first is taken: those in most sets first.
    std::vector<std::vector<std::uint32_t>> rests;
    for (const std::uint32_t key : sets_[left.front()]) {
      rests.push_back(left);
      std::erase_if(rests.back(), [&](std::uint32_t s) {
        return std::binary_search(sets_[s].begin(), sets_[s].end(), key);
      });
    }
    std::stable_sort(rests.begin(), rests.end(),
                     [](const auto& a, const auto& b) { return a.size() < b.size(); });
    for (const std::vector<std::uint32_t>& rest : rests) {
      if (best_ == least) return;
      go(rest, keys + 1, least);
    }
  }

  std::vector<Set> sets_;
  int& budget_;
  int best_{};
};

class Bounds {
 public:
  Bounds(const Evaluation& evaluation, NodeIndex node)
      : evaluation_(evaluation), node_(node), plan_(evaluation.plan().node(node)) {}

  std::vector<MissingBounds> run() {
    const std::vector<UnitIndex> all = units(evaluation_.data());
    std::vector<MissingBounds> bounds(all.size());
    std::vector<Key> tops, bottoms;
    for (const UnitIndex unit : all) {
      bounds[unit.value].missing = static_cast<int>(missing_of(unit).size());
      reaches_.push_back(reach_of(unit));
      tops.push_back(reaches_.back().top());
      bottoms.push_back(reaches_.back().bottom());
    }
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
  /// The unit's missing answers that matter to the node.
  std::vector<IndicatorIndex> missing_of(UnitIndex unit) const {
    std::vector<IndicatorIndex> missing;
    const std::vector<Answer> answers = evaluation_.answers(unit);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      if (answers[i].missing() && counts(indicator)) missing.push_back(indicator);
    }
    return missing;
  }

  /// Whether the indicator has a weight in the node.
  bool counts(IndicatorIndex indicator) const {
    const Edition& edition = evaluation_.edition();
    const LeafPlan& leaf = evaluation_.plan().leaf(indicator);
    if (leaf.dropped || !is_below(edition, indicator, node_)) return false;
    if (plan_.form == Form::points) return weight_of_points(leaf) > 0;
    for (std::optional<NodeIndex> at : edition.indicators[indicator.value].nodes) {
      bool weighs = edition.indicators[indicator.value].weight > 0;
      for (; at && *at != node_; at = edition.node(*at).parent) {
        weighs = weighs && weight_of(edition, evaluation_.method(), *at) > 0;
      }
      if (at && weighs) return true;
    }
    return false;
  }

  std::int64_t weight_of_points(const LeafPlan& leaf) const {
    const auto in_node = std::find_if(leaf.above.begin(), leaf.above.end(),
                                      [&](const Term& term) { return term.at == node_.value; });
    return in_node == leaf.above.end() ? 0 : in_node->whole;
  }

  /// The answer with the largest share, or the smallest.
  Answer extreme(IndicatorIndex indicator, bool top) const {
    const LeafPlan& leaf = evaluation_.plan().leaf(indicator);
    return {top != leaf.reversed ? leaf.highest : leaf.lowest};
  }

  Key filled_key(UnitIndex unit, const std::vector<IndicatorIndex>& missing, bool top) const {
    UnitScores scores = evaluation_.scores(unit);
    for (const IndicatorIndex i : missing) scores.set(i, extreme(i, top));
    return key_of(plan_, scores.value(node_));
  }

  Reach reach_of(UnitIndex unit) const {
    assert(evaluation_.has_answers(unit));
    const std::vector<IndicatorIndex> missing = missing_of(unit);
    const bool low = plan_.rule.first == First::lowest;
    Reach ends{{filled_key(unit, missing, !low), filled_key(unit, missing, low)}, missing.empty()};
    if (missing.empty()) ends.keys.pop_back();
    if (plan_.rule.ties != Ties::dense || missing.empty()) return ends;
    const auto keys =
        plan_.form == Form::points ? keys_of_sums(unit, missing) : keys_of_answers(unit, missing);
    return keys.empty() ? ends : Reach{keys};
  }

  /// Points: the keys of all sums, falling; none where they are too many.
  std::vector<Key> keys_of_sums(UnitIndex unit, const std::vector<IndicatorIndex>& missing) const {
    constexpr std::size_t kMostSums = 10'000;
    UnitScores scores = evaluation_.scores(unit);
    for (const IndicatorIndex i : missing) scores.set(i, extreme(i, false));
    std::vector<std::int64_t> sums = {scores.value(node_).achieved};
    for (const IndicatorIndex i : missing) {
      const std::int64_t weight = weight_of_points(evaluation_.plan().leaf(i));
      const std::vector<Option>& options = evaluation_.edition().scale_of(i).options;
      std::vector<std::int64_t> next;
      for (const std::int64_t sum : sums) {
        for (const Option& option : options) {
          next.push_back(sum + weight * (option.score - options.front().score));
        }
      }
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      if (next.size() > kMostSums) return {};
      sums = std::move(next);
    }
    std::vector<Key> keys;
    NodeValue value = scores.value(node_);
    for (const std::int64_t sum : sums) {
      value.ratio.numerator = sum;
      keys.push_back(key_of(plan_, value));
    }
    return falling(std::move(keys));
  }

  /// Any other value: the keys of all answers, falling; none where they are too many, or numbers.
  std::vector<Key> keys_of_answers(UnitIndex unit,
                                   const std::vector<IndicatorIndex>& missing) const {
    constexpr std::size_t kMostWays = 1000;
    std::size_t ways = 1;
    for (const IndicatorIndex i : missing) {
      ways *= evaluation_.edition().scale_of(i).options.size();  // 0 of a number
      if (ways == 0 || ways > kMostWays) return {};
    }
    UnitScores scores = evaluation_.scores(unit);
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
    return falling(std::move(keys));
  }

  static std::vector<Key> falling(std::vector<Key> keys) {
    std::sort(keys.begin(), keys.end(), std::greater<>());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
  }

  /// Gives every key a number, the lowest 0; none of a unit whose keys are not all known.
  void number_keys() {
    std::vector<Key> keys;
    for (const Reach& reach : reaches_) {
      if (reach.complete) keys.insert(keys.end(), reach.keys.begin(), reach.keys.end());
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const Reach& reach : reaches_) {
      FewestKeys::Set& numbers = numbers_.emplace_back();
      if (!reach.complete) continue;
      for (auto key = reach.keys.rbegin(); key != reach.keys.rend(); ++key) {
        numbers.push_back(static_cast<std::uint32_t>(
            std::lower_bound(keys.begin(), keys.end(), *key) - keys.begin()));
      }
    }
    owner_.resize(keys.size());
    tried_.resize(keys.size());
  }

  /// With dense ties: the fewest different keys that can stand above the unit's highest. Those that
  /// must be above share keys where they can.
  int fewest_above(std::size_t own) {
    std::vector<const Reach*> above;
    std::vector<FewestKeys::Set> sets;
    for (std::size_t u = 0; u < reaches_.size(); ++u) {
      if (u == own || !(reaches_[u].bottom() > reaches_[own].top())) continue;
      above.push_back(&reaches_[u]);
      if (reaches_[u].complete) sets.push_back(numbers_[u]);
    }
    if (reaches_.size() > kMostUnits) return above.empty() ? 0 : 1;
    // Keys that are not known may be anywhere between the highest and the lowest.
    std::sort(above.begin(), above.end(),
              [](const Reach* a, const Reach* b) { return a->top() < b->top(); });
    int apart = 0;
    Key last = kNotRanked;
    for (const Reach* reach : above) {
      if (apart > 0 && reach->bottom() <= last) continue;
      last = reach->top();
      ++apart;
    }
    return std::max(apart, FewestKeys(std::move(sets), budget_).run());
  }

  /// With dense ties: the most different keys that can stand above the unit's lowest: each key goes
  /// to one unit that can have it (a matching, by augmenting paths).
  int most_above(std::size_t own) {
    int units = 0, unknown = 0, matched = 0;
    std::fill(owner_.begin(), owner_.end(), kNobody);
    for (std::size_t u = 0; u < reaches_.size(); ++u) {
      if (u == own || !(reaches_[u].top() > reaches_[own].bottom())) continue;
      ++units;
      if (reaches_.size() > kMostUnits) continue;
      if (!reaches_[u].complete) {
        ++unknown;
        continue;
      }
      std::fill(tried_.begin(), tried_.end(), char{0});
      matched += find_key(u, own) ? 1 : 0;
    }
    return reaches_.size() > kMostUnits ? units : matched + unknown;
  }

  bool find_key(std::size_t unit, std::size_t own) {
    const FewestKeys::Set& numbers = numbers_[unit];
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      if (!(reaches_[unit].keys[k] > reaches_[own].bottom())) break;
      const std::uint32_t at = numbers[numbers.size() - 1 - k];
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
  /// With dense ties: beyond so many units, or steps of a search, bounds are safe and no more.
  static constexpr std::size_t kMostUnits = 1000;
  int budget_ = 100'000;

  const Evaluation& evaluation_;
  NodeIndex node_;
  const NodePlan& plan_;
  std::vector<Reach> reaches_;
  // With dense ties: the numbers of each unit's keys, rising; and by key who has it.
  std::vector<FewestKeys::Set> numbers_;
  std::vector<std::size_t> owner_;
  std::vector<char> tried_;
};

}  // namespace

std::vector<MissingBounds> missing_bounds(const Evaluation& evaluation, NodeIndex node) {
  return Bounds(evaluation, node).run();
}

}  // namespace rescore
