#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rescore/edition.h"
#include "rescore/responses.h"
#include "rescore/score.h"

namespace rescore {

struct Unit {
  std::string code;  ///< ISO 3166-1 alpha-2
  std::string name;
  std::string region;  ///< may be empty
};

/// A printed result, kept as the check of our own; absent where the publisher prints none.
struct PublishedFigures {
  std::optional<Decimal> percent;
  std::optional<int> rank;
};

/// The published results of all countries. `totals` and `published` are country by country, each
/// with one entry per scope in edition order.
struct PublishedResults {
  std::string file;
  std::vector<Unit> units;  ///< in the file's order; results never depend on it
  std::vector<Totals> totals;
  std::vector<PublishedFigures> published;
};

/// Everything known about one edition. PublishedResults can be empty (then there are no ranks), and
/// sheets can be there for all, some or none of the countries.
struct Dataset {
  Edition edition;
  PublishedResults published_results;
  std::vector<Responses> responses;
};

std::optional<UnitIndex> find_unit(const PublishedResults& published_results,
                                   std::string_view code);

/// The country's sheet, or nullptr when its answers are not loaded.
const Responses* find_responses(const Dataset& data, std::string_view code);

}  // namespace rescore
