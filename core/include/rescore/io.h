#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rescore/changes.h"
#include "rescore/claim.h"
#include "rescore/error.h"
#include "rescore/index.h"
#include "rescore/pair.h"
#include "rescore/questions.h"
#include "rescore/score.h"
#include "rescore/uncertainty.h"
#include "rescore/weight_shift.h"
#include "rescore/weights.h"

/// Reads files and writes results. Text is UTF-8 JSON of at most kMaxFileBytes, and untrusted. Each
/// reader checks the whole file and appends all faults to `errors`, each with its place. It returns
/// a value only if there were none. `file` is the name that the errors carry. data/schema/
/// describes the files, docs/command-line.md the results. `data` is Session::data(), `method` a
/// method's id.
namespace rescore {

struct Dataset;

/// Reads index.json, in either format.
std::optional<Edition> read_edition(std::string_view file, std::string_view text, Errors& errors);
/// Reads a method from a separate file, in the form of an entry of index.json's "methods". Its id
/// must not be one of the edition's.
std::optional<Method> read_method(const Edition& edition, std::string_view file,
                                  std::string_view text, Errors& errors);
/// Reads a crosswalk: which indicators of `from` and `to` ask the same (docs/changes.md). At least
/// one of the editions must be the one that the file names on that side.
std::optional<Crosswalk> read_crosswalk(const Edition& from, const Edition& to,
                                        std::string_view file, std::string_view text,
                                        Errors& errors);

/// Results as JSON. Scores have as many decimals as the method rounds to.
std::string score_json(const Dataset& data, std::string_view unit, std::string_view method,
                       const std::vector<Row>& rows);
std::string ranking_json(const Dataset& data, NodeIndex node, const std::vector<Row>& rows);
std::string what_if_json(const Dataset& data, std::string_view unit, std::string_view method,
                         std::span<const Edit> edits, const std::vector<Row>& before,
                         const std::vector<Row>& after);
std::string check_json(const Dataset& data, const CheckReport& report);
std::string errors_json(const Errors& errors);

/// Answers to what-if questions as JSON. `edits` are the edits of the question.
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
/// Weights are by the parts' short ids, as fractions: "1/3".
std::string weight_ranges_json(const Dataset& data, std::string_view method,
                               const WeightRanges& ranges);
std::string weight_shift_json(const Dataset& data, std::string_view method,
                              const WeightShift& shift);
std::string pair_json(const Dataset& data, std::string_view method, const PairResult& pair);
std::string claim_json(const Dataset& data, std::string_view method, std::string_view text,
                       const ClaimResult& claim);
std::string changes_json(const Dataset& from, const Dataset& to, const RankChanges& changes);

/// Results of uncertainty and sensitivity runs as JSON. A whole run, a shard and a merged result
/// have the same form. It contains the options, the counts (all whole numbers), and the values
/// derived from the counts. The seed is text, because it may have 64 bits and JavaScript numbers
/// hold 53. Writing, reading and writing again gives the same bytes.
std::string uncertainty_json(const UncertaintyResult& result);
std::string sensitivity_json(const SensitivityResult& result);

/// Reads such a file. Unknown keys, wrong shapes, and counts that are impossible for their draws
/// are errors with their place. Derived values may be left out; if present, they must follow from
/// the counts. At most kMaxRunUnits units.
using RunResult = std::variant<UncertaintyResult, SensitivityResult>;
std::optional<RunResult> read_run(std::string_view file, std::string_view text, Errors& errors);
inline constexpr std::size_t kMaxRunUnits = 800;

/// The rows of a ranking as positions in the data's units, sorted by rank, then by name, then by
/// code. Unranked units come last.
std::vector<std::size_t> in_rank_order(const Dataset& data, const std::vector<Row>& rows);
/// The median score of a ranking's ranked units. For an even number of units it is the exact mean
/// of the two in the middle, which can have one more decimal. Empty if no unit is ranked.
std::optional<Decimal> median_of(const std::vector<Row>& rows);
/// The mean score of a ranking's ranked units, rounded half up to the decimals of the scores. Empty
/// if no unit is ranked.
std::optional<Decimal> mean_of(const std::vector<Row>& rows);

}  // namespace rescore
