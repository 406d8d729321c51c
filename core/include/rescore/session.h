#pragma once

#include <list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rescore/check.h"
#include "rescore/error.h"
#include "rescore/evaluation.h"
#include "rescore/goal.h"
#include "rescore/link.h"
#include "rescore/published_results.h"
#include "rescore/rank_table.h"
#include "rescore/result.h"
#include "rescore/scenario.h"

namespace rescore {

/// A goal as it is asked for: everything by id.
struct GoalRequest {
  std::string unit;
  std::string node = "overall";
  std::string method;
  int rank{};           ///< 0: not a rank
  std::string percent;  ///< "30" or "28.5"; empty: not a percentage
  bool lower = false;   ///< this rank or lower, this percentage or less
  Cost cost = Cost::changes;
  std::vector<std::string> only;  ///< domains, layers, indicators that may change; empty: all
  std::vector<std::string> lock;  ///< domains, layers, indicators that must not
  bool may_raise = true;
  bool may_lower = true;
  bool may_skip = false;
};

/// One reader's work: the data, one scenario on it, and the results. It speaks in ids, so that a
/// command line or a page can hand over what it was given; everything that can be wrong with an id
/// or a file comes back as errors, and then nothing has changed.
class Session {
 public:
  /// Loads the edition and forgets everything loaded before.
  Errors load_edition(std::string_view file, std::string_view text);
  /// Loads the published standings of the edition, in place of earlier ones; edits are dropped.
  Errors load_published_results(std::string_view file, std::string_view text);
  /// Adds a country's sheet; with standings there, the country must be in them. Edits stay.
  Errors load_responses(std::string_view file, std::string_view text);
  /// The same, but a sheet of this country that is loaded gives way, and all edits are dropped.
  Errors replace_responses(std::string_view file, std::string_view text);

  bool has_edition() const { return data_.has_value(); }
  bool has_published_results() const { return data_ && !data_->published_results.units.empty(); }
  /// The data; there must be an edition.
  const Dataset& data() const { return *data_; }

  /// Changes one answer of a country whose sheet is loaded. `score` empty means skipped. Setting
  /// the published answer takes the change back.
  /// With `only_ask` nothing changes: what would be refused is told.
  Errors set(std::string_view unit, std::string_view indicator, std::optional<int> score,
             bool only_ask = false);
  /// The same from text: "media-03=3", "media-03=skip" (of `country`) or "AZ.media-03=3".
  /// Errors carry the text as their file.
  Errors set(std::string_view edit, std::string_view unit);
  /// Back to published: one answer, or all.
  Errors reset(std::string_view unit, std::string_view indicator);
  void reset();
  bool undo();  ///< false when there is nothing to undo
  bool redo();
  const Scenario& scenario() const { return scenario_; }
  /// The data with the scenario's edits in the sheets, for runs that draw from it.
  Dataset edited_data() const;

  /// Keeps the scenario under a name (1 to 160 bytes of UTF-8 on one line, at most 100 names),
  /// brings it back as one step that can be undone, or lets it go.
  Errors save(std::string_view name);
  Errors restore(std::string_view name);
  Errors forget(std::string_view name);
  /// The edits of a snapshot; of "" none: the published answers.
  std::optional<std::vector<Edit>> edits_of(std::string_view snapshot, Errors& errors) const;

  /// The scenario as a link (see link.h), with the country, method and scope that are shown.
  /// `others` are keys that an earlier link had and this version does not know.
  std::optional<std::string> link(
      std::string_view unit, std::string_view method, std::string_view node, Errors& errors,
      std::vector<std::pair<std::string, std::string>> others = {}) const;
  /// Takes over a link's edits as one step that can be undone. What does not fit is told in `told`
  /// and left out; with nothing left the published answers hold. A method that does not exist is
  /// told, and the publisher's stands in the result.
  Link open_link(std::string_view text, Errors& diagnostics);

  /// Every scope of a country: as published, and with the scenario's edits (of any country).
  /// Without standings, rows have no rank, and the country needs a sheet.
  std::optional<std::vector<Row>> published_score(std::string_view unit, std::string_view method,
                                                  Errors& errors) const;
  std::optional<std::vector<Row>> score(std::string_view unit, std::string_view method,
                                        Errors& errors) const;
  /// One scope of every country, in the standings' order: as published, and with the scenario's
  /// edits.
  std::optional<std::vector<Row>> published_ranking(std::string_view node, std::string_view method,
                                                    Errors& errors) const;
  std::optional<std::vector<Row>> ranking(std::string_view node, std::string_view method,
                                          Errors& errors) const;

  /// Every country's rank in every scope with the scenario's edits; after set and reset of one
  /// answer it is brought up to date, not made anew. Laid out as Board::ranks, and good until the
  /// session is asked or changed again. Cost after an edit: well below a microsecond for 98
  /// countries, more for a method with weights.
  std::optional<std::span<const std::int32_t>> ranks(std::string_view method, Errors& errors) const;

  /// Adds a made-up method from a JSON file (see read_method in json_io.h), to be asked for by its
  /// id; an earlier one with this id gives way.
  Errors add_method(std::string_view file, std::string_view text);
  const std::vector<Method>& added() const { return added_; }

  /// The data, the edits and the method together, for the questions of impact.h and the like. It
  /// lasts until the data, the scenario or the added methods change. A method that needs answers
  /// which are not loaded is an error.
  std::optional<Evaluation> evaluation(std::string_view method, Errors& errors) const;

  /// A goal from ids; `errors` says which is wrong. See goal.h.
  std::optional<Goal> goal(const GoalRequest& request, Errors& errors) const;

  /// Finds by id, or says in `errors` what is wrong. A method is one of the edition's or an added
  /// one by its id, or a text as in method_text.h; "" is the publisher's, the edition's first. The
  /// pointer lasts until an edition or a method is loaded, or a hundred other texts were asked for.
  const Method* method(std::string_view id, Errors& errors) const;
  std::optional<NodeIndex> node(std::string_view id, Errors& errors) const;
  std::optional<UnitIndex> unit(std::string_view code, Errors& errors) const;
  /// The same for a country whose answers the question needs.
  std::optional<UnitIndex> unit_with_responses(std::string_view code, Errors& errors) const;
  /// Whether every country's answers are loaded; else an error that names one.
  bool has_all_responses(Errors& errors) const;

 private:
  using Edits = std::span<const Edit>;
  std::optional<std::vector<Row>> score_in(const Table& plain, Edits edits, std::string_view unit,
                                           std::string_view method, Errors& errors) const;
  std::optional<std::vector<Row>> ranking_in(const Table& plain, Edits edits, std::string_view node,
                                             std::string_view method, Errors& errors) const;
  bool has_answers_for(const Method& method, Errors& errors) const;
  Errors put_responses(std::string_view file, std::string_view text, bool replace);
  struct Target {
    UnitIndex unit;
    IndicatorIndex indicator;
    Answer published;
  };
  std::optional<Target> target(std::string_view file, std::string_view unit,
                               std::string_view indicator, Errors& errors) const;
  Errors set(std::string_view file, std::string_view unit, std::string_view indicator,
             std::optional<int> score, bool only_ask = false);
  void data_changed();
  void edits_changed();
  void answer_changed(const Target& target, Answer from, Answer to);

  std::optional<Dataset> data_;
  Scenario scenario_;
  Table published_;  ///< unweighted
  Table current_;    ///< the same with the scenario's edits
  std::vector<Method> added_;
  Weights once_;  ///< every indicator counts once

  /// What was worked out for the last questions. It points into this session's data, so a copy of a
  /// session starts without.
  struct Cache {
    std::optional<RankTable> rank_table;  ///< of the method asked for last
    std::list<Method> methods;            ///< read from texts, which are their ids

    Cache() = default;
    Cache(const Cache&) {}
    Cache& operator=(const Cache&) {  // NOLINT(cert-oop54-cpp): a cache may be emptied by itself
      rank_table.reset();
      methods.clear();
      return *this;
    }
  };
  mutable Cache cache_;
};

}  // namespace rescore
