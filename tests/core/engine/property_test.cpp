#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/rank_table.h"
#include "rescore/io.h"
#include "support/generator.h"
#include "support/made_up.h"
#include "support/ranks.h"
#include "support/support.h"

// Properties of results that no published figure can show, tested on generated cases.
namespace rescore::property_test {
namespace {

using test::Generator;

/// The China Index with made-up answers for every eighth country, and Azerbaijan's own.
Dataset china_with_some_responses(Generator& generator) {
  Dataset data = test::china_session().data();
  for (std::size_t u = 0; u < data.units.size(); u += 8) {
    if (data.has_answers(index_at<UnitIndex>(u))) continue;
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
      const auto all = test::every_answer(data.edition.scale_of(index_at<IndicatorIndex>(i)));
      answers.push_back(generator.pick(all));
    }
    test::put_responses(data, data.units[u].code, std::move(answers));
  }
  return data;
}

/// The rows of every unit by node, in the data's order.
std::vector<std::vector<Row>> all_rows(const Dataset& data, const Method& method) {
  const RankTable table = test::table_of(data, method);
  std::vector<std::vector<Row>> rows;
  for (const NodeIndex node : nodes(data.edition)) rows.push_back(table.ranking(node));
  return rows;
}

std::map<std::string, std::string> scores_by_code(const Dataset& data) {
  std::map<std::string, std::string> scores;
  for (const Method& method : data.edition.methods) {
    const RankTable table = test::table_of(data, method);
    for (const UnitIndex unit : units(data)) {
      const std::string& code = data.units[unit.value].code;
      scores[code] += score_json(data, code, method.id, table.rows(unit));
    }
  }
  return scores;
}

std::vector<std::string> rankings(const Dataset& data) {
  std::vector<std::string> texts;
  for (const Method& method : data.edition.methods) {
    const RankTable table = test::table_of(data, method);
    for (const NodeIndex node : nodes(data.edition)) {
      texts.push_back(ranking_json(data, node, table.ranking(node)));
    }
  }
  return texts;
}

TEST(Property, NoResultDependsOnTheOrderOfTheUnits) {
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

/// The effects that a raised answer of `raised` may have on the rows of one node.
void expect_raised(const std::vector<Row>& before, const std::vector<Row>& after,
                   std::size_t raised) {
  for (std::size_t u = 0; u < before.size(); ++u) {
    if (u != raised) {
      EXPECT_EQ(after[u].achieved, before[u].achieved);
      EXPECT_EQ(after[u].score, before[u].score);
      EXPECT_GE(after[u].rank.value, before[u].rank.value);  // passed or not
      continue;
    }
    EXPECT_GE(after[u].achieved, before[u].achieved);
    EXPECT_EQ(after[u].maximum, before[u].maximum);
    EXPECT_EQ(after[u].score.has_value(), before[u].score.has_value());
    EXPECT_GE(after[u].score.value_or(Decimal{}).units, before[u].score.value_or(Decimal{}).units);
    EXPECT_LE(after[u].rank.value, before[u].rank.value);
  }
}

TEST(Property, RaisingAnAnswerNeverLowersItsUnit) {
  Generator generator(12);
  int raises = 0;
  for (int trial = 0; trial < 60; ++trial) {
    Dataset data = china_with_some_responses(generator);
    std::vector<UnitIndex> loaded = units(data);
    std::erase_if(loaded, [&](UnitIndex unit) { return !data.has_answers(unit); });
    const UnitIndex unit = generator.pick(loaded);
    Responses& responses = data.responses[unit.value];
    const std::size_t place = generator.below(responses.answers.size());
    const Scale& scale = data.edition.scale_of(index_at<IndicatorIndex>(place));
    const Answer answer = responses.answers[place];
    if (answer.missing() || answer.score == scale.maximum()) continue;
    const std::size_t option = *scale.option_with(answer.score);
    const std::size_t higher = option + 1 + generator.below(scale.options.size() - option - 1);
    for (const Method& method : data.edition.methods) {
      responses.answers[place] = answer;
      const auto before = all_rows(data, method);
      responses.answers[place] = {static_cast<double>(scale.options[higher].score)};
      const auto after = all_rows(data, method);
      for (std::size_t n = 0; n < before.size(); ++n) {
        SCOPED_TRACE(responses.unit + " " + data.edition.indicators[place].id + " " + method.id);
        expect_raised(before[n], after[n], unit.value);
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
  const std::vector<Row> before = test::table_of(data, edition.methods[0]).rows(az);
  for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
    SCOPED_TRACE(edition.indicators[i].id);
    const IndicatorIndex indicator = index_at<IndicatorIndex>(i);
    const auto score = static_cast<std::int64_t>(data.answers(az)[i].score);
    const std::vector<Edit> edits = {{az, indicator, Answer::skip()}};
    const std::vector<Row> after = test::table_of(data, edition.methods[0], edits).rows(az);
    for (const NodeIndex node : nodes(edition)) {
      const bool touched = is_below(edition, indicator, node);
      const bool layer = edition.node(node).kind == NodeKind::layer;
      const int less = touched && !layer ? edition.scale_of(indicator).maximum() : 0;
      const Row& old_row = before[node.value];
      const Row& new_row = after[node.value];
      EXPECT_EQ(new_row.achieved, old_row.achieved - (touched ? score : 0));
      EXPECT_EQ(*new_row.maximum, *old_row.maximum - less);
      EXPECT_TRUE(touched || new_row.rank == old_row.rank);
    }
  }
}

TEST(Property, ARankIsANaiveCount) {
  Generator generator(13);
  for (int trial = 0; trial < 400; ++trial) {
    const KeyRule exact(trial % 2 == 0 ? KeyRule::Kind::narrow : KeyRule::Kind::wide,
                        First::highest);
    std::vector<Ratio> ratios(generator.below(40));
    std::vector<Key> keys;
    for (Ratio& ratio : ratios) {
      // Small numbers, so that equal ratios such as 1/2 and 2/4 occur; some are unranked.
      ratio.denominator = static_cast<std::int64_t>(generator.below(7));
      ratio.numerator = static_cast<std::int64_t>(generator.below(7)) * ratio.denominator / 7;
      keys.push_back(ratio.present() ? exact.of_ratio(ratio) : kNotRanked);
    }
    for (const Ties ties : {Ties::competition, Ties::dense}) {
      const std::vector<Rank> ranks = ranks_of(keys, ties);
      ASSERT_EQ(ranks.size(), keys.size());
      for (std::size_t k = 0; k < keys.size(); ++k) {
        Rank naive;
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
          naive.value = static_cast<int>(above.size()) + 1;
        }
        EXPECT_EQ(ranks[k], naive);
        EXPECT_EQ(RankIndex(keys, ties).rank_if(keys[k], keys[k]), naive);
      }
    }
  }
}

}  // namespace
}  // namespace rescore::property_test
