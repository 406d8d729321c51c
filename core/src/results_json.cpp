
#include "json.h"
#include "rescore/fingerprint.h"
#include "rescore/json_io.h"

namespace rescore {
namespace {

using json::Writer;

void number_or_null(Writer& out, std::optional<int> number) {
  number ? out.integer(*number) : out.null();
}

/// The fields of a row, into an object that is open.
void put_row(Writer& out, const Edition& edition, const Row& row) {
  out.key("scope").string(scope_id(edition, row.scope));
  out.key("achieved").integer(row.achieved);
  number_or_null(out.key("maximum"), row.maximum);
  out.key("percent").raw(row.percent ? to_text(*row.percent) : "null");
  const bool ranked = row.place.rank > 0;
  number_or_null(out.key("rank"), ranked ? std::optional(row.place.rank) : std::nullopt);
  number_or_null(out.key("tied"), ranked ? std::optional(row.place.tied) : std::nullopt);
  out.key("of").integer(row.of);
}

void put_score(Writer& out, const Edition& edition, std::string_view country, const Method& method,
               const std::vector<Row>& rows) {
  out.begin_object();
  out.key("edition").string(edition.id);
  out.key("country").string(country);
  out.key("method").string(method.id);
  out.key("scopes").begin_array();
  for (const Row& row : rows) {
    put_row(out.begin_object(), edition, row);
    out.end_object();
  }
  out.end_array().end_object();
}

void put_answer(Writer& out, Answer answer) {
  answer.skipped() ? out.null() : out.integer(answer.score);
}

void put_edits(Writer& out, const Dataset& data, std::span<const Edit> edits) {
  out.begin_array();
  for (const Edit& edit : edits) {
    const std::string& code = data.standings.countries[edit.country.value].code;
    const Sheet* sheet = find_sheet(data, code);
    out.begin_object();
    out.key("country").string(code);
    out.key("indicator").string(data.edition.indicators[edit.indicator.value].id);
    put_answer(out.key("from"), sheet->answers[edit.indicator.value]);
    put_answer(out.key("to"), edit.to);
    out.end_object();
  }
  out.end_array();
}

void put_errors(Writer& out, const Errors& errors) {
  out.begin_array();
  for (const Error& error : errors) {
    out.begin_object();
    out.key("code").string(code_name(error.code));
    out.key("file").string(error.file);
    out.key("pointer").string(error.pointer);
    out.key("sentence").string(error.sentence);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string score_json(const Edition& edition, std::string_view country, const Method& method,
                       const std::vector<Row>& rows) {
  Writer out;
  put_score(out, edition, country, method, rows);
  return out.take();
}

std::string ranking_json(const Dataset& data, ScopeIndex scope, const std::vector<Row>& rows) {
  Writer out;
  out.begin_object();
  out.key("scope").string(scope_id(data.edition, scope));
  out.key("of").integer(rows.empty() ? 0 : rows.front().of);
  out.key("rows").begin_array();
  for (const std::size_t c : in_rank_order(data.standings, rows)) {
    out.begin_object();
    out.key("country").string(data.standings.countries[c].code);
    out.key("name").string(data.standings.countries[c].name);
    put_row(out, data.edition, rows[c]);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string what_if_json(const Dataset& data, std::string_view country, const Method& method,
                         std::span<const Edit> edits, const std::vector<Row>& before,
                         const std::vector<Row>& after) {
  Writer out;
  out.begin_object();
  put_edits(out.key("edits"), data, edits);
  put_score(out.key("before"), data.edition, country, method, before);
  put_score(out.key("after"), data.edition, country, method, after);
  out.end_object();
  return out.take();
}

std::string check_json(const Dataset& data, const CheckReport& report) {
  Writer out;
  out.begin_object();
  out.key("edition").string(data.edition.id);
  out.key("fingerprint").string(fingerprint(data));
  out.key("tallies").begin_array();
  for (const Tally& tally : report.tallies) {
    out.begin_object();
    out.key("what").string(tally.what);
    out.key("agree").integer(tally.agree);
    out.key("of").integer(tally.of);
    out.key("slips").integer(tally.slips);
    out.end_object();
  }
  out.end_array();
  put_errors(out.key("errors"), report.errors);
  put_errors(out.key("slips"), report.slips);
  out.end_object();
  return out.take();
}

std::string errors_json(const Errors& errors) {
  Writer out;
  out.begin_object();
  put_errors(out.key("errors"), errors);
  out.end_object();
  return out.take();
}

}  // namespace rescore
