#include "claims/claim_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/country_names.h"
#include "base/lists.h"

namespace rescore::claims {
namespace {

/// The most words of a name that are compared.
constexpr std::size_t kMostWords = 12;

/// Adds a name. One that stands for two things in this edition is ambiguous; an earlier edition's
/// name stays.
void put(std::map<std::string, std::string, std::less<>>& all,
         std::map<std::string, std::string, std::less<>>& own, std::string name,
         const std::string& id) {
  if (name.empty()) return;
  const auto [at, added] = own.emplace(name, id);
  if (!added && at->second != id) at->second.clear();
  all[std::move(name)] = at->second;
}

std::string joined(std::span<const Word> words) {
  std::string text;
  for (const Word& word : words) text += (text.empty() ? "" : " ") + word.plain;
  return text;
}

/// The same, where the last word owns something.
std::string joined_owner(std::span<const Word> words) {
  if (words.back().owner.empty()) return "";
  const std::string before = joined(words.first(words.size() - 1));
  return before + (before.empty() ? "" : " ") + words.back().owner;
}

/// A code as written in the index or in capitals, and not a word in small letters.
bool is_code(std::string_view written) {
  return any_of(written, [](char c) { return c >= 'A' && c <= 'Z'; }) ||
         !any_of(written, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string capitals(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

std::vector<std::string> plural_of(const std::string& word) {
  if (word.ends_with('y')) return {word.substr(0, word.size() - 1) + "ies", word + "s"};
  if (word.ends_with('s') || word.ends_with('x') || word.ends_with("ch")) return {word + "es"};
  return {word + "s"};
}

}  // namespace

std::optional<int> year_in(const Word& word) {
  const auto year = word.ordinal ? std::nullopt : word.whole();
  return year && *year >= 1900 && *year <= 2099 ? year : std::nullopt;
}

std::optional<int> year_of(const Edition& edition) {
  std::optional<int> year;
  for (const std::string* text : {&edition.id, &edition.title}) {
    std::optional<int> own;
    for (const Word& word : words_of(*text)) {
      if (const auto found = year_in(word)) own = found;
    }
    if (own) year = own;
  }
  return year;
}

Names::Names(std::span<const Dataset* const> editions) {
  // The last one added wins.
  for (std::size_t e = editions.size(); e-- > 0;) add(*editions[e]);
  if (!editions.empty()) add_measure(editions.front()->edition);
}

void Names::add(const Dataset& data) {
  const Edition& edition = data.edition;
  ById units, countries, codes, nodes;
  for (const Unit& unit : data.units) {
    put(units_, units, plain_name(unit.name), unit.code);
    auto country = country_code(unit.name);
    if (!country && is_country_code(unit.code)) country = unit.code;
    if (country) put(countries_, countries, *country, unit.code);
    put(codes_, codes, unit.code, unit.code);
    put(codes_, codes, capitals(unit.code), unit.code);
  }
  for (std::size_t n = 1; n < edition.nodes.size(); ++n) {
    const Node& node = edition.nodes[n];
    put(nodes_, nodes, plain_name(node.name), node.id);
    put(nodes_, nodes, plain_name(short_id(node)), node.id);
  }
  std::vector<std::string> title;
  for (const Word& word : words_of(edition.title)) {
    if (!year_in(word)) title.push_back(word.plain);
  }
  if (!title.empty()) titles_.push_back(std::move(title));
  const std::string unit = plain_name(edition.unit);
  unit_words_.insert(unit);
  for (const std::string& word : plural_of(unit)) unit_words_.insert(word);
  if (unit == "country") {
    unit_words_.insert({"nation", "nations", "state", "states", "economy", "economies"});
  }
}

void Names::add_measure(const Edition& edition) {
  const std::string measures = edition.source ? edition.source->measures : "";
  const std::vector<Word> words = words_of(edition.title + ", " + measures);
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (std::size_t n = 1; n <= std::min<std::size_t>(kMostWords, words.size() - at); ++n) {
      if (const auto country = country_code(joined(std::span(words).subspan(at, n)))) {
        agents_.insert(*country);
      }
    }
  }
  const bool rises = !edition.methods.empty() &&
                     rule_for(edition.methods.front(), kOverall).first == First::highest;
  if (!rises) return;
  // The word after "how" ("how open data is"), or the last one of the first noun phrase ("the
  // influence of China", "human development").
  const std::vector<Word> phrase = words_of(measures);
  std::string measured;
  for (std::size_t at = 0; at < phrase.size(); ++at) {
    const std::string& word = phrase[at].plain;
    if (at > 0 && contains(std::array{"of", "on", "in", "by", "for"}, word)) break;
    measured = word;
    if (at > 0 && phrase[at - 1].plain == "how") break;
  }
  measured_ = stem_of(measured);
}

bool Names::is_measured(const Word& word) const {
  return !measured_.empty() && stem_of(word.plain) == measured_;
}

std::optional<Named> Names::unit(std::string_view text, std::span<const Word> words) const {
  const std::size_t the = !words.empty() && words.front().plain == "the" ? 1 : 0;
  const std::span<const Word> rest = words.subspan(the);
  for (std::size_t n = std::min(kMostWords, rest.size()); n > 0; --n) {
    const std::span<const Word> name = rest.first(n);
    for (const bool owner : {false, true}) {
      const std::string plain = owner ? joined_owner(name) : joined(name);
      if (plain.empty()) continue;
      const auto found = [&](const std::string& id) {
        return Named{id, the + n, !name.back().owner.empty(), id.empty()};
      };
      if (const auto own = units_.find(plain); own != units_.end()) return found(own->second);
      if (const auto country = country_code(plain)) {
        const auto own = countries_.find(*country);
        if (own != countries_.end()) return found(own->second);
        return Named{"", the + n, !name.back().owner.empty(), false};
      }
    }
    std::string_view written =
        text.substr(name.front().begin, name.back().end - name.front().begin);
    const bool owns = !name.back().owner.empty() && written.ends_with("s");
    if (owns) written = written.substr(0, written.find_last_of("'\xE2"));
    const auto code = is_code(written) ? codes_.find(written) : codes_.end();
    if (code != codes_.end()) return Named{code->second, the + n, owns, code->second.empty()};
  }
  return std::nullopt;
}

std::optional<Named> Names::node(std::span<const Word> words) const {
  for (std::size_t n = std::min(kMostWords, words.size()); n > 0; --n) {
    const auto found = nodes_.find(joined(words.first(n)));
    if (found != nodes_.end()) return Named{found->second, n, false, found->second.empty()};
  }
  return std::nullopt;
}

std::size_t Names::title(std::span<const Word> words) const {
  std::size_t longest = 0;
  for (const std::vector<std::string>& title : titles_) {
    const bool fits =
        title.size() <= words.size() &&
        std::equal(title.begin(), title.end(), words.begin(),
                   [](const auto& own, const Word& word) { return own == word.plain; });
    if (fits) longest = std::max(longest, title.size());
  }
  return longest;
}

std::size_t Names::agent(std::span<const Word> words) const {
  const std::size_t the = !words.empty() && words.front().plain == "the" ? 1 : 0;
  const std::span<const Word> rest = words.subspan(the);
  for (std::size_t n = std::min(kMostWords, rest.size()); n > 0; --n) {
    for (const bool owner : {false, true}) {
      const std::string name = owner ? joined_owner(rest.first(n)) : joined(rest.first(n));
      if (name.empty()) continue;
      const bool chinese = name == "prc" || name == "beijing" || name == "ccp" || name == "chinese";
      const auto country = chinese ? std::optional<std::string>("CN") : country_code(name);
      if (country && agents_.contains(*country)) return the + n;
    }
  }
  return 0;
}

}  // namespace rescore::claims
