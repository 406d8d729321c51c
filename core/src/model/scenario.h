#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <vector>

#include "rescore/score.h"

namespace rescore {

/// A reader's what-if: a log of steps and a cursor. What holds now is the fold of the log up to the
/// cursor; undo and redo move the cursor, and a new step cuts off what was undone. The log is
/// bounded: the oldest of very many steps can no longer be undone, but hold. Scenario knows no
/// responses: whoever calls says what was published, so that an edit to the published answer counts
/// as "back to published" and not as a change.
class Scenario {
 public:
  /// So many of the latest steps can be undone. Undo and redo cost as much as there are steps: well
  /// below a millisecond for all of them.
  static constexpr std::size_t kSteps = 16'000;

  /// Sets an answer (or skips it). With `to` equal to `published` the edit is taken back.
  /// A step that changes nothing leaves no trace in the log. A joined one takes the place of the
  /// set before it, if that was of the same answer and nothing else has been done since.
  void set(UnitIndex unit, IndicatorIndex indicator, Answer to, Answer published,
           Step step = Step::own);
  /// Sets many answers as one step; false when nothing changes.
  bool set_all(std::span<const Edit> edits, const std::function<Answer(const Edit&)>& published);
  /// Puts other edits (none: back to published) in the place of all that hold, as one step. They
  /// are ordered by country and indicator, at most one per answer, none of them to the published
  /// answer. This, undo and redo are false when nothing changes.
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
  /// One answer changed to something or, without it, back to published; or other edits in place of
  /// all.
  struct Entry {
    UnitIndex unit;
    IndicatorIndex indicator;
    std::optional<Answer> to;
    std::optional<std::vector<Edit>> all;
  };
  /// What a joined set goes on with: how to get back to before it, and whether it is in the log.
  struct LastSet {
    Entry before;
    bool logged;
  };
  void add(Entry entry);
  bool go_to(std::size_t cursor);
  static void apply(const Entry& entry, std::vector<Edit>& edits);

  std::vector<Edit> start_;  ///< what the log's first step finds
  std::list<Entry> log_;
  std::size_t cursor_ = 0;
  std::optional<LastSet> last_set_;  ///< nothing once anything else was done
  std::vector<Edit> edits_;
};

}  // namespace rescore
