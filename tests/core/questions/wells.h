#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asked.h"
#include "questions/goal_moves.h"
#include "support/support.h"

/// A small index whose scores are not linear in the answers, and goals asked of it.
namespace rescore::test {

/// Numbers between goalposts, with logarithms, reversed or observed, and options; a geometric mean
/// of arithmetic ones.
inline constexpr const char* kWells = R"({
  "format": 2, "edition": "wells-2030", "title": "Wells Index 2030",
  "units": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C"},
            {"id": "d", "name": "D"}, {"id": "e", "name": "E"}],
  "scales": [
    {"id": "years", "name": "Years", "number": {"unit": "years", "lower": 20, "upper": 85}},
    {"id": "income", "name": "Income",
     "number": {"lower": 100, "upper": 75000, "transform": "log", "clamp": true}},
    {"id": "deaths", "name": "Deaths", "number": {"reversed": true}},
    {"id": "grade", "name": "Grade", "options": [
      {"score": 0, "label": "0"}, {"score": 1, "label": "1"}, {"score": 3, "label": "3"},
      {"score": 4, "label": "4"}]}],
  "nodes": [
    {"id": "overall", "name": "Overall"},
    {"id": "health", "name": "Health", "parent": "overall"},
    {"id": "wealth", "name": "Wealth", "parent": "overall"},
    {"id": "water", "name": "Water", "parent": "overall"}],
  "indicators": [
    {"id": "life", "title": "Life", "nodes": ["health"], "scale": "years"},
    {"id": "deaths", "title": "Deaths", "nodes": ["health"], "scale": "deaths"},
    {"id": "income", "title": "Income", "nodes": ["wealth"], "scale": "income"},
    {"id": "wells", "title": "Wells", "nodes": ["water"], "scale": "grade"},
    {"id": "taps", "title": "Taps", "nodes": ["water"], "scale": "grade"}],
  "methods": [
    {"id": "publisher", "name": "Publisher", "about": "A geometric mean.",
     "rule": {"scale": 1, "rounding": [3]}, "nodes": {"overall": {"aggregation": "geometric"}}},
    {"id": "shared", "name": "Shared", "about": "Equal ranks leave no gap.",
     "rule": {"rounding": [0], "key": "rounded", "ties": "dense"},
     "nodes": {"overall": {"aggregation": "geometric"}}},
    {"id": "covered", "name": "Covered", "about": "Half of the water must be answered.",
     "rule": {"scale": 1, "rounding": [3]},
     "nodes": {"water": {"aggregation": "pooled", "coverage": 0.5}}}]})";

inline Edition wells() {
  Errors errors;
  const auto edition = read_edition("index.json", kWells, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return edition.value();
}

inline Dataset data_of(const std::vector<std::vector<double>>& answers) {
  Dataset data{wells(), {}, {}, {}};
  data.units = data.edition.listed;
  for (std::size_t u = 0; u < answers.size(); ++u) {
    Responses responses{"", data.units[u].code, {}};
    for (const double number : answers[u]) responses.answers.push_back({number});
    data.responses.push_back(responses);
  }
  return data;
}

/// By rank overall: a, b, c, d, e.
inline Dataset five() {
  return data_of({{82, 3, 60'000, 4, 3},
                  {79, 5, 41'000, 3, 4},
                  {74, 12, 17'000, 3, 1},
                  {66, 30, 5'200, 1, 1},
                  {58, 44, 1'900, 0, 1}});
}

/// Overall of every unit's data, asked under a method.
class Wells : public Asked {
 public:
  explicit Wells(const Dataset& data, std::string_view method = "publisher")
      : Asked(data, test::method(data.edition, method)) {}

  IndicatorIndex indicator(std::string_view id) const { return test::indicator(edition(), id); }

  /// The unit's row when the edits are applied to the data.
  Row with(const Goal& goal, const std::vector<Edit>& edits) const {
    return table_of(data(), evaluation().method(), edits).row(goal.unit, goal.node);
  }
};

inline std::string score_and_rank(const Row& row) {
  return (row.score ? to_text(*row.score) : "-") + " " + std::to_string(row.rank.value) + "=" +
         std::to_string(row.rank.tied) + " of " + std::to_string(row.of);
}

inline bool reached(const Goal& goal, const Row& row) {
  if (row.rank.value == 0) return false;
  if (goal.rank) return goal.lower ? row.rank.value >= *goal.rank : row.rank.value <= *goal.rank;
  return goal.lower ? row.score->units <= *goal.score : row.score->units >= *goal.score;
}

}  // namespace rescore::test
