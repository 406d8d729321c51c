#include "standings_json.h"

#include <algorithm>

#include "json.h"
#include "readers.h"
#include "rescore/json_io.h"

namespace rescore {
namespace {

using json::Node;

class StandingsReader {
 public:
  StandingsReader(const Edition& edition, Standings& standings)
      : edition_(edition), standings_(standings) {}

  void read(const Node& node) {
    node.only({"code", "name", "region", "scopes"});
    standings_.countries.push_back(
        {read_code(node.key("code")), node.key("name").words(80), node.maybe("region").words(80)});
    const Node scopes = node.key("scopes");
    check_names(scopes);
    const std::size_t overall = standings_.totals.size();
    for (const ScopeIndex scope : rescore::scopes(edition_)) read_scope(scopes, scope);
    fill_unknown(overall);
  }

 private:
  std::string read_code(const Node& node) {
    std::string code = read_country_code(node);
    if (!code.empty() && find_country(standings_, code)) {
      node.fail(ErrorCode::duplicate_country, "The country {} stands here twice.", {code});
    }
    return code;
  }

  void check_names(const Node& scopes) const {
    if (!scopes.present()) return;
    for (const std::string& name : scopes.keys()) {
      if (find_scope(edition_, name)) continue;
      scopes.key(name).fail(ErrorCode::unknown_scope, "There is no scope \"{}\".", {name});
    }
  }

  /// [achieved, maximum, percent or null, rank or null].
  void read_scope(const Node& scopes, ScopeIndex scope) {
    Totals totals{0, -1, all_maximum(scope)};
    Published published{};
    const std::string id = scope_id(edition_, scope);
    const Node row = scopes.maybe(id);
    if (scopes.is_object() && !row.present()) {
      scopes.fail(ErrorCode::missing_scope, "The figures of \"{}\" are missing.", {id});
    }
    const std::vector<Node> cells = row.present() ? row.items(4, 4) : std::vector<Node>{};
    if (!cells.empty()) {
      const int maximum = static_cast<int>(cells[1].integer(0, totals.all_maximum).value_or(-1));
      if (maximum >= 0) {
        totals.achieved = static_cast<int>(cells[0].integer(0, maximum).value_or(0));
        set_maximum(cells[1], scope, maximum, totals);
      }
      published.percent = read_percent(cells[2], scope);
      if (!cells[3].is_null()) {
        const auto rank = cells[3].integer(1, edition_.countries);
        if (rank) published.rank = static_cast<int>(*rank);
      }
    }
    standings_.totals.push_back(totals);
    standings_.published.push_back(published);
  }

  /// With as many decimals as the publisher's rule rounds to.
  std::optional<Percent> read_percent(const Node& cell, ScopeIndex scope) const {
    if (cell.is_null()) return std::nullopt;
    const int decimals = rule_for(edition_, edition_.methods.front(), scope).rounding.back();
    const auto hundred = percent_of({1, 1}, {decimals})->units;
    const auto units = cell.decimal(decimals, 0, hundred);
    if (!units) return std::nullopt;
    return Percent{static_cast<std::int32_t>(*units), static_cast<std::int8_t>(decimals)};
  }

  int all_maximum(ScopeIndex scope) const {
    int sum = 0;
    for (const Indicator& indicator : edition_.indicators) {
      if (scope == kOverall || scope_of(edition_, indicator.domain) == scope ||
          scope_of(edition_, indicator.layer) == scope) {
        sum += edition_.scales[indicator.scale.value].maximum();
      }
    }
    return sum;
  }

  /// The printed maximum is the one of the publisher's rule.
  void set_maximum(const Node& cell, ScopeIndex scope, int maximum, Totals& totals) const {
    const Method& publisher = edition_.methods.front();
    if (rule_for(edition_, publisher, scope).denominator == Denominator::answered) {
      totals.answered_maximum = maximum;
    } else if (maximum != totals.all_maximum) {
      cell.fail(ErrorCode::out_of_range, "Skipped answers stay in this maximum, so it is {}.",
                {totals.all_maximum});
    }
  }

  /// What was answered overall is what was in all domains, for which one rule holds; and a country
  /// that skipped nothing has the full maximum everywhere.
  void fill_unknown(std::size_t country) {
    Totals* const overall = standings_.totals.data() + country;
    if (overall->answered_maximum < 0 && overall[1].answered_maximum >= 0) {
      overall->answered_maximum = 0;
      for (std::size_t d = 1; d <= edition_.domains.size(); ++d) {
        overall->answered_maximum += overall[d].answered_maximum;
      }
    }
    if (overall->answered_maximum != overall->all_maximum) return;
    for (std::size_t s = 1; s < scope_count(edition_); ++s) {
      if (overall[s].answered_maximum < 0) overall[s].answered_maximum = overall[s].all_maximum;
    }
  }

  const Edition& edition_;
  Standings& standings_;
};

void check_columns(const Node& list) {
  static constexpr std::string_view names[] = {"achieved", "maximum", "percent", "rank"};
  const std::vector<Node> columns = list.items(4, 4);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto name = columns[i].text(40);
    if (name && *name != names[i]) {
      columns[i].fail(ErrorCode::bad_text, "This column is \"{}\".", {names[i]});
    }
  }
}

}  // namespace

std::string standings_pointer(std::size_t country, std::string_view scope, StandingsColumn column) {
  return said("/countries/{}/scopes/{}/{}",
              {country, json::pointer_step(scope), static_cast<int>(column)});
}

std::optional<Standings> read_standings(const Edition& edition, std::string_view file,
                                        std::string_view text, Errors& errors) {
  const std::size_t before = errors.size();
  const auto value = json::parse(file, text, errors);
  if (!value) return std::nullopt;
  const Node root(*value, file, errors);
  root.only({"edition", "columns", "countries"});
  check_edition(root.key("edition"), edition);
  check_columns(root.key("columns"));
  Standings standings{};
  standings.file = file;
  StandingsReader reader(edition, standings);
  const auto countries = static_cast<std::size_t>(edition.countries);
  for (const Node& node : root.key("countries").items(countries, countries)) reader.read(node);
  if (errors.size() > before) return std::nullopt;
  return standings;
}

}  // namespace rescore
