#include "rescore/contribution.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <numeric>
#include <tuple>

#include "rescore/random.h"

namespace rescore {
namespace {

constexpr std::uint32_t kOrders = 0x5348;  ///< the purpose of these random numbers

struct Change {
  Edit edit;
  Answer from;
};

/// Rank (places gained against the start) and percentage of a country while changes come and go.
class Value {
 public:
  struct Figures {
    std::int64_t gained{};
    std::int64_t percent{};
  };

  Value(const Evaluation& start, UnitIndex unit, NodeIndex node)
      : start_(start),
        unit_(unit),
        node_(node),
        table_(start.table()),
        keys_(start.keys(node)),
        rule_(rule_for(start.edition(), start.method(), node)) {
    rank_ = 0;
    rank_ = -now().gained;
  }

  /// Makes a change, or takes it back.
  void apply(const Change& change, bool make) {
    const std::size_t c = change.edit.unit.value;
    const auto totals = std::span(table_.totals).subspan(c * table_.nodes, table_.nodes);
    ScoreDelta(start_.edition(), start_.weights(), change.edit.indicator)
        .replace(totals, make ? change.from : change.edit.to, make ? change.edit.to : change.from);
    keys_[c] = key_of(ratio_of(start_.edition(), start_.method(), totals, node_), rule_);
  }

  Figures now() const {
    const Place place = place_of(keys_, unit_.value, rule_.ties);
    int rank = place.rank;
    if (rank == 0) rank = below_all();
    const auto percent =
        percent_of(ratio_of(start_.edition(), start_.method(), table_.of(unit_), node_),
                   rule_.rounding, rule_.halves);
    return {rank_ - rank, percent ? percent->units : 0};
  }

  Row row(const Evaluation& start) const {
    const int ranked =
        static_cast<int>(keys_.size() - static_cast<std::size_t>(
                                            std::count(keys_.begin(), keys_.end(), kNotRanked)));
    Row row = start.row_if(unit_, node_, table_.of(unit_));
    row.place = place_of(keys_, unit_.value, rule_.ties);
    row.of = ranked;
    return row;
  }

 private:
  /// The rank after the last one.
  int below_all() const {
    int last = 0;
    for (const Place& place : places_of(keys_, rule_.ties)) {
      last = std::max(last, place.rank + (rule_.ties == Ties::dense ? 0 : place.tied - 1));
    }
    return last + 1;
  }

  const Evaluation& start_;
  UnitIndex unit_;
  NodeIndex node_;
  Table table_;
  std::vector<Key> keys_;
  const NodeRule& rule_;
  std::int64_t rank_{};
};

/// The answers that differ between two lists of edits.
std::vector<Change> changes_between(const Evaluation& start, std::span<const Edit> to) {
  const std::span<const Edit> from = start.edits();
  const auto published = [&](const Edit& edit) {
    const Dataset& data = start.data();
    const Responses* responses =
        find_responses(data, data.published_results.units[edit.unit.value].code);
    assert(responses != nullptr);
    return responses->answers[edit.indicator.value];
  };
  const auto place = [](const Edit& edit) { return std::tuple(edit.unit, edit.indicator); };
  std::vector<Change> changes;
  std::size_t f = 0;
  std::size_t t = 0;
  while (f < from.size() || t < to.size()) {
    if (t == to.size() || (f < from.size() && place(from[f]) < place(to[t]))) {
      changes.push_back({{from[f].unit, from[f].indicator, published(from[f])}, from[f].to});
      ++f;
    } else if (f == from.size() || place(to[t]) < place(from[f])) {
      changes.push_back({to[t], published(to[t])});
      ++t;
    } else {
      if (from[f].to != to[t].to) changes.push_back({to[t], from[f].to});
      ++f;
      ++t;
    }
  }
  return changes;
}

/// All orders, by way of all subsets: a subset of s changes stands before a given one in
/// s! (n - s - 1)! of the n! orders.
void count_all(Value& value, const std::vector<Change>& changes, Contributions& result) {
  const std::size_t n = changes.size();
  std::vector<std::int64_t> factorial(n + 1, 1);
  for (std::size_t i = 1; i <= n; ++i) {
    factorial[i] = factorial[i - 1] * static_cast<std::int64_t>(i);
  }
  result.divisor = factorial[n];
  // Gray code: from one subset to the next a single change comes or goes.
  std::vector<Value::Figures> figures(std::size_t{1} << n);
  std::size_t subset = 0;
  figures[0] = value.now();
  for (std::size_t step = 1; step < figures.size(); ++step) {
    const auto turned = static_cast<std::size_t>(std::countr_zero(step));
    subset ^= std::size_t{1} << turned;
    value.apply(changes[turned], (subset >> turned & 1) != 0);
    figures[subset] = value.now();
  }
  if (n > 0) value.apply(changes[n - 1], false);  // the last subset holds this change alone
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t s = 0; s < figures.size(); ++s) {
      if ((s >> i & 1) != 0) continue;
      const auto size = static_cast<std::size_t>(std::popcount(s));
      const std::int64_t orders = factorial[size] * factorial[n - size - 1];
      const Value::Figures& with = figures[s | std::size_t{1} << i];
      result.parts[i].gained += orders * (with.gained - figures[s].gained);
      result.parts[i].percent += orders * (with.percent - figures[s].percent);
    }
  }
}

double standard_error(std::int64_t sum, double squares, double n) {
  if (n < 2) return 0;
  const double mean = static_cast<double>(sum) / n;
  return std::sqrt(std::max(0.0, squares / n - mean * mean) / (n - 1));
}

void sample(Value& value, const std::vector<Change>& changes, std::uint64_t seed, int orders,
            Contributions& result) {
  const std::size_t n = changes.size();
  result.exact = false;
  result.divisor = orders;
  std::vector<double> gained_squares(n);
  std::vector<double> percent_squares(n);
  std::vector<std::size_t> order(n);
  for (int draw = 0; draw < orders; ++draw) {
    RandomStream random(seed, static_cast<std::uint64_t>(draw), kOrders);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = n; i > 1; --i) {  // Fisher and Yates
      std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    }
    Value::Figures last = value.now();
    for (const std::size_t i : order) {
      value.apply(changes[i], true);
      const Value::Figures now = value.now();
      const std::int64_t gained = now.gained - last.gained;
      const std::int64_t percent = now.percent - last.percent;
      result.parts[i].gained += gained;
      result.parts[i].percent += percent;
      gained_squares[i] += static_cast<double>(gained * gained);
      percent_squares[i] += static_cast<double>(percent * percent);
      last = now;
    }
    for (const std::size_t i : order) value.apply(changes[i], false);
  }
  for (std::size_t i = 0; i < n; ++i) {
    result.parts[i].gained_error =
        standard_error(result.parts[i].gained, gained_squares[i], orders);
    result.parts[i].percent_error =
        standard_error(result.parts[i].percent, percent_squares[i], orders);
  }
}

}  // namespace

Contributions contributions_of(const Evaluation& start, std::span<const Edit> to, UnitIndex unit,
                               NodeIndex node, std::uint64_t seed, int orders) {
  const std::vector<Change> changes = changes_between(start, to);
  const Edition& edition = start.edition();
  const bool leaves = rule_for(edition, start.method(), node).denominator == Denominator::answered;
  Contributions result;
  for (const Change& change : changes) {
    Contribution part{change.edit, change.from};
    if (change.edit.unit == unit) {
      std::vector<Totals> alone(node_count(edition));
      ScoreDelta(edition, start.weights(), change.edit.indicator)
          .replace(alone, change.from, change.edit.to);
      part.achieved = alone[node.value].achieved;
      part.maximum = leaves ? alone[node.value].answered_maximum : 0;
    }
    result.parts.push_back(part);
  }
  Value value(start, unit, node);
  result.before = value.row(start);
  if (changes.size() <= kExactContributions) {
    count_all(value, changes, result);
  } else {
    sample(value, changes, seed, std::max(orders, 1), result);
  }
  for (const Change& change : changes) value.apply(change, true);
  result.after = value.row(start);
  return result;
}

}  // namespace rescore
