#pragma once

#include <optional>
#include <vector>

#include "rescore/changes.h"
#include "rescore/index.h"

/// What two states of an index have in common.
namespace rescore {

/// A crosswalk without the pairs whose scales do not fit; without one, the pairs of indicators with
/// the same id, nodes, and a scale that fits.
Crosswalk same_questions(const Edition& from, const Edition& to,
                         const std::optional<Crosswalk>& crosswalk);

/// The other direction: for each indicator of FROM, that of TO.
Crosswalk reversed(const Crosswalk& same, const Edition& from);

/// Whether both indices ask the same questions, in the same tree with the same weights.
bool same_index(const Edition& from, const Edition& to, const Crosswalk& same);

/// A method of the index `own`, applied to the index `other`, whose own method is `fallback`. For
/// each indicator of `own`, `same` has that of `other`. A node that `own` lacks follows the rule of
/// the first node of its kind there; one of kind `other`, its rule in `fallback`.
Method carried_over(const Method& method, const Edition& own, const Edition& other,
                    const Method& fallback, const Crosswalk& same);

/// The settings that differ: of overall's rule, and if overall is a mean, of the nodes below it
/// that both states have; then weights and dropped indicators.
std::vector<RuleChanged> rule_changes(const Edition& from, const Method& from_method,
                                      const Edition& to, const Method& to_method);

}  // namespace rescore
