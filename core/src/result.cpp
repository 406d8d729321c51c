#include "rescore/result.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <string_view>
#include <tuple>

namespace rescore {
namespace {

Row row_of(ScopeIndex scope, const Totals& totals, const ScopeRule& rule, Place place, int of) {
  Row row{scope, totals.achieved, maximum_of(totals, rule.denominator), {}, place, of};
  if (row.maximum) row.percent = percent_of(row.achieved, *row.maximum, rule.rounding);
  return row;
}

std::vector<Key> keys_of(const Table& table, const ScopeRule& rule, ScopeIndex scope) {
  std::vector<Key> keys(table.totals.size() / table.scopes);
  for (std::size_t c = 0; c < keys.size(); ++c) {
    keys[c] = key_of(table.totals[c * table.scopes + scope.value], rule);
  }
  return keys;
}

int ranked(const std::vector<Key>& keys) {
  return static_cast<int>(
      std::count_if(keys.begin(), keys.end(), [](const Key& k) { return k.ranked(); }));
}

void put(Table& table, CountryIndex country, const std::vector<Totals>& totals) {
  assert(totals.size() == table.scopes);
  const auto begin = static_cast<std::ptrdiff_t>(country.value * table.scopes);
  std::copy(totals.begin(), totals.end(), table.totals.begin() + begin);
}

}  // namespace

Table table_of(const Dataset& data) {
  Table table{scope_count(data.edition), data.standings.totals};
  for (const Sheet& sheet : data.sheets) {
    const auto country = find_country(data.standings, sheet.country);
    if (country) put(table, *country, totals_of(data.edition, sheet.answers));
  }
  return table;
}

Table with_edits(const Dataset& data, const Table& published, std::span<const Edit> edits) {
  Table table = published;
  for (std::size_t begin = 0; begin < edits.size();) {
    const CountryIndex country = edits[begin].country;
    const Sheet* sheet = find_sheet(data, data.standings.countries[country.value].code);
    assert(sheet != nullptr);
    put(table, country, totals_of(data.edition, edited_answers(*sheet, country, edits)));
    while (begin < edits.size() && edits[begin].country == country) ++begin;
  }
  return table;
}

std::vector<Answer> edited_answers(const Sheet& sheet, CountryIndex country,
                                   std::span<const Edit> edits) {
  std::vector<Answer> answers = sheet.answers;
  for (const Edit& edit : edits) {
    if (edit.country == country) answers[edit.indicator.value] = edit.to;
  }
  return answers;
}

std::vector<Row> score_of(const Edition& edition, const Table& table, const Method& method,
                          CountryIndex country) {
  std::vector<Row> rows;
  for (const ScopeIndex scope : scopes(edition)) {
    const ScopeRule& rule = rule_for(edition, method, scope);
    const std::vector<Key> keys = keys_of(table, rule, scope);
    rows.push_back(row_of(scope, table.at(country, scope), rule,
                          place_of(keys, country.value, rule.ties), ranked(keys)));
  }
  return rows;
}

std::vector<Row> ranking_of(const Edition& edition, const Table& table, const Method& method,
                            ScopeIndex scope) {
  const ScopeRule& rule = rule_for(edition, method, scope);
  const std::vector<Key> keys = keys_of(table, rule, scope);
  const std::vector<Place> places = places_of(keys, rule.ties);
  const int of = ranked(keys);
  std::vector<Row> rows;
  for (std::size_t c = 0; c < keys.size(); ++c) {
    const Totals& totals = table.at(index_at<CountryIndex>(c), scope);
    rows.push_back(row_of(scope, totals, rule, places[c], of));
  }
  return rows;
}

std::vector<std::size_t> in_rank_order(const Standings& standings, const std::vector<Row>& rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t c) {
    const int rank = rows[c].place.rank;
    const Country& country = standings.countries[c];
    return std::tuple(rank == 0 ? INT32_MAX : rank, std::string_view(country.name),
                      std::string_view(country.code));
  };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

std::vector<Row> score_alone(const Edition& edition, const std::vector<Answer>& answers,
                             const Method& method) {
  const std::vector<Totals> totals = totals_of(edition, answers);
  std::vector<Row> rows;
  for (const ScopeIndex scope : scopes(edition)) {
    rows.push_back(row_of(scope, totals[scope.value], rule_for(edition, method, scope), {}, 0));
  }
  return rows;
}

}  // namespace rescore
