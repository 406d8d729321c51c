#include "rescore/result.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <tuple>

#include "order.h"

namespace rescore {
namespace {

Row row_of(const Edition& edition, const Method& method, std::span<const Totals> totals,
           ScopeIndex scope, Place place, int of) {
  const ScopeRule& rule = rule_for(edition, method, scope);
  Row row{scope,
          totals[scope.value].achieved,
          maximum_of(totals[scope.value], rule.denominator),
          {},
          place,
          of};
  row.percent = percent_of(share_of(edition, method, totals, scope), rule.rounding);
  return row;
}

int ranked(const std::vector<Key>& keys) {
  return static_cast<int>(keys.size() - std::count(keys.begin(), keys.end(), kNotRanked));
}

void put(Table& table, CountryIndex country, const std::vector<Totals>& totals) {
  assert(totals.size() == table.scopes);
  const auto begin = static_cast<std::ptrdiff_t>(country.value * table.scopes);
  std::copy(totals.begin(), totals.end(), table.totals.begin() + begin);
}

/// Overall totals by the domains' weights; a maximum is unknown when one of its parts is.
Totals overall_of(const Edition& edition, std::span<const Totals> totals, const Method& method) {
  Totals overall;
  bool known = true;
  for (std::size_t d = 0; d < edition.domains.size(); ++d) {
    const Totals& domain = totals[scope_of(edition, index_at<DomainIndex>(d)).value];
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

Table weighted_table(const Dataset& data, const Table& plain, std::span<const Edit> edits,
                     const Method& method) {
  if (method.unweighted()) return plain;
  const Weights weights = weights_of(data.edition, method);
  Table table = plain;
  for (std::size_t c = 0; c < data.standings.countries.size(); ++c) {
    const auto country = index_at<CountryIndex>(c);
    const Sheet* sheet = find_sheet(data, data.standings.countries[c].code);
    if (sheet != nullptr) {
      put(table, country, totals_of(data.edition, edited_answers(*sheet, country, edits), weights));
    } else if (needs_sheets(method)) {
      put(table, country, std::vector<Totals>(table.scopes, Totals{0, -1, -1}));
    } else {
      table.totals[c * table.scopes] = overall_of(data.edition, plain.of(country), method);
    }
  }
  return table;
}

bool needs_sheets(const Method& method) {
  return !method.layer_weights.empty() || !method.dropped.empty();
}

std::vector<CountryIndex> lacking_sheets(const Dataset& data) {
  std::vector<CountryIndex> lacking;
  for (std::size_t c = 0; c < data.standings.countries.size(); ++c) {
    if (find_sheet(data, data.standings.countries[c].code) == nullptr) {
      lacking.push_back(index_at<CountryIndex>(c));
    }
  }
  return lacking;
}

std::vector<Answer> edited_answers(const Sheet& sheet, CountryIndex country,
                                   std::span<const Edit> edits) {
  std::vector<Answer> answers = sheet.answers;
  for (const Edit& edit : edits) {
    if (edit.country == country) answers[edit.indicator.value] = edit.to;
  }
  return answers;
}

std::vector<Key> keys_of(const Edition& edition, const Table& table, const Method& method,
                         ScopeIndex scope) {
  const ScopeRule& rule = rule_for(edition, method, scope);
  const bool mean = scope == kOverall && method.aggregate == Aggregate::mean;
  std::vector<Key> keys(table.totals.size() / table.scopes);
  for (std::size_t c = 0; c < keys.size(); ++c) {
    const auto country = index_at<CountryIndex>(c);
    const Share share = mean ? share_of(edition, method, table.of(country), scope)
                             : share_of(table.at(country, scope), rule.denominator);
    keys[c] = key_of(share, rule);
  }
  return keys;
}

std::vector<Row> score_of(const Edition& edition, const Table& table, const Method& method,
                          CountryIndex country) {
  std::vector<Row> rows;
  for (const ScopeIndex scope : scopes(edition)) {
    const ScopeRule& rule = rule_for(edition, method, scope);
    const std::vector<Key> keys = keys_of(edition, table, method, scope);
    rows.push_back(row_of(edition, method, table.of(country), scope,
                          place_of(keys, country.value, rule.ties), ranked(keys)));
  }
  return rows;
}

std::vector<Row> ranking_of(const Edition& edition, const Table& table, const Method& method,
                            ScopeIndex scope) {
  const ScopeRule& rule = rule_for(edition, method, scope);
  const std::vector<Key> keys = keys_of(edition, table, method, scope);
  const std::vector<Place> places = places_of(keys, rule.ties);
  const int of = ranked(keys);
  std::vector<Row> rows;
  for (std::size_t c = 0; c < keys.size(); ++c) {
    const auto totals = table.of(index_at<CountryIndex>(c));
    rows.push_back(row_of(edition, method, totals, scope, places[c], of));
  }
  return rows;
}

std::optional<Percent> median_of(const std::vector<Row>& rows) {
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
  if (sum % 2 == 0) return Percent{sum / 2, decimals};
  return Percent{sum * 5, static_cast<std::int8_t>(decimals + 1)};
}

std::vector<std::size_t> in_rank_order(const Standings& standings, const std::vector<Row>& rows) {
  const auto key = [&](std::size_t c) {
    const int rank = rows[c].place.rank;
    const Country& country = standings.countries[c];
    return std::tuple(rank == 0 ? INT32_MAX : rank, std::string_view(country.name),
                      std::string_view(country.code));
  };
  return ordered(rows.size(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
}

std::vector<Row> score_alone(const Edition& edition, const std::vector<Answer>& answers,
                             const Method& method) {
  const std::vector<Totals> totals = totals_of(edition, answers, weights_of(edition, method));
  std::vector<Row> rows;
  for (const ScopeIndex scope : scopes(edition)) {
    rows.push_back(row_of(edition, method, totals, scope, {}, 0));
  }
  return rows;
}

}  // namespace rescore
