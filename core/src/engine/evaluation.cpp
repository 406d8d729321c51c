#include "engine/evaluation.h"

namespace rescore {

Evaluation::Evaluation(const Dataset& data, const Method& method, std::span<const Edit> edits)
    : Evaluation(data,
                 std::make_shared<const RankTable>(data, std::make_shared<const Plan>(data, method),
                                                   AnswerColumns(data, edits), edits),
                 edits) {}

Evaluation::Evaluation(const Dataset& data, std::shared_ptr<const RankTable> table,
                       std::span<const Edit> edits)
    : data_(&data),
      table_(std::move(table)),
      edits_(edits.begin(), edits.end()),
      rankings_(data.edition.nodes.size()) {}

const Evaluation::Ranking& Evaluation::ranking(NodeIndex node) const {
  std::optional<Ranking>& ranking = rankings_[node.value];
  if (!ranking) {
    std::vector<Key> keys = table_->keys(node);
    RankIndex index = table_->rank_index(node, keys);
    ranking.emplace(Ranking{std::move(keys), std::move(index)});
  }
  return *ranking;
}

Row Evaluation::row_if(UnitIndex unit, NodeIndex node, const UnitScores& scores) const {
  const NodePlan& own = plan().node(node);
  const std::optional<Decimal> score = score_of(own, scores.value(node));
  const Key then = key_of(own, scores.value(node), score);
  const Ranking& all = ranking(node);
  const Key& now = all.keys[unit.value];
  return row_of(plan(), node, scores, score, all.index.rank_if(now, then),
                all.index.ranked_if(now, then));
}

Row row_of(const Plan& plan, NodeIndex node, const UnitScores& scores,
           const std::optional<Decimal>& score, Rank rank, int of) {
  if (!plan.has_points()) return {node, 0, std::nullopt, score, rank, of};
  return {node, scores.value(node).achieved, scores.maximum(node), score, rank, of};
}

}  // namespace rescore
