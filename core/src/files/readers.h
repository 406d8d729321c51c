#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "json/json.h"
#include "rescore/error.h"
#include "rescore/index.h"

/// What the readers of edition, standings and sheet share.
namespace rescore {

/// The id of an entry, which no earlier entry of the list may have.
template <class List>
std::string new_id(const json::Cursor& item, const List& earlier) {
  const json::Cursor id = item.key("id");
  std::string text = id.id().value_or("");
  const bool taken = std::any_of(earlier.begin(), earlier.end(),
                                 [&](const auto& x) { return !text.empty() && x.id == text; });
  if (taken) {
    id.fail(ErrorCode::duplicate_id, "The id \"{}\" stands in this list twice.", {text});
  }
  return text;
}

/// Reports when a file belongs to another edition.
void check_edition(const json::Cursor& item, const Edition& edition);

/// Two capitals, as in ISO 3166-1 alpha-2.
bool is_country_code(std::string_view text);

/// A unit's code: 1 to 64 characters on one line; empty after an error.
std::string read_unit_code(const json::Cursor& item);

/// Whether an indicator can be answered so: with an option of its scale, or any number.
bool can_be_answered(const Edition& edition, IndicatorIndex indicator, double score);
/// The sentence for an answer that it cannot have; it lists the options there are.
std::string no_such_score(const Edition& edition, IndicatorIndex indicator, double score);

/// The error for something that must be loaded before.
Error needs_first(std::string_view what, std::string_view file = "");

/// Checks the texts that surround a sheet's answers (profile, takeaways, timeline, contradictions,
/// sources). Nothing is computed from them, but a page shows them.
void check_narrative(const json::Cursor& root, const Edition& edition);

}  // namespace rescore
