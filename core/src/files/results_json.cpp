
#include "files/result_writers.h"
#include "audit/fingerprint.h"
#include "json/json.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Writer;

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

std::string score_json(const Dataset& data, std::string_view unit, std::string_view method,
                       const std::vector<Row>& rows) {
  Writer out;
  put_score(out, data.edition, unit, method, rows);
  return out.take();
}

std::string ranking_json(const Dataset& data, NodeIndex node, const std::vector<Row>& rows) {
  Writer out;
  out.begin_object();
  out.key("scope").string(node_id(data.edition, node));
  out.key("of").integer(rows.empty() ? 0 : rows.front().of);
  out.key("rows").begin_array();
  for (const std::size_t c : in_rank_order(data, rows)) {
    out.begin_object();
    out.key("country").string(data.units[c].code);
    out.key("name").string(data.units[c].name);
    put_row(out, data.edition, rows[c]);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

std::string what_if_json(const Dataset& data, std::string_view unit, std::string_view method,
                         std::span<const Edit> edits, const std::vector<Row>& before,
                         const std::vector<Row>& after) {
  Writer out;
  out.begin_object();
  put_edits(out.key("edits"), data, edits);
  put_score(out.key("before"), data.edition, unit, method, before);
  put_score(out.key("after"), data.edition, unit, method, after);
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
    out.end_object();
  }
  out.end_array();
  put_errors(out.key("errors"), report.errors);
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
