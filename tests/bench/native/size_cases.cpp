#include <array>
#include <memory>

#include "bench.h"
#include "work.h"

// How time grows: made-up editions of many sizes, as tests/bench/peer.js makes them.
namespace rescore::bench {
namespace {

struct Size {
  std::size_t units;
  std::size_t indicators;
};

/// Along countries, along indicators, and the largest.
constexpr std::array kSizes = {Size{100, 99},   Size{300, 99},    Size{1000, 99},
                               Size{3000, 99},  Size{10000, 99},  Size{1000, 30},
                               Size{1000, 300}, Size{1000, 1000}, Size{10000, 1000}};

Edition edition_of(std::size_t indicators) {
  Edition edition;
  edition.domains.resize(9);
  edition.layers.resize(3);
  Scale scale{"graded", "", {}};
  for (int score = 0; score <= 4; ++score) scale.options.push_back({score, ""});
  edition.scales.push_back(scale);
  for (std::size_t i = 0; i < indicators; ++i) {
    Indicator indicator{};
    indicator.domain = index_at<DomainIndex>(i * 9 / indicators);
    indicator.layer = index_at<LayerIndex>(i % 3);
    edition.indicators.push_back(indicator);
  }
  return edition;
}

std::shared_ptr<const Method> publishers() {
  const NodeRule tenths{Denominator::answered, {1}, RankKey::rounded, Ties::competition};
  const NodeRule whole{Denominator::all, {1, 0}, RankKey::rounded, Ties::competition};
  return std::make_shared<Method>(Method{"", "", "", tenths, tenths, whole});
}

std::shared_ptr<Work> work_of(const Size& size, const Method& method) {
  const auto work = std::make_shared<Work>(edition_of(size.indicators), size.units);
  std::uint32_t random = 1;
  for (std::size_t c = 0; c < size.units; ++c) {
    for (std::size_t i = 0; i < size.indicators; ++i) {
      random ^= random << 13;
      random ^= random >> 17;
      random ^= random << 5;
      const auto score = static_cast<std::int16_t>((random >> 8) % 5);
      sweep::put(work->plan, work->answers, index_at<UnitIndex>(c), index_at<IndicatorIndex>(i),
                 random % 64 == 0 ? Answer::skip() : Answer{score});
    }
  }
  work->run(method);
  return work;
}

Timed all(const Size& size) {
  const auto method = publishers();
  const auto work = work_of(size, *method);
  return {[=] { work->run(*method); }, [=] { return work->result(); }, work->bytes()};
}

Timed touched(const Size& size) {
  const auto work = work_of(size, *publishers());
  return {[=] { work->touch(); }, {}};
}

/// An answer in the middle of the middle country, to and fro; `result` is with 3 points.
Timed edit(const Size& size) {
  const auto method = publishers();
  const auto work = work_of(size, *method);
  const auto set = [=](std::int16_t score) {
    sweep::edit(work->plan, *method, work->answers, work->sums, work->places,
                index_at<UnitIndex>(size.units / 2), index_at<IndicatorIndex>(size.indicators / 2),
                Answer{score});
  };
  const auto turn = std::make_shared<std::int16_t>(std::int16_t{0});
  return {[=] { set(*turn = static_cast<std::int16_t>(*turn == 3 ? 0 : 3)); },
          [=] {
            set(3);
            return work->result();
          }};
}

}  // namespace

std::vector<Case> size_cases() {
  std::vector<Case> cases;
  for (const Size& size : kSizes) {
    const std::string by = std::to_string(size.units) + "x" + std::to_string(size.indicators);
    cases.push_back({"all-scopes-" + by, [size] { return all(size); }});
    cases.push_back({"edit-" + by, [size] { return edit(size); }});
    cases.push_back({"touched-" + by, [size] { return touched(size); }});
  }
  return cases;
}

}  // namespace rescore::bench
