#include "sweep.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <tuple>

#include "generator.h"
#include "raw_data.h"
#include "rescore/result.h"
#include "support.h"

namespace rescore {
namespace {

using test::Generator;

/// Methods of every denominator, key, tie rule and form of rounding.
std::vector<Method> many_methods() {
  std::vector<Method> methods;
  const std::vector<std::vector<int>> roundings = {{1}, {1, 0}, {0}, {3}, {3, 2, 0}, {2, 2}};
  std::size_t next = 0;
  for (const Denominator denominator : {Denominator::answered, Denominator::all}) {
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      for (const RankKey key :
           {RankKey::rounded, RankKey::rounded, RankKey::rounded, RankKey::exact}) {
        const auto rule = [&] {
          return ScopeRule{denominator, roundings[next++ % roundings.size()], key, ties};
        };
        methods.push_back({"m", "", "", rule(), rule(), rule()});
      }
    }
  }
  return methods;
}

struct Swept {
  sweep::Plan plan;
  sweep::Answers answers;
  sweep::Sums sums;
};

/// The sums of a dataset with every country's sheet.
Swept sweep_of(const Dataset& data) {
  const sweep::Plan plan = sweep::plan_of(data.edition);
  Swept swept{plan, sweep::blank(plan, data.standings.countries.size()), {}};
  for (const Sheet& sheet : data.sheets) {
    const auto country = find_country(data.standings, sheet.country);
    sweep::put(swept.plan, swept.answers, *country, sheet.answers);
  }
  sweep::add_up(swept.plan, swept.answers, swept.sums);
  return swept;
}

void expect_sums(const Table& table, const Swept& swept) {
  ASSERT_EQ(swept.plan.scopes(), table.scopes);
  for (std::size_t c = 0; c < swept.sums.countries; ++c) {
    for (std::size_t s = 0; s < table.scopes; ++s) {
      const Totals& totals = table.totals[c * table.scopes + s];
      const std::size_t at = s * swept.sums.stride + c;
      ASSERT_EQ(swept.sums.achieved[at], totals.achieved) << "scope " << s << ", country " << c;
      ASSERT_EQ(swept.sums.answered_maximum[at], totals.answered_maximum) << s << ' ' << c;
      ASSERT_EQ(swept.plan.all_maxima[s], totals.all_maximum) << s;
    }
  }
}

/// Keys must order the countries as ranks do.
void expect_keys(const std::uint32_t* keys, const std::vector<Row>& rows) {
  std::map<std::uint32_t, int, std::greater<>> by_key;
  for (std::size_t c = 0; c < rows.size(); ++c) {
    ASSERT_EQ(keys[c] == 0, rows[c].place.rank == 0);
    const auto [at, added] = by_key.emplace(keys[c], rows[c].place.rank);
    ASSERT_TRUE(added || at->second == rows[c].place.rank);
  }
  int last = 0;
  for (const auto& [key, rank] : by_key) {
    if (key == 0) continue;
    ASSERT_GT(rank, last);
    last = rank;
  }
}

void expect_places(const Dataset& data, const Table& table, const Swept& swept,
                   const Method& method, sweep::Places& places) {
  sweep::rank_all(swept.plan, method, swept.sums, places);
  for (const ScopeIndex scope : scopes(data.edition)) {
    const std::size_t at = scope.value * swept.sums.stride;
    const std::vector<Row> rows = ranking_of(data.edition, table, method, scope);
    for (std::size_t c = 0; c < rows.size(); ++c) {
      ASSERT_EQ(places.ranks[at + c], rows[c].place.rank)
          << scope_id(data.edition, scope) << ", country " << c << ", " << method.id;
    }
    expect_keys(&places.keys[at], rows);
  }
}

void expect_as_table(const Dataset& data, const std::vector<Method>& methods) {
  const Table table = table_of(data);
  const Swept swept = sweep_of(data);
  expect_sums(table, swept);
  sweep::Places places;  // kept from method to method, as those who call will
  for (const Method& method : methods) {
    if (testing::Test::HasFatalFailure()) return;
    expect_places(data, table, swept, method, places);
  }
}

std::string code_of(std::size_t c) {
  return {static_cast<char>('A' + c / 26), static_cast<char>('A' + c % 26)};
}

/// What a made-up edition may come to.
struct Size {
  std::size_t countries, indicators, domains, layers;
  int most_points;  ///< of an answer
};

Scale any_scale(int most_points, Generator& generator) {
  Scale scale{"s", "", {}};
  const int step = std::max(1, most_points / 6);
  for (int score = 0; scale.options.size() < 2 || generator.below(4) != 0;) {
    if (score > most_points) break;
    scale.options.push_back({score, ""});
    score += 1 + static_cast<int>(generator.below(static_cast<std::size_t>(step)));
  }
  return scale;
}

/// Any answers to any questions; some countries skip a lot, some have few points or none.
Dataset any_data(const Size& size, Generator& generator) {
  Dataset data;
  Edition& edition = data.edition;
  edition.domains.resize(size.domains);
  edition.layers.resize(size.layers);
  for (int s = 0; s < 4; ++s) edition.scales.push_back(any_scale(size.most_points, generator));
  for (std::size_t i = 0; i < size.indicators; ++i) {
    Indicator indicator{};
    indicator.domain = index_at<DomainIndex>(generator.below(size.domains));
    indicator.layer = index_at<LayerIndex>(generator.below(size.layers));
    indicator.scale = index_at<ScaleIndex>(generator.below(edition.scales.size()));
    edition.indicators.push_back(indicator);
  }
  for (std::size_t c = 0; c < size.countries; ++c) {
    data.standings.countries.push_back({code_of(c), "", ""});
    Sheet sheet{"", code_of(c), {}};
    const std::size_t skips = generator.below(12);
    for (const Indicator& indicator : edition.indicators) {
      const auto& options = edition.scales[indicator.scale.value].options;
      const bool skip = generator.below(11) < skips;
      const int score = options[generator.below(options.size())].score;
      sheet.answers.push_back(skip ? Answer::skip() : Answer{static_cast<std::int16_t>(score)});
    }
    data.sheets.push_back(sheet);
  }
  data.standings.totals.resize(size.countries * scope_count(edition));
  return data;
}

TEST(Sweep, GivesTheResultsOfTheMadeUpIndex) {
  Dataset data = test::small_session().data();
  // Uruguay has no sheet.
  Standings& standings = data.standings;
  const std::size_t out = test::country(data, "UY").value;
  const std::size_t scopes = scope_count(data.edition);
  const auto totals = standings.totals.begin() + static_cast<std::ptrdiff_t>(out * scopes);
  standings.totals.erase(totals, totals + static_cast<std::ptrdiff_t>(scopes));
  standings.countries.erase(standings.countries.begin() + static_cast<std::ptrdiff_t>(out));
  expect_as_table(data, data.edition.methods);
  expect_as_table(data, many_methods());
}

TEST(Sweep, GivesTheResultsOfEveryPublishedEdition) {
  if (const std::string why = test::raw_missing(); !why.empty()) GTEST_SKIP() << why;
  for (const test::RawEdition& raw : test::raw_editions()) {
    if (test::kSlow && &raw != &test::raw_editions()[0]) continue;
    SCOPED_TRACE(raw.id);
    const test::RawForm& form = test::raw_form(raw.id, "wide CSV");
    const test::Imported imported = test::import_files(test::request_for(raw.id), form.files);
    ASSERT_TRUE(imported.edition) << test::told(imported.errors);
    const Session session = test::session_of(*imported.edition);
    const Dataset& data = session.data();
    ASSERT_EQ(data.sheets.size(), data.standings.countries.size());
    expect_as_table(data, data.edition.methods);
    expect_as_table(data, many_methods());
  }
}

TEST(Sweep, GivesTheResultsOfAnyEdition) {
  Generator generator(31);
  for (int trial = 0; trial < 40; ++trial) {
    const Size size{1 + generator.below(60), 1 + generator.below(90), 1 + generator.below(12),
                    1 + generator.below(11), generator.below(3) == 0 ? 1000 : 6};
    SCOPED_TRACE(trial);
    expect_as_table(any_data(size, generator), many_methods());
  }
}

TEST(Sweep, GivesTheResultsOfManyCountries) {
  Generator generator(32);
  for (const std::size_t countries : {254u, 255u, 256u, 670u}) {
    SCOPED_TRACE(countries);
    expect_as_table(any_data({countries, 20, 3, 2, 4}, generator), many_methods());
  }
}

TEST(Sweep, GivesTheResultsOfTheLargestEdition) {
  Generator generator(33);
  const Size size{18, 2000, 100, 100, 1000};
  const Dataset data = any_data(size, generator);
  EXPECT_TRUE(sweep::plan_of(data.edition).wide);
  expect_as_table(data, many_methods());
}

/// One question, and the points of each country's answer.
Dataset one_question(int maximum, const std::vector<int>& points) {
  Dataset data;
  data.edition.domains.resize(1);
  data.edition.layers.resize(1);
  data.edition.scales.push_back({"s", "", {{0, ""}, {maximum, ""}}});
  data.edition.indicators.emplace_back();
  for (std::size_t c = 0; c < points.size(); ++c) {
    data.standings.countries.push_back({code_of(c), "", ""});
    const Answer answer{static_cast<std::int16_t>(points[c])};
    data.sheets.push_back({"", code_of(c), {points[c] < 0 ? Answer::skip() : answer}});
  }
  data.standings.totals.resize(points.size() * scope_count(data.edition));
  return data;
}

Method all_scopes(const ScopeRule& rule) {
  return {"m", "", "", rule, rule, rule};
}

TEST(Sweep, AddsUpAnyNumberOfEqualQuestions) {
  for (const int maximum : {1, 2, 3, 4, 5, 127, 128, 254, 255, 509}) {
    SCOPED_TRACE(maximum);
    for (const std::size_t questions : {1u, 2u, 63u, 64u, 65u, 127u, 128u, 255u, 256u, 257u}) {
      Dataset data = one_question(maximum, {maximum, maximum - 1, 0, -1});
      data.edition.indicators.resize(questions);
      for (Sheet& sheet : data.sheets) sheet.answers.resize(questions, sheet.answers.front());
      expect_sums(table_of(data), sweep_of(data));
    }
  }
}

TEST(Sweep, EqualQuestionsKeepTheirOrderAndCountriesFillWholeBlocks) {
  for (const std::size_t countries : {1u, 15u, 16u, 17u, 32u, 33u}) {
    Dataset data = one_question(4, std::vector<int>(countries, 4));
    data.edition.indicators.resize(3);
    for (Sheet& sheet : data.sheets) sheet.answers.resize(3, sheet.answers.front());
    const Swept swept = sweep_of(data);
    EXPECT_EQ(swept.plan.first, (std::vector<std::uint32_t>{0, 1, 2}));
    const std::size_t blocks = 1 + (countries - 1) / sweep::kLanes;
    EXPECT_EQ(swept.sums.stride, blocks * sweep::kLanes);
    EXPECT_EQ(swept.answers.bytes.size(), blocks * sweep::kLanes * 3);
  }
}

TEST(Sweep, RoundsExactlyWhereAFloatWouldNot) {
  // With these maxima the nearest float of a quotient reaches the next tenth, or whole per cent.
  const std::vector<std::tuple<int, int, std::vector<int>>> cases = {{8807, 8556, {1}},
                                                                     {8909, 8860, {1, 0}}};
  for (const auto& [maximum, points, rounding] : cases) {
    const Dataset data = one_question(maximum, {points, points - 1, points + 1, 0, maximum});
    for (const Denominator denominator : {Denominator::answered, Denominator::all}) {
      expect_as_table(data,
                      {all_scopes({denominator, rounding, RankKey::rounded, Ties::competition})});
    }
  }
}

TEST(Sweep, RoundsExactlyWhereAFloatErrsFirst) {
  // Of whole per cent, no smaller maximum has such a quotient.
  Dataset data = one_question(28000, {0, 28000, -1});
  data.edition.scales.push_back({"t", "", {{0, ""}, {27999, ""}}});
  data.edition.scales.front().options = {{0, ""}, {27580, ""}, {28000, ""}};
  data.edition.indicators.resize(3);
  data.edition.indicators.back().scale = index_at<ScaleIndex>(1);
  data.sheets[0].answers = {Answer{28000}, Answer{27580}, Answer{27999}};  // 83579 of 83999
  data.sheets[1].answers = {Answer{27999}, Answer{27580}, Answer{27999}};
  data.sheets[2].answers.resize(3, Answer::skip());
  for (const Denominator denominator : {Denominator::answered, Denominator::all}) {
    expect_as_table(data, {all_scopes({denominator, {0}, RankKey::rounded, Ties::competition})});
  }
}

TEST(Sweep, AnAnswerCanBePutAgain) {
  Generator generator(34);
  Dataset data = any_data({40, 50, 4, 3, 1000}, generator);
  Swept swept = sweep_of(data);
  for (int change = 0; change < 300; ++change) {
    const std::size_t c = generator.below(data.sheets.size());
    const IndicatorIndex indicator = index_at<IndicatorIndex>(generator.below(50));
    const auto& options = data.edition.scale_of(indicator).options;
    const int score = options[generator.below(options.size())].score;
    const Answer answer =
        generator.below(3) == 0 ? Answer::skip() : Answer{static_cast<std::int16_t>(score)};
    data.sheets[c].answers[indicator.value] = answer;
    sweep::put(swept.plan, swept.answers, index_at<CountryIndex>(c), indicator, answer);
  }
  sweep::add_up(swept.plan, swept.answers, swept.sums);
  expect_sums(table_of(data), swept);
}

TEST(Sweep, AnEditGivesWhatStartingAfreshGives) {
  Generator generator(36);
  for (const Size size :
       // 272 countries fill their blocks: the next scope begins where they end.
       {Size{40, 50, 4, 3, 1000}, Size{98, 33, 3, 3, 4}, Size{272, 12, 2, 2, 4},
        Size{300, 12, 2, 2, 4}}) {
    Dataset data = any_data(size, generator);
    const std::vector<Method> methods = many_methods();
    for (std::size_t m = 0; m < methods.size(); ++m) {
      Swept swept = sweep_of(data);
      sweep::Places places;
      sweep::rank_all(swept.plan, methods[m], swept.sums, places);
      for (int change = 0; change < 40; ++change) {
        const std::size_t c = generator.below(data.sheets.size());
        const IndicatorIndex indicator = index_at<IndicatorIndex>(generator.below(size.indicators));
        const auto& options = data.edition.scale_of(indicator).options;
        const int score = options[generator.below(options.size())].score;
        const Answer answer =
            generator.below(3) == 0 ? Answer::skip() : Answer{static_cast<std::int16_t>(score)};
        data.sheets[c].answers[indicator.value] = answer;
        sweep::edit(swept.plan, methods[m], swept.answers, swept.sums, places,
                    index_at<CountryIndex>(c), indicator, answer);
      }
      const Swept afresh = sweep_of(data);
      sweep::Places ranked;
      sweep::rank_all(afresh.plan, methods[m], afresh.sums, ranked);
      ASSERT_EQ(swept.answers.bytes, afresh.answers.bytes);
      ASSERT_EQ(swept.sums.achieved, afresh.sums.achieved);
      ASSERT_EQ(swept.sums.answered_maximum, afresh.sums.answered_maximum);
      for (std::size_t i = 0; i < ranked.ranks.size(); ++i) {
        if (i % afresh.sums.stride >= afresh.sums.countries) continue;
        ASSERT_EQ(places.ranks[i], ranked.ranks[i]) << "method " << m << ", place " << i;
        ASSERT_EQ(places.keys[i], ranked.keys[i]) << "method " << m << ", place " << i;
      }
    }
  }
}

TEST(Sweep, WithEverythingSkippedNobodyIsRankedByWhatWasAnswered) {
  Generator generator(35);
  Dataset data = any_data({20, 30, 3, 2, 4}, generator);
  for (Sheet& sheet : data.sheets) sheet.answers.assign(30, Answer::skip());
  expect_as_table(data, many_methods());
}

}  // namespace
}  // namespace rescore
