#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/dataset.h"
#include "rescore/error.h"
#include "rescore/uncertainty.h"

/// Code that runs share: checks of options, and splitting and merging of draws.
namespace rescore {

/// Reports an error unless the option is between the two limits.
void check_range(std::string_view option, std::int64_t value, std::int64_t least, std::int64_t most,
                 Errors& errors);
/// The same for all numbers of the options and the shard. Also reports if there are no units.
void check_options(const Dataset& data, const UncertaintyOptions& options, std::int64_t most_draws,
                   Shard shard, Errors& errors);

/// The head of a result without draws; `answers`: the run depends on every answer.
RunHead head_of(const Dataset& data, const Method& method, const UncertaintyOptions& options,
                bool answers);

/// Reports an error unless a result agrees with the first one; `other` names the difference.
void check_same(bool same, std::size_t result, std::string_view key, std::string_view other,
                Errors& errors);
/// The error for a result with impossible numbers.
void add_damaged(std::size_t result, std::string_view key, Errors& errors);

/// The same for all properties that heads must share.
void check_heads(const RunHead& first, const RunHead& other, std::size_t place, Errors& errors);

/// Whether the ranges of several results contain each draw of the options exactly once. Reports
/// every gap and overlap as an error.
bool are_whole(std::span<const RunHead* const> results, Errors& errors);

/// Merges several results. `check(result, place, errors)` reports errors in a result's own numbers;
/// `add(whole, other)` adds a result.
template <class Result, class Check, class Add>
std::optional<Result> merge_all(std::span<const Result> results, Errors& errors, Check check,
                                Add add) {
  const std::size_t before = errors.size();
  std::vector<const RunHead*> heads;
  for (std::size_t r = 0; r < results.size(); ++r) {
    check_heads(results.front(), results[r], r, errors);
    check(results[r], r, errors);
    heads.push_back(&results[r]);
  }
  if (errors.size() > before || !are_whole(heads, errors)) return std::nullopt;
  Result whole = results.front();
  for (const Result& other : results.subspan(1)) add(whole, other);
  whole.ranges = {{0, whole.options.draws}};
  return whole;
}

}  // namespace rescore
