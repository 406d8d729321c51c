#include <algorithm>

#include "base/format.h"
#include "base/lists.h"
#include "base/text.h"
#include "files/methods.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Cursor;

/// Far beyond any published index; bounds the memory that a file can take.
constexpr std::size_t kMaxNodes = 500;
constexpr std::size_t kMaxScales = 2000;
constexpr std::size_t kMaxIndicators = 2000;
constexpr std::size_t kMaxMethods = 100;
constexpr int kMaxUnits = 20'000;
constexpr std::size_t kMaxDetail = 500;
/// Limit for domains, for layers and for scales in format 1.
constexpr std::size_t kMaxParts = 100;

/// The options of a scale, sorted by rising score.
std::vector<Option> read_options(const Cursor& list) {
  constexpr std::size_t kMaxOptions = 1001;
  constexpr int kMaxScore = 1000;
  std::vector<Option> options;
  int least = -kMaxScore;
  for (const Cursor& option : list.items(2, kMaxOptions)) {
    option.allow_keys({"score", "label"});
    const int score = option.key("score").integer(least, kMaxScore).value_or(least);
    options.push_back({score, option.key("label").line(80)});
    least = score + 1;
  }
  return options;
}

NumberScale read_number_scale(const Cursor& item) {
  item.allow_keys({"unit", "lower", "upper", "clamp", "transform", "reversed"});
  NumberScale number;
  number.unit = item.optional("unit").line(40);
  number.lower = item.optional("lower").number(-kMostNumber, kMostNumber);
  number.upper = item.optional("upper").number(-kMostNumber, kMostNumber);
  number.clamped = item.optional("clamp").flag();
  number.logarithmic = item.optional("transform").word({"none", "log"}, false);
  number.reversed = item.optional("reversed").flag();
  if (number.lower && number.upper && *number.lower >= *number.upper) {
    item.fail(ErrorCode::out_of_range, "The lower goalpost is not below the upper one.");
  }
  if (number.logarithmic && std::min(number.lower.value_or(1), number.upper.value_or(1)) <= 0) {
    item.fail(ErrorCode::out_of_range, "Logarithms need goalposts above 0.");
  }
  return number;
}

/// The id of a node or an indicator of format 2: 1 to 64 of letters, digits and -_.&+.
std::string read_name(const Cursor& item) {
  const std::string name = item.line(64);
  const bool good = all_of(
      name, [](char c) { return is_letter_or_digit(c) || contains(std::string_view("-_.&+"), c); });
  if (name.empty() || (good && is_letter_or_digit(name.front()))) return name;
  item.fail(ErrorCode::bad_id,
            "An id has 1 to 64 letters, digits and -_.&+, and starts with a letter or digit.");
  return {};
}

/// If there is no scale or node of that name, a position beyond every list. Checks that depend on
/// it are skipped, so that one fault is reported once.
constexpr std::uint16_t kNowhere = UINT16_MAX;

ScaleIndex read_scale_name(const Cursor& item, const Edition& edition) {
  const std::string id = item.id();
  const auto scale = find_scale(edition, id);
  if (!scale && !id.empty()) {
    item.fail(ErrorCode::unknown_scale, "There is no scale \"{}\".", {id});
  }
  return scale.value_or(ScaleIndex{kNowhere});
}

NodeIndex read_parent(const Cursor& item, NodeKind kind, const Edition& edition) {
  const std::string id = kind == NodeKind::other ? read_name(item) : item.id();
  const auto node = id.empty() ? std::nullopt : read_node(item, kind, id, edition);
  return node.value_or(NodeIndex{kNowhere});
}

void read_frequencies(const Cursor& item, const Edition& edition, Indicator& indicator) {
  const Cursor frequencies = item.key("chosen");
  const bool known = indicator.scale.value < edition.scales.size();
  const std::size_t options = known ? edition.scales[indicator.scale.value].options.size() : 0u;
  if (options > 0) {
    for (const Cursor& count : frequencies.items(options, options)) {
      indicator.frequencies.push_back(count.integer(0, kMaxUnits).value_or(0));
    }
  }
  indicator.missing = item.key("skipped").integer(0, kMaxUnits).value_or(0);
}

/// The indicators of format 1.
void read_questions(const Cursor& list, Edition& edition) {
  std::vector<int> in_domain(edition.nodes.size());  // by node
  Distinct ids, numbers;
  const std::vector<Cursor> items = list.items(1, kMaxIndicators);
  for (const Cursor& item : items) {
    item.allow_keys({"id", "number", "domain", "layer", "scale", "title", "question", "detail",
                     "chosen", "skipped"});
    Indicator indicator{};
    indicator.id = ids.id(item.key("id"));
    const auto number = item.key("number").integer(1, static_cast<int>(items.size()));
    indicator.number = number.value_or(0);
    numbers.add(item.key("number"), number ? to_decimal(*number) : "", ErrorCode::duplicate_id,
                "The number {} belongs to two indicators.");
    indicator.nodes = {read_parent(item.key("domain"), NodeKind::domain, edition),
                       read_parent(item.key("layer"), NodeKind::layer, edition)};
    indicator.scale = read_scale_name(item.key("scale"), edition);
    // The id is the domain's id and the position in the domain, so that links last.
    if (const NodeIndex domain = indicator.nodes.front(); domain.value < in_domain.size()) {
      const int position = ++in_domain[domain.value];
      const std::string wanted = format(
          "{}{}{}", {short_id(edition.node(domain)), (position < 10 ? "-0" : "-"), position});
      if (!indicator.id.empty() && indicator.id != wanted) {
        item.key("id").fail(ErrorCode::bad_id, "By its domain and place this is \"{}\".", {wanted});
      }
    }
    indicator.title = item.key("title").line(60);
    indicator.question = item.key("question").line(180);
    indicator.detail = item.optional("detail").line(kMaxDetail);
    read_frequencies(item, edition, indicator);
    edition.indicators.push_back(std::move(indicator));
  }
}

double read_weight(const Cursor& item) {
  return item.optional("weight").number(0, 1'000'000).value_or(1);
}

void read_nodes(const Cursor& list, Edition& edition) {
  Distinct ids;
  for (const Cursor& item : list.items(1, kMaxNodes)) {
    item.allow_keys({"id", "name", "about", "parent", "weight"});
    const Cursor name = item.key("id");
    const std::string id = ids.add(name, read_name(name));
    const bool first = edition.nodes.empty();
    if (first && !id.empty() && id != "overall") {
      name.fail(ErrorCode::bad_id, "The first node is the root, \"overall\".");
    }
    Node node{full_id(NodeKind::other, id), first ? NodeKind::overall : NodeKind::other,
              item.key("name").line(80), item.optional("about").line(500)};
    if (const Cursor parent = item.optional("parent"); parent.present()) {
      const NodeIndex above = read_parent(parent, NodeKind::other, edition);
      // Below the root if it is unknown, so that this fault causes no others.
      if (!first) node.parent = above.value < edition.nodes.size() ? above : kOverall;
    }
    node.weight = read_weight(item);
    edition.nodes.push_back(std::move(node));
  }
}

void read_units(const Cursor& list, Edition& edition) {
  Distinct codes;
  for (const Cursor& item : list.items(1, kMaxUnits)) {
    item.allow_keys({"id", "name", "group"});
    edition.listed.push_back({codes.unit(item.key("id")), item.key("name").line(kMaxUnitName),
                              item.optional("group").line(80)});
  }
  edition.units = static_cast<int>(edition.listed.size());
}

/// The indicators of format 2.
void read_indicators(const Cursor& list, Edition& edition) {
  Distinct ids;
  for (const Cursor& item : list.items(1, kMaxIndicators)) {
    item.allow_keys({"id", "title", "question", "detail", "nodes", "weight", "scale"});
    Indicator indicator{};
    indicator.id = ids.add(item.key("id"), read_name(item.key("id")));
    indicator.number = static_cast<int>(edition.indicators.size()) + 1;
    indicator.title = item.key("title").line(120);
    indicator.question = item.optional("question").line(300);
    indicator.detail = item.optional("detail").line(kMaxDetail);
    std::vector<NodeIndex> roots;
    for (const Cursor& parent : item.key("nodes").items(1, kMaxNodes)) {
      const NodeIndex node = read_parent(parent, NodeKind::other, edition);
      if (node.value >= edition.nodes.size()) continue;
      indicator.nodes.push_back(node);
      NodeIndex root = node;
      while (edition.node(root).parent) root = *edition.node(root).parent;
      if (contains(roots, root)) {
        parent.fail(ErrorCode::duplicate_id, "An indicator has one parent in each tree.");
      }
      roots.push_back(root);
    }
    indicator.weight = read_weight(item);
    indicator.scale = read_scale_name(item.key("scale"), edition);
    edition.indicators.push_back(std::move(indicator));
  }
}

std::optional<Source> read_source(const Cursor& item) {
  if (!item.present()) return std::nullopt;
  item.allow_keys(
      {"publisher", "website", "data", "commit", "citation", "caveat", "measures", "high_rank"});
  return Source{item.key("publisher").line(120),
                item.key("website").link(),
                item.key("data").link(),
                item.key("commit").line(40),
                item.key("citation").line(300),
                item.optional("caveat").line(500),
                item.optional("measures").line(200),
                item.optional("high_rank").line(200)};
}

void read_glossary(const Cursor& list, Edition& edition) {
  Distinct terms;
  for (const Cursor& item : list.items(0, kMaxParts)) {
    item.allow_keys({"term", "original", "about"});
    edition.glossary.push_back({item.key("term").line(60), item.optional("original").line(60),
                                item.key("about").line(500)});
    terms.add(item.key("term"), edition.glossary.back().term, ErrorCode::duplicate_id,
              "\"{}\" is explained twice.");
  }
}

void read_index(const Cursor& root, Edition& edition) {
  const bool first = edition.format == 1;
  if (first) {
    root.allow_keys({"edition", "title", "countries", "source", "glossary", "domains", "layers",
                     "scales", "methods", "indicators"});
  } else {
    root.allow_keys({"format", "edition", "title", "unit", "units", "source", "glossary", "scales",
                     "nodes", "indicators", "methods"});
  }
  edition.id = root.key("edition").id();
  edition.title = root.key("title").line(100);
  if (first) {
    edition.units = root.key("countries").integer(1, kMaxUnits).value_or(0);
    edition.source = read_source(root.optional("source"));
    edition.nodes.push_back({"overall", NodeKind::overall, "Overall", ""});
    read_parts(root.key("domains"), NodeKind::domain, edition);
    read_parts(root.key("layers"), NodeKind::layer, edition);
    read_scales(root.key("scales"), edition);
    read_questions(root.key("indicators"), edition);
  } else {
    if (const Cursor unit = root.optional("unit"); unit.present()) edition.unit = unit.line(40);
    edition.source = read_source(root.optional("source"));
    read_units(root.key("units"), edition);
    read_scales(root.key("scales"), edition);
    read_nodes(root.key("nodes"), edition);
    read_indicators(root.key("indicators"), edition);
  }
  read_glossary(root.optional("glossary"), edition);
  Distinct methods;
  for (const Cursor& item : root.key("methods").items(1, kMaxMethods)) {
    edition.methods.push_back(read_method(item, edition, methods));
  }
}

}  // namespace

void read_parts(const Cursor& list, NodeKind kind, Edition& edition) {
  Distinct ids;
  for (const Cursor& item : list.items(1, kMaxParts)) {
    item.allow_keys({"id", "name", "about"});
    Node node{full_id(kind, ids.id(item.key("id"))), kind, item.key("name").line(60),
              item.key("about").line(200)};
    if (kind == NodeKind::domain) node.parent = kOverall;
    edition.nodes.push_back(std::move(node));
  }
}

void read_scales(const Cursor& list, Edition& edition) {
  const bool first = edition.format == 1;
  Distinct ids;
  for (const Cursor& item : list.items(1, first ? kMaxParts : kMaxScales)) {
    first ? item.allow_keys({"id", "name", "options"})
          : item.allow_keys({"id", "name", "options", "number"});
    Scale scale{ids.id(item.key("id")), item.key("name").line(first ? 60 : 80), {}};
    if (const Cursor number = item.optional("number"); number.present() && !first) {
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

std::optional<Edition> read_edition(std::string_view file, std::string_view text, Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) {
    Edition edition{};
    edition.file = file;
    if (const Cursor format = root.optional("format"); format.present()) {
      edition.format = format.integer(2, 2).value_or(0);
    }
    if (edition.format != 0) read_index(root, edition);
    return edition;
  });
}

}  // namespace rescore
