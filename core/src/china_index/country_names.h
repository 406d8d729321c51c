#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rescore {

/// The ISO 3166-1 alpha-2 code of a country by its English name. Accents, case, punctuation and a
/// leading "the" do not matter, and usual variants are known ("Czech Republic", "Czechia").
std::optional<std::string> country_code(std::string_view name);

}  // namespace rescore
