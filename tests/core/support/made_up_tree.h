#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "support/made_up.h"
#include "support/support.h"

/// Indices of format 2: small ones from lists in a test, and generated trees with every kind of
/// node.
namespace rescore::test {

/// No answer, in a list of answers.
inline constexpr double kNoAnswer = std::numeric_limits<double>::quiet_NaN();

/// The lists of an index of format 2, as JSON. Its one method has the keys `method`.
struct IndexText {
  std::string scales =
      R"([{"id": "points", "name": "Points", "number": {"lower": 0, "upper": 100}}])";
  std::string nodes = R"([{"id": "overall", "name": "Overall"}])";
  std::string indicators;
  std::string method = R"("rule": {})";
};

inline Edition read_index(const IndexText& text, int units) {
  std::string json = R"({"format": 2, "edition": "made-up", "title": "Made up", "units": [)";
  for (int u = 0; u < units; ++u) {
    const std::string id = "u" + std::to_string(u);
    json += (u == 0 ? "" : ",") + (R"({"id": ")" + id) + R"(", "name": "Unit"})";
  }
  json += R"(], "scales": )" + text.scales + R"(, "nodes": )" + text.nodes + R"(, "indicators": )" +
          text.indicators + R"(, "methods": [{"id": "m", "name": "M", "about": "M.", )" +
          text.method + "}]}";
  Errors errors;
  auto edition = read_edition("index.json", json, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return edition ? std::move(*edition) : Edition{};
}

/// An index with the answers of its units, in the order of its indicators.
inline Dataset index_of(const IndexText& text, const std::vector<std::vector<double>>& units) {
  Dataset data{read_index(text, static_cast<int>(units.size())), {}, {}, {}};
  data.units = data.edition.listed;
  for (std::size_t u = 0; u < units.size(); ++u) {
    Responses responses{"", data.units[u].code, {}};
    for (const double answer : units[u]) responses.answers.push_back({answer});
    EXPECT_EQ(responses.answers.size(), data.edition.indicators.size());
    data.responses.push_back(responses);
  }
  return data;
}

/// A list of indicators with numbers or options of one scale, below the root: each with a weight.
inline std::string indicators_of(std::string_view scale, const std::vector<std::string>& weights,
                                 std::string_view node = "overall") {
  std::string list = "[";
  for (std::size_t i = 0; i < weights.size(); ++i) {
    list += (i == 0 ? "" : ",") + (R"({"id": "i)" + std::to_string(i)) +
            R"(", "title": "I", "nodes": [")" + std::string(node) + R"("], "scale": ")" +
            std::string(scale) + R"(", "weight": )" + weights[i] + "}";
  }
  return list + "]";
}

/// The score of a node as text, "-" without one.
inline std::string score_text(const Dataset& data, NodeIndex node = kOverall,
                              UnitIndex unit = UnitIndex{0}) {
  const Row row = table_of(data, data.edition.methods.front()).row(unit, node);
  return row.score ? to_text(*row.score) : "-";
}

/// A tree of up to three levels with options and numbers, every rule that a node can have, and
/// weights of up to two decimals; its method is the edition's first.
inline Dataset made_up_tree(Generator& generator) {
  Edition edition{};
  edition.format = 2;
  edition.id = "made-up";
  edition.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
  static const std::vector<double> weights = {0.25, 0.5, 1, 1, 1.5, 2, 0};
  for (std::size_t n = 1 + generator.below(6); n > 0; --n) {
    Node node{"node:" + std::to_string(n), NodeKind::other, "Node", ""};
    // One of the earlier nodes, at most one level below the root.
    std::vector<NodeIndex> parents;
    for (const NodeIndex above : nodes(edition)) {
      const auto& parent = edition.node(above).parent;
      if (!parent || parent == kOverall) parents.push_back(above);
    }
    node.parent = generator.pick(parents);
    node.weight = generator.pick(weights);
    edition.nodes.push_back(node);
  }
  for (int maximum = 1; maximum <= 4; ++maximum) {
    Scale scale{"scale-" + std::to_string(maximum), "Scale", {}};
    for (int score = maximum == 3 ? -2 : 0; score <= maximum; ++score) {
      scale.options.push_back({score, "Option"});
    }
    edition.scales.push_back(scale);
  }
  const bool numbers = generator.below(3) != 0;
  Scale number{"number", "Number", {}, NumberScale{}};
  number.number = {"", 0, 10, generator.below(2) == 0, false, generator.below(2) == 0};
  if (generator.below(2) == 0) number.number->lower.reset();
  if (numbers) edition.scales.push_back(number);
  for (std::size_t i = 0; i < 2 + generator.below(8); ++i) {
    Indicator indicator{};
    indicator.id = "i" + std::to_string(i);
    indicator.number = static_cast<int>(i) + 1;
    indicator.nodes = {generator.pick(nodes(edition))};
    indicator.scale = index_at<ScaleIndex>(generator.below(edition.scales.size()));
    indicator.weight = i == 0 ? 1 : generator.pick(weights);
    edition.indicators.push_back(indicator);
  }
  Method method{"m", "M", "M.", {}};
  for (const NodeIndex node : nodes(edition)) {
    NodeRule rule = made_up_rule(generator);
    const bool has_numbers = std::any_of(
        edition.indicators.begin(), edition.indicators.end(), [&](const Indicator& indicator) {
          const auto at = index_at<IndicatorIndex>(
              static_cast<std::size_t>(&indicator - edition.indicators.data()));
          return edition.scale_of(at).number && is_below(edition, at, node);
        });
    const std::size_t first = has_numbers ? 1 : 0;  // numbers have no points
    constexpr Aggregation kHow[] = {Aggregation::pooled, Aggregation::sum, Aggregation::arithmetic,
                                    Aggregation::geometric, Aggregation::harmonic};
    rule.aggregation = kHow[first + generator.below(5 - first)];
    constexpr Missing kMissing[] = {Missing::left_out, Missing::zero, Missing::none};
    rule.missing = kMissing[generator.below(3)];
    rule.coverage = generator.below(3) == 0 ? 0.5 : 0;
    rule.scale = generator.below(3) == 0 ? 10 : 100;
    method.rules.push_back(rule);
  }
  edition.methods.push_back(method);
  Dataset data{edition, {}, {}, {}};
  const std::size_t units = 2 + generator.below(6);
  data.edition.units = static_cast<int>(units);
  for (std::size_t u = 0; u < units; ++u) {
    const std::string code = "u" + std::to_string(u);
    data.units.push_back({code, code, ""});
    Responses responses{"", code, {}};
    for (std::size_t i = 0; i < edition.indicators.size(); ++i) {
      const Scale& scale = edition.scale_of(index_at<IndicatorIndex>(i));
      const double value = static_cast<double>(generator.below(49)) / 4 - 1;
      const bool missing = generator.below(6) == 0;
      responses.answers.push_back(missing        ? Answer::skip()
                                  : scale.number ? Answer{value}
                                                 : made_up_answer(scale, generator, 1000));
    }
    data.responses.push_back(responses);
  }
  return data;
}

/// Another answer to an indicator, or none.
inline Answer another_answer(const Dataset& data, IndicatorIndex indicator, Generator& generator) {
  const Scale& scale = data.edition.scale_of(indicator);
  if (!scale.number) return made_up_answer(scale, generator);
  if (generator.below(5) == 0) return Answer::skip();
  return {static_cast<double>(generator.below(49)) / 4 - 1};
}

}  // namespace rescore::test
