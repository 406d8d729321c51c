#include "sweep.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>
#include <tuple>

#include "simd.h"

namespace rescore::sweep {
namespace {

using simd::U16;
using simd::U8;

constexpr int kMostInALine = 254;
constexpr std::uint32_t kMostInARun = 255;

void add_line(Plan& plan, IndicatorIndex indicator, std::uint16_t layer, std::uint8_t maximum,
              bool new_cell) {
  const auto line = static_cast<std::uint32_t>(plan.lines.size());
  const std::uint32_t begin = plan.runs.size() < 2 ? 0 : plan.runs[plan.runs.size() - 2].end;
  if (new_cell || plan.runs.back().maximum != maximum ||
      (line + 1 - begin) * maximum > kMostInARun) {
    plan.runs.push_back({layer, maximum, line});
  }
  ++plan.runs.back().end;
  plan.lines.push_back({indicator, maximum});
}

/// What a run comes to, country by country.
struct RunSums {
  U8 achieved{};
  U8 answered{};  ///< how many lines
  std::uint8_t maximum{};
};

/// The sums of kLanes countries in 16 bits.
struct Narrow {
  U16 achieved_even{}, achieved_odd{}, maximum_even{}, maximum_odd{};

  void add(const RunSums& run) {
    achieved_even += simd::even(run.achieved);
    achieved_odd += simd::odd(run.achieved);
    maximum_even += simd::even(run.answered) * run.maximum;
    maximum_odd += simd::odd(run.answered) * run.maximum;
  }
  void add(const Narrow& other) {
    achieved_even += other.achieved_even;
    achieved_odd += other.achieved_odd;
    maximum_even += other.maximum_even;
    maximum_odd += other.maximum_odd;
  }
  void store(std::uint32_t* achieved, std::uint32_t* maximum) const {
    simd::store_wide(achieved, achieved_even, achieved_odd);
    simd::store_wide(maximum, maximum_even, maximum_odd);
  }
};

/// The same in 32 bits, for editions with more than 65535 points.
struct Wide {
  std::array<std::uint32_t, kLanes> achieved_sum{}, maximum_sum{};

  void add(const RunSums& run) {
    for (std::size_t k = 0; k < kLanes; ++k) {
      achieved_sum[k] += run.achieved[k];
      maximum_sum[k] += std::uint32_t{run.answered[k]} * run.maximum;
    }
  }
  void add(const Wide& other) {
    for (std::size_t k = 0; k < kLanes; ++k) {
      achieved_sum[k] += other.achieved_sum[k];
      maximum_sum[k] += other.maximum_sum[k];
    }
  }
  void store(std::uint32_t* achieved, std::uint32_t* maximum) const {
    std::copy(achieved_sum.begin(), achieved_sum.end(), achieved);
    std::copy(maximum_sum.begin(), maximum_sum.end(), maximum);
  }
};

/// `bytes` are of the lines from `line` on.
RunSums sum_of_run(const std::uint8_t* bytes, std::size_t line, const Run& run) {
  // 255 is -1 in a byte, and so is true in a vector: each skip takes 1 off both.
  U8 sum{};
  U8 minus_skips{};
  const std::size_t lines = run.end - line;
  for (; line < run.end; ++line) {
    const U8 answers = simd::load<U8>(bytes + line * kLanes);
    sum += answers;
    minus_skips += (U8)(answers == kSkipped);
  }
  return {sum - minus_skips, minus_skips + static_cast<std::uint8_t>(lines), run.maximum};
}

template <class Lanes>
void add_up_block(const Plan& plan, const std::uint8_t* bytes, std::size_t stride,
                  std::uint32_t* achieved, std::uint32_t* maximum, Lanes* layers) {
  std::fill_n(layers, plan.layers, Lanes{});
  Lanes overall;
  std::size_t line = 0;
  std::size_t run = 0;
  for (std::size_t d = 0; d < plan.domains; ++d) {
    Lanes domain;
    for (; run < plan.run_end[d]; ++run) {
      const RunSums sums = sum_of_run(bytes, line, plan.runs[run]);
      line = plan.runs[run].end;
      domain.add(sums);
      layers[plan.runs[run].layer].add(sums);
    }
    domain.store(achieved + (1 + d) * stride, maximum + (1 + d) * stride);
    overall.add(domain);
  }
  overall.store(achieved, maximum);
  for (std::size_t l = 0; l < plan.layers; ++l) {
    const std::size_t at = (1 + plan.domains + l) * stride;
    layers[l].store(achieved + at, maximum + at);
  }
}

template <class Lanes>
void add_up_blocks(const Plan& plan, const Answers& answers, Sums& sums) {
  constexpr std::size_t kFew = 8;
  std::array<Lanes, kFew> few;
  std::vector<Lanes> many(plan.layers > kFew ? plan.layers : 0);
  Lanes* layers = plan.layers > kFew ? many.data() : few.data();
  const std::size_t block_bytes = plan.lines.size() * kLanes;
  for (std::size_t b = 0; b < sums.stride / kLanes; ++b) {
    add_up_block(plan, answers.bytes.data() + b * block_bytes, sums.stride,
                 sums.achieved.data() + b * kLanes, sums.answered_maximum.data() + b * kLanes,
                 layers);
  }
}

std::size_t filled_up(std::size_t countries) {
  return (countries + kLanes - 1) / kLanes * kLanes;
}

}  // namespace

Plan plan_of(const Edition& edition) {
  Plan plan;
  plan.domains = edition.domains.size();
  plan.layers = edition.layers.size();
  plan.first.resize(edition.indicators.size());
  plan.scopes_of.resize(edition.indicators.size());
  plan.all_maxima.resize(plan.scopes());

  std::vector<std::uint16_t> order(edition.indicators.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  const auto cell = [&](std::size_t i) {
    return std::tuple(edition.indicators[i].domain, edition.indicators[i].layer);
  };
  const auto maximum = [&](std::size_t i) {
    return edition.scale_of(index_at<IndicatorIndex>(i)).maximum();
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(cell(a), maximum(a)) < std::tuple(cell(b), maximum(b));
  });
  for (std::size_t k = 0; k < order.size(); ++k) {
    const IndicatorIndex indicator{order[k]};
    const Indicator& facts = edition.indicators[order[k]];
    plan.first[order[k]] = static_cast<std::uint32_t>(plan.lines.size());
    int rest = maximum(order[k]);
    plan.scopes_of[order[k]] = {kOverall, scope_of(edition, facts.domain),
                                scope_of(edition, facts.layer)};
    for (const ScopeIndex scope : plan.scopes_of[order[k]]) {
      plan.all_maxima[scope.value] += static_cast<std::uint32_t>(rest);
    }
    bool new_cell = k == 0 || cell(order[k - 1]) != cell(order[k]);
    do {
      const int part = std::min(rest, kMostInALine);
      add_line(plan, indicator, facts.layer.value, static_cast<std::uint8_t>(part), new_cell);
      rest -= part;
      new_cell = false;
    } while (rest > 0);
    plan.run_end.resize(facts.domain.value + 1u, plan.run_end.empty() ? 0 : plan.run_end.back());
    plan.run_end.back() = static_cast<std::uint32_t>(plan.runs.size());
  }
  plan.run_end.resize(plan.domains, static_cast<std::uint32_t>(plan.runs.size()));
  plan.wide = plan.all_maxima[kOverall.value] > UINT16_MAX;
  return plan;
}

Answers blank(const Plan& plan, std::size_t countries) {
  assert(countries <= UINT16_MAX);
  return {countries, std::vector<std::uint8_t>(filled_up(countries) * plan.lines.size(), kSkipped)};
}

void put(const Plan& plan, Answers& answers, CountryIndex country, IndicatorIndex indicator,
         Answer answer) {
  assert(country.value < answers.countries);
  const std::size_t block = country.value / kLanes * plan.lines.size() * kLanes;
  int rest = answer.score;
  for (std::size_t line = plan.first[indicator.value];
       line < plan.lines.size() && plan.lines[line].indicator == indicator; ++line) {
    const int part = std::min<int>(rest, plan.lines[line].maximum);
    answers.bytes[block + line * kLanes + country.value % kLanes] =
        answer.skipped() ? kSkipped : static_cast<std::uint8_t>(part);
    rest -= part;
  }
  assert(answer.skipped() || rest == 0);
}

void put(const Plan& plan, Answers& answers, CountryIndex country, std::span<const Answer> all) {
  assert(all.size() == plan.first.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    put(plan, answers, country, index_at<IndicatorIndex>(i), all[i]);
  }
}

void add_up(const Plan& plan, const Answers& answers, Sums& sums) {
  sums.countries = answers.countries;
  sums.stride = filled_up(answers.countries);
  sums.achieved.resize(sums.stride * plan.scopes());
  sums.answered_maximum.resize(sums.stride * plan.scopes());
  if (plan.wide) {
    add_up_blocks<Wide>(plan, answers, sums);
  } else {
    add_up_blocks<Narrow>(plan, answers, sums);
  }
}

}  // namespace rescore::sweep
