#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The description of a published index: what it asks, how scores are computed, how units are
/// ranked. All of it is data; docs/data-format.md describes the files, docs/method.md the formulas.
namespace rescore {

/// A position in one of an index's lists. Each list has its own type, so that an indicator cannot
/// be mistaken for a node.
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

/// One possible answer of a scale, with its points (which may be negative) and its label.
struct Option {
  int score;
  std::string label;
};

/// How a number becomes a share of what can be reached: 0 at the lower goalpost, 1 at the upper.
/// The default for a goalpost is the lowest or highest published number of all units.
struct NumberScale {
  std::string unit;  ///< "years"; may be empty
  std::optional<double> lower, upper;
  bool clamped = false;      ///< numbers beyond a goalpost count as the goalpost
  bool logarithmic = false;  ///< the natural logarithms of number and goalposts are compared
  bool reversed = false;     ///< a low number gives a high share
};

/// The possible answers to an indicator: one of some options, or a number.
struct Scale {
  std::string id;
  std::string name;
  std::vector<Option> options;  ///< at least two, with strictly rising scores; empty for a number
  std::optional<NumberScale> number{};

  /// The highest score of an option. The scale must have options.
  int maximum() const { return options.back().score; }
  /// The position of the option with this score, if there is one.
  std::optional<std::size_t> option_with(double score) const;
};

/// The kind of a node: the root of the index, a domain or a layer as in the China Index, or any
/// other aggregate.
enum class NodeKind : std::uint8_t { overall, domain, layer, other };

/// An aggregate, which is scored and ranked. Its children are the nodes and indicators that name it
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
  std::vector<NodeIndex> nodes;  ///< its parents, one in each tree that contains it
  ScaleIndex scale;
  std::string title;             ///< at most 60 characters
  std::string question;          ///< at most 180 characters; may be empty
  std::string detail;            ///< what the question leaves out: names, examples; may be empty
  std::vector<int> frequencies;  ///< units that chose each option, in the scale's order; may be
                                 ///< empty where the index does not print them
  int missing{};                 ///< units without an answer
  double weight = 1;             ///< among its siblings, 0 or more
};

/// How the children of a node are aggregated. `pooled`: the sum of weighted points, divided by the
/// sum of weighted maxima. `sum`: the sum of weighted shares. The others are weighted means of
/// shares.
enum class Aggregation : std::uint8_t { pooled, sum, arithmetic, geometric, harmonic };

/// How a missing answer, or a child without a value, counts. `left_out`: it leaves the maximum, and
/// its weight goes to the others. `zero`: it counts as 0. `none`: the node has no value.
enum class Missing : std::uint8_t { left_out, zero, none };

/// The score that orders units: the rounded or the exact one.
enum class RankKey : std::uint8_t { rounded, exact };

/// How a half is rounded: up (0.5 to 1, -0.5 to 0), or to the even neighbour (0.5 to 0, 1.5 to 2).
enum class Halves : std::uint8_t { up, even };

/// Ranks of equal keys. `competition`: 1, 2, 3, 3, 3, 6; `dense`: 1, 2, 3, 3, 3, 4.
enum class Ties : std::uint8_t { competition, dense };

/// Which end of the scores has rank 1.
enum class First : std::uint8_t { highest, lowest };

/// How one node is scored and ranked.
struct NodeRule {
  Aggregation aggregation = Aggregation::pooled;
  Missing missing = Missing::left_out;
  /// The smallest part of the weights (0 to 1) with a value; with less, the node has none.
  double coverage = 0;
  /// The score of a share of 1; the score is share x scale. 100 makes percentages.
  double scale = 100;
  /// Whether scores are relative to the best unit, which gets `scale`. The best unit is always that
  /// of the published data, even in a what-if.
  bool relative_to_best = false;
  /// Decimals of each rounding step, in order, 0 to 6 and never rising. {1} rounds to tenths; {1,
  /// 0} rounds to tenths and then to whole numbers, so 46.48 becomes 46.5 and then 47.
  std::vector<int> rounding{1};
  Halves halves = Halves::up;
  RankKey key = RankKey::exact;
  Ties ties = Ties::competition;
  First first = First::highest;
  /// How far published scores may differ beyond rounding, because the publisher also rounded the
  /// inputs. If it is above 0, different ranks are not errors.
  double tolerance = 0;
  friend bool operator==(const NodeRule&, const NodeRule&) = default;
};

/// A scoring method as data.
struct Method {
  std::string id;
  std::string name;
  std::string about;
  std::vector<NodeRule> rules;  ///< by node
  /// Weights by node that replace the index's own; empty if nothing is replaced. In a pooled score,
  /// the weight of a node outside the root's tree multiplies the points that its indicators add to
  /// the root.
  std::vector<double> weights{};
  std::vector<IndicatorIndex> dropped{};  ///< removed from every node, as if never asked
};

/// The source of an edition, for display.
struct Source {
  std::string publisher;
  std::string website;
  std::string data;    ///< address of the publisher's data
  std::string commit;  ///< the commit of the data
  std::string citation;
  std::string caveat;     ///< what readers must not conclude from the figures; may be empty
  std::string measures;   ///< what the index measures, to follow "to measure"; may be empty
  std::string high_rank;  ///< what a high rank means, in a sentence; may be empty
};

/// A word of the questions that readers need explained.
struct GlossaryEntry {
  std::string term;      ///< as the questions write it: "China-linked"
  std::string original;  ///< the publisher's word for it; may be empty
  std::string about;
};

/// Something that is ranked: a country, a city, a university.
struct Unit {
  std::string code;  ///< 1 to 64 characters; for a country, ISO 3166-1 alpha-2
  std::string name;
  std::string region;  ///< or any other group; may be empty
};

/// One release of a published index: its questions, possible answers and scoring methods.
struct Edition {
  std::string file;  ///< where it was read from, for error messages
  int format = 1;    ///< of the file, 1 or 2
  std::string id;    ///< names the release: "china-index-2024-98"
  std::string title;
  std::string unit = "country";  ///< the word for a unit
  int units{};                   ///< number of ranked units
  std::vector<Unit> listed{};    ///< the units, if the index lists them (format 2)
  std::vector<Node> nodes;       ///< the first is the root; a parent comes before its children
  std::vector<Scale> scales;
  std::vector<Indicator> indicators;    ///< in the publisher's order
  std::vector<Method> methods;          ///< the first one is the publisher's
  std::vector<GlossaryEntry> glossary;  ///< words of the questions, explained; may be empty
  std::optional<Source> source;

  const Scale& scale_of(IndicatorIndex i) const { return scales[indicators[i.value].scale.value]; }
  const Node& node(NodeIndex n) const { return nodes[n.value]; }
};

/// Finds by id; empty if there is none. Cost: one comparison if `hint` is the position, otherwise
/// one pass over the list.
std::optional<IndicatorIndex> find_indicator(const Edition& edition, std::string_view id,
                                             std::size_t hint = 0);
/// The indicator that a person names: by id, or by the publisher's code that became its id in an
/// import ("Research Environment" for Research-Environment). Cost: two passes over the list at
/// most.
std::optional<IndicatorIndex> indicator_named(const Edition& edition, std::string_view name);
std::optional<NodeIndex> find_node(const Edition& edition, std::string_view id);
std::optional<ScaleIndex> find_scale(const Edition& edition, std::string_view id);
/// The nodes with this name, which is the id, or the id without its kind ("media"). There are two
/// if a domain and a layer share it.
std::vector<NodeIndex> nodes_named(const Edition& edition, std::string_view name);
/// "media" of "domain:media"; the root's is "overall".
std::string_view short_id(const Node& node);
/// The method with this id; nullptr if there is none.
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
/// Whether results have points and maxima: every indicator has options, and every rule aggregates
/// only points (the root may be a mean of nodes that have points).
bool has_points(const Edition& edition);

}  // namespace rescore
