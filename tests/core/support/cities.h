#pragma once

#include <gtest/gtest.h>

#include <string>

#include "support/support.h"

/// A made-up index of format 2: numbers and options, two trees of nodes, and units whose codes
/// contain a link's separators.
namespace rescore::test {

inline constexpr const char* kCities = R"({
  "format": 2, "edition": "cities-2030", "title": "Cities", "unit": "city",
  "units": [
    {"id": "St. Gallen", "name": "St. Gallen", "group": "East"},
    {"id": "a~b:c%2E", "name": "Aabeece"},
    {"id": "1.2", "name": "One Point Two", "group": "West"},
    {"id": "Köln", "name": "Köln", "group": "West"}],
  "scales": [
    {"id": "years", "name": "Years", "number": {"unit": "years", "lower": 20, "upper": 85}},
    {"id": "income", "name": "Income",
     "number": {"lower": 100, "upper": 75000, "clamp": true, "transform": "log"}},
    {"id": "yes-no", "name": "Yes or no",
     "options": [{"score": 0, "label": "No"}, {"score": 1, "label": "Yes"}]}],
  "nodes": [
    {"id": "overall", "name": "Overall", "about": "All of it."},
    {"id": "health", "name": "Health", "parent": "overall", "weight": 2},
    {"id": "Wealth&Co", "name": "Wealth", "parent": "overall"},
    {"id": "reported", "name": "Reported"}],
  "indicators": [
    {"id": "life.1", "title": "Life expectancy", "nodes": ["health", "reported"], "scale": "years"},
    {"id": "clinic", "title": "A clinic", "question": "Is there one?", "nodes": ["health"],
     "weight": 0.5, "scale": "yes-no"},
    {"id": "Income", "title": "Income", "nodes": ["Wealth&Co", "reported"], "scale": "income"}],
  "methods": [
    {"id": "publisher", "name": "Publisher", "about": "As published.",
     "rule": {"rounding": [3], "scale": 1}, "nodes": {"overall": {"aggregation": "geometric"}}}]
})";

inline constexpr const char* kCitiesResponses = R"({
  "edition": "cities-2030", "indicators": ["clinic", "Income", "life.1"],
  "units": [
    {"unit": "1.2", "answers": [1, 1234.5, 70]},
    {"unit": "St. Gallen", "answers": [1, 80000, 84.25]},
    {"unit": "a~b:c%2E", "answers": [null, 500, 61.5]},
    {"unit": "Köln", "answers": [0, null, 80]}]
})";

inline constexpr const char* kCitiesPublished = R"({
  "edition": "cities-2030", "nodes": ["node:health", "overall"],
  "units": [
    {"unit": "a~b:c%2E", "figures": [[0.638, 3], [0.421, 3]]},
    {"unit": "St. Gallen", "figures": [[0.992, 1], [0.995, null]]},
    {"unit": "1.2", "figures": [[null, null], [null, 2]]}]
})";

inline Edition cities() {
  Errors errors;
  const auto edition = read_edition("index.json", kCities, errors);
  EXPECT_EQ(diagnostics(errors), "");
  return edition.value_or(Edition{});
}

/// With all responses and no published results.
inline Session cities_session() {
  Session session;
  EXPECT_EQ(diagnostics(session.load_edition("index.json", kCities)), "");
  EXPECT_EQ(diagnostics(session.load_response_table("responses.json", kCitiesResponses)), "");
  return session;
}

}  // namespace rescore::test
