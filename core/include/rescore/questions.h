#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rescore/score.h"

/// What-if questions: their requests and their answers. Session has the functions that ask them.
namespace rescore {

/// The effect of one different answer, with everything else unchanged.
struct Impact {
  Edit edit;
  Answer from;
  int gained{};  ///< ranks gained in the node asked for, positive when nearer to rank 1
  /// Change of the share in that node, in millionths; positive when the share is larger.
  std::int64_t share{};
  std::size_t first_row{};  ///< of Impacts::rows
  std::size_t rows{};
};

/// Every single change of a unit's answers: to each other option of each indicator (for a number,
/// to the lowest, the median and the highest of all units), and to no answer.
struct Impacts {
  UnitIndex unit{};
  NodeIndex node{};
  First first{};  ///< which end of the node's scores has rank 1
  Row before;     ///< in the node asked for
  std::vector<Impact> changes;
  /// The unit's rows after each change, in the nodes above the indicator, in the edition's order.
  /// Nothing changes in other nodes.
  std::vector<Row> rows;

  std::span<const Row> after(const Impact& impact) const {
    return std::span(rows).subspan(impact.first_row, impact.rows);
  }
};

/// A change to try first, and what it does in the node asked for.
struct Suggestion {
  Edit edit;
  int gained{};  ///< ranks, positive when nearer to rank 1
  Rank rank{};
};

/// For one unit and indicator: how far a single different answer could move the unit's own rank.
struct Pivot {
  std::int16_t up{};    ///< the most ranks nearer to 1, 0 or more
  std::int16_t down{};  ///< the most ranks away from 1, 0 or more
  Answer up_to{};       ///< an answer that causes it; the current one if nothing moves up
  Answer down_to{};
};

/// What a goal minimises: the number of changed answers, or the number of steps between options.
/// From 0 to 4 on a graded scale there are 4 steps, from no to yes 1; to or from missing is 1. A
/// number moves in one step.
enum class Cost : std::uint8_t { changes, steps };

/// The target of a goal, and the changes that are allowed.
struct GoalTerms {
  std::optional<int> rank;  ///< from 1 to the number of units; empty if the goal is a score
  bool lower = false;  ///< false: this rank or nearer to 1, this score or more; true: the opposite
  Cost cost = Cost::changes;
  bool may_raise = true;  ///< an answer may get a higher score
  bool may_lower = true;  ///< or a lower one
  bool may_skip = false;  ///< or become missing
};

/// A goal, with everything named by id.
struct GoalRequest : GoalTerms {
  std::string unit;
  std::string node = "overall";
  std::string method;             ///< the publisher's when empty
  std::string score;              ///< "30" or "28.5", if the goal is not a rank
  std::vector<std::string> only;  ///< nodes and indicators that may change; empty: all
  std::vector<std::string> lock;  ///< nodes and indicators that must not change
};

/// The proof that a smaller cost is not enough. A gain is what a change adds towards the threshold,
/// in points: the points it adds, minus the threshold's share of what it adds to the maximum. Under
/// a mean, gains are in hundredths of the scale.
struct Proof {
  double needed{};  ///< the gain needed from the start; 0 or less if the goal is already reached
  double with_fewer{};  ///< the largest sum of gains at a cost one smaller
  double all{};         ///< the largest sum of gains at any cost
  bool whole = true;  ///< all gains are whole numbers, and `needed` is rounded up to a whole number
  bool percentage_points = false;
  /// Whether the gains would suffice with fewer changes (or at all, if not reachable), but only by
  /// skipping everything, which leaves no rank.
  bool skips_all = false;
};

struct GoalResult {
  UnitIndex unit{};
  NodeIndex node{};
  Cost cost_of = Cost::changes;
  bool reachable = false;
  /// Whether the cost is proven to be minimal. It is for exact scores that are linear in the
  /// answers (points, and sums and means of them). For other scores a search found the changes.
  bool proven = true;
  /// The smallest cost, when reachable.
  int cost{};
  /// Smallest sets of changes, each ordered by indicator; not always all that exist. The first is,
  /// of those found, the closest to the current answers. If not reachable: the one set of changes
  /// that comes closest, or an empty set if none comes closer.
  std::vector<std::vector<Edit>> sets;
  /// The number of different smallest sets (of indicators and new answers), counted up to
  /// kMostSets; that value means this many or more. Empty if not counted: for Cost::steps, for a
  /// goal that is not proven, and if there are too many different sums.
  std::optional<std::uint64_t> count;
  Row before;
  Row after;  ///< after the first set
  Proof proof;
  std::string
      reason;  ///< the proof in words: "With 2 changes the gains add up to at most 7 points; ..."
};

inline constexpr std::uint64_t kMostSets = 1'000'000'000'000'000;

/// How much one of several changed answers contributes to the change of a unit's result.
struct Contribution {
  Edit edit;
  Answer from;
  /// What it adds to the unit's points and maximum in the node. The values are exact and add up to
  /// the whole change. 0 for another unit's answer, and for an index without points.
  std::int64_t achieved{};
  std::int64_t maximum{};
  /// Its Shapley values (Shapley 1953) for ranks gained and for the score's units, times
  /// `Contributions::divisor`. A Shapley value is the mean effect of this change over all orders in
  /// which the changes could be made. The values add up to the whole change exactly.
  std::int64_t gained{};
  std::int64_t score{};
  /// Standard errors of gained / divisor and score / divisor if sampled; otherwise 0.
  double gained_error{};
  double score_error{};
};

struct Contributions {
  UnitIndex unit{};
  NodeIndex node{};
  std::vector<Contribution> parts;  ///< ordered by unit and indicator
  std::int64_t divisor{1};
  bool exact = true;  ///< false: orders were sampled
  Row before;
  Row after;
};

/// The highest and the lowest rank that a unit could have.
struct RankBounds {
  Rank first;
  Rank last;
  friend bool operator==(const RankBounds&, const RankBounds&) = default;
};

/// The ranks that a unit could have if missing answers had been given.
struct MissingBounds {
  int missing{};         ///< the unit's missing answers in the node
  RankBounds own;        ///< its own missing answers given, all others unchanged
  RankBounds everyones;  ///< all units' missing answers given, in any combination
};

/// A unit whose rank in a node differs between two methods.
struct Moved {
  UnitIndex unit{};
  int gained{};
  Row before, after;
};

}  // namespace rescore
