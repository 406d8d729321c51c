#include "rescore/standings.h"

namespace rescore {

std::optional<CountryIndex> find_country(const Standings& standings, std::string_view code) {
  for (std::size_t c = 0; c < standings.countries.size(); ++c) {
    if (standings.countries[c].code == code) return index_at<CountryIndex>(c);
  }
  return std::nullopt;
}

const Sheet* find_sheet(const Dataset& data, std::string_view code) {
  for (const Sheet& sheet : data.sheets) {
    if (sheet.country == code) return &sheet;
  }
  return nullptr;
}

}  // namespace rescore
