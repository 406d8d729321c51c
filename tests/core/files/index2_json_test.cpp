#include <gtest/gtest.h>

#include "support/cities.h"
#include "support/support.h"

// Indices of format 2: any tree of nodes, numbers beside options, rules by node.
namespace rescore::index2_json_test {
namespace {

using test::diagnostics;
using test::with;
using test::without;

/// The smallest valid index.
constexpr const char* kOne = R"({
  "format": 2, "edition": "one", "title": "One",
  "units": [{"id": "A", "name": "Alpha"}],
  "scales": [{"id": "yes-no", "name": "Yes or no",
              "options": [{"score": 0, "label": "No"}, {"score": 1, "label": "Yes"}]}],
  "nodes": [{"id": "overall", "name": "Overall"}],
  "indicators": [{"id": "q1", "title": "Question", "nodes": ["overall"], "scale": "yes-no"}],
  "methods": [{"id": "publisher", "name": "Publisher", "about": "As published."}]
})";

Edition read(const std::string& text) {
  Errors errors;
  const auto edition = read_edition("index.json", text, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return edition.value_or(Edition{});
}

/// The errors from reading an index; it must return a value exactly if there are none.
std::string faults(const std::string& text) {
  Errors errors;
  const auto edition = read_edition("index.json", text, errors);
  EXPECT_EQ(edition.has_value(), errors.empty());
  for (const Error& error : errors) EXPECT_EQ(error.file, "index.json");
  return diagnostics(errors);
}

/// The same for the cities index with one changed value.
std::string faults_with(std::string_view pointer, std::string_view value) {
  return faults(with(test::kCities, pointer, value));
}

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

/// One value, and what follows its pointer in the report: "" for none.
struct Case {
  std::string pointer, value, report;
};
void expect(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(faults_with(c.pointer, c.value),
              c.report.empty() ? "" : c.pointer + ": " + c.report + "\n")
        << c.pointer << " " << c.value;
  }
}

const std::string kBadName =
    "An id has 1 to 64 letters, digits and -_.&+, and starts with a letter or digit. [bad-id]";

// --- What is read ---

TEST(Index2Json, TheSmallestIndexHasItsDefaults) {
  const Edition edition = read(kOne);
  EXPECT_EQ(edition.file, "index.json");
  EXPECT_EQ(edition.format, 2);
  EXPECT_EQ(edition.id, "one");
  EXPECT_EQ(edition.title, "One");
  EXPECT_EQ(edition.unit, "country");
  EXPECT_EQ(edition.units, 1);
  EXPECT_FALSE(edition.source);
  ASSERT_EQ(edition.listed.size(), 1u);
  EXPECT_EQ(edition.listed[0].code, "A");
  EXPECT_EQ(edition.listed[0].name, "Alpha");
  EXPECT_EQ(edition.listed[0].region, "");
  ASSERT_EQ(edition.nodes.size(), 1u);
  EXPECT_EQ(edition.nodes[0].id, "overall");
  EXPECT_EQ(edition.nodes[0].kind, NodeKind::overall);
  EXPECT_EQ(edition.nodes[0].about, "");
  EXPECT_FALSE(edition.nodes[0].parent);
  EXPECT_EQ(edition.nodes[0].weight, 1);
  ASSERT_EQ(edition.indicators.size(), 1u);
  const Indicator& indicator = edition.indicators[0];
  EXPECT_EQ(indicator.number, 1);
  EXPECT_EQ(indicator.nodes, std::vector<NodeIndex>{kOverall});
  EXPECT_EQ(indicator.question, "");
  EXPECT_EQ(indicator.weight, 1);
  EXPECT_TRUE(indicator.frequencies.empty());
  ASSERT_EQ(edition.methods.size(), 1u);
  NodeRule rule;
  rule.aggregation = Aggregation::arithmetic;
  EXPECT_EQ(edition.methods[0].rules, std::vector<NodeRule>{rule});
  EXPECT_TRUE(edition.methods[0].weights.empty());
  EXPECT_TRUE(edition.methods[0].dropped.empty());
}

TEST(Index2Json, NodesAreTrees) {
  const Edition edition = test::cities();
  std::string text;
  for (const Node& node : edition.nodes) {
    text += node.id + (node.parent ? " < " + node_id(edition, *node.parent) : "") + " x" +
            std::to_string(static_cast<int>(node.weight)) + "\n";
  }
  EXPECT_EQ(text,
            "overall x1\nnode:health < overall x2\nnode:Wealth&Co < overall x1\n"
            "node:reported x1\n");
  EXPECT_EQ(edition.nodes[1].kind, NodeKind::other);
  EXPECT_EQ(edition.nodes[0].about, "All of it.");
  EXPECT_EQ(edition.indicators[0].nodes,
            (std::vector<NodeIndex>{test::node(edition, "node:health"),
                                    test::node(edition, "node:reported")}));
  EXPECT_EQ(edition.indicators[1].nodes,
            std::vector<NodeIndex>{test::node(edition, "node:health")});
  EXPECT_EQ(edition.indicators[1].weight, 0.5);
  EXPECT_EQ(edition.indicators[2].number, 3);
  EXPECT_EQ(edition.unit, "city");
  EXPECT_EQ(edition.units, 4);
  EXPECT_EQ(edition.listed[2].region, "West");
  EXPECT_FALSE(has_points(edition));
}

TEST(Index2Json, AScaleHasOptionsOrANumber) {
  const Edition edition = test::cities();
  ASSERT_EQ(edition.scales.size(), 3u);
  const NumberScale& years = edition.scales[0].number.value();
  EXPECT_EQ(years.unit, "years");
  EXPECT_EQ(years.lower, 20);
  EXPECT_EQ(years.upper, 85);
  EXPECT_FALSE(years.clamped || years.logarithmic || years.reversed);
  const NumberScale& income = edition.scales[1].number.value();
  EXPECT_TRUE(income.clamped && income.logarithmic);
  EXPECT_TRUE(edition.scales[1].options.empty());
  EXPECT_FALSE(edition.scales[2].number);
  EXPECT_EQ(edition.scales[2].options.size(), 2u);
  const Edition open = read(with(test::kCities, "/scales/0/number", R"({"reversed": true})"));
  EXPECT_EQ(open.scales[0].number->lower, std::nullopt);
  EXPECT_EQ(open.scales[0].number->upper, std::nullopt);
  EXPECT_TRUE(open.scales[0].number->reversed);
}

TEST(Index2Json, ARuleOfANodeChangesTheRuleOfAll) {
  const Edition edition =
      read(with(with(test::kCities, "/methods/0/rule",
                     R"({"aggregation": "harmonic", "missing": "none", "coverage": 0.5, "scale": 10,
               "rounding": [4, 2], "halves": "even", "key": "rounded", "ties": "dense",
               "first": "lowest", "tolerance": 0.25})"),
                "/methods/0/nodes",
                R"({"overall": {"aggregation": "sum", "scale": "best"},
          "health": {"missing": "left-out", "coverage": 0, "rounding": [0], "halves": "up",
                     "key": "exact", "ties": "competition", "first": "highest", "tolerance": 0}})"));
  NodeRule every;
  every.aggregation = Aggregation::harmonic;
  every.missing = Missing::none;
  every.coverage = 0.5;
  every.scale = 10;
  every.rounding = {4, 2};
  every.halves = Halves::even;
  every.key = RankKey::rounded;
  every.ties = Ties::dense;
  every.first = First::lowest;
  every.tolerance = 0.25;
  NodeRule overall = every;
  overall.aggregation = Aggregation::sum;
  overall.scale = 100;
  overall.relative_to_best = true;
  NodeRule health;
  health.aggregation = Aggregation::harmonic;
  health.scale = 10;
  health.rounding = {0};
  const Method& method = edition.methods[0];
  EXPECT_EQ(method.rules, (std::vector<NodeRule>{overall, health, every, every}));
}

TEST(Index2Json, EveryWordOfARuleIsKnown) {
  const auto rule = [](std::string_view key, const std::string& word) {
    return read(with(kOne, "/methods/0/rule", "{\"" + std::string(key) + "\": \"" + word + "\"}"))
        .methods[0]
        .rules[0];
  };
  EXPECT_EQ(rule("aggregation", "pooled").aggregation, Aggregation::pooled);
  EXPECT_EQ(rule("aggregation", "sum").aggregation, Aggregation::sum);
  EXPECT_EQ(rule("aggregation", "arithmetic").aggregation, Aggregation::arithmetic);
  EXPECT_EQ(rule("aggregation", "geometric").aggregation, Aggregation::geometric);
  EXPECT_EQ(rule("aggregation", "harmonic").aggregation, Aggregation::harmonic);
  EXPECT_EQ(rule("missing", "left-out").missing, Missing::left_out);
  EXPECT_EQ(rule("missing", "zero").missing, Missing::zero);
  EXPECT_EQ(rule("missing", "none").missing, Missing::none);
}

TEST(Index2Json, WeightsOfAMethodStandInPlaceOfTheIndexsOwn) {
  const auto weights = [](const char* text) {
    return read(with(test::kCities, "/methods/0/weights", text)).methods[0].weights;
  };
  EXPECT_EQ(weights(R"({"Wealth&Co": 0.25})"), (std::vector<double>{1, 2, 0.25, 1}));
  EXPECT_EQ(weights(R"({"health": 0})"), (std::vector<double>{1, 0, 1, 1}));
  EXPECT_EQ(weights(R"({"health": 2})"), std::vector<double>{});  // its own
  EXPECT_EQ(weights("{}"), std::vector<double>{});
}

TEST(Index2Json, AMethodDropsIndicators) {
  const Edition edition =
      read(with(test::kCities, "/methods/0/dropped", R"(["Income", "life.1"])"));
  EXPECT_EQ(edition.methods[0].dropped,
            (std::vector<IndicatorIndex>{test::indicator(edition, "Income"),
                                         test::indicator(edition, "life.1")}));
}

TEST(Index2Json, AMethodInAFileOfItsOwnHasTheFormOfTheIndex) {
  const Edition edition = test::cities();
  Errors errors;
  const auto method = read_method(
      edition, "mine.json",
      R"({"id": "mine", "name": "Mine", "about": "Even.", "weights": {"health": 1}})", errors);
  EXPECT_EQ(diagnostics(errors), "");
  EXPECT_EQ(method.value().weights, (std::vector<double>{1, 1, 1, 1}));
  EXPECT_EQ(method->rules[0].aggregation, Aggregation::arithmetic);
  EXPECT_FALSE(read_method(
      edition, "mine.json",
      R"({"id": "publisher", "name": "Mine", "about": "Even.", "overall": {}})", errors));
  EXPECT_EQ(diagnostics(errors),
            "/overall: No key \"overall\" is known here. [unknown-key]\n"
            "/id: The id \"publisher\" stands in this list twice. [duplicate-id]\n");
}

// --- What is wrong ---

TEST(Index2Json, EveryKeyThatIsNeededIsMissed) {
  for (const std::string key :
       {"edition", "title", "units", "scales", "nodes", "indicators", "methods"}) {
    const std::string report = faults(without(kOne, "/" + key));
    const std::string missing = ": The key \"" + key + "\" is missing here. [missing-key]\n";
    EXPECT_NE(report.find(missing), report.npos) << report;
  }
  for (const std::string place :
       {"/units/0:id", "/units/0:name", "/scales/0:id", "/scales/0:name", "/scales/0:options",
        "/nodes/0:id", "/nodes/0:name", "/indicators/0:id", "/indicators/0:title",
        "/indicators/0:nodes", "/indicators/0:scale", "/methods/0:id", "/methods/0:name",
        "/methods/0:about"}) {
    const std::size_t colon = place.find(':');
    const std::string at = place.substr(0, colon);
    const std::string key = place.substr(colon + 1);
    const std::string report = faults(without(kOne, at + "/" + key));
    const std::string missing = at + ": The key \"" + key + "\" is missing here. [missing-key]\n";
    EXPECT_EQ(report.substr(0, missing.size()), missing);
  }
}

TEST(Index2Json, NoOtherKeyIsKnown) {
  for (const std::string place :
       {"/countries", "/domains", "/units/0/region", "/scales/0/unit", "/scales/0/number/steps",
        "/nodes/0/kind", "/indicators/0/number", "/indicators/0/domain", "/methods/0/overall",
        "/methods/0/layer_weights", "/methods/0/rule/denominator"}) {
    const std::string key = place.substr(place.rfind('/') + 1);
    EXPECT_EQ(faults_with(place, "1"),
              place + ": No key \"" + key + "\" is known here. [unknown-key]\n");
  }
  EXPECT_EQ(faults_with("/$schema", "\"index.schema.json\""), "");
}

TEST(Index2Json, ListsAreNeverEmpty) {
  expect(
      {{"/units", "[]", "The list has 0 entries instead of 1 to 20000. [out-of-range]"},
       {"/methods", "[]", "The list has 0 entries instead of 1 to 100. [out-of-range]"},
       {"/indicators", "[]", "The list has 0 entries instead of 1 to 2000. [out-of-range]"},
       {"/indicators/1/nodes", "[]", "The list has 0 entries instead of 1 to 500. [out-of-range]"},
       {"/units", "{}", "Expected a list. [wrong-type]"},
       {"/units/1", "\"Köln\"", "Expected an object. [wrong-type]"}});
  EXPECT_EQ(faults(with(kOne, "/scales", "[]")),
            "/scales: The list has 0 entries instead of 1 to 2000. [out-of-range]\n"
            "/indicators/0/scale: There is no scale \"yes-no\". [unknown-scale]\n");
  EXPECT_EQ(faults(with(kOne, "/nodes", "[]")),
            "/nodes: The list has 0 entries instead of 1 to 500. [out-of-range]\n"
            "/indicators/0/nodes/0: There is no node \"overall\". [unknown-scope]\n");
}

TEST(Index2Json, TextsAreOneLineAndShort) {
  const auto of = [](int length) {
    return quoted(std::string(static_cast<std::size_t>(length), 'x'));
  };
  const auto has = [](int length, int most) {
    return "The text has " + std::to_string(length) + " characters instead of 1 to " +
           std::to_string(most) + ". [bad-text]";
  };
  for (const auto& [pointer, most] :
       std::vector<std::pair<std::string, int>>{{"/title", 100},
                                                {"/unit", 40},
                                                {"/units/0/id", 64},
                                                {"/units/0/name", 120},
                                                {"/units/0/group", 80},
                                                {"/scales/0/name", 80},
                                                {"/scales/0/number/unit", 40},
                                                {"/nodes/1/name", 80},
                                                {"/nodes/1/about", 500},
                                                {"/indicators/0/title", 120},
                                                {"/indicators/0/question", 300},
                                                {"/indicators/0/detail", 500},
                                                {"/methods/0/name", 60},
                                                {"/methods/0/about", 300}}) {
    expect({{pointer, of(most), ""},
            {pointer, of(most + 1), has(most + 1, most)},
            {pointer, "\"\"", has(0, most)},
            {pointer, R"("a\nb")", "The text has a control character. [bad-text]"},
            {pointer, "7", "Expected text. [wrong-type]"}});
  }
}

TEST(Index2Json, IdsOfTheEditionScalesAndMethodsAreLowerCase) {
  const std::string report =
      "An id has 1 to 64 lower-case letters, digits and hyphens, and starts with a letter. "
      "[bad-id]";
  expect({{"/edition", "\"Cities\"", report},
          {"/scales/2/id", "\"Yes\"",
           report + "\n/indicators/1/scale: There is no scale "
                    "\"yes-no\". [unknown-scale]"},
          {"/methods/0/id", "\"a b\"", report},
          {"/methods/0/id", "\"mean\"",
           "\"mean\" changes a method (exact,mean) and cannot name one. [bad-id]"}});
}

TEST(Index2Json, IdsOfNodesAndIndicatorsHaveMoreSigns) {
  const std::string longest(64, 'z');
  for (const std::string& id : {std::string("R&D+_-.9"), std::string("9"), longest}) {
    expect({{"/indicators/1/id", quoted(id), ""}});
    EXPECT_EQ(
        faults(with(test::kCities, "/nodes/-", "{\"id\": " + quoted(id) + ", \"name\": \"More\"}")),
        "");
  }
  for (const std::string id : {"-a", ".a", "&", "a b", "a:b", "a~b", "a%b", "a/b", "Köln"}) {
    expect({{"/indicators/1/id", quoted(id), kBadName}});
    EXPECT_EQ(
        faults(with(test::kCities, "/nodes/-", "{\"id\": " + quoted(id) + ", \"name\": \"More\"}")),
        "/nodes/4/id: " + kBadName + "\n");
  }
  expect({{"/indicators/1/id", "\"\"", "The text has 0 characters instead of 1 to 64. [bad-text]"},
          {"/indicators/1/id", quoted(longest + "z"),
           "The text has 65 characters instead of 1 to 64. [bad-text]"},
          {"/indicators/1/id", "3", "Expected text. [wrong-type]"}});
}

TEST(Index2Json, IdsStandInTheirListOnce) {
  const auto twice = [](const std::string& id) {
    return "The id \"" + id + "\" stands in this list twice. [duplicate-id]";
  };
  expect({{"/indicators/1/id", "\"life.1\"", twice("life.1")}});
  EXPECT_EQ(faults_with("/units/2/id", "\"Köln\""),
            "/units/3/id: The unit Köln stands here twice. [duplicate-country]\n");
  EXPECT_EQ(faults(with(test::kCities, "/nodes/-", R"({"id": "health", "name": "Again"})")),
            "/nodes/4/id: " + twice("health") + "\n");
  EXPECT_EQ(faults(with(test::kCities, "/nodes/-", R"({"id": "overall", "name": "Again"})")),
            "/nodes/4/id: " + twice("overall") + "\n");
  EXPECT_EQ(faults(with(kOne, "/methods/-",
                        R"({"id": "publisher", "name": "Again", "about": "Again."})")),
            "/methods/1/id: " + twice("publisher") + "\n");
  EXPECT_EQ(faults(with(kOne, "/scales/-", R"({"id": "yes-no", "name": "Again", "number": {}})")),
            "/scales/1/id: " + twice("yes-no") + "\n");
}

TEST(Index2Json, TheFirstNodeIsTheRoot) {
  EXPECT_EQ(faults(with(kOne, "/nodes/0/id", "\"all\"")),
            "/nodes/0/id: The first node is the root, \"overall\". [bad-id]\n"
            "/indicators/0/nodes/0: There is no node \"overall\". [unknown-scope]\n");
  EXPECT_EQ(faults(with(kOne, "/nodes/0/parent", "\"overall\"")),
            "/nodes/0/parent: There is no node \"overall\". [unknown-scope]\n");
}

TEST(Index2Json, AParentComesBeforeItsChildren) {
  const std::string unknown = " [unknown-scope]";
  expect({{"/nodes/1/parent", "\"Wealth&Co\"", "There is no node \"Wealth&Co\"." + unknown},
          {"/nodes/1/parent", "\"health\"", "There is no node \"health\"." + unknown},
          {"/nodes/1/parent", "\"node:health\"", kBadName},
          {"/nodes/1/parent", "null", "Expected text. [wrong-type]"},
          {"/nodes/2/parent", "\"health\"", ""}});
}

TEST(Index2Json, AnIndicatorHasOneParentInEachTree) {
  EXPECT_EQ(faults_with("/indicators/1/nodes", R"(["health", "Wealth&Co"])"),
            "/indicators/1/nodes/1: An indicator has one parent in each tree. [duplicate-id]\n");
  EXPECT_EQ(faults_with("/indicators/1/nodes", R"(["reported", "health", "overall"])"),
            "/indicators/1/nodes/2: An indicator has one parent in each tree. [duplicate-id]\n");
  EXPECT_EQ(faults_with("/indicators/1/nodes", R"(["reported"])"), "");
  EXPECT_EQ(faults_with("/indicators/1/nodes", R"(["health", "domain"])"),
            "/indicators/1/nodes/1: There is no node \"domain\". [unknown-scope]\n");
}

TEST(Index2Json, IndicatorsHaveAScaleThatThereIs) {
  expect({{"/indicators/0/scale", "\"stars\"", "There is no scale \"stars\". [unknown-scale]"},
          {"/indicators/0/scale", "3", "Expected text. [wrong-type]"}});
}

// In a tree beside the root's, weights are those of siblings; the root of that tree has none.
TEST(Index2Json, EachTreeHasWeightsOfItsOwn) {
  EXPECT_EQ(faults(with(test::kCities, "/nodes/-",
                        R"({"id": "twice", "name": "Twice", "parent": "reported", "weight": 2})")),
            "");
  EXPECT_EQ(faults_with("/nodes/3/weight", "2"),
            "/methods/0: node:reported has a weight, but is no part of overall, which is a mean. "
            "[out-of-range]\n");
}

TEST(Index2Json, WeightsAreNumbersFromZeroOn) {
  for (const std::string pointer : {"/nodes/1/weight", "/indicators/0/weight"}) {
    expect({{pointer, "0", ""},
            {pointer, "0.125", ""},
            {pointer, "1000000", ""},
            {pointer, "-0.5", "The number -0.5 is not between 0 and 1000000. [out-of-range]"},
            {pointer, "1000001", "The number 1000001 is not between 0 and 1000000. [out-of-range]"},
            {pointer, "\"1\"", "Expected a number. [wrong-type]"}});
  }
}

TEST(Index2Json, GoalpostsFitTheNumbers) {
  const std::string scale = "/scales/0/number";
  const std::string order = "The lower goalpost is not below the upper one. [out-of-range]";
  const std::string above = "Logarithms need goalposts above 0. [out-of-range]";
  expect({{scale, "{}", ""},
          {scale, R"({"lower": -5.5, "upper": 1e3})", ""},
          {scale, R"({"lower": 5, "upper": 5})", order},
          {scale, R"({"lower": 5, "upper": 4})", order},
          {scale, R"({"lower": 0, "upper": 4, "transform": "log"})", above},
          {scale, R"({"lower": -1, "transform": "log"})", above},
          {scale, R"({"upper": 0, "transform": "log"})", above},
          {scale, R"({"upper": -4, "transform": "log"})", above},
          {scale, R"({"lower": 0, "upper": 4, "transform": "none"})", ""},
          {scale, "7", "Expected an object. [wrong-type]"}});
  expect({{scale + "/lower", "\"20\"", "Expected a number. [wrong-type]"},
          {scale + "/upper", "1e16",
           "The number 1e16 is not between -1000000000000000 and 1000000000000000. "
           "[out-of-range]"},
          {scale + "/clamp", "1", "Expected true or false. [wrong-type]"},
          {scale + "/reversed", "\"yes\"", "Expected true or false. [wrong-type]"},
          {scale + "/transform", "\"sqrt\"", "Expected one of \"none\", \"log\". [bad-text]"}});
  EXPECT_EQ(faults_with("/scales/2/number", "{}"),
            "/scales/2/number: A scale has either options or a number. [unknown-key]\n");
}

TEST(Index2Json, OptionsRise) {
  expect(
      {{"/scales/2/options/1/score", "0", "The number 0 is not between 1 and 1000. [out-of-range]"},
       {"/scales/2/options/0/score", "-7", ""},
       {"/scales/2/options/0/score", "0.5", "Expected a whole number. [wrong-type]"},
       {"/scales/2/options", R"([{"score": 0, "label": "No"}])",
        "The list has 1 entries instead of 2 to 1001. [out-of-range]"}});
}

TEST(Index2Json, RulesAreWordsAndNumbersOfTheirRange) {
  for (const std::string rule : {"/methods/0/rule", "/methods/0/nodes/overall"}) {
    const auto one_of = [](const std::string& words) {
      return "Expected one of " + words + ". [bad-text]";
    };
    expect(
        {{rule + "/aggregation", "\"median\"",
          one_of(R"("pooled", "sum", "arithmetic", "geometric", "harmonic")")},
         {rule + "/missing", "\"all\"", one_of(R"("left-out", "zero", "none")")},
         {rule + "/coverage", "1.5", "The number 1.5 is not between 0 and 1. [out-of-range]"},
         {rule + "/coverage", "null", "Expected a number. [wrong-type]"},
         {rule + "/scale", "\"worst\"", one_of(R"("best")")},
         {rule + "/scale", "0", "The number 0 is not between 0.000001 and 1000000. [out-of-range]"},
         {rule + "/scale", "true", "Expected a number. [wrong-type]"},
         {rule + "/rounding", "[6]", ""},
         {rule + "/rounding", "[]", "The list has 0 entries instead of 1 to 3. [out-of-range]"},
         {rule + "/halves", "\"down\"", one_of(R"("up", "even")")},
         {rule + "/key", "\"rough\"", one_of(R"("rounded", "exact")")},
         {rule + "/ties", "\"sparse\"", one_of(R"("competition", "dense")")},
         {rule + "/first", "\"best\"", one_of(R"("highest", "lowest")")},
         {rule + "/tolerance", "-0.1",
          "The number -0.1 is not between 0 and 1000000. [out-of-range]"},
         {rule, "[]", "Expected an object. [wrong-type]"}});
    if (rule == "/methods/0/rule") {
      EXPECT_EQ(faults_with(rule + "/rounding", "[7]"),
                rule + "/rounding/0: The number 7 is not between 0 and 6. [out-of-range]\n");
      EXPECT_EQ(faults_with(rule + "/rounding", "[1, 2]"),
                rule + "/rounding/1: The number 2 is not between 0 and 1. [out-of-range]\n");
    }
  }
}

TEST(Index2Json, MethodsNameWhatThereIs) {
  EXPECT_EQ(faults_with("/methods/0/nodes", R"({"wealth": {}})"),
            "/methods/0/nodes/wealth: There is no node \"wealth\". [unknown-scope]\n");
  EXPECT_EQ(faults_with("/methods/0/weights", R"({"wealth": 1, "node:health": 2})"),
            "/methods/0/weights/wealth: There is no node \"wealth\". [unknown-scope]\n"
            "/methods/0/weights/node:health: There is no node \"node:health\". [unknown-scope]\n");
  EXPECT_EQ(faults_with("/methods/0/weights", R"({"health": -1})"),
            "/methods/0/weights/health: The number -1 is not between 0 and 1000. "
            "[out-of-range]\n");
  EXPECT_EQ(faults_with("/methods/0/weights", "[1]"),
            "/methods/0/weights: Expected an object. [wrong-type]\n");
  EXPECT_EQ(faults_with("/methods/0/dropped", R"(["life"])"),
            "/methods/0/dropped/0: There is no indicator \"life\". [unknown-indicator]\n");
}

TEST(Index2Json, AMethodCanBeComputed) {
  EXPECT_EQ(faults_with("/methods/0/rule/aggregation", "\"pooled\""),
            "/methods/0: node:health pools points, but the indicator life.1 has numbers. "
            "[out-of-range]\n");
  EXPECT_EQ(faults_with("/methods/0/dropped", R"(["life.1", "clinic", "Income"])"),
            "/methods/0: Nothing is left to score. [out-of-range]\n");
  EXPECT_EQ(faults_with("/methods/0/weights", R"({"health": 0, "Wealth&Co": 0})"),
            "/methods/0: Nothing is left to score. [out-of-range]\n");
}

// A method is checked against the index only if indicators have nodes and scales.
TEST(Index2Json, FaultsOfTheIndexAreReportedOnce) {
  std::string text = with(test::kCities, "/indicators/0/nodes", R"(["sickness"])");
  text = with(text, "/indicators/1/scale", "\"stars\"");
  text = with(text, "/units/0/id", "\"\"");
  EXPECT_EQ(faults(text),
            "/units/0/id: The text has 0 characters instead of 1 to 64. [bad-text]\n"
            "/indicators/0/nodes/0: There is no node \"sickness\". [unknown-scope]\n"
            "/indicators/1/scale: There is no scale \"stars\". [unknown-scale]\n");
}

TEST(Index2Json, SharesNeedAnOptionAbove0) {
  const std::string none = R"([{"score": -1, "label": "No"}, {"score": 0, "label": "So so"}])";
  EXPECT_EQ(
      faults(with(test::kCities, "/scales/2/options", none)),
      "/methods/0: node:health is made of shares, but clinic has none: no option of its scale "
      "is above 0. [out-of-range]\n");
  EXPECT_EQ(faults(with(with(test::kCities, "/scales/2/options", none), "/methods/0/dropped",
                        R"(["clinic"])")),
            "");
  EXPECT_EQ(faults(with(with(kOne, "/scales/0/options", none), "/methods/0/rule",
                        R"({"aggregation": "pooled"})")),
            "");
}

}  // namespace
}  // namespace rescore::index2_json_test
