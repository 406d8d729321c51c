#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rescore/rescore.h"
#include "support/generator.h"
#include "support/raw_data.h"
#include "support/support.h"

// What holds for every claim.
namespace rescore {
namespace {

using test::Generator;

const Session& china() {
  static const Session session = test::china_session();
  return session;
}

ClaimResult judged(const std::string& text) {
  auto claim = china().claim(text);
  EXPECT_TRUE(claim) << text;
  return *std::move(claim);
}

/// A node's name after a claim: " in Media".
std::string in_node(NodeIndex node) {
  return node == kOverall ? "" : " in " + china().edition().node(node).name;
}

TEST(ClaimProperty, TrueFiguresAreConfirmedAndChangedOnesAreNot) {
  Generator generator(1);
  const Edition& edition = china().edition();
  for (const NodeIndex node : nodes(edition)) {
    const auto rows = *china().ranking_without_edits(node_id(edition, node));
    for (std::size_t u = generator.below(4); u < rows.size(); u += 1 + generator.below(8)) {
      const Row& row = rows[u];
      const std::string& name = china().units()[u].name;
      const std::string end = in_node(node) + " of " + std::to_string(row.of);
      const auto rank = [&](int value) {
        return judged(name + " ranks " + std::to_string(value) + end).verdict;
      };
      EXPECT_EQ(rank(row.rank.value), Verdict::confirmed) << name << end;
      EXPECT_EQ(rank(row.rank.value + 1 + static_cast<int>(generator.below(9))), Verdict::refuted)
          << name << end;
      const auto score = [&](Decimal value) {
        return judged(name + " scores " + to_text(value) + in_node(node)).verdict;
      };
      Decimal other = *row.score;
      other.units += 1 + static_cast<std::int64_t>(generator.below(9));
      EXPECT_EQ(score(*row.score), Verdict::confirmed) << name << in_node(node);
      EXPECT_EQ(score(other), Verdict::refuted) << name << in_node(node);
    }
  }
}

TEST(ClaimProperty, TheSentenceToUseInsteadIsConfirmed) {
  for (const char* claim :
       {"Germany ranks 5th", "Germany scores 5% in Media", "The US is in Media ahead of Peru",
        "Pakistan is in the bottom half", "Germany ranks 5th in the Pressure layer"}) {
    std::string sentence = judged(claim).sentence;
    // The grammar has one claim a sentence; an order has two.
    if (sentence.find(" and ") != sentence.npos) continue;
    if (const auto joint = sentence.find("joint "); joint != sentence.npos)
      sentence.erase(joint, 6);
    EXPECT_EQ(judged(sentence).verdict, Verdict::confirmed) << sentence;
  }
}

TEST(ClaimProperty, AnOrderIsRefutedTheOtherWayRound) {
  Generator generator(2);
  const auto rows = *china().ranking_without_edits();
  int close = 0;
  for (int trial = 0; trial < 12; ++trial) {
    const std::size_t a = generator.below(rows.size());
    const std::size_t b = (a + 1 + generator.below(rows.size() - 1)) % rows.size();
    const std::string one = china().units()[a].name, other = china().units()[b].name;
    const Verdict ahead = judged(one + " is ahead of " + other).verdict;
    const Verdict behind = judged(one + " ranks lower than " + other).verdict;
    const Verdict turned = judged(other + " is more influenced by China than " + one).verdict;
    EXPECT_EQ(behind, turned) << one << other;
    if (ahead == Verdict::too_close) {
      EXPECT_EQ(behind, Verdict::too_close) << one << other;
      ++close;
    } else if (rows[a].rank.value != rows[b].rank.value) {
      EXPECT_EQ(ahead == Verdict::confirmed, rows[a].rank.value < rows[b].rank.value);
      EXPECT_EQ(behind == Verdict::confirmed, rows[a].rank.value > rows[b].rank.value);
    }
  }
  EXPECT_LT(close, 12);
}

TEST(ClaimProperty, AnyTextHasAnAnswerWithTheUnreadPartInIt) {
  Generator generator(3);
  const std::vector<std::string> words = {
      "Germany",    "the",     "US",    "France's", "ranks",  "is",       "in",      "Media",
      "top",        "half",    "fell",  "four",     "places", "since",    "2022",    "from",
      "to",         "4th",     "40.2%", "score",    "of",     "98",       "than",    "higher",
      "more",       "ahead",   "most",  "by",       "China",  "country",  "has",     "a",
      "rank",       "overall", "last",  "level",    "with",   "scores",   "between", "and",
      "influenced", "not",     ",",     "’",        "\xC3",   "\xE2\x80", "\t",      "日本"};
  int read = 0;
  const int trials = test::kSlow ? 500 : 5000;
  for (int trial = 0; trial < trials; ++trial) {
    std::string text;
    for (std::size_t n = generator.below(9); n > 0; --n) text += generator.pick(words) + " ";
    const ClaimResult claim = judged(text);
    EXPECT_EQ(claim.fault == ClaimFault::none, !claim.figures.empty() && claim.kind) << text;
    EXPECT_EQ(text.substr(claim.unread_at, claim.unread.size()), claim.unread);
    EXPECT_EQ(claim.sentence.empty(), claim.fault != ClaimFault::none) << text;
    read += claim.kind ? 1 : 0;
  }
  EXPECT_GT(read, 0);
}

TEST(ClaimProperty, AnyBytesHaveAnAnswer) {
  Generator generator(4);
  for (int trial = 0; trial < (test::kSlow ? 200 : 2000); ++trial) {
    std::string text;
    for (std::size_t n = generator.below(60); n > 0; --n) {
      text += static_cast<char>(generator.below(256));
    }
    EXPECT_NE(judged(text).fault, ClaimFault::none) << text;
  }
}

}  // namespace
}  // namespace rescore
