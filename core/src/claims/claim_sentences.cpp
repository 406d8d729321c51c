#include "claims/claim_sentences.h"

#include <array>

#include "base/country_names.h"
#include "base/format.h"
#include "base/lists.h"

namespace rescore::claims {
namespace {

/// Countries whose names take an article.
constexpr std::array<std::string_view, 18> kWithArticle = {"AE", "BS", "CD", "CF", "CG", "DO",
                                                           "GB", "GM", "KM", "KY", "MH", "MV",
                                                           "NL", "PH", "SB", "SC", "TC", "US"};

std::string ordinal(int number) {
  const int tens = number % 100;
  const char* ending = tens >= 11 && tens <= 13 ? "th"
                       : number % 10 == 1       ? "st"
                       : number % 10 == 2       ? "nd"
                       : number % 10 == 3       ? "rd"
                                                : "th";
  return to_decimal(number) + ending;
}

std::string sentence_case(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

const Unit& unit_of(const Cited& cited) {
  return cited.data->units[find_unit(*cited.data, cited.figure->unit)->value];
}

/// " in Media in the China Index 2024"
std::string where(const Cited& cited) {
  const Edition& edition = cited.data->edition;
  const Node& node = edition.node(*find_node(edition, cited.figure->node));
  std::string text;
  if (node.kind == NodeKind::layer) {
    text = format(" in the {} layer", {node.name});
  } else if (node.kind != NodeKind::overall && cited.figure->node != edition.nodes.front().id) {
    text = format(" in {}", {node.name});
  }
  const bool has_article = edition.title.starts_with("The ") || edition.title.starts_with("the ");
  return text + (has_article ? " in " : " in the ") + edition.title;
}

std::string place(const Cited& cited) {
  const Rank& rank = cited.figure->rank;
  return (rank.tied > 1 ? "joint " : "") + ordinal(rank.value);
}

std::string score_text(const Cited& cited) {
  const Edition& edition = cited.data->edition;
  const NodeIndex node = *find_node(edition, cited.figure->node);
  const bool percent = rule_for(edition.methods.front(), node).scale == 100;
  return to_text(*cited.figure->score) + (percent ? "%" : "");
}

std::string ranks(const Cited& cited) {
  return format("{} {} of {}{}",
                {cited.earlier ? "ranked" : "ranks", place(cited), cited.figure->of, where(cited)});
}

std::string scores(const Cited& cited) {
  return format("{} {}{}", {cited.earlier ? "scored" : "scores", score_text(cited), where(cited)});
}

std::string change(const Statement& said, const Cited& from, const Cited& to) {
  const auto one = [&](const Cited& cited) { return said.of_score ? scores(cited) : ranks(cited); };
  return format("{} {} and {}", {unit_name(unit_of(to)), one(from), one(to)});
}

std::string order(const Statement& said, const Cited& a, const Cited& b, bool too_close) {
  const std::string one = unit_name(unit_of(a)), other = unit_name(unit_of(b));
  if (too_close) {
    return format("{} ({}) and {} ({}) are too close to call{}",
                  {one, place(a), other, place(b), where(a)});
  }
  const char* rank = a.earlier ? "ranked" : "ranks";
  const char* score = a.earlier ? "scored" : "scores";
  if (said.of_score) {
    return format("{} {} {} and {} {}{}",
                  {one, score, score_text(a), other, score_text(b), where(a)});
  }
  if (a.figure->rank.value == b.figure->rank.value) {
    return format("{} and {} share rank {} of {}{}",
                  {one, other, a.figure->rank.value, a.figure->of, where(a)});
  }
  return format("{} {} {} and {} {} of {}{}",
                {one, rank, place(a), other, place(b), a.figure->of, where(a)});
}

/// "64th to 70th"
std::string range(const ClaimFigure& figure) {
  if (figure.high == figure.low) return ordinal(*figure.high);
  return format("{} to {}", {ordinal(*figure.high), ordinal(*figure.low)});
}

}  // namespace

std::string unit_name(const Unit& unit) {
  const auto code = country_code(unit.name);
  const bool article = code && contains(kWithArticle, *code) && !unit.name.starts_with("The ");
  return (article ? "the " : "") + unit.name;
}

std::string sentence_of(const Statement& said, std::span<const Cited> figures, bool too_close) {
  const Cited& first = figures.front();
  const std::string name = unit_name(unit_of(first));
  std::string text;
  if (said.kind == ClaimKind::order) {
    text = order(said, first, figures.back(), too_close);
  } else if (said.kind == ClaimKind::change) {
    text = change(said, first, figures.back()) +
           (too_close ? ", a difference that is too close to call" : "");
  } else if (said.kind == ClaimKind::score) {
    text = format("{} {}", {name, scores(first)});
  } else {
    text = format("{} {}", {name, ranks(first)});
    if (too_close) {
      text += format(", and {} in nine of ten trials with slightly different weights",
                     {range(*first.figure)});
    }
  }
  return sentence_case(text) + ".";
}

std::string trials_sentence(std::span<const Cited> figures) {
  std::string text = "With weights up to a quarter more or less, nine of ten trials put ";
  for (std::size_t f = 0; f < figures.size(); ++f) {
    const Cited& cited = figures[f];
    const bool same = f > 0 && cited.figure->unit == figures.front().figure->unit;
    if (f > 0) text += " and ";
    if (!same) text += unit_name(unit_of(cited)) + " ";
    text += range(*cited.figure);
    if (figures.size() > 1 && figures.front().data != figures.back().data) text += where(cited);
  }
  return text + ".";
}

std::string group_sentence(const Statement& said, int of) {
  if (said.exact || (said.parts == 0 && !said.percent)) return "";
  constexpr std::array<std::string_view, 6> kParts = {"", "", "half", "third", "quarter", "fifth"};
  const std::int64_t whole = kPowersOfTen[said.count.decimals];
  const std::int64_t size = said.percent ? of * said.count.units / (100 * whole) : of / said.parts;
  if (size < 1 || size >= of) return "";
  const std::string part = said.percent ? to_text(said.count) + "%"
                                        : std::string(kParts[static_cast<std::size_t>(said.parts)]);
  return said.from_end ? format("The bottom {} begins at rank {} of {}.", {part, of - size + 1, of})
                       : format("The top {} ends at rank {} of {}.", {part, size, of});
}

std::string fault_sentence(ClaimFault fault, std::string_view part) {
  switch (fault) {
    case ClaimFault::empty:
      return "There is no claim to check.";
    case ClaimFault::too_long:
      return format("A claim has at most {} characters. Check one sentence at a time.",
                    {kMostClaimCharacters});
    case ClaimFault::not_text:
      return "The claim is not UTF-8 text.";
    case ClaimFault::unread:
      return format("This part was not understood: “{}”.", {part});
    case ClaimFault::incomplete:
      return "The sentence says nothing that can be checked.";
    case ClaimFault::unknown_unit:
      return format("The index does not rank {}.", {part});
    case ClaimFault::ambiguous:
      return format("“{}” can mean more than one thing.", {part});
    case ClaimFault::no_edition:
      return part.empty() ? "The claim compares an edition with itself."
                          : format("No single edition of {} is at hand.", {part});
    case ClaimFault::since_when:
      return "It is not clear which edition to compare with. Say, for example, “since 2022”.";
    case ClaimFault::no_rank:
      return format("There is no such figure in the {}.", {part});
    case ClaimFault::none:
      break;
  }
  return "";
}

}  // namespace rescore::claims
