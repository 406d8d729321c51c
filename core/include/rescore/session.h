#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/check.h"
#include "rescore/error.h"
#include "rescore/result.h"
#include "rescore/scenario.h"
#include "rescore/situation.h"
#include "rescore/standings.h"

namespace rescore {

/// One reader's work: the data, one scenario on it, and the results. It speaks in ids, so that a
/// command line or a page can hand over what it was given; everything that can be wrong with an id
/// or a file comes back as errors, and then nothing has changed.
class Session {
 public:
  /// Loads the edition and forgets everything loaded before.
  Errors load_edition(std::string_view file, std::string_view text);
  /// Loads the published standings of the edition, in place of earlier ones; edits are dropped.
  Errors load_standings(std::string_view file, std::string_view text);
  /// Adds a country's sheet; with standings there, the country must be in them. Edits stay.
  Errors load_sheet(std::string_view file, std::string_view text);
  /// The same, but a sheet of this country that is loaded gives way, and all edits are dropped.
  Errors replace_sheet(std::string_view file, std::string_view text);

  bool has_edition() const { return data_.has_value(); }
  bool has_standings() const { return data_ && !data_->standings.countries.empty(); }
  /// The data; there must be an edition.
  const Dataset& data() const { return *data_; }

  /// Changes one answer of a country whose sheet is loaded. `score` empty means skipped. Setting
  /// the published answer takes the change back.
  Errors set(std::string_view country, std::string_view indicator, std::optional<int> score);
  /// The same from text: "media-03=3", "media-03=skip" (of `country`) or "AZ.media-03=3".
  /// Errors carry the text as their file.
  Errors set(std::string_view edit, std::string_view country);
  /// Back to published: one answer, or all.
  Errors reset(std::string_view country, std::string_view indicator);
  void reset();
  bool undo();  ///< false when there is nothing to undo
  bool redo();
  const Scenario& scenario() const { return scenario_; }

  /// Every scope of a country: as published, and with the scenario's edits (of any country).
  /// Without standings, rows have no rank, and the country needs a sheet.
  std::optional<std::vector<Row>> published_score(std::string_view country, std::string_view method,
                                                  Errors& errors) const;
  std::optional<std::vector<Row>> score(std::string_view country, std::string_view method,
                                        Errors& errors) const;
  /// One scope of every country, in the standings' order: as published, and with the scenario's
  /// edits.
  std::optional<std::vector<Row>> published_ranking(std::string_view scope, std::string_view method,
                                                    Errors& errors) const;
  std::optional<std::vector<Row>> ranking(std::string_view scope, std::string_view method,
                                          Errors& errors) const;

  /// Adds a made-up method from a JSON file (see read_method in json_io.h), to be asked for by its
  /// id; an earlier one with this id gives way.
  Errors add_method(std::string_view file, std::string_view text);

  /// The data, the edits and the method together, for the questions of impact.h and the like. It
  /// lasts until the data, the scenario or the added methods change. A method that needs answers
  /// which are not loaded is an error.
  std::optional<Situation> situation(std::string_view method, Errors& errors) const;

  /// Finds by id, or says in `errors` what is wrong. A method is one of the edition's or an added
  /// one by its id, or a text as in method_text.h; "" is the publisher's, the edition's first. The
  /// pointer lasts until an edition or a method is loaded.
  const Method* method(std::string_view id, Errors& errors) const;
  std::optional<ScopeIndex> scope(std::string_view id, Errors& errors) const;
  std::optional<CountryIndex> country(std::string_view code, Errors& errors) const;

 private:
  using Edits = std::span<const Edit>;
  std::optional<std::vector<Row>> score_in(const Table& plain, Edits edits,
                                           std::string_view country, std::string_view method,
                                           Errors& errors) const;
  std::optional<std::vector<Row>> ranking_in(const Table& plain, Edits edits,
                                             std::string_view scope, std::string_view method,
                                             Errors& errors) const;
  bool has_answers_for(const Method& method, Errors& errors) const;
  Errors put_sheet(std::string_view file, std::string_view text, bool replace);
  struct Target {
    CountryIndex country;
    IndicatorIndex indicator;
    Answer published;
  };
  std::optional<Target> target(std::string_view file, std::string_view country,
                               std::string_view indicator, Errors& errors) const;
  Errors set(std::string_view file, std::string_view country, std::string_view indicator,
             std::optional<int> score);
  void data_changed();
  void edits_changed();

  std::optional<Dataset> data_;
  Scenario scenario_;
  Table published_;  ///< unweighted
  Table current_;    ///< the same with the scenario's edits
  std::vector<Method> added_;
  mutable std::map<std::string, Method, std::less<>> from_text_;  ///< methods read by method()
};

}  // namespace rescore
