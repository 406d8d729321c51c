#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rescore/edition.h"

namespace rescore {

/// The answer to one indicator: the chosen option's score, or skipped (no data).
struct Answer {
  std::int16_t score{};  ///< 0 or more; -1 is skipped

  static constexpr Answer skip() { return {-1}; }
  constexpr bool missing() const { return score < 0; }
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// A country's answer sheet: one answer per indicator, in the edition's order.
struct Responses {
  std::string file;  ///< where it was read from, for error messages
  std::string unit;  ///< ISO 3166-1 alpha-2
  std::vector<Answer> answers;
};

}  // namespace rescore
