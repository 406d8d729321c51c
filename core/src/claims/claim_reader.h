#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim_grammar.h"

namespace rescore::claims {

using Phrases = std::span<const std::string_view>;
using PhraseList = std::initializer_list<std::string_view>;

/// The words of a claim, read from left to right. Whatever does not fit leaves the place where it
/// was. The furthest word that anything fitted tells where reading stopped.
class Reader {
 public:
  Reader(std::string_view text, const Names& names)
      : text_(text), names_(names), words_(words_of(text)) {}

  Statement said;

  bool at_end() const { return at_ == words_.size(); }
  bool empty() const { return words_.empty(); }
  /// These words, separated by spaces.
  bool is(std::string_view phrase);
  /// The longest of these phrases that fits.
  bool one_of(Phrases phrases);
  bool one_of(PhraseList phrases) { return one_of(Phrases(phrases.begin(), phrases.end())); }
  /// The same, or nothing.
  void skip(Phrases phrases) { static_cast<void>(one_of(phrases)); }
  void skip(PhraseList phrases) { static_cast<void>(one_of(phrases)); }
  /// A number; `whole` ones have no decimals.
  const Word* number();
  const Word* whole();
  std::optional<int> year();
  /// A unit's name. Whether it owns the words after it: see owner().
  bool unit(std::string& code);
  bool owner() const { return owner_; }
  bool node(std::string& id);
  bool title();
  bool unit_word();
  bool measured();
  bool agent();

  /// Runs one way to read the words. If it fails, nothing has been read or said.
  template <class Way>
  bool attempt(Way way) {
    const Mark before = mark();
    if (way()) return true;
    back(before);
    return false;
  }

  /// The same for words that only count together: "in" is not read without what follows it.
  template <class Way>
  bool attempt_whole(Way way) {
    const std::size_t furthest = furthest_;
    if (attempt(way)) return true;
    furthest_ = furthest;
    return false;
  }

  /// What was not read: an unknown or ambiguous name, or everything after the furthest word.
  Reading stopped() const;

 private:
  /// Where reading stands, and what is said so far. Copied out of line: there are many attempts.
  struct Mark {
    std::size_t at;
    Statement said;
  };
  Mark mark() const;
  void back(const Mark& mark);
  std::span<const Word> rest() const { return std::span(words_).subspan(at_); }
  bool pass(std::size_t count);
  bool named(const std::optional<Named>& name, std::string& id);

  std::string_view text_;
  const Names& names_;
  std::vector<Word> words_;
  std::size_t at_ = 0, furthest_ = 0;
  bool owner_ = false;
  /// The name furthest to the right that stands for no unit or node.
  struct Unnamed {
    std::size_t at{}, words{};
    bool ambiguous = false;
  };
  std::optional<Unnamed> unnamed_;
};

}  // namespace rescore::claims
