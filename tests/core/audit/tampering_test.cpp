#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "audit/check.h"
#include "support/support.h"

// No figure of the China Index can be changed unnoticed. The test changes each of Azerbaijan's
// figures, each of its answers and each count of an indicator on its own, and an error must name
// the place.
namespace rescore::tampering_test {
namespace {

/// The errors from reading (or, if that succeeds, from checking) the China Index with other
/// published results.
Errors errors_with_published(const std::string& text) {
  static const Edition edition = test::edition_of(test::china());
  Errors errors;
  auto published_results = read_published_results(edition, "standings.json", text, errors);
  if (!published_results) return errors;
  Dataset data{edition, published_results->units, {}, std::move(*published_results)};
  data.responses.resize(data.units.size());
  return check(data).errors;
}

bool any_at(const Errors& errors, std::string_view beginning) {
  return std::any_of(errors.begin(), errors.end(),
                     [&](const Error& error) { return error.pointer.starts_with(beginning); });
}

/// Numbers close to a printed one: one more, one less; for tenths also a tenth more or less.
std::vector<std::string> neighbours(const json::Value& value) {
  if (value.type == json::Value::Type::integer) {
    return {std::to_string(value.integer + 1), std::to_string(value.integer - 1)};
  }
  const int tenths = std::stoi(std::string(value.text).erase(value.text.size() - 2, 1));
  std::vector<std::string> texts;
  for (const int other : {tenths + 1, tenths - 1, tenths + 10}) {
    texts.push_back(std::to_string(other / 10) + '.' + std::to_string(other % 10));
  }
  return texts;
}

TEST(Tampering, EveryFigureOfAzerbaijanIsGuarded) {
  json::Value published_results = test::parse(test::china().published_results.text);
  const Session session = test::china_session();
  const std::string row =
      "/countries/" + std::to_string(test::unit(session.data(), "AZ").value) + "/";
  ASSERT_EQ(test::at(published_results, row + "code").text, "AZ");
  int figures = 0;
  for (const NodeIndex node : nodes(session.data().edition)) {
    for (int column = 0; column < 4; ++column) {
      const std::string pointer =
          row + "scopes/" + node_id(session.data().edition, node) + "/" + std::to_string(column);
      json::Value& figure = test::at(published_results, pointer);
      const json::Value published = figure;
      for (const std::string& other : neighbours(published)) {
        figure = test::parse(other);
        const Errors errors = errors_with_published(test::text_of(published_results));
        EXPECT_TRUE(any_at(errors, row)) << pointer << " as " << other << "\n"
                                         << test::diagnostics(errors);
      }
      figure = published;
      ++figures;
    }
  }
  EXPECT_EQ(figures, 13 * 4);
  EXPECT_EQ(test::diagnostics(errors_with_published(test::text_of(published_results))), "");
}

TEST(Tampering, EveryAnswerOfAzerbaijanIsGuarded) {
  Dataset data = test::china_session().data();
  Responses& responses = data.responses[test::unit(data, "AZ").value];
  int flipped = 0;
  for (std::size_t i = 0; i < responses.answers.size(); ++i) {
    const Answer published = responses.answers[i];
    std::vector<Answer> others = {Answer::skip()};
    for (const Option& option : data.edition.scale_of(index_at<IndicatorIndex>(i)).options) {
      others.push_back({static_cast<double>(option.score)});
    }
    std::erase(others, published);
    for (const Answer& other : others) {
      responses.answers[i] = other;
      const Errors errors = check(data).errors;
      EXPECT_TRUE(any_at(errors, "/answers")) << data.edition.indicators[i].id;
      // An answer that no unit gave also shows in the counts.
      const std::string counts = "/indicators/" + std::to_string(i) + "/";
      EXPECT_TRUE(std::all_of(errors.begin(), errors.end(), [&](const Error& error) {
        return error.code == ErrorCode::counts_mismatch
                   ? error.pointer.starts_with(counts)
                   : error.code == ErrorCode::sheet_mismatch && error.file == "countries/AZ.json";
      })) << test::diagnostics(errors);
      ++flipped;
    }
    responses.answers[i] = published;
  }
  // 48 graded, 47 yes-or-no and 4 stance indicators: one option is the published one, a skip is
  // new.
  EXPECT_EQ(flipped, 48 * 5 + 47 * 2 + 4 * 3);
  EXPECT_EQ(test::diagnostics(check(data).errors), "");
}

TEST(Tampering, EveryCountOfAnIndicatorIsGuarded) {
  Dataset data = test::china_session().data();
  int counts = 0;
  const auto change = [&](int& count, std::size_t place) {
    const int published = count;
    for (const int other : {published + 1, published - 1}) {
      count = other;
      const Errors errors = check(data).errors;
      EXPECT_TRUE(any_at(errors, "/indicators/" + std::to_string(place)))
          << test::diagnostics(errors);
    }
    count = published;
    ++counts;
  };
  for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
    for (int& count : data.edition.indicators[i].frequencies) change(count, i);
    change(data.edition.indicators[i].missing, i);
  }
  EXPECT_EQ(counts, 48 * 6 + 47 * 3 + 4 * 4);
  EXPECT_EQ(test::diagnostics(check(data).errors), "");
}

// Two counts of one indicator can only be wrong together: its sum is right then, and the place is
// the domain's and the layer's.
TEST(Tampering, TwoCountsThatBalanceAreGuardedByTheTotals) {
  Dataset data = test::china_session().data();
  Indicator& indicator = data.edition.indicators[2];
  const std::vector<NodeIndex> layers = nodes(data.edition, NodeKind::layer);
  const auto layer = std::find(layers.begin(), layers.end(), indicator.nodes[1]) - layers.begin();
  --indicator.frequencies[0];
  ++indicator.frequencies[1];
  const Errors errors = check(data).errors;
  EXPECT_TRUE(any_at(errors, "/domains/0"));
  EXPECT_TRUE(any_at(errors, "/layers/" + std::to_string(layer)));
  EXPECT_FALSE(any_at(errors, "/indicators/"));
}

}  // namespace
}  // namespace rescore::tampering_test
