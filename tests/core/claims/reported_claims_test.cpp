#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rescore/rescore.h"
#include "support/support.h"

// Claims about the China Index as articles make them, in our own words, each judged as a careful
// reader of the published figures would judge it.
namespace rescore::reported_claims_test {
namespace {

struct Reported {
  const char* claim;
  Verdict verdict;
  const char* part;  ///< of the sentence to use instead or, without one, of what was not read
  const char* why;
};

constexpr Reported kReported[] = {
    {"Pakistan is the country most influenced by China", Verdict::confirmed, "ranks 1st of 98",
     "It is first as published, and first in all trials."},
    {"In 2022, Pakistan topped the China Index", Verdict::confirmed, "ranked 1st of 82",
     "That is what the list says. Some trials put Cambodia first."},
    {"Cambodia is first in the China Index 2022", Verdict::refuted, "ranked 2nd of 82",
     "Cambodia led the 2021 edition only."},
    {"Cambodia ranked first in 2021", Verdict::confirmed, "ranked 1st of 46",
     "The 2021 edition has it first."},
    {"Singapore ranks higher than Germany", Verdict::confirmed, "Singapore ranks 3rd and Germany",
     "The ranks are 17 places apart; no trial puts Germany higher."},
    {"The United States ranks 21st of 82 in 2022", Verdict::confirmed, "ranked 21st of 82",
     "Both figures are those of the 2022 edition."},
    {"The United States ranks 21st", Verdict::refuted, "ranks 36th of 98",
     "That was 2022. Without a year a claim is about the edition at hand."},
    {"The US fell 15 places since 2022", Verdict::confirmed, "21st of 82",
     "From 21st to 36th; the answer warns that 98 countries are ranked instead of 82."},
    {"Germany's rank is now 20", Verdict::confirmed, "ranks 20th of 98", "As published."},
    {"Germany fell four places since 2022", Verdict::refuted, "ranked 19th of 82",
     "It fell one place, from 19th to 20th."},
    {"Germany is ahead of the UK", Verdict::too_close, "too close to call",
     "They are 20th and 21st, and trials put either one first."},
    {"Paraguay was the least influenced country in 2022", Verdict::too_close, "ranked 82nd of 82",
     "It came last, but some trials put it last but one."},
    {"Azerbaijan is in the top half", Verdict::refuted, "ranks 66th of 98",
     "Its ranks in nine of ten trials are all below 49."},
    {"Taiwan is among the ten most influenced countries", Verdict::refuted, "ranks 29th of 98",
     "It was 9th in 2021."},
    {"Taiwan was in the top ten in 2021", Verdict::confirmed, "ranked 9th of 46",
     "It was 9th, and no lower than 10th in nine of ten trials."},
    {"China's influence is stronger in Pakistan than in Japan", Verdict::confirmed,
     "and Japan 49th", "The two are at either end of the upper half."},
    {"Pakistan scored about 72% overall in 2024", Verdict::confirmed, "72.1%",
     "The published score is 72.1%."},
    {"Pakistan is the country most exposed to China in the world", Verdict::not_read,
     "exposed to China in the world",
     "Exposure is one layer of the index, and it does not rank the whole world."},
    {"Taiwan is not the most influenced country", Verdict::not_read,
     "not the most influenced country", "Denials are not read."},
    {"China ranks first", Verdict::not_read, "China", "The index does not rank China itself."},
};

const Session& edition(const char* folder) {
  static std::vector<std::pair<std::string, Session>> opened;
  for (const auto& [name, session] : opened) {
    if (name == folder) return session;
  }
  auto session = open_folder(std::string(RESCORE_ROOT) + "/data/" + folder);
  EXPECT_TRUE(session) << folder;
  return opened.emplace_back(folder, *std::move(session)).second;
}

TEST(ReportedClaims, AreJudgedAsACarefulReaderWould) {
  const Session now = edition("china-index-2024");
  const Session in_2022 = edition("china-index-2022");
  const Session in_2021 = edition("china-index-2021");
  const std::vector<const Session*> others = {&in_2022, &in_2021};
  for (const Reported& reported : kReported) {
    const auto judged = now.claim(reported.claim, "", others);
    ASSERT_TRUE(judged) << reported.claim;
    EXPECT_EQ(judged->verdict, reported.verdict) << reported.claim << "\n"
                                                 << judged->sentence << judged->reason << "\n"
                                                 << reported.why;
    const std::string& part = judged->sentence.empty() ? judged->unread : judged->sentence;
    EXPECT_NE(part.find(reported.part), part.npos) << reported.claim << "\n" << part;
  }
}

}  // namespace
}  // namespace rescore::reported_claims_test
