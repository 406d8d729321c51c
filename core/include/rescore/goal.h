#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rescore/error.h"
#include "rescore/evaluation.h"

namespace rescore {

/// What a goal wants to keep small: the number of changed answers, or the number of steps between
/// options (from 0 to 4 on a graded scale are 4 steps, from no to yes is 1; to or from skipped is
/// 1).
enum class Cost : std::uint8_t { changes, steps };

/// The question "what is the least that brings this country there?".
struct Goal {
  UnitIndex unit{};
  NodeIndex node{};
  /// One of the two: a rank from 1 to the number of countries, or a percentage in units of the last
  /// rounding step of the scope's rule (283 for 28.3 %, by tenths).
  std::optional<int> rank;
  std::optional<int> percent;
  /// False: this rank or higher, this percentage or more. True: this rank or lower, or less.
  bool lower = false;
  Cost cost = Cost::changes;
  /// By indicator, 1 where the answer must stay; empty for none.
  std::vector<std::uint8_t> locked{};
  bool may_raise = true;     ///< an answered indicator may get a higher score
  bool may_lower = true;     ///< or a lower one
  bool may_skip = false;     ///< or be skipped
  std::size_t examples = 3;  ///< how many of the smallest sets to give
};

/// Why less is not enough. A gain is what a change brings towards the threshold, in points: the
/// points it adds, less the threshold's part of what it adds to the maximum; under a mean of
/// domains in percentage points.
struct Proof {
  double needed{};      ///< what is missing at the start; 0 or less: it is there already
  double with_fewer{};  ///< the largest sum of gains at a cost one smaller
  double all{};         ///< the largest sum of gains at any cost
  bool whole = true;    ///< all gains are whole numbers, and `needed` is rounded up to one
  bool percentage_points = false;
  /// The gains would suffice with fewer changes (or at all, when not reachable), but only by
  /// skipping everything, and then there is no rank.
  bool skips_all = false;
};

struct GoalResult {
  bool reachable = false;
  /// The smallest cost, when reachable.
  int cost{};
  /// Smallest sets of changes, each ordered by indicator, at most `examples` and not always all
  /// that there are; the first is the one that stays closest to the present answers that was found.
  /// When not reachable: the one set of changes that comes closest, empty when none comes closer.
  std::vector<std::vector<Edit>> sets;
  /// How many different smallest sets there are (of indicators and new answers), counted up to
  /// kMostSets; empty when not counted: for Cost::steps, and where too many different sums meet.
  std::optional<std::uint64_t> count;
  Row before;
  Row after;  ///< with the first set
  Proof proof;
};

inline constexpr std::uint64_t kMostSets = 1'000'000'000'000'000;

/// The least that reaches a goal, proven: a rank or a percentage is a threshold on the country's
/// share, achieved / maximum >= p / q, which is linear in the answers (q * achieved - p * maximum
/// >= 0), so each change has a gain of its own and the largest gains are taken first. Thresholds
/// follow the method's rounding and ties exactly. The other countries' answers stay as they are in
/// the situation. Cost: a sort; counting the sets is a product of indicators and different sums.
///
/// The country's sheet must be loaded. Under a mean of domains in which skips leave the maximum,
/// nothing is skipped and no skip answered. A skipped indicator may be answered with any option,
/// whatever may_raise and may_lower say. Bad requests (no such rank or percentage, a country
/// without a rank in the scope, a mean whose parts have too many different maxima) come back in
/// `errors`.
std::optional<GoalResult> fewest_changes(const Evaluation& evaluation, const Goal& goal,
                                         Errors& errors);

/// The proof in words, in English: "With 2 changes the gains add up to at most 8 points; 12 points
/// are needed.".
std::string proof_in_words(const Goal& goal, const GoalResult& result);

}  // namespace rescore
