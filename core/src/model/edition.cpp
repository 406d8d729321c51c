#include <algorithm>

#include "base/lists.h"
#include "base/text.h"
#include "rescore/index.h"

namespace rescore {
namespace {

/// The position of the entry with this id. Files usually list entries in the same order, so the
/// search starts at the likely position.
template <class Result, class Entry>
std::optional<Result> find_id(const std::vector<Entry>& list, std::string_view id,
                              std::size_t hint = 0) {
  if (hint < list.size() && list[hint].id == id) return index_at<Result>(hint);
  const auto it = find_by(list, id, &Entry::id);
  if (it == list.end()) return std::nullopt;
  return index_at<Result>(static_cast<std::size_t>(it - list.begin()));
}

}  // namespace

std::optional<std::size_t> Scale::option_with(double score) const {
  const auto it = find_by(options, score, &Option::score);
  if (it == options.end()) return std::nullopt;
  return static_cast<std::size_t>(it - options.begin());
}

std::optional<IndicatorIndex> find_indicator(const Edition& edition, std::string_view id,
                                             std::size_t hint) {
  return find_id<IndicatorIndex>(edition.indicators, id, hint);
}
std::optional<IndicatorIndex> indicator_named(const Edition& edition, std::string_view name) {
  const auto found = find_indicator(edition, name);
  return found || edition.format == 1 ? found : find_indicator(edition, id_from(name));
}
std::optional<NodeIndex> find_node(const Edition& edition, std::string_view id) {
  return find_id<NodeIndex>(edition.nodes, id);
}
std::optional<ScaleIndex> find_scale(const Edition& edition, std::string_view id) {
  return find_id<ScaleIndex>(edition.scales, id);
}

std::string_view short_id(const Node& node) {
  const std::string_view id = node.id;
  return id.substr(id.find(':') + 1);  // npos + 1 is 0
}

std::vector<NodeIndex> nodes_named(const Edition& edition, std::string_view name) {
  std::vector<NodeIndex> found = nodes(edition);
  std::erase_if(found, [&](NodeIndex n) {
    const Node& node = edition.node(n);
    return node.id != name && short_id(node) != name;
  });
  return found;
}

const Method* find_method(const Edition& edition, std::string_view id) {
  const auto it = find_by(edition.methods, id, &Method::id);
  return it == edition.methods.end() ? nullptr : &*it;
}

std::vector<NodeIndex> nodes(const Edition& edition, NodeKind kind) {
  std::vector<NodeIndex> all = nodes(edition);
  std::erase_if(all, [&](NodeIndex node) { return edition.node(node).kind != kind; });
  return all;
}

std::vector<NodeIndex> nodes_above(const Edition& edition, IndicatorIndex indicator) {
  std::vector<NodeIndex> above;
  for (std::optional<NodeIndex> node : edition.indicators[indicator.value].nodes) {
    for (; node; node = edition.node(*node).parent) above.push_back(*node);
  }
  std::sort(above.begin(), above.end());
  above.erase(std::unique(above.begin(), above.end()), above.end());
  return above;
}

bool is_below(const Edition& edition, IndicatorIndex indicator, NodeIndex node) {
  for (std::optional<NodeIndex> above : edition.indicators[indicator.value].nodes) {
    for (; above; above = edition.node(*above).parent) {
      if (*above == node) return true;
    }
  }
  return false;
}

bool has_points(const Edition& edition) {
  const auto has_options = [](const Scale& scale) { return !scale.number; };
  const auto pools = [](const NodeRule& r) { return r.aggregation == Aggregation::pooled; };
  return all_of(edition.scales, has_options) &&
         (edition.format == 1 || all_of(edition.methods.front().rules, pools));
}

}  // namespace rescore
