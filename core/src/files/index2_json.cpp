#include <algorithm>

#include "base/format.h"
#include "base/lists.h"
#include "files/index_json.h"

namespace rescore::index_json {
namespace {

using json::Cursor;

constexpr double kMaxWeight = 1'000'000;

/// The id of a node or an indicator: 1 to 64 of letters, digits and -_.&+.
std::string read_name(const Cursor& item) {
  const std::string name = item.line(64);
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const bool good = all_of(name, [&](char c) {
    return is_plain(c) || std::string_view("-_.&+").find(c) != std::string_view::npos;
  });
  if (name.empty() || (good && is_plain(name.front()))) return name;
  item.fail(ErrorCode::bad_id,
            "An id has 1 to 64 letters, digits and -_.&+, and starts with a letter or digit.");
  return {};
}

double read_weight(const Cursor& item) {
  return item.optional("weight").number(0, kMaxWeight).value_or(1);
}

NodeIndex read_node_reference(const Cursor& item, const Edition& edition) {
  return reference<NodeIndex>(
      item, read_name(item), ErrorCode::unknown_scope, "node",
      [&](const std::string& id) { return find_node(edition, node_name(id)); });
}

void read_nodes(const Cursor& list, Edition& edition) {
  Distinct ids;
  for (const Cursor& item : list.items(1, kMaxNodes)) {
    item.allow_keys({"id", "name", "about", "parent", "weight"});
    const std::string id = read_name(item.key("id"));
    ids.add(item.key("id"), id);
    const bool first = edition.nodes.empty();
    if (first && !id.empty() && id != "overall") {
      item.key("id").fail(ErrorCode::bad_id, "The first node is the root, \"overall\".");
    }
    Node node{node_name(id), first ? NodeKind::overall : NodeKind::other, item.key("name").line(80),
              item.optional("about").line(500)};
    if (const Cursor parent = item.optional("parent"); parent.present()) {
      const NodeIndex above = read_node_reference(parent, edition);
      // Below the root when it is unknown, so that this fault leads to no others.
      if (!first) node.parent = above.value < edition.nodes.size() ? above : kOverall;
    }
    node.weight = read_weight(item);
    edition.nodes.push_back(std::move(node));
  }
}

NumberScale read_number_scale(const Cursor& item) {
  item.allow_keys({"unit", "lower", "upper", "clamp", "transform", "reversed"});
  NumberScale number;
  number.unit = item.optional("unit").line(40);
  number.lower = item.optional("lower").number(-kMostNumber, kMostNumber);
  number.upper = item.optional("upper").number(-kMostNumber, kMostNumber);
  number.clamped = item.optional("clamp").flag();
  number.logarithmic = item.optional("transform").one_of({"none", "log"}) == 1;
  number.reversed = item.optional("reversed").flag();
  if (number.lower && number.upper && *number.lower >= *number.upper) {
    item.fail(ErrorCode::out_of_range, "The lower goalpost is not below the upper one.");
  }
  const auto not_above_0 = [](const std::optional<double>& post) { return post && *post <= 0; };
  if (number.logarithmic && (not_above_0(number.lower) || not_above_0(number.upper))) {
    item.fail(ErrorCode::out_of_range, "Logarithms need goalposts above 0.");
  }
  return number;
}

void read_scales(const Cursor& list, Edition& edition) {
  for (const Cursor& item : list.items(1, kMaxScales)) {
    item.allow_keys({"id", "name", "options", "number"});
    Scale scale{new_id(item, edition.scales), item.key("name").line(80), {}};
    const Cursor number = item.optional("number");
    if (number.present()) {
      scale.number = read_number_scale(number);
      if (item.optional("options").present()) {
        number.fail(ErrorCode::unknown_key, "A scale has either options or a number.");
      }
    } else {
      scale.options = read_options(item.key("options"));
    }
    edition.scales.push_back(std::move(scale));
  }
}

void read_units(const Cursor& list, Edition& edition) {
  Distinct codes;
  for (const Cursor& item : list.items(1, static_cast<std::size_t>(kMaxUnits))) {
    item.allow_keys({"id", "name", "group"});
    Unit unit{read_unit_code(item.key("id")), item.key("name").line(kMaxUnitName),
              item.optional("group").line(80)};
    codes.add(item.key("id"), unit.code, ErrorCode::duplicate_country,
              "The unit {} stands here twice.");
    edition.listed.push_back(std::move(unit));
  }
  edition.units = static_cast<int>(edition.listed.size());
}

/// The root of the tree that a node is in.
NodeIndex root_of(const Edition& edition, NodeIndex node) {
  while (edition.node(node).parent) node = *edition.node(node).parent;
  return node;
}

void read_indicators(const Cursor& list, Edition& edition) {
  Distinct ids;
  int number = 0;
  for (const Cursor& item : list.items(1, kMaxIndicators)) {
    item.allow_keys({"id", "title", "question", "nodes", "weight", "scale"});
    Indicator indicator{};
    indicator.id = read_name(item.key("id"));
    ids.add(item.key("id"), indicator.id);
    indicator.number = ++number;
    indicator.title = item.key("title").line(120);
    indicator.question = item.optional("question").line(300);
    std::vector<NodeIndex> roots;
    for (const Cursor& parent : item.key("nodes").items(1, kMaxNodes)) {
      const NodeIndex node = read_node_reference(parent, edition);
      if (node.value >= edition.nodes.size()) continue;
      indicator.nodes.push_back(node);
      roots.push_back(root_of(edition, node));
      if (std::count(roots.begin(), roots.end(), roots.back()) > 1) {
        parent.fail(ErrorCode::duplicate_id, "An indicator has one parent in each tree.");
      }
    }
    indicator.weight = read_weight(item);
    indicator.scale = read_scale_reference(item.key("scale"), edition);
    edition.indicators.push_back(std::move(indicator));
  }
}

}  // namespace

std::string node_name(const std::string& id) {
  return id == "overall" ? id : format("node:{}", {id});
}

void read_format_2(const Cursor& root, Edition& edition) {
  root.allow_keys({"format", "edition", "title", "unit", "units", "source", "scales", "nodes",
                   "indicators", "methods"});
  edition.id = root.key("edition").id().value_or("");
  edition.title = root.key("title").line(100);
  if (const Cursor unit = root.optional("unit"); unit.present()) edition.unit = unit.line(40);
  edition.source = read_source(root.optional("source"));
  read_units(root.key("units"), edition);
  read_scales(root.key("scales"), edition);
  read_nodes(root.key("nodes"), edition);
  read_indicators(root.key("indicators"), edition);
  read_methods(root.key("methods"), edition);
}

}  // namespace rescore::index_json
