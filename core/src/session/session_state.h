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

/// Each error once: several parts of a question can lack the same.
Errors distinct(Errors errors);

/// What a session holds. Results are kept until the data changes, and brought up to date as answers
/// do.
struct Session::State {
  std::optional<Dataset> data;
  Scenario scenario;
  std::list<Method> added;

  State() = default;
  /// What is kept points into the data, so a copy starts without.
  State(const State& other) : data(other.data), scenario(other.scenario), added(other.added) {}
  State& operator=(const State&) = delete;

  /// Finds by id, or reports what is wrong.
  const Method* method(std::string_view id, Errors& errors) const;
  std::optional<NodeIndex> node(std::string_view id, Errors& errors) const;
  std::optional<UnitIndex> unit(std::string_view code, Errors& errors) const;
  std::optional<UnitIndex> unit_with_responses(std::string_view code, Errors& errors) const;
  bool has_all_responses(Errors& errors) const;
  bool has_all_units() const { return static_cast<int>(data->units.size()) >= data->edition.units; }

  std::span<const Edit> edits(bool with_edits) const {
    return with_edits ? scenario.edits() : std::span<const Edit>();
  }
  /// All results under a method, with the scenario's edits or without. Empty, with errors, when the
  /// method needs answers that are not loaded.
  std::shared_ptr<const RankTable> table(std::string_view method, Errors& errors,
                                         bool with_edits = true) const;
  Result<std::vector<Row>> ranking(std::string_view node, std::string_view method,
                                   bool with_edits) const;
  Result<Score> score(std::string_view unit, std::string_view method, bool with_edits) const;
  std::optional<Evaluation> evaluation(std::string_view method, Errors& errors) const;
  /// What `question` makes of a node, for which all responses must be loaded.
  template <class T>
  Result<T> ask(T (*question)(const Evaluation&, NodeIndex), std::string_view node,
                std::string_view method) const;
  template <class Run>
  Result<Run> run(const UncertaintyOptions& options, Shard shard, std::string_view method) const;

  /// The change of an answer to a score or, without one, to missing.
  std::optional<Edit> edit(std::string_view unit, std::string_view indicator,
                           std::optional<double> score, Errors& errors) const;
  /// The published answer in the place of an edit.
  Answer published(const Edit& edit) const {
    return data->answers(edit.unit)[edit.indicator.value];
  }
  void set(const Edit& edit, Step step);
  /// Changes the scenario by `change`, which says whether it did, and takes what differs after it.
  bool change_edits(const std::function<bool(Scenario&)>& change);
  void data_changed();
  /// Once the list of units is another.
  void units_changed() { units_by_code_.clear(); }
  Fault load_responses(std::string_view file, std::string_view text, bool replace);
  /// `place` is where the file names the unit.
  Fault put_responses(Responses responses, bool replace, std::string_view place);
  /// The data with the scenario's edits in the responses, for runs that draw from it.
  Dataset edited_data() const;

 private:
  /// Brings what is kept up to date with a change that the scenario has taken.
  void answer_changed(const Edit& change);
  std::shared_ptr<const Plan> plan(const Method& method, Errors& errors) const;
  bool has_units(Errors& errors) const;

  /// What was computed for the methods asked for, the last one first.
  mutable std::list<std::shared_ptr<const Plan>> plans_;
  mutable std::list<std::shared_ptr<RankTable>> kept_;
  mutable std::list<std::shared_ptr<RankTable>> published_;  ///< without edits
  mutable std::optional<AnswerColumns> columns_;             ///< with the edits
  mutable std::list<Method> texts_;  ///< methods read from texts, which are their ids
  /// Empty until they are needed.
  mutable std::unordered_map<std::string_view, UnitIndex> units_by_code_;
  mutable std::unordered_map<std::string_view, IndicatorIndex> indicators_by_id_;
};

}  // namespace rescore
