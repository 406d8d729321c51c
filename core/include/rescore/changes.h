#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rescore/score.h"

/// Why ranks differ between two states of an index, FROM and TO (docs/changes.md).
/// Session::changes_from() has the answer for one unit, or for all units in both states. Both
/// states count as published, without edits, each by its publisher's method. Errors carry the index
/// file of the state that they concern.
namespace rescore {

/// What can differ between two states. `newcomers`: units of which only one state has results.
/// `answers`: answers to questions that both states ask. `questions`: questions that only one state
/// asks, and the tree and weights of the index. `rule`: the method.
enum class Cause : std::uint8_t { newcomers, answers, questions, rule };
inline constexpr std::size_t kCauses = 4;

/// For each indicator of TO, the indicator of FROM that asks the same; empty if there is none.
using Crosswalk = std::vector<std::optional<IndicatorIndex>>;

/// Places are in sixths, because they are means over the 3! orders of the last three causes.
/// Positive is towards rank 1.
inline constexpr int kPlace = 6;

/// A number of sixths in lowest terms: "-3", "-1/3".
std::string places_text(int sixths);

/// Another unit that now stands above, or no longer does, and the places that this costs or gains.
struct Crossing {
  UnitIndex unit{};   ///< of TO, unless the unit left
  bool left = false;  ///< a unit of FROM that TO lacks
  int sixths{};
};

/// One cause's part of a move. The parts add up to the move.
struct ChangePart {
  int sixths{};
  /// Newcomers and leavers, or units in both states that change sides with this one. With ties
  /// `competition`, if no value depends on other units, they add up to the part.
  std::vector<Crossing> crossings;
};

/// A unit's answers in the two states. Only one has an indicator if the other state does not ask
/// the question; then the other answer means nothing.
struct AnswerChanged {
  std::optional<IndicatorIndex> from_indicator, to_indicator;
  Answer from = Answer::skip(), to = Answer::skip();
  Cause cause() const { return from_indicator && to_indicator ? Cause::answers : Cause::questions; }
};

/// The move of one unit.
struct RankChange {
  UnitIndex unit{};                       ///< of TO
  Rank from, to;                          ///< a unit without a rank counts as one after the last
  std::array<ChangePart, kCauses> parts;  ///< by Cause
  /// Its answers that differ, in TO's order, then those to questions that only FROM asks. Empty if
  /// its responses are not loaded in both states.
  std::optional<std::vector<AnswerChanged>> answers;
};

/// One setting of a rule that differs, in the words of a method file; empty where there is none.
struct RuleChanged {
  std::string node;     ///< id
  std::string setting;  ///< "rounding", "key", "weights", ...
  std::string from, to;
};

struct RankChanges {
  std::vector<RankChange> units;  ///< in TO's order
  std::vector<RuleChanged> rule;
};

/// The most units whose changes are computed at once.
inline constexpr std::size_t kMostChanges = 2'000;

}  // namespace rescore
