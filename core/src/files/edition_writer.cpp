#include <algorithm>

#include "json/json.h"
#include "files/dataset_json.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Writer;

void put_parts(Writer& out, const Edition& edition, NodeKind kind) {
  out.begin_array();
  for (const NodeIndex node : nodes(edition, kind)) {
    out.begin_object();
    out.key("id").string(short_id(edition.node(node)));
    out.key("name").string(edition.node(node).name);
    out.key("about").string(edition.node(node).about);
    out.end_object();
  }
  out.end_array();
}

void put_rule(Writer& out, const NodeRule& rule) {
  out.begin_object();
  out.key("denominator").string(rule.missing == Missing::zero ? "all" : "answered");
  out.key("rounding").begin_array();
  for (const int decimals : rule.rounding) out.integer(decimals);
  out.end_array();
  if (rule.halves == Halves::even) out.key("halves").string("even");
  out.key("key").string(rule.key == RankKey::exact ? "exact" : "rounded");
  out.key("ties").string(rule.ties == Ties::dense ? "dense" : "competition");
  if (rule.first == First::lowest) out.key("first").string("lowest");
  out.end_object();
}

void put_scales(Writer& out, const std::vector<Scale>& scales) {
  out.begin_array();
  for (const Scale& scale : scales) {
    out.begin_object();
    out.key("id").string(scale.id);
    out.key("name").string(scale.name);
    out.key("options").begin_array();
    for (const Option& option : scale.options) {
      out.begin_object();
      out.key("score").integer(option.score);
      out.key("label").string(option.label);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void put_weights(Writer& out, std::string_view key, const Edition& edition, NodeKind kind,
                 const Method& method) {
  const std::vector<NodeIndex> parts = nodes(edition, kind);
  const bool plain = std::all_of(parts.begin(), parts.end(), [&](NodeIndex node) {
    return weight_of(edition, method, node) == 1;
  });
  if (plain) return;
  out.key(key).begin_object();
  for (const NodeIndex node : parts) {
    out.key(short_id(edition.node(node))).number(weight_of(edition, method, node));
  }
  out.end_object();
}

/// The rule of all nodes of a kind.
const NodeRule& rule_of_kind(const Edition& edition, const Method& method, NodeKind kind) {
  return rule_for(method, nodes(edition, kind).front());
}

std::string_view word_of(Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::geometric:
      return "geometric";
    case Aggregation::harmonic:
      return "harmonic";
    default:
      return "mean";
  }
}

void put_methods(Writer& out, const Edition& edition) {
  out.begin_array();
  for (const Method& method : edition.methods) {
    out.begin_object();
    out.key("id").string(method.id);
    out.key("name").string(method.name);
    out.key("about").string(method.about);
    put_rule(out.key("overall"), rule_of_kind(edition, method, NodeKind::overall));
    put_rule(out.key("domain"), rule_of_kind(edition, method, NodeKind::domain));
    put_rule(out.key("layer"), rule_of_kind(edition, method, NodeKind::layer));
    const Aggregation aggregation = rule_for(method, kOverall).aggregation;
    if (aggregation != Aggregation::pooled) out.key("aggregate").string(word_of(aggregation));
    put_weights(out, "domain_weights", edition, NodeKind::domain, method);
    put_weights(out, "layer_weights", edition, NodeKind::layer, method);
    if (!method.dropped.empty()) {
      out.key("dropped").begin_array();
      for (const IndicatorIndex i : method.dropped) out.string(edition.indicators[i.value].id);
      out.end_array();
    }
    out.end_object();
  }
  out.end_array();
}

void put_indicators(Writer& out, const Edition& edition) {
  out.begin_array();
  for (const Indicator& indicator : edition.indicators) {
    out.begin_object();
    out.key("id").string(indicator.id);
    out.key("number").integer(indicator.number);
    out.key("domain").string(short_id(edition.node(indicator.nodes[0])));
    out.key("layer").string(short_id(edition.node(indicator.nodes[1])));
    out.key("scale").string(edition.scales[indicator.scale.value].id);
    out.key("title").string(indicator.title);
    out.key("question").string(indicator.question);
    out.key("chosen").begin_array();
    for (const int count : indicator.frequencies) out.integer(count);
    out.end_array();
    out.key("skipped").integer(indicator.missing);
    out.end_object();
  }
  out.end_array();
}

void put_source(Writer& out, const Source& source) {
  out.begin_object();
  out.key("publisher").string(source.publisher);
  out.key("website").string(source.website);
  out.key("data").string(source.data);
  out.key("commit").string(source.commit);
  out.key("citation").string(source.citation);
  if (!source.caveat.empty()) out.key("caveat").string(source.caveat);
  out.end_object();
}

/// [achieved, maximum, percent or null, rank or null], the maximum by the publisher's rule.
void put_figures(Writer& out, const Totals& totals, const NodeRule& rule,
                 const PublishedFigures& published) {
  out.begin_array();
  out.integer(totals.achieved);
  out.integer(maximum_of(totals, rule.missing).value_or(totals.all_maximum));
  published.score ? out.raw(to_text(*published.score)) : out.null();
  published.rank ? out.integer(*published.rank) : out.null();
  out.end_array();
}

}  // namespace

std::string edition_json(const Edition& edition) {
  Writer out;
  out.begin_object();
  out.key("edition").string(edition.id);
  out.key("title").string(edition.title);
  out.key("countries").integer(edition.units);
  if (edition.source) put_source(out.key("source"), *edition.source);
  put_parts(out.key("domains"), edition, NodeKind::domain);
  put_parts(out.key("layers"), edition, NodeKind::layer);
  put_scales(out.key("scales"), edition.scales);
  put_methods(out.key("methods"), edition);
  put_indicators(out.key("indicators"), edition);
  out.end_object();
  return out.take();
}

std::string published_results_json(const Dataset& data) {
  const Edition& edition = data.edition;
  Writer out;
  out.begin_object();
  out.key("edition").string(edition.id);
  out.key("columns").begin_array();
  for (const char* column : {"achieved", "maximum", "percent", "rank"}) out.string(column);
  out.end_array();
  out.key("countries").begin_array();
  for (const UnitIndex u : units(data)) {
    const Unit& unit = data.units[u.value];
    out.begin_object();
    out.key("code").string(unit.code);
    out.key("name").string(unit.name);
    if (!unit.region.empty()) out.key("region").string(unit.region);
    out.key("scopes").begin_object();
    for (const NodeIndex node : nodes(edition)) {
      put_figures(out.key(node_id(edition, node)), data.totals(u, node),
                  rule_for(edition.methods.front(), node), data.figures(u, node));
    }
    out.end_object().end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace rescore
