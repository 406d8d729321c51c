#include <algorithm>
#include <iterator>

#include "base/lists.h"
#include "questions/questions.h"

namespace rescore {
namespace {

/// Finds numbers of other units that give one unit another rank.
class NumberSteps {
 public:
  NumberSteps(const Evaluation& evaluation, UnitIndex unit, NodeIndex node)
      : evaluation_(evaluation),
        unit_(unit),
        node_(node),
        own_(evaluation.plan().node(node)),
        now_(evaluation.keys(node)[unit.value]),
        rank_(evaluation.rank_index(node).rank_if(now_, now_)),
        scores_(evaluation.scores(unit)),
        answers_(scores_.answers()) {}

  /// A suggestion, and how many units lie between its number and the present one.
  struct Step {
    Suggestion suggestion;
    std::ptrdiff_t between{};
  };

  /// Appends the nearest number above that changes the rank, and the nearest below.
  void find(IndicatorIndex indicator, std::vector<Step>& steps) {
    const Answer from = answers_[indicator.value];
    if (from.missing() || rank_.value == 0) return;
    const std::vector<double> numbers = sorted_scores(evaluation_.data(), indicator);
    const auto above = std::upper_bound(numbers.begin(), numbers.end(), from.score);
    const auto below = std::lower_bound(numbers.begin(), numbers.end(), from.score);
    find_in(indicator, above, numbers.end(), steps);
    find_in(indicator, std::make_reverse_iterator(below), numbers.rend(), steps);
    scores_.set(indicator, from);
  }

 private:
  /// A farther number moves the rank at least as far, so a binary search finds the nearest.
  template <class Iterator>
  void find_in(IndicatorIndex indicator, Iterator first, Iterator last, std::vector<Step>& steps) {
    const auto found = std::partition_point(
        first, last, [&](double number) { return gained(indicator, number) == 0; });
    if (found == last) return;
    const int ranks = gained(indicator, *found);
    const Rank rank{rank_.value - ranks};
    steps.push_back({{{unit_, indicator, {*found}}, ranks, rank}, found - first});
  }

  int gained(IndicatorIndex indicator, double number) {
    scores_.set(indicator, {number});
    const NodeValue value = scores_.value(node_);
    const Key then = key_of(own_, value, score_of(own_, value));
    return ranks_gained(rank_, evaluation_.rank_index(node_).rank_if(now_, then));
  }

  const Evaluation& evaluation_;
  UnitIndex unit_;
  NodeIndex node_;
  const NodePlan& own_;
  Key now_;
  Rank rank_;
  UnitScores scores_;
  std::vector<Answer> answers_;
};

/// The rank that a change leads to in the node asked for; that of now where it changes nothing
/// there.
Rank rank_after(const Impacts& impacts, const Impact& impact) {
  for (const Row& row : impacts.after(impact)) {
    if (row.node == impacts.node) return row.rank;
  }
  return impacts.before.rank;
}

/// The suggested options.
std::vector<Suggestion> suggested_options(const Edition& edition, const Impacts& impacts) {
  std::vector<Suggestion> found;
  std::vector<IndicatorIndex> seen;
  for (const Impact& impact : impacts.changes) {
    const IndicatorIndex indicator = impact.edit.indicator;
    const std::int64_t nearer = impacts.first == First::lowest ? -impact.share : impact.share;
    const bool better = impact.gained > 0 || (impact.gained == 0 && nearer > 0);
    if (!better || impact.edit.to.missing() || edition.scale_of(indicator).number) continue;
    if (contains(seen, indicator)) continue;
    seen.push_back(indicator);
    found.push_back({impact.edit, impact.gained, rank_after(impacts, impact)});
  }
  return found;
}

}  // namespace

std::vector<Suggestion> suggestions(const Evaluation& evaluation, UnitIndex unit, NodeIndex node,
                                    std::size_t most) {
  const Edition& edition = evaluation.edition();
  std::vector<Suggestion> found = suggested_options(edition, impact_of(evaluation, unit, node));
  NumberSteps numbers(evaluation, unit, node);
  std::vector<NumberSteps::Step> steps;
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    if (edition.scale_of(indicator).number) numbers.find(indicator, steps);
  }
  std::stable_sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) {
    return std::pair(a.suggestion.gained < 0, a.between) <
           std::pair(b.suggestion.gained < 0, b.between);
  });
  std::vector<IndicatorIndex> seen;
  for (const auto& [suggestion, between] : steps) {
    if (suggestion.gained < 0 && !found.empty()) break;
    if (contains(seen, suggestion.edit.indicator)) continue;
    seen.push_back(suggestion.edit.indicator);
    found.push_back(suggestion);
  }
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace rescore
