#include <algorithm>
#include <cstdlib>

#include "audit/check.h"
#include "audit/fingerprint.h"
#include "files/readers.h"
#include "questions/points_to_reach.h"
#include "questions/questions.h"
#include "rescore/io.h"
#include "session/session_state.h"

// The computations of a session: results, and answers to questions.
namespace rescore {
namespace {

/// A longer text is no score, and its units may not fit.
constexpr std::size_t kMostScoreText = 12;

/// Locks or unlocks the indicator with this name, or all indicators below the node with this name.
void mark(Goal& goal, const Edition& edition, const std::string& id, bool locked, Errors& errors) {
  const std::vector<NodeIndex> named = nodes_named(edition, id);
  const auto indicator = indicator_named(edition, id);
  if (named.size() + (indicator ? 1 : 0) > 1) {
    std::string list;
    for (const NodeIndex one : named) list += (list.empty() ? "" : ", ") + node_id(edition, one);
    if (indicator) list += ", and an indicator";
    report(errors, ErrorCode::bad_request,
           "\"{}\" can mean more than one thing: {}. Write the whole id.", {id, list});
  } else if (named.empty() && !indicator) {
    report(errors, ErrorCode::unknown_indicator, no_such_part(edition), {id});
  }
  for (const auto one : all_indices<IndicatorIndex>(edition.indicators.size())) {
    const bool below = !named.empty() && is_below(edition, one, named.front());
    if (below || indicator == one) goal.locked[one.value] = locked ? 1 : 0;
  }
}

}  // namespace

Result<Score> Session::score_without_edits(std::string_view code, std::string_view method) const {
  return state_->score(code, method, false);
}

Result<Score> Session::score(std::string_view code, std::string_view method) const {
  return state_->score(code, method, true);
}

Result<Score> Session::State::score(std::string_view code, std::string_view method_id,
                                    bool with_edits) const {
  Errors errors;
  const auto at = unit(code, errors);
  if (!at) return errors;
  if (has_all_units() || !data->has_answers(*at)) {
    const auto results = table(method_id, errors, with_edits);
    if (!results) return errors;
    return Score{results->rows(*at)};
  }
  // Not all units are known, so there are no ranks.
  const Method* rule = method(method_id, errors);
  if (rule == nullptr) return errors;
  Score score{Evaluation(*data, *rule, edits(with_edits)).table().rows(*at)};
  for (Row& row : score.rows) row = {row.node, row.achieved, row.maximum, row.score, {}, 0};
  return score;
}

Result<std::vector<Row>> Session::ranking_without_edits(std::string_view id,
                                                        std::string_view method) const {
  return state_->ranking(id, method, false);
}

Result<std::vector<Row>> Session::ranking(std::string_view id, std::string_view method) const {
  return state_->ranking(id, method, true);
}

Result<std::vector<Row>> Session::State::ranking(std::string_view id, std::string_view method,
                                                 bool with_edits) const {
  Errors errors;
  const auto results = table(method, errors, with_edits);
  const auto at = results ? node(id, errors) : std::nullopt;
  if (!at) return errors;
  return results->ranking(*at);
}

Result<std::vector<std::optional<std::int64_t>>> Session::points_to_reach(
    std::string_view code, std::string_view id, std::string_view method) const {
  Errors errors;
  const auto at = state_->unit(code, errors);
  const auto node = state_->node(id, errors);
  const auto evaluation = state_->evaluation(method, errors);
  if (!at || !node || !evaluation) return distinct(std::move(errors));
  return rescore::points_to_reach(*evaluation, *at, *node);
}

Result<Columns> Session::results(std::string_view method) const {
  Errors errors;
  const auto table = state_->table(method, errors);
  if (!table) return errors;
  return table->columns();
}

Result<std::string> Session::add_method(std::string_view file, std::string_view text) {
  if (!state_->data) return Errors{needs_first("edition", file)};
  Errors errors;
  auto method = read_method(edition(), file, text, errors);
  if (!method) return errors;
  std::string id = method->id;
  std::erase_if(state_->added, [&](const Method& m) { return m.id == id; });
  state_->added.push_back(std::move(*method));
  state_->data_changed();
  return id;
}

Result<Impacts> Session::impact(std::string_view code, std::string_view id,
                                std::string_view method) const {
  Errors errors;
  const auto unit = state_->unit_with_responses(code, errors);
  const auto node = state_->node(id, errors);
  const auto evaluation = state_->evaluation(method, errors);
  if (!unit || !node || !evaluation) return distinct(std::move(errors));
  return impact_of(*evaluation, *unit, *node);
}

Result<std::vector<Suggestion>> Session::suggestions(std::string_view code, std::string_view id,
                                                     std::string_view method,
                                                     std::size_t most) const {
  Errors errors;
  const auto unit = state_->unit_with_responses(code, errors);
  const auto node = state_->node(id, errors);
  const auto evaluation = state_->evaluation(method, errors);
  if (!unit || !node || !evaluation) return distinct(std::move(errors));
  return rescore::suggestions(*evaluation, *unit, *node, most);
}

template <class T>
Result<T> Session::State::ask(T (*question)(const Evaluation&, NodeIndex), std::string_view id,
                              std::string_view method) const {
  Errors errors;
  const auto at = node(id, errors);
  const auto asked = evaluation(method, errors);
  if (!at || !asked || !has_all_responses(errors)) return distinct(std::move(errors));
  return question(*asked, *at);
}

Result<std::vector<Pivot>> Session::pivots(std::string_view id, std::string_view method) const {
  return state_->ask(pivot_map, id, method);
}

Result<GoalResult> Session::goal(const GoalRequest& request) const {
  Errors errors;
  const auto unit = state_->unit_with_responses(request.unit, errors);
  if (!unit) return errors;
  const auto node = state_->node(request.node, errors);
  const Method* rule = state_->method(request.method, errors);
  if (!node || rule == nullptr) return errors;
  Goal goal{request, *unit, *node, {}};
  if (!request.score.empty()) {
    const int decimals = rule_for(*rule, *node).rounding.back();
    if (request.score.size() <= kMostScoreText) goal.score = units_in(request.score, decimals);
    if (!goal.score) {
      report(errors, ErrorCode::bad_request, score_fault(Plan(data(), *rule), *node, std::nullopt));
    }
  }
  goal.locked.assign(edition().indicators.size(), request.only.empty() ? 0 : 1);
  for (const std::string& id : request.only) mark(goal, edition(), id, false, errors);
  for (const std::string& id : request.lock) mark(goal, edition(), id, true, errors);
  if (!errors.empty()) return errors;
  const auto evaluation = state_->evaluation(request.method, errors);
  if (!evaluation) return errors;
  return {fewest_changes(*evaluation, goal, errors), errors};
}

Result<Contributions> Session::contributions(std::string_view code, std::string_view id,
                                             std::string_view method,
                                             std::span<const Edit> from) const {
  Errors errors;
  const auto unit = state_->unit(code, errors);
  const auto node = state_->node(id, errors);
  if (!unit || !node) return distinct(std::move(errors));
  const auto published = state_->table(method, errors, false);
  if (!published) return errors;
  const Evaluation before(data(), published->method(), from);
  return contributions_of(before, edits(), *unit, *node);
}

Result<std::vector<MissingBounds>> Session::bounds(std::string_view id,
                                                   std::string_view method) const {
  return state_->ask(missing_bounds, id, method);
}

Result<std::vector<Moved>> Session::compare(std::string_view method, std::string_view against,
                                            std::string_view id) const {
  Errors errors;
  const auto node = state_->node(id, errors);
  const auto one = state_->table(against, errors);
  const auto other = state_->table(method, errors);
  if (!node || !one || !other) return distinct(std::move(errors));
  std::vector<Moved> moved;
  for (const UnitIndex unit : rescore::units(data())) {
    const Row before = one->row(unit, *node);
    const Row after = other->row(unit, *node);
    if (before.rank.value == after.rank.value) continue;
    moved.push_back({unit, ranks_gained(before.rank, after.rank), before, after});
  }
  std::stable_sort(moved.begin(), moved.end(), [](const Moved& a, const Moved& b) {
    return std::abs(a.gained) > std::abs(b.gained);
  });
  return moved;
}

template <class Run>
Result<Run> Session::State::run(const UncertaintyOptions& options, Shard shard,
                                std::string_view method) const {
  Errors errors;
  const auto results = table(method, errors);
  if (!results) return errors;
  return {Run::make(edited_data(), results->method(), options, shard, errors), errors};
}

Result<UncertaintyRun> Session::uncertainty(const UncertaintyOptions& options, Shard shard,
                                            std::string_view method) const {
  return state_->run<UncertaintyRun>(options, shard, method);
}

Result<SensitivityRun> Session::sensitivity(const UncertaintyOptions& options, Shard shard,
                                            std::string_view method) const {
  return state_->run<SensitivityRun>(options, shard, method);
}

bool Session::is_of(const RunHead& run) const {
  Errors errors;
  const Method* rule = state_->method(run.method, errors);
  return rule != nullptr && run.edition == edition().id &&
         run.fingerprint == run_fingerprint(state_->edited_data(), *rule,
                                            run.options.answers || run.options.skips);
}

CheckReport Session::check() const {
  return has_edition() ? rescore::check(data()) : CheckReport{};
}

}  // namespace rescore
