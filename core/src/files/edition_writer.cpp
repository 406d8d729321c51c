#include "json/json.h"
#include "rescore/json_io.h"

namespace rescore {
namespace {

using json::Writer;

void put_parts(Writer& out, const std::vector<Part>& parts) {
  out.begin_array();
  for (const Part& part : parts) {
    out.begin_object();
    out.key("id").string(part.id);
    out.key("name").string(part.name);
    out.key("about").string(part.about);
    out.end_object();
  }
  out.end_array();
}

void put_rule(Writer& out, const NodeRule& rule) {
  out.begin_object();
  out.key("denominator").string(rule.denominator == Denominator::all ? "all" : "answered");
  out.key("rounding").begin_array();
  for (const int decimals : rule.rounding) out.integer(decimals);
  out.end_array();
  if (rule.halves == Halves::even) out.key("halves").string("even");
  out.key("key").string(rule.key == RankKey::exact ? "exact" : "rounded");
  out.key("ties").string(rule.ties == Ties::dense ? "dense" : "competition");
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

void put_weights(Writer& out, std::string_view key, const std::vector<Part>& parts,
                 const std::vector<int>& weights) {
  if (weights.empty()) return;
  out.key(key).begin_object();
  for (std::size_t p = 0; p < parts.size(); ++p) out.key(parts[p].id).integer(weights[p]);
  out.end_object();
}

void put_methods(Writer& out, const Edition& edition) {
  out.begin_array();
  for (const Method& method : edition.methods) {
    out.begin_object();
    out.key("id").string(method.id);
    out.key("name").string(method.name);
    out.key("about").string(method.about);
    put_rule(out.key("overall"), method.overall);
    put_rule(out.key("domain"), method.domain);
    put_rule(out.key("layer"), method.layer);
    if (method.aggregate == Aggregate::mean) out.key("aggregate").string("mean");
    put_weights(out, "domain_weights", edition.domains, method.domain_weights);
    put_weights(out, "layer_weights", edition.layers, method.layer_weights);
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
    out.key("domain").string(edition.domains[indicator.domain.value].id);
    out.key("layer").string(edition.layers[indicator.layer.value].id);
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
  out.integer(maximum_of(totals, rule.denominator).value_or(totals.all_maximum));
  published.percent ? out.raw(to_text(*published.percent)) : out.null();
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
  put_parts(out.key("domains"), edition.domains);
  put_parts(out.key("layers"), edition.layers);
  put_scales(out.key("scales"), edition.scales);
  put_methods(out.key("methods"), edition);
  put_indicators(out.key("indicators"), edition);
  out.end_object();
  return out.take();
}

std::string published_results_json(const Dataset& data) {
  const Edition& edition = data.edition;
  const PublishedResults& published_results = data.published_results;
  Writer out;
  out.begin_object();
  out.key("edition").string(edition.id);
  out.key("columns").begin_array();
  for (const char* column : {"achieved", "maximum", "percent", "rank"}) out.string(column);
  out.end_array();
  out.key("countries").begin_array();
  for (std::size_t c = 0; c < published_results.units.size(); ++c) {
    const Unit& unit = published_results.units[c];
    out.begin_object();
    out.key("code").string(unit.code);
    out.key("name").string(unit.name);
    if (!unit.region.empty()) out.key("region").string(unit.region);
    out.key("scopes").begin_object();
    for (const NodeIndex node : nodes(edition)) {
      const std::size_t at = c * node_count(edition) + node.value;
      put_figures(out.key(node_id(edition, node)), published_results.totals[at],
                  rule_for(edition, edition.methods.front(), node),
                  published_results.published[at]);
    }
    out.end_object().end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace rescore
