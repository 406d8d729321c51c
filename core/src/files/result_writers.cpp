#include "files/result_writers.h"

#include <algorithm>
#include <tuple>

#include "base/order.h"
#include "rescore/io.h"

namespace rescore {

using json::Writer;

void number_or_null(Writer& out, std::optional<std::int64_t> number) {
  number ? out.integer(*number) : out.null();
}

void put_rank(Writer& out, const Rank& rank) {
  rank.value > 0 ? out.integer(rank.value) : out.null();
}

void put_row(Writer& out, const Edition& edition, const Row& row) {
  out.key("scope").string(node_id(edition, row.node));
  const bool points = has_points(edition);
  if (points) {
    out.key("achieved").integer(row.achieved);
    number_or_null(out.key("maximum"), row.maximum);
  }
  out.key(points ? "percent" : "score").raw(row.score ? to_text(*row.score) : "null");
  put_rank(out.key("rank"), row.rank);
  put_rank(out.key("tied"), {row.rank.value > 0 ? row.rank.tied : 0, 0});
  out.key("of").integer(row.of);
}

void put_whole_row(Writer& out, const Edition& edition, const Row& row) {
  put_row(out.begin_object(), edition, row);
  out.end_object();
}

void put_score(Writer& out, const Edition& edition, std::string_view unit, std::string_view method,
               const std::vector<Row>& rows) {
  out.begin_object();
  out.key("edition").string(edition.id);
  out.key("country").string(unit);
  out.key("method").string(method);
  out.key("scopes").begin_array();
  for (const Row& row : rows) put_whole_row(out, edition, row);
  out.end_array().end_object();
}

void put_answer(Writer& out, Answer answer) {
  answer.missing() ? out.null() : out.number(answer.score);
}

void put_edit(Writer& out, const Dataset& data, const Edit& edit, Answer from) {
  out.key("country").string(data.units[edit.unit.value].code);
  out.key("indicator").string(data.edition.indicators[edit.indicator.value].id);
  put_answer(out.key("from"), from);
  put_answer(out.key("to"), edit.to);
}

void put_edits(Writer& out, const Dataset& data, std::span<const Edit> edits) {
  out.begin_array();
  for (const Edit& edit : edits) {
    put_edit(out.begin_object(), data, edit, data.answers(edit.unit)[edit.indicator.value]);
    out.end_object();
  }
  out.end_array();
}

std::vector<std::size_t> in_rank_order(const Dataset& data, const std::vector<Row>& rows) {
  const auto key = [&](std::size_t u) {
    const Unit& unit = data.units[u];
    const int rank = rows[u].rank.value;
    return std::tuple(rank == 0, rank, std::string_view(unit.name), std::string_view(unit.code));
  };
  return ordered(rows.size(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
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
