#include <memory>

#include "bench.h"
#include "rescore/goal.h"
#include "rescore/impact.h"
#include "rescore/robustness.h"

// What-if questions, each from the totals that a session has: all keys and ranks are made anew.
namespace rescore::bench {
namespace {

CountryIndex subject(const Dataset& data) {
  return find_country(data.standings, "AZ").value_or(CountryIndex{});
}

/// Goals for one rank after the other, or for the first one alone, which needs the most changes.
Case goal_case(const Dataset& data, const char* name, bool every) {
  const auto situation =
      std::make_shared<Situation>(data, data.edition.methods[0], std::span<const Edit>());
  const auto rank = std::make_shared<int>(0);
  const int last = every ? static_cast<int>(data.standings.countries.size()) : 1;
  return {name,
          [&data, situation, rank, last] {
            Goal goal;
            goal.country = subject(data);
            goal.scope = kOverall;
            *rank = *rank % last + 1;
            goal.rank = *rank;
            goal.lower = *rank > situation->row(goal.country, kOverall).place.rank;
            Errors errors;
            reach(*situation, goal, errors);
          },
          {}};
}

}  // namespace

std::vector<Case> question_cases(const Dataset& data) {
  const Method& method = data.edition.methods[0];
  // A session keeps the totals up to date.
  const auto table = std::make_shared<Table>(table_of(data));
  const auto impact = [&data, &method, table] {
    const Situation situation(data, method, {}, *table);
    impact_of(situation, subject(data), kOverall);
  };
  const auto pivots = [&data, &method, table] {
    const Situation situation(data, method, {}, *table);
    pivot_map(situation, kOverall);
  };
  const auto weights = [&data, &method] {
    Errors errors;
    auto run = RobustnessRun::make(data, method, {}, {}, errors);
    while (run->advance(10'000)) {
    }
  };
  return {{"impact", impact, {}},
          {"pivots", pivots, {}},
          {"weights", weights, {}},
          goal_case(data, "goal", true),
          goal_case(data, "goal-first", false)};
}

}  // namespace rescore::bench
