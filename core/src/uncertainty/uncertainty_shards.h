#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rescore/error.h"
#include "rescore/uncertainty.h"

/// What runs share: options within their ranges, and draws dealt out and put together again.
namespace rescore {

/// An error unless the option is between the two.
void check_range(std::string_view option, std::uint64_t value, std::uint64_t least,
                 std::uint64_t most, Errors& errors);
/// The same for all numbers of the options.
void check_options(const UncertaintyOptions& options, std::uint64_t most_draws, Errors& errors);
void check_shard(Shard shard, Errors& errors);

/// The draws of a shard.
DrawRange range_of(std::uint64_t draws, Shard shard);

/// How many draws ranges hold.
std::uint64_t draws_in(std::span<const DrawRange> ranges);

/// Whether the ranges of several results, place by place, hold each of `draws` (1 or more) exactly
/// once; if not, every gap and overlap is an error.
bool make_one(std::span<const std::vector<DrawRange>> ranges, std::uint64_t draws, Errors& errors);

/// The error of a result that is of something else than the first one.
Error differs(std::size_t result, std::string_view key, std::string_view what);
/// The error of a result whose numbers cannot be.
Error damaged(std::size_t result, std::string_view key);

/// What two results must have in common to be of one run.
inline void check_same(const RunHead& first, const RunHead& other, std::size_t place,
                       Errors& errors) {
  const auto same = [&](bool equal, std::string_view key, std::string_view what) {
    if (!equal) errors.push_back(differs(place, key, what));
  };
  same(other.edition == first.edition, "edition", "another edition");
  same(other.fingerprint == first.fingerprint, "fingerprint", "other data");
  same(other.method == first.method, "method", "another method");
  same(other.options == first.options, "options", "other options");
  same(other.units == first.units, "countries", "other countries, or in another order,");
}

}  // namespace rescore
