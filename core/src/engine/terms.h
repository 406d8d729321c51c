#pragma once

#include <cstdint>
#include <vector>

#include "rescore/index.h"

/// The inputs of a node, with their weights.
namespace rescore {

/// An indicator or node that is an input of another node.
struct Term {
  bool leaf = false;   ///< an indicator, else a node
  std::uint16_t at{};  ///< its position
  double weight{};
  std::int64_t whole{};  ///< the same as a whole number, scaled like all weights of the node
};

/// For each node, the indicators below it with their weights in its points: the products of the
/// weights on the path up. In the root, the weights of nodes in other trees count too. Dropped
/// indicators are left out.
std::vector<std::vector<Term>> leaves_below(const Edition& edition, const Method& method);

/// The children of a node with a weight above 0, nodes first; without dropped indicators.
std::vector<Term> children_of(const Edition& edition, const Method& method, NodeIndex node);

/// Gives the terms whole weights in the same proportions. Returns what a weight of 1 becomes; 0 if
/// weights have more than six decimals.
std::int64_t make_whole(std::vector<Term>& terms);

/// Divides whole weights by their greatest common divisor, which changes no mean.
void reduce(std::vector<Term>& terms);

/// The weights as whole numbers in the same proportions; of more than six decimals, rounded.
std::vector<std::int64_t> whole_weights(const std::vector<double>& weights);

/// A sentence that says what this method cannot compute; empty if it can compute everything. For
/// readers of methods.
std::string method_fault(const Edition& edition, const Method& method);

/// The largest possible weighted maximum.
inline constexpr std::int64_t kLargestSum = std::int64_t{1} << 21;

}  // namespace rescore
