#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rescore/method.h"
#include "rescore/published_results.h"
#include "rescore/rank.h"
#include "rescore/scenario.h"
#include "rescore/score.h"

namespace rescore {

/// The totals of every country in every scope: what all results are computed from. A country's
/// totals come from its edited answers, else its sheet, else the published standings.
struct Table {
  std::size_t nodes{};
  std::vector<Totals> totals;  ///< country by country, in the standings' order

  std::span<const Totals> of(UnitIndex unit) const {
    return std::span(totals).subspan(unit.value * nodes, nodes);
  }
  const Totals& at(UnitIndex unit, NodeIndex node) const {
    return totals[unit.value * nodes + node.value];
  }
};

/// The table as published, every indicator counting once; it serves every unweighted method. Cost:
/// one pass over the standings and the sheets.
Table table_of(const Dataset& data);

/// The table with edits. Every edited country must have a sheet. Cost: a copy of the table, and one
/// pass over the answers of each edited country.
Table with_edits(const Dataset& data, const Table& published, std::span<const Edit> edits);

/// The table under a method's weights, with edits. Weights of domains need no sheets, as overall
/// totals follow from the domains' totals; weights of layers and dropped indicators need the sheet
/// of every country (see lacking_sheets), and totals that are not known have maxima of -1. `plain`
/// is the unweighted table with the same edits.
Table weighted_table(const Dataset& data, const Table& plain, std::span<const Edit> edits,
                     const Method& method);

/// Whether a method needs every country's answers.
bool needs_responses(const Method& method);
/// The countries whose sheets are not loaded, in the standings' order.
std::vector<UnitIndex> units_without_responses(const Dataset& data);

/// The answers of a country after its edits. Edits of other countries are left out.
std::vector<Answer> edited_answers(const Responses& responses, UnitIndex unit,
                                   std::span<const Edit> edits);

/// One line of a result. Under weights, points are weighted points; under a mean of domains the
/// percentage is the mean, and points stay sums.
struct Row {
  NodeIndex node;
  int achieved{};
  std::optional<int> maximum;      ///< empty when the data does not tell (see maximum_of)
  std::optional<Decimal> percent;  ///< empty when the maximum is 0 or not known
  Place place;                     ///< rank 0 when there is no percentage or no standings
  int of{};                        ///< how many countries are ranked in this scope
};

/// Every scope of one country, in edition order, from the method's table. Cost: one pass over the
/// table per scope.
std::vector<Row> score_of(const Edition& edition, const Table& table, const Method& method,
                          UnitIndex unit);

/// One scope of every country, in the standings' order, from the method's table.
std::vector<Row> ranking_of(const Edition& edition, const Table& table, const Method& method,
                            NodeIndex node);

/// Every country's key in one scope, in the standings' order.
std::vector<Key> keys_of(const Edition& edition, const Table& table, const Method& method,
                         NodeIndex node);

/// The places of countries in the standings' list, by rank, equal ranks by name, equal names by
/// code; countries that are not ranked come last. `rows` are of ranking_of.
std::vector<std::size_t> in_rank_order(const PublishedResults& published_results,
                                       const std::vector<Row>& rows);

/// The median percentage of a scope's ranked countries, `rows` being of ranking_of: of an even
/// number the exact mean of the two in the middle, which can have one decimal more. Empty when none
/// is ranked.
std::optional<Decimal> median_of(const std::vector<Row>& rows);

/// Every scope of a sheet on its own, when there are no standings: all places are 0.
std::vector<Row> score_alone(const Edition& edition, const std::vector<Answer>& answers,
                             const Method& method);

}  // namespace rescore
