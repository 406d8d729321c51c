#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rescore/error.h"
#include "rescore/index.h"
#include "rescore/questions.h"
#include "rescore/score.h"
#include "rescore/uncertainty.h"

/// Files in, results out. Text is UTF-8 JSON of at most kMaxFileBytes, and untrusted: each reader
/// checks the whole file, appends everything that is wrong to `errors` with its place, and gives a
/// value only when nothing was. `file` is the name that the errors carry. data/schema/ describes the
/// files, docs/command-line.md the results. `data` is Session::data(), `method` a method's id.
namespace rescore {

struct Dataset;

/// index.json, of either format.
std::optional<Edition> read_edition(std::string_view file, std::string_view text, Errors& errors);
/// A method in a file of its own, in the form of an entry of index.json's "methods"; its id must be
/// none of the edition's.
std::optional<Method> read_method(const Edition& edition, std::string_view file,
                                  std::string_view text, Errors& errors);

/// Results. Scores are written from integers, with as many decimals as the method rounds to.
std::string score_json(const Dataset& data, std::string_view unit, std::string_view method,
                       const std::vector<Row>& rows);
std::string ranking_json(const Dataset& data, NodeIndex node, const std::vector<Row>& rows);
std::string what_if_json(const Dataset& data, std::string_view unit, std::string_view method,
                         std::span<const Edit> edits, const std::vector<Row>& before,
                         const std::vector<Row>& after);
std::string check_json(const Dataset& data, const CheckReport& report);
std::string errors_json(const Errors& errors);

/// Answers to what-if questions. `edits` are those that the question was asked with.
std::string impact_json(const Dataset& data, std::string_view method, const Impacts& impacts);
std::string pivots_json(const Dataset& data, std::string_view method, NodeIndex node,
                        const std::vector<Row>& ranking, std::span<const Pivot> map);
std::string goal_json(const Dataset& data, std::string_view method, std::span<const Edit> edits,
                      const GoalResult& result);
std::string contributions_json(const Dataset& data, std::string_view method,
                               const Contributions& contributions);
std::string bounds_json(const Dataset& data, std::string_view method, NodeIndex node,
                        const std::vector<Row>& ranking, std::span<const MissingBounds> bounds);
std::string comparison_json(const Dataset& data, std::string_view method, std::string_view against,
                            NodeIndex node, std::span<const Moved> moved);

/// Results of uncertainty and sensitivity runs, in one form for a whole run, a shard and what was
/// merged. It holds what was asked and the counts, all of them whole numbers, and beside them what
/// follows from the counts. The seed is text, since it may have 64 bits and JavaScript keeps 53.
/// Writing, reading and writing again gives the same bytes.
std::string uncertainty_json(const UncertaintyResult& result);
std::string sensitivity_json(const SensitivityResult& result);

/// Reads such a file: unknown keys, wrong shapes, counts that cannot be those of their draws are
/// errors with their place. What follows from the counts may be left out, and must follow from them
/// where it is there. At most kMaxRunUnits.
using RunResult = std::variant<UncertaintyResult, SensitivityResult>;
std::optional<RunResult> read_run(std::string_view file, std::string_view text, Errors& errors);
inline constexpr std::size_t kMaxRunUnits = 800;

/// The rows of a ranking as positions in the data's units, by rank, equal ranks by name, equal names
/// by code; units that are not ranked come last.
std::vector<std::size_t> in_rank_order(const Dataset& data, const std::vector<Row>& rows);
/// The median score of a ranking's ranked units: of an even number the exact mean of the two in the
/// middle, which can have one decimal more. Empty when none is ranked.
std::optional<Decimal> median_of(const std::vector<Row>& rows);

}  // namespace rescore
