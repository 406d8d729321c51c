#include "tables/folder_writer.h"

#include <vector>

#include "base/lists.h"
#include "json/json.h"

namespace rescore::tables {
namespace {

using json::Writer;

/// The text of one value.
template <class Put>
std::string written(Put put) {
  Writer out;
  put(out);
  return out.take();
}

std::string quoted(std::string_view text) {
  return Writer().string(text).take();
}

/// An object with one field to a line; the entries of a list also have a line each.
class Lines {
 public:
  explicit Lines(std::string_view schemas, std::string_view schema) {
    if (!schemas.empty()) field("$schema", quoted(std::string(schemas) + std::string(schema)));
  }
  Lines& field(std::string_view name, const std::string& json) {
    text_ += (text_.empty() ? "{\n" : ",\n") + ("  " + quoted(name)) + ": " + json;
    return *this;
  }
  template <class List, class Put>
  Lines& list(std::string_view name, const List& entries, Put put) {
    std::string json = "[";
    for (const auto& entry : entries) {
      json +=
          (json.size() > 1 ? ",\n    " : "\n    ") + written([&](Writer& out) { put(out, entry); });
    }
    return field(name, json + "\n  ]");
  }
  std::string take() { return text_ + "\n}"; }

 private:
  std::string text_;
};

void put_weight(Writer& out, double weight) {
  if (weight != 1) out.fields("weight", weight);
}

void put_text(Writer& out, std::string_view key, const std::string& text) {
  if (!text.empty()) out.fields(key, text);
}

void put_number(Writer& out, const NumberScale& number) {
  out.begin_object();
  put_text(out, "unit", number.unit);
  if (number.lower) out.fields("lower", *number.lower);
  if (number.upper) out.fields("upper", *number.upper);
  if (number.clamped) out.fields("clamp", true);
  if (number.logarithmic) out.fields("transform", "log");
  if (number.reversed) out.fields("reversed", true);
  out.end_object();
}

void put_scale(Writer& out, const Scale& scale) {
  out.begin_object().fields("id", scale.id, "name", scale.name);
  if (scale.number) {
    put_number(out.key("number"), *scale.number);
  } else {
    out.key("options").list(scale.options, [&](const Option& option) {
      out.object("score", option.score, "label", option.label);
    });
  }
  out.end_object();
}

void put_node(Writer& out, const Edition& edition, NodeIndex n) {
  const Node& node = edition.node(n);
  out.begin_object().fields("id", short_id(node), "name", node.name);
  put_text(out, "about", node.about);
  if (node.parent) out.fields("parent", short_id(edition.node(*node.parent)));
  put_weight(out, node.weight);
  out.end_object();
}

void put_indicator(Writer& out, const Edition& edition, const Indicator& indicator) {
  out.begin_object().fields("id", indicator.id, "title", indicator.title);
  put_text(out, "question", indicator.question);
  out.key("nodes").list(indicator.nodes,
                        [&](NodeIndex node) { out.string(short_id(edition.node(node))); });
  put_weight(out, indicator.weight);
  out.fields("scale", edition.scales[indicator.scale.value].id).end_object();
}

/// The keys of a rule that differ from another's.
void put_rule(Writer& out, const NodeRule& rule, const NodeRule& from) {
  constexpr const char* kAggregations[] = {"pooled", "sum", "arithmetic", "geometric", "harmonic"};
  constexpr const char* kMissing[] = {"left-out", "zero", "none"};
  out.begin_object();
  if (rule.aggregation != from.aggregation) {
    out.fields("aggregation", kAggregations[static_cast<std::size_t>(rule.aggregation)]);
  }
  if (rule.missing != from.missing) {
    out.fields("missing", kMissing[static_cast<std::size_t>(rule.missing)]);
  }
  if (rule.coverage != from.coverage) out.fields("coverage", rule.coverage);
  if (rule.relative_to_best && !from.relative_to_best) {
    out.fields("scale", "best");
  } else if (rule.scale != from.scale || rule.relative_to_best != from.relative_to_best) {
    out.fields("scale", rule.scale);
  }
  if (rule.rounding != from.rounding) out.key("rounding").list(rule.rounding);
  if (rule.halves != from.halves) {
    out.fields("halves", rule.halves == Halves::even ? "even" : "up");
  }
  if (rule.key != from.key) out.fields("key", rule.key == RankKey::exact ? "exact" : "rounded");
  if (rule.ties != from.ties) {
    out.fields("ties", rule.ties == Ties::dense ? "dense" : "competition");
  }
  if (rule.first != from.first) {
    out.fields("first", rule.first == First::lowest ? "lowest" : "highest");
  }
  if (rule.tolerance != from.tolerance) out.fields("tolerance", rule.tolerance);
  out.end_object();
}

void put_method(Writer& out, const Edition& edition, const Method& method) {
  out.begin_object().fields("id", method.id, "name", method.name, "about", method.about);
  const NodeRule& every = rule_for(method, kOverall);
  const NodeRule usual{.aggregation = Aggregation::arithmetic};
  if (every != usual) put_rule(out.key("rule"), every, usual);
  const std::vector<NodeIndex> all = nodes(edition);
  if (any_of(all, [&](NodeIndex node) { return rule_for(method, node) != every; })) {
    out.key("nodes").begin_object();
    for (const NodeIndex node : all) {
      if (rule_for(method, node) == every) continue;
      put_rule(out.key(short_id(edition.node(node))), rule_for(method, node), every);
    }
    out.end_object();
  }
  out.end_object();
}

std::string source_json(const Source& source) {
  return written([&](Writer& out) {
    out.begin_object().fields("publisher", source.publisher, "website", source.website, "data",
                              source.data, "commit", source.commit, "citation", source.citation);
    put_text(out, "caveat", source.caveat);
    put_text(out, "measures", source.measures);
    put_text(out, "high_rank", source.high_rank);
    out.end_object();
  });
}

}  // namespace

std::string index_json(const Dataset& data, std::string_view schemas) {
  const Edition& edition = data.edition;
  Lines lines(schemas, "index2.schema.json");
  lines.field("format", "2").field("edition", quoted(edition.id));
  lines.field("title", quoted(edition.title));
  if (edition.unit != "country") lines.field("unit", quoted(edition.unit));
  if (edition.source) lines.field("source", source_json(*edition.source));
  lines.list("units", edition.listed, [](Writer& out, const Unit& unit) {
    out.begin_object().fields("id", unit.code, "name", unit.name);
    put_text(out, "group", unit.region);
    out.end_object();
  });
  lines.list("scales", edition.scales, put_scale);
  lines.list("nodes", nodes(edition),
             [&](Writer& out, NodeIndex node) { put_node(out, edition, node); });
  lines.list("indicators", edition.indicators, [&](Writer& out, const Indicator& indicator) {
    put_indicator(out, edition, indicator);
  });
  lines.list("methods", edition.methods,
             [&](Writer& out, const Method& method) { put_method(out, edition, method); });
  return lines.take();
}

std::string responses_json(const Dataset& data, std::string_view schemas) {
  Lines lines(schemas, "responses.schema.json");
  lines.field("edition", quoted(data.edition.id));
  lines.field("indicators", written([&](Writer& out) {
                out.list(data.edition.indicators,
                         [&](const Indicator& indicator) { out.string(indicator.id); });
              }));
  lines.list("units", data.responses, [](Writer& out, const Responses& responses) {
    out.begin_object().fields("unit", responses.unit);
    out.key("answers").list(responses.answers,
                            [&](const Answer& answer) { out.put(answer.score); });
    out.end_object();
  });
  return lines.take();
}

std::string published_json(const Dataset& data, std::string_view schemas) {
  const auto has_any = [&](UnitIndex unit, NodeIndex node) {
    const PublishedFigures& figures = data.figures(unit, node);
    return figures.score || figures.rank;
  };
  std::vector<NodeIndex> columns;
  for (const NodeIndex node : nodes(data.edition)) {
    if (any_of(units(data), [&](UnitIndex unit) { return has_any(unit, node); })) {
      columns.push_back(node);
    }
  }
  std::vector<UnitIndex> rows;
  for (const UnitIndex unit : units(data)) {
    if (any_of(columns, [&](NodeIndex node) { return has_any(unit, node); })) rows.push_back(unit);
  }
  Lines lines(schemas, "published.schema.json");
  lines.field("edition", quoted(data.edition.id));
  lines.field("nodes", written([&](Writer& out) {
                out.list(columns, [&](NodeIndex node) { out.string(node_id(data.edition, node)); });
              }));
  lines.list("units", rows, [&](Writer& out, UnitIndex unit) {
    out.begin_object().fields("unit", data.units[unit.value].code);
    out.key("figures").list(columns, [&](NodeIndex node) {
      const PublishedFigures& figures = data.figures(unit, node);
      out.begin_array();
      out.raw(figures.score ? to_text(*figures.score) : "null").put(figures.rank).end_array();
    });
    out.end_object();
  });
  return lines.take();
}

}  // namespace rescore::tables
