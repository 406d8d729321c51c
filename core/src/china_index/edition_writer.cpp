#include "china_index/edition_writer.h"

#include "audit/check.h"
#include "audit/fingerprint.h"
#include "base/format.h"
#include "base/lists.h"
#include "json/json.h"

namespace rescore {
namespace {

using json::Writer;

void put_parts(Writer& out, const Edition& edition, NodeKind kind) {
  out.list(nodes(edition, kind), [&](NodeIndex n) {
    const Node& node = edition.node(n);
    out.object("id", short_id(node), "name", node.name, "about", node.about);
  });
}

void put_rule(Writer& out, const NodeRule& rule) {
  out.begin_object();
  out.fields("denominator", rule.missing == Missing::zero ? "all" : "answered");
  out.key("rounding").list(rule.rounding);
  if (rule.halves == Halves::even) out.fields("halves", "even");
  out.fields("key", rule.key == RankKey::exact ? "exact" : "rounded");
  out.fields("ties", rule.ties == Ties::dense ? "dense" : "competition");
  if (rule.first == First::lowest) out.fields("first", "lowest");
  out.end_object();
}

void put_scales(Writer& out, const std::vector<Scale>& scales) {
  out.objects(scales, [&](const Scale& scale) {
    out.fields("id", scale.id, "name", scale.name);
    out.key("options").list(scale.options, [&](const Option& option) {
      out.object("score", option.score, "label", option.label);
    });
  });
}

void put_weights(Writer& out, const Edition& edition, NodeKind kind, const Method& method) {
  const std::vector<NodeIndex> parts = nodes(edition, kind);
  const bool plain =
      all_of(parts, [&](NodeIndex node) { return weight_of(edition, method, node) == 1; });
  if (plain) return;
  out.key(format("{}_weights", {kind_name(kind)})).begin_object();
  for (const NodeIndex node : parts) {
    out.key(short_id(edition.node(node))).put(weight_of(edition, method, node));
  }
  out.end_object();
}

void put_methods(Writer& out, const Edition& edition) {
  out.objects(edition.methods, [&](const Method& method) {
    out.fields("id", method.id, "name", method.name, "about", method.about);
    // All nodes of a kind have the same rule.
    for (const NodeKind kind : {NodeKind::overall, NodeKind::domain, NodeKind::layer}) {
      put_rule(out.key(kind_name(kind)), rule_for(method, nodes(edition, kind).front()));
    }
    const Aggregation aggregation = rule_for(method, kOverall).aggregation;
    if (aggregation != Aggregation::pooled) {
      out.fields("aggregate", aggregation_name(aggregation));
    }
    put_weights(out, edition, NodeKind::domain, method);
    put_weights(out, edition, NodeKind::layer, method);
    if (!method.dropped.empty()) {
      out.key("dropped").list(
          method.dropped, [&](IndicatorIndex i) { out.string(edition.indicators[i.value].id); });
    }
  });
}

void put_indicators(Writer& out, const Edition& edition) {
  out.objects(edition.indicators, [&](const Indicator& indicator) {
    out.fields("id", indicator.id, "number", indicator.number,  //
               "domain", short_id(edition.node(indicator.nodes[0])), "layer",
               short_id(edition.node(indicator.nodes[1])), "scale",
               edition.scales[indicator.scale.value].id, "title", indicator.title, "question",
               indicator.question);
    if (!indicator.detail.empty()) out.fields("detail", indicator.detail);
    out.key("chosen").list(indicator.frequencies);
    out.fields("skipped", indicator.missing);
  });
}

void put_source(Writer& out, const Source& source) {
  out.begin_object().fields("publisher", source.publisher, "website", source.website, "data",
                            source.data, "commit", source.commit, "citation", source.citation);
  if (!source.caveat.empty()) out.fields("caveat", source.caveat);
  if (!source.measures.empty()) out.fields("measures", source.measures);
  if (!source.high_rank.empty()) out.fields("high_rank", source.high_rank);
  out.end_object();
}

void put_glossary(Writer& out, const std::vector<GlossaryEntry>& glossary) {
  out.objects(glossary, [&](const GlossaryEntry& entry) {
    out.fields("term", entry.term);
    if (!entry.original.empty()) out.fields("original", entry.original);
    out.fields("about", entry.about);
  });
}

}  // namespace

std::string edition_json(const Edition& edition) {
  Writer out;
  out.begin_object().fields("edition", edition.id, "title", edition.title, "countries",
                            edition.units);
  if (edition.source) put_source(out.key("source"), *edition.source);
  if (!edition.glossary.empty()) put_glossary(out.key("glossary"), edition.glossary);
  put_parts(out.key("domains"), edition, NodeKind::domain);
  put_parts(out.key("layers"), edition, NodeKind::layer);
  put_scales(out.key("scales"), edition.scales);
  put_methods(out.key("methods"), edition);
  put_indicators(out.key("indicators"), edition);
  return out.end_object().take();
}

std::string published_results_json(const Dataset& data) {
  const Edition& edition = data.edition;
  Writer out;
  out.begin_object().fields("edition", edition.id);
  out.key("columns").list(kPublishedColumns);
  out.key("countries").objects(units(data), [&](UnitIndex u) {
    const Unit& unit = data.units[u.value];
    out.fields("code", unit.code, "name", unit.name);
    if (!unit.region.empty()) out.fields("region", unit.region);
    out.key("scopes").begin_object();
    for (const NodeIndex node : nodes(edition)) {
      // The maximum under the publisher's rule.
      const Totals& totals = data.totals(u, node);
      const auto maximum = maximum_of(totals, rule_for(edition.methods.front(), node).missing);
      const PublishedFigures& printed = data.figures(u, node);
      out.key(node_id(edition, node)).begin_array();
      out.put(totals.achieved).put(maximum.value_or(totals.all_maximum));
      out.raw(printed.score ? to_text(*printed.score) : "null").put(printed.rank).end_array();
    }
    out.end_object();
  });
  return out.end_object().take();
}

std::string region_fingerprint(const std::vector<Unit>& units) {
  std::vector<std::string> lines;
  for (const Unit& unit : units) {
    if (unit.region.empty()) return {};
    lines.push_back(format("region|{}|{}|\n", {unit.code, unit.region}));
  }
  return hash_of(std::move(lines));
}

}  // namespace rescore
