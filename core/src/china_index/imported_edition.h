#pragma once

#include <optional>
#include <string>

#include "china_index/raw.h"
#include "model/dataset.h"
#include "rescore/china_index/import.h"

namespace rescore {

struct ImportedData {
  Dataset data;
};

/// Builds the edition of a request from raw facts. Reports everything that is missing or does not
/// fit, with the file that should have supplied it.
std::optional<ImportedData> build_edition(const ImportRequest& request, const raw::Edition& raw,
                                          Errors& errors);

/// A sheet with its evidence, profile and takeaways, as JSON.
std::string responses_json(const Edition& edition, const Responses& responses,
                           const raw::Country& country);

}  // namespace rescore
