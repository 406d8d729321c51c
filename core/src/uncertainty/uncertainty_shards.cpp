#include "uncertainty/uncertainty_shards.h"

#include <algorithm>
#include <string>

#include "audit/fingerprint.h"
#include "base/format.h"

namespace rescore {
namespace {

std::string place_of(std::size_t result, std::string_view key) {
  return "/" + to_decimal(result) + "/" + std::string(key);
}

/// "Draw 7 is" or "Draws 7 to 9 are", counted from 0.
std::string subject(std::uint64_t begin, std::uint64_t end) {
  if (end - begin == 1) return "Draw " + to_decimal(begin) + " is";
  return "Draws " + to_decimal(begin) + " to " + to_decimal(end - 1) + " are";
}

}  // namespace

void check_range(std::string_view option, std::uint64_t value, std::uint64_t least,
                 std::uint64_t most, Errors& errors) {
  if (value >= least && value <= most) return;
  errors.push_back({ErrorCode::out_of_range, "", "/" + std::string(option),
                    "The option " + std::string(option) + " is not between " + to_decimal(least) +
                        " and " + to_decimal(most) + "."});
}

void check_options(const UncertaintyOptions& options, std::uint64_t most_draws, Shard shard,
                   Errors& errors) {
  const auto check = [&](std::string_view option, int value, std::uint64_t least,
                         std::uint64_t most) {
    // A negative number becomes one that is larger than any limit.
    check_range(option, static_cast<std::uint64_t>(value), least, most, errors);
  };
  check_range("draws", options.draws, 1, most_draws, errors);
  check("concentration", options.concentration, 1, 1000);
  check("noise", options.noise, 0, 100);
  check("answer_chance", options.answer_chance, 0, 10'000);
  constexpr std::uint64_t kMost = 1'000'000;
  check_range("shards", shard.of, 1, kMost, errors);
  check_range("shard", shard.number, 1, std::clamp(shard.of, std::uint64_t{1}, kMost), errors);
}

RunHead head_of(const Dataset& data, const Method& method, const UncertaintyOptions& options,
                bool answers) {
  RunHead head{data.edition.id, run_fingerprint(data, method, answers), method.id, options, {}, {}};
  for (const Unit& unit : data.units) head.units.push_back(unit.code);
  return head;
}

Progress::Progress(std::uint64_t draws, Shard shard)
    : range{draws * (shard.number - 1) / shard.of, draws * shard.number / shard.of},
      next(range.begin) {}

std::uint64_t draws_of(const RunHead& result) {
  std::uint64_t draws = 0;
  for (const DrawRange& range : result.ranges) draws += range.end - range.begin;
  return draws;
}

void check_same(const RunHead& first, const RunHead& other, std::size_t place, Errors& errors) {
  const auto same = [&](bool equal, std::string_view key, std::string_view what) {
    if (!equal) errors.push_back(differs(place, key, what));
  };
  same(other.edition == first.edition, "edition", "another edition");
  same(other.fingerprint == first.fingerprint, "fingerprint", "other data");
  same(other.method == first.method, "method", "another method");
  same(other.options == first.options, "options", "other options");
  same(other.units == first.units, "countries", "other countries, or in another order,");
}

bool are_whole(std::span<const RunHead* const> results, Errors& errors) {
  struct Piece {
    std::uint64_t begin, end;
    std::size_t result;
    auto operator<=>(const Piece&) const = default;
  };
  if (results.empty()) {
    errors.push_back({ErrorCode::missing_part, "", "", "There is no result."});
    return false;
  }
  const std::uint64_t draws = results.front()->options.draws;
  const std::size_t before = errors.size();
  std::vector<Piece> pieces;
  for (std::size_t r = 0; r < results.size(); ++r) {
    for (const DrawRange& range : results[r]->ranges) {
      if (range.begin > range.end || range.end > draws) {
        errors.push_back(damaged(r, "ranges"));
      } else if (range.begin < range.end) {
        pieces.push_back({range.begin, range.end, r});
      }
    }
  }
  if (errors.size() > before) return false;
  std::sort(pieces.begin(), pieces.end());
  std::uint64_t so_far = 0;
  const auto gap = [&](std::uint64_t end) {
    if (so_far >= end) return;
    errors.push_back({ErrorCode::missing_part, "", "", subject(so_far, end) + " in no result."});
  };
  for (const Piece& piece : pieces) {
    gap(piece.begin);
    if (piece.begin < so_far) {
      errors.push_back(
          {ErrorCode::disagreement, "", place_of(piece.result, "ranges"),
           subject(piece.begin, std::min(so_far, piece.end)) + " in more than one result."});
    }
    so_far = std::max(so_far, piece.end);
  }
  gap(draws);
  return errors.size() == before;
}

Error differs(std::size_t result, std::string_view key, std::string_view what) {
  return {ErrorCode::disagreement, "", place_of(result, key),
          "This result is of " + std::string(what) + " than the first one."};
}

Error damaged(std::size_t result, std::string_view key) {
  return {ErrorCode::disagreement, "", place_of(result, key),
          "These numbers cannot be those of one run; the result is damaged."};
}

}  // namespace rescore
