#include <memory>

#include "bench.h"
#include "rescore/goal.h"
#include "rescore/impact.h"
#include "rescore/uncertainty.h"

// What-if questions, each from the totals that a session has: all keys and ranks are made anew.
namespace rescore::bench {
namespace {

UnitIndex subject(const Dataset& data) {
  return find_unit(data.published_results, "AZ").value_or(UnitIndex{});
}

/// Goals for one rank after the other, or for the first one alone, which needs the most changes.
Timed goals(const Dataset& data, bool every) {
  const auto evaluation =
      std::make_shared<Evaluation>(data, data.edition.methods[0], std::span<const Edit>());
  const auto rank = std::make_shared<int>(0);
  const int last = every ? static_cast<int>(data.published_results.units.size()) : 1;
  return {[&data, evaluation, rank, last] {
            Goal goal;
            goal.unit = subject(data);
            goal.node = kOverall;
            *rank = *rank % last + 1;
            goal.rank = *rank;
            goal.lower = *rank > evaluation->row(goal.unit, kOverall).place.rank;
            Errors errors;
            fewest_changes(*evaluation, goal, errors);
          },
          {}};
}

/// A session has the totals as they are; keys and ranks are made anew.
template <typename Ask>
Timed asked(const Dataset& data, Ask ask) {
  const auto table = std::make_shared<Table>(table_of(data));
  return {[&data, table, ask] {
            const Evaluation evaluation(data, data.edition.methods[0], {}, *table);
            ask(evaluation);
          },
          {}};
}

Timed weights(const Dataset& data, std::uint64_t draws) {
  return {[&data, draws] {
            UncertaintyOptions options;
            options.draws = draws;
            Errors errors;
            auto run = UncertaintyRun::make(data, data.edition.methods[0], options, {}, errors);
            while (run->advance(10'000)) {
            }
          },
          {}};
}

}  // namespace

std::vector<Case> question_cases(const Dataset& data) {
  const auto impact = [&data](const Evaluation& evaluation) {
    impact_of(evaluation, subject(data), kOverall);
  };
  const auto pivots = [](const Evaluation& evaluation) { pivot_map(evaluation, kOverall); };
  std::vector<Case> cases = {{"impact", [=, &data] { return asked(data, impact); }},
                             {"pivots", [=, &data] { return asked(data, pivots); }},
                             {"goal", [&data] { return goals(data, true); }},
                             {"goal-first", [&data] { return goals(data, false); }}};
  for (const std::uint64_t draws : {1'000, 3'000, 10'000, 30'000, 100'000}) {
    cases.push_back(
        {"weights-" + std::to_string(draws), [&data, draws] { return weights(data, draws); }});
  }
  return cases;
}

}  // namespace rescore::bench
