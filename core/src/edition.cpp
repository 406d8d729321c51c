#include "rescore/edition.h"

#include <algorithm>
#include <cassert>

#include "sentence.h"

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

std::size_t scope_count(const Edition& edition) {
  return 1 + edition.domains.size() + edition.layers.size();
}

std::vector<ScopeIndex> scopes(const Edition& edition) {
  std::vector<ScopeIndex> all;
  for (std::size_t s = 0; s < scope_count(edition); ++s) all.push_back(index_at<ScopeIndex>(s));
  return all;
}

Scope scope_at(const Edition& edition, ScopeIndex scope) {
  assert(scope.value < scope_count(edition));
  if (scope == kOverall) return {ScopeKind::overall, 0};
  const std::size_t part = scope.value - std::size_t{1};
  const std::size_t domains = edition.domains.size();
  if (part < domains) return {ScopeKind::domain, static_cast<std::uint16_t>(part)};
  return {ScopeKind::layer, static_cast<std::uint16_t>(part - domains)};
}

ScopeIndex scope_of(const Edition&, DomainIndex domain) {
  return index_at<ScopeIndex>(1 + domain.value);
}

ScopeIndex scope_of(const Edition& edition, LayerIndex layer) {
  return index_at<ScopeIndex>(1 + edition.domains.size() + layer.value);
}

std::string scope_id(const Edition& edition, ScopeIndex index) {
  const Scope scope = scope_at(edition, index);
  if (scope.kind == ScopeKind::domain) return said("domain:{}", {edition.domains[scope.part].id});
  if (scope.kind == ScopeKind::layer) return said("layer:{}", {edition.layers[scope.part].id});
  return "overall";
}

std::optional<ScopeIndex> find_scope(const Edition& edition, std::string_view id) {
  for (const ScopeIndex scope : scopes(edition)) {
    if (scope_id(edition, scope) == id) return scope;
  }
  return std::nullopt;
}

const ScopeRule& rule_for(const Edition& edition, const Method& method, ScopeIndex scope) {
  switch (scope_at(edition, scope).kind) {
    case ScopeKind::domain:
      return method.domain;
    case ScopeKind::layer:
      return method.layer;
    case ScopeKind::overall:
      break;
  }
  return method.overall;
}

}  // namespace rescore
