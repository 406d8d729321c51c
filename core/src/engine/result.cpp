#include "rescore/result.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <tuple>

#include "base/order.h"

namespace rescore {
namespace {

Row row_of(const Edition& edition, const Method& method, std::span<const Totals> totals,
           NodeIndex node, Place place, int of) {
  const NodeRule& rule = rule_for(edition, method, node);
  Row row{node,
          totals[node.value].achieved,
          maximum_of(totals[node.value], rule.denominator),
          {},
          place,
          of};
  row.percent = percent_of(ratio_of(edition, method, totals, node), rule.rounding, rule.halves);
  return row;
}

int ranked(const std::vector<Key>& keys) {
  return static_cast<int>(keys.size() - std::count(keys.begin(), keys.end(), kNotRanked));
}

void put(Table& table, UnitIndex unit, const std::vector<Totals>& totals) {
  assert(totals.size() == table.nodes);
  const auto begin = static_cast<std::ptrdiff_t>(unit.value * table.nodes);
  std::copy(totals.begin(), totals.end(), table.totals.begin() + begin);
}

/// Overall totals by the domains' weights; a maximum is unknown when one of its parts is.
Totals overall_of(const Edition& edition, std::span<const Totals> totals, const Method& method) {
  Totals overall;
  bool known = true;
  for (std::size_t d = 0; d < edition.domains.size(); ++d) {
    const Totals& domain = totals[node_of(edition, index_at<DomainIndex>(d)).value];
    overall.achieved += method.domain_weights[d] * domain.achieved;
    overall.answered_maximum += method.domain_weights[d] * domain.answered_maximum;
    overall.all_maximum += method.domain_weights[d] * domain.all_maximum;
    known = known && (domain.answered_maximum >= 0 || method.domain_weights[d] == 0);
  }
  if (!known) overall.answered_maximum = -1;
  return overall;
}

}  // namespace

Table table_of(const Dataset& data) {
  Table table{node_count(data.edition), data.published_results.totals};
  for (const Responses& responses : data.responses) {
    const auto unit = find_unit(data.published_results, responses.unit);
    if (unit) put(table, *unit, totals_of(data.edition, responses.answers));
  }
  return table;
}

Table with_edits(const Dataset& data, const Table& published, std::span<const Edit> edits) {
  Table table = published;
  for (std::size_t begin = 0; begin < edits.size();) {
    const UnitIndex unit = edits[begin].unit;
    const Responses* responses =
        find_responses(data, data.published_results.units[unit.value].code);
    assert(responses != nullptr);
    put(table, unit, totals_of(data.edition, edited_answers(*responses, unit, edits)));
    while (begin < edits.size() && edits[begin].unit == unit) ++begin;
  }
  return table;
}

Table weighted_table(const Dataset& data, const Table& plain, std::span<const Edit> edits,
                     const Method& method) {
  if (method.unweighted()) return plain;
  const Weights weights = weights_of(data.edition, method);
  Table table = plain;
  for (std::size_t c = 0; c < data.published_results.units.size(); ++c) {
    const auto unit = index_at<UnitIndex>(c);
    const Responses* responses = find_responses(data, data.published_results.units[c].code);
    if (responses != nullptr) {
      put(table, unit, totals_of(data.edition, edited_answers(*responses, unit, edits), weights));
    } else if (needs_responses(method)) {
      put(table, unit, std::vector<Totals>(table.nodes, Totals{0, -1, -1}));
    } else {
      table.totals[c * table.nodes] = overall_of(data.edition, plain.of(unit), method);
    }
  }
  return table;
}

bool needs_responses(const Method& method) {
  return !method.layer_weights.empty() || !method.dropped.empty();
}

std::vector<UnitIndex> units_without_responses(const Dataset& data) {
  std::vector<UnitIndex> lacking;
  for (std::size_t c = 0; c < data.published_results.units.size(); ++c) {
    if (find_responses(data, data.published_results.units[c].code) == nullptr) {
      lacking.push_back(index_at<UnitIndex>(c));
    }
  }
  return lacking;
}

std::vector<Answer> edited_answers(const Responses& responses, UnitIndex unit,
                                   std::span<const Edit> edits) {
  std::vector<Answer> answers = responses.answers;
  for (const Edit& edit : edits) {
    if (edit.unit == unit) answers[edit.indicator.value] = edit.to;
  }
  return answers;
}

std::vector<Key> keys_of(const Edition& edition, const Table& table, const Method& method,
                         NodeIndex node) {
  const NodeRule& rule = rule_for(edition, method, node);
  const bool mean = node == kOverall && method.aggregate == Aggregate::mean;
  std::vector<Key> keys(table.totals.size() / table.nodes);
  for (std::size_t c = 0; c < keys.size(); ++c) {
    const auto unit = index_at<UnitIndex>(c);
    const Ratio ratio = mean ? ratio_of(edition, method, table.of(unit), node)
                             : ratio_of(table.at(unit, node), rule.denominator);
    keys[c] = key_of(ratio, rule);
  }
  return keys;
}

std::vector<Row> score_of(const Edition& edition, const Table& table, const Method& method,
                          UnitIndex unit) {
  std::vector<Row> rows;
  for (const NodeIndex node : nodes(edition)) {
    const NodeRule& rule = rule_for(edition, method, node);
    const std::vector<Key> keys = keys_of(edition, table, method, node);
    rows.push_back(row_of(edition, method, table.of(unit), node,
                          place_of(keys, unit.value, rule.ties), ranked(keys)));
  }
  return rows;
}

std::vector<Row> ranking_of(const Edition& edition, const Table& table, const Method& method,
                            NodeIndex node) {
  const NodeRule& rule = rule_for(edition, method, node);
  const std::vector<Key> keys = keys_of(edition, table, method, node);
  const std::vector<Place> places = places_of(keys, rule.ties);
  const int of = ranked(keys);
  std::vector<Row> rows;
  for (std::size_t c = 0; c < keys.size(); ++c) {
    const auto totals = table.of(index_at<UnitIndex>(c));
    rows.push_back(row_of(edition, method, totals, node, places[c], of));
  }
  return rows;
}

std::optional<Decimal> median_of(const std::vector<Row>& rows) {
  std::vector<std::int32_t> units;
  std::int8_t decimals = 0;
  for (const Row& row : rows) {
    if (row.place.rank == 0 || !row.percent) continue;
    units.push_back(row.percent->units);
    decimals = row.percent->decimals;
  }
  if (units.empty()) return std::nullopt;
  std::sort(units.begin(), units.end());
  const std::int32_t sum = units[(units.size() - 1) / 2] + units[units.size() / 2];
  if (sum % 2 == 0) return Decimal{sum / 2, decimals};
  return Decimal{sum * 5, static_cast<std::int8_t>(decimals + 1)};
}

std::vector<std::size_t> in_rank_order(const PublishedResults& published_results,
                                       const std::vector<Row>& rows) {
  const auto key = [&](std::size_t c) {
    const int rank = rows[c].place.rank;
    const Unit& unit = published_results.units[c];
    return std::tuple(rank == 0 ? INT32_MAX : rank, std::string_view(unit.name),
                      std::string_view(unit.code));
  };
  return ordered(rows.size(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
}

std::vector<Row> score_alone(const Edition& edition, const std::vector<Answer>& answers,
                             const Method& method) {
  const std::vector<Totals> totals = totals_of(edition, answers, weights_of(edition, method));
  std::vector<Row> rows;
  for (const NodeIndex node : nodes(edition)) {
    rows.push_back(row_of(edition, method, totals, node, {}, 0));
  }
  return rows;
}

}  // namespace rescore
