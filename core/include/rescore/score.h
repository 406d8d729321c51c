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

/// The answer to one indicator: the chosen option's score or a number, or nothing (missing).
struct Answer {
  double score{};  ///< not a number when missing

  static constexpr Answer skip() { return {std::numeric_limits<double>::quiet_NaN()}; }
  constexpr bool missing() const { return score != score; }
  friend constexpr bool operator==(const Answer& a, const Answer& b) {
    return a.score == b.score || (a.missing() && b.missing());
  }
};

/// Whether setting an answer is a step of its own, or one with the setting before: Session::set().
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

/// A rank and how many share it. Rank 1 is the first; 0 means not ranked.
struct Rank {
  int value{};
  int tied{};  ///< units with this rank, the unit itself included
  friend bool operator==(const Rank&, const Rank&) = default;
};

/// The ranks gained from one to another, positive when nearer to rank 1; 0 when one of them is
/// none.
int ranks_gained(const Rank& before, const Rank& after);

/// The result of one unit in one node.
struct Row {
  NodeIndex node;
  /// Points and the most that could be reached, where an index has points (see has_points). Under
  /// weights they are weighted points; under a mean the score is the mean, and points stay sums.
  /// The maximum is empty when the data does not tell it.
  std::int64_t achieved{};
  std::optional<std::int64_t> maximum;
  /// The share times the rule's scale (100 for percentages), rounded by its steps; empty when there
  /// is none: nothing is answered, too little is, or the data does not tell.
  std::optional<Decimal> score;
  Rank rank;
  int of{};  ///< how many units are ranked in this node
};

/// All results under one method, as columns: node by node, in each the units, both in the session's
/// order. They last until the session is asked or changed again.
struct Columns {
  std::size_t units{}, nodes{};
  std::span<const std::int32_t> achieved;  ///< points; 0 where an index has none
  std::span<const std::int32_t> maximum;   ///< -1: not known, or an index without points
  std::span<const double> score;           ///< not a number: none
  std::span<const std::int32_t> rank;      ///< 0: not ranked
  std::span<const std::int32_t> tied;
};

/// What a link tells (see docs/links.md). Everything left out is as published.
struct Link {
  std::string unit;         ///< code of the unit that is shown; empty when the link names none
  std::string method;       ///< empty for the edition's first method
  std::string node;         ///< id; empty for overall
  std::vector<Edit> edits;  ///< by unit and indicator, one an answer, none the published one
  /// Keys that this version does not know, with their values, in the link's order.
  std::vector<std::pair<std::string, std::string>> others;
  friend bool operator==(const Link&, const Link&) = default;
};

/// How many published figures of one sort were recomputed, and how many agree.
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
