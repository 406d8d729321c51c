#include <gtest/gtest.h>

#include <string>

#include "rescore/rescore.h"
#include "support/support.h"

// Verdicts, and the sentences that go with them.
namespace rescore::claim_test {
namespace {

ClaimResult judged(std::string_view text) {
  static const Session session = test::china_session();
  auto claim = session.claim(text);
  EXPECT_TRUE(claim) << text;
  return *std::move(claim);
}

const std::string kAzerbaijan = "Azerbaijan ranks 66th of 98 in the China Index 2024.";

TEST(Claim, IsConfirmedOrRefutedWithTheRightFigure) {
  const ClaimResult right = judged("Azerbaijan ranks 66th");
  EXPECT_EQ(right.verdict, Verdict::confirmed);
  EXPECT_EQ(right.sentence, kAzerbaijan);
  EXPECT_EQ(right.reason, "");
  const ClaimResult wrong = judged("Azerbaijan ranks 65th");
  EXPECT_EQ(wrong.verdict, Verdict::refuted);
  EXPECT_EQ(wrong.sentence, kAzerbaijan);
  EXPECT_EQ(judged("Azerbaijan ranks 66th of 101").verdict, Verdict::refuted);
  ASSERT_EQ(right.figures.size(), 1u);
  EXPECT_EQ(right.figures[0].rank, (Rank{66, 1}));
  EXPECT_EQ(right.figures[0].of, 98);
}

TEST(Claim, IsTooCloseToCallWhereTrialsDoNotAgree) {
  const ClaimResult order = judged("Germany is ahead of the United Kingdom");
  EXPECT_EQ(order.verdict, Verdict::too_close);
  EXPECT_EQ(order.sentence,
            "Germany (20th) and the United Kingdom (joint 21st) are too close to call in the China "
            "Index 2024.");
  EXPECT_EQ(judged("the United Kingdom is ahead of Germany").verdict, Verdict::too_close);
  const ClaimResult half = judged("Japan is in the top half");
  EXPECT_EQ(half.verdict, Verdict::too_close);
  ASSERT_TRUE(half.figures[0].high && half.figures[0].low);
  EXPECT_LE(*half.figures[0].high, 49);
  EXPECT_GT(*half.figures[0].low, 49);
  // A figure is right or wrong, however close.
  EXPECT_EQ(judged("Japan ranks 49th").verdict, Verdict::confirmed);
  EXPECT_EQ(judged("Germany has the same rank as the United Kingdom").verdict, Verdict::refuted);
}

TEST(Claim, CountsPlacesFromEitherEnd) {
  EXPECT_EQ(judged("North Macedonia ranks last").verdict, Verdict::confirmed);
  EXPECT_EQ(judged("Albania is second to last").verdict, Verdict::confirmed);
  EXPECT_EQ(judged("Albania ranks last").verdict, Verdict::refuted);
  const ClaimResult half = judged("Azerbaijan is in the top half");
  EXPECT_EQ(half.verdict, Verdict::refuted);
  EXPECT_EQ(half.reason, "The top half ends at rank 49 of 98.");
  EXPECT_EQ(judged("Azerbaijan is in the bottom half").verdict, Verdict::confirmed);
}

TEST(Claim, RoundsScoresAsTheClaimDoes) {
  for (const char* right : {"28.3%", "28.30%", "28%", "about 28%", "about 29", "more than 28%",
                            "less than 29", "at least 28.3", "at most 28.3"}) {
    EXPECT_EQ(judged(std::string("Azerbaijan scores ") + right).verdict, Verdict::confirmed)
        << right;
  }
  for (const char* wrong :
       {"28.4%", "28.31%", "29%", "about 28.5%", "more than 28.3%", "about 30"}) {
    const ClaimResult claim = judged(std::string("Azerbaijan scores ") + wrong);
    EXPECT_EQ(claim.verdict, Verdict::refuted) << wrong;
    EXPECT_EQ(claim.sentence, "Azerbaijan scores 28.3% in the China Index 2024.");
  }
}

TEST(Claim, NeedsTheEditionThatItNames) {
  const ClaimResult then = judged("Azerbaijan ranked 67th in 2022");
  EXPECT_EQ(then.verdict, Verdict::no_figure);
  EXPECT_EQ(then.fault, ClaimFault::no_edition);
  EXPECT_EQ(then.reason, "No single edition of 2022 is at hand.");
  EXPECT_EQ(judged("Azerbaijan rose since 2022").fault, ClaimFault::no_edition);
  EXPECT_EQ(judged("Azerbaijan rose").fault, ClaimFault::since_when);
  EXPECT_EQ(judged("Azerbaijan rose since 2024").fault, ClaimFault::no_edition);
}

TEST(Claim, ComparesTwoEditions) {
  const auto earlier = open_folder(RESCORE_ROOT "/data/china-index-2022");
  ASSERT_TRUE(earlier);
  const std::vector<const Session*> others = {&*earlier};
  const Session now = test::china_session();
  const auto claim = [&](std::string_view text) { return *now.claim(text, "", others); };
  const ClaimResult rose = claim("Azerbaijan rose from 67th to 66th");
  EXPECT_EQ(rose.verdict, Verdict::confirmed);
  EXPECT_EQ(
      rose.sentence,
      "Azerbaijan ranked 67th of 82 in the China Index 2022 and ranks 66th of 98 in the China "
      "Index 2024.");
  EXPECT_EQ(claim("Azerbaijan rose one place since 2022").verdict, Verdict::confirmed);
  EXPECT_EQ(claim("Azerbaijan rose two places since 2022").verdict, Verdict::refuted);
  EXPECT_EQ(claim("Azerbaijan fell one place since 2022").verdict, Verdict::refuted);
  EXPECT_EQ(claim("Azerbaijan rose since 2022").verdict, Verdict::too_close);
  EXPECT_EQ(claim("The United States fell since 2022").verdict, Verdict::confirmed);
  EXPECT_EQ(claim("The United States rose since 2022").verdict, Verdict::refuted);
  EXPECT_EQ(claim("Azerbaijan ranked 67th in 2022").sentence,
            "Azerbaijan ranked 67th of 82 in the China Index 2022.");
  EXPECT_EQ(claim("Indonesia ranked 7th in 2022").verdict, Verdict::refuted);
}

TEST(Claim, IsAboutThePublishedAnswers) {
  Session session = test::china_session();
  ASSERT_FALSE(session.set("AZ", "media-03", 4));
  ASSERT_NE(session.score("AZ")->overall().rank.value, 66);
  EXPECT_EQ(session.claim("Azerbaijan ranks 66th")->verdict, Verdict::confirmed);
  EXPECT_FALSE(session.claim("Azerbaijan ranks 66th", "no-such"));
}

TEST(Claim, SaysWhatItDidNotRead) {
  const ClaimResult claim = judged("Germany ranks very high");
  EXPECT_EQ(claim.verdict, Verdict::not_read);
  EXPECT_EQ(claim.unread, "very high");
  EXPECT_EQ(claim.unread_at, 14u);
  EXPECT_EQ(claim.reason, "This part was not understood: “very high”.");
  EXPECT_EQ(judged("China ranks first").reason, "The index does not rank China.");
  EXPECT_EQ(judged("").fault, ClaimFault::empty);
  EXPECT_EQ(judged("\xFF").fault, ClaimFault::not_text);
  EXPECT_EQ(judged(std::string(300, '.')).fault, ClaimFault::empty);
  EXPECT_EQ(judged(std::string(301, '.')).fault, ClaimFault::too_long);
}

TEST(Claim, OfAnEmptySessionIsAnError) {
  EXPECT_FALSE(Session().claim("Germany ranks 20th"));
}

}  // namespace
}  // namespace rescore::claim_test
