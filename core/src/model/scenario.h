#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "rescore/score.h"

namespace rescore {

/// A reader's what-if, changed answers and another method: a log of steps and a cursor. The current
/// state is the fold of the log up to the cursor. Undo and redo move the cursor, and a new step
/// discards undone steps. The log is bounded: beyond its limit the oldest steps can no longer be
/// undone, but remain in effect. Scenario knows no responses. The caller supplies the published
/// answer, so that an edit to it counts as "back to published" and not as a change.
class Scenario {
 public:
  /// The number of latest steps that can be undone. Undo and redo take time in proportion to the
  /// number of steps: well below a millisecond for all of them.
  static constexpr std::size_t kSteps = 16'000;

  /// Sets an answer (or skips it). If `to` equals `published`, removes the edit. A step that
  /// changes nothing leaves no trace in the log. A joined step replaces the set before it, if that
  /// changed the same answer and nothing else has been done since.
  void set(UnitIndex unit, IndicatorIndex indicator, Answer to, Answer published,
           Step step = Step::own);
  /// Sets many answers as one step; false if nothing changes.
  bool set_all(std::span<const Edit> edits, const std::function<Answer(const Edit&)>& published);
  /// Replaces all edits with others (none: back to published) and the method, as one step. The
  /// edits must be ordered by country and indicator, with at most one per answer and none to the
  /// published answer. This, undo and redo return false if nothing changes.
  bool replace(std::vector<Edit> edits, std::string method);
  /// Ranks by another method; empty is the publisher's. A joined step replaces the one before it,
  /// if that chose a method.
  void rank_by(std::string method, Step step = Step::own);

  bool can_undo() const { return cursor_ > 0; }
  bool can_redo() const { return cursor_ < log_.size(); }
  bool undo() { return go_to(cursor_ - 1); }
  bool redo() { return go_to(cursor_ + 1); }

  /// The changed answers, ordered by country and indicator; at most one per answer.
  std::span<const Edit> edits() const { return state_.edits; }
  /// The chosen method; empty for the publisher's.
  const std::string& method() const { return state_.method; }
  /// The edit of one answer, if it is changed.
  std::optional<Answer> find(UnitIndex unit, IndicatorIndex indicator) const;

 private:
  struct State {
    std::vector<Edit> edits;
    std::string method;
    friend bool operator==(const State&, const State&) = default;
  };
  /// One answer, changed to a value or (without one) back to published.
  struct AnswerEntry {
    UnitIndex unit;
    IndicatorIndex indicator;
    std::optional<Answer> to;
    friend bool operator==(const AnswerEntry&, const AnswerEntry&) = default;
  };
  /// A changed answer, another method, or a replacement for everything.
  using Entry = std::variant<AnswerEntry, std::string, State>;
  /// What a joined step continues: how to restore the state before it, and whether it is in the
  /// log.
  struct LastStep {
    Entry before;
    bool logged;
  };
  /// Adds a step that can be joined, in place of the last one if it joins that. Nothing is added if
  /// it leads back to the state before.
  void step(Entry entry, Entry before, bool joins);
  void add(Entry entry);
  bool go_to(std::size_t cursor);
  static void apply(const Entry& entry, State& state);

  State start_;  ///< before the log's first step
  std::list<Entry> log_;
  std::size_t cursor_ = 0;
  std::optional<LastStep> last_step_;  ///< empty after any other action
  State state_;
};

}  // namespace rescore
