#include "claims/claim_rules.h"

// Changes since another edition, and scores.
namespace rescore::claims {

// Changes.

bool Grammar::change(About about) {
  skip({"has", "have", "had"});
  said.of_score = about == About::score;
  if (one_of({"is unchanged", "was unchanged", "has not changed", "did not change", "not changed",
              "stayed the same", "remained unchanged", "kept its rank", "kept its place"})) {
    return finish(ClaimKind::change);
  }
  if (one_of({"fell", "fallen", "falls", "dropped", "drops", "slipped", "slid", "sank", "declined",
              "moved down", "went down", "gone down", "lost"})) {
    said.direction = Direction::down;
  } else if (one_of({"rose", "risen", "rises", "climbed", "climbs", "gained", "jumped", "advanced",
                     "improved", "moved up", "went up", "gone up"})) {
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

bool Grammar::amount(About about) {
  const Word* count = number();
  if (count == nullptr || count->ordinal) return false;
  said.amount = count->number;
  if (about != About::score && one_of(kPlaces)) return count->whole().has_value();
  said.of_score = true;
  return about != About::rank &&
         one_of({"point", "points", "percentage point", "percentage points"});
}

bool Grammar::end(std::optional<Decimal>& figure, About about) {
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

bool Grammar::score() {
  const bool scores = one_of({"scores", "scored"});
  if (!scores && !one_of({"has", "had", "gets", "got", "receives", "received", "reaches", "reached",
                          "achieves", "achieved"})) {
    return false;
  }
  const bool noun = attempt([&] {
    skip({"a", "an"});
    if (!is("overall")) static_cast<void>(attempt([&] { return node_with_noun(); }));
    return is("score of");
  });
  return score_figure() && (scores || noun || said.is_percentage) && finish(ClaimKind::score);
}

bool Grammar::score_of_it() {
  return one_of({"is", "was", "stands at"}) && score_figure() && finish(ClaimKind::score);
}

bool Grammar::score_figure() {
  skip({"exactly"});
  if (one_of({"about", "around", "roughly", "approximately"})) said.comparison = Comparison::about;
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

}  // namespace rescore::claims
