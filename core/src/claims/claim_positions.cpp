#include "claims/claim_rules.h"

// Positions: the top half, the most influenced.
namespace rescore::claims {

bool Grammar::single(bool from_end, int place) {
  said.kind = ClaimKind::position;
  said.exact = true;
  said.from_end = from_end;
  said.count = Decimal{place, 0};
  return true;
}

bool Grammar::group() {
  const Verb how = verb();
  if (how == Verb::none && !one_of({"makes", "made"})) return false;
  if (!one_of({"in", "among", "within"}) && how == Verb::be) return false;
  skip({"the"});
  if (!attempt([&] { return side_first(); }) && !attempt([&] { return number_first(); })) {
    return false;
  }
  return finish(ClaimKind::position);
}

bool Grammar::side() {
  said.from_end = one_of({"bottom", "lower", "lowest", "last"});
  return said.from_end || one_of({"top", "upper", "highest", "first"});
}

bool Grammar::side_first() {
  if (!side()) return false;
  constexpr std::string_view kParts[] = {"half", "third", "quarter", "fifth"};
  for (int part = 0; part < 4; ++part) {
    if (!is(kParts[part])) continue;
    said.parts = part + 2;
    of_units();
    return true;
  }
  if (!so_many()) return false;
  of_units();
  return true;
}

void Grammar::of_units() {
  static_cast<void>(attempt_whole([&] {
    skip({"of", "of the", "of all"});
    return unit_word();
  }));
}

bool Grammar::so_many() {
  const Word* count = number();
  if (count == nullptr || count->ordinal || count->number->units == 0) return false;
  said.count = *count->number;
  said.percent = one_of({"percent", "per cent"});
  return said.percent || count->whole();
}

bool Grammar::number_first() {
  if (!so_many() || said.percent) return false;
  const bool most = is("most");
  if (most || is("least")) {
    if (!measured()) return false;
    static_cast<void>(unit_word());
    by_agent();
    said.from_end = !most;
    return true;
  }
  if (!side()) return false;
  skip({"ranked", "ranking", "placed"});
  return unit_word();
}

bool Grammar::leader_name() {
  skip({"the"});
  const bool noun = unit_word();
  int place = 1;
  static_cast<void>(attempt([&] {
    const Word* ordinal = whole();
    if (ordinal == nullptr || !ordinal->ordinal) return false;
    place = *ordinal->whole();
    return place > 0;
  }));
  const bool most = is("most");
  if (most || is("least")) {
    if (!measured()) return false;
    if (!noun) static_cast<void>(unit_word());
    by_agent();
    return single(!most, place);
  }
  const bool last = one_of({"lowest", "bottom"});
  if (!last && !one_of({"highest", "top"})) return false;
  const bool ranked = one_of({"ranked", "ranking", "placed"});
  if (!(!noun && unit_word()) && !ranked) return false;
  // What is said of the list is a figure; what is said of influence is a comparison.
  said.kind = ClaimKind::rank;
  said.rank = place;
  said.from_end = last;
  return true;
}

bool Grammar::leader() {
  if (verb() == Verb::none) return false;
  skip({"as"});
  return leader_name() && finish(said.kind);
}

bool Grammar::leader_first() {
  if (!leader_name()) return false;
  contexts();
  return one_of({"is", "was"}) && unit(said.unit) && finish(said.kind);
}

bool Grammar::top_of_index() {
  bool last = false;
  if (!one_of({"tops", "topped", "leads", "led", "heads", "headed"})) {
    if (!one_of({"is at the", "was at the"})) return false;
    last = is("bottom");
    if ((!last && !is("top")) || !is("of")) return false;
  }
  said.rank = 1;
  said.from_end = last;
  return edition(said.year) && finish(ClaimKind::rank);
}

bool Grammar::influence_first() {
  if (!agent() || !measured() || !one_of({"is", "was"})) return false;
  skip({"the"});
  const bool least = one_of({"weakest", "lowest", "smallest"});
  if (least || one_of({"strongest", "greatest", "highest", "largest"})) {
    return is("in") && unit(said.unit) && single(least, 1) && finish(ClaimKind::position);
  }
  const bool less = one_of({"weaker", "lower", "smaller"});
  if (!less && !one_of({"stronger", "greater", "higher", "larger"})) return false;
  if (!is("in") || !unit(said.unit) || !is("than")) return false;
  skip({"in"});
  return relate(less ? Relation::behind : Relation::ahead) && other_unit();
}

}  // namespace rescore::claims
