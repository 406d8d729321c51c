#include "links/link_compact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "link_samples.h"
#include "support/raw_data.h"

namespace rescore::link_compact_test {
namespace {

using test::Generator;

const Dataset& china() {
  static const Dataset data = test::china_with_all_responses();
  return data;
}

/// By country code and indicator id, as in the compact form.
std::vector<Edit> sorted(const Dataset& data, std::vector<Edit> edits) {
  const auto key = [&](const Edit& e) {
    return std::pair(data.units[e.unit.value].code, data.edition.indicators[e.indicator.value].id);
  };
  std::sort(edits.begin(), edits.end(),
            [&](const Edit& a, const Edit& b) { return key(a) < key(b); });
  return edits;
}

std::string round_trip(const Dataset& data, const std::vector<Edit>& edits) {
  const std::string text = compact::written(data, edits);
  EXPECT_EQ(compact::read(data, text), sorted(data, edits));
  return text;
}

TEST(LinkCompact, EveryScenarioComesBack) {
  Generator random(11);
  round_trip(china(), {});
  for (const std::size_t ratio : {1, 10, 100, 300, 500, 700, 900, 1000}) {
    for (int i = 0; i < (test::kSlow ? 1 : 5); ++i) {
      round_trip(china(), test::any_edits(china(), units(china()), ratio, random));
      const auto one = static_cast<std::uint16_t>(random.below(98));
      round_trip(china(), test::any_edits(china(), {UnitIndex{one}}, ratio, random));
    }
  }
}

TEST(LinkCompact, EveryAnswerCanBeChangedToEveryOption) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
    const IndicatorIndex indicator = index_at<IndicatorIndex>(i);
    std::vector<Answer> answers = {Answer::skip()};
    for (const Option& option : data.edition.scale_of(indicator).options) {
      answers.push_back({static_cast<double>(option.score)});
    }
    for (const Answer to : answers) round_trip(data, {{UnitIndex{2}, indicator, to}});
  }
}

TEST(LinkCompact, TextIsTheContract) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  EXPECT_EQ(compact::written(data, {}), "9uj7r1Q");
  const UnitIndex iceland = test::unit(data, "IS");
  const UnitIndex malta = test::unit(data, "MT");
  const IndicatorIndex tea = test::indicator(data.edition, "tea-01");
  const IndicatorIndex cake = test::indicator(data.edition, "cake-03");
  EXPECT_EQ(compact::written(data, std::vector<Edit>{{iceland, tea, {0}}}), "_rjYjz-QfQ");
  EXPECT_EQ(
      compact::written(data, std::vector<Edit>{{malta, cake, Answer::skip()}, {iceland, tea, {4}}}),
      "G3aEyD-mLLw");
}

TEST(LinkCompact, DoesNotDependOnTheOrderOfLists) {
  Generator random(12);
  const std::vector<Edit> edits = test::any_edits(china(), units(china()), 300, random);
  Dataset other = china();
  std::reverse(other.units.begin(), other.units.end());
  std::reverse(other.responses.begin(), other.responses.end());
  std::reverse(other.edition.indicators.begin(), other.edition.indicators.end());
  std::vector<Edit> same = edits;
  for (Edit& edit : same) {
    edit.unit = index_at<UnitIndex>(97u - edit.unit.value);
    edit.indicator = index_at<IndicatorIndex>(98u - edit.indicator.value);
  }
  random.shuffle(same);
  EXPECT_EQ(compact::written(other, same), compact::written(china(), edits));
}

TEST(LinkCompact, DoesNotDependOnWhatWasPublished) {
  Generator random(13);
  const std::vector<Edit> edits = test::any_edits(china(), units(china()), 300, random);
  Dataset other = china();
  for (Responses& responses : other.responses) responses.answers.clear();
  EXPECT_EQ(compact::read(other, compact::written(china(), edits)), sorted(china(), edits));
}

TEST(LinkCompact, OtherListsAreFoundOut) {
  Generator random(14);
  const std::string text =
      compact::written(china(), test::any_edits(china(), {UnitIndex{7}}, 500, random));
  ASSERT_TRUE(compact::read(china(), text));
  Dataset other = china();
  other.units.pop_back();
  other.responses.pop_back();
  EXPECT_FALSE(compact::read(other, text));
  other = china();
  other.edition.indicators.pop_back();
  EXPECT_FALSE(compact::read(other, text));
  other = china();
  other.edition.indicators[3].id = "media-99";
  EXPECT_FALSE(compact::read(other, text));
  other = china();
  other.edition.scales[0].options.back().score = 5;
  EXPECT_FALSE(compact::read(other, text));
}

TEST(LinkCompact, EveryAlterationIsFoundOut) {
  Generator random(15);
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const std::string text =
      compact::written(china(), test::any_edits(china(), {UnitIndex{7}}, 900, random));
  for (std::size_t i = 0; i < text.size(); i += test::kSlow ? 7 : 1) {
    EXPECT_FALSE(compact::read(china(), text.substr(0, i))) << i;
    EXPECT_FALSE(compact::read(china(), text.substr(0, i) + text.substr(i + 1))) << i;
    EXPECT_FALSE(compact::read(china(), text.substr(0, i) + "A" + text.substr(i))) << i;
    for (const char other : digits + "=+/. ") {
      if (other == text[i]) continue;
      std::string altered = text;
      altered[i] = other;
      EXPECT_FALSE(compact::read(china(), altered)) << i << other;
    }
  }
  EXPECT_FALSE(compact::read(china(), text + "A"));
  EXPECT_FALSE(compact::read(china(), text + "="));
  EXPECT_FALSE(compact::read(china(), ""));
}

// docs/links.md states these sizes.
TEST(LinkCompact, NoScenarioTakesMoreThanTheBound) {
  // One of n + 1 values for each answer with n choices, all equally likely; one bit per country;
  // checksum, the kind of code, the last byte, and rounding losses of the probabilities.
  double bits = 98 + 32 + 1 + 8 + 16;
  for (const Indicator& indicator : china().edition.indicators) {
    const std::size_t options = china().edition.scales[indicator.scale.value].options.size();
    bits += 98 * std::log2(static_cast<double>(options + 2));
  }
  const auto bound = static_cast<std::size_t>(std::ceil(bits / 6)) + 1;
  EXPECT_EQ(bound, 3915u);
  Generator random(16);
  std::size_t longest = 0;
  for (int ratio = 500; ratio <= 1000; ratio += 25) {
    const std::vector<Edit> edits =
        test::any_edits(china(), units(china()), static_cast<std::size_t>(ratio), random);
    longest = std::max(longest, compact::written(china(), edits).size());
    if (test::kSlow) ratio += 75;
  }
  EXPECT_LE(longest, bound);
  EXPECT_GE(longest, 3900u);
}

TEST(LinkCompact, WhatIsRegularIsShort) {
  std::vector<Edit> edits;
  for (const UnitIndex c : units(china())) {
    edits.push_back({c, IndicatorIndex{2}, {4}});
  }
  EXPECT_LE(round_trip(china(), edits).size(), 100u);
  edits.clear();
  for (const UnitIndex c : units(china())) {
    for (std::size_t i = 0; i < 99; ++i) edits.push_back({c, index_at<IndicatorIndex>(i), {0}});
  }
  EXPECT_LE(round_trip(china(), edits).size(), 100u);
}

}  // namespace
}  // namespace rescore::link_compact_test
