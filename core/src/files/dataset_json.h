#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/dataset.h"
#include "rescore/error.h"

/// Readers and writers of the files of a data folder beside index.json. Text is UTF-8 JSON of at
/// most kMaxFileBytes, and untrusted: each reader checks the whole file, appends everything that is
/// wrong to `errors` with its place, and gives a value only when nothing was. `file` is the name
/// that the errors carry.
namespace rescore {

/// standings.json (format 1) or published.json (format 2).
std::optional<PublishedResults> read_published_results(const Edition& edition,
                                                       std::string_view file, std::string_view text,
                                                       Errors& errors);
/// The responses of one unit with their evidence, countries/AZ.json.
std::optional<Responses> read_responses(const Edition& edition, std::string_view file,
                                        std::string_view text, Errors& errors);
/// The responses of many units in a table, responses.json.
std::optional<std::vector<Responses>> read_response_table(const Edition& edition,
                                                          std::string_view file,
                                                          std::string_view text, Errors& errors);

/// The published results as standings.json; there must be some, with points.
std::string published_results_json(const Dataset& data);

}  // namespace rescore
