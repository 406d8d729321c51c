#include "weights/rank_ends.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/lists.h"
#include "weights/fewest_broken.h"
#include "weights/witness.h"

namespace rescore::weights {
namespace {

/// Scores at which intervals of the own score end are whole numbers of these.
constexpr std::int64_t kScoreSteps = 4096;
constexpr int kMostIntervals = 400;

/// The best or the worst rank of one unit, as the fewest rivals on the wrong side.
class RankEndSearch {
 public:
  RankEndSearch(const WeightSpace& space, std::size_t unit, Side wanted)
      : space_(space), unit_(unit), own_(space.lines()[unit]), wanted_(wanted) {
    for (std::size_t other = 0; other < space.lines().size(); ++other) {
      if (other == unit || !space.can_be_above(other, unit)) continue;
      rivals_.push_back(other);
      differences_.push_back(space.difference(other, unit));
      linear_ = linear_ && differences_.back();
    }
    best_ = static_cast<int>(rivals_.size()) + 1;
  }

  /// Only weights within limits count, and the first that break few enough rivals are enough.
  RankWeights run(int rank_wanted, std::vector<Form> limits) {
    limits_ = std::move(limits);
    const int rivals = static_cast<int>(rivals_.size());
    best_ = enough_ = wanted_ == Side::not_above ? rank_wanted : rivals - rank_wanted + 2;
    if (enough_ <= 0) return {};
    try_simple_weights();
    if (is_enough()) return {weights_, true};
    const int limit = linear_ ? search(std::nullopt) : search_intervals();
    if (is_enough()) return {weights_, true};
    return {std::nullopt, limit >= enough_};
  }

  RankEnd run() {
    try_simple_weights();
    const int limit = linear_ ? search(std::nullopt) : search_intervals();
    return {rank(best_), space_.fractions(weights_), rank(std::min(limit, best_))};
  }

 private:
  /// An interval of the unit's own score, in steps, and the fewest broken rivals in it, so far.
  struct Interval {
    std::int64_t low{}, high{};
    int least{};
  };

  int rank(int broken) const {
    const int rivals = static_cast<int>(rivals_.size());
    return 1 + (wanted_ == Side::not_above ? broken : rivals - broken);
  }

  bool is_within_limits(const WholeWeights& weights) const {
    return all_of(limits_, [&](const Form& form) {
      Wide sum = 0;
      for (std::size_t c = 0; c < form.size(); ++c) sum += static_cast<Wide>(form[c]) * weights[c];
      return sum <= 0;
    });
  }

  bool is_enough() const { return best_ < enough_; }

  /// Notes weights that break fewer rivals; returns how many are broken.
  std::optional<int> try_weights(const WholeWeights& weights) {
    const auto above = space_.above(unit_, weights);
    if (!above || !is_within_limits(weights)) return std::nullopt;
    const int broken =
        wanted_ == Side::not_above ? *above : static_cast<int>(rivals_.size()) - *above;
    if (broken < best_) {
      best_ = broken;
      weights_ = weights;
    }
    return broken;
  }

  /// One part alone, two alike, all alike.
  void try_simple_weights() {
    WholeWeights weights(space_.columns(), 1);
    try_weights(weights);
    for (std::size_t one = 0; one < weights.size(); ++one) {
      for (std::size_t other = 0; other <= one; ++other) {
        std::fill(weights.begin(), weights.end(), 0);
        weights[one] = weights[other] = 1;
        try_weights(weights);
      }
    }
  }

  /// The number of rivals broken at weights in doubles.
  int broken_at(const std::vector<double>& weights) const {
    const auto value = [&](const Form& form) {
      double sum = 0;
      for (std::size_t c = 0; c < form.size(); ++c) {
        sum += static_cast<double>(form[c]) * weights[c];
      }
      return sum;
    };
    const double achieved = value(own_.achieved);
    const double possible = value(own_.possible);
    int broken = 0;
    for (std::size_t r = 0; r < rivals_.size(); ++r) {
      const Line& other = space_.lines()[rivals_[r]];
      const double gain = differences_[r]
                              ? value(*differences_[r])
                              : value(other.achieved) * possible - achieved * value(other.possible);
      const bool above = gain > 1e-7 * possible;
      broken += above != (wanted_ == Side::above) ? 1 : 0;
    }
    return broken;
  }

  int examine(const Proposal& proposal, const std::optional<Interval>& interval) {
    const std::vector<double> weights = proposal.dictionary.weights();
    const int expected = proposal.broken.value_or(broken_at(weights));
    if (expected >= best_) return best_;
    whole_weights(proposal, space_.columns(), [&](const WholeWeights& whole) {
      return try_weights(whole).value_or(expected + 1) <= expected;
    });
    if (interval) proposed_ = weights;
    return is_enough() ? 0 : best_;  // nothing is fewer than none, so the search ends
  }

  std::size_t add_form(WeightProblem& problem, Form form) const {
    problem.forms.push_back(std::move(form));
    return problem.forms.size() - 1;
  }

  /// achieved x steps - score x possible
  Form beyond(const Line& line, std::int64_t score) const {
    Form form(line.achieved);
    for (std::size_t c = 0; c < form.size(); ++c) {
      form[c] = form[c] * kScoreSteps - score * line.possible[c];
    }
    return form;
  }

  /// A bound on what a rival is ahead by, if the own score s is in an interval: the largest, or the
  /// smallest. With possible' = possible + more, it is achieved' - achieved - s x more, times
  /// steps.
  Form gain(const Line& other, const Interval& interval, bool largest) const {
    Form form(other.achieved);
    for (std::size_t c = 0; c < form.size(); ++c) {
      const std::int64_t more = other.possible[c] - own_.possible[c];
      const std::int64_t score = (more > 0) == largest ? interval.low : interval.high;
      form[c] = (form[c] - own_.achieved[c]) * kScoreSteps - score * more;
    }
    return form;
  }

  WeightProblem problem(const std::optional<Interval>& interval) const {
    WeightProblem problem{space_.columns(), {}, {}, {}, wanted_};
    problem.always.push_back({add_form(problem, own_.possible), Side::above});
    for (const Form& limit : limits_) {
      problem.always.push_back({add_form(problem, limit), Side::not_above});
    }
    if (interval) {
      problem.always.push_back({add_form(problem, beyond(own_, interval->high)), Side::not_above});
      Form lower = beyond(own_, interval->low);
      for (std::int64_t& one : lower) one = -one;
      problem.always.push_back({add_form(problem, std::move(lower)), Side::not_above});
    }
    for (std::size_t r = 0; r < rivals_.size(); ++r) {
      const Line& line = space_.lines()[rivals_[r]];
      Rival& rival = problem.rivals.emplace_back();
      if (differences_[r]) {
        rival.above = rival.not_above = add_form(problem, *differences_[r]);
      } else {
        rival.above = add_form(problem, gain(line, interval.value(), true));
        rival.not_above = add_form(problem, gain(line, interval.value(), false));
      }
      const Form& form = problem.forms[rival.above];
      double all = 0;
      for (std::size_t c = 0; c < form.size(); ++c) all += static_cast<double>(form[c]);
      rival.stubbornness = (wanted_ == Side::not_above ? all : -all) /
                           static_cast<double>(line.possible.front() + 1);
    }
    add_consequences(problem);
    return problem;
  }

  /// A rival that is never below another is above whenever that one is.
  void add_consequences(WeightProblem& problem) const {
    for (std::size_t r = 0; r < rivals_.size(); ++r) {
      for (std::size_t s = 0; s < rivals_.size(); ++s) {
        if (r == s || space_.can_be_above(rivals_[r], rivals_[s])) continue;
        // s is never below r.
        const bool wants_above = wanted_ == Side::above;
        auto& of_r = wants_above ? problem.rivals[r].keeps : problem.rivals[r].breaks;
        auto& of_s = wants_above ? problem.rivals[s].breaks : problem.rivals[s].keeps;
        of_r.push_back(static_cast<std::uint16_t>(s));
        of_s.push_back(static_cast<std::uint16_t>(r));
      }
    }
  }

  int search(const std::optional<Interval>& interval) {
    const WeightProblem whole = problem(interval);
    FewestBroken search(whole, [&](const Proposal& one) { return examine(one, interval); });
    return search.run(best_);
  }

  /// Cuts the interval with the fewest broken rivals until it has weights that break as few.
  int search_intervals() {
    std::vector<Interval> open{whole_interval()};
    for (int count = 0; count < kMostIntervals; ++count) {
      std::erase_if(open, [&](const Interval& one) { return one.least >= best_; });
      if (open.empty() || is_enough()) return best_;
      const auto first =
          std::min_element(open.begin(), open.end(),
                           [](const Interval& a, const Interval& b) { return a.least < b.least; });
      Interval interval = *first;
      open.erase(first);
      proposed_.clear();
      interval.least = std::max(interval.least, search(interval));
      if (interval.least >= best_) continue;
      const auto cut = cut_of(interval);
      if (!cut) return interval.least;
      open.push_back({interval.low, *cut, interval.least});
      open.push_back({*cut, interval.high, interval.least});
    }
    int least = best_;
    for (const Interval& one : open) least = std::min(least, one.least);
    return least;
  }

  Interval whole_interval() const {
    Interval whole{std::numeric_limits<std::int64_t>::max(),
                   std::numeric_limits<std::int64_t>::min(), 0};
    for (std::size_t c = 0; c < space_.columns(); ++c) {
      if (own_.possible[c] == 0) continue;
      const std::int64_t steps = own_.achieved[c] * kScoreSteps;
      const std::int64_t down = steps / own_.possible[c] - 1;
      whole.low = std::min(whole.low, down);
      whole.high = std::max(whole.high, down + 2);
    }
    return whole;
  }

  /// Where the proposed weights put the unit's score, or the middle; empty if there is no room.
  std::optional<std::int64_t> cut_of(const Interval& interval) const {
    if (interval.high - interval.low < 2) return std::nullopt;
    std::int64_t cut = (interval.low + interval.high) / 2;
    if (!proposed_.empty()) {
      double achieved = 0, possible = 0;
      for (std::size_t c = 0; c < space_.columns(); ++c) {
        achieved += static_cast<double>(own_.achieved[c]) * proposed_[c];
        possible += static_cast<double>(own_.possible[c]) * proposed_[c];
      }
      if (possible > 0) {
        cut = static_cast<std::int64_t>(achieved / possible * static_cast<double>(kScoreSteps));
      }
    }
    return std::clamp(cut, interval.low + 1, interval.high - 1);
  }

  const WeightSpace& space_;
  std::size_t unit_;
  const Line& own_;
  Side wanted_;
  bool linear_ = true;
  std::vector<Form> limits_;
  int enough_ = 0;                                ///< fewer broken rivals than this are enough
  std::vector<std::size_t> rivals_;               ///< positions of the units that can be above
  std::vector<std::optional<Form>> differences_;  ///< by rival, where it is linear
  int best_;                                      ///< fewest broken rivals with weights
  WholeWeights weights_;
  std::vector<double> proposed_;
};

}  // namespace

RankEnd best_rank(const WeightSpace& space, std::size_t unit) {
  return RankEndSearch(space, unit, Side::not_above).run();
}

RankWeights weights_for_rank(const WeightSpace& space, std::size_t unit, int rank, bool lower,
                             const std::vector<Form>& limits) {
  return RankEndSearch(space, unit, lower ? Side::above : Side::not_above).run(rank, limits);
}

RankEnd worst_rank(const WeightSpace& space, std::size_t unit) {
  return RankEndSearch(space, unit, Side::above).run();
}

}  // namespace rescore::weights
