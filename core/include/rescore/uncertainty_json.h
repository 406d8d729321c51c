#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "rescore/error.h"
#include "rescore/sensitivity.h"
#include "rescore/uncertainty.h"

namespace rescore {

/// Results of robustness and sensitivity runs as JSON, in one form for a whole run, a shard and
/// what was merged; docs/command-line.md describes it. It holds what was asked and the counts, all
/// of them whole numbers, and beside them what follows from the counts, for whoever reads it. The
/// seed is text, since it may have 64 bits and JavaScript keeps 53. Writing, reading and writing
/// again gives the same bytes.
std::string uncertainty_json(const UncertaintyResult& result);
std::string sensitivity_json(const SensitivityResult& result);

/// Reads such a file, which is untrusted: unknown keys, wrong shapes, counts that cannot be those
/// of their draws are errors with their place, and then nothing is given. What follows from the
/// counts may be left out, and must follow from them where it is there. At most kMaxRunCountries.
std::optional<UncertaintyResult> read_uncertainty(std::string_view file, std::string_view text,
                                                  Errors& errors);
std::optional<SensitivityResult> read_sensitivity(std::string_view file, std::string_view text,
                                                  Errors& errors);

using RunResult = std::variant<UncertaintyResult, SensitivityResult>;
/// Reads a file of either kind.
std::optional<RunResult> read_run(std::string_view file, std::string_view text, Errors& errors);

inline constexpr std::size_t kMaxRunUnits = 800;

}  // namespace rescore
