#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "claims/claim_reader.h"

namespace rescore::claims {

/// What the words before a predicate are about: "Germany", "Germany's rank", "Germany's score".
enum class About : std::uint8_t { unit, rank, score };
enum class Verb : std::uint8_t { none, be, rank };

inline constexpr std::string_view kPlaces[] = {"place",    "places",    "rank", "ranks",
                                               "position", "positions", "spot", "spots"};
inline constexpr std::string_view kRankNouns[] = {"rank", "ranking", "position", "place"};

/// The rules of the grammar. Each reads words and puts into `said` what they say; false if they do
/// not fit. Those that end a sentence call finish().
class Grammar : Reader {
 public:
  using Reader::Reader;
  Reading read();

 private:
  bool finish(ClaimKind kind);

  // Where, when, and of how many: in any order, before and after what is said.
  void contexts();
  bool context();
  bool in_node(std::string_view id);
  bool node_with_noun();
  /// "China Index 2022", "2022 edition", "2022", "index". Without a year nothing is said.
  bool edition(std::optional<int>& in);
  bool since();
  bool of_so_many();

  // Who.
  bool about_a_unit();
  /// "Germany's rank", "Germany's Media score". A name that ends in "'s" itself owns nothing.
  bool owned(About& about);
  Verb verb();

  // Ranks.
  /// "20th", "number 20", "last", "second to last"; `bare` allows "20".
  bool place(bool bare);
  bool counted_from_end(int rank);
  bool rank();
  /// "has rank 20", "takes 20th place"
  bool held_rank();
  bool rank_of_it();

  // Orders.
  bool relate(Relation relation, bool of_score = false);
  /// "the same rank as": a figure, where "level with" is a comparison.
  bool same(bool of_score = false);
  /// "ahead of", "higher in Media than", "more influenced by China than"
  bool relation();
  bool than();
  void by_agent();
  bool order();
  bool so_many_places();
  bool compared_scores();
  /// "France", or "any other country", which makes it the first or the last.
  bool other_unit();
  bool alone();
  /// "is higher than France's"
  bool order_of_it(bool of_score);

  // Positions.
  bool single(bool from_end, int place);
  /// "in the top half", "among the ten highest-ranked countries"
  bool group();
  bool side();
  bool side_first();
  /// "countries", "of countries", "of all countries"
  void of_units();
  /// A number that may have decimals only before "%".
  bool so_many();
  bool number_first();
  /// "the country most influenced by China", "the second highest-ranked country"
  bool leader_name();
  bool leader();
  bool leader_first();
  /// "tops the index", "is at the bottom of the China Index 2024"
  bool top_of_index();
  /// "China's influence is greatest in Pakistan", "… is greater in Pakistan than in Germany"
  bool influence_first();

  // Changes.
  bool change(About about);
  bool amount(About about);
  /// Where a change starts or ends: a rank or a score, but not a year.
  bool end(std::optional<Decimal>& figure, About about);

  // Scores.
  bool score();
  bool score_of_it();
  bool score_figure();
};

}  // namespace rescore::claims
