#include <memory>

#include "bench.h"
#include "rescore/session.h"
#include "work.h"

// All countries in all scopes, from every answer.
namespace rescore::bench {
namespace {

std::shared_ptr<Work> work_on(const Dataset& data) {
  auto work = std::make_shared<Work>(data.edition, data.published_results.units.size());
  for (const Responses& responses : data.responses) {
    sweep::put(work->plan, work->answers, *find_unit(data.published_results, responses.unit),
               responses.answers);
  }
  work->run(data.edition.methods[0]);
  return work;
}

Case from_scratch(const Dataset& data, std::string name, const Method& method) {
  return {std::move(name), [&data, &method]() -> Timed {
            const auto work = work_on(data);
            return {[work, &method] { work->run(method); }, [work] { return work->result(); }};
          }};
}

/// Azerbaijan's third answer, changed to and fro; `result` is with 3 points.
Timed edit(const Dataset& data) {
  const auto work = work_on(data);
  const Method& method = data.edition.methods[0];
  const UnitIndex unit = *find_unit(data.published_results, "AZ");
  const IndicatorIndex indicator = *find_indicator(data.edition, "media-03");
  const auto set = [=, &method](std::int16_t score) {
    sweep::edit(work->plan, method, work->answers, work->sums, work->places, unit, indicator,
                Answer{score});
  };
  const auto turn = std::make_shared<std::int16_t>(std::int16_t{0});
  return {[=] { set(*turn = static_cast<std::int16_t>(*turn == 3 ? 0 : 3)); },
          [=] {
            set(3);
            return work->result();
          }};
}

Timed touched(const Dataset& data) {
  const auto work = work_on(data);
  return {[work] { work->touch(); }, {}};
}

}  // namespace

std::vector<Case> sweep_cases(const Dataset& data) {
  const Method* const exact = find_method(data.edition, "exact");
  std::vector<Case> cases = {from_scratch(data, "all-scopes", data.edition.methods[0]),
                             {"all-scopes-touched", [&data] { return touched(data); }},
                             {"edit", [&data] { return edit(data); }}};
  if (exact != nullptr) cases.push_back(from_scratch(data, "all-scopes-exact", *exact));
  return cases;
}

}  // namespace rescore::bench
