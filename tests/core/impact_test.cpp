#include "rescore/impact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "situations.h"

namespace rescore {
namespace {

using test::Generator;
using test::text_of;

/// Rows of every scope of one country, from the answers of all.
std::vector<Row> rows_of(const Edition& edition, Table& table, const Method& method,
                         CountryIndex country, const std::vector<Answer>& answers) {
  const std::vector<Totals> totals = totals_of(edition, answers, weights_of(edition, method));
  const auto begin =
      table.totals.begin() + static_cast<std::ptrdiff_t>(country.value * table.scopes);
  const std::vector<Totals> old(begin, begin + static_cast<std::ptrdiff_t>(table.scopes));
  std::copy(totals.begin(), totals.end(), begin);
  std::vector<Row> rows = score_of(edition, table, method, country);
  std::copy(old.begin(), old.end(), begin);
  return rows;
}

double share(const Situation& situation, const std::vector<Answer>& answers, ScopeIndex scope) {
  const Edition& edition = situation.edition();
  const Share share = share_of(edition, situation.method(),
                               totals_of(edition, answers, situation.weights()), scope);
  if (share.denominator == 0) return 0;
  return static_cast<double>(share.numerator) / static_cast<double>(share.denominator);
}

std::array<ScopeIndex, 3> moved_by(const Edition& edition, IndicatorIndex indicator) {
  const Indicator& of = edition.indicators[indicator.value];
  return {kOverall, scope_of(edition, of.domain), scope_of(edition, of.layer)};
}

/// Each impact is what recomputing gives, and every other answer has one, in the order of their
/// effects.
void expect_recomputed(const Situation& situation, CountryIndex country, ScopeIndex scope) {
  const Edition& edition = situation.edition();
  const std::vector<Answer> answers = situation.answers(country);
  Table table = situation.table();
  const std::vector<Row> before = rows_of(edition, table, situation.method(), country, answers);
  const std::vector<Impact> impacts = impact_of(situation, country, scope);
  std::size_t options = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    options += test::every_answer(edition.scale_of(index_at<IndicatorIndex>(i))).size() - 1;
  }
  ASSERT_EQ(impacts.size(), options);
  for (const Impact& impact : impacts) {
    ASSERT_EQ(impact.edit.country, country);
    std::vector<Answer> changed = answers;
    ASSERT_EQ(impact.from, changed[impact.edit.indicator.value]);
    ASSERT_NE(impact.from, impact.edit.to);
    changed[impact.edit.indicator.value] = impact.edit.to;
    const std::vector<Row> after = rows_of(edition, table, situation.method(), country, changed);
    const auto moved = moved_by(edition, impact.edit.indicator);
    for (const ScopeIndex s : scopes(edition)) {
      const auto place = std::find(moved.begin(), moved.end(), s);
      const Row& expected = after[s.value];
      if (place == moved.end()) {
        ASSERT_EQ(text_of(expected), text_of(before[s.value]));
      } else {
        const Row& row = impact.after[static_cast<std::size_t>(place - moved.begin())];
        ASSERT_EQ(row.scope, s);
        ASSERT_EQ(text_of(row), text_of(expected));
      }
    }
    const int old_rank = before[scope.value].place.rank;
    const int new_rank = after[scope.value].place.rank;
    ASSERT_EQ(impact.gained, old_rank == 0 || new_rank == 0 ? 0 : old_rank - new_rank);
    ASSERT_NEAR(static_cast<double>(impact.share),
                1e6 * (share(situation, changed, scope) - share(situation, answers, scope)), 1);
  }
  // In the order of the effect, then of indicators and options.
  for (std::size_t i = 1; i < impacts.size(); ++i) {
    const Impact& a = impacts[i - 1];
    const Impact& b = impacts[i];
    ASSERT_GE(std::abs(a.gained), std::abs(b.gained));
    if (std::abs(a.gained) != std::abs(b.gained)) continue;
    ASSERT_GE(std::abs(a.share), std::abs(b.share));
    if (std::abs(a.share) != std::abs(b.share)) continue;
    ASSERT_LE(a.edit.indicator, b.edit.indicator);
    if (a.edit.indicator != b.edit.indicator) continue;
    ASSERT_TRUE(b.edit.to.skipped() || a.edit.to.score < b.edit.to.score);
  }
}

/// The map has what impact has at its best and its worst.
void expect_the_map(const Situation& situation, ScopeIndex scope, std::size_t stride) {
  const Edition& edition = situation.edition();
  const std::vector<Pivot> map = pivot_map(situation, scope);
  const std::size_t countries = situation.data().standings.countries.size();
  ASSERT_EQ(map.size(), countries * edition.indicators.size());
  for (std::size_t c = 0; c < countries; c += stride) {
    const auto country = index_at<CountryIndex>(c);
    const std::vector<Answer> answers = situation.answers(country);
    std::vector<Pivot> expected(edition.indicators.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      expected[i].up_to = expected[i].down_to = answers[i];
    }
    const std::vector<Impact> impacts = impact_of(situation, country, scope);
    for (const Impact& impact : impacts) {
      Pivot& pivot = expected[impact.edit.indicator.value];
      pivot.up = std::max(pivot.up, static_cast<std::int16_t>(impact.gained));
      pivot.down = std::max(pivot.down, static_cast<std::int16_t>(-impact.gained));
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Pivot& pivot = map[c * expected.size() + i];
      ASSERT_EQ(pivot.up, expected[i].up);
      ASSERT_EQ(pivot.down, expected[i].down);
      const auto gained = [&](Answer to) {
        const auto impact = std::find_if(impacts.begin(), impacts.end(), [&](const Impact& x) {
          return x.edit.indicator.value == i && x.edit.to == to;
        });
        return impact == impacts.end() ? 0 : impact->gained;
      };
      ASSERT_EQ(gained(pivot.up_to), pivot.up);
      ASSERT_EQ(gained(pivot.down_to), -pivot.down);
      if (pivot.up == 0) {
        ASSERT_EQ(pivot.up_to, answers[i]);
      }
      if (pivot.down == 0) {
        ASSERT_EQ(pivot.down_to, answers[i]);
      }
    }
  }
}

TEST(Impact, EveryAnswerOfMadeUpIndicesIsRecomputed) {
  test::in_made_up_situations(111, [](const Situation& situation, ScopeIndex scope) {
    for (std::size_t c = 0; c < situation.data().sheets.size(); ++c) {
      expect_recomputed(situation, index_at<CountryIndex>(c), scope);
    }
    expect_the_map(situation, scope, 1);
  });
}

TEST(Impact, OfAzerbaijanIsRecomputed) {
  test::in_azerbaijans_situations(expect_recomputed);
}

TEST(Impact, WhatCannotMoveTheScopeComesLast) {
  const Session session = test::china_session();
  const Edition& edition = session.data().edition;
  const Situation situation(session.data(), edition.methods.front(), {});
  const ScopeIndex media = test::scope(edition, "domain:media");
  const auto impacts = impact_of(situation, test::country(session.data(), "AZ"), media);
  const auto inside = [&](const Impact& i) {
    return edition.indicators[i.edit.indicator.value].domain.value == 0;
  };
  EXPECT_TRUE(inside(impacts.front()));
  EXPECT_TRUE(std::is_partitioned(impacts.begin(), impacts.end(), inside));
}

TEST(Impact, ACountryWithoutASheetHasNoPivots) {
  const Session session = test::china_session();
  const Situation situation(session.data(), session.data().edition.methods.front(), {});
  const std::vector<Pivot> map = pivot_map(situation, kOverall);
  const std::size_t azerbaijan = test::country(session.data(), "AZ").value;
  for (std::size_t c = 0; c < 98; ++c) {
    int most = 0;
    for (std::size_t i = 0; i < 99; ++i) {
      most = std::max<int>(most, map[c * 99 + i].up + map[c * 99 + i].down);
    }
    EXPECT_EQ(most > 0, c == azerbaijan);
  }
}

class ImpactRaw : public testing::Test {
 protected:
  void SetUp() override {
    if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  }
  static constexpr std::size_t kStride = test::kSlow ? 20 : 1;
};

TEST_F(ImpactRaw, EveryAnswerOfEveryCountryIsRecomputed) {
  const Dataset& data = test::raw_session().data();
  for (const char* id : {"publisher", "exact"}) {
    const Situation situation(data, test::method(data.edition, id), {});
    for (std::size_t c = 0; c < 98; c += kStride) {
      expect_recomputed(situation, index_at<CountryIndex>(c), kOverall);
    }
  }
}

TEST_F(ImpactRaw, TheMapHasTheBestAndTheWorstOfEveryScope) {
  const Dataset& data = test::raw_session().data();
  const Situation situation(data, data.edition.methods.front(), {});
  for (const ScopeIndex scope : scopes(data.edition)) expect_the_map(situation, scope, kStride * 3);
}

/// The most places that one answer moves its country, by what is changed.
struct Furthest {
  int to_another_answer{};
  int to_skip{};
  int from_skip{};
  std::vector<int> by_country;  ///< to another answer, in rising order
};

Furthest furthest(const Situation& situation) {
  Furthest most;
  for (std::size_t c = 0; c < 98; ++c) {
    int own = 0;
    for (const Impact& impact : impact_of(situation, index_at<CountryIndex>(c), kOverall)) {
      const int moved = std::abs(impact.gained);
      int& kind = impact.edit.to.skipped() ? most.to_skip
                  : impact.from.skipped()  ? most.from_skip
                                           : own;
      kind = std::max(kind, moved);
    }
    most.by_country.push_back(own);
  }
  std::sort(most.by_country.begin(), most.by_country.end());
  most.to_another_answer = most.by_country.back();
  return most;
}

// One changed answer moves a country by up to 6 places, in the middle by 2; one more skip by 3.
TEST_F(ImpactRaw, HowFarOneAnswerMovesARank) {
  const Dataset& data = test::raw_session().data();
  for (const char* id : {"publisher", "exact"}) {
    const Furthest most = furthest({data, test::method(data.edition, id), {}});
    EXPECT_EQ(most.to_another_answer, 6);
    EXPECT_EQ(most.by_country[49], 2);
    EXPECT_EQ(most.to_skip, 3);
    EXPECT_EQ(most.from_skip, 4);
  }
}

}  // namespace
}  // namespace rescore
