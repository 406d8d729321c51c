#include <algorithm>
#include <unordered_set>

#include "base/format.h"
#include "files/index_json.h"
#include "files/method_json.h"

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
  const bool good = std::all_of(name.begin(), name.end(), [&](char c) {
    return is_plain(c) || std::string_view("-_.&+").find(c) != std::string_view::npos;
  });
  if (name.empty() || (good && is_plain(name.front()))) return name;
  item.fail(ErrorCode::bad_id,
            "An id has 1 to 64 letters, digits and -_.&+, and starts with a letter or digit.");
  return {};
}

/// Reports an id that an earlier entry of its list has.
class Names {
 public:
  std::string read(const Cursor& item) {
    std::string name = read_name(item);
    if (!name.empty() && !seen_.insert(name).second) {
      item.fail(ErrorCode::duplicate_id, "The id \"{}\" stands in this list twice.", {name});
    }
    return name;
  }

 private:
  std::unordered_set<std::string> seen_;
};

double read_weight(const Cursor& item) {
  return item.present() ? item.number(0, kMaxWeight).value_or(1) : 1;
}

std::string node_name(const std::string& id) {
  return id == "overall" ? id : format("node:{}", {id});
}

NodeIndex read_node_reference(const Cursor& item, const Edition& edition) {
  return reference<NodeIndex>(
      item, read_name(item), ErrorCode::unknown_scope, "node",
      [&](const std::string& id) { return find_node(edition, node_name(id)); });
}

void read_nodes(const Cursor& list, Edition& edition) {
  Names names;
  for (const Cursor& item : list.items(1, kMaxNodes)) {
    item.allow_keys({"id", "name", "about", "parent", "weight"});
    const std::string id = names.read(item.key("id"));
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
    node.weight = read_weight(item.optional("weight"));
    edition.nodes.push_back(std::move(node));
  }
}

NumberScale read_number_scale(const Cursor& item) {
  constexpr double kMost = 1e15;
  item.allow_keys({"unit", "lower", "upper", "clamp", "transform", "reversed"});
  NumberScale number;
  number.unit = item.optional("unit").line(40);
  const auto goalpost = [&](std::string_view name) -> std::optional<double> {
    const Cursor value = item.optional(name);
    return value.present() ? value.number(-kMost, kMost) : std::nullopt;
  };
  number.lower = goalpost("lower");
  number.upper = goalpost("upper");
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
  std::unordered_set<std::string> seen;
  for (const Cursor& item : list.items(1, static_cast<std::size_t>(kMaxUnits))) {
    item.allow_keys({"id", "name", "group"});
    Unit unit{read_unit_code(item.key("id")), item.key("name").line(80),
              item.optional("group").line(80)};
    if (!unit.code.empty() && !seen.insert(unit.code).second) {
      item.key("id").fail(ErrorCode::duplicate_country, "The unit {} stands here twice.",
                          {unit.code});
    }
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
  Names names;
  int number = 0;
  for (const Cursor& item : list.items(1, kMaxIndicators)) {
    item.allow_keys({"id", "title", "question", "nodes", "weight", "scale"});
    Indicator indicator{};
    indicator.id = names.read(item.key("id"));
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
    indicator.weight = read_weight(item.optional("weight"));
    const Cursor scale = item.key("scale");
    indicator.scale =
        reference<ScaleIndex>(scale, scale.id().value_or(""), ErrorCode::unknown_scale, "scale",
                              [&](const std::string& id) { return find_scale(edition, id); });
    edition.indicators.push_back(std::move(indicator));
  }
}

}  // namespace

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
  for (const Cursor& item : root.key("methods").items(1, kMaxMethods)) {
    edition.methods.push_back(read_method(item, edition, edition.methods));
  }
}

}  // namespace rescore::index_json
