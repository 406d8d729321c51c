#include "rescore/questions_json.h"

#include <algorithm>
#include <cstdlib>

#include "files/result_writers.h"
#include "json/json.h"

namespace rescore {
namespace {

using json::Writer;

const Unit& unit_at(const Evaluation& evaluation, UnitIndex unit) {
  return evaluation.data().published_results.units[unit.value];
}

/// The fields that say what was asked, into an object that is open.
void put_question(Writer& out, const Evaluation& evaluation, NodeIndex node) {
  out.key("edition").string(evaluation.edition().id);
  out.key("method").string(evaluation.method().id);
  out.key("scope").string(node_id(evaluation.edition(), node));
}

void put_unit(Writer& out, const Unit& unit) {
  out.key("country").string(unit.code);
  out.key("name").string(unit.name);
}

void put_places(Writer& out, const PlaceBounds& bounds) {
  const auto put = [&](const Place& place) {
    number_or_null(out, place.rank > 0 ? std::optional(place.rank) : std::nullopt);
  };
  out.begin_array();
  put(bounds.highest);
  put(bounds.lowest);
  out.end_array();
}

/// Edits with the answers that they replace in the situation.
void put_changes(Writer& out, const Evaluation& evaluation, const std::vector<Edit>& edits) {
  out.begin_array();
  for (const Edit& edit : edits) {
    const Answer from = evaluation.answers(edit.unit)[edit.indicator.value];
    put_edit(out.begin_object(), evaluation.data(), edit, from);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string impact_json(const Evaluation& evaluation, UnitIndex unit, NodeIndex node,
                        std::span<const Impact> impacts) {
  Writer out;
  put_question(out.begin_object(), evaluation, node);
  put_unit(out, unit_at(evaluation, unit));
  put_whole_row(out.key("before"), evaluation.edition(), evaluation.row(unit, node));
  out.key("changes").begin_array();
  for (const Impact& impact : impacts) {
    out.begin_object();
    out.key("indicator").string(evaluation.edition().indicators[impact.edit.indicator.value].id);
    put_answer(out.key("from"), impact.from);
    put_answer(out.key("to"), impact.edit.to);
    out.key("gained").integer(impact.gained);
    out.key("after").begin_array();
    for (const Row& row : impact.after) put_whole_row(out, evaluation.edition(), row);
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string pivots_json(const Evaluation& evaluation, NodeIndex node, std::span<const Pivot> map) {
  const Edition& edition = evaluation.edition();
  Writer out;
  put_question(out.begin_object(), evaluation, node);
  out.key("countries").begin_array();
  for (std::size_t c = 0; c < evaluation.data().published_results.units.size(); ++c) {
    const auto unit = index_at<UnitIndex>(c);
    put_unit(out.begin_object(), unit_at(evaluation, unit));
    const int rank = evaluation.row(unit, node).place.rank;
    number_or_null(out.key("rank"), rank > 0 ? std::optional(rank) : std::nullopt);
    out.key("pivots").begin_array();
    for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
      const Pivot& pivot = map[c * edition.indicators.size() + i];
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

std::string goal_json(const Evaluation& evaluation, const Goal& goal, const GoalResult& result) {
  Writer out;
  put_question(out.begin_object(), evaluation, goal.node);
  put_unit(out, unit_at(evaluation, goal.unit));
  out.key("reachable").raw(result.reachable ? "true" : "false");
  put_whole_row(out.key("before"), evaluation.edition(), result.before);
  out.key("cost").integer(result.cost);
  put_changes(out.key("changes"), evaluation, result.sets.front());
  put_whole_row(out.key(result.reachable ? "after" : "best"), evaluation.edition(), result.after);
  if (result.reachable) {
    out.key("sets");
    result.count ? out.integer(static_cast<std::int64_t>(*result.count)) : out.null();
    out.key("others").begin_array();
    for (std::size_t s = 1; s < result.sets.size(); ++s)
      put_changes(out, evaluation, result.sets[s]);
    out.end_array();
  }
  out.key("needed").decimal(result.proof.needed);
  out.key("with_fewer").decimal(result.proof.with_fewer);
  out.key("all").decimal(result.proof.all);
  out.key("proof").string(proof_in_words(goal, result));
  out.end_object();
  return out.take();
}

std::string contributions_json(const Evaluation& start, UnitIndex unit, NodeIndex node,
                               const Contributions& contributions) {
  const auto divisor = static_cast<double>(contributions.divisor);
  double units = 1;
  const auto& percent =
      contributions.before.percent ? contributions.before.percent : contributions.after.percent;
  for (int d = 0; percent && d < percent->decimals; ++d) units *= 10;
  Writer out;
  put_question(out.begin_object(), start, node);
  put_unit(out, unit_at(start, unit));
  put_whole_row(out.key("before"), start.edition(), contributions.before);
  put_whole_row(out.key("after"), start.edition(), contributions.after);
  out.key("exact").raw(contributions.exact ? "true" : "false");
  out.key("orders").integer(contributions.divisor);
  out.key("parts").begin_array();
  for (const Contribution& part : contributions.parts) {
    put_edit(out.begin_object(), start.data(), part.edit, part.from);
    out.key("achieved").integer(part.achieved);
    out.key("maximum").integer(part.maximum);
    out.key("gained").decimal(static_cast<double>(part.gained) / divisor);
    out.key("gained_in_orders").integer(part.gained);
    out.key("percent").decimal(static_cast<double>(part.percent) / divisor / units);
    if (!contributions.exact) {
      out.key("gained_error").decimal(part.gained_error);
      out.key("percent_error").decimal(part.percent_error / units);
    }
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string bounds_json(const Evaluation& evaluation, NodeIndex node,
                        std::span<const SkipBounds> bounds) {
  Writer out;
  put_question(out.begin_object(), evaluation, node);
  out.key("rows").begin_array();
  for (std::size_t c = 0; c < bounds.size(); ++c) {
    const auto unit = index_at<UnitIndex>(c);
    put_unit(out.begin_object(), unit_at(evaluation, unit));
    const int rank = evaluation.row(unit, node).place.rank;
    number_or_null(out.key("rank"), rank > 0 ? std::optional(rank) : std::nullopt);
    out.key("skipped").integer(bounds[c].missing);
    put_places(out.key("own"), bounds[c].own);
    put_places(out.key("everyones"), bounds[c].everyones);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string comparison_json(const Evaluation& one, const Evaluation& other, NodeIndex node) {
  struct Moved {
    UnitIndex unit;
    Row before, after;
  };
  std::vector<Moved> moved;
  for (std::size_t c = 0; c < one.data().published_results.units.size(); ++c) {
    const auto unit = index_at<UnitIndex>(c);
    const Row before = one.row(unit, node);
    const Row after = other.row(unit, node);
    if (before.place.rank != after.place.rank) moved.push_back({unit, before, after});
  }
  const auto gained = [](const Moved& m) { return places_gained(m.before.place, m.after.place); };
  std::stable_sort(moved.begin(), moved.end(), [&](const Moved& a, const Moved& b) {
    return std::abs(gained(a)) > std::abs(gained(b));
  });
  Writer out;
  put_question(out.begin_object(), other, node);
  out.key("against").string(one.method().id);
  out.key("moved").begin_array();
  for (const Moved& m : moved) {
    put_unit(out.begin_object(), unit_at(one, m.unit));
    out.key("gained").integer(gained(m));
    put_whole_row(out.key("before"), one.edition(), m.before);
    put_whole_row(out.key("after"), one.edition(), m.after);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace rescore
