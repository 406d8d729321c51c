#include "files/result_writers.h"

#include "rescore/json_io.h"

namespace rescore {

using json::Writer;

void number_or_null(Writer& out, std::optional<int> number) {
  number ? out.integer(*number) : out.null();
}

/// The fields of a row, into an object that is open.
void put_row(Writer& out, const Edition& edition, const Row& row) {
  out.key("scope").string(node_id(edition, row.node));
  out.key("achieved").integer(row.achieved);
  number_or_null(out.key("maximum"), row.maximum);
  out.key("percent").raw(row.percent ? to_text(*row.percent) : "null");
  const bool ranked = row.place.rank > 0;
  number_or_null(out.key("rank"), ranked ? std::optional(row.place.rank) : std::nullopt);
  number_or_null(out.key("tied"), ranked ? std::optional(row.place.tied) : std::nullopt);
  out.key("of").integer(row.of);
}

void put_whole_row(Writer& out, const Edition& edition, const Row& row) {
  put_row(out.begin_object(), edition, row);
  out.end_object();
}

void put_score(Writer& out, const Edition& edition, std::string_view unit, const Method& method,
               const std::vector<Row>& rows) {
  out.begin_object();
  out.key("edition").string(edition.id);
  out.key("country").string(unit);
  out.key("method").string(method.id);
  out.key("scopes").begin_array();
  for (const Row& row : rows) {
    put_whole_row(out, edition, row);
  }
  out.end_array().end_object();
}

void put_answer(Writer& out, Answer answer) {
  answer.missing() ? out.null() : out.integer(answer.score);
}

void put_edit(Writer& out, const Dataset& data, const Edit& edit, Answer from) {
  out.key("country").string(data.published_results.units[edit.unit.value].code);
  out.key("indicator").string(data.edition.indicators[edit.indicator.value].id);
  put_answer(out.key("from"), from);
  put_answer(out.key("to"), edit.to);
}

void put_edits(Writer& out, const Dataset& data, std::span<const Edit> edits) {
  out.begin_array();
  for (const Edit& edit : edits) {
    const Responses* responses =
        find_responses(data, data.published_results.units[edit.unit.value].code);
    put_edit(out.begin_object(), data, edit, responses->answers[edit.indicator.value]);
    out.end_object();
  }
  out.end_array();
}

}  // namespace rescore
