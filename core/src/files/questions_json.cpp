#include <algorithm>

#include "files/result_writers.h"
#include "json/json.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Writer;

/// The fields that say what was asked, into an object that is open.
void put_question(Writer& out, const Dataset& data, std::string_view method, NodeIndex node) {
  out.key("edition").string(data.edition.id);
  out.key("method").string(method);
  out.key("scope").string(node_id(data.edition, node));
}

void put_unit(Writer& out, const Dataset& data, UnitIndex unit) {
  out.key("country").string(data.units[unit.value].code);
  out.key("name").string(data.units[unit.value].name);
}

void put_bounds(Writer& out, const RankBounds& bounds) {
  out.begin_array();
  put_rank(out, bounds.first);
  put_rank(out, bounds.last);
  out.end_array();
}

/// Edits with the answers that they replace: published ones with earlier edits.
void put_changes(Writer& out, const Dataset& data, std::span<const Edit> earlier,
                 const std::vector<Edit>& changes) {
  out.begin_array();
  for (const Edit& edit : changes) {
    const std::vector<Answer> answers = edited_answers(data, edit.unit, earlier);
    put_edit(out.begin_object(), data, edit, answers[edit.indicator.value]);
    out.end_object();
  }
  out.end_array();
}

void put_flag(Writer& out, bool yes) {
  out.raw(yes ? "true" : "false");
}

}  // namespace

std::string impact_json(const Dataset& data, std::string_view method, const Impacts& impacts) {
  Writer out;
  put_question(out.begin_object(), data, method, impacts.node);
  put_unit(out, data, impacts.unit);
  put_whole_row(out.key("before"), data.edition, impacts.before);
  out.key("changes").begin_array();
  for (const Impact& impact : impacts.changes) {
    out.begin_object();
    out.key("indicator").string(data.edition.indicators[impact.edit.indicator.value].id);
    put_answer(out.key("from"), impact.from);
    put_answer(out.key("to"), impact.edit.to);
    out.key("gained").integer(impact.gained);
    out.key("after").begin_array();
    for (const Row& row : impacts.after(impact)) put_whole_row(out, data.edition, row);
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string pivots_json(const Dataset& data, std::string_view method, NodeIndex node,
                        const std::vector<Row>& ranking, std::span<const Pivot> map) {
  const Edition& edition = data.edition;
  Writer out;
  put_question(out.begin_object(), data, method, node);
  out.key("countries").begin_array();
  for (const UnitIndex unit : units(data)) {
    put_unit(out.begin_object(), data, unit);
    put_rank(out.key("rank"), ranking[unit.value].rank);
    out.key("pivots").begin_array();
    for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
      const Pivot& pivot = map[unit.value * edition.indicators.size() + i];
      if (pivot.up == 0 && pivot.down == 0) continue;
      out.begin_object();
      out.key("indicator").string(edition.indicators[i].id);
      out.key("up").integer(pivot.up);
      if (pivot.up > 0) put_answer(out.key("up_to"), pivot.up_to);
      out.key("down").integer(pivot.down);
      if (pivot.down > 0) put_answer(out.key("down_to"), pivot.down_to);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string goal_json(const Dataset& data, std::string_view method, std::span<const Edit> edits,
                      const GoalResult& result) {
  Writer out;
  put_question(out.begin_object(), data, method, result.node);
  put_unit(out, data, result.unit);
  put_flag(out.key("reachable"), result.reachable);
  put_flag(out.key("proven"), result.proven);
  put_whole_row(out.key("before"), data.edition, result.before);
  out.key("cost").integer(result.cost);
  put_changes(out.key("changes"), data, edits, result.sets.front());
  put_whole_row(out.key(result.reachable ? "after" : "best"), data.edition, result.after);
  if (result.reachable) {
    out.key("sets");
    result.count ? out.integer(static_cast<std::int64_t>(*result.count)) : out.null();
    put_flag(out.key("sets_at_least"), result.count == kMostSets);
    out.key("others").begin_array();
    for (std::size_t s = 1; s < result.sets.size(); ++s) {
      put_changes(out, data, edits, result.sets[s]);
    }
    out.end_array();
  }
  if (result.proven) {
    out.key("needed").decimal(result.proof.needed);
    out.key("with_fewer").decimal(result.proof.with_fewer);
    out.key("all").decimal(result.proof.all);
  }
  out.key("proof").string(result.reason);
  out.end_object();
  return out.take();
}

std::string contributions_json(const Dataset& data, std::string_view method,
                               const Contributions& contributions) {
  const auto divisor = static_cast<double>(contributions.divisor);
  double units = 1;
  const auto& score =
      contributions.before.score ? contributions.before.score : contributions.after.score;
  for (int d = 0; score && d < score->decimals; ++d) units *= 10;
  const bool points = has_points(data.edition);
  const std::string name = points ? "percent" : "score";
  Writer out;
  put_question(out.begin_object(), data, method, contributions.node);
  put_unit(out, data, contributions.unit);
  put_whole_row(out.key("before"), data.edition, contributions.before);
  put_whole_row(out.key("after"), data.edition, contributions.after);
  put_flag(out.key("exact"), contributions.exact);
  out.key("orders").integer(contributions.divisor);
  out.key("parts").begin_array();
  for (const Contribution& part : contributions.parts) {
    put_edit(out.begin_object(), data, part.edit, part.from);
    if (points) {
      out.key("achieved").integer(part.achieved);
      out.key("maximum").integer(part.maximum);
    }
    out.key("gained").decimal(static_cast<double>(part.gained) / divisor);
    out.key("gained_in_orders").integer(part.gained);
    out.key(name).decimal(static_cast<double>(part.score) / divisor / units);
    if (!contributions.exact) {
      out.key("gained_error").decimal(part.gained_error);
      out.key(name + "_error").decimal(part.score_error / units);
    }
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string bounds_json(const Dataset& data, std::string_view method, NodeIndex node,
                        const std::vector<Row>& ranking, std::span<const MissingBounds> bounds) {
  Writer out;
  put_question(out.begin_object(), data, method, node);
  out.key("rows").begin_array();
  for (const UnitIndex unit : units(data)) {
    put_unit(out.begin_object(), data, unit);
    put_rank(out.key("rank"), ranking[unit.value].rank);
    out.key("skipped").integer(bounds[unit.value].missing);
    put_bounds(out.key("own"), bounds[unit.value].own);
    put_bounds(out.key("everyones"), bounds[unit.value].everyones);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string comparison_json(const Dataset& data, std::string_view method, std::string_view against,
                            NodeIndex node, std::span<const Moved> moved) {
  Writer out;
  put_question(out.begin_object(), data, method, node);
  out.key("against").string(against);
  out.key("moved").begin_array();
  for (const Moved& one : moved) {
    put_unit(out.begin_object(), data, one.unit);
    out.key("gained").integer(one.gained);
    put_whole_row(out.key("before"), data.edition, one.before);
    put_whole_row(out.key("after"), data.edition, one.after);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace rescore
