#include "uncertainty/uncertainty_shards.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "audit/fingerprint.h"
#include "base/format.h"

namespace rescore {
namespace {

/// "Draw 7 is" or "Draws 7 to 9 are", counted from 0.
std::string subject(std::uint64_t begin, std::uint64_t end) {
  if (end - begin == 1) return "Draw " + to_decimal(begin) + " is";
  return "Draws " + to_decimal(begin) + " to " + to_decimal(end - 1) + " are";
}

}  // namespace

void check_range(std::string_view option, std::int64_t value, std::int64_t least, std::int64_t most,
                 Errors& errors) {
  if (value >= least && value <= most) return;
  report(errors, ErrorCode::out_of_range, "", format("/{}", {option}),
         "The option {} is not between {} and {}.", {option, least, most});
}

void check_options(const Dataset& data, const UncertaintyOptions& options, std::int64_t most_draws,
                   Shard shard, Errors& errors) {
  constexpr std::int64_t kMost = 1'000'000;
  const auto shards = static_cast<std::int64_t>(shard.of);
  // A number beyond 2^63 becomes one below any limit.
  check_range("draws", static_cast<std::int64_t>(options.draws), 1, most_draws, errors);
  check_range("concentration", options.concentration, 1, 1000, errors);
  check_range("noise", options.noise, 0, 100, errors);
  check_range("answer_chance", options.answer_chance, 0, 10'000, errors);
  check_range("shards", shards, 1, kMost, errors);
  check_range("shard", static_cast<std::int64_t>(shard.number), 1,
              std::clamp(shards, std::int64_t{1}, kMost), errors);
  if (data.units.empty()) {
    report(errors, ErrorCode::needs_data, "Load the standings first.");
  }
}

RunHead head_of(const Dataset& data, const Method& method, const UncertaintyOptions& options,
                bool answers) {
  RunHead head{data.edition.id, run_fingerprint(data, method, answers), method.id, options, {}, {}};
  for (const Unit& unit : data.units) head.units.push_back(unit.code);
  return head;
}

std::uint64_t draws_of(const RunHead& result) {
  std::uint64_t draws = 0;
  for (const DrawRange& range : result.ranges) draws += range.end - range.begin;
  return draws;
}

void check_heads(const RunHead& first, const RunHead& other, std::size_t place, Errors& errors) {
  check_same(other.edition == first.edition, place, "edition", "a different edition", errors);
  check_same(other.fingerprint == first.fingerprint, place, "fingerprint", "different data",
             errors);
  check_same(other.method == first.method, place, "method", "a different method", errors);
  check_same(other.options == first.options, place, "options", "different options", errors);
  check_same(other.units == first.units, place, "countries",
             "different countries, or a different order,", errors);
}

bool are_whole(std::span<const RunHead* const> results, Errors& errors) {
  if (results.empty()) {
    report(errors, ErrorCode::missing_part, "There is no result.");
    return false;
  }
  const std::uint64_t draws = results.front()->options.draws;
  const std::size_t before = errors.size();
  std::vector<std::tuple<std::uint64_t, std::uint64_t, std::size_t>> pieces;  // with the result
  for (std::size_t r = 0; r < results.size(); ++r) {
    for (const DrawRange& range : results[r]->ranges) {
      if (range.begin > range.end || range.end > draws) {
        add_damaged(r, "ranges", errors);
      } else if (range.begin < range.end) {
        pieces.emplace_back(range.begin, range.end, r);
      }
    }
  }
  if (errors.size() > before) return false;
  std::sort(pieces.begin(), pieces.end());
  std::uint64_t so_far = 0;
  const auto gap = [&](std::uint64_t end) {
    if (so_far >= end) return;
    report(errors, ErrorCode::missing_part, "{} in no result.", {subject(so_far, end)});
  };
  for (const auto& [begin, end, result] : pieces) {
    gap(begin);
    if (begin < so_far) {
      report(errors, ErrorCode::disagreement, "", format("/{}/ranges", {result}),
             "{} in more than one result.", {subject(begin, std::min(so_far, end))});
    }
    so_far = std::max(so_far, end);
  }
  gap(draws);
  return errors.size() == before;
}

void check_same(bool same, std::size_t result, std::string_view key, std::string_view other,
                Errors& errors) {
  if (same) return;
  report(errors, ErrorCode::disagreement, "", format("/{}/{}", {result, key}),
         "This result has {} from the first one.", {other});
}

void add_damaged(std::size_t result, std::string_view key, Errors& errors) {
  report(errors, ErrorCode::disagreement, "", format("/{}/{}", {result, key}),
         "These numbers cannot be those of one run; the result is damaged.");
}

}  // namespace rescore
