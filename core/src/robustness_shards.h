#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rescore/error.h"
#include "rescore/robustness.h"

/// What runs share: options within their ranges, and draws dealt out and put together again.
namespace rescore {

/// An error unless the option is between the two.
void check_range(std::string_view option, std::uint64_t value, std::uint64_t least,
                 std::uint64_t most, Errors& errors);
void check_shard(Shard shard, Errors& errors);

/// The draws of a shard.
DrawRange range_of(std::uint64_t draws, Shard shard);

/// Whether the ranges of several results, place by place, hold each of `draws` exactly once; if
/// not, every gap and overlap is an error.
bool make_one(std::span<const std::vector<DrawRange>> ranges, std::uint64_t draws, Errors& errors);

/// The error of a result that is of something else than the first one.
Error differs(std::size_t result, std::string_view key, std::string_view what);
/// The error of a result whose numbers cannot be.
Error damaged(std::size_t result, std::string_view key);

}  // namespace rescore
