#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <vector>

#include "rescore/score.h"

namespace rescore {

/// A reader's what-if: a log of steps and a cursor. The current state is the fold of the log up to
/// the cursor. Undo and redo move the cursor, and a new step discards undone steps. The log is
/// bounded: beyond its limit the oldest steps can no longer be undone, but remain in effect.
/// Scenario knows no responses. The caller supplies the published answer, so that an edit to it
/// counts as "back to published" and not as a change.
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
  /// Replaces all edits with others (none: back to published), as one step. They must be ordered by
  /// country and indicator, with at most one per answer and none to the published answer. This,
  /// undo and redo return false if nothing changes.
  bool replace(std::vector<Edit> edits);

  bool can_undo() const { return cursor_ > 0; }
  bool can_redo() const { return cursor_ < log_.size(); }
  bool undo() { return go_to(cursor_ - 1); }
  bool redo() { return go_to(cursor_ + 1); }

  /// The changed answers, ordered by country and indicator; at most one per answer.
  std::span<const Edit> edits() const { return edits_; }
  /// The edit of one answer, if it is changed.
  std::optional<Answer> find(UnitIndex unit, IndicatorIndex indicator) const;

 private:
  /// One answer changed, to a value or (without one) back to published; or a replacement for all
  /// edits.
  struct Entry {
    UnitIndex unit;
    IndicatorIndex indicator;
    std::optional<Answer> to;
    std::optional<std::vector<Edit>> all;
  };
  /// The state that a joined set continues: how to restore the answer before it, and whether the
  /// step is in the log.
  struct LastSet {
    Entry before;
    bool logged;
  };
  void add(Entry entry);
  bool go_to(std::size_t cursor);
  static void apply(const Entry& entry, std::vector<Edit>& edits);

  std::vector<Edit> start_;  ///< the state before the log's first step
  std::list<Entry> log_;
  std::size_t cursor_ = 0;
  std::optional<LastSet> last_set_;  ///< empty after any other action
  std::vector<Edit> edits_;
};

}  // namespace rescore
