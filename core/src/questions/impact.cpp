#include "rescore/impact.h"

#include <array>
#include <cstdlib>
#include <span>

#include "base/order.h"

namespace rescore {
namespace {

/// The answers other than the present one: every other option, then skip.
template <class Do>
void for_each_other(const Scale& scale, Answer from, Do act) {
  for (const Option& option : scale.options) {
    const Answer to{static_cast<std::int16_t>(option.score)};
    if (to != from) act(to);
  }
  if (!from.missing()) act(Answer::skip());
}

struct Outcome {
  Row row;
  std::int64_t ratio;  ///< in millionths
};

/// What a country's other answers come to, each outcome worked out once: of hundreds of other
/// answers most change points and maximum like some other one.
class Outcomes {
 public:
  Outcomes(const Evaluation& evaluation, UnitIndex unit)
      : evaluation_(evaluation),
        unit_(unit),
        nodes_(node_count(evaluation.edition())),
        known_(nodes_ + evaluation.edition().domains.size()) {}

  /// In a scope, with these totals in every one, after a change in the domain. Valid until the
  /// next one is asked for.
  const Outcome& of(NodeIndex node, DomainIndex domain, std::span<const Totals> totals) {
    // A mean of domains depends on which domain it was.
    const bool mean = evaluation_.method().aggregate == Aggregate::mean && node == kOverall;
    std::vector<Known>& known =
        known_[mean ? nodes_ + domain.value : static_cast<std::size_t>(node.value)];
    const Totals& own = totals[node.value];
    for (const Known& one : known) {
      if (one.achieved == own.achieved && one.maximum == own.answered_maximum) return one.outcome;
    }
    const Ratio ratio = ratio_of(evaluation_.edition(), evaluation_.method(), totals, node);
    known.push_back({own.achieved,
                     own.answered_maximum,
                     {evaluation_.row_if(unit_, node, totals), millionths(ratio)}});
    return known.back().outcome;
  }

 private:
  struct Known {
    int achieved;
    int maximum;
    Outcome outcome;
  };
  const Evaluation& evaluation_;
  UnitIndex unit_;
  std::size_t nodes_;
  std::vector<std::vector<Known>> known_;  ///< by scope, then of the mean by domain
};

/// The impacts in the order of their effect, the largest first, else as they are. They are long,
/// and each is moved once.
std::vector<Impact> by_effect(const std::vector<Impact>& impacts) {
  const auto before = [&](std::size_t one, std::size_t other) {
    const Impact& a = impacts[one];
    const Impact& b = impacts[other];
    const int places = std::abs(a.gained) - std::abs(b.gained);
    return places > 0 || (places == 0 && std::abs(a.ratio) > std::abs(b.ratio));
  };
  std::vector<Impact> sorted;
  sorted.reserve(impacts.size());
  for (const std::size_t place : ordered(impacts.size(), before)) sorted.push_back(impacts[place]);
  return sorted;
}

}  // namespace

std::vector<Impact> impact_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  const std::vector<Answer> answers = evaluation.answers(unit);
  const auto now = evaluation.table().of(unit);
  const Place place = evaluation.row(unit, node).place;
  const std::int64_t ratio = millionths(ratio_of(edition, evaluation.method(), now, node));
  std::vector<Totals> totals(now.begin(), now.end());
  Outcomes outcomes(evaluation, unit);
  std::vector<Impact> impacts;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const DomainIndex domain = edition.indicators[i].domain;
    const std::array<NodeIndex, 3> moved = {kOverall, node_of(edition, domain),
                                            node_of(edition, edition.indicators[i].layer)};
    const ScoreDelta delta(edition, evaluation.weights(), indicator);
    for_each_other(edition.scale_of(indicator), answers[i], [&](Answer to) {
      delta.replace(totals, answers[i], to);
      Impact impact{{unit, indicator, to}, answers[i], {}, 0, 0};
      for (std::size_t m = 0; m < moved.size(); ++m) {
        const Outcome& outcome = outcomes.of(moved[m], domain, totals);
        impact.after[m] = outcome.row;
        if (moved[m] != node) continue;
        impact.gained = places_gained(place, outcome.row.place);
        impact.ratio = outcome.ratio - ratio;
      }
      impacts.push_back(impact);
      delta.replace(totals, to, answers[i]);
    });
  }
  return by_effect(impacts);
}

std::vector<Pivot> pivots_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  std::vector<Pivot> pivots(edition.indicators.size());
  if (!evaluation.has_answers(unit)) return pivots;
  const std::vector<Answer> answers = evaluation.answers(unit);
  const Place place = evaluation.row(unit, node).place;
  const auto own = evaluation.table().of(unit);
  std::vector<Totals> totals(own.begin(), own.end());
  Outcomes outcomes(evaluation, unit);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    Pivot& pivot = pivots[i];
    pivot.up_to = pivot.down_to = answers[i];
    const Indicator& asked = edition.indicators[i];
    if (node != kOverall && node != node_of(edition, asked.domain) &&
        node != node_of(edition, asked.layer)) {
      continue;
    }
    const ScoreDelta delta(edition, evaluation.weights(), indicator);
    for_each_other(edition.scale_of(indicator), answers[i], [&](Answer to) {
      delta.replace(totals, answers[i], to);
      const int gained = places_gained(place, outcomes.of(node, asked.domain, totals).row.place);
      delta.replace(totals, to, answers[i]);
      if (gained > pivot.up) {
        pivot.up = static_cast<std::int16_t>(gained);
        pivot.up_to = to;
      } else if (-gained > pivot.down) {
        pivot.down = static_cast<std::int16_t>(-gained);
        pivot.down_to = to;
      }
    });
  }
  return pivots;
}

std::vector<Pivot> pivot_map(const Evaluation& evaluation, NodeIndex node) {
  std::vector<Pivot> map;
  for (std::size_t c = 0; c < evaluation.data().published_results.units.size(); ++c) {
    const std::vector<Pivot> line = pivots_of(evaluation, index_at<UnitIndex>(c), node);
    map.insert(map.end(), line.begin(), line.end());
  }
  return map;
}

}  // namespace rescore
