#include "rescore/published_results.h"

namespace rescore {

std::optional<UnitIndex> find_unit(const PublishedResults& published_results,
                                   std::string_view code) {
  for (std::size_t c = 0; c < published_results.units.size(); ++c) {
    if (published_results.units[c].code == code) return index_at<UnitIndex>(c);
  }
  return std::nullopt;
}

const Responses* find_responses(const Dataset& data, std::string_view code) {
  for (const Responses& responses : data.responses) {
    if (responses.unit == code) return &responses;
  }
  return nullptr;
}

}  // namespace rescore
