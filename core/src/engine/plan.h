#pragma once

#include <cstdint>
#include <vector>

#include "engine/key.h"
#include "engine/terms.h"
#include "model/dataset.h"

namespace rescore {

/// How a node's value is represented. `points`: weighted points divided by weighted maxima, in
/// whole numbers. `fraction`: an exact sum or mean of exact values. `real`: a double.
enum class Form : std::uint8_t { points, fraction, real };

/// One node, compiled.
struct NodePlan {
  Form form;
  NodeRule rule;
  /// The inputs: for points, all indicators below; otherwise the children with a weight above 0.
  std::vector<Term> terms;
  /// Whole weights of all indicators below, for the points and maxima of results. Empty if the node
  /// has no points, or too many to count.
  std::vector<Term> points;
  /// Nodes whose points, times their whole weights, add up to this node's. Empty if there are none.
  std::vector<Term> parts;
  std::int64_t all_maximum{};  ///< for `points`, with everything answered
  bool plain = false;          ///< every indicator counts once, as in printed totals
  bool printed = false;        ///< its points follow from printed totals, of itself or of its parts
  bool from_totals = false;    ///< its value follows from printed totals
  bool small = false;          ///< sums of points fit into 16 bits
  double largest_denominator = 1;  ///< of an exact node
  double largest_value = 1;        ///< the same, below 0 as well as above
  std::int64_t one = 1;            ///< for an exact sum: a weight of 1 as a whole number
  KeyRule key{KeyRule::Kind::real, First::highest};
  std::int64_t scale{}, scale_divisor{1};  ///< for an exact node: rule.scale as a ratio
  bool in_doubles = false;                 ///< for points: see kMostInDoubles
  double best{};                           ///< the best published share, if scores depend on it
};

/// One indicator, compiled.
struct LeafPlan {
  bool number = false;
  bool logarithmic = false, clamped = false, reversed = false;
  int maximum{};               ///< of an option
  double lower{}, upper{};     ///< goalposts, transformed
  double lowest{}, highest{};  ///< the numbers that a what-if may try: the goalposts
  /// The points nodes above it, and how many times its points count in each.
  std::vector<Term> above;
  bool only_points = true;  ///< all nodes above are points nodes
};

/// An index, a method and the published data, compiled into flat lists.
class Plan {
 public:
  /// Takes observed goalposts and best units from the data's answers (without edits).
  Plan(const Dataset& data, const Method& method);

  const Method& method() const { return method_; }
  const std::vector<NodePlan>& nodes() const { return nodes_; }
  const NodePlan& node(NodeIndex node) const { return nodes_[node.value]; }
  const LeafPlan& leaf(IndicatorIndex leaf) const { return leaves_[leaf.value]; }
  const std::vector<LeafPlan>& leaves() const { return leaves_; }
  /// The nodes, children before their parents.
  const std::vector<NodeIndex>& order() const { return order_; }
  bool has_points() const { return has_points_; }
  /// Whether ranks in this node are exact, so that ties and proofs are exact, too.
  bool exact(NodeIndex node) const { return nodes_[node.value].form != Form::real; }
  /// Whether a node cannot be computed from printed totals.
  bool needs_responses() const { return needs_responses_; }

  /// The share of an answer that is not missing; NaN if both goalposts are the same.
  double share(IndicatorIndex leaf, Answer answer) const;

 private:
  void compile_leaves(const Dataset& data);
  bool compile_points(const Edition& edition, NodeIndex node, std::vector<Term> below);
  void find_parts(const Edition& edition, NodeIndex node);
  void compile_value(const Edition& edition, NodeIndex node, const std::vector<Term>& below,
                     bool has_points);
  Form form_of(NodePlan& node, bool has_points) const;
  void find_best(const Dataset& data, NodeIndex node);

  Method method_;
  std::vector<NodePlan> nodes_;
  std::vector<LeafPlan> leaves_;
  std::vector<NodeIndex> order_;
  bool has_points_;
  bool needs_responses_ = false;
};

}  // namespace rescore
