#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "audit/check.h"
#include "base/lists.h"
#include "files/readers.h"
#include "json/json.h"

namespace rescore {
namespace {

using json::Cursor;

/// A printed score with as many decimals as the publisher's rule rounds to. `negative`: can be
/// below 0.
std::optional<Decimal> read_score(const Cursor& cell, const NodeRule& rule, bool negative) {
  if (cell.is_null()) return std::nullopt;
  const int decimals = rule.rounding.back();
  const bool percent =
      rule.scale == 100 && !rule.relative_to_best && rule.aggregation == Aggregation::pooled;
  const std::int64_t most = (percent ? 100 : 1'000'000'000) * kPowersOfTen[decimals];
  const auto units = cell.decimal(decimals, percent && !negative ? 0 : -most, most);
  if (!units) return std::nullopt;
  return Decimal{*units, static_cast<std::int8_t>(decimals)};
}

std::optional<int> read_rank(const Cursor& cell, const Edition& edition) {
  if (cell.is_null()) return std::nullopt;
  return cell.integer(1, edition.units);
}

struct Range {
  std::int64_t least = 0, maximum = 0;
};

/// The possible points, by node.
std::vector<Range> point_ranges(const Edition& edition) {
  std::vector<Range> ranges(edition.nodes.size());
  for (const auto indicator : all_indices<IndicatorIndex>(edition.indicators.size())) {
    const Scale& scale = edition.scale_of(indicator);
    for (const NodeIndex node : nodes_above(edition, indicator)) {
      ranges[node.value].maximum += scale.maximum();
      ranges[node.value].least += std::min(scale.options.front().score, 0);
    }
  }
  return ranges;
}

/// [achieved, maximum, percent or null, rank or null].
void read_row(const Cursor& scopes, const Edition& edition, NodeIndex node, const Range& range,
              PublishedResults& results) {
  Totals& totals = results.totals.emplace_back(Totals{0, std::nullopt, range.maximum});
  PublishedFigures& figures = results.figures.emplace_back();
  const NodeRule& rule = rule_for(edition.methods.front(), node);
  const std::string& id = node_id(edition, node);
  const Cursor row = scopes.optional(id);
  if (scopes.is_object() && !row.present()) {
    scopes.fail(ErrorCode::missing_scope, "The figures of \"{}\" are missing.", {id});
  }
  const std::vector<Cursor> cells = row.items(4, 4);
  if (cells.empty()) return;
  if (const auto maximum = cells[1].integer(0, range.maximum)) {
    totals.achieved = cells[0].integer(range.least, *maximum).value_or(0);
    // The printed maximum is the one of the publisher's rule.
    if (rule.missing == Missing::left_out) {
      totals.answered_maximum = *maximum;
    } else if (*maximum != range.maximum) {
      cells[1].fail(ErrorCode::out_of_range, "Skipped answers stay in this maximum, so it is {}.",
                    {range.maximum});
    }
  }
  figures.score = read_score(cells[2], rule, range.least < 0);
  figures.rank = read_rank(cells[3], edition);
}

/// What was answered overall is the sum over all domains, which share one rule. A unit that skipped
/// nothing has the full maximum everywhere. `all` are the totals of one unit.
void fill_unknown(const Edition& edition, std::span<Totals> all) {
  Totals& overall = all.front();
  if (!overall.answered_maximum) {
    Totals sum{0, 0, 0};
    for (const NodeIndex domain : nodes(edition, NodeKind::domain)) sum += all[domain.value];
    overall.answered_maximum = sum.answered_maximum;
  }
  if (overall.answered_maximum != overall.all_maximum) return;
  for (Totals& totals : all) {
    totals.answered_maximum = totals.answered_maximum.value_or(totals.all_maximum);
  }
}

void check_columns(const Cursor& list) {
  const std::vector<Cursor> columns = list.items(4, 4);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string name = columns[i].line(40);
    if (!name.empty() && name != kPublishedColumns[i]) {
      columns[i].fail(ErrorCode::bad_text, "This column is \"{}\".", {kPublishedColumns[i]});
    }
  }
}

void read_standings(const Cursor& root, const Edition& edition, PublishedResults& results) {
  root.allow_keys({"edition", "columns", "countries"});
  check_edition(root.key("edition"), edition);
  check_columns(root.key("columns"));
  const std::vector<Range> ranges = point_ranges(edition);
  Distinct codes;
  const auto units = static_cast<std::size_t>(edition.units);
  for (const Cursor& item : root.key("countries").items(units, units)) {
    item.allow_keys({"code", "name", "region", "scopes"});
    results.units.push_back({codes.unit(item.key("code"), kCountryTwice),
                             item.key("name").line(kMaxUnitName),
                             item.optional("region").line(80)});
    const Cursor scopes = item.key("scopes");
    for (const std::string& name : scopes.keys()) {
      if (find_node(edition, name)) continue;
      scopes.key(name).fail(ErrorCode::unknown_scope, "There is no scope \"{}\".", {name});
    }
    for (const NodeIndex node : nodes(edition)) {
      read_row(scopes, edition, node, ranges[node.value], results);
    }
    fill_unknown(edition, std::span(results.totals).last(edition.nodes.size()));
  }
}

/// Scores and ranks in format 2, for the units that the index lists.
void read_published(const Cursor& root, const Edition& edition, PublishedResults& results) {
  root.allow_keys({"edition", "nodes", "units"});
  check_edition(root.key("edition"), edition);
  std::vector<NodeIndex> columns;
  Distinct ids, codes;
  for (const Cursor& item : root.key("nodes").items(1, edition.nodes.size())) {
    const std::string id = item.line(80);
    const auto node = find_node(edition, id);
    if (!id.empty() && !node) {
      item.fail(ErrorCode::unknown_scope, "There is no node \"{}\".", {id});
    } else {
      ids.add(item, id, ErrorCode::duplicate_id, "The node \"{}\" stands here twice.");
    }
    columns.push_back(node.value_or(kOverall));
  }
  results.units = edition.listed;
  results.figures.resize(edition.listed.size() * edition.nodes.size());
  std::unordered_map<std::string, std::size_t> position;
  for (const Unit& unit : edition.listed) position.emplace(unit.code, position.size());
  const bool negative = any_of(edition.scales, [](const Scale& scale) {
    return !scale.options.empty() && scale.options.front().score < 0;
  });
  for (const Cursor& item : root.key("units").items(0, edition.listed.size())) {
    item.allow_keys({"unit", "figures"});
    const Cursor code = item.key("unit");
    const std::string name = read_unit_code(code);
    const auto found = position.find(name);
    if (found == position.end()) {
      if (!name.empty()) code.fail(ErrorCode::unknown_country, "The index lists no such unit.");
      continue;
    }
    codes.add(code, name, ErrorCode::duplicate_country, kUnitTwice);
    const std::vector<Cursor> figures = item.key("figures").items(columns.size(), columns.size());
    for (std::size_t n = 0; n < figures.size(); ++n) {
      const std::vector<Cursor> pair = figures[n].items(2, 2);
      if (pair.empty()) continue;
      results.figures[found->second * edition.nodes.size() + columns[n].value] = {
          read_score(pair[0], rule_for(edition.methods.front(), columns[n]), negative),
          read_rank(pair[1], edition)};
    }
  }
}

}  // namespace

std::optional<PublishedResults> read_published_results(const Edition& edition,
                                                       std::string_view file, std::string_view text,
                                                       Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) {
    PublishedResults results{};
    results.file = file;
    edition.format == 1 ? read_standings(root, edition, results)
                        : read_published(root, edition, results);
    return results;
  });
}

}  // namespace rescore
