#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rescore/score.h"

/// What-if questions: what they are asked with, and what they answer. Session asks them.
namespace rescore {

/// What one other answer would do, all else as it is.
struct Impact {
  Edit edit;
  Answer from;
  int gained{};  ///< ranks gained in the node asked for, positive when nearer to rank 1
  /// Change of the share in that node, in millionths; positive when the share is larger.
  std::int64_t share{};
  std::size_t first_row{};  ///< of Impacts::rows
  std::size_t rows{};
};

/// Every single change of a unit's answers: each other option of each indicator (of a number: the
/// lowest, the median and the highest of all units), and no answer.
struct Impacts {
  UnitIndex unit{};
  NodeIndex node{};
  First first{};  ///< which end of the node's scores has rank 1
  Row before;     ///< in the node asked for
  std::vector<Impact> changes;
  /// The unit's rows after each change, in the nodes above the indicator, in the edition's order;
  /// in every other node nothing changes.
  std::vector<Row> rows;

  std::span<const Row> after(const Impact& impact) const {
    return std::span(rows).subspan(impact.first_row, impact.rows);
  }
};

/// The positions of the first changes that are an answer and gain ranks, or lose none and bring the
/// share nearer to the end that has rank 1; each indicator once, at most so many.
std::vector<std::size_t> suggested(const Impacts& impacts, std::size_t most);

/// For one unit and indicator: how far a single other answer could move the unit's own rank.
struct Pivot {
  std::int16_t up{};    ///< the most ranks nearer to 1, 0 or more
  std::int16_t down{};  ///< the most ranks further from it, 0 or more
  Answer up_to{};       ///< an answer that does it; the present one when nothing moves up
  Answer down_to{};
};

/// What a goal wants to keep small: the number of changed answers, or the number of steps between
/// options (from 0 to 4 on a graded scale are 4 steps, from no to yes is 1; to or from missing is
/// 1). A number moves in one step.
enum class Cost : std::uint8_t { changes, steps };

/// What a goal wants, and what may be changed for it.
struct GoalTerms {
  std::optional<int> rank;  ///< from 1 to the number of units; without one, a score is wanted
  bool lower = false;  ///< false: this rank or nearer to 1, this score or more; true: the opposite
  Cost cost = Cost::changes;
  bool may_raise = true;  ///< an answer may get a higher score
  bool may_lower = true;  ///< or a lower one
  bool may_skip = false;  ///< or be taken away
};

/// A goal as it is asked for: everything by id.
struct GoalRequest : GoalTerms {
  std::string unit;
  std::string node = "overall";
  std::string method;             ///< the publisher's when empty
  std::string score;              ///< "30" or "28.5", where no rank is asked for
  std::vector<std::string> only;  ///< nodes and indicators that may change; empty: all
  std::vector<std::string> lock;  ///< nodes and indicators that must not
};

/// Why less is not enough. A gain is what a change brings towards the threshold, in points: the
/// points it adds, less the threshold's part of what it adds to the maximum; under a mean in
/// hundredths of the scale.
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
  UnitIndex unit{};
  NodeIndex node{};
  Cost cost_of = Cost::changes;
  bool reachable = false;
  /// Whether the cost is proven to be the least. It is for exact scores that are linear in the
  /// answers (points, and sums and means of them); for others the changes were found by a search.
  bool proven = true;
  /// The smallest cost, when reachable.
  int cost{};
  /// Smallest sets of changes, each ordered by indicator, and not always all that there are; the
  /// first is the one that stays closest to the present answers that was found. When not reachable:
  /// the one set of changes that comes closest, empty when none comes closer.
  std::vector<std::vector<Edit>> sets;
  /// How many different smallest sets there are (of indicators and new answers), counted up to
  /// kMostSets: then there are that many or more. Empty when not counted: for Cost::steps, for a
  /// goal that is not proven, and where too many different sums meet.
  std::optional<std::uint64_t> count;
  Row before;
  Row after;  ///< with the first set
  Proof proof;
  std::string
      reason;  ///< the proof in words: "With 2 changes the gains add up to at most 7 points; ..."
};

inline constexpr std::uint64_t kMostSets = 1'000'000'000'000'000;

/// What one of several changed answers has to do with the change of a unit's result.
struct Contribution {
  Edit edit;
  Answer from;
  /// What it adds to the unit's points and maximum in the node; exact, and they add up. 0 for
  /// another unit's answer, and where there are no points.
  std::int64_t achieved{};
  std::int64_t maximum{};
  /// Its Shapley value (Shapley 1953) for ranks gained and for the score's units, times
  /// `Contributions::divisor`: the mean, over all orders in which the changes could be made, of
  /// what making this one brings at its turn. They add up to the whole change exactly.
  std::int64_t gained{};
  std::int64_t score{};
  /// Standard errors of gained / divisor and score / divisor when sampled; else 0.
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

/// The first and the last rank a unit could have.
struct RankBounds {
  Rank first;
  Rank last;
  friend bool operator==(const RankBounds&, const RankBounds&) = default;
};

/// Where a unit could stand if what is missing had been answered.
struct MissingBounds {
  int missing{};         ///< the unit's missing answers in the node
  RankBounds own;        ///< its own answered, everyone else as they are
  RankBounds everyones;  ///< everyone's answered, each in any way
};

/// A unit whose rank in a node differs between two methods.
struct Moved {
  UnitIndex unit{};
  int gained{};
  Row before, after;
};

}  // namespace rescore
