#include "files/published_results_json.h"

#include <algorithm>

#include "files/readers.h"
#include "json/json.h"
#include "rescore/json_io.h"

namespace rescore {
namespace {

using json::Cursor;

class PublishedReader {
 public:
  PublishedReader(const Edition& edition, PublishedResults& published_results)
      : edition_(edition), published_results_(published_results) {}

  void read(const Cursor& item) {
    item.allow_keys({"code", "name", "region", "scopes"});
    published_results_.units.push_back(
        {read_code(item.key("code")), item.key("name").line(80), item.optional("region").line(80)});
    const Cursor nodes = item.key("scopes");
    check_names(nodes);
    const std::size_t overall = published_results_.totals.size();
    for (const NodeIndex node : rescore::nodes(edition_)) read_node(nodes, node);
    fill_unknown(overall);
  }

 private:
  std::string read_code(const Cursor& item) {
    std::string code = read_unit_code(item);
    if (!code.empty() && find_unit(published_results_, code)) {
      item.fail(ErrorCode::duplicate_country, "The country {} stands here twice.", {code});
    }
    return code;
  }

  void check_names(const Cursor& nodes) const {
    if (!nodes.present()) return;
    for (const std::string& name : nodes.keys()) {
      if (find_node(edition_, name)) continue;
      nodes.key(name).fail(ErrorCode::unknown_scope, "There is no scope \"{}\".", {name});
    }
  }

  /// [achieved, maximum, percent or null, rank or null].
  void read_node(const Cursor& nodes, NodeIndex node) {
    Totals totals{0, -1, all_maximum(node)};
    PublishedFigures published{};
    const std::string id = node_id(edition_, node);
    const Cursor row = nodes.optional(id);
    if (nodes.is_object() && !row.present()) {
      nodes.fail(ErrorCode::missing_scope, "The figures of \"{}\" are missing.", {id});
    }
    const std::vector<Cursor> cells = row.present() ? row.items(4, 4) : std::vector<Cursor>{};
    if (!cells.empty()) {
      const int maximum = static_cast<int>(cells[1].integer(0, totals.all_maximum).value_or(-1));
      if (maximum >= 0) {
        totals.achieved = static_cast<int>(cells[0].integer(0, maximum).value_or(0));
        set_maximum(cells[1], node, maximum, totals);
      }
      published.percent = read_percent(cells[2], node);
      if (!cells[3].is_null()) {
        const auto rank = cells[3].integer(1, edition_.units);
        if (rank) published.rank = static_cast<int>(*rank);
      }
    }
    published_results_.totals.push_back(totals);
    published_results_.published.push_back(published);
  }

  /// With as many decimals as the publisher's rule rounds to.
  std::optional<Decimal> read_percent(const Cursor& cell, NodeIndex node) const {
    if (cell.is_null()) return std::nullopt;
    const int decimals = rule_for(edition_, edition_.methods.front(), node).rounding.back();
    const auto hundred = percent_of({1, 1}, {decimals})->units;
    const auto units = cell.decimal(decimals, 0, hundred);
    if (!units) return std::nullopt;
    return Decimal{static_cast<std::int32_t>(*units), static_cast<std::int8_t>(decimals)};
  }

  int all_maximum(NodeIndex node) const {
    int sum = 0;
    for (const Indicator& indicator : edition_.indicators) {
      if (node == kOverall || node_of(edition_, indicator.domain) == node ||
          node_of(edition_, indicator.layer) == node) {
        sum += edition_.scales[indicator.scale.value].maximum();
      }
    }
    return sum;
  }

  /// The printed maximum is the one of the publisher's rule.
  void set_maximum(const Cursor& cell, NodeIndex node, int maximum, Totals& totals) const {
    const Method& publisher = edition_.methods.front();
    if (rule_for(edition_, publisher, node).denominator == Denominator::answered) {
      totals.answered_maximum = maximum;
    } else if (maximum != totals.all_maximum) {
      cell.fail(ErrorCode::out_of_range, "Skipped answers stay in this maximum, so it is {}.",
                {totals.all_maximum});
    }
  }

  /// What was answered overall is what was in all domains, for which one rule holds; and a country
  /// that skipped nothing has the full maximum everywhere.
  void fill_unknown(std::size_t unit) {
    Totals* const overall = published_results_.totals.data() + unit;
    if (overall->answered_maximum < 0 && overall[1].answered_maximum >= 0) {
      overall->answered_maximum = 0;
      for (std::size_t d = 1; d <= edition_.domains.size(); ++d) {
        overall->answered_maximum += overall[d].answered_maximum;
      }
    }
    if (overall->answered_maximum != overall->all_maximum) return;
    for (std::size_t s = 1; s < node_count(edition_); ++s) {
      if (overall[s].answered_maximum < 0) overall[s].answered_maximum = overall[s].all_maximum;
    }
  }

  const Edition& edition_;
  PublishedResults& published_results_;
};

void check_columns(const Cursor& list) {
  static constexpr std::string_view names[] = {"achieved", "maximum", "percent", "rank"};
  const std::vector<Cursor> columns = list.items(4, 4);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto name = columns[i].try_line(40);
    if (name && *name != names[i]) {
      columns[i].fail(ErrorCode::bad_text, "This column is \"{}\".", {names[i]});
    }
  }
}

}  // namespace

std::string published_pointer(std::size_t unit, std::string_view node, PublishedColumn column) {
  return format("/countries/{}/scopes/{}/{}",
                {unit, json::pointer_step(node), static_cast<int>(column)});
}

std::optional<PublishedResults> read_published_results(const Edition& edition,
                                                       std::string_view file, std::string_view text,
                                                       Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Cursor root(*value, file, errors);
  root.allow_keys({"edition", "columns", "countries"});
  check_edition(root.key("edition"), edition);
  check_columns(root.key("columns"));
  PublishedResults published_results{};
  published_results.file = file;
  PublishedReader reader(edition, published_results);
  const auto units = static_cast<std::size_t>(edition.units);
  for (const Cursor& item : root.key("countries").items(units, units)) reader.read(item);
  if (errors.size() > before) return std::nullopt;
  return published_results;
}

}  // namespace rescore
