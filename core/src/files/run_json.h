#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "rescore/io.h"

/// What the files of robustness and sensitivity runs share.
namespace rescore::run_json {

inline constexpr std::string_view kRobustness = "robustness";
inline constexpr std::string_view kSensitivity = "sensitivity";

/// The fields of the head, into an object that is open.
void write_head(json::Writer& out, std::string_view kind, const RunHead& head);
/// Reads it, and gives the entries of the countries.
std::vector<json::Cursor> read_head(const json::Cursor& root, std::uint64_t most_draws,
                                    RunHead& head);

/// What follows from the counts, where it is there: an error unless it is what would be written.
void check_written(const json::Cursor& item, std::string_view written);
/// The error of counts that cannot be.
void fail_counts(const json::Cursor& item);

/// Readers of one kind, from the root; the kind is known. Whole only where they report nothing.
UncertaintyResult read_uncertainty(const json::Cursor& root, Errors& errors);
SensitivityResult read_sensitivity(const json::Cursor& root, Errors& errors);

}  // namespace rescore::run_json
