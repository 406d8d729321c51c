#pragma once

#include <string>
#include <vector>

#include "files/readers.h"
#include "json/json.h"
#include "rescore/index.h"

/// What the readers of both index formats share, and the second of them.
namespace rescore::index_json {

/// Far beyond any published index; bounds what a file can make us keep.
inline constexpr std::size_t kMaxNodes = 500;
inline constexpr std::size_t kMaxScales = 2000;
inline constexpr std::size_t kMaxIndicators = 2000;
inline constexpr std::size_t kMaxMethods = 100;
inline constexpr std::int64_t kMaxScore = 1000;
inline constexpr std::int64_t kMaxUnits = 20'000;

/// The options of a scale, by rising score.
std::vector<Option> read_options(const json::Cursor& list);

std::optional<Source> read_source(const json::Cursor& item);

/// The methods, which come after all that they may name.
void read_methods(const json::Cursor& list, Edition& edition);

/// The id of a node of format 2, of which files leave out the kind.
std::string node_name(const std::string& id);

/// A reference to an entry of another list. Without one, a position beyond every list: what depends
/// on it is left unchecked, so that one fault is reported once.
template <class I, class Find>
I reference(const json::Cursor& item, const std::string& id, ErrorCode code, std::string_view what,
            Find find) {
  constexpr I kNowhere{UINT16_MAX};
  if (id.empty()) return kNowhere;
  const std::optional<I> found = find(id);
  if (!found) item.fail(code, "There is no {} \"{}\".", {what, id});
  return found.value_or(kNowhere);
}

/// The scale that is named here.
ScaleIndex read_scale_reference(const json::Cursor& item, const Edition& edition);

/// Reads an index of format 2; the root is an object with that format.
void read_format_2(const json::Cursor& root, Edition& edition);

}  // namespace rescore::index_json
