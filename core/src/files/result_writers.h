#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "model/dataset.h"

/// Pieces of JSON that several results share.
namespace rescore {

void number_or_null(json::Writer& out, std::optional<std::int64_t> number);

/// A rank, or null.
void put_rank(json::Writer& out, const Rank& rank);

/// The fields of a row, into an object that is open: with points and a percentage where the index
/// has points, else with a score.
void put_row(json::Writer& out, const Edition& edition, const Row& row);

/// A row as an object of its own.
void put_whole_row(json::Writer& out, const Edition& edition, const Row& row);

void put_score(json::Writer& out, const Edition& edition, std::string_view unit,
               std::string_view method, const std::vector<Row>& rows);

/// A score, or null for skipped.
void put_answer(json::Writer& out, Answer answer);

/// The fields of one edit, into an object that is open.
void put_edit(json::Writer& out, const Dataset& data, const Edit& edit, Answer from);

/// [{"country","indicator","from","to"}]: `from` is the published answer.
void put_edits(json::Writer& out, const Dataset& data, std::span<const Edit> edits);

}  // namespace rescore
