#pragma once

#include "json/json.h"
#include "rescore/index.h"

/// Checks the texts of a unit's responses. Nothing is computed from them, but pages show them.
namespace rescore {

/// What stands beside an answer: evidence, notes and links.
void check_evidence(const json::Cursor& item);

/// Profile, takeaways, events, contradictions and their sources.
void check_narrative(const json::Cursor& root, const Edition& edition);

}  // namespace rescore
