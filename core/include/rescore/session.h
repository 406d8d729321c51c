#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rescore/changes.h"
#include "rescore/claim.h"
#include "rescore/error.h"
#include "rescore/index.h"
#include "rescore/pair.h"
#include "rescore/questions.h"
#include "rescore/score.h"
#include "rescore/uncertainty.h"
#include "rescore/weight_shift.h"
#include "rescore/weights.h"

/// One reader's work on one index: the data, a scenario on it, results and questions.
namespace rescore {

struct Dataset;

/// The results of one unit, one row per node, in the edition's order.
struct Score {
  std::vector<Row> rows;
  const Row& overall() const { return rows.front(); }
};

/// A change to an answer, by ids. An empty score makes the answer missing.
struct AnswerChange {
  std::string unit;
  std::string indicator;
  std::optional<double> score;
};

/// A session takes and returns ids, so that a command line or a page can pass on its input. Every
/// fault in an id or a file comes back as errors, and then nothing has changed. So does every
/// question to a session without data. A node's id is "overall", "domain:media" or "node:health". A
/// method is the id of one of the edition's methods or of an added one, or a text as in
/// docs/method.md ("exact,mean,drop=media"); empty means the publisher's, the first.
class Session {
 public:
  Session();
  ~Session();
  Session(const Session& other);
  Session(Session&&) noexcept;
  Session& operator=(Session other) noexcept;

  /// Loads index.json and discards everything loaded before.
  Fault load_edition(std::string_view file, std::string_view text);
  /// Loads the published results (standings.json, published.json), in place of earlier ones. Drops
  /// all edits.
  Fault load_published_results(std::string_view file, std::string_view text);
  /// Adds a unit's responses (countries/AZ.json). It must be a known unit, if any are. Edits stay.
  Fault load_responses(std::string_view file, std::string_view text);
  /// The same, but replaces the unit's responses if they are loaded. Drops all edits.
  Fault replace_responses(std::string_view file, std::string_view text);
  /// Adds the responses of many units (responses.json).
  Fault load_response_table(std::string_view file, std::string_view text);

  bool has_edition() const;
  /// The edition; there must be one.
  const Edition& edition() const;
  /// The units, in the order of the file that lists them; results never depend on it.
  const std::vector<Unit>& units() const;
  /// A unit's published answers, in the edition's order; empty if they are not loaded.
  std::span<const Answer> answers(UnitIndex unit) const;

  Result<UnitIndex> unit(std::string_view code) const;
  Result<NodeIndex> node(std::string_view id) const;
  Result<Method> method(std::string_view id) const;

  /// Changes one answer of a unit whose responses are loaded: to an option's score, a number, or
  /// nothing (missing). Setting the published answer removes the change. Cost if results are
  /// cached: see results(). With Step::joined it joins the step of the last set() or reset(), if
  /// that changed the same answer and nothing else was changed, undone or redone since. The joined
  /// step disappears when the answer returns to its value before that step. Otherwise the change is
  /// its own step.
  Fault set(std::string_view unit, std::string_view indicator, std::optional<double> score,
            Step step = Step::own);
  /// Changes many answers as one step. Of two changes to one answer the later wins. If one change
  /// is wrong, none is made, and the pointer of each error is the position of its change in the
  /// list: "/3".
  Fault set_all(std::span<const AnswerChange> changes);
  /// From text: "media-03=3", "media-03=skip" (of `unit`) or "AZ.media-03=3". An option goes by its
  /// score or label ("budget.free=Yes"), an indicator by its id or the publisher's code. Errors
  /// carry the text as their file.
  Fault set_text(std::string_view edit, std::string_view unit);
  /// Restores the published value of one answer, or of all with the publisher's method.
  Fault reset(std::string_view unit, std::string_view indicator);
  void reset();
  /// Chooses the method that the scenario ranks by, as a step that can be undone; links hold it.
  /// With Step::joined it joins the step of the last rank_by(), if nothing else was done since.
  /// Whatever drops all edits drops it too. Calls that take a method ignore it.
  Fault rank_by(std::string_view method, Step step = Step::own);
  /// The chosen method; empty is the publisher's.
  const std::string& ranked_by() const;
  bool undo();  ///< false if there is nothing to undo
  bool redo();
  bool can_undo() const;
  bool can_redo() const;
  /// The changed answers, ordered by unit and indicator; at most one per answer.
  std::span<const Edit> edits() const;

  /// The scenario as a link, with the unit, method and node shown. `others` are keys of an earlier
  /// link that this version does not know.
  Result<std::string> link(std::string_view unit, std::string_view method, std::string_view node,
                           std::vector<std::pair<std::string, std::string>> others = {}) const;
  /// Applies a link's edits and method as one step that can be undone. Parts that do not fit are
  /// reported in `diagnostics` and left out; if nothing fits, the published answers apply. A method
  /// that does not exist is reported, and the result has the publisher's method.
  Link open_link(std::string_view text, Errors& diagnostics);

  /// Every node of a unit: from the published answers, or with the scenario's edits (to any unit).
  Result<Score> score_without_edits(std::string_view unit, std::string_view method = "") const;
  Result<Score> score(std::string_view unit, std::string_view method = "") const;
  /// One node of every unit, in the order of units().
  Result<std::vector<Row>> ranking_without_edits(std::string_view node = "overall",
                                                 std::string_view method = "") const;
  Result<std::vector<Row>> ranking(std::string_view node = "overall",
                                   std::string_view method = "") const;
  /// How many points more bring the unit level with each other unit, in the order of units(): 0 if
  /// it is level already or above; where the lowest score is first, how many fewer. The maximum is
  /// that of its present answers. Empty for a unit without a rank, for one that no number of points
  /// reaches, and for every unit where ranks do not follow from points that count once each (a
  /// mean, weights, numbers). Cost: some microseconds.
  Result<std::vector<std::optional<std::int64_t>>> points_to_reach(
      std::string_view unit, std::string_view node = "overall", std::string_view method = "") const;
  /// Every unit in every node with the scenario's edits. After a change the results are updated,
  /// not recomputed. Cost for the China Index 2024: some microseconds for another method, well
  /// below one after a change.
  Result<Columns> results(std::string_view method = "") const;

  /// Adds a method of the caller's own from a JSON file, to be used by its id. Replaces an earlier
  /// method with this id. Returns the id.
  Result<std::string> add_method(std::string_view file, std::string_view text);

  // What-if questions about the scenario.
  Result<Impacts> impact(std::string_view unit, std::string_view node = "overall",
                         std::string_view method = "") const;
  /// At most `most` changes that a reader could try first.
  Result<std::vector<Suggestion>> suggestions(std::string_view unit, std::string_view node,
                                              std::string_view method, std::size_t most) const;
  /// Unit by unit and, in each unit, indicator by indicator. All responses must be loaded.
  Result<std::vector<Pivot>> pivots(std::string_view node = "overall",
                                    std::string_view method = "") const;
  Result<GoalResult> goal(const GoalRequest& request) const;
  /// The contributions of the changes between `from` and the scenario. `from` is a list of edits as
  /// edits() returns it; empty means the published answers.
  Result<Contributions> contributions(std::string_view unit, std::string_view node = "overall",
                                      std::string_view method = "",
                                      std::span<const Edit> from = {}) const;
  /// By unit. All responses must be loaded.
  Result<std::vector<MissingBounds>> bounds(std::string_view node = "overall",
                                            std::string_view method = "") const;
  /// The units whose rank in a node differs between two methods, sorted by how far they move.
  Result<std::vector<Moved>> compare(std::string_view method, std::string_view against = "",
                                     std::string_view node = "overall") const;
  // The headers of these results say what they mean, what is an error, and what they cost.
  /// Why ranks differ from those of an earlier state: of one unit, or (empty) of all in both.
  Result<RankChanges> changes_from(const Session& from, std::string_view unit = "",
                                   const std::optional<Crosswalk>& crosswalk = {}) const;
  /// The ranks of a unit, or (empty) of every unit, under all weights of the root's parts.
  Result<WeightRanges> weight_ranges(std::string_view unit = "", std::string_view method = "",
                                     std::string_view at_least = "0") const;
  /// The smallest change of the method's weights of the root's parts that brings a unit to a rank.
  Result<WeightShift> weight_shift(std::string_view unit, int rank,
                                   std::string_view method = "") const;
  /// Why one unit is above another, and what turns the order around.
  Result<PairResult> pair(std::string_view one, std::string_view other,
                          std::string_view method = "") const;
  /// Whether a sentence about the published ranking is right. `others` are other editions.
  Result<ClaimResult> claim(std::string_view text, std::string_view method = "",
                            std::span<const Session* const> others = {}) const;

  /// Runs of random draws, starting from the scenario's answers.
  Result<UncertaintyRun> uncertainty(const UncertaintyOptions& options, Shard shard = {},
                                     std::string_view method = "") const;
  Result<SensitivityRun> sensitivity(const UncertaintyOptions& options, Shard shard = {},
                                     std::string_view method = "") const;
  /// Whether a run's result comes from this data, with these changes and this method.
  bool is_of(const RunHead& run) const;

  /// Recomputes every published figure by the publisher's method and compares. Empty without data.
  CheckReport check() const;

  /// Eight hexadecimal digits that identify all data that results depend on; empty without.
  std::string fingerprint() const;

  /// The data behind the session, for the writers of io.h; there must be an edition.
  const Dataset& data() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads a data folder: index.json and, if they exist, standings.json or published.json,
/// responses.json, and every file in countries/. Returns the session, or the errors of all files.
Result<Session> open_folder(const std::string& folder);

/// The text of a file of at most kMaxFileBytes, or the error that prevented reading it.
Result<std::string> read_file(const std::string& path);

}  // namespace rescore
