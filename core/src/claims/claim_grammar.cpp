#include "claims/claim_grammar.h"

#include "claims/claim_rules.h"

// Who and where, and which rules are tried.
namespace rescore::claims {
namespace {

constexpr std::string_view kIndexWords[] = {"index", "ranking", "rankings", "list",
                                            "table", "edition", "data",     "report"};
constexpr std::string_view kNodeWords[] = {"domain",   "layer",  "group",    "area",
                                           "category", "pillar", "dimension"};

}  // namespace

Reading Grammar::read() {
  contexts();
  const bool read = attempt([&] { return about_a_unit(); }) ||
                    attempt([&] { return leader_first(); }) ||
                    attempt([&] { return influence_first(); });
  if (!read) return stopped();
  return {.statement = said};
}

bool Grammar::finish(ClaimKind kind) {
  said.kind = kind;
  contexts();
  return at_end();
}

// Who.

bool Grammar::about_a_unit() {
  About about = About::unit;
  if (one_of({"the rank of", "the ranking of", "the position of"})) about = About::rank;
  if (one_of({"the score of", "the overall score of"})) about = About::score;
  if (!unit(said.unit)) return false;
  if (about == About::unit && owner() && !owned(about)) return false;
  contexts();
  skip({"currently", "now"});
  if (about == About::rank) {
    return attempt([&] { return rank_of_it(); }) || attempt([&] { return order_of_it(false); }) ||
           attempt([&] { return change(about); });
  }
  if (about == About::score) {
    return attempt([&] { return score_of_it(); }) || attempt([&] { return order_of_it(true); }) ||
           attempt([&] { return change(about); });
  }
  return attempt([&] { return rank(); }) || attempt([&] { return held_rank(); }) ||
         attempt([&] { return order(); }) || attempt([&] { return compared_scores(); }) ||
         attempt([&] { return group(); }) || attempt([&] { return leader(); }) ||
         attempt([&] { return top_of_index(); }) || attempt([&] { return change(about); }) ||
         attempt([&] { return score(); });
}

bool Grammar::owned(About& about) {
  return attempt([&] {
    if (!is("overall")) static_cast<void>(attempt([&] { return node_with_noun(); }));
    about = About::rank;
    if (one_of(kRankNouns)) return true;
    about = About::score;
    return is("score");
  });
}

Verb Grammar::verb() {
  if (one_of({"ranks", "ranked", "is ranked", "was ranked", "has been ranked", "is placed",
              "was placed", "is listed", "was listed", "placed", "finishes", "finished"})) {
    return Verb::rank;
  }
  if (one_of({"is", "was", "comes", "came", "comes in", "came in", "stands", "stood", "sits", "sat",
              "lies"})) {
    skip({"currently", "now"});
    skip({"ranked"});
    return Verb::be;
  }
  return Verb::none;
}

// Where, when, and of how many: in any order, before and after what is said.

void Grammar::contexts() {
  while (attempt_whole([&] { return context(); })) continue;
}

bool Grammar::context() {
  if (is("overall")) return in_node("overall");
  if (attempt([&] { return since(); })) return true;
  if (attempt([&] { return of_so_many(); })) return true;
  if (!one_of({"in", "on", "for", "of", "by", "within", "according to"})) return false;
  skip({"the"});
  if (one_of({"overall ranking", "overall index", "overall rankings"})) return in_node("overall");
  if (attempt([&] { return edition(said.year); })) return true;
  return attempt([&] { return node_with_noun(); });
}

bool Grammar::in_node(std::string_view id) {
  if (said.node && said.node != id) return false;
  said.node = id;
  return true;
}

bool Grammar::node_with_noun() {
  std::string id;
  if (!node(id)) return false;
  skip(kNodeWords);
  return in_node(id);
}

bool Grammar::edition(std::optional<int>& in) {
  skip({"the"});
  auto when = year();
  const bool named = title() || one_of(kIndexWords);
  if (!named && !when) return false;
  if (named && !when) {
    skip({"of", "for"});
    when = year();
  }
  if (!when) return true;
  if (in && in != when) return false;
  in = when;
  return true;
}

bool Grammar::since() {
  if (one_of({"since", "compared with", "compared to"})) {
    return !said.since && edition(said.since) && said.since;
  }
  const bool from = is("from");
  if (!from && !is("between")) return false;
  if (said.since || !(said.since = year()) || !is(from ? "to" : "and")) return false;
  const auto until = year();
  if (!until || (said.year && said.year != until)) return false;
  said.year = until;
  return true;
}

bool Grammar::of_so_many() {
  if (said.of || !one_of({"of", "out of", "among", "of the", "among the", "of all"})) return false;
  const Word* count = whole();
  if (count == nullptr || count->ordinal || year_in(*count)) return false;
  said.of = count->whole();
  skip({"ranked"});
  static_cast<void>(unit_word());
  skip({"ranked"});
  return true;
}

Reading read_claim(std::string_view text, const Names& names) {
  return Grammar(text, names).read();
}

}  // namespace rescore::claims
