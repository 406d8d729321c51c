#include "rescore/fingerprint.h"

#include <cstdint>
#include <string>
#include <vector>

#include "base/format.h"
#include "base/order.h"
#include "rescore/result.h"

namespace rescore {
namespace {

/// Lines that are sorted before they are hashed, so that no order of lists matters. Fields are
/// parted by '|', which no id contains.
class Lines {
 public:
  void add(FormatArgs fields) {
    std::string line;
    for (const FormatArg& field : fields) {
      field.add_to(line);
      line += '|';
    }
    lines_.push_back(line + '\n');
  }

  std::string hash() {
    const auto before = [&](std::size_t a, std::size_t b) { return lines_[a] < lines_[b]; };
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a, 64 bit
    for (const std::size_t line : ordered(lines_.size(), before)) {
      for (const char c : lines_[line]) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
      }
    }
    const auto folded = static_cast<std::uint32_t>(hash ^ (hash >> 32));
    std::string digits(8, '0');
    for (int i = 0; i < 8; ++i) {
      digits[static_cast<std::size_t>(i)] = "0123456789abcdef"[(folded >> (28 - 4 * i)) & 15u];
    }
    return digits;
  }

 private:
  std::vector<std::string> lines_;
};

std::string rule_text(const NodeRule& rule) {
  std::string text = rule.denominator == Denominator::all ? "all" : "answered";
  for (const int decimals : rule.rounding) text += format(",{}", {decimals});
  if (rule.halves == Halves::even) text += ",even";
  text += rule.key == RankKey::exact ? ",exact" : ",rounded";
  text += rule.ties == Ties::dense ? ",dense" : ",competition";
  return text;
}

/// Only what differs from every indicator counting once.
void add_weights(Lines& lines, const Edition& edition, const Method& method) {
  if (method.aggregate == Aggregate::mean) lines.add({"mean", method.id});
  for (std::size_t d = 0; d < method.domain_weights.size(); ++d) {
    lines.add({"domain-weight", method.id, edition.domains[d].id, method.domain_weights[d]});
  }
  for (std::size_t l = 0; l < method.layer_weights.size(); ++l) {
    lines.add({"layer-weight", method.id, edition.layers[l].id, method.layer_weights[l]});
  }
  for (const IndicatorIndex i : method.dropped) {
    lines.add({"dropped", method.id, edition.indicators[i.value].id});
  }
}

void add_method(Lines& lines, const Edition& edition, const Method& method) {
  lines.add({"method", method.id, rule_text(method.overall), rule_text(method.domain),
             rule_text(method.layer)});
  add_weights(lines, edition, method);
}

void add_edition(Lines& lines, const Edition& edition) {
  lines.add({"edition", edition.id});
  for (const Scale& scale : edition.scales) {
    for (const Option& option : scale.options) lines.add({"option", scale.id, option.score});
  }
  for (const Method& method : edition.methods) {
    add_method(lines, edition, method);
  }
  for (const Indicator& indicator : edition.indicators) {
    const Scale& scale = edition.scales[indicator.scale.value];
    lines.add({"indicator", indicator.id, edition.domains[indicator.domain.value].id,
               edition.layers[indicator.layer.value].id, scale.id, indicator.missing});
    for (std::size_t o = 0; o < scale.options.size(); ++o) {
      lines.add({"chosen", indicator.id, scale.options[o].score, indicator.frequencies[o]});
    }
  }
}

void add_totals(Lines& lines, const Dataset& data) {
  const Table table = table_of(data);
  const Method& publisher = data.edition.methods.front();
  for (std::size_t c = 0; c < data.published_results.units.size(); ++c) {
    for (const NodeIndex node : nodes(data.edition)) {
      const Totals& totals = table.at(index_at<UnitIndex>(c), node);
      // Only the printed maximum counts: a sheet knows more than the standings do, and both must
      // give the same fingerprint.
      const auto maximum = maximum_of(totals, rule_for(data.edition, publisher, node).denominator);
      lines.add({"total", data.published_results.units[c].code, node_id(data.edition, node),
                 totals.achieved, maximum.value_or(-1)});
    }
  }
}

void add_sheet(Lines& lines, const Edition& edition, const Responses& responses) {
  for (std::size_t i = 0; i < responses.answers.size(); ++i) {
    lines.add({"answer", responses.unit, edition.indicators[i].id, responses.answers[i].score});
  }
}

}  // namespace

std::string fingerprint(const Dataset& data, std::span<const UnitIndex> units) {
  Lines lines;
  add_edition(lines, data.edition);
  add_totals(lines, data);
  std::vector<std::uint8_t> wanted(data.published_results.units.size());
  for (const UnitIndex unit : units) wanted[unit.value] = 1;
  for (std::size_t c = 0; c < wanted.size(); ++c) {
    if (wanted[c] == 0) continue;
    const Responses* responses = find_responses(data, data.published_results.units[c].code);
    if (responses != nullptr) add_sheet(lines, data.edition, *responses);
  }
  return lines.hash();
}

std::string fingerprint(const Dataset& data) {
  Lines lines;
  add_edition(lines, data.edition);
  add_totals(lines, data);
  for (const Responses& responses : data.responses) add_sheet(lines, data.edition, responses);
  return lines.hash();
}

std::string run_fingerprint(const Dataset& data, const Method& method, bool answers) {
  Lines lines;
  add_edition(lines, data.edition);
  add_totals(lines, data);
  if (answers) {
    for (const Responses& responses : data.responses) add_sheet(lines, data.edition, responses);
  }
  if (find_method(data.edition, method.id) == nullptr) add_method(lines, data.edition, method);
  return lines.hash();
}

std::string region_fingerprint(const PublishedResults& published_results) {
  Lines lines;
  for (const Unit& unit : published_results.units) {
    if (unit.region.empty()) return {};
    lines.add({"region", unit.code, unit.region});
  }
  return lines.hash();
}

}  // namespace rescore
