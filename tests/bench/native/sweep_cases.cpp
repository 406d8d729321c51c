#include <memory>

#include "bench.h"
#include "sweep.h"

// All countries in all scopes, from every answer.
namespace rescore::bench {
namespace {

struct Work {
  Work(const Edition& edition, std::size_t countries)
      : plan(sweep::plan_of(edition)), answers(sweep::blank(plan, countries)) {}

  void run(const Method& method) {
    sweep::add_up(plan, answers, sums);
    sweep::rank_all(plan, method, sums, places);
  }
  std::uint32_t result() const {
    Mixed mixed;
    for (std::size_t s = 0; s < plan.scopes(); ++s) {
      for (std::size_t c = 0; c < sums.countries; ++c) mixed.add(places.ranks[s * sums.stride + c]);
    }
    return mixed.value();
  }
  std::size_t bytes() const {
    return answers.bytes.size() + 4 * (sums.achieved.size() + sums.answered_maximum.size()) +
           4 * places.keys.size() + 2 * places.ranks.size();
  }

  sweep::Plan plan;
  sweep::Answers answers;
  sweep::Sums sums;
  sweep::Places places;
};

std::shared_ptr<Work> work_on(const Dataset& data) {
  auto work = std::make_shared<Work>(data.edition, data.standings.countries.size());
  for (const Sheet& sheet : data.sheets) {
    sweep::put(work->plan, work->answers, *find_country(data.standings, sheet.country),
               sheet.answers);
  }
  return work;
}

Case from_scratch(const Dataset& data, std::string name, const Method& method) {
  const auto work = work_on(data);
  return {std::move(name), [work, &method] { work->run(method); },
          [work] { return work->result(); }};
}

/// Azerbaijan's third answer, changed to and fro; `result` is with 3 points.
Case edit(const Dataset& data) {
  const auto work = work_on(data);
  const Method& method = data.edition.methods[0];
  work->run(method);
  const CountryIndex country = *find_country(data.standings, "AZ");
  const IndicatorIndex indicator = *find_indicator(data.edition, "media-03");
  const auto set = [=, &method](std::int16_t score) {
    sweep::edit(work->plan, method, work->answers, work->sums, work->places, country, indicator,
                Answer{score});
  };
  const auto turn = std::make_shared<std::int16_t>(std::int16_t{0});
  return {"edit", [=] { set(*turn = static_cast<std::int16_t>(*turn == 3 ? 0 : 3)); },
          [=] {
            set(3);
            return work->result();
          }};
}

}  // namespace

std::vector<Case> sweep_cases(const Dataset& data) {
  const Method* const exact = find_method(data.edition, "exact");
  std::vector<Case> cases = {from_scratch(data, "all-scopes", data.edition.methods[0]), edit(data)};
  if (exact != nullptr) cases.push_back(from_scratch(data, "all-scopes-exact", *exact));
  return cases;
}

/// 10,000 countries and 1,000 indicators, as tests/bench/peer.js makes them.
std::vector<Case> scale_cases() {
  constexpr std::size_t kCountries = 10000;
  constexpr std::size_t kIndicators = 1000;
  Edition edition;
  edition.domains.resize(9);
  edition.layers.resize(3);
  Scale scale{"graded", "", {}};
  for (int score = 0; score <= 4; ++score) scale.options.push_back({score, ""});
  edition.scales.push_back(scale);
  for (std::size_t i = 0; i < kIndicators; ++i) {
    Indicator indicator{};
    indicator.domain = index_at<DomainIndex>(i * 9 / kIndicators);
    indicator.layer = index_at<LayerIndex>(i % 3);
    edition.indicators.push_back(indicator);
  }
  const auto work = std::make_shared<Work>(edition, kCountries);
  std::uint32_t random = 1;
  for (std::size_t c = 0; c < kCountries; ++c) {
    for (std::size_t i = 0; i < kIndicators; ++i) {
      random ^= random << 13;
      random ^= random >> 17;
      random ^= random << 5;
      const auto score = static_cast<std::int16_t>((random >> 8) % 5);
      sweep::put(work->plan, work->answers, index_at<CountryIndex>(c), index_at<IndicatorIndex>(i),
                 random % 64 == 0 ? Answer::skip() : Answer{score});
    }
  }
  const ScopeRule tenths{Denominator::answered, {1}, RankKey::rounded, Ties::competition};
  const ScopeRule whole{Denominator::all, {1, 0}, RankKey::rounded, Ties::competition};
  const auto method = std::make_shared<Method>(Method{"", "", "", tenths, tenths, whole});
  work->run(*method);
  return {{"scale", [=] { work->run(*method); }, [=] { return work->result(); }, work->bytes()}};
}

}  // namespace rescore::bench
