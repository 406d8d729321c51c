#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "json/json.h"
#include "model/dataset.h"

/// Pieces of JSON that several results share.
namespace rescore {

/// A rank as it is written; nothing where there is none.
std::optional<int> shown(const Rank& rank);

/// The fields of a row, into an object that is open: with points and a percentage where the index
/// has points, else with a score.
void put_row(json::Writer& out, const Edition& edition, const Row& row);

/// A row as an object of its own.
void put_whole_row(json::Writer& out, const Edition& edition, const Row& row);

/// A score, or null for skipped.
void put_answer(json::Writer& out, Answer answer);

/// The fields of one edit, into an object that is open.
void put_edit(json::Writer& out, const Dataset& data, const Edit& edit, Answer from);

}  // namespace rescore
