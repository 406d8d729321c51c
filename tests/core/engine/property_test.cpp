#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "rescore/result.h"
#include "support/generator.h"
#include "support/support.h"

// Laws of results that no published figure can show, tried on generated cases.
namespace rescore {
namespace {

using test::Generator;

Answer any_answer(const Edition& edition, IndicatorIndex indicator, Generator& generator) {
  const Scale& scale = edition.scale_of(indicator);
  const std::size_t choice = generator.below(scale.options.size() + 1);
  if (choice == scale.options.size()) return Answer::skip();
  return {static_cast<std::int16_t>(scale.options[choice].score)};
}

/// The China Index with made-up answers for every eighth country, and Azerbaijan's own.
Dataset china_with_sheets(Generator& generator) {
  Dataset data = test::china_session().data();
  for (std::size_t c = 0; c < data.published_results.units.size(); c += 8) {
    const std::string& code = data.published_results.units[c].code;
    if (find_responses(data, code) != nullptr) continue;
    Responses responses{"", code, {}};
    for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
      responses.answers.push_back(any_answer(data.edition, index_at<IndicatorIndex>(i), generator));
    }
    data.responses.push_back(responses);
  }
  return data;
}

/// The rows of every country by scope, in the standings' order.
std::vector<std::vector<Row>> all_rows(const Dataset& data, const Table& table,
                                       const Method& method) {
  std::vector<std::vector<Row>> rows;
  for (const NodeIndex node : nodes(data.edition)) {
    rows.push_back(ranking_of(data.edition, table, method, node));
  }
  return rows;
}

std::map<std::string, std::string> scores_by_code(const Dataset& data) {
  const Table table = table_of(data);
  std::map<std::string, std::string> scores;
  for (std::size_t c = 0; c < data.published_results.units.size(); ++c) {
    const std::string& code = data.published_results.units[c].code;
    for (const Method& method : data.edition.methods) {
      const auto rows = score_of(data.edition, table, method, index_at<UnitIndex>(c));
      scores[code] += score_json(data.edition, code, method, rows);
    }
  }
  return scores;
}

std::vector<std::string> rankings(const Dataset& data) {
  std::vector<std::string> texts;
  for (const Method& method : data.edition.methods) {
    for (const NodeIndex node : nodes(data.edition)) {
      texts.push_back(
          ranking_json(data, node, ranking_of(data.edition, table_of(data), method, node)));
    }
  }
  return texts;
}

TEST(Property, NoResultDependsOnTheOrderOfTheCountries) {
  Generator generator(11);
  for (const test::Files& original : {test::china(), test::small()}) {
    const Session session = test::session_of(original);
    const auto scores = scores_by_code(session.data());
    const auto lists = rankings(session.data());
    for (int permutation = 0; permutation < 4; ++permutation) {
      test::Files files = original;
      json::Value published_results = test::parse(original.published_results.text);
      generator.shuffle(test::at(published_results, "/countries").items);
      files.published_results.text = test::text_of(published_results);
      ASSERT_NE(files.published_results.text,
                test::text_of(test::parse(original.published_results.text)));
      const Session other = test::session_of(files);
      EXPECT_EQ(scores_by_code(other.data()), scores);
      EXPECT_EQ(rankings(other.data()), lists);
    }
  }
}

/// What a raised answer of `raised` may do to the rows of one scope.
void expect_raised(const std::vector<Row>& before, const std::vector<Row>& after,
                   std::size_t raised) {
  for (std::size_t c = 0; c < before.size(); ++c) {
    if (c != raised) {
      EXPECT_EQ(after[c].achieved, before[c].achieved);
      EXPECT_EQ(after[c].percent, before[c].percent);
      EXPECT_GE(after[c].place.rank, before[c].place.rank);  // passed or not
      continue;
    }
    EXPECT_GE(after[c].achieved, before[c].achieved);
    EXPECT_EQ(after[c].maximum, before[c].maximum);
    EXPECT_EQ(after[c].percent.has_value(), before[c].percent.has_value());
    EXPECT_GE(after[c].percent.value_or(Decimal{}).units,
              before[c].percent.value_or(Decimal{}).units);
    EXPECT_LE(after[c].place.rank, before[c].place.rank);
  }
}

TEST(Property, RaisingAnAnswerNeverLowersItsCountry) {
  Generator generator(12);
  int raises = 0;
  for (int trial = 0; trial < 60; ++trial) {
    Dataset data = china_with_sheets(generator);
    Responses& responses = data.responses[generator.below(data.responses.size())];
    const std::size_t place = generator.below(responses.answers.size());
    const Scale& scale = data.edition.scale_of(index_at<IndicatorIndex>(place));
    Answer& answer = responses.answers[place];
    if (answer.missing() || answer.score == scale.maximum()) continue;
    const Table before = table_of(data);
    const std::size_t option = *scale.option_with(answer.score);
    const std::size_t higher = option + 1 + generator.below(scale.options.size() - option - 1);
    answer.score = static_cast<std::int16_t>(scale.options[higher].score);
    const Table after = table_of(data);
    const UnitIndex unit = test::unit(data, responses.unit);
    for (const Method& method : data.edition.methods) {
      const auto old_rows = all_rows(data, before, method);
      const auto new_rows = all_rows(data, after, method);
      for (std::size_t s = 0; s < old_rows.size(); ++s) {
        SCOPED_TRACE(responses.unit + " " + data.edition.indicators[place].id + " " + method.id);
        expect_raised(old_rows[s], new_rows[s], unit.value);
      }
    }
    ++raises;
  }
  EXPECT_GE(raises, 25);
}

TEST(Property, ASkipChangesOnlyWhatTheMethodSays) {
  const Session session = test::china_session();
  const Dataset& data = session.data();
  const Edition& edition = data.edition;
  const UnitIndex az = test::unit(data, "AZ");
  const Table published = table_of(data);
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    SCOPED_TRACE(edition.indicators[i].id);
    const IndicatorIndex indicator = index_at<IndicatorIndex>(i);
    const int score = find_responses(data, "AZ")->answers[i].score;
    const std::vector<Edit> edits = {{az, indicator, Answer::skip()}};
    const Table table = with_edits(data, published, edits);
    const auto before = score_of(edition, published, edition.methods[0], az);
    const auto after = score_of(edition, table, edition.methods[0], az);
    for (const NodeIndex node : nodes(edition)) {
      const bool domain = node == node_of(edition, edition.indicators[i].domain);
      const bool layer = node == node_of(edition, edition.indicators[i].layer);
      const bool touched = node == kOverall || domain || layer;
      const int less = touched && !layer ? edition.scale_of(indicator).maximum() : 0;
      const Row& old_row = before[node.value];
      const Row& new_row = after[node.value];
      EXPECT_EQ(new_row.achieved, old_row.achieved - (touched ? score : 0));
      EXPECT_EQ(*new_row.maximum, *old_row.maximum - less);
      EXPECT_TRUE(touched || new_row.place == old_row.place);
    }
  }
}

TEST(Property, APlaceIsANaiveCount) {
  Generator generator(13);
  for (int trial = 0; trial < 400; ++trial) {
    const NodeRule exact{Denominator::answered, {1}, RankKey::exact, Ties::competition};
    std::vector<Ratio> ratios(generator.below(40));
    std::vector<Key> keys;
    for (Ratio& ratio : ratios) {
      // Small numbers, so that equal ratios such as 1/2 and 2/4 meet; some are not ranked.
      ratio.denominator = static_cast<std::int64_t>(generator.below(7));
      ratio.numerator = static_cast<std::int64_t>(generator.below(7)) * ratio.denominator / 7;
      keys.push_back(key_of(ratio, exact));
    }
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      const std::vector<Place> places = places_of(keys, ties);
      ASSERT_EQ(places.size(), keys.size());
      for (std::size_t k = 0; k < keys.size(); ++k) {
        Place naive;
        if (ratios[k].denominator > 0) {
          std::vector<std::pair<std::int64_t, std::int64_t>> above;
          for (const Ratio& other : ratios) {
            if (other.denominator == 0) continue;
            const std::int64_t left = other.numerator * ratios[k].denominator;
            const std::int64_t right = ratios[k].numerator * other.denominator;
            if (left == right) ++naive.tied;
            if (left <= right) continue;
            const bool seen = std::any_of(above.begin(), above.end(), [&](const auto& ratio) {
              return ratio.first * other.denominator == other.numerator * ratio.second;
            });
            if (ties == Ties::competition || !seen) {
              above.emplace_back(other.numerator, other.denominator);
            }
          }
          naive.rank = static_cast<int>(above.size()) + 1;
        }
        EXPECT_EQ(places[k], naive);
        EXPECT_EQ(place_of(keys, k, ties), naive);
      }
    }
  }
}

TEST(Property, APercentageIsTheNearestAndNeverFalls) {
  for (int maximum = 1; maximum <= 400; maximum += 3) {
    std::int64_t last = 0;
    for (int achieved = 0; achieved <= maximum; ++achieved) {
      const std::int64_t tenths = percent_of({achieved, maximum}, {1})->units;
      // tenths - 0.5 <= 1000 * achieved / maximum < tenths + 0.5
      const std::int64_t twice = std::int64_t{2000} * achieved;
      EXPECT_LE((2 * tenths - 1) * maximum, twice);
      EXPECT_LT(twice, (2 * tenths + 1) * maximum);
      EXPECT_LE(last, tenths);
      last = tenths;
      const std::int64_t whole = percent_of({achieved, maximum}, {1, 0})->units;
      EXPECT_EQ(whole, (tenths + 5) / 10);
    }
  }
}

}  // namespace
}  // namespace rescore
