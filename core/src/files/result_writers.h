#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "rescore/published_results.h"
#include "rescore/result.h"
#include "rescore/scenario.h"

/// Pieces of JSON that several results share.
namespace rescore {

void number_or_null(json::Writer& out, std::optional<int> number);

/// The fields of a row, into an object that is open.
void put_row(json::Writer& out, const Edition& edition, const Row& row);

/// A row as an object of its own.
void put_whole_row(json::Writer& out, const Edition& edition, const Row& row);

void put_score(json::Writer& out, const Edition& edition, std::string_view unit,
               const Method& method, const std::vector<Row>& rows);

/// A score, or null for skipped.
void put_answer(json::Writer& out, Answer answer);

/// The fields of one edit, into an object that is open.
void put_edit(json::Writer& out, const Dataset& data, const Edit& edit, Answer from);

/// [{"country","indicator","from","to"}]: `from` is the published answer.
void put_edits(json::Writer& out, const Dataset& data, std::span<const Edit> edits);

}  // namespace rescore
