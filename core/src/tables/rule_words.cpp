#include "tables/rule_words.h"

#include <vector>

#include "base/format.h"
#include "base/lists.h"
#include "engine/terms.h"

namespace rescore::tables {
namespace {

std::string_view noun(Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::sum:
      return "sum";
    case Aggregation::geometric:
      return "geometric mean";
    case Aggregation::harmonic:
      return "harmonic mean";
    case Aggregation::pooled:
      return "share of all points";
    case Aggregation::arithmetic:
      break;
  }
  return "mean";
}

bool has_weights(const std::vector<Term>& terms) {
  return any_of(terms, [&](const Term& term) { return term.weight != terms.front().weight; });
}

/// "weighted mean"
std::string kind_of(const NodeRule& rule, const std::vector<Term>& terms) {
  return (has_weights(terms) ? "weighted " : "") + std::string(noun(rule.aggregation));
}

std::string_view missing_words(Missing missing) {
  switch (missing) {
    case Missing::zero:
      return "missing answers count as 0";
    case Missing::none:
      return "no score with a missing answer";
    case Missing::left_out:
      break;
  }
  return "missing answers left out";
}

}  // namespace

std::string rule_words(const Edition& edition, const Method& method) {
  const NodeRule& root = rule_for(method, kOverall);
  std::string words = kind_of(root, children_of(edition, method, kOverall));
  std::vector<std::string> below;
  for (const NodeIndex node : nodes(edition)) {
    if (node == kOverall) continue;
    const std::vector<Term> terms = children_of(edition, method, node);
    if (terms.size() < 2) continue;  // any mean of one is the same
    const std::string kind = kind_of(rule_for(method, node), terms) + "s";
    if (!contains(below, kind)) below.push_back(kind);
  }
  for (std::size_t n = 0; n < below.size(); ++n) words += (n == 0 ? " of " : " and ") + below[n];
  words += format(", {}", {missing_words(root.missing)});
  if (root.relative_to_best) words += ", the best is 100";
  words +=
      root.key == RankKey::exact ? ", ranked by the exact score" : ", ranked by the printed score";
  if (root.ties == Ties::dense) words += ", no rank left out after a tie";
  if (root.first == First::lowest) words += ", the lowest is first";
  if (root.halves == Halves::even) words += ", halves rounded to even";
  return words;
}

}  // namespace rescore::tables
