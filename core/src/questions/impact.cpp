#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <utility>

#include "base/lists.h"
#include "questions/questions.h"

namespace rescore {
namespace {

/// The answers to try for an indicator: every option (for a number, the lowest, the median and the
/// highest published one); then no answer.
std::vector<Answer> offers_of(const Evaluation& evaluation, IndicatorIndex indicator) {
  const Scale& scale = evaluation.edition().scale_of(indicator);
  std::vector<Answer> offers;
  offers.reserve(scale.options.size() + 1);
  for (const Option& option : scale.options) offers.push_back({static_cast<double>(option.score)});
  if (scale.number) {
    const std::vector<double> numbers = sorted_scores(evaluation.data(), indicator);
    if (!numbers.empty()) {
      offers = {{numbers.front()}, {numbers[numbers.size() / 2]}, {numbers.back()}};
    }
    offers.erase(std::unique(offers.begin(), offers.end()), offers.end());
  }
  offers.push_back(Answer::skip());
  return offers;
}

/// A value in millionths, rounded down; 0 without one.
std::int64_t millionths(const NodePlan& node, const NodeValue& value) {
  if (node.form == Form::real) {
    const auto share = share_of(node, value);
    return share ? static_cast<std::int64_t>(std::floor(*share * 1e6)) : 0;
  }
  if (!value.ratio.present()) return 0;
  const Wide scaled = static_cast<Wide>(value.ratio.numerator) * 1'000'000;
  return static_cast<std::int64_t>(scaled / value.ratio.denominator);
}

/// The result that a unit would have in a node.
struct Outcome {
  NodeValue value;
  Row row;
  int gained{};  ///< ranks
};

/// The outcomes of one unit's other answers in a node. In a points node many of them lead to the
/// same points and maximum; these are rarely computed twice.
class Outcomes {
 public:
  Outcomes(const Evaluation& evaluation, NodeIndex node)
      : plan_(evaluation.plan()),
        node_(node),
        own_(plan_.node(node)),
        keys_(evaluation.keys(node)),
        index_(evaluation.rank_index(node)),
        weights_(plan_.leaves().size()) {
    for (const Term& term : own_.points) weights_[term.at] = term.whole;
    all_.reserve(32);
  }

  bool is_points() const { return own_.form == Form::points; }
  /// Indicators of the same scale and kind have the same effect for the same answers.
  std::size_t kind(std::size_t indicator) const {
    return is_points() ? static_cast<std::size_t>(weights_[indicator]) : indicator;
  }

  /// Switches to another unit.
  void start(UnitIndex unit, const std::vector<Answer>& answers) {
    now_ = keys_[unit.value];
    rank_ = index_.rank_if(now_, now_);
    start_ = {0, 0, {}, {}};
    for (const Term& term : own_.points) add(start_, term.at, answers[term.at], term.whole);
    all_.clear();
    latest_.fill(0);
  }

  /// All outcomes so far; an id is a position in this list.
  const std::vector<Outcome>& all() const { return all_; }

  /// The id of a value's outcome.
  std::size_t of_value(const NodeValue& value) {
    const auto score = score_of(own_, value);
    const Key then = key_of(own_, value, score);
    const bool points = plan_.has_points();
    const Row row{
        node_, points ? value.achieved : 0, points ? maximum_of(own_, value) : std::nullopt,
        score, index_.rank_if(now_, then),  index_.ranked_if(now_, then)};
    all_.push_back({value, row, ranks_gained(rank_, row.rank)});
    return all_.size() - 1;
  }

  /// The id of the outcome of one other answer, which `scores` has in a node without points.
  std::size_t of_answer(std::size_t indicator, Answer from, Answer to, const UnitScores* scores) {
    if (!is_points()) return of_value(scores->value(node_));
    NodeValue value = start_;
    add(value, indicator, from, -weights_[indicator]);
    add(value, indicator, to, weights_[indicator]);
    // Most have the same outcome as the latest one with the same hash.
    const auto hash = static_cast<std::size_t>(value.achieved + 5 * *value.answered);
    std::size_t& id = latest_[hash % latest_.size()];
    if (id < all_.size()) {
      const NodeValue& latest = all_[id].value;
      if (latest.achieved == value.achieved && *latest.answered == *value.answered) return id;
    }
    value.ratio = points_ratio(own_, value.achieved, *value.answered);
    return id = of_value(value);
  }

 private:
  /// Adds an answer to points and maximum.
  void add(NodeValue& value, std::size_t indicator, Answer answer, std::int64_t weight) const {
    if (answer.missing()) return;
    value.achieved += weight * static_cast<std::int64_t>(answer.score);
    *value.answered += weight * plan_.leaves()[indicator].maximum;
  }

  const Plan& plan_;
  NodeIndex node_;
  const NodePlan& own_;
  const std::vector<Key>& keys_;
  const RankIndex& index_;
  std::vector<std::int64_t> weights_;  ///< by indicator, 0 where it is not below the node
  // Of the unit.
  Key now_;
  Rank rank_;
  NodeValue start_;
  std::vector<Outcome> all_;
  std::array<std::size_t, 64> latest_{};  ///< ids, by a hash of points and maximum
};

/// Sets the effects of the changes from the ids of their outcomes in the requested node (the first
/// is the current one). Puts the largest effect first, and otherwise keeps the order. Many changes
/// have the same effect, so this is a counting sort.
void sort_by_effect(Impacts& impacts, const std::vector<std::size_t>& ids, const NodePlan& node,
                    const std::vector<Outcome>& outcomes) {
  struct Effect {
    int gained;
    std::int64_t share;
    std::size_t* position;
  };
  std::map<std::pair<int, std::int64_t>, std::size_t, std::greater<>> positions;
  std::vector<Effect> effects;  // by id
  const std::int64_t now = millionths(node, outcomes.front().value);
  for (const auto& [value, row, gained] : outcomes) {
    const std::int64_t share = millionths(node, value) - now;
    effects.push_back({gained, share, &positions[{std::abs(gained), std::abs(share)}]});
  }
  for (const std::size_t id : ids) ++*effects[id].position;
  std::size_t begin = 0;
  for (auto& [effect, position] : positions) begin += std::exchange(position, begin);
  std::vector<Impact> sorted(ids.size());
  for (std::size_t c = 0; c < ids.size(); ++c) {
    const Effect& effect = effects[ids[c]];
    Impact& impact = sorted[(*effect.position)++] = impacts.changes[c];
    impact.gained = effect.gained;
    impact.share = effect.share;
  }
  impacts.changes = std::move(sorted);
}

}  // namespace

Impacts impact_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  const Plan& plan = evaluation.plan();
  UnitScores scores = evaluation.scores(unit);
  const std::vector<Answer> answers = scores.answers();
  std::vector<Outcomes> outcomes;
  outcomes.reserve(edition.nodes.size());
  for (const NodeIndex each : nodes(edition)) {
    outcomes.emplace_back(evaluation, each).start(unit, answers);
  }
  const NodePlan& asked = plan.node(node);
  const std::size_t as_it_is = outcomes[node.value].of_value(scores.value(node));  // the first id
  Impacts impacts{unit, node, asked.rule.first, evaluation.row(unit, node), {}, {}};
  std::vector<std::size_t> ids;  // of what each change does in the node asked for
  std::vector<NodeIndex> above;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto indicator = index_at<IndicatorIndex>(i);
    const bool alike = i > 0 && edition.indicators[i].nodes == edition.indicators[i - 1].nodes;
    if (!alike) above = nodes_above(edition, indicator);
    for (const Answer to : offers_of(evaluation, indicator)) {
      if (to == answers[i]) continue;
      if (!plan.leaf(indicator).only_points) scores.set(indicator, to);
      impacts.changes.push_back(
          {{unit, indicator, to}, answers[i], 0, 0, impacts.rows.size(), above.size()});
      ids.push_back(as_it_is);
      for (const NodeIndex moved : above) {
        Outcomes& here = outcomes[moved.value];
        const std::size_t id = here.of_answer(i, answers[i], to, &scores);
        impacts.rows.push_back(here.all()[id].row);
        if (moved == node) ids.back() = id;
      }
    }
    scores.set(indicator, answers[i]);
    // Reserves as many again for each following indicator.
    if (i == 0) impacts.rows.reserve(impacts.rows.size() * answers.size());
  }
  sort_by_effect(impacts, ids, asked, outcomes[node.value].all());
  return impacts;
}

std::vector<Pivot> pivot_map(const Evaluation& evaluation, NodeIndex node) {
  const Edition& edition = evaluation.edition();
  const std::size_t indicators = edition.indicators.size();
  Outcomes outcomes(evaluation, node);
  std::vector<std::vector<Answer>> offers;
  std::vector<std::size_t> first;  // by indicator: the case of its first offer
  std::map<std::pair<ScaleIndex, std::size_t>, std::size_t> kinds;
  std::size_t cases = 0;
  for (std::size_t i = 0; i < indicators; ++i) {
    offers.push_back(offers_of(evaluation, index_at<IndicatorIndex>(i)));
    const auto [kind, is_new] =
        kinds.try_emplace({edition.indicators[i].scale, outcomes.kind(i)}, cases);
    if (is_new) cases += offers[i].size() + 1;  // a number can be none of the offers
    first.push_back(kind->second);
  }
  std::vector<Pivot> known;  // of one unit, by case: a kind and the present answer
  std::vector<Pivot> map(evaluation.data().units.size() * indicators);
  for (const UnitIndex unit : units(evaluation.data())) {
    if (!evaluation.data().has_answers(unit)) continue;
    const std::vector<Answer> answers = evaluation.answers(unit);
    outcomes.start(unit, answers);
    std::optional<UnitScores> scores;
    if (!outcomes.is_points()) scores = evaluation.scores(unit);
    known.assign(cases, {-1, 0, {}, {}});
    for (std::size_t i = 0; i < indicators; ++i) {
      const auto indicator = index_at<IndicatorIndex>(i);
      const std::vector<Answer>& list = offers[i];
      const auto from = std::find(list.begin(), list.end(), answers[i]) - list.begin();
      Pivot& pivot = known[first[i] + static_cast<std::size_t>(from)];
      if (pivot.up < 0) {
        pivot = {0, 0, answers[i], answers[i]};
        for (const Answer to : list) {
          if (!is_below(edition, indicator, node)) break;
          if (scores) scores->set(indicator, to);
          const std::size_t id = outcomes.of_answer(i, answers[i], to, scores ? &*scores : nullptr);
          const auto gained = static_cast<std::int16_t>(outcomes.all()[id].gained);
          if (gained > pivot.up) pivot = {gained, pivot.down, to, pivot.down_to};
          if (-gained > pivot.down) {
            pivot = {pivot.up, static_cast<std::int16_t>(-gained), pivot.up_to, to};
          }
        }
        if (scores) scores->set(indicator, answers[i]);
      }
      map[unit.value * indicators + i] = pivot;
    }
  }
  return map;
}

}  // namespace rescore
