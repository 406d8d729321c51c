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

/// What ids and messages call a kind of node: "overall", "domain", "layer" or "node".
std::string_view kind_name(NodeKind kind);
/// The id of a node that a file names without its kind: "domain:media", "node:health". Nodes of
/// format 2 have their root among them, which is "overall".
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
  std::optional<std::int64_t> answered_maximum{};  ///< of the answered indicators; empty: not known
  std::int64_t all_maximum{};                      ///< of all indicators of the node
  friend bool operator==(const Totals&, const Totals&) = default;
  /// What was answered is known of a sum where it is of all parts.
  Totals& operator+=(const Totals& part);
};

/// The maximum under a rule for missing answers; empty when it is not known.
std::optional<std::int64_t> maximum_of(const Totals& totals, Missing missing);

/// What a unit's answers come to in every node, every indicator counting once; numbers add nothing.
std::vector<Totals> totals_of(const Edition& edition, const std::vector<Answer>& answers);

/// A printed result, kept as the check of our own; absent where the publisher prints none.
struct PublishedFigures {
  std::optional<Decimal> score;
  std::optional<int> rank;
};

/// The published results: unit by unit, each with one entry per node in the edition's order.
struct PublishedResults {
  std::string file;
  std::vector<Unit> units;     ///< in the file's order
  std::vector<Totals> totals;  ///< empty where the file prints no points
  std::vector<PublishedFigures> figures;
};

/// Everything known about one edition. Published results can be absent, and responses be there for
/// all, some or none of the units.
struct Dataset {
  Edition edition;
  std::vector<Unit> units;                    ///< see Session::units()
  std::vector<Responses> responses;           ///< by unit; without answers where none are loaded
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
/// The units whose responses are not loaded, in the data's order.
std::vector<UnitIndex> units_without_responses(const Dataset& data);

/// A unit's answers after its edits; its responses must be loaded. Edits of other units are left
/// out.
std::vector<Answer> edited_answers(const Dataset& data, UnitIndex unit,
                                   std::span<const Edit> edits);

}  // namespace rescore
