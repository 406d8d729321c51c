#include "rescore/tables/import.h"

namespace rescore::find_rule_test {
namespace {

/// The rules found for two columns, x and y, and printed scores; the data may have gaps.
std::vector<RuleFit> found(const std::string& data, const std::string& published,
                           const std::string& meta = "") {
  TableRequest request;
  request.data = {"data.csv", data};
  request.published = {"published.csv", published};
  if (!meta.empty()) request.meta = {"meta.csv", meta};
  Errors errors;
  const auto import = import_tables(request, errors);
  for (const Error& error : errors) ADD_FAILURE() << error.file << ": " << error.sentence;
  return import ? import->editions.at(0).fits : std::vector<RuleFit>{};
}

/// The words of the best rule, which must reproduce everything.
std::string best(const std::vector<RuleFit>& fits) {
  if (fits.empty()) return "none";
  EXPECT_EQ(fits[0].scores.agree, fits[0].scores.of);
  EXPECT_EQ(fits[0].ranks.agree, fits[0].ranks.of);
  return fits[0].rule;
}

TEST(FindRule, SumsAndMeansAreToldApart) {
  const std::string data = "uCode,x,y\nA,1,4\nB,9,4\nC,4,4\n";
  EXPECT_EQ(best(found(data, "uCode,score,rank\nA,5,3\nB,13,1\nC,8,2\n")),
            "weighted sum, missing answers left out, ranked by the exact score");
  EXPECT_EQ(best(found(data, "uCode,score,rank\nA,2.5,3\nB,6.5,1\nC,4,2\n")),
            "mean, missing answers left out, ranked by the exact score");
  EXPECT_EQ(best(found(data, "uCode,score,rank\nA,2,3\nB,6,1\nC,4,2\n")),
            "geometric mean, missing answers left out, ranked by the exact score");
}

TEST(FindRule, GapsAndTiesAreToldApart) {
  const std::string data = "uCode,x,y\nA,2,\nB,9,3\nC,4,4\nD,1,1\n";
  EXPECT_EQ(best(found(data, "uCode,score\nA,2\nB,6\nC,4\nD,1\n")),
            "mean, missing answers left out, ranked by the exact score");
  EXPECT_EQ(best(found(data, "uCode,score,rank\nA,1,3\nB,6,1\nC,4,2\nD,1,3\n")),
            "mean, missing answers count as 0, ranked by the exact score");
  EXPECT_EQ(best(found(data, "uCode,score,rank\nA,,\nB,6,1\nC,4,2\nD,1,3\n")),
            "mean, no score with a missing answer, ranked by the exact score");
  EXPECT_EQ(best(found("uCode,x\nA,3\nB,3\nC,1\n", "uCode,score,rank\nA,3,1\nB,3,1\nC,1,2\n")),
            "mean, missing answers left out, ranked by the exact score, no rank left out after a "
            "tie");
  EXPECT_EQ(best(found("uCode,x\nA,3\nB,5\nC,1\n", "uCode,score,rank\nA,3,2\nB,5,3\nC,1,1\n")),
            "mean, missing answers left out, ranked by the exact score, the lowest is first");
}

TEST(FindRule, GivenWeightsMayBeIgnored) {
  const std::string meta =
      "iCode,Type,Parent,Weight,Min,Max\nx,Indicator,t,3,0,10\ny,Indicator,t,1,0,10\nt,Aggregate,,,"
      ",\n";
  const std::string data = "uCode,x,y\nA,10,0\nB,0,10\n";
  EXPECT_EQ(best(found(data, "uCode,score\nA,75\nB,25\n", meta)),
            "weighted mean, missing answers left out, ranked by the exact score");
  EXPECT_EQ(best(found(data, "uCode,score\nA,50\nB,50\n", meta)),
            "mean, missing answers left out, ranked by the exact score");
}

TEST(FindRule, WeightsThatNobodyGaveFollowFromTheScores) {
  // 0.6 x + 0.3 y + 0.1 z, rounded.
  const auto fits =
      found("uCode,x,y,z\nA,10,80,35\nB,90,20,60\nC,45,45,10\nD,70,5,90\nE,15,65,100\nF,0,30,55\n",
            "uCode,score,rank\nA,33.5,5\nB,66,1\nC,41.5,3\nD,52.5,2\nE,38.5,4\nF,14.5,6\n");
  EXPECT_EQ(best(fits), "weighted mean, missing answers left out, ranked by the exact score");
}

TEST(FindRule, ARuleThatNothingReproducesIsTheNearest) {
  const auto fits =
      found("uCode,x,y\nA,1,4\nB,9,4\nC,4,4\n", "uCode,score,rank\nA,2.5,3\nB,6.5,2\nC,4.1,1\n");
  ASSERT_FALSE(fits.empty());
  EXPECT_EQ(fits[0].scores.agree, 2);
  EXPECT_EQ(fits[0].scores.of, 3);
  EXPECT_EQ(fits[0].ranks.agree, 1);
}

}  // namespace
}  // namespace rescore::find_rule_test
