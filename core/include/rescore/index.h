#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a published index is: what it asks, how its scores are put together, how they are ranked.
/// All of it is data; docs/data-format.md describes the files, docs/method.md the formulas.
namespace rescore {

/// A position in one of an index's lists. Each list has a type of its own, so that an indicator
/// cannot be taken for a node.
template <class Tag>
struct Index {
  std::uint16_t value{};
  friend auto operator<=>(const Index&, const Index&) = default;
};
template <class I>
constexpr I index_at(std::size_t position) {
  return I{static_cast<std::uint16_t>(position)};
}
/// All positions of a list of this size.
template <class I>
std::vector<I> all_indices(std::size_t size) {
  std::vector<I> all;
  for (std::size_t position = 0; position < size; ++position) all.push_back(index_at<I>(position));
  return all;
}
using NodeIndex = Index<struct NodeTag>;
using ScaleIndex = Index<struct ScaleTag>;
using IndicatorIndex = Index<struct IndicatorTag>;
using UnitIndex = Index<struct UnitTag>;

/// One possible answer of a scale: its points, which may be negative, and its wording.
struct Option {
  int score;
  std::string label;
};

/// How a number becomes a share of what can be reached: 0 at the lower goalpost, 1 at the upper.
/// A goalpost that is left out is the lowest or highest published number of all units.
struct NumberScale {
  std::string unit;  ///< "years"; may be empty
  std::optional<double> lower, upper;
  bool clamped = false;      ///< numbers beyond a goalpost count as the goalpost
  bool logarithmic = false;  ///< the natural logarithms of number and goalposts are compared
  bool reversed = false;     ///< a low number is a high share
};

/// What an indicator is answered with: one of some options, by rising score, or a number.
struct Scale {
  std::string id;
  std::string name;
  std::vector<Option> options;  ///< strictly rising scores, at least two; none of a number
  std::optional<NumberScale> number{};

  /// The most points an answer can have; there must be options.
  int maximum() const { return options.back().score; }
  /// The position of the option with this score, if there is one.
  std::optional<std::size_t> option_with(double score) const;
};

/// What a node is: the root of the index; a domain or a layer, as the China Index has them; or any
/// other aggregate.
enum class NodeKind : std::uint8_t { overall, domain, layer, other };

/// An aggregate: what is scored and ranked. Its children are the nodes and indicators that name it
/// as their parent. A node without a parent, other than the first, is the root of another tree over
/// the same indicators.
struct Node {
  std::string id;  ///< "overall", "domain:media", "layer:exposure", "node:health"
  NodeKind kind = NodeKind::other;
  std::string name;
  std::string about;                  ///< may be empty
  std::optional<NodeIndex> parent{};  ///< comes before its children
  double weight = 1;                  ///< among its siblings, 0 or more
};
inline constexpr NodeIndex kOverall{0};

struct Indicator {
  std::string id;                ///< "media-01"
  int number;                    ///< the publisher's number, 1 or more
  std::vector<NodeIndex> nodes;  ///< its parents, one in each tree that it is in
  ScaleIndex scale;
  std::string title;             ///< at most 60 characters
  std::string question;          ///< at most 180 characters; may be empty
  std::vector<int> frequencies;  ///< units that chose each option, in the scale's order; may be
                                 ///< empty where the index does not print them
  int missing{};                 ///< units without an answer
  double weight = 1;             ///< among its siblings, 0 or more
};

/// How the children of a node are put together. `pooled`: the sum of weighted points, of the sum of
/// weighted maxima; `sum`: the sum of weighted shares; the others are weighted means of shares.
enum class Aggregation : std::uint8_t { pooled, sum, arithmetic, geometric, harmonic };

/// What a missing answer, or a child without a value, does. `left_out`: it leaves the maximum, and
/// the weights of the others share its part; `zero`: it counts as 0; `none`: the node has no value.
enum class Missing : std::uint8_t { left_out, zero, none };

/// What units are ordered by: the rounded score, or the exact one.
enum class RankKey : std::uint8_t { rounded, exact };

/// Where a half goes: up (0.5 to 1, -0.5 to 0), or to the even neighbour (0.5 to 0, 1.5 to 2).
enum class Halves : std::uint8_t { up, even };

/// How equal keys are ranked. `competition`: 1, 2, 3, 3, 3, 6; `dense`: 1, 2, 3, 3, 3, 4.
enum class Ties : std::uint8_t { competition, dense };

/// Which end of the scores has rank 1.
enum class First : std::uint8_t { highest, lowest };

/// How one node is scored and ranked.
struct NodeRule {
  Aggregation aggregation = Aggregation::pooled;
  Missing missing = Missing::left_out;
  /// The least part of the weights (0 to 1) that must have a value; with less the node has none.
  double coverage = 0;
  /// The score of a share of 1; the score is share x scale. 100 makes percentages.
  double scale = 100;
  /// Scores are relative to the best unit's, which is `scale`. The best one is that of the
  /// published data, also in a what-if.
  bool relative_to_best = false;
  /// Decimals of each rounding step, one after the other, 0 to 6 and never rising: {1} gives
  /// tenths; {1, 0} rounds to tenths and that to whole numbers, so 46.48 becomes 46.5 and then 47.
  std::vector<int> rounding{1};
  Halves halves = Halves::up;
  RankKey key = RankKey::exact;
  Ties ties = Ties::competition;
  First first = First::highest;
  /// Published scores may differ by so much more than by rounding, as what they were computed from
  /// is published rounded itself; ranks are then compared but not called wrong.
  double tolerance = 0;
  friend bool operator==(const NodeRule&, const NodeRule&) = default;
};

/// A scoring method as data.
struct Method {
  std::string id;
  std::string name;
  std::string about;
  std::vector<NodeRule> rules;  ///< by node
  /// Weights by node in place of the index's own; empty where nothing is changed. Pooled, the
  /// weight of a node outside the tree of the root multiplies the points of its indicators in the
  /// root.
  std::vector<double> weights{};
  std::vector<IndicatorIndex> dropped{};  ///< left out of every node, as if never asked
};

/// Where an edition is from; a page shows it.
struct Source {
  std::string publisher;
  std::string website;
  std::string data;    ///< address of the publisher's data
  std::string commit;  ///< the state of the data
  std::string citation;
  std::string caveat;  ///< what a reader must not conclude from the figures; may be empty
};

/// What is ranked: a country, a city, a university.
struct Unit {
  std::string code;  ///< 1 to 64 characters; of a country ISO 3166-1 alpha-2
  std::string name;
  std::string region;  ///< or any other group; may be empty
};

/// One state of a published index: what is asked, how it is answered, how it is scored.
struct Edition {
  std::string file;  ///< where it was read from, for error messages
  int format = 1;    ///< of the file, 1 or 2
  std::string id;    ///< names the state: "china-index-2024-98"
  std::string title;
  std::string unit = "country";  ///< what a unit is called
  int units{};                   ///< how many were ranked
  std::vector<Unit> listed{};    ///< the units, where the index lists them (format 2)
  std::vector<Node> nodes;       ///< the first is the root; a parent comes before its children
  std::vector<Scale> scales;
  std::vector<Indicator> indicators;  ///< in the publisher's order
  std::vector<Method> methods;        ///< the first one is the publisher's
  std::optional<Source> source;

  const Scale& scale_of(IndicatorIndex i) const { return scales[indicators[i.value].scale.value]; }
  const Node& node(NodeIndex n) const { return nodes[n.value]; }
};

/// Finds by id; empty when there is none. Cost: a look at `hint`, else one pass over the list.
std::optional<IndicatorIndex> find_indicator(const Edition& edition, std::string_view id,
                                             std::size_t hint = 0);
std::optional<NodeIndex> find_node(const Edition& edition, std::string_view id);
std::optional<ScaleIndex> find_scale(const Edition& edition, std::string_view id);
/// The nodes that go by a name: the id, or the id without its kind ("media"). Two where a domain
/// and a layer share it.
std::vector<NodeIndex> nodes_named(const Edition& edition, std::string_view name);
/// "media" of "domain:media"; the root's is "overall".
std::string_view short_id(const Node& node);
/// The method with this id, or nullptr.
const Method* find_method(const Edition& edition, std::string_view id);

inline std::vector<NodeIndex> nodes(const Edition& edition) {
  return all_indices<NodeIndex>(edition.nodes.size());
}
std::vector<NodeIndex> nodes(const Edition& edition, NodeKind kind);
inline const std::string& node_id(const Edition& edition, NodeIndex node) {
  return edition.nodes[node.value].id;
}
/// Whether an indicator is below a node, in any tree.
bool is_below(const Edition& edition, IndicatorIndex indicator, NodeIndex node);
/// Every node above an indicator, in all trees, in the edition's order.
std::vector<NodeIndex> nodes_above(const Edition& edition, IndicatorIndex indicator);

inline const NodeRule& rule_for(const Method& method, NodeIndex node) {
  return method.rules[node.value];
}
/// A node's weight under a method.
inline double weight_of(const Edition& edition, const Method& method, NodeIndex node) {
  return method.weights.empty() ? edition.nodes[node.value].weight : method.weights[node.value];
}
/// Whether results have points and maxima: every indicator has options, and no rule makes a score
/// of anything but points (the root may be a mean of nodes that have points).
bool has_points(const Edition& edition);

}  // namespace rescore
