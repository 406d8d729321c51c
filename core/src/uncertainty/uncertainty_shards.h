#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "model/dataset.h"
#include "rescore/error.h"
#include "rescore/uncertainty.h"

/// What runs share: options within their ranges, and draws dealt out, made and put together again.
namespace rescore {

/// An error unless the option is between the two.
void check_range(std::string_view option, std::uint64_t value, std::uint64_t least,
                 std::uint64_t most, Errors& errors);
/// The same for all numbers of the options and the shard.
void check_options(const UncertaintyOptions& options, std::uint64_t most_draws, Shard shard,
                   Errors& errors);

/// The head of a result that has no draws yet; `answers`: the run depends on every answer.
RunHead head_of(const Dataset& data, const Method& method, const UncertaintyOptions& options,
                bool answers);

/// The draws of a shard, and the next one that is to be made.
struct Progress {
  DrawRange range;
  std::uint64_t next;
  Progress(std::uint64_t draws, Shard shard);
};

/// What follows is the same for every kind of run. Its State has a static make(), the `progress`,
/// the `result`, draw(number) and end_slice().
template <class Result>
std::optional<DrawRun<Result>> DrawRun<Result>::make(const Dataset& data, const Method& method,
                                                     const UncertaintyOptions& options, Shard shard,
                                                     Errors& errors) {
  auto state = State::make(data, method, options, shard, errors);
  if (!state) return std::nullopt;
  return DrawRun(std::move(state));
}

template <class Result>
DrawRun<Result>::DrawRun(std::unique_ptr<State> state) : state_(std::move(state)) {}
template <class Result>
DrawRun<Result>::DrawRun(DrawRun&&) noexcept = default;
template <class Result>
DrawRun<Result>& DrawRun<Result>::operator=(DrawRun&&) noexcept = default;
template <class Result>
DrawRun<Result>::~DrawRun() = default;

template <class Result>
bool DrawRun<Result>::advance(std::uint64_t draws) {
  auto& [range, next] = state_->progress;
  const std::uint64_t end = next + std::min(draws, range.end - next);
  if (end > next) {
    for (; next < end; ++next) state_->draw(next);
    state_->end_slice();
    state_->result.ranges = {{range.begin, next}};
  }
  return !done();
}

template <class Result>
bool DrawRun<Result>::done() const {
  return draws_made() == draws_in_all();
}
template <class Result>
std::uint64_t DrawRun<Result>::draws_made() const {
  return state_->progress.next - state_->progress.range.begin;
}
template <class Result>
std::uint64_t DrawRun<Result>::draws_in_all() const {
  return state_->progress.range.end - state_->progress.range.begin;
}
template <class Result>
const Result& DrawRun<Result>::result() const {
  return state_->result;
}

/// The error of a result that is of something else than the first one.
Error differs(std::size_t result, std::string_view key, std::string_view what);
/// The error of a result whose numbers cannot be.
Error damaged(std::size_t result, std::string_view key);

/// An error for everything that a result must have in common with the first one and has not.
void check_same(const RunHead& first, const RunHead& other, std::size_t place, Errors& errors);

/// Whether the ranges of several results hold each draw of the options exactly once; if not, every
/// gap and overlap is an error.
bool are_whole(std::span<const RunHead* const> results, Errors& errors);

/// One result of several. `check(result, place)` adds errors of a result's own numbers;
/// `add(whole, other)` adds them up.
template <class Result, class Check, class Add>
std::optional<Result> merge_all(std::span<const Result> results, Errors& errors, Check check,
                                Add add) {
  const std::size_t before = errors.size();
  std::vector<const RunHead*> heads;
  for (std::size_t r = 0; r < results.size(); ++r) {
    check_same(results.front(), results[r], r, errors);
    check(results[r], r);
    heads.push_back(&results[r]);
  }
  if (errors.size() > before || !are_whole(heads, errors)) return std::nullopt;
  Result whole = results.front();
  for (const Result& other : results.subspan(1)) add(whole, other);
  whole.ranges = {{0, whole.options.draws}};
  return whole;
}

}  // namespace rescore
