#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "claims/claim_names.h"
#include "rescore/claim.h"

/// Reads a claim by the grammar of docs/claims.md.
namespace rescore::claims {

enum class Relation : std::uint8_t { ahead, behind, level };
enum class Comparison : std::uint8_t { equal, about, more, less, at_least, at_most };
enum class Direction : std::uint8_t { up, down, none };

/// What a sentence claims. Which fields count depends on the kind.
struct Statement {
  ClaimKind kind = ClaimKind::rank;
  std::string unit, other;                    ///< codes; `other` for an order
  std::optional<std::string> node;            ///< id; without one, overall
  bool of_score = false;                      ///< an order or a change of scores, not of ranks
  std::optional<int> of;                      ///< how many units are ranked
  std::optional<int> year, since;             ///< of the edition, and of the earlier one
  Relation relation = Relation::ahead;        ///< order
  std::optional<int> places;                  ///< order: exactly so many places
  int rank{};                                 ///< rank
  bool from_end = false;                      ///< rank, position: counted from the last one
  bool exact = false;                         ///< position: this place; order: a figure
  Decimal count{1};                           ///< position: so many places
  int parts = 0;                              ///< position: or one of so many equal parts
  bool percent = false;                       ///< position: or so many per cent
  Comparison comparison = Comparison::equal;  ///< score
  Decimal score;                              ///< score
  bool is_percentage = false;                 ///< score
  Direction direction = Direction::none;      ///< change
  std::optional<Decimal> amount, from, to;    ///< change
};

/// A statement, or why there is none and the words that were not read.
struct Reading {
  std::optional<Statement> statement{};
  ClaimFault fault = ClaimFault::none;
  std::size_t begin{}, end{};  ///< of the part that was not read, in bytes of the text
};

/// The text must be UTF-8. Cost: some hundred comparisons a word.
Reading read_claim(std::string_view text, const Names& names);

}  // namespace rescore::claims
