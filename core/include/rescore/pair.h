#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rescore/questions.h"
#include "rescore/weights.h"

/// Why one unit is above another (docs/weights.md): the gap between their overall scores by part
/// and by answer, the fewest answers that turn the order around, and whether weights do. Without
/// answers, as far as the published results allow. Scores are compared exactly, so units that tie
/// only after rounding are not level. Session::pair() has the answer. Cost for the China Index
/// 2024: below 5 ms.
namespace rescore {

/// What an answer of each unit adds to the gap.
struct AnswerGap {
  IndicatorIndex indicator{};
  Answer one, other;
  std::int64_t gap{};  ///< in units of 1 / PairResult::denominator
};

/// What a part adds to the gap.
struct PartGap {
  NodeIndex part{};
  std::int64_t gap{};
};

/// The fewest answers that put the lower unit strictly above, each to another answer: skipped ones
/// stay skipped.
struct Turn {
  bool possible = false;
  std::vector<Edit> edits;  ///< the largest gains first; if not possible, all gains
  /// The proof: the sum of gains that must be exceeded, and the largest sum with one change fewer.
  std::int64_t needed{}, with_fewer{};
};

/// The gap between two units' overall scores, as a share of 1.
struct PairResult {
  UnitIndex one{}, other{};
  std::int64_t denominator{1};  ///< of every gap
  std::int64_t gap{};           ///< the score of `one` less that of `other`
  std::vector<PartGap> parts;   ///< they add up to the gap
  /// Every answer with points in overall; they add up to the gap. Empty if the answers of either
  /// unit are not loaded.
  std::optional<std::vector<AnswerGap>> answers;
  /// By changes to answers of `one`, of `other`, and of both. Empty if the unit's answers, or those
  /// of one of the two, are not loaded, or if neither is above.
  std::optional<Turn> turn_one, turn_other, turn_either;
  /// Whether weights can turn the order around; empty if that is not computed (see weights.h).
  std::optional<bool> weights_turn;
  std::vector<NodeIndex> weight_parts;
  std::vector<Fraction> weights;  ///< that do it, by weight_parts
};

}  // namespace rescore
