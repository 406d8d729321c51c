#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rescore/check.h"
#include "rescore/edition.h"
#include "rescore/error.h"
#include "rescore/published_results.h"
#include "rescore/result.h"

namespace rescore {

/// Readers of the three kinds of file; data/schema/ describes each. Text is UTF-8 JSON of at most
/// kMaxFileBytes, and untrusted: each reader checks the whole file, appends everything that is
/// wrong to `errors` with its place, and gives a value only when nothing was. `file` is the name
/// that the errors carry.
std::optional<Edition> read_edition(std::string_view file, std::string_view text, Errors& errors);
std::optional<PublishedResults> read_published_results(const Edition& edition,
                                                       std::string_view file, std::string_view text,
                                                       Errors& errors);
std::optional<Responses> read_responses(const Edition& edition, std::string_view file,
                                        std::string_view text, Errors& errors);

/// A method in a file of its own, in the form of an entry of index.json's "methods"; its id must be
/// none of the edition's.
std::optional<Method> read_method(const Edition& edition, std::string_view file,
                                  std::string_view text, Errors& errors);

/// Writers of the same files; data without evidence or other texts of a sheet.
std::string edition_json(const Edition& edition);
std::string published_results_json(const Dataset& data);

/// Writers of results in the stable form that docs/command-line.md describes. Percentages are
/// written from integers, with as many decimals as the method rounds to.
std::string score_json(const Edition& edition, std::string_view unit, const Method& method,
                       const std::vector<Row>& rows);
std::string ranking_json(const Dataset& data, NodeIndex node, const std::vector<Row>& rows);
std::string what_if_json(const Dataset& data, std::string_view unit, const Method& method,
                         std::span<const Edit> edits, const std::vector<Row>& before,
                         const std::vector<Row>& after);
std::string check_json(const Dataset& data, const CheckReport& report);
std::string errors_json(const Errors& errors);

}  // namespace rescore
