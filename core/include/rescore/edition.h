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
  std::string title;        ///< at most 60 characters
  std::string question;     ///< at most 180 characters
  std::vector<int> chosen;  ///< countries that chose each option, in the scale's order
  int skipped;              ///< countries that skipped it
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

/// A printed figure that is known not to follow from the publisher's own totals and rules.
struct Slip {
  std::string country;  ///< code
  std::string scope;    ///< id
  std::string column;   ///< "percent" or "rank"
  std::string printed;  ///< the figure as it is printed, "12"; any other one is no known slip
  friend bool operator==(const Slip&, const Slip&) = default;
};

/// One state of a published index: what is asked, how it is answered, how it is scored.
struct Edition {
  std::string file;  ///< where it was read from, for error messages
  std::string id;    ///< names the state: "china-index-2024-98"
  std::string title;
  int countries;              ///< how many countries were ranked
  std::vector<Part> domains;  ///< in the publisher's order
  std::vector<Part> layers;   ///< in the publisher's order
  std::vector<Scale> scales;
  std::vector<Indicator> indicators;  ///< in the publisher's order on the site
  std::vector<Method> methods;        ///< the first one is the publisher's
  std::optional<Source> source;
  std::vector<Slip> known_slips;  ///< check tells them from errors of ours

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
enum class ScopeKind : std::uint8_t { overall, domain, layer };

struct Scope {
  ScopeKind kind{};
  std::uint16_t part{};  ///< place of the domain or layer; 0 for overall
};

/// Scopes are numbered in edition order: overall, the domains, the layers.
std::size_t scope_count(const Edition& edition);
std::vector<ScopeIndex> scopes(const Edition& edition);
Scope scope_at(const Edition& edition, ScopeIndex scope);
ScopeIndex scope_of(const Edition& edition, DomainIndex domain);
ScopeIndex scope_of(const Edition& edition, LayerIndex layer);
inline constexpr ScopeIndex kOverall{0};

/// "overall", "domain:media", "layer:exposure".
std::string scope_id(const Edition& edition, ScopeIndex scope);
std::optional<ScopeIndex> find_scope(const Edition& edition, std::string_view id);

/// The method's rule for a scope: overall, domains and layers each have one.
const ScopeRule& rule_for(const Edition& edition, const Method& method, ScopeIndex scope);

}  // namespace rescore
