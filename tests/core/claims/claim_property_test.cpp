#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rescore/rescore.h"
#include "support/generator.h"
#include "support/raw_data.h"
#include "support/support.h"

// What holds for every claim.
namespace rescore::claim_property_test {
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
       {"Germany ranks 5th", "Germany scores 5% in Media", "The US is last",
        "Pakistan is in the bottom half", "Germany ranks 5th in the Pressure layer"}) {
    std::string sentence = judged(claim).sentence;
    if (const auto joint = sentence.find("joint "); joint != sentence.npos)
      sentence.erase(joint, 6);
    EXPECT_EQ(judged(sentence).verdict, Verdict::confirmed) << sentence;
  }
}

TEST(ClaimProperty, AnOrderIsRefutedTheOtherWayRound) {
  Generator generator(2);
  const auto rows = *china().ranking_without_edits();
  int close = 0;
  for (int trial = 0; trial < 6; ++trial) {
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
  EXPECT_LT(close, 6);
}

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Claims about figures, whose answers need no trials.
const std::vector<Words> kClaims = {
    {"The", "US", "ranks", "36th", "of", "98", "in", "2024"},
    {"Germany's", "Media", "rank", "is", "4"},
    {"In", "the", "China", "Index", "Germany", "scores", "about", "40.2%"},
    {"Germany", "has", "the", "same", "rank", "as", "France", "in", "Media"},
    {"Germany", "ranks", "four", "places", "ahead", "of", "France"},
    {"Albania", "is", "second", "to", "last", "overall"},
    {"Germany", "fell", "from", "19th", "to", "20th", "since", "2022"},
};

TEST(ClaimProperty, AWordThatIsNotKnownIsNeverPassedOver) {
  for (const Words& words : kClaims) {
    EXPECT_TRUE(judged(joined(words)).kind) << joined(words);
    for (std::size_t at = 0; at <= words.size(); ++at) {
      Words more = words;
      more.insert(more.begin() + static_cast<std::ptrdiff_t>(at), "hardly");
      EXPECT_EQ(judged(joined(more)).verdict, Verdict::not_read) << joined(more);
    }
  }
}

TEST(ClaimProperty, AnyChangedClaimHasAnAnswer) {
  Generator generator(3);
  const Words others = {"France's", "is",   "top", "half",    "not",      ",",    "four",  "in",
                        "than",     "more", "by",  "country", "’",        "98",   "score", "the",
                        "\xC3",     "\t",   "%",   "日本",    "\xE2\x80", "2022", "Media", "of"};
  int read = 0;
  const int trials = test::kSlow ? 300 : 2000;
  for (int trial = 0; trial < trials; ++trial) {
    Words words = generator.pick(kClaims);
    for (std::size_t n = generator.below(4); n > 0; --n) {
      const auto at = words.begin() + static_cast<std::ptrdiff_t>(generator.below(words.size()));
      switch (generator.below(3)) {
        case 0:
          words.insert(at, generator.pick(others));
          break;
        case 1:
          *at = generator.pick(others);
          break;
        default:
          std::swap(*at, words[generator.below(words.size())]);
      }
    }
    const std::string text = joined(words);
    const ClaimResult claim = judged(text);
    EXPECT_EQ(claim.fault == ClaimFault::none, !claim.figures.empty() && !claim.sentence.empty())
        << text;
    EXPECT_EQ(text.substr(claim.unread_at, claim.unread.size()), claim.unread);
    read += claim.kind ? 1 : 0;
  }
  EXPECT_GT(read, trials / 4);
  EXPECT_LT(read, trials);
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
}  // namespace rescore::claim_property_test
