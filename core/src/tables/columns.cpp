#include "tables/columns.h"

#include <initializer_list>
#include <set>

#include "base/lists.h"

namespace rescore::tables {
namespace {

/// Whether every row has another text, and one of them is no number.
bool names_units(const Table& data, std::size_t column) {
  std::set<std::string_view> seen;
  bool text = false;
  for (std::size_t r = 0; r < data.rows(); ++r) {
    if (!seen.insert(data.text(r, column)).second) return false;
    const Cell::Kind kind = data.cell(r, column).kind;
    if (kind == Cell::Kind::missing) return false;
    text = text || kind == Cell::Kind::text;
  }
  return text;
}

}  // namespace

bool UnitColumns::has(std::size_t column) const {
  return column == code || column == name || column == group || column == time || column == score ||
         column == rank;
}

std::optional<UnitColumns> find_unit_columns(const Table& data,
                                             const std::vector<std::string>& indicators,
                                             Errors& errors) {
  const auto find = [&](std::initializer_list<std::string_view> names) {
    const auto column = data.find(names);
    const bool taken = column && contains(indicators, data.header(*column));
    return taken ? std::nullopt : column;
  };
  auto code = find({"ucode", "code", "iso3", "iso2", "iso", "isocode", "iso3code", "iso2code",
                    "countrycode", "unitcode", "id", "key"});
  auto name = find({"uname", "name", "country", "countryname", "unit", "entity", "territory",
                    "economy", "place", "city", "region", "university", "institution", "company",
                    "organisation", "organization"});
  for (std::size_t c = 0; c < data.columns() && !code && !name; ++c) {
    if (!contains(indicators, data.header(c)) && names_units(data, c)) name = c;
  }
  if (!code && !name) {
    data.fail_header(errors, ErrorCode::unknown_form, 0,
                     "expected a column uCode, uName, Code, Name or Country, or one with a "
                     "different name in every line.");
    return std::nullopt;
  }
  UnitColumns columns{code.value_or(name.value_or(0)), name.value_or(code.value_or(0))};
  columns.time = find({"time", "year"});
  columns.group = find({"group", "region", "continent", "area"});
  if (columns.group == columns.name) columns.group.reset();
  columns.score = find({"score", "totalscore", "overallscore"});
  columns.rank = find({"rank", "overallrank"});
  return columns;
}

}  // namespace rescore::tables
