#pragma once

#include <span>
#include <string>
#include <string_view>

#include "claims/claim_grammar.h"
#include "model/dataset.h"

/// The sentences of an answer. Claims are in English, and so are these.
namespace rescore::claims {

/// A figure with the data that it is from.
struct Cited {
  const Dataset* data;
  const ClaimFigure* figure;
  bool earlier;  ///< not of the edition that the claim is about: "ranked", not "ranks"
};

/// What to write instead, from one figure or two.
std::string sentence_of(const Statement& said, std::span<const Cited> figures, bool too_close);
/// Why the trials make a claim too close to call.
std::string trials_sentence(std::span<const Cited> figures);
/// Where the top half or the last tenth ends; empty for single places.
std::string group_sentence(const Statement& said, int of);
/// The sentence for a claim without a verdict.
std::string fault_sentence(ClaimFault fault, std::string_view part);

/// "the United States", "Germany"
std::string unit_name(const Unit& unit);

}  // namespace rescore::claims
