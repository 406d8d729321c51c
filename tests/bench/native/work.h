#pragma once

#include <algorithm>
#include <cstring>

#include "bench.h"
#include "sweep.h"

namespace rescore::bench {

/// Every country's answers, and room for the results of all scopes.
struct Work {
  Work(const Edition& edition, std::size_t units)
      : plan(sweep::plan_of(edition)), answers(sweep::blank(plan, units)) {}

  void run(const Method& method) {
    sweep::add_up(plan, answers, sums);
    sweep::rank_all(plan, method, sums, places);
  }

  std::uint32_t result() const {
    Mixed mixed;
    for (std::size_t s = 0; s < plan.nodes(); ++s) {
      for (std::size_t c = 0; c < sums.units; ++c) mixed.add(places.ranks[s * sums.stride + c]);
    }
    return mixed.value();
  }

  /// What nobody can do without: every answer read once and every rank written once, without any
  /// arithmetic.
  void touch() {
    std::uint64_t seen = 0;
    const std::size_t words = answers.bytes.size() / sizeof seen;
    for (std::size_t i = 0; i < words; ++i) {
      std::uint64_t word;
      std::memcpy(&word, answers.bytes.data() + i * sizeof word, sizeof word);
      seen ^= word;
    }
    std::fill(places.ranks.begin(), places.ranks.end(), static_cast<std::uint16_t>(seen));
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

}  // namespace rescore::bench
