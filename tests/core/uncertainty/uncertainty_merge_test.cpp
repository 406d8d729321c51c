#include <gtest/gtest.h>

#include <algorithm>

#include "rescore/uncertainty.h"
#include "support/support.h"

namespace rescore::uncertainty_merge_test {
namespace {

using test::diagnostics;

constexpr std::uint64_t kDraws = 1001;

UncertaintyResult shard_of(Shard shard, std::uint64_t draws = kDraws, std::uint64_t seed = 5) {
  const Session session = test::china_session();
  const Dataset& data = session.data();
  UncertaintyOptions options;
  options.draws = draws;
  options.seed = seed;
  Errors errors;
  auto run = UncertaintyRun::make(data, data.edition.methods.front(), options, shard, errors);
  EXPECT_EQ(diagnostics(errors), "");
  run->advance(draws);
  EXPECT_TRUE(run->done());
  return run->result();
}

std::vector<UncertaintyResult> shards(std::uint64_t of) {
  std::vector<UncertaintyResult> results;
  for (std::uint64_t number = 1; number <= of; ++number) results.push_back(shard_of({number, of}));
  return results;
}

std::string errors_of(const std::vector<UncertaintyResult>& results) {
  Errors errors;
  EXPECT_FALSE(merge(results, errors));
  return diagnostics(errors);
}

TEST(UncertaintyMerge, ShardsMakeTheResultOfOneRun) {
  const UncertaintyResult whole = shard_of({1, 1});
  for (const std::uint64_t of : {1u, 3u, 4u}) {
    std::vector<UncertaintyResult> results = shards(of);
    std::reverse(results.begin(), results.end());
    Errors errors;
    const auto merged = merge(results, errors);
    EXPECT_EQ(diagnostics(errors), "");
    ASSERT_TRUE(merged);
    EXPECT_EQ(*merged, whole) << of;
  }
}

TEST(UncertaintyMerge, ShardsOfNoDrawsAreWelcome) {
  std::vector<UncertaintyResult> results;
  for (std::uint64_t number = 1; number <= 5; ++number) {
    results.push_back(shard_of({number, 5}, 3));
  }
  EXPECT_EQ(draws_of(results[0]), 0u);
  Errors errors;
  EXPECT_EQ(merge(results, errors), shard_of({1, 1}, 3));
  EXPECT_EQ(diagnostics(errors), "");
}

TEST(UncertaintyMerge, EveryDrawMustBeThereOnce) {
  std::vector<UncertaintyResult> results = shards(4);
  results.erase(results.begin() + 1);
  EXPECT_EQ(errors_of(results), ": Draws 250 to 499 are in no result. [missing-part]\n");
  results.pop_back();
  EXPECT_EQ(errors_of(results),
            ": Draws 250 to 499 are in no result. [missing-part]\n"
            ": Draws 750 to 1000 are in no result. [missing-part]\n");
  results = shards(4);
  results.push_back(results[2]);
  EXPECT_EQ(errors_of(results),
            "/4/ranges: Draws 500 to 749 are in more than one result. [disagreement]\n");
  EXPECT_EQ(errors_of({}), ": There is no result. [missing-part]\n");
}

TEST(UncertaintyMerge, AllMustBeOfTheSameRun) {
  std::vector<UncertaintyResult> results = shards(3);
  results[1] = shard_of({2, 3}, kDraws, 6);
  EXPECT_EQ(errors_of(results),
            "/1/options: This result has different options from the first one. [disagreement]\n");
  results = shards(3);
  results[1].edition = "another";
  results[1].fingerprint = "00000000";
  results[2].method = "exact";
  std::swap(results[2].units[0], results[2].units[1]);
  std::swap(results[2].domains[0], results[2].domains[1]);
  EXPECT_EQ(
      errors_of(results),
      "/1/edition: This result has a different edition from the first one. [disagreement]\n"
      "/1/fingerprint: This result has different data from the first one. [disagreement]\n"
      "/2/method: This result has a different method from the first one. [disagreement]\n"
      "/2/countries: This result has different countries, or a different order, from the first "
      "one. "
      "[disagreement]\n"
      "/2/domains: This result has different domains, or a different order, from the first one. "
      "[disagreement]\n");
}

TEST(UncertaintyMerge, DamagedResultsAreFound) {
  const std::string end =
      ": These numbers cannot be those of one run; the result is damaged. [disagreement]\n";
  std::vector<UncertaintyResult> results = shards(2);
  results[0].above.pop_back();
  results[1].acceptability[0] += 1000;
  EXPECT_EQ(errors_of(results), "/0/countries" + end + "/1/acceptability" + end);
  results = shards(2);
  results[1].above[7] = 700;
  EXPECT_EQ(errors_of(results), "/1/above" + end);
  results = shards(2);
  results[0].ranges = {{0, 5000}};
  EXPECT_EQ(errors_of(results), "/0/ranges" + end);
}

}  // namespace
}  // namespace rescore::uncertainty_merge_test
