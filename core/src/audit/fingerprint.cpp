#include "audit/fingerprint.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/format.h"
#include "base/lists.h"
#include "json/json.h"

namespace rescore {
namespace {

/// The text that is hashed.
using Lines = std::vector<std::string>;

/// Adds a line of fields, separated by '|', which no id contains.
void add(Lines& lines, FormatArgs fields) {
  std::string line;
  for (const FormatArg& field : fields) {
    field.add_to(line);
    line += '|';
  }
  lines.push_back(line + '\n');
}

std::string rule_text(const NodeRule& rule) {
  std::string text = rule.missing == Missing::zero ? "all" : "answered";
  for (const int decimals : rule.rounding) text += format(",{}", {decimals});
  if (rule.halves == Halves::even) text += ",even";
  text += rule.key == RankKey::exact ? ",exact" : ",rounded";
  text += rule.ties == Ties::dense ? ",dense" : ",competition";
  if (rule.first == First::lowest) text += ",lowest";
  return text;
}

void add_method(Lines& lines, const Edition& edition, const Method& method) {
  if (edition.format == 1) {
    const auto rule_of = [&](NodeKind kind) {
      const std::vector<NodeIndex> all = nodes(edition, kind);
      return all.empty() ? "" : rule_text(rule_for(method, all.front()));
    };
    add(lines, {"method", method.id, rule_of(NodeKind::overall), rule_of(NodeKind::domain),
                rule_of(NodeKind::layer)});
    const Aggregation aggregation = rule_for(method, kOverall).aggregation;
    if (aggregation != Aggregation::pooled) add(lines, {aggregation_name(aggregation), method.id});
  } else {
    for (const NodeIndex node : nodes(edition)) {
      const NodeRule& rule = rule_for(method, node);
      add(lines,
          {"rule", method.id, node_id(edition, node), rule_text(rule),
           aggregation_name(rule.aggregation), static_cast<int>(rule.missing),
           to_decimal(rule.coverage), to_decimal(rule.scale), rule.relative_to_best ? 1 : 0});
    }
  }
  // Includes the weights of a kind of node only if they differ from the default, where every
  // indicator counts once.
  const auto weight = [&](NodeIndex node) { return weight_of(edition, method, node); };
  for (const auto& [kind, what] :
       {std::pair(NodeKind::domain, "domain-weight"), std::pair(NodeKind::layer, "layer-weight"),
        std::pair(NodeKind::other, "weight")}) {
    const std::vector<NodeIndex> all = nodes(edition, kind);
    if (all_of(all, [&](NodeIndex node) { return weight(node) == 1; })) continue;
    for (const NodeIndex node : all) {
      add(lines, {what, method.id, short_id(edition.node(node)), to_decimal(weight(node))});
    }
  }
  for (const IndicatorIndex i : method.dropped) {
    add(lines, {"dropped", method.id, edition.indicators[i.value].id});
  }
}

void add_scales(Lines& lines, const Edition& edition) {
  for (const Scale& scale : edition.scales) {
    for (const Option& option : scale.options) add(lines, {"option", scale.id, option.score});
    if (!scale.number) continue;
    const NumberScale& number = *scale.number;
    const auto goalpost = [](const std::optional<double>& value) {
      return value ? to_decimal(*value) : std::string("observed");
    };
    add(lines, {"number", scale.id, goalpost(number.lower), goalpost(number.upper),
                number.clamped ? 1 : 0, number.logarithmic ? 1 : 0, number.reversed ? 1 : 0});
  }
}

void add_edition(Lines& lines, const Edition& edition) {
  add(lines, {"edition", edition.id});
  add_scales(lines, edition);
  for (const Method& method : edition.methods) add_method(lines, edition, method);
  for (const Indicator& indicator : edition.indicators) {
    const Scale& scale = edition.scales[indicator.scale.value];
    if (edition.format == 1) {
      add(lines, {"indicator", indicator.id, short_id(edition.node(indicator.nodes[0])),
                  short_id(edition.node(indicator.nodes[1])), scale.id, indicator.missing});
    } else {
      for (const NodeIndex node : indicator.nodes) {
        add(lines, {"indicator", indicator.id, node_id(edition, node), scale.id,
                    to_decimal(indicator.weight)});
      }
    }
    for (std::size_t o = 0; o < indicator.frequencies.size(); ++o) {
      add(lines, {"chosen", indicator.id, scale.options[o].score, indicator.frequencies[o]});
    }
  }
  if (edition.format == 1) return;
  for (const Node& node : edition.nodes) {
    add(lines, {"node", node.id, node.parent ? node_id(edition, *node.parent) : "",
                to_decimal(node.weight)});
  }
}

void add_totals(Lines& lines, const Dataset& data) {
  if (!data.has_totals()) return;
  const Method& publisher = data.edition.methods.front();
  for (const UnitIndex unit : units(data)) {
    std::vector<Totals> own;
    if (data.has_answers(unit)) own = totals_of(data.edition, data.answers(unit));
    for (const NodeIndex node : nodes(data.edition)) {
      const Totals& totals = own.empty() ? data.totals(unit, node) : own[node.value];
      // Uses only the printed maximum: responses contain more than published results, and both must
      // give the same fingerprint.
      const auto maximum = maximum_of(totals, rule_for(publisher, node).missing);
      add(lines, {"total", data.units[unit.value].code, node_id(data.edition, node),
                  totals.achieved, maximum.value_or(-1)});
    }
  }
}

/// Options have whole scores. A missing answer is written as -1, unless an option has that score.
std::string answer_text(const Scale& scale, Answer answer) {
  if (!answer.missing()) return to_decimal(answer.score);
  return scale.number || scale.options.front().score < 0 ? "missing" : "-1";
}

void add_responses(Lines& lines, const Dataset& data, UnitIndex unit) {
  if (!data.has_answers(unit)) return;
  const std::vector<Answer>& answers = data.answers(unit);
  for (const auto i : all_indices<IndicatorIndex>(answers.size())) {
    add(lines, {"answer", data.units[unit.value].code, data.edition.indicators[i.value].id,
                answer_text(data.edition.scale_of(i), answers[i.value])});
  }
}

Lines lines_of(const Dataset& data, std::span<const UnitIndex> chosen) {
  Lines lines;
  add_edition(lines, data.edition);
  add_totals(lines, data);
  for (const UnitIndex unit : std::set<UnitIndex>(chosen.begin(), chosen.end())) {
    add_responses(lines, data, unit);
  }
  return lines;
}

}  // namespace

std::string_view aggregation_name(Aggregation aggregation) {
  constexpr std::string_view kNames[] = {"pooled", "sum", "mean", "geometric", "harmonic"};
  return kNames[static_cast<std::size_t>(aggregation)];
}

std::uint32_t folded_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

std::string hash_of(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  const std::uint32_t hash =
      folded_hash(std::accumulate(lines.begin(), lines.end(), std::string()));
  std::string digits;
  for (int bits = 28; bits >= 0; bits -= 4) digits += "0123456789abcdef"[hash >> bits & 15u];
  return digits;
}

std::string fingerprint(const Dataset& data, std::span<const UnitIndex> chosen) {
  return hash_of(lines_of(data, chosen));
}

std::string run_fingerprint(const Dataset& data, const Method& method, bool answers) {
  Lines lines = lines_of(data, answers ? units(data) : std::vector<UnitIndex>());
  if (find_method(data.edition, method.id) == nullptr) add_method(lines, data.edition, method);
  return hash_of(std::move(lines));
}

}  // namespace rescore
