#include "rescore/edition.h"

#include <algorithm>
#include <cassert>

#include "base/format.h"

namespace rescore {
namespace {

template <class List>
std::optional<std::uint16_t> find_id(const List& list, std::string_view id) {
  const auto it = std::find_if(list.begin(), list.end(), [&](const auto& x) { return x.id == id; });
  if (it == list.end()) return std::nullopt;
  return static_cast<std::uint16_t>(it - list.begin());
}

template <class Result, class List>
std::optional<Result> find_as(const List& list, std::string_view id) {
  const auto place = find_id(list, id);
  if (!place) return std::nullopt;
  return Result{*place};
}

}  // namespace

std::optional<std::size_t> Scale::option_with(int score) const {
  const auto it = std::find_if(options.begin(), options.end(),
                               [&](const Option& o) { return o.score == score; });
  if (it == options.end()) return std::nullopt;
  return static_cast<std::size_t>(it - options.begin());
}

std::optional<IndicatorIndex> find_indicator(const Edition& edition, std::string_view id) {
  return find_as<IndicatorIndex>(edition.indicators, id);
}
std::optional<DomainIndex> find_domain(const Edition& edition, std::string_view id) {
  return find_as<DomainIndex>(edition.domains, id);
}
std::optional<LayerIndex> find_layer(const Edition& edition, std::string_view id) {
  return find_as<LayerIndex>(edition.layers, id);
}
std::optional<ScaleIndex> find_scale(const Edition& edition, std::string_view id) {
  return find_as<ScaleIndex>(edition.scales, id);
}

const Method* find_method(const Edition& edition, std::string_view id) {
  const auto place = find_id(edition.methods, id);
  return place ? &edition.methods[*place] : nullptr;
}

std::size_t node_count(const Edition& edition) {
  return 1 + edition.domains.size() + edition.layers.size();
}

std::vector<NodeIndex> nodes(const Edition& edition) {
  std::vector<NodeIndex> all;
  for (std::size_t s = 0; s < node_count(edition); ++s) all.push_back(index_at<NodeIndex>(s));
  return all;
}

NodePlace node_at(const Edition& edition, NodeIndex node) {
  assert(node.value < node_count(edition));
  if (node == kOverall) return {NodeKind::overall, 0};
  const std::size_t part = node.value - std::size_t{1};
  const std::size_t domains = edition.domains.size();
  if (part < domains) return {NodeKind::domain, static_cast<std::uint16_t>(part)};
  return {NodeKind::layer, static_cast<std::uint16_t>(part - domains)};
}

NodeIndex node_of(const Edition&, DomainIndex domain) {
  return index_at<NodeIndex>(1 + domain.value);
}

NodeIndex node_of(const Edition& edition, LayerIndex layer) {
  return index_at<NodeIndex>(1 + edition.domains.size() + layer.value);
}

std::string node_id(const Edition& edition, NodeIndex index) {
  const NodePlace node = node_at(edition, index);
  if (node.kind == NodeKind::domain) return format("domain:{}", {edition.domains[node.part].id});
  if (node.kind == NodeKind::layer) return format("layer:{}", {edition.layers[node.part].id});
  return "overall";
}

std::optional<NodeIndex> find_node(const Edition& edition, std::string_view id) {
  for (const NodeIndex node : nodes(edition)) {
    if (node_id(edition, node) == id) return node;
  }
  return std::nullopt;
}

const NodeRule& rule_for(const Edition& edition, const Method& method, NodeIndex node) {
  switch (node_at(edition, node).kind) {
    case NodeKind::domain:
      return method.domain;
    case NodeKind::layer:
      return method.layer;
    case NodeKind::overall:
      break;
  }
  return method.overall;
}

}  // namespace rescore
