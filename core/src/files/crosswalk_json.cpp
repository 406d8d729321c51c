#include "files/readers.h"
#include "rescore/io.h"

namespace rescore {
namespace {

using json::Cursor;

enum class Relation : std::uint8_t { same, reworded, moved, merged, added };

/// The indicators of FROM that a pair names: one, unless it is merged (one or more) or new (none).
std::vector<IndicatorIndex> read_origins(const Cursor& list, Relation relation,
                                         const Edition& from) {
  const std::size_t least = relation == Relation::added ? 0 : 1;
  const std::size_t most = relation == Relation::merged ? from.indicators.size() : least;
  std::vector<IndicatorIndex> origins;
  for (const Cursor& item : list.items(least, most)) {
    if (const auto found = read_indicator(item, from)) origins.push_back(*found);
  }
  return origins;
}

Crosswalk read_pairs(const Cursor& root, const Edition& from, const Edition& to) {
  Crosswalk same(to.indicators.size());
  Distinct asked;
  Distinct origins;
  for (const Cursor& pair : root.key("pairs").items(1, to.indicators.size())) {
    pair.allow_keys({"to", "from", "relation"});
    const auto relation =
        pair.key("relation").word({"same", "reworded", "moved", "merged", "new"}, Relation::merged);
    const auto indicator = read_indicator(pair.key("to"), to);
    const auto found = read_origins(pair.key("from"), relation, from);
    if (!indicator) continue;
    asked.add(pair.key("to"), to.indicators[indicator->value].id, ErrorCode::duplicate_indicator,
              "The indicator {} stands here twice.");
    if (relation == Relation::merged || found.empty()) continue;
    origins.add(pair.key("from"), from.indicators[found.front().value].id,
                ErrorCode::duplicate_indicator, "Two indicators continue {}.");
    same[indicator->value] = found.front();
  }
  return same;
}

}  // namespace

std::optional<Crosswalk> read_crosswalk(const Edition& from, const Edition& to,
                                        std::string_view file, std::string_view text,
                                        Errors& errors) {
  return json::read_file(file, text, errors, [&](const Cursor& root) {
    root.allow_keys({"rescore", "from", "to", "pairs"});
    root.key("rescore").word({"crosswalk"}, 0);
    const std::string before = root.key("from").line(64);
    const std::string after = root.key("to").line(64);
    if (before != from.id && after != to.id && !before.empty() && !after.empty()) {
      root.key("from").fail(
          ErrorCode::wrong_edition,
          "This leads from {} to {}, not from {} to {}; one of the two must agree.",
          {before, after, from.id, to.id});
    }
    return read_pairs(root, from, to);
  });
}

}  // namespace rescore
