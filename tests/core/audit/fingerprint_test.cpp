#include "audit/fingerprint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "support/generator.h"
#include "support/made_up_tree.h"
#include "support/support.h"

namespace rescore::fingerprint_test {
namespace {

using test::Files;
using test::Generator;

/// Reorders the keys of all objects.
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

/// Replaces all wording.
void reword(json::Value& value) {
  static const std::set<std::string> wording = {"title",    "name",     "about",    "label",
                                                "question", "detail",   "evidence", "note",
                                                "remark",   "original", "region",   "citation"};
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

// These two are in links that readers share. Changing them breaks the links' connection with the
// data, so a change must be deliberate.
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
      // Within a domain the order is the publisher's, and ids follow it; the domains themselves may
      // move.
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
    change_all(files, [](json::Value&) {});  // rewritten without white space
    EXPECT_NE(files.index.text, original.index.text);
    EXPECT_EQ(of_files(files), of_files(original));
    change_all(files, reword);
    EXPECT_NE(files.index.text.find("Other words"), std::string::npos);
    EXPECT_EQ(of_files(files), of_files(original));
  }
}

TEST(Fingerprint, ChangesWithEveryAnswer) {
  Dataset data = test::china_session().data();
  std::vector<Answer>& answers = data.responses[test::unit(data, "AZ").value].answers;
  std::set<std::string> seen = {fingerprint(data)};
  for (std::size_t i = 0; i < data.edition.indicators.size(); ++i) {
    Answer& answer = answers[i];
    const Answer published = answer;
    std::vector<Answer> others = {Answer::skip()};
    for (const Option& option : data.edition.scale_of(index_at<IndicatorIndex>(i)).options) {
      others.push_back({static_cast<double>(option.score)});
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
  const auto change = [&](auto& number) {
    ++number;
    EXPECT_TRUE(seen.insert(fingerprint(data)).second);
    --number;
  };
  for (Indicator& indicator : data.edition.indicators) {
    for (int& count : indicator.frequencies) change(count);
    change(indicator.missing);
  }
  for (std::size_t c : {std::size_t{0}, std::size_t{97}}) {
    for (std::size_t s = 0; s < 13; ++s) {
      change(data.published->totals[c * 13 + s].achieved);
    }
    for (std::size_t s = 0; s < 10; ++s) {
      change(*data.published->totals[c * 13 + s].answered_maximum);
    }
  }
}

TEST(Fingerprint, ChangesWithScalesNodesAndIds) {
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
  change(
      [](Dataset& d) { d.edition.indicators[0].nodes[1] = test::node(d.edition, "layer:custom"); });
  change(
      [](Dataset& d) { d.edition.indicators[0].nodes[0] = test::node(d.edition, "domain:cake"); });
  // One with more options, so that each printed frequency still has its own.
  change([](Dataset& d) { d.edition.indicators[1].scale = {2}; });
  change([](Dataset& d) { d.edition.indicators[0].id = "tea-09"; });
  change([](Dataset& d) { d.units[0].code = "FI"; });
}

TEST(Fingerprint, ChangesWithEveryRuleOfAMethod) {
  const Dataset original = test::small_session().data();
  std::set<std::string> seen = {fingerprint(original)};
  for (std::size_t m = 0; m < original.edition.methods.size(); ++m) {
    for (const NodeKind kind : {NodeKind::overall, NodeKind::domain, NodeKind::layer}) {
      const auto change = [&](const std::function<void(NodeRule&)>& with) {
        Dataset data = original;
        for (const NodeIndex node : nodes(data.edition, kind)) {
          with(data.edition.methods[m].rules[node.value]);
        }
        EXPECT_TRUE(seen.insert(fingerprint(data)).second);
      };
      const auto other = [](auto value, auto a, auto b) { return value == a ? b : a; };
      change([&](NodeRule& rule) {
        rule.missing = other(rule.missing, Missing::left_out, Missing::zero);
      });
      change([&](NodeRule& rule) { rule.key = other(rule.key, RankKey::rounded, RankKey::exact); });
      change([&](NodeRule& rule) { rule.ties = other(rule.ties, Ties::competition, Ties::dense); });
      change([&](NodeRule& rule) { rule.halves = other(rule.halves, Halves::up, Halves::even); });
      change(
          [&](NodeRule& rule) { rule.first = other(rule.first, First::highest, First::lowest); });
      change([](NodeRule& rule) { rule.rounding.insert(rule.rounding.begin(), 3); });
      change([](NodeRule& rule) { rule.rounding.push_back(0); });
    }
  }
}

TEST(Fingerprint, ChangesWithMeansWeightsAndWhatIsDropped) {
  const Dataset original = test::small_session().data();
  std::set<std::string> seen = {fingerprint(original)};
  const auto change = [&](const std::function<void(Method&)>& with) {
    Dataset data = original;
    with(data.edition.methods.front());
    EXPECT_TRUE(seen.insert(fingerprint(data)).second);
  };
  for (const Aggregation how :
       {Aggregation::arithmetic, Aggregation::geometric, Aggregation::harmonic}) {
    change([&](Method& method) { method.rules.front().aggregation = how; });
  }
  for (std::size_t n = 1; n < original.edition.nodes.size(); ++n) {
    change([&](Method& method) {
      method.weights.assign(original.edition.nodes.size(), 1);
      method.weights[n] = 2;
    });
  }
  for (std::size_t i = 0; i < original.edition.indicators.size(); ++i) {
    change([&](Method& method) { method.dropped = {index_at<IndicatorIndex>(i)}; });
  }
  // Weights of 1 count as none.
  Dataset ones = original;
  ones.edition.methods.front().weights.assign(original.edition.nodes.size(), 1);
  EXPECT_EQ(fingerprint(ones), fingerprint(original));
}

TEST(Fingerprint, OfAnIndexOfNumbersChangesWithEverythingThatCounts) {
  test::IndexText text;
  text.nodes = R"([{"id": "overall", "name": "O"}, {"id": "a", "name": "A", "parent": "overall"},
      {"id": "b", "name": "B", "parent": "a"}])";
  text.indicators = test::indicators_of("points", {"1", "2"}, "b");
  const Dataset original = test::index_of(text, {{10, 20.5}, {30, test::kNoAnswer}});
  std::set<std::string> seen = {fingerprint(original)};
  const auto change = [&](const std::function<void(Dataset&)>& with) {
    Dataset data = original;
    with(data);
    EXPECT_TRUE(seen.insert(fingerprint(data)).second);
  };
  change([](Dataset& d) { d.responses[0].answers[0] = {10.000001}; });
  change([](Dataset& d) { d.responses[0].answers[0] = Answer::skip(); });
  change([](Dataset& d) { d.responses[0].answers[0] = {-1}; });
  change([](Dataset& d) { d.edition.nodes[1].weight = 0.5; });
  change([](Dataset& d) { d.edition.nodes[2].parent = kOverall; });
  change([](Dataset& d) { d.edition.indicators[0].weight = 0.5; });
  change([](Dataset& d) { d.edition.indicators[0].nodes = {NodeIndex{1}}; });
  for (const auto& with : std::vector<std::function<void(NumberScale&)>>{
           [](NumberScale& scale) { scale.lower.reset(); },
           [](NumberScale& scale) { scale.upper = 99.5; },
           [](NumberScale& scale) { scale.clamped = true; },
           [](NumberScale& scale) { scale.logarithmic = true; },
           [](NumberScale& scale) { scale.reversed = true; }}) {
    change([&](Dataset& d) { with(*d.edition.scales[0].number); });
  }
  for (const auto& with : std::vector<std::function<void(NodeRule&)>>{
           [](NodeRule& rule) { rule.aggregation = Aggregation::geometric; },
           [](NodeRule& rule) { rule.missing = Missing::none; },
           [](NodeRule& rule) { rule.missing = Missing::zero; },
           [](NodeRule& rule) { rule.coverage = 0.5; }, [](NodeRule& rule) { rule.scale = 10; },
           [](NodeRule& rule) { rule.relative_to_best = true; },
           [](NodeRule& rule) { rule.rounding = {2}; },
           [](NodeRule& rule) { rule.halves = Halves::even; },
           [](NodeRule& rule) { rule.first = First::lowest; }}) {
    change([&](Dataset& d) { with(d.edition.methods[0].rules[2]); });
  }
}

TEST(Fingerprint, OfUnitsLeavesOutTheAnswersOfOthers) {
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

  // The same total from other answers.
  std::vector<Answer>& answers = data.responses[mt.value].answers;
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
  for (Responses& responses : one.responses) {
    if (responses.unit != "IS") responses.answers.clear();
  }
  const std::vector<UnitIndex> iceland = {test::unit(all, "IS")};
  EXPECT_EQ(fingerprint(all, iceland), fingerprint(one, iceland));
  EXPECT_EQ(fingerprint(one, iceland), fingerprint(one));
  for (Responses& responses : one.responses) responses.answers.clear();
  EXPECT_EQ(fingerprint(one), fingerprint(all, {}));
}

TEST(Fingerprint, AnEditionAloneHasOne) {
  const Dataset data{test::edition_of(test::small()), {}, {}, {}};
  EXPECT_EQ(fingerprint(data).size(), 8u);
  EXPECT_NE(fingerprint(data), fingerprint(Dataset{test::edition_of(test::china()), {}, {}, {}}));
}

}  // namespace
}  // namespace rescore::fingerprint_test
