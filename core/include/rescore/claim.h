#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rescore/score.h"
#include "rescore/uncertainty.h"

/// Whether a sentence about the published ranking is right: "Germany ranks 20th", "Germany is ahead
/// of France". docs/claims.md has the grammar and the rules. Session::claim() has the answer. The
/// scenario's edits do not count. A claim can name the year of another edition; every edition
/// counts by the same method. A sentence that is not understood is an answer, too, not an error.
/// Cost: below 1 ms; for a comparison, the trials of each edition that it is about, some 20 ms.
namespace rescore {

/// The most characters of a sentence. A longer one is not read.
inline constexpr std::size_t kMostClaimCharacters = 300;

/// `confirmed`, `refuted`: the published figures say so. `too_close`: the claim compares ranks, and
/// the trials do not agree on the answer. `not_read`: the grammar does not have the sentence.
/// `no_figure`: the sentence was read, but the data has no figure for it.
enum class Verdict : std::uint8_t { confirmed, refuted, too_close, not_read, no_figure };

/// What a claim is about. `rank`, `score` and a `change` by a number are figures: right or wrong.
/// `position` ("in the top half", "the most influenced"), `order` ("ahead of") and a `change`
/// without a number are comparisons, which can be too close to call.
enum class ClaimKind : std::uint8_t { rank, position, order, change, score };

/// Why there is no verdict.
enum class ClaimFault : std::uint8_t {
  none,
  empty,         ///< no words
  too_long,      ///< more than kMostClaimCharacters
  not_text,      ///< not UTF-8
  unread,        ///< the part `unread` is not in the grammar
  incomplete,    ///< every word was read, but they claim nothing
  unknown_unit,  ///< `unread` names a country that no edition at hand ranks
  ambiguous,     ///< `unread` names more than one unit or node
  no_edition,    ///< no edition of that year is at hand, or more than one
  since_when,    ///< a change, and no or more than one earlier edition to compare with
  no_rank        ///< the edition has no rank or score of the unit in this node
};

/// A published figure that the verdict rests on.
struct ClaimFigure {
  std::string edition;  ///< id
  std::string unit;     ///< code
  std::string node;     ///< id
  Rank rank;
  int of{};
  std::optional<Decimal> score;
  /// The ranks of nine trials in ten, `high` the better. Only comparisons of overall ranks have
  /// them, and only if the method has weights to vary.
  std::optional<int> high, low;
};

struct ClaimResult {
  Verdict verdict = Verdict::not_read;
  ClaimFault fault = ClaimFault::none;
  std::optional<ClaimKind> kind;     ///< empty if not read
  std::vector<ClaimFigure> figures;  ///< one or two, in the order of the sentence
  std::size_t unread_at{};           ///< in bytes of the claim
  std::string unread;                ///< the part that was not read; may be empty
  std::string sentence;              ///< to use instead, with the right figures; empty without
  std::string reason;                ///< why, in a sentence; empty if there is nothing to add
};

/// The trials that decide what is too close to call: 10,000, with every weight up to a quarter more
/// or less (docs/robustness.md).
UncertaintyOptions claim_trials();

}  // namespace rescore
