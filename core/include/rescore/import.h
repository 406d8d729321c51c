#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rescore/edition.h"
#include "rescore/error.h"

namespace rescore {

/// What is known of an edition before its raw files are read.
struct ImportRequest {
  std::string edition;  ///< the id to give, such as "china-index-2024-101"
  std::string title;    ///< such as "China Index 2024"
  /// An edition with the same indicators: it gives titles, questions, methods, and whatever the raw
  /// files leave out (the wide CSV has no layers); what they do say must agree with it. May be
  /// null: then the files must hold everything, and the indicators keep the publisher's wording.
  const Edition* pattern = nullptr;
  std::string commit;       ///< state of the publisher's repository, to be shown; may be empty
  int units = 0;            ///< how many there must be; 0 when not known
  std::string fingerprint;  ///< of the right result; empty when not known
  std::string regions;      ///< region_fingerprint() of the right result; empty when not known
};

/// An edition in our JSON: the texts of index.json, standings.json and one sheet a country.
struct ImportedEdition {
  std::string index;
  std::string published_results;
  std::vector<std::pair<std::string, std::string>> responses;  ///< code and text, by code
  std::string fingerprint;
};

/// Puts an edition together from the publisher's raw files: wide CSV, long CSV, the files of
/// website_json_file/ and of country_json/, in any order and any selection that holds enough. Which
/// form a file has shows in its content. Facts that several files tell must agree.
/// The raw files are untrusted: whatever is wrong is an error with file and place, and nothing
/// comes out. What comes out can be loaded, and check() finds nothing wrong with it. With the
/// number of countries and the fingerprints of a known edition given, it is that edition.
class Importer {
 public:
  explicit Importer(ImportRequest request);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  /// Reads one file of at most kMaxFileBytes. `path` names it in errors; of it only a file name of
  /// two capitals ("AZ.json") is compared with the content. Cost: one pass over the text.
  void add(std::string_view path, std::string_view text);

  /// The edition, when all files that were added make one and nothing was wrong.
  std::optional<ImportedEdition> finish();

  /// Everything that was wrong so far.
  const Errors& errors() const { return errors_; }

 private:
  struct State;
  ImportRequest request_;
  Errors errors_;
  std::unique_ptr<State> state_;
};

}  // namespace rescore
