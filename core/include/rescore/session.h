#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rescore/error.h"
#include "rescore/index.h"
#include "rescore/questions.h"
#include "rescore/score.h"
#include "rescore/uncertainty.h"

/// One reader's work on one index: the data, a scenario on it, results and questions.
namespace rescore {

struct Dataset;

/// The results of one unit, one row a node, in the edition's order.
struct Score {
  std::vector<Row> rows;
  const Row& overall() const { return rows.front(); }
};

/// An answer to be changed, by ids; to nothing is missing.
struct AnswerChange {
  std::string unit;
  std::string indicator;
  std::optional<double> score;
};

/// It speaks in ids, so that a command line or a page can hand over what it was given. Everything
/// that can be wrong with an id or a file comes back as errors, and then nothing has changed; a
/// session without data answers every question so. A node's id is "overall", "domain:media",
/// "node:health"; a method is one of the edition's or an added one by its id, or a text as in
/// docs/method.md ("exact,mean,drop=media"); empty stands for the publisher's, the first.
class Session {
 public:
  Session();
  ~Session();
  Session(const Session& other);
  Session(Session&&) noexcept;
  Session& operator=(Session other) noexcept;

  /// Loads index.json and forgets everything loaded before.
  Fault load_edition(std::string_view file, std::string_view text);
  /// Loads the published results (standings.json, published.json) in place of earlier ones; edits
  /// are dropped.
  Fault load_published_results(std::string_view file, std::string_view text);
  /// Adds a unit's responses (countries/AZ.json); where the units are known, it must be one of
  /// them. Edits stay.
  Fault load_responses(std::string_view file, std::string_view text);
  /// The same, but responses of this unit that are loaded give way, and all edits are dropped.
  Fault replace_responses(std::string_view file, std::string_view text);
  /// Adds the responses of many units (responses.json).
  Fault load_response_table(std::string_view file, std::string_view text);

  bool has_edition() const;
  /// The edition; there must be one.
  const Edition& edition() const;
  /// The units, in the order of the file that lists them; results never depend on it.
  const std::vector<Unit>& units() const;
  /// A unit's published answers, in the edition's order; empty when they are not loaded.
  std::span<const Answer> answers(UnitIndex unit) const;

  Result<UnitIndex> unit(std::string_view code) const;
  Result<NodeIndex> node(std::string_view id) const;
  Result<Method> method(std::string_view id) const;

  /// Changes one answer of a unit whose responses are loaded: an option's score, a number, or
  /// nothing (missing). Setting the published answer takes the change back. Cost with results at
  /// hand: see results(). With Step::joined it goes on with the last set() or reset(), if that was
  /// of the same answer and nothing else was changed, undone or redone since: both are one step,
  /// which goes away when the answer is back at what it was before. Otherwise it is a step of its
  /// own.
  Fault set(std::string_view unit, std::string_view indicator, std::optional<double> score,
            Step step = Step::own);
  /// Changes many answers as one step; of two changes of one answer the later holds. When one is
  /// wrong none is made, and the pointer of each error is the place of its change in the list:
  /// "/3".
  Fault set_all(std::span<const AnswerChange> changes);
  /// From text: "media-03=3", "media-03=skip" (of `unit`) or "AZ.media-03=3". Errors carry the text
  /// as their file.
  Fault set_text(std::string_view edit, std::string_view unit);
  /// Back to published: one answer, or all.
  Fault reset(std::string_view unit, std::string_view indicator);
  void reset();
  bool undo();  ///< false when there is nothing to undo
  bool redo();
  bool can_undo() const;
  bool can_redo() const;
  /// The changed answers, ordered by unit and indicator; at most one per answer.
  std::span<const Edit> edits() const;

  /// The scenario as a link, with the unit, method and node that are shown. `others` are keys that
  /// an earlier link had and this version does not know.
  Result<std::string> link(std::string_view unit, std::string_view method, std::string_view node,
                           std::vector<std::pair<std::string, std::string>> others = {}) const;
  /// Takes over a link's edits as one step that can be undone. What does not fit is reported in
  /// `diagnostics` and left out; with nothing left the published answers hold. A method that does
  /// not exist is reported, and the publisher's stands in the result.
  Link open_link(std::string_view text, Errors& diagnostics);

  /// Every node of a unit: from the published answers, and with the scenario's edits (of any unit).
  Result<Score> score_without_edits(std::string_view unit, std::string_view method = "") const;
  Result<Score> score(std::string_view unit, std::string_view method = "") const;
  /// One node of every unit, in the order of units().
  Result<std::vector<Row>> ranking_without_edits(std::string_view node = "overall",
                                                 std::string_view method = "") const;
  Result<std::vector<Row>> ranking(std::string_view node = "overall",
                                   std::string_view method = "") const;
  /// Every unit in every node with the scenario's edits. After a change it is brought up to date,
  /// not made anew. Cost: for the China Index 2024 some microseconds under another method, well
  /// below one after a change.
  Result<Columns> results(std::string_view method = "") const;

  /// Adds a made-up method from a JSON file, to be asked for by its id; an earlier one with this id
  /// gives way. Gives the id.
  Result<std::string> add_method(std::string_view file, std::string_view text);

  // What-if questions, asked of the scenario.
  Result<Impacts> impact(std::string_view unit, std::string_view node = "overall",
                         std::string_view method = "") const;
  /// Unit by unit, in each the indicators. All responses must be loaded.
  Result<std::vector<Pivot>> pivots(std::string_view node = "overall",
                                    std::string_view method = "") const;
  Result<GoalResult> goal(const GoalRequest& request) const;
  /// From the edits `from` (none: the published answers), which are as edits() gives them, to the
  /// scenario.
  Result<Contributions> contributions(std::string_view unit, std::string_view node = "overall",
                                      std::string_view method = "",
                                      std::span<const Edit> from = {}) const;
  /// By unit. All responses must be loaded.
  Result<std::vector<MissingBounds>> bounds(std::string_view node = "overall",
                                            std::string_view method = "") const;
  /// The units whose rank in a node differs between two methods, by the ranks they move.
  Result<std::vector<Moved>> compare(std::string_view method, std::string_view against = "",
                                     std::string_view node = "overall") const;

  /// Runs of draws at random, of the scenario's answers.
  Result<UncertaintyRun> uncertainty(const UncertaintyOptions& options, Shard shard = {},
                                     std::string_view method = "") const;
  Result<SensitivityRun> sensitivity(const UncertaintyOptions& options, Shard shard = {},
                                     std::string_view method = "") const;
  /// Whether a result of a run is of this data, with these changes and this method.
  bool is_of(const RunHead& run) const;

  /// Recomputes every published figure by the publisher's method and compares; empty without data.
  CheckReport check() const;

  /// Eight hexadecimal digits that stand for the data as far as results depend on it; empty without
  /// data.
  std::string fingerprint() const;

  /// The data behind the session, for the writers of io.h; there must be an edition.
  const Dataset& data() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads a data folder: index.json; then, where they are there, standings.json or published.json,
/// responses.json, and every file of countries/. All of it, or the errors of all files.
Result<Session> open_folder(const std::string& folder);

/// The text of a file of at most kMaxFileBytes, or the error why there is none.
Result<std::string> read_file(const std::string& path);

}  // namespace rescore
