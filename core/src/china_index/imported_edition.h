#pragma once

#include <optional>
#include <string>

#include "china_index/raw.h"
#include "rescore/china_index/import.h"
#include "model/dataset.h"

namespace rescore {

struct ImportedData {
  Dataset data;
};

/// The edition that raw facts make, by a request. What lacks or does not fit is reported, each with
/// the file that should have told it.
std::optional<ImportedData> build_edition(const ImportRequest& request, const raw::Edition& raw,
                                          Errors& errors);

/// A sheet with its evidence, profile and takeaways, in our JSON.
std::string responses_json(const Edition& edition, const Responses& responses,
                           const raw::Country& country);

}  // namespace rescore
