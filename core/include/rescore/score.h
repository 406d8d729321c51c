#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rescore/error.h"
#include "rescore/index.h"

/// Answers, and the results computed from them.
namespace rescore {

/// The answer to one indicator: the chosen option's score, a number, or missing.
struct Answer {
  double score{};  ///< NaN if missing

  static constexpr Answer skip() { return {std::numeric_limits<double>::quiet_NaN()}; }
  constexpr bool missing() const { return score != score; }
  friend constexpr bool operator==(const Answer& a, const Answer& b) {
    return a.score == b.score || (a.missing() && b.missing());
  }
};

/// Whether a change is its own undo step, or joins the step before. See Session::set().
enum class Step : std::uint8_t { own, joined };

/// One changed answer.
struct Edit {
  UnitIndex unit;
  IndicatorIndex indicator;
  Answer to;
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// An exact decimal: units / 10^decimals, so {283, 1} is 28.3.
struct Decimal {
  std::int64_t units{};
  std::int8_t decimals{};
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// "28.3", "32"; "30.0" when rounded to tenths.
std::string to_text(const Decimal& decimal);
/// The nearest double.
double number(const Decimal& decimal);

/// A rank, and the number of units that share it. 0 means unranked.
struct Rank {
  int value{};
  int tied{};  ///< units with this rank, the unit itself included
  friend bool operator==(const Rank&, const Rank&) = default;
};

/// The ranks gained, positive when nearer to rank 1. 0 if the unit is unranked before or after.
int ranks_gained(const Rank& before, const Rank& after);

/// The result of one unit in one node.
struct Row {
  NodeIndex node;
  /// Points and their maximum, if the index has points (see has_points). With weights they are
  /// weighted points. Under a mean the score is the mean, but points are still sums. The maximum is
  /// empty if the data does not contain it.
  std::int64_t achieved{};
  std::optional<std::int64_t> maximum;
  /// The share times the rule's scale (100 for percentages), rounded by the rule's steps. Empty if
  /// there is no score: nothing is answered, too little is answered, or the data does not contain
  /// it.
  std::optional<Decimal> score;
  Rank rank;
  int of{};  ///< how many units are ranked in this node
};

/// All results under one method, as columns: node by node and, in each node, unit by unit, both in
/// the session's order. They are valid until the next call to the session.
struct Columns {
  std::size_t units{}, nodes{};
  std::span<const std::int32_t> achieved;  ///< points; 0 if the index has none
  std::span<const std::int32_t> maximum;   ///< -1 if unknown, or if the index has no points
  std::span<const double> score;           ///< NaN if there is none
  std::span<const std::int32_t> rank;      ///< 0 if unranked
  std::span<const std::int32_t> tied;
};

/// The content of a link (see docs/links.md). Everything that it leaves out is as published.
struct Link {
  std::string unit;    ///< code of the unit shown; empty if the link names none
  std::string method;  ///< empty for the edition's first method
  std::string node;    ///< id; empty for overall
  std::vector<Edit>
      edits;  ///< by unit and indicator; at most one per answer, and never the published answer
  /// Keys that this version does not know, with their values, in the link's order.
  std::vector<std::pair<std::string, std::string>> others;
  friend bool operator==(const Link&, const Link&) = default;
};

/// How many published figures of one kind were recomputed, and how many agree.
struct Tally {
  std::string what;  ///< "overall ranks", "domain percentages", ...
  int agree{};
  int of{};
};

struct CheckReport {
  std::vector<Tally> tallies;
  Errors errors;  ///< each figure that does not agree, with its place
};

}  // namespace rescore
