#include "questions/pair.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "base/format.h"
#include "base/lists.h"

namespace rescore {
namespace {

/// Denominators beyond this are rejected; sums of gaps then fit into 64 bits.
constexpr std::int64_t kLargestDenominator = std::int64_t{1} << 45;

/// A change that moves the score towards turning the order around.
struct Gain {
  Edit edit;
  std::int64_t gain{};
};

/// Two units' exact values over a common denominator. With the same answers skipped, a value is a
/// sum of its answers' points times constants.
class Pair {
 public:
  Pair(const Evaluation& evaluation, UnitIndex one, UnitIndex other)
      : evaluation_(evaluation),
        root_(evaluation.plan().node(kOverall)),
        units_{one, other},
        scores_{evaluation.scores(one), evaluation.scores(other)} {}

  std::optional<PairResult> run(Errors& errors) {
    if (!is_possible(errors)) return std::nullopt;
    PairResult result;
    result.one = units_[0];
    result.other = units_[1];
    result.denominator = denominator_;
    result.gap = whole(value(0)) - whole(value(1));
    add_parts(result);
    add_answers(result);
    if (result.gap != 0) add_turns(result);
    return result;
  }

 private:
  const Ratio& value(std::size_t side) const { return scores_[side].value(kOverall).ratio; }
  bool has_answers(std::size_t side) const { return evaluation_.data().has_answers(units_[side]); }
  /// A value in units of the common denominator.
  std::int64_t whole(const Ratio& ratio) const {
    return ratio.numerator * (denominator_ / ratio.denominator);
  }

  bool is_possible(Errors& errors) {
    if (!evaluation_.plan().exact(kOverall)) {
      report(
          errors, ErrorCode::bad_request,
          "Two units are compared only by overall scores that are exact sums or means of points.");
      return false;
    }
    for (std::size_t side = 0; side < 2; ++side) {
      if (value(side).present()) continue;
      report(errors, ErrorCode::bad_request, "{} has no overall score.",
             {evaluation_.data().units[units_[side].value].name});
      return false;
    }
    // A change of an answer changes no denominator, and what a point adds is a whole number of
    // units of it.
    const std::int64_t first = value(0).denominator;
    const std::int64_t rest = value(1).denominator / std::gcd(first, value(1).denominator);
    const bool fits = static_cast<Wide>(first) * rest < kLargestDenominator;
    if (fits) denominator_ = first * rest;
    if (!fits) {
      report(errors, ErrorCode::bad_request,
             "The denominators of the two scores are too large to compare their parts.");
    }
    return fits;
  }

  std::vector<NodeIndex> parts() const {
    std::vector<NodeIndex> parts;
    const bool points = root_.form == Form::points;
    for (const Term& term : points ? root_.parts : root_.terms) {
      if (!term.leaf) parts.push_back(NodeIndex{term.at});
    }
    return parts;
  }

  /// What each part adds to a unit's value.
  std::vector<Ratio> part_values(std::size_t side) const {
    std::vector<Ratio> values;
    if (root_.form == Form::points) {
      for (const Term& part : root_.parts) {
        const NodeValue& of_part = scores_[side].value(NodeIndex{part.at});
        values.push_back({part.whole * of_part.achieved, value(side).denominator});
      }
      return values;
    }
    const NodeRule& rule = root_.rule;
    std::int64_t weights = 0;
    for (const Term& term : root_.terms) {
      const bool present = term.leaf ? !scores_[side].answers()[term.at].missing()
                                     : scores_[side].value(NodeIndex{term.at}).ratio.present();
      const bool counts = rule.missing == Missing::zero || present;
      weights += counts ? term.whole : 0;
    }
    if (rule.aggregation == Aggregation::sum) weights = root_.one;
    for (const Term& term : root_.terms) {
      if (term.leaf) continue;
      const Ratio& own = scores_[side].value(NodeIndex{term.at}).ratio;
      values.push_back(own.present() ? Ratio{term.whole * own.numerator, weights * own.denominator}
                                     : Ratio{0, 1});
    }
    return values;
  }

  void add_parts(PairResult& result) const {
    const std::vector<NodeIndex> all = parts();
    const std::vector<Ratio> one = part_values(0);
    const std::vector<Ratio> other = part_values(1);
    for (std::size_t p = 0; p < all.size(); ++p) {
      result.parts.push_back({all[p], whole(one[p]) - whole(other[p])});
    }
  }

  /// Calls `see` with every other answer in place of one that is not missing, the answer that it
  /// replaces, and the value that it gives. None if answers are not loaded.
  template <class See>
  void for_other_answers(std::size_t side, const See& see) {
    if (!has_answers(side)) return;
    const std::vector<Answer> answers = scores_[side].answers();
    for (const auto indicator : all_indices<IndicatorIndex>(answers.size())) {
      const Answer from = answers[indicator.value];
      if (from.missing()) continue;
      for (const Option& option : evaluation_.edition().scale_of(indicator).options) {
        const Answer to{static_cast<double>(option.score)};
        if (to == from) continue;
        scores_[side].set(indicator, to);
        see(Edit{units_[side], indicator, to}, from, value(side));
      }
      scores_[side].set(indicator, from);
    }
  }

  /// What each answer adds to a unit's value: its points times what a point adds.
  std::vector<std::int64_t> answer_values(std::size_t side) {
    std::vector<std::int64_t> values(evaluation_.edition().indicators.size());
    const std::int64_t now = whole(value(side));
    for_other_answers(side, [&](const Edit& edit, const Answer& from, const Ratio& after) {
      const auto points = static_cast<std::int64_t>(from.score);
      const auto more = static_cast<std::int64_t>(edit.to.score) - points;
      const std::int64_t of_a_point = (whole(after) - now) / more;
      values[edit.indicator.value] = of_a_point * points;
    });
    return values;
  }

  void add_answers(PairResult& result) {
    if (!has_answers(0) || !has_answers(1)) return;
    const std::vector<std::int64_t> one = answer_values(0);
    const std::vector<std::int64_t> other = answer_values(1);
    result.answers.emplace();
    for (std::size_t i = 0; i < one.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      if (!is_below(evaluation_.edition(), indicator, kOverall)) continue;
      result.answers->push_back(
          {indicator, scores_[0].answers()[i], scores_[1].answers()[i], one[i] - other[i]});
    }
  }

  /// The best change of each answer.
  void add_gains(std::size_t side, bool lower, std::vector<Gain>& gains) {
    const std::int64_t now = whole(value(side));
    const std::size_t first = gains.size();
    for_other_answers(side, [&](const Edit& edit, const Answer&, const Ratio& after) {
      const std::int64_t gain = lower ? now - whole(after) : whole(after) - now;
      if (gain <= 0) return;
      const bool same = gains.size() > first && gains.back().edit.indicator == edit.indicator;
      if (!same) gains.push_back({edit, gain});
      if (gain > gains.back().gain) gains.back() = {edit, gain};
    });
  }

  static Turn turn_by(std::vector<Gain> gains, std::int64_t needed) {
    std::stable_sort(gains.begin(), gains.end(),
                     [](const Gain& a, const Gain& b) { return a.gain > b.gain; });
    Turn turn;
    turn.needed = needed;
    std::int64_t sum = 0;
    for (const Gain& gain : gains) {
      turn.edits.push_back(gain.edit);
      turn.with_fewer = sum;
      sum += gain.gain;
      turn.possible = sum > needed;
      if (turn.possible) return turn;
    }
    turn.with_fewer = sum;
    return turn;
  }

  void add_turns(PairResult& result) {
    const bool one_is_higher = result.gap > 0;
    const std::int64_t needed = std::abs(result.gap);
    std::vector<Gain> of_one, of_other;
    add_gains(0, one_is_higher, of_one);
    add_gains(1, !one_is_higher, of_other);
    if (has_answers(0)) result.turn_one = turn_by(of_one, needed);
    if (has_answers(1)) result.turn_other = turn_by(of_other, needed);
    if (!has_answers(0) || !has_answers(1)) return;
    of_one.insert(of_one.end(), of_other.begin(), of_other.end());
    result.turn_either = turn_by(std::move(of_one), needed);
  }

  const Evaluation& evaluation_;
  const NodePlan& root_;
  UnitIndex units_[2];
  UnitScores scores_[2];
  std::int64_t denominator_ = 1;
};

}  // namespace

std::optional<PairResult> pair_of(const Evaluation& evaluation, UnitIndex one, UnitIndex other,
                                  Errors& errors) {
  return Pair(evaluation, one, other).run(errors);
}

}  // namespace rescore
