#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rescore/error.h"
#include "rescore/index.h"

/// Reads the China Index's own files: the publisher's raw data, a copied country page, and the list
/// of known editions.
namespace rescore {

/// How the publisher scored the editions with a certain layer.
struct YearlyRules {
  std::string layer;            ///< the layer that only these editions have, "effect"
  std::vector<Method> methods;  ///< the first one is the publisher's; with rules for those nodes
};

/// The publisher's rules by year. An import without a pattern takes from them what no raw file
/// contains.
struct ChinaIndexRules {
  std::string file;  ///< where it was read from, for error messages
  /// The root, the domains, and the layers of all years, in the publisher's order.
  std::vector<Node> nodes;
  std::vector<Scale> scales;
  std::vector<YearlyRules> years;  ///< each has another layer, which is one of `nodes`
};

/// The name of the file in the folder with editions.json.
inline constexpr std::string_view kChinaIndexRulesFile = "china-index-rules.json";

/// Reads data/china-index-rules.json, which data/schema/ describes. The text is untrusted. Appends
/// all faults to `errors`, and returns a value only if there were none.
std::optional<ChinaIndexRules> read_china_index_rules(std::string_view file, std::string_view text,
                                                      Errors& errors);

/// The error of an import with neither a pattern nor the rules. `file` is the expected place of the
/// rules.
Error china_index_rules_missing(std::string_view file);

/// What is known of an edition before its raw files are read.
struct ImportRequest {
  std::string edition;  ///< the edition's id, such as "china-index-2024-101"
  std::string title;    ///< such as "China Index 2024"
  /// An edition with the same indicators. It supplies titles, questions, methods, and whatever the
  /// raw files leave out (the wide CSV has no layers); what they do contain must agree with it. May
  /// be null. Then the files must contain everything except what `rules` supplies, and the
  /// indicators keep the publisher's wording.
  const Edition* pattern = nullptr;
  std::string commit;       ///< commit of the publisher's repository, for display; may be empty
  int units = 0;            ///< the expected number of units; 0 if unknown
  std::string fingerprint;  ///< expected; empty if unknown
  std::string regions;      ///< expected region_fingerprint(); empty if unknown
  /// The publisher's scales, methods and names of parts. Required and used only without a pattern.
  const ChinaIndexRules* rules = nullptr;
};

/// An edition as JSON: the texts of index.json, standings.json and one sheet per country.
struct ImportedEdition {
  std::string index;
  std::string published_results;
  std::vector<std::pair<std::string, std::string>> responses;  ///< code and text, by code
  std::string fingerprint;
  std::vector<std::string> passed_over;  ///< paths of added files that are none of the publisher's
};

/// Builds an edition from the publisher's raw files: wide CSV, long CSV, the files of
/// website_json_file/ and of country_json/, and the list of statements, in any order, and in any
/// selection that contains enough. It recognises a form by its content. Facts that occur in several
/// files must agree. A request with neither a pattern nor the rules is an error, and no file is
/// read. A file that is none of the publisher's is passed over if the others make an edition, and
/// an error if not. The raw files are untrusted: every fault is an error with file and place, and
/// then there is no result. A result can be loaded, and check() finds nothing wrong with it. If the
/// number of countries and the fingerprints of a known edition are given, the result is exactly
/// that edition.
class Importer {
 public:
  explicit Importer(ImportRequest request);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  /// Whether a file of this name can be one of the publisher's. Another ("README.md") need not be
  /// read: add() passes over it, whatever its text.
  static bool reads(std::string_view path);

  /// Reads one file of at most kMaxFileBytes. `path` names it in errors. Only a file name of two
  /// capitals ("AZ.json") is also compared with the content. Cost: one pass over the text.
  void add(std::string_view path, std::string_view text);

  /// The edition, if the added files make a complete one and nothing was wrong.
  std::optional<ImportedEdition> finish();

  /// All errors so far.
  const Errors& errors() const { return errors_; }

 private:
  struct State;
  ImportRequest request_;
  Errors errors_;
  std::unique_ptr<State> state_;
};

/// A published edition in data/editions.json, with the expected result of its import.
struct KnownEdition {
  std::string edition;  ///< id
  std::string title;
  std::string pattern;  ///< folder of an index.json with the same indicators
  int units{};
  std::string commit;       ///< state of the publisher's repository
  std::string fingerprint;  ///< of all its answers
  std::string regions;      ///< fingerprint of the countries' regions, see region_fingerprint()
};

/// Reads data/editions.json; appends all faults to `errors`.
std::optional<std::vector<KnownEdition>> read_known_editions(std::string_view file,
                                                             std::string_view text, Errors& errors);

/// A published country page, read from its text.
struct PageSheet {
  std::string unit;       ///< ISO 3166-1 alpha-2
  std::string responses;  ///< the sheet as JSON: answers, evidence, notes, links
  int read{};             ///< indicators that were read
};

/// Reads the text of a country page as copied from the publisher's site: head, domains and, for
/// each indicator, its layer, answer, how many countries chose each option, evidence, notes and
/// links. Layers and counts must be those of the edition. Every line that is not understood, and
/// every missing indicator, is an error with its line as the pointer ("/512"); then there is no
/// sheet.
std::optional<PageSheet> read_page(const Edition& edition, std::string_view file,
                                   std::string_view text, Errors& errors);

}  // namespace rescore
