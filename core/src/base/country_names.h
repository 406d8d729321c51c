#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rescore {

/// The ISO 3166-1 alpha-2 code of a country by its English name. Accents, case, punctuation and a
/// leading "the" do not matter, and common variants are known ("Czech Republic", "Czechia").
std::optional<std::string> country_code(std::string_view name);

/// Two capitals, as in ISO 3166-1 alpha-2.
bool is_country_code(std::string_view text);

/// Lower case without accents, for the Latin letters in country names. '&' becomes "and". A leading
/// "the" and everything that is not a letter or digit are dropped, and words are separated by one
/// space: "Bosnia-and-Herzegovina" and "Bosnia & Herzegovina" are both "bosnia and herzegovina".
std::string plain_name(std::string_view text);

}  // namespace rescore
