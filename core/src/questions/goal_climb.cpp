#include <cmath>
#include <numeric>

#include "questions/goal_moves.h"

namespace rescore {
namespace {

class Climber {
 public:
  Climber(const Evaluation& evaluation, const Goal& goal)
      : evaluation_(evaluation),
        goal_(goal),
        plan_(evaluation.plan().node(goal.node)),
        up_(goal.rank ? goal.lower == plan_.key.lowest_first() : !goal.lower),
        scores_(evaluation.scores(goal.unit)),
        start_(scores_.answers()) {}

  std::vector<Edit> run() {
    while (!reached() && take_best()) {
    }
    if (reached()) {
      for (std::size_t i = 0; i < start_.size(); ++i) leave_out(i);
      for (std::size_t i = 0; i < start_.size(); ++i) ease(i);
    }
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < start_.size(); ++i) {
      const Answer to = scores_.answers()[i];
      if (to != start_[i]) edits.push_back({goal_.unit, index_at<IndicatorIndex>(i), to});
    }
    return edits;
  }

 private:
  bool reached() const {
    return reaches(goal_, evaluation_.row_if(goal_.unit, goal_.node, scores_));
  }

  /// How near the unit is; larger is nearer. First the share, because rounding can hide single
  /// changes. Then the sum of the indicators' shares: if several zeros make a mean 0, changing one
  /// of them alone does not move the mean. Empty without a value.
  std::optional<std::pair<double, double>> nearness() const {
    const auto share = share_of(plan_, scores_.value(goal_.node));
    if (!share) return std::nullopt;
    double sum = 0;
    for (const auto indicator : all_indices<IndicatorIndex>(start_.size())) {
      const Answer answer = scores_.answers()[indicator.value];
      if (answer.missing() || !is_below(evaluation_.edition(), indicator, goal_.node)) continue;
      const double own = evaluation_.plan().share(indicator, answer);
      if (!std::isnan(own)) sum += own;
    }
    return up_ ? std::pair(*share, sum) : std::pair(-*share, -sum);
  }

  /// Makes the change of an unchanged answer that brings the unit nearest; false if there is none.
  bool take_best() {
    auto best = nearness();
    std::optional<std::pair<IndicatorIndex, Answer>> found;
    for (std::size_t i = 0; i < start_.size(); ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      if (scores_.answers()[i] != start_[i]) continue;
      for (const Answer to : allowed_answers(evaluation_, goal_, indicator, start_[i])) {
        scores_.set(indicator, to);
        const auto then = nearness();
        if (then && (!best || *then > *best)) {
          best = then;
          found = {indicator, to};
        }
      }
      scores_.set(indicator, start_[i]);
    }
    if (found) scores_.set(found->first, found->second);
    return found.has_value();
  }

  void leave_out(std::size_t i) {
    const Answer to = scores_.answers()[i];
    scores_.set(index_at<IndicatorIndex>(i), start_[i]);
    if (!reached()) scores_.set(index_at<IndicatorIndex>(i), to);
  }

  /// The number that still reaches the goal with the fewest decimals, and of those the nearest to
  /// the current one.
  void ease(std::size_t i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const Answer from = start_[i];
    const Answer to = scores_.answers()[i];
    const bool number = evaluation_.plan().leaf(indicator).number;
    if (!number || to == from || to.missing() || from.missing()) return;
    const auto reaches_with = [&](double score) {
      scores_.set(indicator, {score});
      return reached();
    };
    double out = from.score;  // does not reach
    double in = to.score;     // does
    for (double middle = std::midpoint(out, in); middle != out && middle != in;
         middle = std::midpoint(out, in)) {
      (reaches_with(middle) ? in : out) = middle;
    }
    for (int decimals = 0; decimals <= 6; ++decimals) {
      const auto power = static_cast<double>(kPowersOfTen[decimals]);
      const bool up = to.score > from.score;
      const double plain = (up ? std::ceil(in * power) : std::floor(in * power)) / power;
      const bool too_far = up ? plain > to.score : plain < to.score;
      if (!too_far && reaches_with(plain)) return;
    }
    scores_.set(indicator, to);
  }

  const Evaluation& evaluation_;
  const Goal& goal_;
  const NodePlan& plan_;
  bool up_;  ///< a larger share is nearer
  UnitScores scores_;
  std::vector<Answer> start_;
};

}  // namespace

std::vector<Edit> climb(const Evaluation& evaluation, const Goal& goal) {
  return Climber(evaluation, goal).run();
}

}  // namespace rescore
