#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/index.h"
#include "rescore/score.h"

namespace rescore {

/// The name of a kind of node in ids and messages: "overall", "domain", "layer" or "node".
std::string_view kind_name(NodeKind kind);
/// The id of a node that a file names without its kind: "domain:media", "node:health". In format 2
/// the root is one of the nodes; its id is "overall".
std::string full_id(NodeKind kind, const std::string& id);

/// A unit's responses: one answer per indicator, in the edition's order.
struct Responses {
  std::string file;  ///< where they were read from, for error messages
  std::string unit;  ///< code
  std::vector<Answer> answers;
};

/// The printed points of one unit in one node, every indicator counting once.
struct Totals {
  std::int64_t achieved{};
  std::optional<std::int64_t> answered_maximum{};  ///< of the answered indicators; empty if unknown
  std::int64_t all_maximum{};                      ///< of all indicators of the node
  friend bool operator==(const Totals&, const Totals&) = default;
  /// The answered maximum of a sum is known only if it is known for all parts.
  Totals& operator+=(const Totals& part);
};

/// The maximum under a rule for missing answers; empty if unknown.
std::optional<std::int64_t> maximum_of(const Totals& totals, Missing missing);

/// The totals of a unit's answers in every node. Every indicator counts once; numbers add nothing.
std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers);

/// A printed result, to check ours against; absent if the publisher prints none.
struct PublishedFigures {
  std::optional<Decimal> score;
  std::optional<int> rank;
};

/// The published results: unit by unit, each with one entry per node in the edition's order.
struct PublishedResults {
  std::string file;
  std::vector<Unit> units;     ///< in the file's order
  std::vector<Totals> totals;  ///< empty if the file prints no points
  std::vector<PublishedFigures> figures;
};

/// Everything known about one edition. Published results may be absent, and responses may exist for
/// all, some or none of the units.
struct Dataset {
  Edition edition;
  std::vector<Unit> units;                    ///< see Session::units()
  std::vector<Responses> responses;           ///< by unit; without answers if none are loaded
  std::optional<PublishedResults> published;  ///< by unit

  bool has_answers(UnitIndex unit) const { return !responses[unit.value].answers.empty(); }
  const std::vector<Answer>& answers(UnitIndex unit) const { return responses[unit.value].answers; }
  const Totals& totals(UnitIndex unit, NodeIndex node) const {
    return published->totals[unit.value * edition.nodes.size() + node.value];
  }
  const PublishedFigures& figures(UnitIndex unit, NodeIndex node) const {
    return published->figures[unit.value * edition.nodes.size() + node.value];
  }
  bool has_totals() const { return published && !published->totals.empty(); }
};

/// Finds by code. Cost: one pass over the units.
std::optional<UnitIndex> find_unit(const Dataset& data, std::string_view code);

inline std::vector<UnitIndex> units(const Dataset& data) {
  return all_indices<UnitIndex>(data.units.size());
}
/// The units by code and the indicators by id: an order that does not depend on files.
struct SortedLists {
  std::vector<UnitIndex> units;
  std::vector<IndicatorIndex> indicators;
  explicit SortedLists(const Dataset& data);
};

/// The units whose responses are not loaded, in the data's order.
std::vector<UnitIndex> units_without_responses(const Dataset& data);

/// The answers of all units to an indicator, sorted, without those that are missing.
std::vector<double> sorted_scores(const Dataset& data, IndicatorIndex indicator);

/// A unit's answers with its edits; its responses must be loaded. Edits to other units are ignored.
std::vector<Answer> edited_answers(const Dataset& data, UnitIndex unit,
                                   std::span<const Edit> edits);

}  // namespace rescore
