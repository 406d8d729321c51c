#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace rescore {

/// A place in one of an edition's lists. Each list has a type of its own, so that a domain cannot
/// be taken for an indicator.
template <class Tag>
struct Index {
  std::uint16_t value{};
  friend auto operator<=>(const Index&, const Index&) = default;
};
/// The index of a place in a list.
template <class I>
constexpr I index_at(std::size_t place) {
  return I{static_cast<std::uint16_t>(place)};
}

using DomainIndex = Index<struct DomainTag>;
using LayerIndex = Index<struct LayerTag>;
using ScaleIndex = Index<struct ScaleTag>;
using IndicatorIndex = Index<struct IndicatorTag>;
using UnitIndex = Index<struct UnitTag>;
using NodeIndex = Index<struct NodeTag>;

}  // namespace rescore
