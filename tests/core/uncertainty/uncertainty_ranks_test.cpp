#include "uncertainty/uncertainty_ranks.h"

#include <gtest/gtest.h>

#include "rescore/rank.h"
#include "support/generator.h"

namespace rescore {
namespace {

using test::Generator;

TEST(RobustnessRanks, AreThoseOfPlacesWhateverTheirNumber) {
  Generator generator(31);
  for (const std::size_t units : {1u, 2u, 3u, 4u, 5u, 28u, 29u, 98u, 256u, 257u, 700u}) {
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      DrawRanker ranker(units, ties);
      for (int draw = 0; draw < 30; ++draw) {
        // Few values give ties; the largest key there is, and some that are not ranked.
        const std::size_t values = 1 + generator.below(2 * units);
        std::vector<Key> keys;
        for (std::size_t c = 0; c < units; ++c) {
          const std::size_t value = generator.below(values + 1);
          const DrawKey key = value == values ? DrawKey{1} << 30 : static_cast<DrawKey>(value) - 1;
          ranker.keys()[c] = key;
          keys.push_back(static_cast<Key>(std::int64_t{key} + 1));
        }
        const std::vector<Place> places = places_of(keys, ties);
        const std::span<const std::int16_t> ranks = ranker.rank();
        ASSERT_EQ(ranks.size(), units);
        for (std::size_t c = 0; c < units; ++c) {
          ASSERT_EQ(ranks[c], places[c].rank) << units;
        }
      }
    }
  }
}

}  // namespace
}  // namespace rescore
