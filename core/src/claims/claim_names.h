#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim_words.h"
#include "model/dataset.h"

/// The names in a claim: of units, nodes, editions and what the index measures.
namespace rescore::claims {

/// A name at the start of some words.
struct Named {
  std::string id;      ///< a unit's code or a node's id; empty if it is ambiguous or unknown
  std::size_t words;   ///< how many of the words it has
  bool owner = false;  ///< "Germany's"
  bool ambiguous = false;
};

class Names {
 public:
  /// The editions at hand; names of the first one count before those of the others. A name is known
  /// in any edition.
  explicit Names(std::span<const Dataset* const> editions);

  /// The longest unit's name, country's name or code. A code must be written as the index writes it
  /// or in capitals, because "is" and "no" are codes too. A country that no edition has is found
  /// without an id. `text` is the text of the words.
  std::optional<Named> unit(std::string_view text, std::span<const Word> words) const;
  /// The longest name or id of a node, but the root's: it is "overall".
  std::optional<Named> node(std::span<const Word> words) const;
  /// The words of the longest title that they begin with, without its year; 0 if there is none.
  std::size_t title(std::span<const Word> words) const;
  /// "country", "countries"; for countries also "nations", "states" and "economies".
  bool is_unit_word(const Word& word) const { return unit_words_.contains(word.plain); }
  /// "influenced", if the index measures influence and rank 1 is the most.
  bool is_measured(const Word& word) const;
  /// The words that name whose influence it is ("the PRC"), if the index is about a country.
  std::size_t agent(std::span<const Word> words) const;

 private:
  /// By plain name; an empty id is ambiguous.
  using ById = std::map<std::string, std::string, std::less<>>;
  void add(const Dataset& data);
  void add_measure(const Edition& edition);

  ById units_, countries_, codes_, nodes_;
  std::vector<std::vector<std::string>> titles_;
  std::set<std::string, std::less<>> unit_words_;
  std::set<std::string> agents_;  ///< countries in the title and in what is measured
  std::string measured_;          ///< the stem of "influence"; empty if none is known
};

/// The year in an edition's title or, failing that, in its id; empty without one.
std::optional<int> year_of(const Edition& edition);

/// A number from 1900 to 2099.
std::optional<int> year_in(const Word& word);

}  // namespace rescore::claims
