#include <numeric>
#include <tuple>

#include "audit/fingerprint.h"
#include "base/lists.h"
#include "engine/ratio.h"
#include "json/json.h"
#include "model/dataset.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Writer;

/// A rank for output; empty if there is none.
std::optional<int> shown(const Rank& rank) {
  return rank.value > 0 ? std::optional(rank.value) : std::nullopt;
}

/// Writes the fields of a row into an open object: points and a percentage if the index has points,
/// otherwise a score.
void put_row(Writer& out, const Edition& edition, const Row& row) {
  out.fields("scope", node_id(edition, row.node));
  const bool points = has_points(edition);
  if (points) out.fields("achieved", row.achieved, "maximum", row.maximum);
  out.key(points ? "percent" : "score").raw(row.score ? to_text(*row.score) : "null");
  const auto tied = shown({row.rank.value > 0 ? row.rank.tied : 0, 0});
  out.fields("rank", shown(row.rank), "tied", tied, "of", row.of);
}

/// A row as a separate object.
void put_whole_row(Writer& out, const Edition& edition, const Row& row) {
  put_row(out.begin_object(), edition, row);
  out.end_object();
}

/// Writes the fields of an edit into an open object.
void put_edit(Writer& out, const Dataset& data, const Edit& edit, Answer from) {
  out.fields("country", data.units[edit.unit.value].code, "indicator",
             data.edition.indicators[edit.indicator.value].id, "from", from.score, "to",
             edit.to.score);
}

void put_score(Writer& out, const Edition& edition, std::string_view unit, std::string_view method,
               const std::vector<Row>& rows) {
  out.begin_object().fields("edition", edition.id, "country", unit, "method", method);
  out.key("scopes").objects(rows, [&](const Row& row) { put_row(out, edition, row); });
  out.end_object();
}

void put_errors(Writer& out, const Errors& errors) {
  out.key("errors").list(errors, [&](const Error& error) {
    out.object("code", code_name(error.code), "file", error.file, "pointer", error.pointer,
               "sentence", error.sentence);
  });
}

/// Opens an object, with the fields of the question.
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

/// Edits with the answers that they replace: the published answers with earlier edits.
void put_changes(Writer& out, const Dataset& data, std::span<const Edit> earlier,
                 std::span<const Edit> changes) {
  out.objects(changes, [&](const Edit& edit) {
    put_edit(out, data, edit, edited_answers(data, edit.unit, earlier)[edit.indicator.value]);
  });
}

/// The scores of the units that have a rank.
std::vector<Decimal> ranked_scores(const std::vector<Row>& rows) {
  std::vector<Decimal> scores;
  for (const Row& row : rows) {
    if (row.rank.value > 0 && row.score) scores.push_back(*row.score);
  }
  return scores;
}

}  // namespace

std::string score_json(const Dataset& data, std::string_view unit, std::string_view method,
                       const std::vector<Row>& rows) {
  Writer out;
  put_score(out, data.edition, unit, method, rows);
  return out.take();
}

std::string ranking_json(const Dataset& data, NodeIndex node, const std::vector<Row>& rows) {
  Writer out;
  out.begin_object().fields("scope", node_id(data.edition, node));
  out.fields("of", rows.empty() ? 0 : rows.front().of);
  out.key("rows").objects(in_rank_order(data, rows), [&](std::size_t u) {
    put_unit(out, data, index_at<UnitIndex>(u));
    put_row(out, data.edition, rows[u]);
  });
  return out.end_object().take();
}

std::string what_if_json(const Dataset& data, std::string_view unit, std::string_view method,
                         std::span<const Edit> edits, const std::vector<Row>& before,
                         const std::vector<Row>& after) {
  Writer out;
  put_changes(out.begin_object().key("edits"), data, {}, edits);
  put_score(out.key("before"), data.edition, unit, method, before);
  put_score(out.key("after"), data.edition, unit, method, after);
  return out.end_object().take();
}

std::string check_json(const Dataset& data, const CheckReport& report) {
  Writer out;
  out.begin_object().fields("edition", data.edition.id, "fingerprint", fingerprint(data));
  out.key("tallies").list(report.tallies, [&](const Tally& tally) {
    out.object("what", tally.what, "agree", tally.agree, "of", tally.of);
  });
  put_errors(out, report.errors);
  return out.end_object().take();
}

std::string errors_json(const Errors& errors) {
  Writer out;
  put_errors(out.begin_object(), errors);
  return out.end_object().take();
}

std::string impact_json(const Dataset& data, std::string_view method, const Impacts& impacts) {
  Writer out = answer_to(data, method, impacts.node);
  put_unit(out, data, impacts.unit);
  put_whole_row(out.key("before"), data.edition, impacts.before);
  out.key("changes").objects(impacts.changes, [&](const Impact& impact) {
    out.fields("indicator", data.edition.indicators[impact.edit.indicator.value].id, "from",
               impact.from.score, "to", impact.edit.to.score, "gained", impact.gained);
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
      if (pivot.up > 0) out.fields("up_to", pivot.up_to.score);
      out.fields("down", pivot.down);
      if (pivot.down > 0) out.fields("down_to", pivot.down_to.score);
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
  const auto& score =
      contributions.before.score ? contributions.before.score : contributions.after.score;
  const auto units = static_cast<double>(score ? kPowersOfTen[score->decimals] : 1);
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

std::vector<std::size_t> in_rank_order(const Dataset& data, const std::vector<Row>& rows) {
  const auto key = [&](std::size_t u) {
    const Unit& unit = data.units[u];
    const int rank = rows[u].rank.value;
    return std::tuple(rank == 0, rank, std::string_view(unit.name), std::string_view(unit.code));
  };
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_by(order, key);
  return order;
}

std::optional<Decimal> median_of(const std::vector<Row>& rows) {
  std::vector<Decimal> scores = ranked_scores(rows);
  if (scores.empty()) return std::nullopt;
  sort_by(scores, [](const Decimal& score) { return score.units; });
  const std::size_t middle = scores.size() / 2;
  const Decimal upper = scores[middle];
  if (scores.size() % 2 == 1) return upper;
  const std::int64_t sum = upper.units + scores[middle - 1].units;
  if (sum % 2 == 0) return Decimal{sum / 2, upper.decimals};
  return Decimal{sum * 5, static_cast<std::int8_t>(upper.decimals + 1)};
}

std::optional<Decimal> mean_of(const std::vector<Row>& rows) {
  const std::vector<Decimal> scores = ranked_scores(rows);
  if (scores.empty()) return std::nullopt;
  std::int64_t sum = 0;
  for (const Decimal& score : scores) sum += score.units;
  const auto count = static_cast<std::int64_t>(scores.size());
  return Decimal{rounded(sum, count, Halves::up), scores.front().decimals};
}

}  // namespace rescore
