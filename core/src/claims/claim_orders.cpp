#include "claims/claim_rules.h"

// Ranks, and who is ahead of whom.
namespace rescore::claims {

// Ranks.

bool Grammar::place(bool bare) {
  skip({"the"});
  if (one_of({"last", "bottom"})) return counted_from_end(1);
  const bool marked = one_of({"number", "no", "rank", "place", "position", "spot"});
  const Word* place = whole();
  if (place == nullptr || place->whole() == 0) return false;
  if (!place->ordinal && !marked && !bare) return false;
  if (one_of({"to last", "from last", "last", "from the bottom", "from bottom"})) {
    return place->ordinal && counted_from_end(*place->whole());
  }
  said.rank = *place->whole();
  return true;
}

bool Grammar::counted_from_end(int rank) {
  said.rank = rank;
  said.from_end = true;
  return true;
}

bool Grammar::rank() {
  const Verb how = verb();
  if (how == Verb::none) return false;
  skip({"at", "in", "as"});
  if (!place(how == Verb::rank)) return false;
  skip(kPlaces);
  return finish(ClaimKind::rank);
}

bool Grammar::held_rank() {
  if (!one_of({"has", "had", "holds", "held", "takes", "took", "occupies", "occupied"})) {
    return false;
  }
  skip({"the"});
  const bool before = one_of({"rank", "place", "position"});
  return place(before) && (one_of(kPlaces) || before) && finish(ClaimKind::rank);
}

bool Grammar::rank_of_it() {
  if (!one_of({"is", "was", "stands at", "is at"})) return false;
  skip({"currently", "now"});
  return place(true) && finish(ClaimKind::rank);
}

// Orders.

bool Grammar::relate(Relation relation, bool of_score) {
  said.relation = relation;
  said.of_score = of_score;
  return true;
}

bool Grammar::same(bool of_score) {
  said.exact = true;
  return relate(Relation::level, of_score);
}

bool Grammar::relation() {
  if (one_of({"ahead of", "above", "before"})) return relate(Relation::ahead);
  if (one_of({"behind", "below", "after"})) return relate(Relation::behind);
  if (one_of({"level with", "on a par with"})) return relate(Relation::level);
  if (one_of({"tied with", "equal to", "equal with"})) return same();
  if (one_of({"higher", "better"})) return relate(Relation::ahead) && than();
  if (one_of({"lower", "worse"})) return relate(Relation::behind) && than();
  const bool more = is("more");
  if (!more && !is("less")) return false;
  if (!measured()) return false;
  by_agent();
  return relate(more ? Relation::ahead : Relation::behind) && than();
}

bool Grammar::than() {
  contexts();
  return is("than");
}

void Grammar::by_agent() {
  static_cast<void>(attempt([&] { return is("by") && agent(); }));
}

bool Grammar::order() {
  const Verb how = verb();
  if (how != Verb::none) {
    static_cast<void>(attempt([&] { return so_many_places(); }));
    return relation() && other_unit();
  }
  if (one_of({"outranks", "outranked"})) return relate(Relation::ahead) && other_unit();
  if (one_of({"trails", "trailed"})) return relate(Relation::behind) && other_unit();
  if (one_of({"ties with", "tied with"})) return same() && other_unit();
  if (!one_of({"has", "had"})) return false;
  if (attempt([&] { return is("the same") && one_of(kRankNouns) && is("as"); })) {
    return same() && other_unit();
  }
  if (!is("a")) return false;
  const bool higher = one_of({"higher", "better"});
  if (!higher && !one_of({"lower", "worse"})) return false;
  return one_of(kRankNouns) && than() && relate(higher ? Relation::ahead : Relation::behind) &&
         other_unit();
}

bool Grammar::so_many_places() {
  const Word* count = whole();
  if (count == nullptr || count->ordinal || !one_of(kPlaces)) return false;
  said.places = count->whole();
  return true;
}

bool Grammar::compared_scores() {
  if (attempt([&] { return one_of({"has the same score as", "had the same score as"}); })) {
    return same(true) && other_unit();
  }
  const bool a = one_of({"has a", "had a"});
  if (!a && !one_of({"scores", "scored"})) return false;
  const bool higher = a ? is("higher") : one_of({"higher", "more", "better"});
  if (!higher && !(a ? is("lower") : one_of({"lower", "less", "worse"}))) return false;
  if (a && !one_of({"score", "overall score"})) return false;
  return than() && relate(higher ? Relation::ahead : Relation::behind, true) && other_unit();
}

bool Grammar::other_unit() {
  static_cast<void>(
      attempt([&] { return !said.places && is("any other") && unit_word() && alone(); }));
  if (said.kind == ClaimKind::position) return finish(ClaimKind::position);
  if (!unit(said.other) || said.other == said.unit) return false;
  skip({"does", "did", "is", "was"});
  return finish(ClaimKind::order);
}

bool Grammar::alone() {
  if (said.relation == Relation::level || said.of_score) return false;
  return single(said.relation == Relation::behind, 1);
}

bool Grammar::order_of_it(bool of_score) {
  if (!one_of({"is", "was"})) return false;
  if (one_of({"the same as", "equal to"})) {
    static_cast<void>(same(of_score));
  } else {
    const bool higher = one_of({"higher", "better"});
    if (!higher && !one_of({"lower", "worse"})) return false;
    if (!than()) return false;
    static_cast<void>(relate(higher ? Relation::ahead : Relation::behind, of_score));
  }
  static_cast<void>(one_of({"that of"}));
  if (!unit(said.other) || said.other == said.unit) return false;
  if (of_score) skip({"score"});
  if (!of_score) skip(kRankNouns);
  return finish(ClaimKind::order);
}

}  // namespace rescore::claims
