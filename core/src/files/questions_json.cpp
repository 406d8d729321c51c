#include "files/results_json.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Writer;

/// An object that is open, with what was asked.
Writer answer_to(const Dataset& data, std::string_view method, NodeIndex node) {
  Writer out;
  out.begin_object().fields("edition", data.edition.id, "method", method, "scope",
                            node_id(data.edition, node));
  return out;
}

void put_unit(Writer& out, const Dataset& data, UnitIndex unit) {
  out.fields("country", data.units[unit.value].code, "name", data.units[unit.value].name);
}

void put_bounds(Writer& out, const RankBounds& bounds) {
  out.begin_array().put(shown(bounds.first)).put(shown(bounds.last)).end_array();
}

/// Edits with the answers that they replace: published ones with earlier edits.
void put_changes(Writer& out, const Dataset& data, std::span<const Edit> earlier,
                 const std::vector<Edit>& changes) {
  out.objects(changes, [&](const Edit& edit) {
    put_edit(out, data, edit, edited_answers(data, edit.unit, earlier)[edit.indicator.value]);
  });
}

}  // namespace

std::string impact_json(const Dataset& data, std::string_view method, const Impacts& impacts) {
  Writer out = answer_to(data, method, impacts.node);
  put_unit(out, data, impacts.unit);
  put_whole_row(out.key("before"), data.edition, impacts.before);
  out.key("changes").objects(impacts.changes, [&](const Impact& impact) {
    out.fields("indicator", data.edition.indicators[impact.edit.indicator.value].id);
    put_answer(out.key("from"), impact.from);
    put_answer(out.key("to"), impact.edit.to);
    out.fields("gained", impact.gained);
    out.key("after").objects(impacts.after(impact),
                             [&](const Row& row) { put_row(out, data.edition, row); });
  });
  return out.end_object().take();
}

std::string pivots_json(const Dataset& data, std::string_view method, NodeIndex node,
                        const std::vector<Row>& ranking, std::span<const Pivot> map) {
  const Edition& edition = data.edition;
  Writer out = answer_to(data, method, node);
  out.key("countries").objects(units(data), [&](UnitIndex unit) {
    put_unit(out, data, unit);
    out.fields("rank", shown(ranking[unit.value].rank)).key("pivots").begin_array();
    for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
      const Pivot& pivot = map[unit.value * edition.indicators.size() + i];
      if (pivot.up == 0 && pivot.down == 0) continue;
      out.begin_object().fields("indicator", edition.indicators[i].id, "up", pivot.up);
      if (pivot.up > 0) put_answer(out.key("up_to"), pivot.up_to);
      out.fields("down", pivot.down);
      if (pivot.down > 0) put_answer(out.key("down_to"), pivot.down_to);
      out.end_object();
    }
    out.end_array();
  });
  return out.end_object().take();
}

std::string goal_json(const Dataset& data, std::string_view method, std::span<const Edit> edits,
                      const GoalResult& result) {
  Writer out = answer_to(data, method, result.node);
  put_unit(out, data, result.unit);
  out.fields("reachable", result.reachable, "proven", result.proven);
  put_whole_row(out.key("before"), data.edition, result.before);
  out.fields("cost", result.cost);
  put_changes(out.key("changes"), data, edits, result.sets.front());
  put_whole_row(out.key(result.reachable ? "after" : "best"), data.edition, result.after);
  if (result.reachable) {
    out.fields("sets", result.count, "sets_at_least", result.count == kMostSets);
    out.key("others").list(std::span(result.sets).subspan(1), [&](const std::vector<Edit>& set) {
      put_changes(out, data, edits, set);
    });
  }
  if (result.proven) {
    out.key("needed").decimal(result.proof.needed);
    out.key("with_fewer").decimal(result.proof.with_fewer);
    out.key("all").decimal(result.proof.all);
  }
  return out.fields("proof", result.reason).end_object().take();
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
  Writer out = answer_to(data, method, contributions.node);
  put_unit(out, data, contributions.unit);
  put_whole_row(out.key("before"), data.edition, contributions.before);
  put_whole_row(out.key("after"), data.edition, contributions.after);
  out.fields("exact", contributions.exact, "orders", contributions.divisor);
  out.key("parts").objects(contributions.parts, [&](const Contribution& part) {
    put_edit(out, data, part.edit, part.from);
    if (points) out.fields("achieved", part.achieved, "maximum", part.maximum);
    out.key("gained").decimal(static_cast<double>(part.gained) / divisor);
    out.fields("gained_in_orders", part.gained);
    out.key(name).decimal(static_cast<double>(part.score) / divisor / units);
    if (!contributions.exact) {
      out.key("gained_error").decimal(part.gained_error);
      out.key(name + "_error").decimal(part.score_error / units);
    }
  });
  return out.end_object().take();
}

std::string bounds_json(const Dataset& data, std::string_view method, NodeIndex node,
                        const std::vector<Row>& ranking, std::span<const MissingBounds> bounds) {
  Writer out = answer_to(data, method, node);
  out.key("rows").objects(units(data), [&](UnitIndex unit) {
    put_unit(out, data, unit);
    out.fields("rank", shown(ranking[unit.value].rank), "skipped", bounds[unit.value].missing);
    put_bounds(out.key("own"), bounds[unit.value].own);
    put_bounds(out.key("everyones"), bounds[unit.value].everyones);
  });
  return out.end_object().take();
}

std::string comparison_json(const Dataset& data, std::string_view method, std::string_view against,
                            NodeIndex node, std::span<const Moved> moved) {
  Writer out = answer_to(data, method, node);
  out.fields("against", against).key("moved").objects(moved, [&](const Moved& one) {
    put_unit(out, data, one.unit);
    out.fields("gained", one.gained);
    put_whole_row(out.key("before"), data.edition, one.before);
    put_whole_row(out.key("after"), data.edition, one.after);
  });
  return out.end_object().take();
}

}  // namespace rescore
