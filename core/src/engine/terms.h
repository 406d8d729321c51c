#pragma once

#include <cstdint>
#include <vector>

#include "rescore/index.h"

/// What goes into a node, and with which weight.
namespace rescore {

/// An indicator or node that goes into another node.
struct Term {
  bool leaf = false;   ///< an indicator, else a node
  std::uint16_t at{};  ///< its position
  double weight{};
  std::int64_t whole{};  ///< the same as a whole number, all weights of a node taken times the same
};

/// By node, the indicators below it with their weights in its points: the products of the weights
/// on the way up. In the root, weights of nodes in other trees count too. Dropped ones are left
/// out.
std::vector<std::vector<Term>> leaves_below(const Edition& edition, const Method& method);

/// The children of a node whose weight is above 0, nodes first; without dropped indicators.
std::vector<Term> children_of(const Edition& edition, const Method& method, NodeIndex node);

/// Gives the terms whole weights in the same proportions. What a weight of 1 is then; 0 when their
/// decimals are more than six.
std::int64_t make_whole(std::vector<Term>& terms);

/// Divides whole weights by what they have in common, which changes no mean.
void reduce(std::vector<Term>& terms);

/// A number of at most six decimals as a ratio of whole numbers; a divisor of 0 when it is none.
struct WholeNumber {
  std::int64_t number{}, divisor{};
};
WholeNumber whole_number(double number);

/// The weights as whole numbers in the same proportions; of more than six decimals, to the nearest.
std::vector<std::int64_t> whole_weights(const std::vector<double>& weights);

/// What cannot be computed by this method, as a sentence; empty when all can. For readers of
/// methods.
std::string method_fault(const Edition& edition, const Method& method);

/// The largest weighted maximum there can be.
inline constexpr std::int64_t kLargestSum = std::int64_t{1} << 21;

}  // namespace rescore
