#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rescore/evaluation.h"

namespace rescore {

/// What one other answer would do, all else as it is.
struct Impact {
  Edit edit;
  Answer from;
  /// The country's rows after it, in the three scopes that one answer can move: overall, the
  /// indicator's domain, its layer. In every other scope nothing changes.
  std::array<Row, 3> after;
  int gained{};  ///< places gained in the scope asked for, positive when higher in the ranking
  /// Change of the share in that scope, in millionths; positive when more points for the maximum.
  std::int64_t ratio{};
};

/// Every single change of a country's answers: each other option of each indicator, and skip. The
/// country's sheet must be loaded. Ordered by the effect in `scope`: most places moved (up or down)
/// first, then the largest change of the share, then by indicator and option; what cannot move
/// `scope` comes last. Cost: options x three binary searches; the China Index has about 400
/// options.
std::vector<Impact> impact_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node);

/// For one country and indicator: how far a single other answer could move the country's own rank.
struct Pivot {
  std::int16_t up{};    ///< the most places higher, 0 or more
  std::int16_t down{};  ///< the most places lower, 0 or more
  Answer up_to{};       ///< an answer that does it; the present one when nothing moves up
  Answer down_to{};
};

/// Which single answers decide which ranks in `scope`: every country x indicator, country by
/// country in the standings' order. A country whose sheet is not loaded has zeros.
std::vector<Pivot> pivot_map(const Evaluation& evaluation, NodeIndex node);

/// One country's line of the map.
std::vector<Pivot> pivots_of(const Evaluation& evaluation, UnitIndex unit, NodeIndex node);

}  // namespace rescore
