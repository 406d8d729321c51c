#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/edition.h"
#include "rescore/score.h"
#include "rescore/sheet.h"

namespace rescore {

struct Country {
  std::string code;  ///< ISO 3166-1 alpha-2
  std::string name;
  std::string region;  ///< may be empty
};

/// A printed result, kept as the check of our own; absent where the publisher prints none.
struct Published {
  std::optional<Percent> percent;
  std::optional<int> rank;
};

/// The published results of all countries. `totals` and `published` are country by country, each
/// with one entry per scope in edition order.
struct Standings {
  std::string file;
  std::vector<Country> countries;  ///< in the file's order; results never depend on it
  std::vector<Totals> totals;
  std::vector<Published> published;
};

/// Everything known about one edition. Standings can be empty (then there are no ranks), and sheets
/// can be there for all, some or none of the countries.
struct Dataset {
  Edition edition;
  Standings standings;
  std::vector<Sheet> sheets;
};

std::optional<CountryIndex> find_country(const Standings& standings, std::string_view code);

/// The country's sheet, or nullptr when its answers are not loaded.
const Sheet* find_sheet(const Dataset& data, std::string_view code);

}  // namespace rescore
