#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/indices.h"
#include "rescore/method.h"

namespace rescore {

/// One possible answer of a scale: its points (0 or more) and its wording.
struct Option {
  int score;
  std::string label;
};

/// The options an indicator can be answered with, by rising score.
struct Scale {
  std::string id;
  std::string name;
  std::vector<Option> options;  ///< at least two, strictly rising scores

  /// The points an answered indicator adds to the maximum.
  int maximum() const { return options.back().score; }
  /// The place of the option with this score, if there is one.
  std::optional<std::size_t> option_with(int score) const;
};

/// A subject area (domain) or a stage of influence (layer).
struct Part {
  std::string id;
  std::string name;
  std::string about;
};

struct Indicator {
  std::string id;  ///< domain's id and two-digit place in it: "media-01"
  int number;      ///< the publisher's number, 1 or more
  DomainIndex domain;
  LayerIndex layer;
  ScaleIndex scale;
  std::string title;             ///< at most 60 characters
  std::string question;          ///< at most 180 characters
  std::vector<int> frequencies;  ///< countries that chose each option, in the scale's order
  int missing;                   ///< countries that skipped it
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

/// One state of a published index: what is asked, how it is answered, how it is scored.
struct Edition {
  std::string file;  ///< where it was read from, for error messages
  std::string id;    ///< names the state: "china-index-2024-98"
  std::string title;
  int units;                  ///< how many countries were ranked
  std::vector<Part> domains;  ///< in the publisher's order
  std::vector<Part> layers;   ///< in the publisher's order
  std::vector<Scale> scales;
  std::vector<Indicator> indicators;  ///< in the publisher's order on the site
  std::vector<Method> methods;        ///< the first one is the publisher's
  std::optional<Source> source;

  const Scale& scale_of(IndicatorIndex i) const { return scales[indicators[i.value].scale.value]; }
};

/// Finds by id; empty when there is none. Cost: one pass over the list.
std::optional<IndicatorIndex> find_indicator(const Edition& edition, std::string_view id);
std::optional<DomainIndex> find_domain(const Edition& edition, std::string_view id);
std::optional<LayerIndex> find_layer(const Edition& edition, std::string_view id);
std::optional<ScaleIndex> find_scale(const Edition& edition, std::string_view id);
/// The method with this id, or nullptr.
const Method* find_method(const Edition& edition, std::string_view id);

/// What a score is taken over: everything, one domain or one layer.
enum class NodeKind : std::uint8_t { overall, domain, layer };

struct NodePlace {
  NodeKind kind{};
  std::uint16_t part{};  ///< place of the domain or layer; 0 for overall
};

/// Scopes are numbered in edition order: overall, the domains, the layers.
std::size_t node_count(const Edition& edition);
std::vector<NodeIndex> nodes(const Edition& edition);
NodePlace node_at(const Edition& edition, NodeIndex node);
NodeIndex node_of(const Edition& edition, DomainIndex domain);
NodeIndex node_of(const Edition& edition, LayerIndex layer);
inline constexpr NodeIndex kOverall{0};

/// "overall", "domain:media", "layer:exposure".
std::string node_id(const Edition& edition, NodeIndex node);
std::optional<NodeIndex> find_node(const Edition& edition, std::string_view id);

/// The method's rule for a scope: overall, domains and layers each have one.
const NodeRule& rule_for(const Edition& edition, const Method& method, NodeIndex node);

}  // namespace rescore
