#include "rescore/score.h"

#include <gtest/gtest.h>

namespace rescore::score_test {
namespace {

TEST(Score, TextKeepsTheDecimalsOfTheRounding) {
  EXPECT_EQ(to_text({283, 1}), "28.3");
  EXPECT_EQ(to_text({300, 1}), "30.0");
  EXPECT_EQ(to_text({32, 0}), "32");
  EXPECT_EQ(to_text({0, 0}), "0");
  EXPECT_EQ(to_text({5, 1}), "0.5");
  EXPECT_EQ(to_text({5, 3}), "0.005");
}

TEST(Score, TextOfNegativeNumbers) {
  EXPECT_EQ(to_text({-283, 1}), "-28.3");
  EXPECT_EQ(to_text({-5, 3}), "-0.005");
  EXPECT_EQ(to_text({-5, 0}), "-5");
  EXPECT_EQ(to_text({-10, 1}), "-1.0");
}

TEST(Score, ADecimalIsTheNearestDouble) {
  EXPECT_EQ(number({283, 1}), 28.3);
  EXPECT_EQ(number({-5, 3}), -0.005);
  EXPECT_EQ(number({32, 0}), 32.0);
  EXPECT_EQ(number({100'000'001, 6}), 100.000001);
}

TEST(Score, AMissingAnswerIsEqualToAnother) {
  EXPECT_EQ(Answer::skip(), Answer::skip());
  EXPECT_NE(Answer::skip(), Answer{0});
  EXPECT_NE(Answer{0}, Answer::skip());
  EXPECT_EQ(Answer{3}, Answer{3});
  EXPECT_NE(Answer{3}, Answer{2.5});
  EXPECT_TRUE(Answer::skip().missing());
  EXPECT_FALSE(Answer{-1}.missing());
}

TEST(Score, RanksAreGainedTowardsTheFirst) {
  EXPECT_EQ(ranks_gained({5, 1}, {2, 3}), 3);
  EXPECT_EQ(ranks_gained({2, 1}, {5, 1}), -3);
  EXPECT_EQ(ranks_gained({}, {5, 1}), 0);
  EXPECT_EQ(ranks_gained({5, 1}, {}), 0);
}

}  // namespace
}  // namespace rescore::score_test
