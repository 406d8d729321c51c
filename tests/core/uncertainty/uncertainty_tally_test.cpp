#include "uncertainty/uncertainty_tally.h"

#include <gtest/gtest.h>

#include "support/generator.h"

namespace rescore {
namespace {

using test::Generator;
using Counts = std::vector<std::uint32_t>;

TEST(UncertaintyTally, CountsRanksAndPairsAsOneByOne) {
  Generator generator(32);
  for (const std::size_t n : {1u, 2u, 5u, 98u, 254u, 255u, 300u}) {
    RankTally tally(n);
    Counts acceptability(n * n), above(n * n), plain_acceptability(n * n), plain_above(n * n);
    for (int draw = 0; draw < (n < 200 ? 300 : 150); ++draw) {
      std::vector<std::int32_t> ranks;
      for (std::size_t c = 0; c < n; ++c) {
        // Not a ranking, but all ranks there can be; about one in forty is not ranked.
        const bool ranked = generator.below(40) != 0;
        ranks.push_back(static_cast<std::int32_t>(ranked ? 1 + generator.below(n) : 0));
      }
      if (tally.full() || generator.below(50) == 0) tally.flush(acceptability, above);
      tally.add(ranks);
      for (std::size_t i = 0; i < n; ++i) {
        if (ranks[i] == 0) continue;
        ++plain_acceptability[i * n + static_cast<std::size_t>(ranks[i]) - 1];
        for (std::size_t j = 0; j < n; ++j) plain_above[i * n + j] += ranks[i] < ranks[j];
      }
    }
    tally.flush(acceptability, above);
    EXPECT_EQ(acceptability, plain_acceptability) << n;
    EXPECT_EQ(above, plain_above) << n;
    tally.flush(acceptability, above);
    EXPECT_EQ(above, plain_above) << "flushed twice";
  }
}

}  // namespace
}  // namespace rescore
