#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rescore/error.h"
#include "rescore/index.h"

/// The China Index's own files: its publisher's raw data, a copied country page, and what is known
/// of its editions.
namespace rescore {

/// How the publisher scored the editions that have a certain layer.
struct YearlyRules {
  std::string layer;            ///< the layer that only these editions have, "effect"
  std::vector<Method> methods;  ///< the first one is the publisher's; with rules for those nodes
};

/// The publisher's rules over the years: what an import without a pattern takes that no raw file
/// tells.
struct ChinaIndexRules {
  std::string file;  ///< where it was read from, for error messages
  /// The root, the domains, and the layers of all years, in the publisher's order.
  std::vector<Node> nodes;
  std::vector<Scale> scales;
  std::vector<YearlyRules> years;  ///< each has another layer, which is one of `nodes`
};

/// The name of the file in the folder with editions.json.
inline constexpr std::string_view kChinaIndexRulesFile = "china-index-rules.json";

/// Reads data/china-index-rules.json, which data/schema/ describes. The text is untrusted; appends
/// everything that is wrong to `errors`, and gives a value only when nothing was.
std::optional<ChinaIndexRules> read_china_index_rules(std::string_view file, std::string_view text,
                                                      Errors& errors);

/// The error of an import that has neither a pattern nor the rules. `file` is where the rules were
/// looked for.
Error china_index_rules_missing(std::string_view file);

/// What is known of an edition before its raw files are read.
struct ImportRequest {
  std::string edition;  ///< the id to give, such as "china-index-2024-101"
  std::string title;    ///< such as "China Index 2024"
  /// An edition with the same indicators: it gives titles, questions, methods, and whatever the raw
  /// files leave out (the wide CSV has no layers); what they do say must agree with it. May be
  /// null: then the files must hold everything but what `rules` gives, and the indicators keep the
  /// publisher's wording.
  const Edition* pattern = nullptr;
  std::string commit;       ///< state of the publisher's repository, to be shown; may be empty
  int units = 0;            ///< how many there must be; 0 when not known
  std::string fingerprint;  ///< of the right result; empty when not known
  std::string regions;      ///< region_fingerprint() of the right result; empty when not known
  /// The publisher's scales, methods and names of parts. Needed, and used, only without a pattern.
  const ChinaIndexRules* rules = nullptr;
};

/// An edition in our JSON: the texts of index.json, standings.json and one sheet a country.
struct ImportedEdition {
  std::string index;
  std::string published_results;
  std::vector<std::pair<std::string, std::string>> responses;  ///< code and text, by code
  std::string fingerprint;
};

/// Puts an edition together from the publisher's raw files: wide CSV, long CSV, the files of
/// website_json_file/ and of country_json/, and the list of statements, in any order and any
/// selection that holds enough. Which form a file has shows in its content. Facts that several
/// files tell must agree. A request with neither a pattern nor the rules is an error, and no file
/// is looked at. The raw files are untrusted: whatever is wrong is an error with file and place,
/// and nothing comes out. What comes out can be loaded, and check() finds nothing wrong with it.
/// With the number of countries and the fingerprints of a known edition given, it is that edition.
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

/// A published edition that data/editions.json knows: what its import must come to.
struct KnownEdition {
  std::string edition;  ///< id
  std::string title;
  std::string pattern;  ///< folder of an index.json with the same indicators
  int units{};
  std::string commit;       ///< state of the publisher's repository
  std::string fingerprint;  ///< of all its answers
  std::string regions;      ///< which country is in which region, see region_fingerprint()
};

/// Reads data/editions.json; appends everything that is wrong to `errors`.
std::optional<std::vector<KnownEdition>> read_known_editions(std::string_view file,
                                                             std::string_view text, Errors& errors);

/// A published country page, read from its text.
struct PageSheet {
  std::string unit;       ///< ISO 3166-1 alpha-2
  std::string responses;  ///< the sheet in our JSON: answers, evidence, notes, links
  int read{};             ///< indicators that were read
};

/// Reads the text of a country page as it is copied from the publisher's site: head, domains, and
/// per indicator its layer, answer, how many countries chose each option, evidence, notes and
/// links. Layers and counts must be those of the edition. Every line that is not understood, and
/// every indicator that lacks, is an error with its line as the pointer ("/512"); then there is no
/// sheet.
std::optional<PageSheet> read_page(const Edition& edition, std::string_view file,
                                   std::string_view text, Errors& errors);

}  // namespace rescore
