#include "claims/claim_grammar.h"

#include "claims/claim_reader.h"

namespace rescore::claims {
namespace {

/// What the words before a predicate are about: "Germany", "Germany's rank", "Germany's score".
enum class About : std::uint8_t { unit, rank, score };
enum class Verb : std::uint8_t { none, be, rank };

constexpr std::string_view kIndexWords[] = {"index", "ranking", "rankings",
                                            "list",  "table",   "edition",
                                            "data",  "report",  "edition of the index"};
constexpr std::string_view kNodeWords[] = {"domain",   "layer",  "group",    "area",
                                           "category", "pillar", "dimension"};
constexpr std::string_view kPlaces[] = {"place",    "places",    "rank", "ranks",
                                        "position", "positions", "spot", "spots"};
constexpr std::string_view kRankNouns[] = {"rank", "ranking", "position", "place"};

class Grammar : Reader {
 public:
  using Reader::Reader;

  Reading read() {
    contexts();
    const bool read = attempt([&] { return about_a_unit(); }) ||
                      attempt([&] { return leader_first(); }) ||
                      attempt([&] { return influence_first(); });
    if (!read) return stopped();
    return {.statement = said};
  }

 private:
  bool finish(ClaimKind kind) {
    said.kind = kind;
    contexts();
    return at_end();
  }

  // Where, when, and of how many: in any order, before and after what is said.

  void contexts() {
    while (attempt_whole([&] { return context(); })) continue;
  }

  bool context() {
    if (is("overall")) return in_node("overall");
    if (attempt([&] { return since(); })) return true;
    if (attempt([&] { return of_so_many(); })) return true;
    if (!one_of({"in", "on", "for", "of", "by", "within", "according to"})) return false;
    skip({"the"});
    if (one_of({"overall ranking", "overall index", "overall rankings"})) return in_node("overall");
    if (attempt([&] { return edition(said.year); })) return true;
    return attempt([&] { return node_with_noun(); });
  }

  bool in_node(std::string_view id) {
    if (said.node && said.node != id) return false;
    said.node = id;
    return true;
  }

  bool node_with_noun() {
    std::string id;
    if (!node(id)) return false;
    skip(kNodeWords);
    return in_node(id);
  }

  /// "China Index 2022", "2022 edition", "2022", "index". Without a year nothing is said.
  bool edition(std::optional<int>& in) {
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

  bool since() {
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

  bool of_so_many() {
    if (said.of || !one_of({"of", "out of", "among", "of the", "among the", "of all"}))
      return false;
    const Word* count = whole();
    if (count == nullptr || count->ordinal || year_in(*count)) return false;
    said.of = count->whole();
    skip({"ranked"});
    static_cast<void>(unit_word());
    skip({"ranked"});
    return true;
  }

  // Who.

  bool about_a_unit() {
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

  /// "Germany's rank", "Germany's Media score". A name that ends in "'s" itself owns nothing.
  bool owned(About& about) {
    return attempt([&] {
      if (!is("overall")) static_cast<void>(attempt([&] { return node_with_noun(); }));
      about = About::rank;
      if (one_of(kRankNouns)) return true;
      about = About::score;
      return is("score");
    });
  }

  Verb verb() {
    if (one_of({"ranks", "ranked", "is ranked", "was ranked", "has been ranked", "is placed",
                "was placed", "is listed", "was listed", "placed", "finishes", "finished"})) {
      return Verb::rank;
    }
    if (one_of({"is", "was", "comes", "came", "comes in", "came in", "stands", "stood", "sits",
                "sat", "lies"})) {
      skip({"currently", "now"});
      skip({"ranked"});
      return Verb::be;
    }
    return Verb::none;
  }

  // Ranks.

  /// "20th", "number 20", "last", "second to last"; `bare` allows "20".
  bool place(bool bare) {
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

  bool counted_from_end(int rank) {
    said.rank = rank;
    said.from_end = true;
    return true;
  }

  bool rank() {
    const Verb how = verb();
    if (how == Verb::none) return false;
    skip({"at", "in", "as"});
    if (!place(how == Verb::rank)) return false;
    skip(kPlaces);
    return finish(ClaimKind::rank);
  }

  /// "has rank 20", "takes 20th place"
  bool held_rank() {
    if (!one_of({"has", "had", "holds", "held", "takes", "took", "occupies", "occupied"})) {
      return false;
    }
    skip({"the"});
    const bool before = one_of({"rank", "place", "position"});
    return place(before) && (one_of(kPlaces) || before) && finish(ClaimKind::rank);
  }

  bool rank_of_it() {
    if (!one_of({"is", "was", "stands at", "is at"})) return false;
    skip({"currently", "now"});
    return place(true) && finish(ClaimKind::rank);
  }

  // Orders.

  bool relate(Relation relation, bool of_score = false) {
    said.relation = relation;
    said.of_score = of_score;
    return true;
  }

  /// "the same rank as": a figure, where "level with" is a comparison.
  bool same(bool of_score = false) {
    said.exact = true;
    return relate(Relation::level, of_score);
  }

  /// "ahead of", "higher in Media than", "more influenced by China than"
  bool relation() {
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

  bool than() {
    contexts();
    return is("than");
  }

  void by_agent() {
    static_cast<void>(attempt([&] { return is("by") && agent(); }));
  }

  bool order() {
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

  bool so_many_places() {
    const Word* count = whole();
    if (count == nullptr || count->ordinal || !one_of(kPlaces)) return false;
    said.places = count->whole();
    return true;
  }

  bool compared_scores() {
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

  /// "France", or "any other country", which makes it the first or the last.
  bool other_unit() {
    static_cast<void>(
        attempt([&] { return !said.places && is("any other") && unit_word() && alone(); }));
    if (said.kind == ClaimKind::position) return finish(ClaimKind::position);
    if (!unit(said.other) || said.other == said.unit) return false;
    skip({"does", "did", "is", "was"});
    return finish(ClaimKind::order);
  }

  bool alone() {
    if (said.relation == Relation::level || said.of_score) return false;
    return single(said.relation == Relation::behind, 1);
  }

  /// "is higher than France's"
  bool order_of_it(bool of_score) {
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

  // Positions.

  bool single(bool from_end, int place) {
    said.kind = ClaimKind::position;
    said.exact = true;
    said.from_end = from_end;
    said.count = Decimal{place, 0};
    return true;
  }

  /// "in the top half", "among the ten highest-ranked countries"
  bool group() {
    const Verb how = verb();
    if (how == Verb::none && !one_of({"makes", "made"})) return false;
    if (!one_of({"in", "among", "within"}) && how == Verb::be) return false;
    skip({"the"});
    if (!attempt([&] { return side_first(); }) && !attempt([&] { return number_first(); })) {
      return false;
    }
    return finish(ClaimKind::position);
  }

  bool side() {
    said.from_end = one_of({"bottom", "lower", "lowest", "last"});
    return said.from_end || one_of({"top", "upper", "highest", "first"});
  }

  bool side_first() {
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

  /// "countries", "of countries", "of all countries"
  void of_units() {
    static_cast<void>(attempt_whole([&] {
      skip({"of", "of the", "of all"});
      return unit_word();
    }));
  }

  /// A number that may have decimals only before "%".
  bool so_many() {
    const Word* count = number();
    if (count == nullptr || count->ordinal || count->number->units == 0) return false;
    said.count = *count->number;
    said.percent = one_of({"percent", "per cent"});
    return said.percent || count->whole();
  }

  bool number_first() {
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

  /// "the country most influenced by China", "the second highest-ranked country"
  bool leader_name() {
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

  bool leader() {
    if (verb() == Verb::none) return false;
    skip({"as"});
    return leader_name() && finish(said.kind);
  }

  bool leader_first() {
    if (!leader_name()) return false;
    contexts();
    return one_of({"is", "was"}) && unit(said.unit) && finish(said.kind);
  }

  /// "tops the index", "is at the bottom of the China Index 2024"
  bool top_of_index() {
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

  /// "China's influence is greatest in Pakistan", "… is greater in Pakistan than in Germany"
  bool influence_first() {
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

  // Changes.

  bool change(About about) {
    skip({"has", "have", "had"});
    said.of_score = about == About::score;
    if (one_of({"is unchanged", "was unchanged", "has not changed", "did not change", "not changed",
                "stayed the same", "remained unchanged", "kept its rank", "kept its place"})) {
      return finish(ClaimKind::change);
    }
    if (one_of({"fell", "fallen", "falls", "dropped", "drops", "slipped", "slid", "sank",
                "declined", "moved down", "went down", "gone down", "lost"})) {
      said.direction = Direction::down;
    } else if (one_of({"rose", "risen", "rises", "climbed", "climbs", "gained", "jumped",
                       "advanced", "improved", "moved up", "went up", "gone up"})) {
      said.direction = Direction::up;
    } else {
      return false;
    }
    skip({"by"});
    static_cast<void>(attempt_whole([&] { return amount(about); }));
    contexts();
    static_cast<void>(attempt([&] { return is("from") && end(said.from, about); }));
    static_cast<void>(attempt([&] { return is("to") && end(said.to, about); }));
    return finish(ClaimKind::change);
  }

  bool amount(About about) {
    const Word* count = number();
    if (count == nullptr || count->ordinal) return false;
    said.amount = count->number;
    if (about != About::score && one_of(kPlaces)) return count->whole().has_value();
    said.of_score = true;
    return about != About::rank &&
           one_of({"point", "points", "percentage point", "percentage points"});
  }

  /// Where a change starts or ends: a rank or a score, but not a year.
  bool end(std::optional<Decimal>& figure, About about) {
    skip({"the"});
    const bool marked = one_of({"number", "rank", "place", "position"});
    const Word* count = number();
    if (count == nullptr || (year_in(*count) && !marked)) return false;
    figure = count->number;
    const bool percent = one_of({"percent", "per cent"});
    if (percent && about == About::unit && !marked) said.of_score = true;
    if (said.of_score) {
      if (!percent) skip({"points"});
      return !count->ordinal && !marked;
    }
    skip(kPlaces);
    return !percent && count->whole() && (count->ordinal || marked || about == About::rank);
  }

  // Scores.

  bool score() {
    const bool scores = one_of({"scores", "scored"});
    if (!scores && !one_of({"has", "had", "gets", "got", "receives", "received", "reaches",
                            "reached", "achieves", "achieved"})) {
      return false;
    }
    const bool noun = attempt([&] {
      skip({"a", "an"});
      if (!is("overall")) static_cast<void>(attempt([&] { return node_with_noun(); }));
      return is("score of");
    });
    return score_figure() && (scores || noun || said.is_percentage) && finish(ClaimKind::score);
  }

  bool score_of_it() {
    return one_of({"is", "was", "stands at"}) && score_figure() && finish(ClaimKind::score);
  }

  bool score_figure() {
    skip({"exactly"});
    if (one_of({"about", "around", "roughly", "approximately"}))
      said.comparison = Comparison::about;
    if (one_of({"more than", "over", "above"})) said.comparison = Comparison::more;
    if (one_of({"less than", "under", "below"})) said.comparison = Comparison::less;
    if (is("at least")) said.comparison = Comparison::at_least;
    if (is("at most")) said.comparison = Comparison::at_most;
    const Word* figure = number();
    if (figure == nullptr || figure->ordinal) return false;
    said.score = *figure->number;
    said.is_percentage = one_of({"percent", "per cent"});
    if (!said.is_percentage) skip({"points", "out of 100"});
    skip({"of the points", "of all points", "of the achievable points"});
    return true;
  }
};

}  // namespace

Reading read_claim(std::string_view text, const Names& names) {
  return Grammar(text, names).read();
}

}  // namespace rescore::claims
