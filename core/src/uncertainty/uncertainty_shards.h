#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/dataset.h"
#include "rescore/error.h"
#include "rescore/uncertainty.h"

/// What runs share: options within their ranges, and draws dealt out and put together again.
namespace rescore {

/// An error unless the option is between the two.
void check_range(std::string_view option, std::int64_t value, std::int64_t least, std::int64_t most,
                 Errors& errors);
/// The same for all numbers of the options and the shard; and one where there are no units.
void check_options(const Dataset& data, const UncertaintyOptions& options, std::int64_t most_draws,
                   Shard shard, Errors& errors);

/// The head of a result that has no draws yet; `answers`: the run depends on every answer.
RunHead head_of(const Dataset& data, const Method& method, const UncertaintyOptions& options,
                bool answers);

/// An error unless a result has the same as the first one; `other` says what it has.
void check_same(bool same, std::size_t result, std::string_view key, std::string_view other,
                Errors& errors);
/// The error of a result whose numbers cannot be.
void add_damaged(std::size_t result, std::string_view key, Errors& errors);

/// The same for everything that heads must have in common.
void check_heads(const RunHead& first, const RunHead& other, std::size_t place, Errors& errors);

/// Whether the ranges of several results hold each draw of the options exactly once; if not, every
/// gap and overlap is an error.
bool are_whole(std::span<const RunHead* const> results, Errors& errors);

/// One result of several. `check(result, place, errors)` adds errors of a result's own numbers;
/// `add(whole, other)` adds them up.
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
