#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "numeric/random.h"
#include "questions/questions.h"

namespace rescore {
namespace {

constexpr std::uint32_t kOrders = 0x5348;  ///< the purpose of these random numbers

/// A unit's rank (as ranks gained from the start) and score while changes are made and reverted.
class Value {
 public:
  struct Figures {
    std::int64_t gained{};
    std::int64_t score{};
  };

  Value(const Evaluation& start, UnitIndex unit, NodeIndex node)
      : start_(start),
        unit_(unit),
        node_(node),
        plan_(start.plan().node(node)),
        keys_(start.keys(node)),
        row_(start.row(unit, node)),
        before_(rank().value) {}

  /// Makes a change, or reverts it.
  void apply(const Contribution& change, bool make) {
    const UnitIndex unit = change.edit.unit;
    if (!scores_.contains(unit)) scores_.emplace(unit, start_.scores(unit));
    UnitScores& scores = scores_.at(unit);
    scores.set(change.edit.indicator, make ? change.edit.to : change.from);
    const NodeValue& value = scores.value(node_);
    const auto score = score_of(plan_, value);
    keys_[unit.value] = key_of(plan_, value, score);
    if (unit == unit_) row_ = row_of(start_.plan(), node_, scores, score, {}, 0);
  }

  Figures now() const { return {before_ - rank().value, row_.score ? row_.score->units : 0}; }

  Row row() const {
    Row row = row_;
    row.rank = row.score ? rank() : Rank{};
    row.of = static_cast<int>(keys_.size() - std::count(keys_.begin(), keys_.end(), kNotRanked));
    return row;
  }

 private:
  /// The unit's rank; if it is unranked, the rank after the last one.
  Rank rank() const {
    const Key& own = keys_[unit_.value];
    Rank rank{1, 0};
    std::set<Key> different;  // keys above it, if only they count
    for (const Key& key : keys_) {
      rank.value += key > own ? 1 : 0;
      rank.tied += key == own ? 1 : 0;
      if (key > own && plan_.rule.ties == Ties::dense) different.insert(key);
    }
    if (plan_.rule.ties == Ties::dense) rank.value = 1 + static_cast<int>(different.size());
    return rank;
  }

  const Evaluation& start_;
  UnitIndex unit_;
  NodeIndex node_;
  const NodePlan& plan_;
  std::vector<Key> keys_;
  Row row_;                                 ///< without the rank
  std::int64_t before_;                     ///< the rank at the start
  std::map<UnitIndex, UnitScores> scores_;  ///< of the changed units
};

/// The answers that differ between two lists of edits.
std::vector<Contribution> changes_between(const Evaluation& start, std::span<const Edit> to) {
  std::set<UnitIndex> edited;
  for (const std::span<const Edit> edits : {start.edits(), to}) {
    for (const Edit& edit : edits) edited.insert(edit.unit);
  }
  std::vector<Contribution> changes;
  for (const UnitIndex unit : edited) {
    const std::vector<Answer> before = start.answers(unit);
    const std::vector<Answer> after = edited_answers(start.data(), unit, to);
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (after[i] == before[i]) continue;
      changes.push_back({{unit, index_at<IndicatorIndex>(i), after[i]}, before[i]});
    }
  }
  return changes;
}

/// Covers all orders by way of all subsets: a subset of s changes precedes a given change in s! (n
/// - s - 1)! of the n! orders.
void count_all(Value& value, Contributions& result) {
  const std::size_t n = result.parts.size();
  std::vector<std::int64_t> factorial(n + 1, 1);
  for (std::size_t i = 1; i <= n; ++i) {
    factorial[i] = factorial[i - 1] * static_cast<std::int64_t>(i);
  }
  result.divisor = factorial[n];
  // Gray code: consecutive subsets differ by a single change.
  std::vector<Value::Figures> figures(std::size_t{1} << n);
  std::size_t subset = 0;
  figures[0] = value.now();
  for (std::size_t step = 1; step < figures.size(); ++step) {
    const auto turned = static_cast<std::size_t>(std::countr_zero(step));
    subset ^= std::size_t{1} << turned;
    value.apply(result.parts[turned], (subset >> turned & 1) != 0);
    figures[subset] = value.now();
  }
  if (n > 0) value.apply(result.parts[n - 1], false);  // the last subset contains only this change
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t s = 0; s < figures.size(); ++s) {
      if ((s >> i & 1) != 0) continue;
      const auto size = static_cast<std::size_t>(std::popcount(s));
      const std::int64_t orders = factorial[size] * factorial[n - size - 1];
      const Value::Figures& with = figures[s | std::size_t{1} << i];
      result.parts[i].gained += orders * (with.gained - figures[s].gained);
      result.parts[i].score += orders * (with.score - figures[s].score);
    }
  }
}

double standard_error(std::int64_t sum, double squares, double n) {
  if (n < 2) return 0;
  const double mean = static_cast<double>(sum) / n;
  return std::sqrt(std::max(0.0, squares / n - mean * mean) / (n - 1));
}

void sample(Value& value, std::uint64_t seed, int orders, Contributions& result) {
  const std::size_t n = result.parts.size();
  result.exact = false;
  result.divisor = orders;
  std::vector<std::size_t> order(n);
  for (int draw = 0; draw < orders; ++draw) {
    RandomStream random(seed, static_cast<std::uint64_t>(draw), kOrders);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = n; i > 1; --i) {  // Fisher and Yates
      std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    }
    Value::Figures last = value.now();
    for (const std::size_t i : order) {
      Contribution& part = result.parts[i];
      value.apply(part, true);
      const Value::Figures now = value.now();
      const std::int64_t gained = now.gained - last.gained;
      const std::int64_t score = now.score - last.score;
      part.gained += gained;
      part.score += score;
      // Sums of squares, until all samples are there.
      part.gained_error += static_cast<double>(gained * gained);
      part.score_error += static_cast<double>(score * score);
      last = now;
    }
    for (const std::size_t i : order) value.apply(result.parts[i], false);
  }
  for (Contribution& part : result.parts) {
    part.gained_error = standard_error(part.gained, part.gained_error, orders);
    part.score_error = standard_error(part.score, part.score_error, orders);
  }
}

}  // namespace

Contributions contributions_of(const Evaluation& start, std::span<const Edit> to, UnitIndex unit,
                               NodeIndex node, std::uint64_t seed, int orders) {
  const bool leaves = start.rule(node).missing != Missing::zero;
  Contributions result{unit, node, changes_between(start, to), 1, true, {}, {}};
  for (Contribution& part : result.parts) {
    if (part.edit.unit != unit || !start.plan().has_points()) continue;
    UnitScores alone = start.scores(unit);
    const NodeValue before = alone.value(node);
    alone.set(part.edit.indicator, part.edit.to);
    part.achieved = alone.value(node).achieved - before.achieved;
    part.maximum = leaves ? *alone.value(node).answered - *before.answered : 0;
  }
  Value value(start, unit, node);
  result.before = value.row();
  if (result.parts.size() <= kExactContributions) {
    count_all(value, result);
  } else {
    sample(value, seed, std::max(orders, 1), result);
  }
  for (const Contribution& change : result.parts) value.apply(change, true);
  result.after = value.row();
  return result;
}

}  // namespace rescore
