#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rescore/edition.h"
#include "rescore/sheet.h"

/// Scores and ranks all countries in all scopes from their answers, for work that does so thousands
/// of times. The results are those of table_of and ranking_of (result.h). Countries stand side by
/// side, sixteen to a vector; nothing is allocated after the first call with the same buffers.
namespace rescore::sweep {

/// How many countries a block of the answers holds, and what rows of results are filled up to.
inline constexpr std::size_t kLanes = 16;

/// The byte of a skipped answer.
inline constexpr std::uint8_t kSkipped = 255;

/// One byte of answer. An indicator has one line, or several where its maximum is more than 254:
/// its points then fill the first line, the second and so on.
struct Line {
  IndicatorIndex indicator;
  std::uint8_t maximum{};  ///< points, 0 to 254
};

/// Lines of one domain, one layer and one maximum, few enough that a byte can hold their points.
struct Run {
  std::uint16_t layer{};
  std::uint8_t maximum{};  ///< of each line
  std::uint32_t end{};     ///< the line after the last one
};

/// How an edition's answers are laid out and summed up.
struct Plan {
  std::size_t domains{};
  std::size_t layers{};
  std::vector<Line> lines;  ///< by domain, layer and maximum, then the edition's order
  std::vector<std::array<ScopeIndex, 3>> scopes_of;  ///< of an indicator: overall, domain, layer
  std::vector<std::uint32_t> first;       ///< an indicator's first line; its others follow
  std::vector<Run> runs;                  ///< in the order of the lines
  std::vector<std::uint32_t> run_end;     ///< by domain: the run after its last one
  std::vector<std::uint32_t> all_maxima;  ///< by scope: points when nothing is skipped
  bool wide{};                            ///< sums need more than 16 bits

  std::size_t scopes() const { return 1 + domains + layers; }
};

/// The plan of an edition. Cost: a sort of its indicators.
Plan plan_of(const Edition& edition);

/// All countries' answers: block by block of kLanes countries, line by line, a byte a country.
/// Countries that fill up the last block skip everything.
struct Answers {
  std::size_t countries{};
  std::vector<std::uint8_t> bytes;
};

/// Answers of so many countries (at most 65535), all skipped.
Answers blank(const Plan& plan, std::size_t countries);
/// Sets one answer, which is skipped or at most the indicator's maximum. Cost: a byte, usually.
void put(const Plan& plan, Answers& answers, CountryIndex country, IndicatorIndex indicator,
         Answer answer);
/// Sets all answers of a country, in the edition's order.
void put(const Plan& plan, Answers& answers, CountryIndex country, std::span<const Answer> all);

/// Points by scope and country: those of scope s and country c are at s * stride + c.
struct Sums {
  std::size_t countries{};
  std::size_t stride{};  ///< countries, filled up to whole blocks
  std::vector<std::uint32_t> achieved;
  std::vector<std::uint32_t> answered_maximum;
};

/// Adds up all answers. Cost: four instructions a line and block, some thirty a run and block.
void add_up(const Plan& plan, const Answers& answers, Sums& sums);

/// What ranking needs to note, kept for the next call.
struct Room {
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint32_t> words;
  std::vector<std::uint64_t> order;
};

/// Keys and ranks by scope and country, laid out as the sums.
struct Places {
  /// 0: not ranked; else bigger is higher and equal is tied, within one scope of one result.
  std::vector<std::uint32_t> keys;
  std::vector<std::uint16_t> ranks;  ///< 1 is the highest; 0: not ranked
  Room room;
};

/// Ranks all countries in every scope. Cost: linear in the countries where the key is rounded, or
/// exact with small maxima; else a sort.
void rank_all(const Plan& plan, const Method& method, const Sums& sums, Places& places);

/// Changes one answer (as `put`) and all that follows from it, in sums and places that add_up and
/// rank_all made of the same answers with the same method. Cost: one pass over the countries in
/// each of the indicator's three scopes; a new ranking of the scope where ties are dense or keys
/// exact and many.
void edit(const Plan& plan, const Method& method, Answers& answers, Sums& sums, Places& places,
          CountryIndex country, IndicatorIndex indicator, Answer answer);

}  // namespace rescore::sweep
