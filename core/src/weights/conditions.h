#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// Conditions on weights. Weights are numbers of 0 or more that need not add up to 1: everything
/// here depends only on their proportions.
namespace rescore::weights {

/// A linear form of the weights, by its coefficients: one for each weight.
using Form = std::vector<std::int64_t>;

/// The most weights, and the limit of a coefficient.
inline constexpr std::size_t kMostColumns = 16;
inline constexpr std::int64_t kLargestCoefficient = std::int64_t{1} << 46;

/// What a form must be. A unit is above another if a form is above 0; otherwise it is not above.
enum class Side : std::uint8_t { not_above, above };
constexpr Side opposite(Side side) {
  return side == Side::above ? Side::not_above : Side::above;
}

/// form x weights > 0, or <= 0.
struct Condition {
  std::size_t form{};  ///< its position in a list
  Side side{};
};

}  // namespace rescore::weights
