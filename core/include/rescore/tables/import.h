#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rescore/error.h"
#include "rescore/score.h"

/// Makes an index of spreadsheets: one table of units by indicators and, if there are, one about
/// the indicators, one of printed scores and ranks, and one about the index. docs/your-index.md
/// describes their columns. It is the library rescore_tables.
namespace rescore {

/// A table as text: CSV with commas, semicolons or tabs, in UTF-8, of at most kMaxFileBytes.
struct TableText {
  std::string file;  ///< its name in errors
  std::string text;
};

struct TableRequest {
  TableText data;
  std::optional<TableText> meta;       ///< derived from the data if absent
  std::optional<TableText> published;  ///< nothing is compared if absent
  std::optional<TableText> about;      ///< title, unit, source
  std::string edition;                 ///< id; if empty, from `about` or from the title
  /// Whether to search for the rule even if `meta` has one. Without a rule in it, the search always
  /// runs if there are published figures.
  bool find_rule = false;
  /// Where the schemas lie, seen from the folder, with a slash at the end; empty to name none.
  std::string schemas;
};

/// One rule that was tried, and how many printed figures it reproduces.
struct RuleFit {
  std::string rule;               ///< "geometric mean of means, missing answers left out, ..."
  Tally scores, ranks;            ///< of the whole index
  Tally part_scores, part_ranks;  ///< of all its parts
};

/// The files of one edition.
struct TableEdition {
  std::string id;
  std::string time;  ///< text of the column Time; empty without one
  std::string index, responses;
  std::string published;  ///< empty if nothing is printed
  std::string fingerprint;
  int units{}, indicators{};
  /// How the printed figures agree; each one that does not is an error in it. Not a fault of the
  /// import: the publisher's rule may be more than any rule here can say.
  CheckReport check;
  /// If the rule was searched for: the number of rules tried, and the best of them, best first. The
  /// edition has the first.
  int tried{};
  std::vector<RuleFit> fits;
};

struct TableImport {
  std::vector<TableEdition> editions;  ///< one, or one for each text in the column Time, sorted
  Errors notes;  ///< what was left out, or read as missing; `code` and place as for errors
};

/// Reads the tables and makes every edition. The texts are untrusted. Appends all faults to
/// `errors`, each with file, line ("/12/5": line 12, field 5) and what was expected; returns a
/// value only if there were none. The result can be loaded. Cost: one pass over the data; a search
/// scores all units some dozens to hundreds of times.
std::optional<TableImport> import_tables(const TableRequest& request, Errors& errors);

}  // namespace rescore
