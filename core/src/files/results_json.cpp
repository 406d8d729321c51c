#include "files/results_json.h"

#include <algorithm>
#include <tuple>

#include "audit/fingerprint.h"
#include "base/lists.h"
#include "rescore/io.h"

namespace rescore {

using json::Writer;

std::optional<int> shown(const Rank& rank) {
  return rank.value > 0 ? std::optional(rank.value) : std::nullopt;
}

void put_row(Writer& out, const Edition& edition, const Row& row) {
  out.fields("scope", node_id(edition, row.node));
  const bool points = has_points(edition);
  if (points) out.fields("achieved", row.achieved, "maximum", row.maximum);
  out.key(points ? "percent" : "score").raw(row.score ? to_text(*row.score) : "null");
  const auto tied = shown({row.rank.value > 0 ? row.rank.tied : 0, 0});
  out.fields("rank", shown(row.rank), "tied", tied, "of", row.of);
}

void put_whole_row(Writer& out, const Edition& edition, const Row& row) {
  put_row(out.begin_object(), edition, row);
  out.end_object();
}

void put_answer(Writer& out, Answer answer) {
  answer.missing() ? out.null() : out.number(answer.score);
}

void put_edit(Writer& out, const Dataset& data, const Edit& edit, Answer from) {
  out.fields("country", data.units[edit.unit.value].code);
  out.fields("indicator", data.edition.indicators[edit.indicator.value].id);
  put_answer(out.key("from"), from);
  put_answer(out.key("to"), edit.to);
}

namespace {

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
    out.fields("country", data.units[u].code, "name", data.units[u].name);
    put_row(out, data.edition, rows[u]);
  });
  return out.end_object().take();
}

std::string what_if_json(const Dataset& data, std::string_view unit, std::string_view method,
                         std::span<const Edit> edits, const std::vector<Row>& before,
                         const std::vector<Row>& after) {
  Writer out;
  out.begin_object().key("edits").objects(edits, [&](const Edit& edit) {
    // From the published answer.
    put_edit(out, data, edit, data.answers(edit.unit)[edit.indicator.value]);
  });
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

std::vector<std::size_t> in_rank_order(const Dataset& data, const std::vector<Row>& rows) {
  const auto key = [&](std::size_t u) {
    const Unit& unit = data.units[u];
    const int rank = rows[u].rank.value;
    return std::tuple(rank == 0, rank, std::string_view(unit.name), std::string_view(unit.code));
  };
  return order_by(rows.size(), key);
}

std::optional<Decimal> median_of(const std::vector<Row>& rows) {
  std::vector<Decimal> scores;
  for (const Row& row : rows) {
    if (row.rank.value > 0 && row.score) scores.push_back(*row.score);
  }
  if (scores.empty()) return std::nullopt;
  std::sort(scores.begin(), scores.end(),
            [](const Decimal& a, const Decimal& b) { return a.units < b.units; });
  const std::size_t middle = scores.size() / 2;
  const Decimal upper = scores[middle];
  if (scores.size() % 2 == 1) return upper;
  const std::int64_t sum = upper.units + scores[middle - 1].units;
  if (sum % 2 == 0) return Decimal{sum / 2, upper.decimals};
  return Decimal{sum * 5, static_cast<std::int8_t>(upper.decimals + 1)};
}

}  // namespace rescore
