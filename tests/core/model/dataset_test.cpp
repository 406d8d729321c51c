#include "model/dataset.h"

#include <gtest/gtest.h>

#include "support/support.h"

namespace rescore::dataset_test {
namespace {

TEST(Dataset, UnitsAreFoundByTheirCode) {
  const Session session = test::small_session();
  EXPECT_EQ(find_unit(session.data(), "UY"), UnitIndex{0});
  EXPECT_EQ(find_unit(session.data(), "NZ"), UnitIndex{3});
  for (const char* other : {"", "nz", "NZ ", "AZ", "New Zealand"}) {
    EXPECT_EQ(find_unit(session.data(), other), std::nullopt) << other;
  }
  EXPECT_EQ(find_unit(Dataset{}, "NZ"), std::nullopt);
}

TEST(Dataset, ListsAreSortedByCodeAndId) {
  const Dataset data = test::small_session().data();
  const SortedLists sorted(data);
  ASSERT_EQ(sorted.units.size(), data.units.size());
  for (std::size_t i = 1; i < sorted.units.size(); ++i) {
    EXPECT_LT(data.units[sorted.units[i - 1].value].code, data.units[sorted.units[i].value].code);
  }
  const std::vector<Indicator>& indicators = data.edition.indicators;
  ASSERT_EQ(sorted.indicators.size(), indicators.size());
  for (std::size_t i = 1; i < sorted.indicators.size(); ++i) {
    EXPECT_LT(indicators[sorted.indicators[i - 1].value].id,
              indicators[sorted.indicators[i].value].id);
  }
}

TEST(Dataset, ResponsesAreThereWhenTheyAreLoaded) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const UnitIndex mt = test::unit(data, "MT");
  ASSERT_TRUE(data.has_answers(mt));
  EXPECT_EQ(data.responses[mt.value].unit, "MT");
  EXPECT_EQ(data.answers(mt).size(), data.edition.indicators.size());
  EXPECT_FALSE(data.has_answers(test::unit(data, "UY")));
  EXPECT_EQ(units_without_responses(data), std::vector<UnitIndex>{test::unit(data, "UY")});
  EXPECT_EQ(units(data).size(), 4u);
}

TEST(Dataset, EditedAnswersLeaveOutOtherUnits) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  const IndicatorIndex tea = test::indicator(data.edition, "tea-02");
  const std::vector<Edit> edits = {{test::unit(data, "IS"), tea, Answer{0}},
                                   {test::unit(data, "MT"), tea, Answer::skip()}};
  std::vector<Answer> expected = test::answers_of(data, "MT");
  expected[tea.value] = Answer::skip();
  EXPECT_EQ(edited_answers(data, test::unit(data, "MT"), edits), expected);
}

TEST(Dataset, TheMaximumDependsOnTheRuleForMissingAnswers) {
  const Totals totals{10, 36, 44};
  EXPECT_EQ(maximum_of(totals, Missing::left_out), 36);
  EXPECT_EQ(maximum_of(totals, Missing::zero), 44);
}

TEST(Dataset, TheMaximumOfWhatIsAnsweredCanBeUnknown) {
  const Totals totals{10, std::nullopt, 44};
  EXPECT_EQ(maximum_of(totals, Missing::left_out), std::nullopt);
  EXPECT_EQ(maximum_of(totals, Missing::zero), 44);
}

TEST(Dataset, TotalsOfAzerbaijanArePublished) {
  const Session session = test::china_session();
  const Dataset& data = session.data();
  const std::vector<Totals> totals = totals_of(data.edition, test::answers_of(data, "AZ"));
  const std::vector<Totals> published = {
      {112, 396, 396}, {10, 44, 44}, {13, 44, 44},  {16, 44, 44}, {8, 44, 44},
      {4, 44, 44},     {4, 44, 44},  {28, 44, 44},  {7, 44, 44},  {22, 44, 44},
      {83, 256, 256},  {0, 40, 40},  {29, 100, 100}};
  EXPECT_EQ(totals, published);
}

TEST(Dataset, ASkipLeavesTheAnsweredMaximumOfItsNodesOnly) {
  const Session session = test::small_session();
  const Dataset& data = session.data();
  // New Zealand skips tea-02 (supply, worth 4).
  const std::vector<Totals> totals = totals_of(data.edition, test::answers_of(data, "NZ"));
  const std::vector<Totals> expected = {
      {9, 18, 22}, {1, 7, 11}, {8, 11, 11}, {4, 8, 12}, {5, 10, 10}};
  EXPECT_EQ(totals, expected);
}

TEST(Dataset, ResponsesOfSkipsHaveNoAnsweredMaximum) {
  const Edition edition = test::edition_of(test::small());
  const std::vector<Answer> answers(edition.indicators.size(), Answer::skip());
  for (const Totals& totals : totals_of(edition, answers)) {
    EXPECT_EQ(totals.achieved, 0);
    EXPECT_EQ(totals.answered_maximum, 0);
    EXPECT_GT(totals.all_maximum, 0);
  }
}

TEST(Dataset, NumbersAddNothingToTotals) {
  Edition edition = test::edition_of(test::small());
  edition.scales.push_back({"number", "Number", {}, NumberScale{}});
  edition.indicators[0].scale = index_at<ScaleIndex>(edition.scales.size() - 1);
  std::vector<Answer> answers(edition.indicators.size(), Answer{0});
  const std::vector<Totals> without = totals_of(edition, answers);
  answers[0] = {1e9};
  EXPECT_EQ(totals_of(edition, answers), without);
  EXPECT_EQ(without[0], (Totals{0, 18, 18}));
}

}  // namespace
}  // namespace rescore::dataset_test
