#include "rescore/fingerprint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "support/generator.h"
#include "support/support.h"

namespace rescore {
namespace {

using test::Files;
using test::Generator;

/// Puts the keys of all objects into another order.
void shuffle_keys(json::Value& value, Generator& generator) {
  for (json::Value& item : value.items) shuffle_keys(item, generator);
  for (std::size_t n = value.keys.size(); n > 1; --n) {
    const std::size_t other = generator.below(n);
    std::swap(value.keys[n - 1], value.keys[other]);
    std::swap(value.items[n - 1], value.items[other]);
  }
}

void change_text(std::string& text, const std::function<void(json::Value&)>& change) {
  json::Value value = test::parse(text);
  change(value);
  text = test::text_of(value);
}

void change_all(Files& files, const std::function<void(json::Value&)>& change) {
  change_text(files.index.text, change);
  change_text(files.published_results.text, change);
  for (test::File& responses : files.responses) change_text(responses.text, change);
}

/// Replaces every text that is wording, wherever it stands.
void reword(json::Value& value) {
  static const std::set<std::string> wording = {"title",    "name",     "about",  "label",
                                                "question", "evidence", "region", "citation"};
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    json::Value& item = value.items[i];
    const bool worded = !value.keys.empty() && wording.contains(value.keys[i]);
    if (worded && item.type == json::Value::Type::string) item.text = "Other words";
    reword(item);
  }
}

std::string of_files(const Files& files) {
  return fingerprint(test::session_of(files).data());
}

// These two stand in links that readers share. A change of them cuts the links off from the data,
// so it must be meant.
TEST(Fingerprint, IsPartOfTheContractOfLinks) {
  EXPECT_EQ(fingerprint(test::china_session().data()), "6c764bd5");
  EXPECT_EQ(fingerprint(test::small_session().data()), "81a25970");
}

TEST(Fingerprint, DoesNotDependOnTheOrderOfKeys) {
  Generator generator(1);
  for (const Files& original : {test::small(), test::china()}) {
    Files files = original;
    change_all(files, [&](json::Value& value) { shuffle_keys(value, generator); });
    EXPECT_NE(files.index.text, original.index.text);
    EXPECT_EQ(of_files(files), of_files(original));
  }
}

TEST(Fingerprint, DoesNotDependOnTheOrderOfLists) {
  Generator generator(2);
  for (const Files& original : {test::small(), test::china()}) {
    Files files = original;
    change_text(files.published_results.text, [&](json::Value& value) {
      generator.shuffle(test::at(value, "/countries").items);
    });
    for (test::File& responses : files.responses) {
      change_text(responses.text, [&](json::Value& value) {
        generator.shuffle(test::at(value, "/answers").items);
      });
    }
    change_text(files.index.text, [](json::Value& value) {
      for (const char* list : {"/domains", "/layers", "/scales"}) {
        std::reverse(test::at(value, list).items.begin(), test::at(value, list).items.end());
      }
      // Inside a domain the order is the publisher's, and ids follow it; the domains may move.
      std::vector<json::Value>& indicators = test::at(value, "/indicators").items;
      const std::string first = test::get(indicators[0], "domain").text;
      const auto second = std::find_if(indicators.begin(), indicators.end(), [&](const auto& i) {
        return test::get(i, "domain").text != first;
      });
      std::rotate(indicators.begin(), second, indicators.end());
    });
    generator.shuffle(files.responses);
    EXPECT_EQ(of_files(files), of_files(original));
  }
}

TEST(Fingerprint, DoesNotDependOnWhiteSpaceOrWording) {
  for (const Files& original : {test::small(), test::china()}) {
    Files files = original;
    change_all(files, [](json::Value&) {});  // written anew, without white space
    EXPECT_NE(files.index.text, original.index.text);
    EXPECT_EQ(of_files(files), of_files(original));
    change_all(files, reword);
    EXPECT_NE(files.index.text.find("Other words"), std::string::npos);
    EXPECT_EQ(of_files(files), of_files(original));
  }
}

TEST(Fingerprint, ChangesWithEveryAnswer) {
  Dataset data = test::china_session().data();
  std::set<std::string> seen = {fingerprint(data)};
  for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
    Answer& answer = data.responses[0].answers[i];
    const Answer published = answer;
    std::vector<Answer> others = {Answer::skip()};
    for (const Option& option : data.edition.scale_of(index_at<IndicatorIndex>(i)).options) {
      others.push_back({static_cast<std::int16_t>(option.score)});
    }
    std::erase(others, published);
    for (const Answer& other : others) {
      answer = other;
      EXPECT_TRUE(seen.insert(fingerprint(data)).second) << data.edition.indicators[i].id;
    }
    answer = published;
  }
}

TEST(Fingerprint, ChangesWithEveryCountAndTotal) {
  Dataset data = test::china_session().data();
  std::set<std::string> seen = {fingerprint(data)};
  const auto change = [&](int& number) {
    ++number;
    EXPECT_TRUE(seen.insert(fingerprint(data)).second);
    --number;
  };
  for (Indicator& indicator : data.edition.indicators) {
    for (int& count : indicator.frequencies) change(count);
    change(indicator.missing);
  }
  for (std::size_t c : {std::size_t{0}, std::size_t{97}}) {
    for (std::size_t s = 0; s < 13; ++s) change(data.published_results.totals[c * 13 + s].achieved);
    for (std::size_t s = 0; s < 10; ++s)
      change(data.published_results.totals[c * 13 + s].answered_maximum);
  }
}

TEST(Fingerprint, ChangesWithScalesLayersAndIds) {
  const Dataset original = test::small_session().data();
  std::set<std::string> seen = {fingerprint(original)};
  const auto change = [&](const std::function<void(Dataset&)>& with) {
    Dataset data = original;
    with(data);
    EXPECT_TRUE(seen.insert(fingerprint(data)).second);
  };
  change([](Dataset& d) { d.edition.id = "tea-and-cake-2031"; });
  change([](Dataset& d) { d.edition.scales[0].options[2].score = 5; });
  change([](Dataset& d) { d.edition.scales[0].options[4].score = 5; });
  change([](Dataset& d) { d.edition.indicators[0].layer = {1}; });
  change([](Dataset& d) { d.edition.indicators[0].domain = {1}; });
  change([](Dataset& d) { d.edition.indicators[2].scale = {1}; });
  change([](Dataset& d) { d.edition.indicators[0].id = "tea-09"; });
  change([](Dataset& d) { d.published_results.units[0].code = "FI"; });
}

TEST(Fingerprint, ChangesWithEveryRuleOfAMethod) {
  const Dataset original = test::small_session().data();
  std::set<std::string> seen = {fingerprint(original)};
  for (std::size_t m = 0; m < original.edition.methods.size(); ++m) {
    for (NodeRule Method::*kind : {&Method::overall, &Method::domain, &Method::layer}) {
      const auto change = [&](const std::function<void(NodeRule&)>& with) {
        Dataset data = original;
        with(data.edition.methods[m].*kind);
        EXPECT_TRUE(seen.insert(fingerprint(data)).second);
      };
      const auto other = [](auto value, auto a, auto b) { return value == a ? b : a; };
      change([&](NodeRule& rule) {
        rule.denominator = other(rule.denominator, Denominator::answered, Denominator::all);
      });
      change([&](NodeRule& rule) { rule.key = other(rule.key, RankKey::rounded, RankKey::exact); });
      change([&](NodeRule& rule) { rule.ties = other(rule.ties, Ties::competition, Ties::dense); });
      change([](NodeRule& rule) { rule.rounding.insert(rule.rounding.begin(), 3); });
      change([](NodeRule& rule) { rule.rounding.push_back(0); });
    }
  }
}

TEST(Fingerprint, OfCountriesLeavesOutTheAnswersOfOthers) {
  Dataset data = test::small_session().data();
  const UnitIndex is = test::unit(data, "IS");
  const UnitIndex mt = test::unit(data, "MT");
  const auto of = [&](const std::vector<UnitIndex>& units) { return fingerprint(data, units); };
  const std::string iceland = of({is});
  const std::string both = of({is, mt});
  EXPECT_NE(iceland, both);
  EXPECT_NE(iceland, of({mt}));
  EXPECT_NE(iceland, of({}));
  EXPECT_EQ(both, of({mt, is, mt}));

  // The same total by other answers.
  std::vector<Answer>& answers = data.responses[1].answers;
  ASSERT_EQ(answers[0], Answer{2});
  ASSERT_EQ(answers[3], Answer{4});
  const std::vector<Answer> published = answers;
  answers[1] = {0};
  answers[4] = {4};
  EXPECT_NE(both, of({is, mt}));
  answers = published;
  EXPECT_EQ(both, of({is, mt}));
}

TEST(Fingerprint, IsTheSameWhicheverTierTheDataComesFrom) {
  const Dataset all = test::small_session().data();
  Dataset one = all;
  std::erase_if(one.responses, [](const Responses& responses) { return responses.unit != "IS"; });
  const std::vector<UnitIndex> iceland = {test::unit(all, "IS")};
  EXPECT_EQ(fingerprint(all, iceland), fingerprint(one, iceland));
  EXPECT_EQ(fingerprint(one, iceland), fingerprint(one));
  one.responses.clear();
  EXPECT_EQ(fingerprint(one), fingerprint(all, {}));
}

TEST(Fingerprint, AnEditionAloneHasOne) {
  const Dataset data{test::edition_of(test::small()), {}, {}};
  EXPECT_EQ(fingerprint(data).size(), 8u);
  EXPECT_NE(fingerprint(data), fingerprint(Dataset{test::edition_of(test::china()), {}, {}}));
}

}  // namespace
}  // namespace rescore
