#pragma once

#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/evaluation.h"
#include "model/dataset.h"
#include "model/scenario.h"
#include "rescore/session.h"

namespace rescore {

/// Keeps each error once: several parts of a question can lack the same thing.
Errors distinct(Errors errors);

/// The state of a session. Results are kept until the data changes; changed answers update them.
struct Session::State {
  std::optional<Dataset> data;
  Scenario scenario;
  std::list<Method> added;

  State() = default;
  /// Cached results point into the data, so a copy starts without them.
  State(const State& other) : data(other.data), scenario(other.scenario), added(other.added) {}
  State& operator=(const State&) = delete;

  /// Finds by id, or reports the fault.
  const Method* method(std::string_view id, Errors& errors) const;
  std::optional<NodeIndex> node(std::string_view id, Errors& errors) const;
  std::optional<UnitIndex> unit(std::string_view code, Errors& errors) const;
  std::optional<UnitIndex> unit_with_responses(std::string_view code, Errors& errors) const;
  bool has_all_responses(Errors& errors) const;
  bool has_all_units() const { return static_cast<int>(data->units.size()) >= data->edition.units; }

  std::span<const Edit> edits(bool with_edits) const {
    return with_edits ? scenario.edits() : std::span<const Edit>();
  }
  /// All results under a method, with or without the scenario's edits. Empty, with errors, if the
  /// method needs answers that are not loaded.
  std::shared_ptr<const RankTable> table(std::string_view method, Errors& errors,
                                         bool with_edits = true) const;
  Result<std::vector<Row>> ranking(std::string_view node, std::string_view method,
                                   bool with_edits) const;
  Result<Score> score(std::string_view unit, std::string_view method, bool with_edits) const;
  std::optional<Evaluation> evaluation(std::string_view method, Errors& errors) const;
  /// The result of `question` for a node; all responses must be loaded.
  template <class T>
  Result<T> ask(T (*question)(const Evaluation&, NodeIndex), std::string_view node,
                std::string_view method) const;
  template <class Run>
  Result<Run> run(const UncertaintyOptions& options, Shard shard, std::string_view method) const;

  /// A change of an answer to a score or, without one, to missing.
  std::optional<Edit> edit(std::string_view unit, std::string_view indicator,
                           std::optional<double> score, Errors& errors) const;
  /// The published answer for the place of an edit.
  Answer published(const Edit& edit) const {
    return data->answers(edit.unit)[edit.indicator.value];
  }
  void set(const Edit& edit, Step step);
  /// Calls `change` on the scenario and, if that returns true, applies the differences.
  bool change_edits(const std::function<bool(Scenario&)>& change);
  void data_changed();
  /// Must be called when the list of units has changed.
  void units_changed() { units_by_code_.clear(); }
  Fault load_responses(std::string_view file, std::string_view text, bool replace);
  /// `place` is the position of the unit's name in the file.
  Fault put_responses(Responses responses, bool replace, std::string_view place);
  /// The data with the scenario's edits in the responses, for random draws.
  Dataset edited_data() const;

 private:
  /// Updates cached results after a change of the scenario.
  void answer_changed(const Edit& change);
  std::shared_ptr<const Plan> plan(const Method& method, Errors& errors) const;
  bool has_units(Errors& errors) const;

  /// The results for the requested methods, the latest first.
  mutable std::list<std::shared_ptr<const Plan>> plans_;
  mutable std::list<std::shared_ptr<RankTable>> kept_;
  mutable std::list<std::shared_ptr<RankTable>> published_;  ///< without edits
  mutable std::optional<AnswerColumns> columns_;             ///< with the edits
  mutable std::list<Method> texts_;  ///< methods read from texts, which are their ids
  /// Empty until needed.
  mutable std::unordered_map<std::string_view, UnitIndex> units_by_code_;
  mutable std::unordered_map<std::string_view, IndicatorIndex> indicators_by_id_;
};

}  // namespace rescore
